using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Series;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using static Outturn.Tests.Reports.Planning.Example;

namespace Outturn.Tests.Reports.Planning;

public sealed class OverviewTests
{
    private static PlanTable Of(Example example, PlanChoices? choices = null) => PlanOverview.Of(PlanLedger.Of(example.Plan, choices));

    private static string Row(PlanTable table, string key, PlanBasis basis) =>
        string.Join(" | ", Enumerable.Range(0, table.Years.Count).Select(c => table.Row(key)!.Figure(basis, c) is { } figure ? MoneyStyle.Thousands.Text(figure) : "-"));

    private static Example Funded() => new Example()
        .Opening("Transport", 40_000).Opening("Adults", 60_000)
        .Source("Council tax", SourceKind.CouncilTax, true, null, Grown(-90_000, 1m), Grown(-90_000, 2m))
        .Source("Grant", SourceKind.Grant, true, null, Stated((Cycle.Base, -10_000), (First, -9_000), (First + 1, -9_000), (First + 2, -9_000)))
        .Proposal("Routes").Line(PlanCategory.Saving, Permanent, -1_000);

    [Fact]
    public void Opening_budget_effect_and_funding_make_the_gap_in_whole_amounts()
    {
        var table = Of(Funded());
        Assert.Equal(["opening", "savings", "total", "net-budget", "funding-council-tax", "funding-grant", "funding", "gap"], table.Shown(PlanBasis.Levels).Select(r => r.Key));
        Assert.Equal("- | 100,000 | 100,000 | 100,000", Row(table, "opening", PlanBasis.Levels));
        Assert.Equal("0 | -1,000 | -1,000 | -1,000", Row(table, "total", PlanBasis.Levels));
        Assert.Equal("- | 99,000 | 99,000 | 99,000", Row(table, "net-budget", PlanBasis.Levels));
        Assert.Equal("- | -91,800 | -91,800 | -91,800", Row(table, "funding-council-tax", PlanBasis.Levels));
        Assert.Equal("- | -100,800 | -100,800 | -100,800", Row(table, "funding", PlanBasis.Levels));
        Assert.Equal("- | -1,800 | -1,800 | -1,800", Row(table, "gap", PlanBasis.Levels));
    }

    [Fact]
    public void As_movements_the_same_plan_shows_only_what_changes()
    {
        var table = Of(Funded());
        Assert.Equal(["savings", "total", "funding-council-tax", "funding-grant", "funding", "gap"], table.Shown(PlanBasis.Movements).Select(r => r.Key));
        Assert.Equal("0 | -1,800 | 0 | 0", Row(table, "funding-council-tax", PlanBasis.Movements));
        Assert.Equal("0 | 1,000 | 0 | 0", Row(table, "funding-grant", PlanBasis.Movements));
        Assert.Equal("0 | -1,800 | 0 | 0", Row(table, "gap", PlanBasis.Movements));
        Assert.Equal("Change in net budget", table.Total.Heading(PlanBasis.Movements));
        Assert.Equal("Effect on net budget", table.Total.Heading(PlanBasis.Levels));
        Assert.Equal("Net cost so far", table.Total.Heading(PlanBasis.RunningTotals));
    }

    [Fact]
    public void The_latest_forecast_counts_and_another_can_be_asked_for_by_name() =>
        Assert.Equal("- | -90,900 | -90,900 | -90,900", Row(Of(Funded(), new(Vintage: "Forecast 1")), "funding-council-tax", PlanBasis.Levels));

    [Fact]
    public void A_source_that_does_not_state_its_base_year_has_an_unknown_first_change_and_known_levels()
    {
        var table = Of(new Example().Opening("Adults", 10_000).Source("Grant", SourceKind.Grant, true, null, Stated((First, -9_000), (First + 1, -8_000), (First + 2, -8_000))));
        Assert.Equal("0 | 0 plus 1 not quantified | 1,000 | 0", Row(table, "funding-grant", PlanBasis.Movements));
        Assert.Equal("- | -9,000 | -8,000 | -8,000", Row(table, "funding-grant", PlanBasis.Levels));
        Assert.Equal("- | 1,000 | 2,000 | 2,000", Row(table, "gap", PlanBasis.Levels));
        Assert.Contains("The 2021-22 level of Grant is not stated, so how it changes in 2022-23 is not known.", table.Footnotes);
    }

    [Fact]
    public void Without_opening_budgets_levels_are_changes_and_the_gap_is_what_the_plan_opens()
    {
        var table = Of(new Example().Source("Council tax", SourceKind.CouncilTax, true, null, Grown(-100_000, 2m)).Proposal("Care").Line(PlanCategory.Pressure, Permanent, 3_000));
        Assert.Equal("0 | -2,000 | -2,000 | -2,000", Row(table, "funding-council-tax", PlanBasis.Levels));
        Assert.Equal("0 | 1,000 | 1,000 | 1,000", Row(table, "gap", PlanBasis.Levels));
        Assert.Equal("0 | 1,000 | 2,000 | 3,000", Row(table, "gap", PlanBasis.RunningTotals));
        Assert.Contains(table.Footnotes, n => n.StartsWith("Opening budgets are not in the plan", StringComparison.Ordinal));
    }

    [Fact]
    public void Inflation_is_worked_out_from_its_assumption()
    {
        var table = Of(new Example().Opening("Adults", 80_000).Inflation("Adults", Grown(80_000, 2.5m, 2.5m)));
        Assert.Equal("0 | 2,000 | 2,050 | 0", Row(table, "inflation", PlanBasis.Movements));
        Assert.Equal("1 assumption", table.Row("inflation")!.Note);
        Assert.Equal("0 | 2,000 | 4,050 | 4,050", Row(table, "total", PlanBasis.Levels));
    }

    [Fact]
    public void What_does_not_stay_is_one_row_whatever_its_category_and_funding_lines_stay_in_funding()
    {
        var table = Of(new Example().Proposal("Mixed")
            .Line(PlanCategory.Investment, new Permanence.OneOff(), 100)
            .Line(PlanCategory.Saving, new Permanence.TemporaryUntil(First), -40)
            .Line(PlanCategory.Income, new Permanence.TemporaryThenPermanent(First, K(-5)), -10)
            .Line(PlanCategory.Funding, new Permanence.OneOff(), -30));
        Assert.Equal(["temporary-and-one-off", "total", "funding-lines", "funding", "gap"], table.Rows.Select(r => r.Key));
        Assert.Equal("0 | 50 | -55 | 0", Row(table, "temporary-and-one-off", PlanBasis.Movements));
        Assert.Equal("0 | 20 | -25 | 0", Row(table, "gap", PlanBasis.Movements));
    }

    [Fact]
    public void What_stands_beside_the_plan_is_never_summed_with_it()
    {
        var table = Of(new Example().Proposal("Care")
            .Line(PlanCategory.Saving, Permanent, -10)
            .Line(PlanCategory.Saving, Permanent, -700).That(t => t with { Benefit = BenefitClass.CostAvoidance })
            .Line(PlanCategory.Capital, Permanent, 900)
            .Proposal("Not now", ProposalStatus.Deferred).Line(PlanCategory.Saving, Permanent, -55));
        Assert.Equal("0 | -10 | 0 | 0", Row(table, "total", PlanBasis.Movements));
        Assert.Equal(["Capital", "Cost avoidance", "Deferred"], table.Beside.Select(r => r.Heading(PlanBasis.Movements)));
        Assert.Equal("0 | -700 | 0 | 0", Row(table, "beside-cost-avoidance", PlanBasis.Movements));
        Assert.Equal((1, 1), (table.Lines, table.Proposals));
    }

    [Fact]
    public void A_line_without_a_figure_counts_once_from_its_first_year_until_it_ends()
    {
        var unknown = new PlanAmounts([KeyValuePair.Create<FinancialYear, Amount>(First, new Amount.Unquantified("TBC")), KeyValuePair.Create<FinancialYear, Amount>(First + 1, new Amount.Unquantified("TBC"))]);
        var stays = Of(new Example().Proposal("Fleet").Line(PlanCategory.Saving, Permanent, unknown));
        Assert.Equal([0, 1, 1, 0], stays.Total.Movements.Totals.Select(t => t.Unquantified));
        Assert.Equal([0, 1, 1, 1], stays.Total.Levels.Totals.Select(t => t.Unquantified));
        Assert.Equal("0 | 0 plus 1 not quantified | 0 plus 1 not quantified | 0", Row(stays, "total", PlanBasis.Movements));
        var ends = Of(new Example().Proposal("Fleet").Line(PlanCategory.Saving, new Permanence.TemporaryUntil(First + 1), unknown));
        Assert.Equal([0, 1, 1, 0], ends.Total.Levels.Totals.Select(t => t.Unquantified));
        Assert.Equal([0, 1, 1, 1], ends.Total.RunningTotals.Totals.Select(t => t.Unquantified));
    }

    [Fact]
    public void What_is_not_quantified_before_the_cycle_is_in_the_base()
    {
        var table = Of(new Example().Proposal("Fleet").Line(PlanCategory.Saving, Permanent, new PlanAmounts([KeyValuePair.Create<FinancialYear, Amount>(Cycle.Base, new Amount.Unquantified("TBC"))])));
        Assert.Equal([1, 0, 0, 0], table.Total.Levels.Totals.Select(t => t.Unquantified));
    }

    [Fact]
    public void A_range_shows_both_ends_and_takes_back_what_it_gave()
    {
        var table = Of(new Example().Proposal("Programme").Line(PlanCategory.Investment, new Permanence.OneOff(), new PlanAmounts([KeyValuePair.Create(First, Amount.Between(K(272), K(395)))])));
        Assert.Equal("0 | 272 to 395 | -272 to -395 | 0", Row(table, "total", PlanBasis.Movements));
        Assert.Equal("0 | 272 to 395 | 0 | 0", Row(table, "total", PlanBasis.Levels));
    }

    [Fact]
    public void An_empty_plan_has_its_total_and_says_so()
    {
        var table = Of(new Example());
        Assert.Equal(["total"], table.Rows.Select(r => r.Key));
        Assert.Equal("The plan has no lines yet.", PlanSentence.Of(PlanLedger.Of(new Example().Plan)).Answer);
        Assert.All(PlanProofs.Of(table), p => Assert.True(p.Holds));
    }

    [Fact]
    public void Two_plans_can_be_laid_out_over_the_same_years()
    {
        var far = PlanLedger.Of(new Example().Proposal("Later").Line(PlanCategory.Saving, Permanent, PlanAmounts.Starting(First + 7, K(-1))).Plan);
        Assert.Equal(far.Years, PlanLedger.Of(new Example().Plan, new(AlsoYears: far.Years)).Years);
    }

    [Fact]
    public void The_sheet_says_what_it_shows_in_words()
    {
        var sheet = Of(Funded()).ToSheet(PlanBasis.Levels);
        Assert.Equal("level", sheet.Basis);
        Assert.Equal("£000", sheet.Unit);
        Assert.Equal(["key", "heading", "note", "2021-22", "2022-23", "2023-24", "2024-25"], sheet.Columns.Select(c => c.Key));
        Assert.Equal(["Begun", "Cycle 2022-25", "Cycle 2022-25", "Cycle 2022-25"], sheet.Columns.Skip(3).Select(c => c.Group));
        Assert.Equal(
            "Levels, £000. Each figure is the effect in that year against the base. A permanent saving shows in every year after it starts. Opening budget, net budget, funding and what is to be found are whole amounts. "
            + "Costs are positive; savings, income and funding are negative. They count from 2022-23; 2021-22 shows what had begun, which is in the base. 1 proposal, 1 line, as at 10 January 2022.",
            sheet.Caption);
        Assert.Equal([RowKind.Item, RowKind.Item, RowKind.Total, RowKind.Total, RowKind.Item, RowKind.Item, RowKind.Subtotal, RowKind.Total], sheet.Rows.Select(r => r.Kind));
        Assert.Equal(Cell.Empty, sheet.Rows[0].Cells[3]);
    }

    [Fact]
    public void Rounding_is_named_only_where_it_is_the_cause()
    {
        var halves = new Example().Proposal("Halves").Line(PlanCategory.Pressure, Permanent, PlanAmounts.Starting(First, Money.FromPounds(1_500))).Line(PlanCategory.Investment, Permanent, PlanAmounts.Starting(First, Money.FromPounds(1_500)));
        var table = Of(halves);
        Assert.Equal(PlanRounding.Sentence, PlanRounding.Note(table, PlanBasis.Movements, MoneyStyle.Thousands));
        Assert.Null(PlanRounding.Note(table, PlanBasis.Movements, new(MoneyUnit.Pounds)));
        Assert.Null(PlanRounding.Note(Of(Funded()), PlanBasis.Levels, MoneyStyle.Thousands));
        var wrong = new PlanTable(PlanLedger.Of(halves.Plan), PlanTableKind.Overview, [.. table.Rows.Skip(1)]);
        Assert.Null(PlanRounding.Note(wrong, PlanBasis.Movements, MoneyStyle.Thousands));
        Assert.Contains(table.ToSheet(PlanBasis.Movements).Notes, n => n.Value == PlanRounding.Sentence);
    }
}
