using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Outturn.Core.Writing;

/// <summary>What was pasted, as Markdown.</summary>
/// <param name="Text">With line feeds alone between lines.</param>
/// <param name="Did">What was done, a sentence each; none where the text is as it was pasted.</param>
public sealed record CleanedText(string Text, IReadOnlyList<string> Did)
{
    public bool Changed => Did.Count > 0;
}

/// <summary>
/// Makes clean Markdown of what people paste from Word, from web pages and from workbooks. No word of what the text showed is lost; quotation marks
/// and dashes stay as they are. A text that needs nothing comes back as it was, and cleaning twice is cleaning once.
/// </summary>
public static partial class PastedText
{
    // Longer is no answer; the rules refuse it by its length.
    private const int Longest = 5_000_000;

    private const int MostRounds = 6;

    // A bullet at the start of a line, as fonts of symbols leave it. A middle dot or a section sign needs room after it: "§ 12" is a section.
    [GeneratedRegex(@"^(?<indent>[ \t\u00A0]*)(?:[\uE000-\uF8FF•‣▪▫◦●○■□➢➤✓✔\u0095][ \t\u00A0]*|[·§](?:\t|[ \u00A0]{2,})[ \t\u00A0]*|·[ \u00A0](?=\S))(?=[^\n])", RegexOptions.Multiline)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(?<indent>[ \t\u00A0]*)o(?:\t|[ \u00A0]{3,})[ \t\u00A0]*(?=\S)")]
    private static partial Regex SecondBullet();

    [GeneratedRegex(@"^[ ]*(?<n>\d{1,3}[.)])\t[ \t\u00A0]*(?=\S)", RegexOptions.Multiline)]
    private static partial Regex Numbered();

    public static CleanedText Clean(string? text)
    {
        var given = text ?? "";
        if (given.Length is 0 or > Longest)
        {
            return new(given, []);
        }

        // What one step leaves can be another's: a list's mark beside a tag. It settles at once on what people paste.
        var did = new List<string>();
        var at = given;
        for (var round = 0; round < MostRounds; round++)
        {
            var before = at;
            at = Once(at, did);
            if (at == before)
            {
                break;
            }
        }

        return new(at, [.. did.Distinct(StringComparer.Ordinal)]);
    }

    private static string Once(string text, List<string> did)
    {
        var at = PastedHtml.Clean(text, did);
        at = Step(at, Lines(at), did, "Line ends were made one kind.", tell: at.Contains('\v') || at.Contains('\f'));
        at = Step(at, Signs(at), did, "Signs of an old code page were put right.");
        at = Step(at, Numbered().Replace(at, "${n} "), did, "Numbers of a list were kept as a list.");
        at = Step(at, Bullets(at), did, "Bullets were made list items.");
        at = Step(at, Spaces(at), did, "Non-breaking spaces were made plain ones; soft hyphens and marks that nobody sees were taken out.");
        at = Step(at, Tables(at), did, "Columns with tabs between them were made a table.");
        at = Step(at, Tabs(at), did, "Other tabs were made spaces.");
        return Step(at, Paragraphs(at), did, "Paragraphs were set apart by an empty line.");
    }

    private static string Step(string before, string after, List<string> did, string what, bool tell = true)
    {
        if (before != after && tell)
        {
            did.Add(what);
        }

        return after;
    }

    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\v', '\n').Replace("\f", "\n\n", StringComparison.Ordinal).Replace('\u2028', '\n').Replace("\u2029", "\n\n", StringComparison.Ordinal);

    private static string Signs(string text) => Mapped(text, c => c switch
    {
        '\u0085' => '…',
        '\u0091' => '‘',
        '\u0092' => '’',
        '\u0093' => '“',
        '\u0094' => '”',
        '\u0095' => '•',
        '\u0096' => '–',
        '\u0097' => '—',
        _ => c,
    });

    private static string Bullets(string text)
    {
        var marked = Bullet().Replace(text, m => m.Groups["indent"].Value.Replace('\t', ' ').Replace('\u00A0', ' ') + "- ");
        if (!marked.Contains('o'))
        {
            return marked;
        }

        // Word's second level is the letter o: a bullet only under another.
        var lines = marked.Split('\n');
        var inList = false;
        for (var i = 0; i < lines.Length; i++)
        {
            if (inList && SecondBullet().Match(lines[i]) is { Success: true } second)
            {
                lines[i] = "  - " + lines[i][second.Length..];
            }

            inList = lines[i].TrimStart(' ').StartsWith("- ", StringComparison.Ordinal) || (inList && string.IsNullOrWhiteSpace(lines[i]));
        }

        return string.Join('\n', lines);
    }

    private static string Spaces(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '\u00A0' or '\u2007' or '\u202F' or '\u2009' or '\u200A' or '\u2002' or '\u2003':
                    clean.Append(' ');
                    break;
                case '\u00AD' or '\u200B' or '\uFEFF' or '\u2060':
                    break;
                case >= '\uE000' and <= '\uF8FF':
                    // A symbol of a font that is not here: between two words it parted them.
                    clean.Append(' ');
                    break;
                case < ' ' when c is not ('\n' or '\t'):
                case '\u007F':
                case >= '\u0080' and <= '\u009F':
                    break;
                default:
                    clean.Append(c);
                    break;
            }
        }

        return clean.ToString();
    }

    /// <summary>Two lines or more with as many tabs each are a table, as a workbook gives it.</summary>
    private static string Tables(string text)
    {
        if (!text.Contains('\t'))
        {
            return text;
        }

        var lines = text.Split('\n');
        var result = new List<string>();
        for (var i = 0; i < lines.Length;)
        {
            var tabs = Columns(lines[i]);
            var next = i;
            while (tabs > 0 && next < lines.Length && Columns(lines[next]) == tabs)
            {
                next++;
            }

            if (next - i < 2)
            {
                result.Add(lines[i++]);
                continue;
            }

            if (result.Count > 0 && result[^1].Trim().Length > 0)
            {
                result.Add("");
            }

            result.Add(Row(lines[i]));
            result.Add("|" + string.Concat(Enumerable.Repeat(" --- |", tabs + 1)));
            result.AddRange(lines[(i + 1)..next].Select(Row));
            if (next < lines.Length && lines[next].Trim().Length > 0)
            {
                result.Add("");
            }

            i = next;
        }

        return string.Join('\n', result);

        // A tab at the start is an indent, and one alone at the end is nothing.
        static int Columns(string line) => line.Trim().Length == 0 || line[0] == '\t' && line.TrimStart('\t').IndexOf('\t') < 0 ? 0 : line.Count(c => c == '\t');

        static string Row(string line) => "| " + string.Join(" | ", line.Split('\t').Select(c => c.Trim().Replace("|", "\\|", StringComparison.Ordinal))) + " |";
    }

    private static string Tabs(string text) => !text.Contains('\t') ? text : string.Join('\n', text.Split('\n').Select(l => l.Contains('\t') ? l.TrimStart('\t', ' ').TrimEnd('\t').Replace('\t', ' ') : l));

    /// <summary>Word gives a paragraph a line, which Markdown would join to the next: a line that no one wrapped by hand stands alone.</summary>
    private static string Paragraphs(string text)
    {
        if (text.Length < 121)
        {
            return text;
        }

        var lines = text.Split('\n');
        var result = new List<string>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            result.Add(lines[i]);
            if (i + 1 < lines.Length && IsParagraph(lines[i]) && IsParagraph(lines[i + 1]) && (lines[i].Length > 120 || lines[i + 1].Length > 120))
            {
                result.Add("");
            }
        }

        return string.Join('\n', result);

        static bool IsParagraph(string line) => line.Length > 0 && (char.IsLetterOrDigit(line[0]) || line[0] is '“' or '‘' or '"' or '£' or '(') && !(line.Length > 2 && char.IsAsciiDigit(line[0]) && line.IndexOfAny(['.', ')']) is 1 or 2 or 3 && ListNumber().IsMatch(line));
    }

    [GeneratedRegex(@"^\d{1,3}[.)] ")]
    private static partial Regex ListNumber();

    private static string Mapped(string text, Func<char, char> map)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (map(text[i]) != text[i])
            {
                return string.Create(CultureInfo.InvariantCulture, $"{new string([.. text.Select(map)])}");
            }
        }

        return text;
    }
}
