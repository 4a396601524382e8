using Outturn.Core.Planning;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Documents.Reading;
using Outturn.Documents.Writing;
using Outturn.Tests.Reports.Planning;
using Outturn.Tests.Tracking;

namespace Outturn.Tests.Planning;

/// <summary>The whole published plan out to a workbook, saved by another program, and back.</summary>
public class PlanWorkbookThroughLibreOfficeTests
{
    [Fact]
    public async Task The_published_plan_saved_by_LibreOffice_comes_back_without_a_change_and_three_changed_cells_as_three_changes()
    {
        LibreOffice.Needed();
        var reading = PlanFile.Of(await File.ReadAllBytesAsync(SharedFolder.PathOf("data", "plan", "plan-lines-2022-23-part1.csv"), TestContext.Current.CancellationToken), "lines.csv");
        var plan = Plan.Empty(ImportPlanTests.Cycle).With(ImportPlan.Decide(Plan.Empty(ImportPlanTests.Cycle), reading, Guid.CreateVersion7).Value!);
        var workbook = WorkbookWriter.Write(PlanWorkbook.Sheet(plan));
        (string Key, string Heading, decimal Pounds)[] typed = [("P1-L1", "2022-23 £", -550_000m), ("P3-L1", "2023-24 £", -500_000m), ("P18-L1", "2024-25 £", 12_345.67m)];
        var changed = typed.Aggregate(workbook, (bytes, t) => LibreOffice.Typed(bytes, 1, PlaceOf(bytes, t.Key, t.Heading), t.Pounds));
        var saved = await LibreOffice.SavedAsync([workbook, changed]);

        var same = PlanWorkbook.Read(saved[0], plan).Value!;
        Assert.Empty(same.Problems);
        Assert.Empty(same.Cells);
        Assert.Null(same.Added);

        var back = PlanWorkbook.Read(saved[1], plan).Value!;
        Assert.Empty(back.Problems);
        Assert.Equal(typed.Select(t => (t.Key, t.Heading[..7])), back.Cells.Select(c => (PlanKeys.Of(plan.Proposal(c.Line.Proposal)!, c.Line), c.Field)));
        Assert.DoesNotContain(back.Cells, c => c.Conflicts);
        var changes = back.Decide(plan, _ => null, Guid.CreateVersion7).Value!;
        Assert.Empty(changes.Proposals);
        Assert.Equal(typed.Select(t => Amount.Of(Money.FromPounds(t.Pounds, Rounding.HalfAwayFromZero))), changes.Lines.Zip(typed).Select(c => c.First.Typed[YearOf(c.Second.Heading)]));
    }

    private static FinancialYear YearOf(string heading) => FinancialYear.TryFind(heading, out var year) ? year : throw new InvalidOperationException(heading);

    private static string PlaceOf(byte[] workbook, string key, string heading)
    {
        var grid = GridReader.Read(workbook, "plan.xlsx").Value!.Grids[0];
        var head = grid.Rows.First(r => r[0].Text == PlanWorkbook.KeyHeading);
        var column = Enumerable.Range(0, head.Cells.Count).First(i => head[i].Text == heading);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Grid.ColumnName(column)}{grid.Rows.First(r => r[0].Text == key).Number}");
    }
}
