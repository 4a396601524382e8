using System.Text;
using Outturn.Core.Papers;

namespace Outturn.Documents.Reading.Word;

/// <summary>A cell of a table while it is read: its lines, and what is to follow the table.</summary>
internal sealed class WordCell(WordContext context)
{
    private readonly StringBuilder _text = new();
    private readonly List<string> _links = [];
    private readonly List<Block> _after = [];
    private bool _hasOther;
    private bool _hasHeading;

    /// <summary>A paragraph whose end was deleted.</summary>
    public WordParagraph? Open { get; private set; }

    /// <summary>Whether every paragraph is in a style for headings.</summary>
    public bool IsHeading => _hasHeading && !_hasOther;

    public void Paragraph(WordParagraph paragraph)
    {
        if (paragraph.GoesOn)
        {
            Open = paragraph;
            return;
        }

        Open = null;
        var style = context.Styles.Paragraph(paragraph.Style);
        if (style.IsTableHeading || style.Heading > 0)
        {
            _hasHeading = true;
        }
        else
        {
            _hasOther = true;
        }

        var list = paragraph.List ?? style.List;
        var spans = paragraph.Spans(context.Seen);
        var mark = list is null ? null : context.Numbering.Next(list, paragraph.Level ?? style.Level, paragraph.Style);
        if (spans.Count > 0)
        {
            var lines = new List<Block>(1);
            if (mark is { Mark.Length: > 0 })
            {
                TypedBlocks.AddPoint(lines, paragraph.Place, spans, mark.Value.Mark, 1);
            }
            else
            {
                Bulleted(lines, paragraph.Place, spans);
            }

            Blocks(lines);
        }

        if (!string.IsNullOrWhiteSpace(paragraph.Removed.ToString()))
        {
            _after.Add(TextBlock.Plain(paragraph.Place, paragraph.Removed.ToString().Trim(), TextKind.Removed));
        }

        foreach (var block in paragraph.After)
        {
            // The text of a box is the cell's; notes, pictures and comments come after the table.
            if (block is TextBlock { Kind: not (TextKind.Note or TextKind.Removed) } or TableBlock)
            {
                Blocks([block]);
            }
            else
            {
                _after.Add(block);
            }
        }
    }

    private static void Bulleted(List<Block> lines, Place place, List<Span> spans)
    {
        var text = string.Concat(spans.Select(s => s.Text));
        if (TypedMarks.Bullet(text, out var mark) is > 0 and var length && length < text.Length && mark is not ("-" or "–" or "*"))
        {
            TypedBlocks.AddText(lines, place, TextKind.ListItem, PaperSpans.After(spans, length), mark, 1);
        }
        else
        {
            TypedBlocks.AddText(lines, place, TextKind.Paragraph, spans, "", 0);
        }
    }

    public void Blocks(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case TextBlock { Kind: TextKind.Note or TextKind.Removed }:
                    _after.Add(block);
                    break;
                case TextBlock text:
                    Line(CellText.Line(text));
                    _links.AddRange(text.Spans.Where(s => s.Link is not null).Select(s => s.Link!).Distinct(StringComparer.Ordinal));
                    break;
                case TableBlock table:
                    foreach (var row in table.Rows)
                    {
                        Line(string.Join('\t', row.Cells.Select(c => c.Text.Replace('\n', ' '))));
                        _links.AddRange(row.Cells.SelectMany(c => c.Links));
                    }

                    break;
                default:
                    _after.Add(block);
                    break;
            }
        }
    }

    private void Line(string line)
    {
        if (_text.Length > 0)
        {
            _text.Append('\n');
        }

        _text.Append(line);
        if (_text.Length > context.Limits.MaxTextLength)
        {
            throw PaperReader.TooMuch(context.FileName, "A cell", context.Limits.MaxTextLength, "characters");
        }
    }

    public PaperCell Close(int columns, List<Block> after)
    {
        if (Open is { } open)
        {
            open.GoesOn = false;
            Paragraph(open);
        }

        after.AddRange(_after);
        return new PaperCell(_text.ToString().Trim(), columns) { Links = _links };
    }
}
