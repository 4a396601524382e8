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
}
