using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Outturn.Core.Sheets;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;
using Outturn.Documents.Reading;
using Outturn.Documents.Writing;
using Outturn.Tests.Tracking;

namespace Outturn.Tests.Documents;

/// <summary>What we write opens clean and comes back through our own reader without a change.</summary>
public class SheetWritingTests
{
    private static readonly string[] Dangerous = ["=1+1", "+44 1223", "-5 posts", "@SUM(A1)", "\tx", "\rx", "'=quoted", "''@twice", "plain, with \"quotes\"", "two\nlines", "trailing ", "a_x0041_b"];

    private static Sheet Tracker(params (string Key, string Title, Amount Plan, Amount Forecast, string Comment)[] lines) => new(
        "Tracker: 2017/18",
        "Savings tracker 2017-18 as at 31 October 2017; savings are negative",
        "within the year",
        [
            new("key", "Key", ColumnKind.Key),
            new("reference", "Reference", ColumnKind.Text),
            new("title", "Title", ColumnKind.Text),
            new("committees", "Committee", ColumnKind.Text),
            new("owner", "Owner", ColumnKind.Text),
            new("investment", "Investment £000", ColumnKind.Money, MoneyStyle.Thousands),
            new("plannedYear", "Planned year £000", ColumnKind.Money, MoneyStyle.Thousands, "Planned saving"),
            new("forecastYear", "Forecast year £000", ColumnKind.Money, MoneyStyle.Thousands, "Forecast saving"),
            new("variance", "Variance £000", ColumnKind.Money, MoneyStyle.Variance, "Forecast saving"),
            new("rag", "RAG", ColumnKind.Text),
            new("direction", "Direction", ColumnKind.Text),
            new("complete", "Complete", ColumnKind.Text),
            new("commentary", "Commentary", ColumnKind.Text),
        ],
        [
            .. lines.Select(l => new Row(l.Key, RowKind.Item,
            [
                Cell.Empty, Cell.Text(l.Key.ToUpperInvariant()), Cell.Text(l.Title), Cell.Text("Adults; C&YP"), Cell.Text("Head of Adults"), Cell.Of(Money.FromPence(1)), Cell.Of(l.Plan), Cell.Of(l.Forecast),
                l.Plan.Value is { } p && l.Forecast.Value is { } f ? Cell.Of(f - p) : Cell.Empty, Cell.Text("Red amber"), Cell.Text("Worse"), Cell.Text("No"), Cell.Text(l.Comment),
            ])),
            new("total", RowKind.Total,
            [
                Cell.Empty, Cell.Empty, Cell.Text("Total"), Cell.Empty, Cell.Empty, Cell.Of(Total.Sum(lines.Select(_ => Amount.Of(Money.FromPence(1))))),
                Cell.Of(Total.Sum(lines.Select(l => l.Plan))), Cell.Of(Total.Sum(lines.Select(l => l.Forecast))), Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty,
            ]),
        ])
    {
        Notes = [new("As at", "31 October 2017"), new("Act", "=12")],
    };

    private static readonly Sheet Sample = Tracker(
        [.. Dangerous.Select((d, i) => ($"k{i}", "Line " + i, Amount.Of(Money.FromPence(-1_234_567 - i)), Amount.Of(Money.FromPounds(-12_000)), d)),
            ("unknown", "=Unknown", new Amount.Unquantified("TBC"), new Amount.Unquantified("the consultants will say in 2 weeks"), "x"),
            ("range", "Range", Amount.Between(Money.FromPence(-10_000_001), Money.FromPounds(-50_000)), Amount.Zero, "x")]);

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public void A_sheet_comes_back_as_it_was(string form)
    {
        var bytes = form == "csv" ? CsvWriter.Write(Sample) : WorkbookWriter.Write(Sample);

        var reading = Reading.Of(bytes, "tracker-2017-18." + form);

        Reading.NoErrors(reading);
        Assert.Equal(Sample.Rows.Count - 1, reading.Lines.Count);
        foreach (var (row, line) in Sample.Rows.Zip(reading.Lines))
        {
            Assert.Equal(row.Key, line.Key);
            Assert.Equal(row.Key.ToUpperInvariant(), line.Reference!.AsWritten);
            Assert.Equal(((Cell.Words)row.Cells[2]).Content, line.Details.Title);
            Assert.Equal(["Adults", "C&YP"], line.Details.Committees);
            Assert.Equal("Head of Adults", line.Owner);
            Assert.Equal(Amount.Of(Money.FromPence(1)), line.Plan!.Investment);
            Assert.Equal(Total.Of(((Cell.Figure)row.Cells[6]).Amount), line.Plan.Planned.Year);
            Assert.Equal(Total.Of(((Cell.Figure)row.Cells[7]).Amount), line.Stated.Forecast.Year);
            Assert.Null(line.Stated.StatedVariance);
            Assert.Equal(Core.Tracking.Rag.RedAmber, line.Stated.Rag);
            Assert.Equal(Core.Tracking.Direction.Worse, line.Stated.Direction);
            Assert.False(line.Stated.Complete);
            Assert.Equal(((Cell.Words)row.Cells[12]).Content.Replace("\r", "\n", StringComparison.Ordinal).Trim(), line.Stated.Commentary);
        }

        Assert.Single(reading.PrintedTotals, t => t.Measure == "investment");
        Assert.All(reading.PrintedTotals, t => Assert.True(t.Agrees));
        Assert.Equal(MoneyUnit.Thousands, reading.Unit);
        Assert.Equal(new FinancialYear(2017), reading.Year);
        Assert.Equal(TrackerField.LineKey, reading.Columns[0].Field);
    }

    [Fact]
    public void The_workbook_opens_clean_and_looks_like_a_tracker()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(WorkbookWriter.Write(Sample)), isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath} {e.Description}"));
        var sheets = document.WorkbookPart!.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(s => s.Name!.Value);
        Assert.Equal(["Tracker  2017 18", "Notes"], sheets);
        var page = ((WorksheetPart)document.WorkbookPart.GetPartById(document.WorkbookPart.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().First().Id!)).Worksheet;
        var pane = page.Descendants<DocumentFormat.OpenXml.Spreadsheet.Pane>().Single();
        Assert.Equal(4u, (uint)pane.VerticalSplit!.Value);
        Assert.Equal("A4:M19", page.Descendants<DocumentFormat.OpenXml.Spreadsheet.AutoFilter>().Single().Reference!.Value);
        Assert.Equal(["H3:I3"], page.Descendants<DocumentFormat.OpenXml.Spreadsheet.MergeCell>().Select(m => m.Reference!.Value!));
        Assert.True(page.Descendants<DocumentFormat.OpenXml.Spreadsheet.Column>().First().Hidden!.Value);
        Assert.Empty(page.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>());

        // Dangerous texts stay texts even if someone edits the cell: six comments, a title, a range and two totals that begin with a minus.
        var formats = document.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<DocumentFormat.OpenXml.Spreadsheet.CellFormat>().ToArray();
        var quoted = page.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().Count(c => formats[(int)(c.StyleIndex?.Value ?? 0)].QuotePrefix?.Value == true);
        Assert.Equal(10, quoted);
    }

    [Fact]
    public void Figures_are_exact_in_the_columns_unit()
    {
        var sheet = Tracker(("a", "A", Amount.Of(Money.FromThousands(-20_538)), Amount.Of(Money.FromPence(-1_665_600_001)), ""));

        var row = GridReader.Read(WorkbookWriter.Write(sheet), "a.xlsx").Value!.Grids[0].Rows.First(r => r[0].Text == "a");
        var csv = Encoding.UTF8.GetString(CsvWriter.Write(sheet));

        Assert.Equal("-20538", row[6].Text);
        Assert.Equal("-16656.00001", row[7].Text);
        Assert.Equal("#,##0;-#,##0", row[6].Format);
        Assert.Equal("+#,##0;-#,##0;0", row[8].Format);
        Assert.Contains(",-20538,-16656.00001,3881.99999,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_a_spreadsheet_would_run_gets_an_apostrophe_in_csv_and_stays_a_text_in_excel()
    {
        var sheet = Tracker(("a", "=HYPERLINK(\"x\")", Amount.Of(Money.FromThousands(-5)), Amount.Zero, "+1"));

        var csv = Encoding.UTF8.GetString(CsvWriter.Write(sheet));
        var cell = GridReader.Read(WorkbookWriter.Write(sheet), "a.xlsx").Value!.Grids[0].Rows.First(r => r[0].Text == "a")[2];

        Assert.StartsWith("\uFEFFKey,Reference,Title", csv, StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\"", csv, StringComparison.Ordinal);
        Assert.Contains(",'+1\r\n", csv, StringComparison.Ordinal);
        Assert.Equal((GridCellKind.Text, false), (cell.Kind, cell.IsFormula));
    }

    [Fact]
    public void Json_gives_money_as_pounds_with_its_status()
    {
        var sheet = Tracker(
            ("a", "A", Amount.Of(Money.FromThousands(-600)), Amount.Between(Money.FromPounds(-2), Money.FromPounds(-1)), ""),
            ("b", "B", new Amount.Unquantified("TBC"), Amount.Zero, ""));

        using var json = JsonDocument.Parse(JsonSheet.Write(sheet));

        var root = json.RootElement;
        Assert.Equal("£000", root.GetProperty("unit").GetString());
        Assert.Equal("within the year", root.GetProperty("basis").GetString());
        Assert.Equal("{\"key\":\"key\",\"heading\":\"Key\"}", root.GetProperty("columns")[0].GetRawText());
        var rows = root.GetProperty("rows");
        Assert.Equal("{\"pounds\":\"-600000.00\",\"status\":\"known\"}", rows[0].GetProperty("cells").GetProperty("plannedYear").GetRawText());
        Assert.Equal("{\"pounds\":null,\"status\":\"range\",\"low\":\"-2.00\",\"high\":\"-1.00\"}", rows[0].GetProperty("cells").GetProperty("forecastYear").GetRawText());
        Assert.Equal("{\"pounds\":null,\"status\":\"unquantified\",\"why\":\"TBC\"}", rows[1].GetProperty("cells").GetProperty("plannedYear").GetRawText());
        Assert.Equal(("total", "total"), (rows[2].GetProperty("key").GetString(), rows[2].GetProperty("kind").GetString()));
        Assert.Equal("{\"pounds\":null,\"status\":\"unquantified\",\"low\":\"-600000.00\",\"high\":\"-600000.00\",\"why\":\"1 not quantified\"}", rows[2].GetProperty("cells").GetProperty("plannedYear").GetRawText());
    }

    [Theory]
    [InlineData("October 2017", "October 2017")]
    [InlineData("a/b:c?", "a b c")]
    [InlineData("", "Sheet1")]
    [InlineData("a name that is much longer than Excel allows", "a name that is much longer than")]
    public void Tab_names_are_what_excel_takes(string name, string tab) => Assert.Equal(tab, WorkbookWriter.TabName(name));
}
