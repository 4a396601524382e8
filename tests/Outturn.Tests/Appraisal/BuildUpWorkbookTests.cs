using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Core.Workings;
using Outturn.Documents.Writing;
using Outturn.Tests.Reports.Planning;
using static Outturn.Tests.Appraisal.Costs;

namespace Outturn.Tests.Appraisal;

/// <summary>A build-up's workbook, worked out by another program.</summary>
public sealed class BuildUpWorkbookTests
{
    [Fact]
    public async Task Every_amount_is_a_formula_over_its_factors_that_another_program_works_out_to_the_penny()
    {
        LibreOffice.Needed();
        var result = Everything().Sum();
        var sheet = BuildUpSheet.Of("build-up", "Programme", result);
        var saved = (await LibreOffice.SavedAsync([LibreOffice.WithoutResults(WorkbookWriter.Write(sheet))]))[0].Grids[0];
        var first = saved.Rows.First(r => r.Cells.Any(c => c.Text == "Worked out as")).Number + 1;
        var compared = 0;
        foreach (var (i, row) in sheet.Rows.Index())
        {
            foreach (var (j, cell) in row.Cells.Index().Where(c => c.Item is Cell.Calculated))
            {
                compared++;
                var shown = ((Cell.Calculated)cell).Shown switch { Cell.Figure f => f.Amount.Value!.Value, Cell.Sum s => s.Total.Value!.Value, _ => throw new InvalidOperationException() };
                Assert.Equal(shown.Pounds, decimal.Round(saved.Rows.First(r => r.Number == first + i)[j].Number!.Value, 2));
            }
        }

        Assert.Equal(29, compared);
    }

    [Fact]
    public void A_row_less_something_that_is_not_known_is_not_known()
    {
        var result = Of(2022, 1, BuildUpRow.New("tbc", "To come", BuildUpKind.Amounts) with { ByYear = [new(Y(2022), Quantity.Read("TBC")!)] }, Amounts("Rest", 2022, 500) with { Less = ["tbc"] }).Sum();
        Assert.Equal(2, result.Whole(Y(2022)).Unquantified);
        Assert.Equal(Money.Zero, result.Whole(Y(2022)).Low);
    }

    private static BuildUp Everything() => Of(
        2021, 3,
        Row("Manager", BuildUpKind.Posts, 60_938m) with { Fte = Quantity.Of(0.6m), OnCost = RateUse.OfOwn(30m, "as printed"), Uplift = RateUse.OfOwn(2.35m, "assumed"), From = Month("2022-01"), To = Month("2023-12") },
        Row("Consultant", BuildUpKind.Days, 550.55m).By(2021, 13, 52),
        (Row("Secondments", BuildUpKind.SchoolWeeks, 300m) with { Count = Quantity.Of(5) }).By(2021, 12, 39, 27),
        Row("Placements", BuildUpKind.Volume, 785.19m).By(2022, 417.142857m, 52),
        Amounts("Grant", 2021, 10_000, 7_500.25m).As(BuildUpPart.TakenOff),
        Row("Overheads", BuildUpKind.PercentOf, 12.5m) with { Of = ["Manager", "Consultant", "Grant"] },
        (Row("Interim", BuildUpKind.Days, 450m) with { Less = ["Manager"] }).By(2021, 60, 120, 90).As(BuildUpPart.Contingency));
}
