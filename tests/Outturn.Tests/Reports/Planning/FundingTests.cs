using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using static Outturn.Tests.Reports.Planning.Example;

namespace Outturn.Tests.Reports.Planning;

public sealed class FundingTests
{
    private static string Levels(PlanTable table, string key) =>
        string.Join(" | ", Enumerable.Range(0, table.Years.Count).Select(c => table.Row(key)!.Figure(PlanBasis.Levels, c) is { } figure ? MoneyStyle.Thousands.Text(figure) : "-"));

    private static LineTerms PaidBy(LineTerms terms, string source, FundingStatus status) => terms with { Sources = [new(source, status, null)] };

    private static Example Calls() => new Example()
        .Source("Transformation reserve", SourceKind.Reserve, false, K(500))
        .Proposal("Programme").Line(PlanCategory.Investment, new Permanence.TemporaryUntil(First + 1), new PlanAmounts([KeyValuePair.Create(Cycle.Base, Amount.Of(K(200))), KeyValuePair.Create(First, Amount.Of(K(100)))]))
        .That(t => PaidBy(t, "Transformation reserve", FundingStatus.Requested))
        .Proposal("Study").Line(PlanCategory.Investment, new Permanence.OneOff(), 50).That(t => PaidBy(t, "Transformation reserve", FundingStatus.Confirmed))
        .Proposal("Pilot").Line(PlanCategory.Pressure, new Permanence.OneOff(), 70)
        .Proposal("For good").Line(PlanCategory.Pressure, Permanent, 900);

    [Fact]
    public void Calls_stand_by_source_and_by_how_firm_it_is_and_count_what_began_before_the_cycle()
    {
        var table = PlanFunding.Of(PlanLedger.Of(Calls().Plan));
        Assert.Equal(["call-transformation-reserve-confirmed", "call-transformation-reserve-requested", "no-source", "calls", "balance-transformation-reserve"], table.Rows.Select(r => r.Key));
        Assert.Equal("0 | 50 | 0 | 0", Levels(table, "call-transformation-reserve-confirmed"));
        Assert.Equal("200 | 300 | 300 | 0", Levels(table, "call-transformation-reserve-requested"));
        Assert.Equal("0 | 70 | 0 | 0", Levels(table, "no-source"));
        Assert.Equal("200 | 420 | 300 | 0", Levels(table, "calls"));
        Assert.Equal((3, 3), (table.Lines, table.Proposals));
        Assert.All(PlanProofs.Of(table), p => Assert.True(p.Holds, p.What));
    }

    [Fact]
    public void A_balance_falls_by_what_is_drawn_and_says_when_it_does_not_cover_it()
    {
        var table = PlanFunding.Of(PlanLedger.Of(Calls().Plan));
        Assert.Equal("- | 150 | -150 | -150", Levels(table, "balance-transformation-reserve"));
        Assert.Equal(["Transformation reserve does not cover what is drawn on it: £150k short by the end of 2023-24."], table.Footnotes);
    }

    [Fact]
    public void A_reserve_that_meets_the_budget_is_drawn_on_by_that_too()
    {
        var table = PlanFunding.Of(PlanLedger.Of(new Example().Source("General reserve", SourceKind.Reserve, true, K(500), Stated((Cycle.Base, 0), (First, -120))).Plan));
        Assert.Equal("- | 380 | 380 | 380", Levels(table, "balance-general-reserve"));
        Assert.Equal("0 | -120 | 0 | 0", Levels(table, "funding-general-reserve"));
    }

    [Fact]
    public void Paying_for_temporary_spending_is_said_in_words()
    {
        var ledger = PlanLedger.Of(Calls().Plan);
        Assert.Equal(
            "Of £420k of temporary spending in 2022-23, of which £200k began before the cycle, £50k is to come from Transformation reserve (confirmed), £300k is to come from Transformation reserve (requested) and £70k names no source.",
            TemporarySpending.Of(ledger, First).InWords);
        Assert.Equal("There is no temporary spending in 2024-25.", TemporarySpending.Of(ledger, First + 2).InWords);
        Assert.Equal(SourceKind.Reserve, TemporarySpending.Of(ledger, First).Parts[0].Kind);
    }

    [Fact]
    public void An_empty_plan_has_an_empty_funding_table()
    {
        var table = PlanFunding.Of(PlanLedger.Of(new Example().Plan));
        Assert.Empty(table.Rows);
        Assert.Null(table.Sum);
        Assert.Empty(table.ToSheet(PlanBasis.Levels).Rows);
    }
}
