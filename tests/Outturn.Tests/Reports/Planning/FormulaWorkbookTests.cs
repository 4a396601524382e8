using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Reports.Planning.Workbooks;
using Outturn.Core.Series;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Tests.Reports.Planning;

/// <summary>The workbook with formulas: worked out from its lines it shows the table's own figures, to the penny.</summary>
public sealed class FormulaWorkbookTests
{
    public static TheoryData<PlanTableKind, PlanGrouping> Tables => [.. Enum.GetValues<PlanTableKind>().SelectMany(kind =>
        (kind == PlanTableKind.Proposals ? Enum.GetValues<PlanGrouping>() : [PlanGrouping.Service]).Select(grouping => new TheoryDataRow<PlanTableKind, PlanGrouping>(kind, grouping)))];

    [Theory, MemberData(nameof(Tables))]
    public void Every_formula_over_the_published_lines_is_the_tables_figure(PlanTableKind kind, PlanGrouping grouping) => AssertWorksOut(PublishedPlan.Load(), kind, grouping);

    [Theory, MemberData(nameof(Tables))]
    public void Every_formula_over_a_plan_with_forecasts_ranges_and_amounts_without_a_figure_is_the_tables_figure(PlanTableKind kind, PlanGrouping grouping) =>
        AssertWorksOut(HardPlan.Load(), kind, grouping);

    [Theory, MemberData(nameof(Tables))]
    public void Every_formula_over_any_plan_is_the_tables_figure(PlanTableKind kind, PlanGrouping grouping) =>
        Prop.ForAll(AnyPlan.Any, plan => AssertWorksOut(plan, kind, grouping)).QuickCheckThrowOnFailure();

    [Theory, MemberData(nameof(Tables))]
    public void Every_formula_over_a_plan_with_capital_and_with_balances_that_grow_is_the_tables_figure(PlanTableKind kind, PlanGrouping grouping)
    {
        var plan = HardPlan.Load();
        var first = plan.Cycle.First;
        Money[] spent = [Money.FromPounds(900_000), Money.FromPounds(350_000.01m)];
        var terms = new BorrowingTerms(30, 3.75m, first + 1, RepaymentMethod.Annuity, FirstYearInterest.Half);
        AssertWorksOut(
            plan with
            {
                Sources = [.. plan.Sources, new(Guid.CreateVersion7(), "Receipts", SourceKind.CapitalReceipts, FundingStatus.Confirmed, MeetsBudget: false, OneOff: true, null, Money.FromPounds(10_000), "", [
                    new("Sales", new(2021, 10, 1), new Forecast.Stated(new Dictionary<FinancialYear, Amount> { [first] = Amount.Of(Money.FromPounds(-250_000)), [first + 2] = Amount.Between(Money.FromPounds(-90_000), Money.FromPounds(-70_000)) }), "")])],
                Schemes = [new(Guid.CreateVersion7(), "A road", null, "Highways", Levels.Starting(first, spent), [new("Receipts", FundingStatus.Confirmed, Levels.Starting(first, Money.FromPounds(125_000)))], "", terms)],
            }, kind, grouping);
    }

    [Theory, MemberData(nameof(Tables))]
    public void An_empty_plan_has_a_workbook(PlanTableKind kind, PlanGrouping grouping) => AssertWorksOut(Plan.Empty(PublishedPlan.Cycle), kind, grouping);

    [Fact]
    public void A_proposal_of_two_committees_stands_in_both_and_counts_once_in_the_total()
    {
        var plan = HardPlan.Load();
        var sheet = FormulaWorkbook.Of(PlanTables.Of(plan, PlanTableKind.Proposals, PlanGrouping.Committee), PlanBasis.Movements)[0];
        var column = sheet.Columns.Select(c => c.Heading).ToList().IndexOf("2022-23 £");
        Assert.Equal(2, sheet.Rows.Count(r => r.Key.EndsWith("/proposal-1", StringComparison.Ordinal)));
        var total = Assert.IsType<Cell.Calculated>(sheet.Rows.Single(r => r.Key == "total").Cells[column]);
        Assert.Equal(FormulaFunction.SumIfs, Assert.IsType<Formula.Call>(total.Formula).Function);
    }

    [Fact]
    public void What_is_not_quantified_stays_in_words_and_every_total_says_how_many_it_leaves_out()
    {
        var sheets = FormulaWorkbook.Of(PlanTables.Of(HardPlan.Load(), PlanTableKind.Overview), PlanBasis.Levels);
        var lines = sheets.Single(s => s.Name == "Lines");
        Assert.Contains(lines.Rows, r => r.Cells.Any(c => c is Cell.Figure { Amount: Amount.Unquantified { Why: "TBC" } }));
        Assert.Contains(lines.Rows, r => r.Cells.Any(c => c is Cell.Figure { Amount: Amount.Range }));
        var left = sheets[0].Rows.Single(r => r.Key == "total").Cells[3];
        Assert.Equal(new Cell.Words("up to 3 not quantified"), Assert.IsType<Cell.Calculated>(left).Shown);
        Assert.Contains(sheets[0].Notes, n => n.Key == "Not quantified" && n.Value.Contains("TBC", StringComparison.Ordinal));
        Assert.Contains(sheets[0].Notes, n => n.Key == "A range");
    }

    [Fact]
    public void A_plan_whose_amounts_are_all_known_has_one_block_of_figures_and_nothing_beside_it()
    {
        var sheets = FormulaWorkbook.Of(PlanTables.Of(PublishedPlan.Load(), PlanTableKind.Overview), PlanBasis.RunningTotals);
        Assert.Equal(["Running totals", "Levels", "Movements", "Lines"], sheets.Select(s => s.Name));
        Assert.All(sheets.Take(3), s => Assert.Equal(3 + 9, s.Columns.Count));
    }

    private static void AssertWorksOut(Plan plan, PlanTableKind kind, PlanGrouping grouping)
    {
        foreach (var basis in Enum.GetValues<PlanBasis>())
        {
            var table = PlanTables.Of(plan, kind, grouping);
            var sheets = FormulaWorkbook.Of(table, basis);
            var recalculated = new Recalculation(sheets);
            Assert.Empty(recalculated.Differences().Take(5));

            // What is shown is the table's own: row by row, each figure or its two numbers and its count.
            var values = table.ToSheet(basis, new MoneyStyle(MoneyUnit.Pounds));
            Assert.Equal(values.Rows.Select(r => r.Key), sheets[0].Rows.Select(r => r.Key));
            var first = sheets[0].Columns.ToList().FindIndex(c => c.Kind == ColumnKind.Money);
            foreach (var (value, row) in values.Rows.Zip(sheets[0].Rows))
            {
                for (var column = 0; column < table.Years.Count; column++)
                {
                    Assert.Equal(Low(value.Cells[3 + column]), Low(row.Cells[first + column]));
                }
            }

            Assert.True(plan.Lines.All(l => l.Withdrawn) || recalculated.Formulas > 0);
        }
    }

    private static Money? Low(Cell cell) => cell switch
    {
        Cell.Calculated calculated => Low(calculated.Shown),
        Cell.Figure figure => Total.Of(figure.Amount).Low,
        Cell.Sum sum => sum.Total.Low,
        _ => null,
    };
}
