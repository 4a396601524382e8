using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Reports.Planning.Workbooks;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Documents.Reading;
using Outturn.Documents.Writing;

namespace Outturn.Tests.Reports.Planning;

/// <summary>The workbook with formulas as a spreadsheet program has it: worked out again, every figure is the table's, and a changed line changes them.</summary>
public sealed class FormulaWorkbookInLibreOfficeTests
{
    private static readonly (PlanTableKind Kind, PlanGrouping Grouping)[] Tables =
    [
        (PlanTableKind.Overview, PlanGrouping.Service), (PlanTableKind.Proposals, PlanGrouping.Committee), (PlanTableKind.Proposals, PlanGrouping.Service),
        (PlanTableKind.Proposals, PlanGrouping.FundingSource), (PlanTableKind.Funding, PlanGrouping.Service), (PlanTableKind.Gap, PlanGrouping.Service),
    ];

    private static IEnumerable<IReadOnlyList<Sheet>> All(Plan plan) =>
        from table in Tables from basis in Enum.GetValues<PlanBasis>() select FormulaWorkbook.Of(PlanTables.Of(plan, table.Kind, table.Grouping), basis);

    [Fact]
    public async Task Worked_out_by_LibreOffice_every_formula_is_the_tables_figure_to_the_penny()
    {
        LibreOffice.Needed();
        List<IReadOnlyList<Sheet>> workbooks = [.. All(PublishedPlan.Load()), .. All(HardPlan.Load())];
        var saved = await LibreOffice.SavedAsync([.. workbooks.Select(w => LibreOffice.WithoutResults(WorkbookWriter.Write(w)))]);
        var compared = workbooks.Zip(saved).Sum(pair => AssertSame(pair.First, pair.Second));
        Assert.True(compared > 10_000, compared.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(1, -500_000)] // stays
    [InlineData(2, 200_000)] // ends, so that its reversal changes too
    [InlineData(5, 41_000)] // one-off
    [InlineData(17, 44_444)] // two sources pay for it, one of them a stated amount
    public async Task A_changed_amount_in_the_lines_changes_every_total_that_rests_on_it(int line, int pounds)
    {
        LibreOffice.Needed();
        var plan = HardPlan.Load();
        await AssertFollowsAsync(plan, plan.Lines[line - 1], plan.Cycle.First, Money.FromPounds(pounds));
    }

    [Fact]
    public async Task A_number_written_over_words_is_counted_and_no_longer_missing()
    {
        LibreOffice.Needed();
        var plan = HardPlan.Load();
        await AssertFollowsAsync(plan, plan.Lines[3], plan.Cycle.First + 1, Money.FromPounds(-12_345));
    }

    [Fact]
    public void The_cached_figures_are_read_by_a_viewer_that_does_not_calculate_and_the_file_is_well_formed()
    {
        foreach (var workbook in All(HardPlan.Load()))
        {
            var bytes = WorkbookWriter.Write(workbook);
            Assert.True(AssertSame(workbook, GridReader.Read(bytes, "plan.xlsx").Value!) > 100);
            using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
            Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath} {e.Description}"));
        }
    }

    private static async Task AssertFollowsAsync(Plan plan, PlanLine line, FinancialYear year, Money amount)
    {
        var changed = plan with { Lines = [.. plan.Lines.Select(l => l.Id == line.Id ? l with { Typed = l.Typed.With(year, Amount.Of(amount)) } : l)] };
        var typed = new List<byte[]>();
        var expected = new List<IReadOnlyList<Sheet>>();
        foreach (var (kind, grouping) in Tables)
        {
            var before = FormulaWorkbook.Of(PlanTables.Of(plan, kind, grouping), PlanBasis.RunningTotals);
            var at = before.Index().Single(s => s.Item.Name == "Lines");
            var row = at.Item.Rows.Index().Single(r => r.Item.Key == line.Id.ToString("D")).Index;
            var column = at.Item.Columns.Index().Single(c => c.Item.Key == $"Stated{year}").Index;
            typed.Add(LibreOffice.Typed(LibreOffice.WithoutResults(WorkbookWriter.Write(before)), at.Index + 1, Grid.ColumnName(column) + (row + FirstRow).ToString(CultureInfo.InvariantCulture), amount.Pounds));
            expected.Add(FormulaWorkbook.Of(PlanTables.Of(changed, kind, grouping), PlanBasis.RunningTotals));
        }

        foreach (var (workbook, book) in expected.Zip(await LibreOffice.SavedAsync(typed)))
        {
            // The sheet of sources says how a line is parted, which a plan may say otherwise of another amount: its sums are in the table.
            AssertSame([.. workbook.Where(s => s.Name is "Running totals" or "Levels" or "Movements" or "Lines")], book);
        }
    }

    /// <summary>The caption, the groups and the headings stand above.</summary>
    private const int FirstRow = 5;

    /// <summary>Holds every formula cell of the sheets against the book's; how many there were.</summary>
    private static int AssertSame(IReadOnlyList<Sheet> workbook, GridBook book)
    {
        var count = 0;
        foreach (var sheet in workbook)
        {
            var grid = book.Grids.Single(g => g.Name == sheet.Name);
            var first = sheet.Columns.Any(c => c.Group.Length > 0) ? FirstRow : FirstRow - 1;
            var rows = grid.Rows.ToDictionary(r => r.Number);
            foreach (var (r, row) in sheet.Rows.Index())
            {
                foreach (var (c, cell) in row.Cells.Index())
                {
                    if (cell is not Cell.Calculated { Shown: var shown })
                    {
                        continue;
                    }

                    count++;
                    var found = rows[first + r][c];
                    var same = shown switch
                    {
                        Cell.Number number => found.Number == number.Value,
                        Cell.Figure { Amount: Amount.Known known } => found.Number is { } value && Math.Abs(value - known.Figure.Pounds) < 0.005m,
                        Cell.Words words => found.Text == words.Content,
                        _ => true,
                    };
                    Assert.True(same, $"{workbook[0].Basis}, {workbook[0].Columns[1].Heading}, {grid.Place(first + r, c)} ({row.Key}, {sheet.Columns[c].Key}) is {found.Text}, not {shown}: {(cell as Cell.Calculated)!.Formula}");
                }
            }
        }

        return count;
    }
}
