using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Documents.Writing;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace Outturn.Tests.Documents;

/// <summary>Charts that Word and Excel draw themselves.</summary>
public sealed class OfficeChartTests
{
    private static readonly MoneyStyle Thousands = MoneyStyle.Thousands;

    private static readonly Sheet Years = new(
        "Worth by year", "Cumulative present value. £000.", "running total",
        [new("year", "Year", ColumnKind.Text), new("a", "Swap lamps", ColumnKind.Money, Thousands), new("b", "Do <nothing> & wait", ColumnKind.Money, Thousands)],
        [
            new("0", RowKind.Item, [Cell.Text("2022-23"), Cell.Of(Money.FromThousands(-800)), Cell.Of(Money.Zero)]),
            new("1", RowKind.Item, [Cell.Text("2023-24"), Cell.Of(Money.FromThousands(-400)), Cell.Of(new Amount.Unquantified("TBC"))]),
            new("2", RowKind.Item, [Cell.Text("2024-25"), Cell.Of(Money.FromThousands(120)), Cell.Of(Money.Zero)]),
        ])
    {
        Charts = [new("Cumulative present value, £000", ChartShape.Lines, ByRow: false, [1, 2], 0, 0, 2)],
    };

    private static readonly Sheet Sum = new(
        "A sum", "What it costs.", "level", [new("row", "Row", ColumnKind.Text), new("x", "2022-23", ColumnKind.Money, Thousands), new("y", "2023-24", ColumnKind.Money, Thousands)],
        [new("staff", RowKind.Item, [Cell.Text("Staff"), Cell.Of(Money.FromThousands(161)), Cell.Of(Money.FromThousands(161))])])
    {
        Charts = [new("What it costs in each year", ChartShape.Bars, ByRow: true, [0], 0, 1, 2)],
    };

    [Fact]
    public void A_chart_draws_what_stands_in_its_table_and_leaves_a_gap_for_what_is_not_known()
    {
        var lines = ChartFigures.Of(Years, Years.Charts[0]);
        Assert.Equal(["2022-23", "2023-24", "2024-25"], lines.Categories);
        Assert.Equal(new ChartSeries("Swap lamps", [-800m, -400m, 120m]), lines.Series[0]);
        Assert.Equal([0m, null, 0m], lines.Series[1].Values);
        var bars = ChartFigures.Of(Sum, Sum.Charts[0]);
        Assert.Equal(("Staff", "2023-24"), (bars.Series[0].Name, bars.Categories[1]));
    }

    [Fact]
    public void A_workbook_s_chart_looks_at_its_own_cells()
    {
        var bytes = WorkbookWriter.Write([Years, Sum]);
        Assert.Equal(bytes, WorkbookWriter.Write([Years, Sum]));
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var charts = document.WorkbookPart!.WorksheetParts.SelectMany(p => p.DrawingsPart!.ChartParts).Select(p => p.ChartSpace!).ToList();
        var line = charts.Single(c => c.Descendants<C.LineChart>().Any());
        Assert.Equal(["'Worth by year'!$B$3", "'Worth by year'!$C$3"], line.Descendants<C.SeriesText>().Select(t => t.Descendants<C.Formula>().Single().Text));
        Assert.Equal("'Worth by year'!$B$4:$B$6", line.Descendants<C.Values>().First().Descendants<C.Formula>().Single().Text);
        Assert.Equal("'Worth by year'!$A$4:$A$6", line.Descendants<C.CategoryAxisData>().First().Descendants<C.Formula>().Single().Text);
        Assert.Equal(2, line.Descendants<C.Values>().Last().Descendants<C.NumericPoint>().Count());
        Assert.Equal("'A sum'!$B$4:$C$4", charts.Single(c => c != line).Descendants<C.Values>().Single().Descendants<C.Formula>().Single().Text);
    }

    [Fact]
    public void A_fan_s_middle_is_heavy_its_pairs_match_and_bars_that_lie_begin_at_the_top()
    {
        var fan = Years with
        {
            Columns = [Years.Columns[0], .. new[] { "P10", "P50", "P90", "Planned" }.Select(n => new Column(n, n, ColumnKind.Money, Thousands))],
            Rows = [.. Years.Rows.Select((r, i) => r with { Cells = [r.Cells[0], .. new[] { -900, -700, -300, -650 }.Select(n => Cell.Of(Money.FromThousands(n * (i + 1))))] })],
            Charts = [new("Fan", ChartShape.Fan, ByRow: false, [1, 2, 3, 4], 0, 0, 2)],
        };
        var lying = Years with { Name = "Drivers", Charts = [new("Drivers", ChartShape.Sideways, ByRow: false, [1], 0, 0, 2)] };
        var bytes = WorkbookWriter.Write([fan, lying]);
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var charts = document.WorkbookPart!.WorksheetParts.SelectMany(p => p.DrawingsPart!.ChartParts).Select(p => p.ChartSpace!).ToList();
        var lines = charts.Single(c => c.Descendants<C.LineChart>().Any()).Descendants<C.LineChartSeries>().Select(s => s.GetFirstChild<C.ChartShapeProperties>()!.GetFirstChild<DocumentFormat.OpenXml.Drawing.Outline>()!).ToList();
        Assert.True(lines[1].Width! > lines[0].Width!);
        Assert.Equal(lines[0].OuterXml, lines[2].OuterXml);
        Assert.NotEqual(lines[1].InnerXml, lines[3].InnerXml);
        var bars = charts.Single(c => c.Descendants<C.BarChart>().Any());
        Assert.Equal(C.BarDirectionValues.Bar, bars.Descendants<C.BarDirection>().Single().Val!.Value);
        Assert.Equal(C.OrientationValues.MaxMin, bars.Descendants<C.CategoryAxis>().Single().Descendants<C.Orientation>().Single().Val!.Value);
        Assert.Empty(bars.Descendants<C.Legend>());
    }

    [Fact]
    public void A_document_s_chart_is_no_picture_and_says_what_it_shows()
    {
        var bytes = PaperWordWriter.Write(new("Lamps", [], [new("Worth", ["As it stands."], Years), new("Costs", [], Sum)]));
        Assert.Equal(bytes, PaperWordWriter.Write(new("Lamps", [], [new("Worth", ["As it stands."], Years), new("Costs", [], Sum)])));
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Equal(2, document.MainDocumentPart!.ChartParts.Count());
        Assert.Empty(document.MainDocumentPart.ImageParts);
        Assert.Contains("Cumulative present value, £000. Its figures are in the table beside it.", document.MainDocumentPart.Document!.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().Select(d => d.Description?.Value));
    }
}
