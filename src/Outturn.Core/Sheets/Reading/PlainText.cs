using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Outturn.Core.Sheets.Reading;

/// <summary>
/// Takes the marks of web pages out of a text: trackers are pasted from systems that store HTML (the October 2017 tracker has
/// <c>&lt;p&gt;</c> in its descriptions). Only names of HTML elements count as marks, so "&lt;5%" stays.
/// </summary>
internal static partial class PlainText
{
    [GeneratedRegex(@"<\s*(?:/\s*(?:p|div|li|ul|ol|tr|table|h[1-6])|br|li|tr|hr)\b[^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex LineMarks();

    [GeneratedRegex(@"<\s*/?\s*(?:p|div|span|b|i|u|em|strong|font|a|ul|ol|td|th|table|tbody|thead|h[1-6]|sub|sup|strike|s|o:p|style|img|center|blockquote|pre|small|big|label|section)\b[^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex OtherMarks();

    [GeneratedRegex(@"&(?:#(?<n>\d{1,6})|#[xX](?<x>[0-9a-fA-F]{1,6})|(?<w>[a-zA-Z]{2,8}));")]
    private static partial Regex Entities();

    public static bool HasMarkup(string text) =>
        text.Contains('<', StringComparison.Ordinal) && (LineMarks().IsMatch(text) || OtherMarks().IsMatch(text));

    /// <summary>The text without marks, with plain spaces, trimmed, its lines kept.</summary>
    public static string Of(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var result = text;
        if (result.Contains('<', StringComparison.Ordinal))
        {
            result = OtherMarks().Replace(LineMarks().Replace(result, "\n"), "");
        }

        // Twice: a text that went through two systems holds &amp;nbsp;
        for (var i = 0; i < 2 && result.Contains('&', StringComparison.Ordinal); i++)
        {
            result = Entities().Replace(result, Entity);
        }

        return Tidy(result);
    }

    /// <summary>The text in one line.</summary>
    public static string Line(string text)
    {
        var plain = Of(text);
        return plain.Contains('\n', StringComparison.Ordinal) ? string.Join(' ', plain.Split('\n', StringSplitOptions.RemoveEmptyEntries)) : plain;
    }

    private static bool IsPlain(string text)
    {
        if (text.Length == 0)
        {
            return true;
        }

        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
        {
            return false;
        }

        var previous = 'x';
        foreach (var c in text)
        {
            if (c is '<' or '&' or '\r' or '\t' or '\n' or '\u00A0' or '\u200B' or '\uFEFF' or '\u202F' or '\u2009' || (c == ' ' && previous == ' '))
            {
                return false;
            }

            previous = c;
        }

        return true;
    }

    private static string Tidy(string text)
    {
        var result = new StringBuilder(text.Length);
        var pending = '\0';
        foreach (var c in text)
        {
            if (c is '\u200B' or '\uFEFF' or '\u00AD')
            {
                continue;
            }

            if (c is '\n' or '\r' or '\v' or '\f')
            {
                pending = '\n';
            }
            else if (char.IsWhiteSpace(c))
            {
                pending = pending == '\n' ? '\n' : ' ';
            }
            else
            {
                if (pending != '\0' && result.Length > 0)
                {
                    result.Append(pending);
                }

                pending = '\0';
                result.Append(c);
            }
        }

        return result.ToString();
    }

    private static string Entity(Match match)
    {
        if (match.Groups["n"].Success && int.TryParse(match.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var n))
        {
            return Character(n, match.Value);
        }

        if (match.Groups["x"].Success && int.TryParse(match.Groups["x"].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var x))
        {
            return Character(x, match.Value);
        }

        return match.Groups["w"].Value switch
        {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            "nbsp" => " ",
            "pound" => "£",
            "ndash" => "–",
            "mdash" => "—",
            "lsquo" => "‘",
            "rsquo" => "’",
            "ldquo" => "“",
            "rdquo" => "”",
            "bull" => "•",
            "hellip" => "…",
            "middot" => "·",
            "euro" => "€",
            "eacute" => "é",
            "frac12" => "½",
            "uarr" => "↑",
            "darr" => "↓",
            "harr" => "↔",
            "rarr" => "→",
            "larr" => "←",
            _ => match.Value,
        };
    }

    private static string Character(int code, string otherwise) => code is > 31 and < 0x10FFFF and not (>= 0xD800 and <= 0xDFFF) ? char.ConvertFromUtf32(code) : otherwise;
}
