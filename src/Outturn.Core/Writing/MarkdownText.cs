using System.Text;
using System.Text.RegularExpressions;
using Outturn.Core.Papers;

namespace Outturn.Core.Writing;

/// <summary>Blocks as Markdown, in one spelling: what a document says comes into a field by it.</summary>
public static partial class MarkdownText
{
    private const int Indent = 4;

    [GeneratedRegex(@"[\\`*_\[\]<>~|]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"^(\s*)([#+\-=>]|\d{1,9}[.)])", RegexOptions.Multiline)]
    private static partial Regex Openings();

    [GeneratedRegex(@"^\d{1,9}[.)]$")]
    private static partial Regex Number();

    /// <param name="blocks">In order; notes and what a tracked change removed are words like others, page furniture is left out.</param>
    /// <param name="figures">Figures that the document printed: a link to one that still says its value becomes the figure again.</param>
    public static string Of(IReadOnlyList<Block> blocks, PrintedFigures? figures = null)
    {
        var text = new StringBuilder();
        TextBlock? before = null;
        foreach (var block in blocks)
        {
            var point = block as TextBlock is { Kind: TextKind.ListItem } item ? item : null;
            var words = block switch
            {
                TextBlock { Kind: TextKind.Furniture or TextKind.Removed } => "",
                TextBlock said => Text(said, figures ?? PrintedFigures.None),
                TableBlock table => Table(table),
                PictureBlock { Description.Length: > 0 } picture => $"({Escaped(picture.Description)})",
                _ => "",
            };
            if (words.Length == 0)
            {
                continue;
            }

            if (text.Length > 0)
            {
                // A list of the other kind begins after an empty line.
                text.Append(point is not null && before is not null && (point.Level > 1 || IsNumbered(point) == IsNumbered(before) || before.Level > 1 && !IsNumbered(point)) ? "\n" : "\n\n");
            }

            text.Append(words);
            before = point;
        }

        return text.ToString();
    }

    private static bool IsNumbered(TextBlock point) => Number().IsMatch(point.Mark);

    /// <summary>Words that mean nothing in Markdown but themselves.</summary>
    public static string Escaped(string text)
    {
        var marked = Marks().Replace(text, @"\$0");
        return Openings().Replace(marked, m => m.Groups[2].Value is [>= '0' and <= '9', ..] number ? $"{m.Groups[1].Value}{number[..^1]}\\{number[^1]}" : $"{m.Groups[1].Value}\\{m.Groups[2].Value}");
    }

    private static string Text(TextBlock block, PrintedFigures figures)
    {
        var words = Spans(block.Spans, figures).Trim();
        if (words.Length == 0)
        {
            return "";
        }

        var lines = words.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        return block.Kind switch
        {
            TextKind.Heading => new string('#', Math.Clamp(block.Level == 0 ? 3 : block.Level, 1, 6)) + " " + string.Join(' ', lines),
            TextKind.ListItem => Point(block, lines),
            TextKind.Note => string.Join("\\\n", block.Mark.Length > 0 ? lines.Prepend(Escaped(block.Mark)) : lines),
            _ => string.Join("\\\n", lines),
        };
    }

    private static string Point(TextBlock block, List<string> lines)
    {
        var margin = new string(' ', Indent * (Math.Max(block.Level, 1) - 1));
        var mark = Number().IsMatch(block.Mark) ? block.Mark : "-";
        return margin + mark + " " + string.Join("\\\n" + margin + new string(' ', mark.Length + 1), lines);
    }

    private static string Spans(IReadOnlyList<Span> spans, PrintedFigures figures)
    {
        var text = new StringBuilder();
        foreach (var span in spans)
        {
            if (figures.TokenOf(span.Link, span.Text) is { } token)
            {
                text.Append(Around(span.Text, _ => Styled(token, span.Style)));
            }
            else
            {
                text.Append(Around(span.Text, inner =>
                {
                    var words = Styled(LiveFigure.Tokens().IsMatch(inner) ? inner : Escaped(inner), span.Style);
                    return span.Link is { } link && !FigureAnchor.IsOne(link) && !link.StartsWith('#') ? $"[{words}]({link.Replace(" ", "%20", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal).Replace("(", "%28", StringComparison.Ordinal)})" : words;
                }));
            }
        }

        return text.ToString();
    }

    private static string Styled(string words, SpanStyle style)
    {
        words = style.HasFlag(SpanStyle.Struck) ? $"~~{words}~~" : words;
        words = style.HasFlag(SpanStyle.Italic) ? $"*{words}*" : words;
        return style.HasFlag(SpanStyle.Bold) ? $"**{words}**" : words;
    }

    /// <summary>Marks stand against the words, not against the spaces around them.</summary>
    private static string Around(string text, Func<string, string> mark)
    {
        var inner = text.Trim();
        if (inner.Length == 0)
        {
            return text;
        }

        var start = text.IndexOf(inner, StringComparison.Ordinal);
        return text[..start] + mark(inner) + text[(start + inner.Length)..];
    }

    private static string Table(TableBlock table)
    {
        if (table.Rows.Count == 0)
        {
            return "";
        }

        var columns = table.Columns;
        var lines = new List<string>();
        foreach (var (i, row) in table.Rows.Index())
        {
            var cells = row.Cells.SelectMany(c => Enumerable.Repeat("", c.Columns - 1).Prepend(Cell(c.Text))).ToList();
            cells.AddRange(Enumerable.Repeat("", columns - cells.Count));
            lines.Add("| " + string.Join(" | ", cells) + " |");
            if (i == 0)
            {
                lines.Add("|" + string.Concat(Enumerable.Repeat(" --- |", columns)));
            }
        }

        return string.Join('\n', lines);
    }

    private static string Cell(string text) => LiveFigure.Tokens().IsMatch(text) ? text : Escaped(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
