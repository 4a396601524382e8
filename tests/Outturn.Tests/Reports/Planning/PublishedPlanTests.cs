using Outturn.Core.Reports.Planning;
using Outturn.Core.Values;

namespace Outturn.Tests.Reports.Planning;

/// <summary>The published plan lines of 2022-23: every figure that the product must show.</summary>
public sealed class PublishedPlanTests
{
    private static readonly FinancialYear First = new(2022);

    private static Money Pounds(long pounds) => Money.FromPounds(pounds);

    private static PlanTable Overview() => PlanOverview.Of(PlanLedger.Of(PublishedPlan.Load()));

    [Fact]
    public void Totals_by_group_and_year_are_the_printed_ones()
    {
        var table = Overview();
        var printed = PublishedPlan.PrintedTotals();
        foreach (var (group, keys) in new[] { ("savings and income", new[] { "savings", "income" }), ("temporary", ["temporary-and-one-off"]), ("growth", ["pressures", "investments"]) })
        {
            foreach (var year in table.Years.Each)
            {
                Assert.Equal(printed[group][year], keys.Aggregate(Money.Zero, (sum, key) => sum + table.Row(key)!.Movements[year].Value!.Value));
            }
        }
    }

    [Fact]
    public void The_net_budget_moves_by_3_314_460_and_then_2_577_362()
    {
        var total = Overview().Total;
        Assert.Equal(Pounds(3_314_460), total.Movements[First].Value);
        Assert.Equal(Pounds(2_577_362), total.Movements[First.Next].Value);
    }

    [Fact]
    public void Levels_count_from_the_cycle_s_first_year()
    {
        var total = Overview().Total;
        Assert.Equal(Pounds(3_314_460), total.Levels[First].Value);
        Assert.Equal(Pounds(5_891_822), total.Levels[First.Next].Value);
        Assert.Equal(Pounds(3_314_460 + 5_891_822), total.RunningTotals[First.Next].Value);
    }

    [Fact]
    public void What_moved_before_the_cycle_stands_apart_and_what_moves_after_it_is_not_lost()
    {
        var table = Overview();
        Assert.Equal((new FinancialYear(2021), new FinancialYear(2029)), (table.Years.First, table.Years.Last));
        Assert.Equal([PlanPeriod.Begun, .. Enumerable.Repeat(PlanPeriod.Cycle, 5), PlanPeriod.After, PlanPeriod.After, PlanPeriod.After], Enumerable.Range(0, 9).Select(table.Years.PeriodOf));
        Assert.Equal(Pounds(220_852), table.Total.Movements[new FinancialYear(2021)].Value);
        Assert.Equal(Pounds(220_852), table.Total.Levels[new FinancialYear(2021)].Value);
        Assert.Equal(Pounds(-418_000), table.Total.Movements[new FinancialYear(2029)].Value);
        Assert.Equal(table.Total.Levels[new FinancialYear(2028)].Value!.Value + Pounds(-418_000), table.Total.Levels[new FinancialYear(2029)].Value);
    }

    [Fact]
    public void Every_temporary_line_sums_to_nothing_over_its_life() =>
        Assert.All(PublishedPlan.Load().Lines.Where(l => PlanSections.Of(l.Terms.Category, l.Terms.Permanence) == PlanSection.Temporary), line => Assert.True(line.Series.Low.Sum.IsZero));

    [Fact]
    public void The_rows_say_how_many_lines_they_hold()
    {
        var table = Overview();
        Assert.Equal(
            ["Pressures: 3 lines, permanent", "Investments: 10 lines, permanent", "Temporary and one-off: 7 lines, each reverses by itself when it ends", "Savings: 15 lines, permanent", "Income: 2 lines, permanent", "Change in net budget: 37 lines"],
            table.Rows.Select(r => $"{r.Heading(PlanBasis.Movements)}: {r.Note}"));
        Assert.Equal((37, 31), (table.Lines, table.Proposals));
    }

    [Fact]
    public void The_replaced_block_bed_saving_counts_as_recorded_with_its_true_movement_beside_it()
    {
        var restated = Assert.Single(PlanRestatement.Of(PlanLedger.Of(PublishedPlan.Load())));
        Assert.Equal(("A/R.6.185", Pounds(-390_000), Pounds(-583_000), Pounds(193_000)), (restated.Name, restated.Recorded[First].Value, restated.Earlier[First].Value, restated.TrueMovement[First].Value));
        Assert.Equal("A/R.6.185 counts as recorded, -390 in 2022-23 (£000), until someone decides. It replaces -583: if an earlier plan put that in the base, the true change is +193.", restated.InWords(MoneyStyle.Thousands));
    }

    [Fact]
    public void The_sentence_is_computed_from_the_cases() =>
        Assert.Equal(
            new PlanSentence("These cases add £3.3m to the 2022-23 net budget, and the money is still to be found.", "Temporary spending alone adds £3.1m; none of it names a source."),
            PlanSentence.Of(PlanLedger.Of(PublishedPlan.Load())));

    [Fact]
    public void Every_table_of_the_published_plan_is_proved()
    {
        var ledger = PlanLedger.Of(PublishedPlan.Load());
        foreach (var kind in Enum.GetValues<PlanTableKind>())
        {
            Assert.All(PlanProofs.Of(PlanTables.Of(ledger, kind, PlanGrouping.Committee)), p => Assert.True(p.Holds, p.What));
        }

        Assert.Equal(7, PlanProofs.Of(PlanOverview.Of(ledger)).Single(p => p.What.StartsWith("Each temporary line", StringComparison.Ordinal)).Tried);
    }

    [Fact]
    public void In_thousands_the_columns_do_not_add_up_as_shown_and_the_sheet_says_why()
    {
        var sheet = Overview().ToSheet(PlanBasis.Movements);
        Assert.Contains(sheet.Notes, n => n is { Key: "Rounding", Value: PlanRounding.Sentence });
        Assert.Equal(
            "Movements, £000. Each figure is the change from the year before. A saving made once shows once, in the year it starts; it is not repeated. Costs are positive; savings, income and funding are negative. "
            + "What moved in 2021-22 is in the base and stands apart. Years after 2026-27 are beyond the cycle. 31 proposals, 37 lines, as at 10 January 2022.",
            sheet.Caption);
    }

    [Fact]
    public void Temporary_spending_counts_what_began_before_the_cycle()
    {
        var spending = TemporarySpending.Of(PlanLedger.Of(PublishedPlan.Load()), First);
        Assert.Equal((Pounds(3_282_044), Pounds(220_852)), (spending.Spent.Value, spending.Begun.Value));
    }
}
