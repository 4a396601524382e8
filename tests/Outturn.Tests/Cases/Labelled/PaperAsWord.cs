using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Outturn.Core.Papers;

namespace Outturn.Tests.Cases.Labelled;

/// <summary>Writes the blocks of a paper as a Word document in memory: the same paper in its other form.</summary>
internal static class PaperAsWord
{
    public static byte[] Bytes(Paper paper)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(Enumerable.Range(1, 6).Select(Heading));
            main.Document = new Document(new Body(paper.Blocks.SelectMany(Written)));
        }

        return stream.ToArray();
    }

    private static Style Heading(int level) => new(new StyleName { Val = $"heading {level}" }, new StyleParagraphProperties(new OutlineLevel { Val = level - 1 }))
    {
        Type = StyleValues.Paragraph,
        StyleId = $"Heading{level}",
    };

    private static IEnumerable<OpenXmlElement> Written(Block block) => block switch
    {
        TextBlock text => [Written(text)],
        // Two tables that follow each other would be one: Word itself keeps a paragraph between them.
        TableBlock table => [Written(table), new Paragraph()],
        PictureBlock picture => [Line(picture.Description)],
        _ => [],
    };

    private static Paragraph Written(TextBlock block)
    {
        var paragraph = new Paragraph();
        if (block.Kind == TextKind.Heading && block.Level > 0)
        {
            paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = $"Heading{Math.Min(block.Level, 6)}" }));
        }

        if (block.Mark.Length > 0)
        {
            paragraph.Append(Words(block.Mark + " ", bold: false));
        }

        foreach (var span in block.Spans)
        {
            paragraph.Append(Words(span.Text, span.Style.HasFlag(SpanStyle.Bold)));
        }

        return paragraph;
    }

    private static Table Written(TableBlock table) => new(table.Rows.Select(row => new TableRow(row.Cells.Select(cell =>
    {
        var written = new TableCell();
        if (cell.Columns > 1)
        {
            written.Append(new TableCellProperties(new GridSpan { Val = cell.Columns }));
        }

        written.Append(cell.Text.Split('\n').Select(Line));
        return written;
    }))));

    private static Paragraph Line(string text) => new(Words(text, bold: false));

    private static Run Words(string text, bool bold)
    {
        var run = new Run();
        if (bold)
        {
            run.Append(new RunProperties(new Bold()));
        }

        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }
}
