using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Outturn.Core.Papers;
using Outturn.Core.Writing;
using Block = Outturn.Core.Papers.Block;

namespace Outturn.Documents.Markdown;

/// <summary>Markdown as it was read.</summary>
/// <param name="Blocks">In order, with live figures filled in.</param>
/// <param name="Unknown">Live figures that name nothing, as typed: they stand in the words as they are.</param>
public sealed record MarkdownWords(IReadOnlyList<Block> Blocks, IReadOnlyList<string> Unknown);

/// <summary>
/// Reads the Markdown of a case into the blocks that every paper is made of. Nothing of it is ever markup: HTML is shown as it is typed, and links lead to the
/// web, to mail, or into the product.
/// </summary>
public static class MarkdownReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough).Build();

    /// <summary>Bars, or openings of links, in one paragraph.</summary>
    private const int MostSigns = 1_000;

    private static readonly string[] Schemes = ["http://", "https://", "mailto:"];

    /// <param name="words">As typed.</param>
    /// <param name="figures">Gives live figures their values; null leaves them as typed.</param>
    public static MarkdownWords Read(string words, PlanFigures? figures)
    {
        var reader = new Reader(figures);
        try
        {
            foreach (var (piece, isPlain) in Pieces(words))
            {
                if (isPlain)
                {
                    reader.Plain(piece, 1);
                }
                else
                {
                    reader.Add(Markdig.Markdown.Parse(piece, Pipeline), 0);
                }
            }
        }
        catch (ArgumentException)
        {
            // Nested deeper than the parser goes (128 levels): these are no words that somebody laid out, so they are shown as typed.
            reader = new(figures);
            foreach (var (i, line) in words.ReplaceLineEndings("\n").Split('\n').Index())
            {
                reader.Plain(line, i + 1);
            }
        }

        return new(reader.Blocks, reader.Unknown);
    }

    /// <summary>
    /// The text in pieces: what the parser reads, and paragraphs that it is spared. Its time grows with the square of the bars and of the links in one paragraph; where
    /// there are more than anybody lays out, the paragraph is shown as typed.
    /// </summary>
    private static IEnumerable<(string Words, bool IsPlain)> Pieces(string words)
    {
        if (words.Length < MostSigns)
        {
            yield return (words, false);
            yield break;
        }

        var usual = new StringBuilder();
        foreach (var paragraph in words.ReplaceLineEndings("\n").Split("\n\n"))
        {
            if ((paragraph.Count(c => c == '|') <= MostSigns || IsTable(paragraph)) && paragraph.AsSpan().Count("](") <= MostSigns)
            {
                usual.Append(usual.Length > 0 ? "\n\n" : "").Append(paragraph);
                continue;
            }

            if (usual.Length > 0)
            {
                yield return (usual.ToString(), false);
                usual.Clear();
            }

            yield return (paragraph, true);
        }

        if (usual.Length > 0)
        {
            yield return (usual.ToString(), false);
        }
    }

    /// <summary>Whether the second line of a paragraph parts a table's head from its rows.</summary>
    private static bool IsTable(string paragraph)
    {
        var lines = paragraph.Split('\n', 3);
        return lines.Length > 1 && lines[1].Contains("---", StringComparison.Ordinal) && lines[1].All(c => c is '|' or '-' or ':' or ' ') && lines[0].Contains('|', StringComparison.Ordinal);
    }

    /// <summary>Whether a link may be followed: the web, mail, or a place within the product.</summary>
    public static bool MayLead(string? link) => link is not null
        && (Schemes.Any(s => link.StartsWith(s, StringComparison.OrdinalIgnoreCase)) || (link.StartsWith('/') && !link.StartsWith("//", StringComparison.Ordinal) && !link.StartsWith("/\\", StringComparison.Ordinal)));

    private sealed class Reader(PlanFigures? figures)
    {
        public List<Block> Blocks { get; } = [];

        public List<string> Unknown { get; } = [];

        public void Plain(string line, int number)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                Blocks.Add(new TextBlock(new(0, number), TextKind.Paragraph, Filled([new(line.Trim())])));
            }
        }

        public void Add(ContainerBlock container, int level)
        {
            foreach (var block in container)
            {
                switch (block)
                {
                    case HeadingBlock heading:
                        Text(TextKind.Heading, heading, Spans(heading.Inline), heading.Level, "");
                        break;
                    case ListBlock list:
                        Points(list, level + 1);
                        break;
                    case Table table:
                        Rows(table);
                        break;
                    case LeafBlock { Inline: { } inline } leaf:
                        Text(TextKind.Paragraph, leaf, Spans(inline), 0, "");
                        break;
                    case LeafBlock leaf:
                        // A block of code: lines as they stand.
                        Text(TextKind.Paragraph, leaf, [new(leaf.Lines.ToString().Trim('\n'))], 0, "");
                        break;
                    case ContainerBlock inner:
                        Add(inner, level);
                        break;
                }
            }
        }

        private void Points(ListBlock list, int level)
        {
            var number = int.TryParse(list.OrderedStart, System.Globalization.CultureInfo.InvariantCulture, out var start) ? start : 1;
            foreach (var item in list.OfType<ListItemBlock>())
            {
                var mark = list.IsOrdered ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) + list.OrderedDelimiter : "-";
                number++;
                var spans = new List<Span>();
                var place = item.Line + 1;
                var rest = new List<Markdig.Syntax.Block>();
                foreach (var block in item)
                {
                    if (block is LeafBlock { Inline: { } inline } and not HeadingBlock && rest.Count == 0)
                    {
                        if (spans.Count > 0)
                        {
                            spans.Add(new("\n"));
                        }

                        spans.AddRange(Spans(inline));
                    }
                    else
                    {
                        rest.Add(block);
                    }
                }

                Text(TextKind.ListItem, place, spans, level, mark);
                foreach (var block in rest)
                {
                    switch (block)
                    {
                        case ListBlock inner:
                            Points(inner, level + 1);
                            break;
                        case ContainerBlock other:
                            Add(other, level);
                            break;
                        case LeafBlock { Inline: { } inline } leaf:
                            Text(leaf is HeadingBlock ? TextKind.Heading : TextKind.Paragraph, leaf, Spans(inline), leaf is HeadingBlock h ? h.Level : 0, "");
                            break;
                        case LeafBlock leaf:
                            Text(TextKind.Paragraph, leaf, [new(leaf.Lines.ToString().Trim('\n'))], 0, "");
                            break;
                    }
                }
            }
        }

        private void Rows(Table table)
        {
            var rows = new List<PaperRow>();
            foreach (var row in table.OfType<TableRow>())
            {
                var cells = new List<PaperCell>();
                foreach (var cell in row.OfType<TableCell>())
                {
                    var spans = cell.OfType<LeafBlock>().SelectMany(l => Spans(l.Inline)).ToList();
                    cells.Add(new(string.Concat(Filled(spans).Select(s => s.Text)).Trim()) { Links = [.. spans.Select(s => s.Link).OfType<string>()] });
                }

                rows.Add(new(new(0, row.Line + 1), cells, row.IsHeader));
            }

            Blocks.Add(new TableBlock(new(0, table.Line + 1), rows));
        }

        private void Text(TextKind kind, LeafBlock at, List<Span> spans, int level, string mark) => Text(kind, at.Line + 1, spans, level, mark);

        private void Text(TextKind kind, int line, List<Span> spans, int level, string mark)
        {
            var filled = Filled(spans);
            if (filled.Any(s => !string.IsNullOrWhiteSpace(s.Text)))
            {
                Blocks.Add(new TextBlock(new(0, line), kind, filled) { Level = level, Mark = mark });
            }
        }

        /// <summary>Runs of one look together, with live figures as runs of their own.</summary>
        private List<Span> Filled(List<Span> spans)
        {
            var joined = new List<Span>();
            foreach (var span in spans.Where(s => s.Text.Length > 0))
            {
                if (joined.Count > 0 && joined[^1] is var last && last.Style == span.Style && last.Link == span.Link)
                {
                    joined[^1] = last with { Text = last.Text + span.Text };
                }
                else
                {
                    joined.Add(span);
                }
            }

            return figures is null ? joined : [.. joined.SelectMany(Figures)];
        }

        private IEnumerable<Span> Figures(Span span)
        {
            var at = 0;
            foreach (System.Text.RegularExpressions.Match token in LiveFigure.Tokens().Matches(span.Text))
            {
                if (!LiveFigure.TryParse(token.Groups[1].Value, out var figure) || figures!.Find(figure) is not { } value)
                {
                    Unknown.Add(token.Value);
                    continue;
                }

                if (token.Index > at)
                {
                    yield return span with { Text = span.Text[at..token.Index] };
                }

                yield return span with { Text = value.Words, Link = FigureAnchor.Link(figure) };
                at = token.Index + token.Length;
            }

            if (at < span.Text.Length)
            {
                yield return at == 0 ? span : span with { Text = span.Text[at..] };
            }
        }

        private static List<Span> Spans(ContainerInline? inline)
        {
            var spans = new List<Span>();
            if (inline is not null)
            {
                Spans(inline, SpanStyle.None, null, spans);
            }

            return spans;
        }

        private static void Spans(ContainerInline container, SpanStyle style, string? link, List<Span> spans)
        {
            foreach (var inline in container)
            {
                switch (inline)
                {
                    case LiteralInline literal:
                        spans.Add(new(literal.Content.ToString(), style, link));
                        break;
                    case CodeInline code:
                        spans.Add(new(code.Content, style, link));
                        break;
                    case LineBreakInline line:
                        spans.Add(new(line.IsHard ? "\n" : " ", style, link));
                        break;
                    case HtmlEntityInline entity:
                        spans.Add(new(entity.Transcoded.ToString(), style, link));
                        break;
                    case AutolinkInline address:
                        spans.Add(new(address.Url, style, MayLead(address.IsEmail ? "mailto:" + address.Url : address.Url) ? address.IsEmail ? "mailto:" + address.Url : address.Url : link));
                        break;
                    case LinkInline to:
                        Spans(to, style, !to.IsImage && MayLead(to.Url) ? to.Url : link, spans);
                        if (!to.IsImage && !MayLead(to.Url) && to.Url is { Length: > 0 } forbidden)
                        {
                            // What a link that is not followed led to stays readable.
                            spans.Add(new($" ({forbidden})", style, link));
                        }

                        break;
                    case EmphasisInline emphasis:
                        Spans(emphasis, style | (emphasis.DelimiterChar == '~' ? SpanStyle.Struck : emphasis.DelimiterCount == 2 ? SpanStyle.Bold : SpanStyle.Italic), link, spans);
                        break;
                    case DelimiterInline delimiter:
                        spans.Add(new(delimiter.ToLiteral(), style, link));
                        Spans(delimiter, style, link, spans);
                        break;
                    case ContainerInline inner:
                        Spans(inner, style, link, spans);
                        break;
                    default:
                        spans.Add(new(inline.ToString() ?? "", style, link));
                        break;
                }
            }
        }
    }
}
