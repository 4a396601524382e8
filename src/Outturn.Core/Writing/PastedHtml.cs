using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Outturn.Core.Writing;

/// <summary>Takes the markup of Word and of web pages out of a text and keeps what it showed, as Markdown. What is not a known tag is words and stays.</summary>
internal static partial class PastedHtml
{
    [GeneratedRegex(@"\G<(?<close>/)?(?<name>[a-z][a-z0-9]{0,11}(?::[a-z][a-z0-9]{0,30})?)(?<rest>\s[^<>]{0,7900})?(?<self>/)?>", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex(@"</?(?:p|div|li|ul|ol|table|tr|td|th|h[1-6]|blockquote)(?:\s[^<>]{0,7900})?/?>", RegexOptions.IgnoreCase)]
    private static partial Regex Block();

    [GeneratedRegex(@"\bhref\s*=\s*(?:""(?<u>[^""]*)""|'(?<u>[^']*)'|(?<u>[^\s>]+))", RegexOptions.IgnoreCase)]
    private static partial Regex Href();

    [GeneratedRegex(@"&(?:#(?<n>\d{1,7})|#x(?<x>[0-9a-f]{1,6})|(?<name>[a-z]{2,8}));", RegexOptions.IgnoreCase)]
    private static partial Regex Entity();

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "span", "br", "hr", "b", "strong", "i", "em", "u", "s", "del", "ins", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "thead", "tbody", "tfoot", "tr", "td", "th",
        "col", "colgroup", "caption", "a", "img", "font", "style", "script", "xml", "html", "head", "body", "meta", "link", "title", "sup", "sub", "pre", "code", "blockquote", "center", "small", "big",
        "section", "article", "header", "footer", "main", "nav", "figure", "figcaption", "label", "mark", "abbr", "dl", "dt", "dd", "base", "noscript",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "ul", "ol", "table", "blockquote", "section", "article", "header", "footer", "main", "nav", "figure", "figcaption", "caption", "center", "pre", "dl", "dt", "dd", "hr", "body", "html", "title", "thead", "tbody", "tfoot",
    };

    private const string ConditionEnd = "<![endif]-->";

    // What these hold was never shown.
    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase) { "style", "script", "xml" };

    public static string Clean(string text, List<string> did)
    {
        if (!text.Contains('<') || !HasMarkup(text))
        {
            return text;
        }

        var writer = new MarkdownWriter(keepsLines: !Block().IsMatch(text));
        var (word, seen) = (false, false);
        var lastEnd = text.LastIndexOf(ConditionEnd, StringComparison.OrdinalIgnoreCase);
        var unclosed = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < text.Length;)
        {
            var next = text.IndexOf('<', at);
            writer.Text(Decoded(text[at..(next < 0 ? text.Length : next)]));
            if (next < 0)
            {
                break;
            }

            at = next;
            if (Comment(text, at, lastEnd) is { } comment)
            {
                word |= comment.Word;
                seen = true;
                at = comment.Next;
            }
            else if (At(text, at) is { } tag)
            {
                seen = true;
                var name = tag.Groups["name"].Value.ToLowerInvariant();
                word |= name.Contains(':') || tag.Value.Contains("mso", StringComparison.OrdinalIgnoreCase);
                at += tag.Length;
                var closes = tag.Groups["close"].Success;
                if (Unseen.Contains(name) && !closes && !tag.Groups["self"].Success && !unclosed.Contains(name))
                {
                    if (text.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase) is > 0 and var end)
                    {
                        at = end;
                        continue;
                    }

                    // Never closed: what follows is words, and is not looked through again.
                    unclosed.Add(name);
                }

                writer.Tag(name, closes, name == "a" && !closes && Href().Match(tag.Value) is { Success: true } href ? Decoded(href.Groups["u"].Value) : "", tag.Value.Contains("MsoList", StringComparison.OrdinalIgnoreCase));
            }
            else
            {
                writer.Text("<");
                at++;
            }
        }

        if (!seen)
        {
            return text;
        }

        did.Add(word ? "Markup that Word put in was taken out." : "Markup of a web page was made Markdown.");
        return writer.Finish();
    }

    private static bool HasMarkup(string text)
    {
        var lastEnd = text.LastIndexOf(ConditionEnd, StringComparison.OrdinalIgnoreCase);
        for (var at = text.IndexOf('<'); at >= 0; at = at + 1 < text.Length ? text.IndexOf('<', at + 1) : -1)
        {
            if (Comment(text, at, lastEnd) is not null || At(text, at) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static Match? At(string text, int at)
    {
        var match = Tag().Match(text, at);
        return match.Success && (match.Groups["name"].Value.Contains(':') || Known.Contains(match.Groups["name"].Value)) ? match : null;
    }

    /// <summary>Word's conditional comments and the marks of a clipboard. What only Word was to see goes; what others were to see stays. A person's own comment stays too.</summary>
    private static (int Next, bool Word)? Comment(string text, int at, int lastEnd)
    {
        if (Is(text, at, "<!--[if"))
        {
            var bracket = Near(text, ']', at);
            if (bracket < 0)
            {
                return (at + 7, true);
            }

            foreach (var shown in (string[])["]><!-->", "]-->", "]><!--> "])
            {
                if (Is(text, bracket, shown))
                {
                    return (bracket + shown.Length, true);
                }
            }

            var end = lastEnd < bracket ? -1 : text.IndexOf(ConditionEnd, bracket, StringComparison.OrdinalIgnoreCase);
            return end < 0 ? (Is(text, bracket, "]>") ? bracket + 2 : bracket + 1, true) : (end + 12, true);
        }

        if (Is(text, at, "<!--[endif]-->"))
        {
            return (at + 14, true);
        }

        foreach (var mark in (string[])["<!--<![endif]-->", "<!--StartFragment-->", "<!--EndFragment-->", "<![endif]-->", "<![endif]>"])
        {
            if (Is(text, at, mark))
            {
                return (at + mark.Length, mark.Contains("endif", StringComparison.Ordinal));
            }
        }

        return Is(text, at, "<![if") && Near(text, ']', at) is > 0 and var close ? (Is(text, close, "]>") ? close + 2 : close + 1, true)
            : Is(text, at, "<!doctype") && Near(text, '>', at) is > 0 and var doctype ? (doctype + 1, false)
            : Is(text, at, "<?xml") && Near(text, '>', at) is > 0 and var prolog ? (prolog + 1, true)
            : null;
    }

    private static int Near(string text, char c, int at) => text.IndexOf(c, at, Math.Min(300, text.Length - at));

    private static bool Is(string text, int at, string what) => string.Compare(text, at, what, 0, what.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static string Decoded(string text) => !text.Contains('&') ? text : Entity().Replace(text, m =>
    {
        if (m.Groups["name"].Success)
        {
            return m.Groups["name"].Value.ToLowerInvariant() switch
            {
                "nbsp" => "\u00A0",
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "apos" => "'",
                "pound" => "£",
                "ndash" => "–",
                "mdash" => "—",
                "lsquo" => "‘",
                "rsquo" => "’",
                "ldquo" => "“",
                "rdquo" => "”",
                "bull" => "•",
                "middot" => "·",
                "hellip" => "…",
                "shy" => "\u00AD",
                "euro" => "€",
                "frac12" => "½",
                "eacute" => m.Groups["name"].Value[0] == 'E' ? "É" : "é",
                _ => m.Value,
            };
        }

        var code = m.Groups["n"].Success ? int.Parse(m.Groups["n"].ValueSpan, CultureInfo.InvariantCulture) : int.Parse(m.Groups["x"].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return Rune.IsValid(code) && code >= 9 ? new Rune(code).ToString() : m.Value;
    });

    /// <summary>Writes Markdown as tags come by.</summary>
    /// <param name="keepsLines">Whether line ends are the writer's own: a text without paragraphs in its markup.</param>
    private sealed class MarkdownWriter(bool keepsLines)
    {
        private readonly StringBuilder output = new();
        private readonly Stack<(bool Ordered, int Number)> lists = new();
        private readonly Stack<(int At, string Href)> links = new();
        private readonly List<(string Mark, int At)> marks = [];
        private List<string>? cells;
        private int rowsWritten;
        private StringBuilder? cell;
        private int pre;
        private bool inListParagraph;

        // What stood before the last marks were set, for a word that goes on behind them.
        private (StringBuilder In, int Start, int End, string Original)? undo;

        private StringBuilder To => cell ?? output;

        public void Text(string text)
        {
            var to = To;
            if (text.Length > 0 && undo is { } last && ReferenceEquals(last.In, to) && last.End == to.Length && char.IsLetterOrDigit(text[0]))
            {
                // The word goes on behind its marks, which would part it.
                to.Length = last.Start;
                to.Append(last.Original);
            }

            for (var i = 0; i < text.Length; i++)
            {
                var c = text[i];
                if (pre > 0 || c is not (' ' or '\n' or '\r' or '\t'))
                {
                    if (cell is null && cells is { Count: > 0 })
                    {
                        // Words beside the cells of a row stand under it.
                        EndRow();
                    }

                    to.Append(c);
                    continue;
                }

                // The clipboard wraps lines wherever it likes; an empty line and a line that begins as Markdown's do are meant.
                var (next, breaks) = (i, 0);
                for (; next < text.Length && text[next] is ' ' or '\n' or '\r' or '\t'; next++)
                {
                    breaks += text[next] == '\n' ? 1 : 0;
                }

                var meant = breaks > 1 || (breaks == 1 && (keepsLines || (next + 1 < text.Length && (text[next] == '#' || (text[next] is '-' or '*' or '|' && text[next + 1] == ' ')))));
                if (meant)
                {
                    NewLine(Math.Min(breaks, 2));
                }
                else if (to.Length > 0 && to[^1] is not (' ' or '\n'))
                {
                    to.Append(' ');
                }

                i = next - 1;
            }
        }

        public void Tag(string name, bool closes, string href, bool listItem)
        {
            switch (name)
            {
                case "b" or "strong":
                    Mark("**", closes);
                    break;
                case "i" or "em":
                    Mark("*", closes);
                    break;
                case "br":
                    NewLine(1);
                    break;
                case "a":
                    Link(closes, href);
                    break;
                case ['h', >= '1' and <= '6']:
                    NewLine(2);
                    if (!closes && cell is null)
                    {
                        output.Append('#', name[1] - '0').Append(' ');
                    }

                    break;
                case "ul" or "ol":
                    List(name == "ol", closes);
                    break;
                case "li":
                    NewLine(1);
                    if (!closes)
                    {
                        Item();
                    }

                    break;
                case "table":
                    EndRow();
                    NewLine(2);
                    rowsWritten = 0;
                    break;
                case "tr":
                    EndRow();
                    cells = closes ? null : [];
                    break;
                case "td" or "th":
                    EndCell();
                    if (!closes)
                    {
                        cells ??= [];
                        cell = new();
                    }

                    break;
                case "pre":
                    pre = Math.Max(0, pre + (closes ? -1 : 1));
                    NewLine(2);
                    break;
                default:
                    if (Blocks.Contains(name))
                    {
                        // Word writes a list as paragraphs, one like the other.
                        var before = inListParagraph;
                        inListParagraph = listItem || (closes && inListParagraph);
                        NewLine(lists.Count > 0 || (inListParagraph && (before || closes)) ? 1 : 2);
                    }

                    break;
            }
        }

        public string Finish()
        {
            EndRow();
            while (links.Count > 0)
            {
                links.Pop();
            }

            var lines = output.ToString().Split('\n').Select(l => l.TrimEnd(' ')).ToList();
            var kept = lines.Where((l, i) => l.Length > 0 || (i > 0 && lines[i - 1].Length > 0));
            return string.Join('\n', kept).Trim('\n', ' ');
        }

        private void NewLine(int lines)
        {
            marks.Clear();
            if (cell is not null)
            {
                if (cell.Length > 0 && cell[^1] != ' ')
                {
                    cell.Append(' ');
                }

                return;
            }

            while (output.Length > 0 && output[^1] == ' ')
            {
                output.Length--;
            }

            if (output.Length == 0)
            {
                return;
            }

            var have = 0;
            while (have < output.Length && output[output.Length - 1 - have] == '\n')
            {
                have++;
            }

            output.Append('\n', Math.Max(0, lines - have));
        }

        /// <summary>Marks around whole words only: inside a word they would part it.</summary>
        private void Mark(string mark, bool closes)
        {
            if (!closes)
            {
                marks.Add((mark, To.Length));
                return;
            }

            var open = marks.FindLastIndex(m => m.Mark == mark);
            if (open < 0)
            {
                return;
            }

            var (start, to) = (marks[open].At, To);
            marks.RemoveRange(open, marks.Count - open);
            var end = to.Length;
            while (start < end && to[start] is ' ' or '\u00A0')
            {
                start++;
            }

            while (end > start && to[end - 1] is ' ' or '\u00A0')
            {
                end--;
            }

            if (start >= end || start > to.Length || (start > 0 && char.IsLetterOrDigit(to[start - 1])) || !ContainsWord(to, start, end))
            {
                return;
            }

            var original = Original(to, start, end);
            var whole = end == to.Length;
            to.Insert(end, mark).Insert(start, mark);
            undo = whole ? (to, start, to.Length, original) : null;
        }

        private string Original(StringBuilder to, int start, int end) =>
            undo is { } last && ReferenceEquals(last.In, to) && last.End == end && last.Start >= start ? to.ToString(start, last.Start - start) + last.Original : to.ToString(start, end - start);

        private static bool ContainsWord(StringBuilder text, int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                if (char.IsLetterOrDigit(text[i]))
                {
                    return true;
                }
            }

            return false;
        }

        private void Link(bool closes, string href)
        {
            if (!closes)
            {
                links.Push((To.Length, href));
                return;
            }

            if (!links.TryPop(out var link) || link.At >= To.Length)
            {
                return;
            }

            var shown = To.ToString(link.At, To.Length - link.At);
            if (Writing.Links.SchemeOf(link.Href) is "http" or "https" or "mailto" && !link.Href.AsSpan().ContainsAny(" ()<>\n") && shown.Trim().Length > 0
                && !shown.AsSpan().ContainsAny('[', ']', '\n') && (link.At == 0 || !char.IsLetterOrDigit(To[link.At - 1])))
            {
                var original = Original(To, link.At, To.Length);
                To.Length = link.At;
                To.Append('[').Append(shown.Trim()).Append("](").Append(link.Href).Append(')');
                undo = (To, link.At, To.Length, original);
                if (shown[^1] == ' ')
                {
                    To.Append(' ');
                }
            }
        }

        private void List(bool ordered, bool closes)
        {
            if (!closes)
            {
                NewLine(lists.Count == 0 ? 2 : 1);
                lists.Push((ordered, 0));
            }
            else if (lists.TryPop(out _))
            {
                NewLine(lists.Count == 0 ? 2 : 1);
            }
        }

        private void Item()
        {
            if (cell is not null)
            {
                return;
            }

            var (ordered, number) = lists.TryPop(out var list) ? list : (false, 0);
            lists.Push((ordered, number + 1));
            output.Append(' ', 3 * Math.Min(8, lists.Count - 1)).Append(ordered ? (number + 1).ToString(CultureInfo.InvariantCulture) + ". " : "- ");
        }

        private void EndCell()
        {
            marks.Clear();
            links.Clear();
            if (cell is null)
            {
                return;
            }

            (cells ??= []).Add(cell.ToString().Trim().Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' '));
            cell = null;
        }

        private void EndRow()
        {
            EndCell();
            if (cells is not { Count: > 0 } row)
            {
                return;
            }

            cells = null;
            NewLine(1);
            output.Append("| ").AppendJoin(" | ", row).Append(" |\n");
            if (rowsWritten++ == 0)
            {
                output.Append('|').Insert(output.Length, " --- |", row.Count).Append('\n');
            }
        }
    }
}
