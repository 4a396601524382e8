using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Outturn.Core.Papers;

namespace Outturn.Documents.Reading.Text;

/// <summary>
/// Reads the looks and links that a line of text writes with signs: Markdown's <c>**bold**</c>, <c>*italic*</c>, <c>~~struck~~</c>,
/// <c>[text](address)</c>, <c>&lt;address&gt;</c> and the few tags of web pages that conversions leave behind. Signs without a partner are text.
/// </summary>
/// <param name="keepsStars">Whether stars at the end of a line without a partner are text: they are where some note begins with them.</param>
/// <param name="onlyLeftovers">Whether only tags and links are read, as a conversion leaves them in a Word document, where a star is a star.</param>
internal sealed partial class InlineMarkup(bool keepsStars, bool onlyLeftovers = false)
{
    private readonly string _signs = onlyLeftovers ? "[<" : "*~[<\\&";

    /// <summary>Leaves every sign but tags of web pages, links and addresses.</summary>
    public static InlineMarkup Leftovers { get; } = new(keepsStars: true, onlyLeftovers: true);

    public List<Span> Parse(string text)
    {
        if (text.AsSpan().IndexOfAny(_signs) < 0)
        {
            return PaperSpans.Trim([new(text)]);
        }

        var spans = new List<Span>();
        var run = new StringBuilder();
        var style = SpanStyle.None;
        var opened = new Stack<(string Sign, SpanStyle Style)>();
        var inList = false;
        var partners = new Dictionary<string, int>(StringComparer.Ordinal);

        void Close(string? link = null)
        {
            if (run.Length > 0)
            {
                spans.Add(new(run.ToString(), style, link));
                run.Clear();
            }
        }

        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c == '\\' && !onlyLeftovers && i + 1 < text.Length && text[i + 1] is '*' or '_' or '[' or ']' or '#' or '~' or '<' or '>' or '|' or '`')
            {
                run.Append(text[i + 1]);
                i += 2;
            }
            else if (c is '*' or '~' && !onlyLeftovers && Sign(text, i) is { Length: > 0 } sign)
            {
                if (opened.Count > 0 && opened.Peek().Sign == sign && Closes(text, i))
                {
                    Close();
                    style &= ~opened.Pop().Style;
                }
                else if (!opened.Any(o => o.Sign == sign) && Opens(text, i, sign, partners))
                {
                    Close();
                    var more = sign switch { "***" => SpanStyle.Bold | SpanStyle.Italic, "**" => SpanStyle.Bold, "*" => SpanStyle.Italic, _ => SpanStyle.Struck };
                    opened.Push((sign, more & ~style));
                    style |= more;
                }
                else if (keepsStars || i + sign.Length < text.Length || sign != "**")
                {
                    run.Append(sign);
                }

                i += sign.Length;
            }
            else if (c == '[' && Link().Match(text, i) is { Success: true } link && link.Index == i)
            {
                Close();
                run.Append(link.Groups[1].Value);
                Close(link.Groups[2].Value);
                i += link.Length;
            }
            else if (c == '<' && Address().Match(text, i) is { Success: true } address && address.Index == i)
            {
                Close();
                run.Append(address.Groups[1].Value);
                Close(address.Groups[1].Value);
                i += address.Length;
            }
            else if (c == '<' && Tag().Match(text, i) is { Success: true } tag && tag.Index == i)
            {
                i += tag.Length;
                var isEnd = tag.Groups[1].Length > 0;
                var name = tag.Groups[2].Value;
                if (name.ToUpperInvariant() is "BR" or "P" or "LI" or "UL" or "OL" or "DIV")
                {
                    inList |= name.ToUpperInvariant() is "LI" or "UL" or "OL";
                    run.Append(!isEnd && name.Equals("li", StringComparison.OrdinalIgnoreCase) ? "\n• " : "\n");
                }
                else if (name.Equals("sup", StringComparison.OrdinalIgnoreCase) && !isEnd && text.IndexOf("</sup>", i, StringComparison.OrdinalIgnoreCase) is var end && end >= i)
                {
                    run.Append(Word.WordText.Raised(text[i..end]));
                    i = end + "</sup>".Length;
                }
                else
                {
                    var look = name.ToUpperInvariant() switch { "B" or "STRONG" => SpanStyle.Bold, "I" or "EM" => SpanStyle.Italic, "S" or "DEL" or "STRIKE" => SpanStyle.Struck, _ => SpanStyle.None };
                    if (look != SpanStyle.None)
                    {
                        Close();
                        style = isEnd ? style & ~look : style | look;
                    }
                }
            }
            else if (c == '&' && !onlyLeftovers && Entity().Match(text, i) is { Success: true } entity && entity.Index == i)
            {
                run.Append(WebUtility.HtmlDecode(entity.Value));
                i += entity.Length;
            }
            else if (c == '•' && inList)
            {
                run.Append("\n•");
                i++;
            }
            else
            {
                run.Append(c);
                i++;
            }
        }

        Close();
        return PaperSpans.Trim(spans);
    }

    private static string Sign(string text, int at)
    {
        var length = 1;
        while (at + length < text.Length && text[at + length] == text[at] && length < 4)
        {
            length++;
        }

        return text[at] == '~' ? length == 2 ? "~~" : "" : length > 3 ? "" : new string('*', length);
    }

    private static bool Closes(string text, int at) => at > 0 && !char.IsWhiteSpace(text[at - 1]);

    /// <summary>A sign opens where a word follows it and its partner stands later in the line, behind a word.</summary>
    private static bool Opens(string text, int at, string sign, Dictionary<string, int> partners)
    {
        var after = at + sign.Length;
        if (after >= text.Length || char.IsWhiteSpace(text[after]) || (sign == "*" && at > 0 && char.IsLetterOrDigit(text[at - 1])))
        {
            return false;
        }

        // The partner that was found for an earlier sign serves for this one while it lies ahead: a line of signs is looked through once.
        if (!partners.TryGetValue(sign, out var partner) || (partner >= 0 && partner <= after))
        {
            partner = text.IndexOf(sign, after + 1, StringComparison.Ordinal);
            while (partner >= 0 && !(Sign(text, partner) == sign && Closes(text, partner) && text[partner - 1] != sign[0]))
            {
                partner = text.IndexOf(sign, partner + 1, StringComparison.Ordinal);
            }

            partners[sign] = partner;
        }

        return partner > 0;
    }

    [GeneratedRegex(@"\G\[([^\[\]]{1,1000})\]\(([^()\s]{1,2000})\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\G<((?:https?://|mailto:|www\.)[^<>\s]{1,2000})>", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"\G<(/?)(b|strong|i|em|s|del|strike|u|sup|sub|p|br|ul|ol|li|div|span|font)(?:\s[^<>]{0,300})?/?>", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\G&(?:amp|lt|gt|quot|nbsp|apos|pound|ndash|mdash|lsquo|rsquo|ldquo|rdquo|bull|hellip|euro|#\d{2,5});")]
    private static partial Regex Entity();
}
