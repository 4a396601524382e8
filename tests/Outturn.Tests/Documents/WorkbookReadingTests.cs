using Outturn.Core.Sheets;
using Outturn.Documents.Reading;

namespace Outturn.Tests.Documents;

public class WorkbookReadingTests
{
    private static Grid Read(byte[] bytes) => GridReader.Read(bytes, "a.xlsx").Value!.Grids[0];

    [Fact]
    public void Cells_of_every_kind()
    {
        var row = Read(MadeWorkbook.Of(["text", -1.5m, true, new Fault("#DIV/0!"), new Formula("A1+1", 7), new Formula("B2", null), new Formula("\"\"", ""), "  spaces kept  ", 1e3])).Rows[0];

        Assert.Equal(new GridCell(GridCellKind.Text, "text"), row[0]);
        Assert.Equal((GridCellKind.Number, "-1.5", -1.5m), (row[1].Kind, row[1].Text, row[1].Number));
        Assert.Equal(GridCellKind.Boolean, row[2].Kind);
        Assert.Equal((GridCellKind.Error, "#DIV/0!"), (row[3].Kind, row[3].Text));
        Assert.Equal((7m, true), (row[4].Number, row[4].IsFormula));
        Assert.Equal((GridCellKind.FormulaWithoutResult, "=B2"), (row[5].Kind, row[5].Text));
        Assert.True(row[6].IsEmpty);
        Assert.Equal("  spaces kept  ", row[7].Text);
        Assert.Equal("1000", row[8].Text);
        Assert.True(row[99].IsEmpty);
    }

    [Theory]
    [InlineData("dd/mm/yyyy", "01/04/2017")]
    [InlineData("[$-809]d mmmm yyyy;@", "01/04/2017")]
    [InlineData("mmm-yy", "Apr 2017")]
    public void Days_are_told_by_their_number_format(string format, string text)
    {
        var cell = Read(MadeWorkbook.Of([new Shown(42826, format)])).Rows[0][0];

        Assert.Equal((GridCellKind.Date, new DateOnly(2017, 4, 1), text), (cell.Kind, cell.Date, cell.Text));
    }

    [Theory]
    [InlineData("#,##0,")]
    [InlineData("0%")]
    [InlineData("\"month \"0")]
    [InlineData("[Red]-#,##0;[h]")]
    [InlineData("h:mm")]
    [InlineData("General")]
    public void Other_formats_are_not_days(string format) => Assert.Equal(GridCellKind.Number, Read(MadeWorkbook.Of([new Shown(42826, format)])).Rows[0][0].Kind);

    [Fact]
    public void The_calendar_of_1904_is_four_years_later()
    {
        var book = new MadeWorkbook { From1904 = true }.With("T", [new Shown(41364, "dd/mm/yyyy")]);

        Assert.Equal(new DateOnly(2017, 4, 1), Read(book.Bytes()).Rows[0][0].Date);
    }

    [Theory]
    [InlineData(1, 1900, 1, 1)]
    [InlineData(59, 1900, 2, 28)]
    [InlineData(61, 1900, 3, 1)]
    public void The_calendar_of_1900_has_a_day_that_never_was(int serial, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), Read(MadeWorkbook.Of([new Shown(serial, "dd/mm/yyyy")])).Rows[0][0].Date);

    [Fact]
    public void Shared_texts_with_runs_and_escapes()
    {
        var book = new MadeWorkbook();
        var sheet = book.Sheet("T");
        sheet.Add("x");
        var bytes = book.Bytes(z => MadeWorkbook.Add(z, "xl/sharedStrings.xml", "<sst><si><r><t>Plan</t></r><r><t xml:space=\"preserve\">ned </t></r><rPh><t>no</t></rPh></si><si><t>a_x000D_b</t></si></sst>"));
        using var stream = new MemoryStream();
        stream.Write(bytes);
        using (var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            MadeWorkbook.Add(zip, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>9</v></c></row></sheetData></worksheet>");
        }

        var row = Read(stream.ToArray()).Rows[0];

        Assert.Equal(["Planned ", "a\rb"], row.Cells.Select(c => c.Text));
    }

    [Fact]
    public void Sheets_come_in_the_workbooks_order_with_their_merges_and_hidden_parts()
    {
        var book = new MadeWorkbook();
        book.Sheet("First", ["a"], ["b"]).Merge("A1:C1");
        var second = book.Sheet("Second", [1, 2, 3]);
        second.Hidden = true;
        second.HiddenColumns.Add(1);

        var grids = GridReader.Read(book.Bytes(), "a.xlsx").Value!.Grids;

        Assert.Equal(["First", "Second"], grids.Select(g => g.Name));
        Assert.Equal((1, 0, 1, 2), grids[0].Merged.Single());
        Assert.True(grids[1].Hidden);
        Assert.Equal([1], grids[1].HiddenColumns);
        Assert.Equal("Second!C1", grids[1].Place(1, 2));
    }

    [Fact]
    public void Text_tables_name_lines_and_fields()
    {
        var grid = GridReader.Read("Ref;Title\n\nA;\"one;\ntwo\"\nB;x\n"u8.ToArray(), "a.csv").Value!.Grids[0];

        Assert.Equal([1, 3, 5], grid.Rows.Select(r => r.Number));
        Assert.Equal("one;\ntwo", grid.Rows[1][1].Text);
        Assert.Equal("line 3, field 2", grid.Place(3, 1));
    }

    [Theory]
    [InlineData("sep=;\nRef;Title\nA;B,C\n", "Title")]
    [InlineData("Ref,Title\nA,B;C\n", "Title")]
    [InlineData("Ref|Title\nA|B\n", "Title")]
    [InlineData("Ref\tTitle\nA\tB, C and D\n", "Title")]
    public void The_separator_is_found(string text, string second) =>
        Assert.Equal(second, GridReader.Read(System.Text.Encoding.UTF8.GetBytes(text), "a.csv").Value!.Grids[0].Rows[0][1].Text);
}
