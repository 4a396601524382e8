using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Cell = Outturn.Core.Sheets.Cell;
using ColumnKind = Outturn.Core.Sheets.ColumnKind;
using RowKind = Outturn.Core.Sheets.RowKind;
using Sheet = Outturn.Core.Sheets.Sheet;

namespace Outturn.Documents.Writing;

/// <summary>
/// A paper of tables as a Word document on A4 turned sideways: heading styles, real tables with a head that repeats, the page number in the foot. Charts are
/// Word's own. The same paper gives the same bytes.
/// </summary>
public static class PaperWordWriter
{
    // A4 turned, less its margins, in twentieths of a point.
    private const int PageWidth = 16838;
    private const int PageHeight = 11906;
    private const int Margin = 1134;
    private const int TextWidth = PageWidth - (2 * Margin);

    public static byte[] Write(SheetPaper paper)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            package.ChangeIdOfPart(main, "rId1");
            main.AddNewPart<StyleDefinitionsPart>("rStyles").Styles = CaseWordStyles.Make();
            var foot = main.AddNewPart<FooterPart>("rFoot");
            foot.Footer = new Footer(new Paragraph(
                new ParagraphProperties(new Justification { Val = JustificationValues.Right }),
                Words(paper.Title + " · page "),
                new SimpleField(new Run(new Text("1"))) { Instruction = "PAGE" }));
            var body = new Body();
            body.Append(Styled("Title", paper.Title));
            paper.Lead.ToList().ForEach(s => body.Append(Styled("", s)));
            var charts = 0;
            foreach (var part in paper.Parts.Where(p => p.Chart.Length == 0 || p.Table is not null))
            {
                body.Append(Styled("Heading1", part.Heading));
                part.Sentences.Index().ToList().ForEach(s => body.Append(Styled("", s.Item, keep: part.Table is not null && s.Index == part.Sentences.Count - 1)));
                if (part.Table is { } table)
                {
                    foreach (var chart in table.Charts)
                    {
                        body.Append(WordChart.Of(main, Core.Sheets.ChartFigures.Of(table, chart), ++charts, 24));
                    }

                    body.Append(Styled("Caption", table.Caption, keep: true), Table(table), Styled("AfterTable", ""));
                }
            }

            body.Append(new SectionProperties(
                new FooterReference { Type = HeaderFooterValues.Default, Id = "rFoot" },
                new PageSize { Width = PageWidth, Height = PageHeight, Orient = PageOrientationValues.Landscape },
                new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 567, Footer = 567, Gutter = 0 }));
            main.Document = new Document(body);
        }

        var bytes = stream.ToArray();
        ZipTimes.Fix(bytes);
        return bytes;
    }

    private static Table Table(Sheet sheet)
    {
        var columns = sheet.Columns.Index().Where(c => c.Item.Kind != ColumnKind.Key).ToList();
        var widths = Widths(sheet, columns);
        var table = new Table(
            new TableProperties(
                new TableStyle { Val = "CaseTable" },
                new TableWidth { Width = TextWidth.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { FirstRow = true, LastRow = false, FirstColumn = true, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true }),
            new TableGrid([.. widths.Select(w => new GridColumn { Width = w.ToString(CultureInfo.InvariantCulture) })]));
        table.Append(new TableRow(
            [new TableRowProperties(new CantSplit(), new TableHeader()), .. columns.Select((c, i) => (OpenXmlElement)Cells(c.Item.Heading, widths[i], PaperCell.IsFigure(c.Item), "TableHead", bold: false, keep: true))]));
        foreach (var (number, row) in sheet.Rows.Index())
        {
            // A short table stands on one page; a long one begins and ends with two rows at least.
            var keep = number < sheet.Rows.Count - 1 && (sheet.Rows.Count <= SheetPaper.MostRowsKept || number == 0 || number == sheet.Rows.Count - 2);
            table.Append(new TableRow(
                [
                    new TableRowProperties(new CantSplit()),
                    .. columns.Select((c, i) => (OpenXmlElement)Cells(PaperCell.Text(c.Item, c.Index < row.Cells.Count ? row.Cells[c.Index] : Cell.Empty), widths[i], PaperCell.IsFigure(c.Item), "TableText", row.Kind != RowKind.Item, keep)),
                ]));
        }

        return table;
    }

    /// <summary>By what stands in them, none so narrow that figures break.</summary>
    private static List<int> Widths(Sheet sheet, IReadOnlyList<(int Index, Core.Sheets.Column Item)> columns)
    {
        var wants = columns.Select(c => (double)Math.Clamp(
            sheet.Rows.Select(r => PaperCell.Text(c.Item, c.Index < r.Cells.Count ? r.Cells[c.Index] : Cell.Empty).Length).Append(c.Item.Heading.Split(' ').Max(w => w.Length) + 1).Max(), 6, 44)).ToList();
        var sum = wants.Sum();
        return [.. wants.Select(w => (int)(TextWidth * w / sum))];
    }

    private static TableCell Cells(string text, int width, bool right, string style, bool bold, bool keep)
    {
        var run = Words(text);
        if (bold)
        {
            run.PrependChild(new RunProperties(new Bold()));
        }

        return new TableCell(
            new TableCellProperties(new TableCellWidth { Width = width.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa }),
            new Paragraph(new ParagraphProperties([new ParagraphStyleId { Val = style }, .. keep ? [new KeepNext()] : Array.Empty<OpenXmlElement>(), .. right ? [new Justification { Val = JustificationValues.Right }] : Array.Empty<OpenXmlElement>()]), run));
    }

    private static Paragraph Styled(string style, string text, bool keep = false)
    {
        OpenXmlElement[] properties = [.. style.Length > 0 ? [new ParagraphStyleId { Val = style }] : Array.Empty<OpenXmlElement>(), .. keep ? [new KeepNext()] : Array.Empty<OpenXmlElement>()];
        return new([.. properties.Length > 0 ? [new ParagraphProperties(properties)] : Array.Empty<OpenXmlElement>(), Words(text)]);
    }

    private static Run Words(string text) => new(new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve });

    /// <summary>Characters that XML cannot hold are left out.</summary>
    private static string Clean(string text) => SharedTexts.Writable(text);
}
