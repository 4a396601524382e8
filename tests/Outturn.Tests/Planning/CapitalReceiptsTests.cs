using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using static Outturn.Tests.Planning.SomePlan;

namespace Outturn.Tests.Planning;

public sealed class CapitalReceiptsTests
{
    private static readonly ReceiptsTerms Terms = new(First, new DateOnly(2022, 2, 8), "Full Council", "None");

    private static FundingSource Receipts(ReceiptsTerms? terms, params long[] received) =>
        new(Id(98), "Capital receipts", SourceKind.CapitalReceipts, FundingStatus.Confirmed, MeetsBudget: false, OneOff: false, First + 2, null, "", received.Length == 0 ? [] :
            [new("Disposals", new DateOnly(2022, 1, 10), new Forecast.Stated(Levels.Starting(First, [.. received.Select(Pounds)]).ToDictionary(l => l.Key, l => Amount.Of(l.Value))), "")])
        {
            Receipts = terms,
        };

    private static Plan Now(FundingSource source) => Plan().With(PlanChanges.None with { Sources = [source] }) with { AsAt = AsAt.Day(new(2022, 2, 20)) };

    private static Result<PlanChanges> Write(FundingSource source) => new WriteSource(source).Decide(Now(Receipts(null)), Finance);

    private static Result<PlanChanges> Line(FundingSource source, Permanence permanence, Guid? proposal = null, PlanCategory category = PlanCategory.Investment, FinancialYear? from = null, FundingStatus status = FundingStatus.Confirmed) =>
        new WriteLine(Id(41), proposal ?? Transport, SomePlan.Terms(category, permanence) with { Sources = [new(source.Name, status, null)] }, PlanAmounts.Starting(from ?? First, Pounds(100_000))).Decide(Now(source), Finance);

    [Fact]
    public void Receipts_can_be_spent_once_whatever_is_said() => Assert.True(Write(Receipts(Terms, -900_000)).Value!.Sources.Single().OneOff);

    [Fact]
    public void Terms_are_questioned_at_their_fields()
    {
        Write(Receipts(Terms) with { Until = null }).RefusedAt("receipts.no-end", "until");
        Write(Receipts(Terms with { From = First + 3 })).RefusedAt("receipts.window", "from");
        Write(Receipts(Terms with { AgreedBy = " " })).RefusedAt("receipts.agreed-by", "agreedBy");
        Write(Receipts(Terms with { Agreed = null })).RefusedAt("receipts.agreed", "agreed");
        Write(Receipts(Terms with { Agreed = new DateOnly(2022, 2, 21) })).RefusedAt("receipts.agreed-later", "agreed");
        Write(Receipts(Terms) with { MeetsBudget = true }).RefusedAt("receipts.meets-budget", "meetsBudget");
        Write(Receipts(Terms, -1, -1, -1, -1)).RefusedAt("receipts.received-outside", "levels");
        Write(Receipts(Terms, 1_000)).RefusedAt("funding.sign", "levels");
        Assert.True(Write(Receipts(Terms with { Agreed = null, AgreedBy = "" }, -1, -1, -1)).Ok);
    }

    [Fact]
    public void Before_the_strategy_is_agreed_the_money_is_not_confirmed()
    {
        Assert.Equal(FundingStatus.Conditional, Receipts(Terms with { Agreed = null, AgreedBy = "" }).Firmness);
        Assert.Equal(FundingStatus.Confirmed, Receipts(Terms).Firmness);
        var said = Assert.Single(Line(Receipts(Terms with { Agreed = null, AgreedBy = "" }), new Permanence.OneOff()).Problems, p => p.Code == "funding.firmer-than-source");
        Assert.Equal("The line says that its money is confirmed, and full council has not agreed the strategy for Capital receipts: it counts as conditional.", said.Message);
    }

    [Fact]
    public void They_pay_for_revenue_only_where_a_direction_says_so_and_for_what_ends()
    {
        Line(Receipts(null), new Permanence.OneOff()).RefusedAt("receipts.no-direction", "sources");
        Line(Receipts(Terms), new Permanence.Permanent()).RefusedAt("receipts.permanent", "sources");
        Line(Receipts(Terms with { From = First + 1 }), new Permanence.OneOff()).RefusedAt("receipts.before", "sources");
        Line(Receipts(Terms), new Permanence.OneOff(), from: First + 3).RefusedAt("funding.ended", "sources");
        Assert.True(Line(Receipts(Terms), new Permanence.TemporaryUntil(First + 2)).Ok);
        Assert.DoesNotContain(Line(Receipts(Terms), new Permanence.OneOff()).Problems, p => p.Code.StartsWith("receipts.", StringComparison.Ordinal));
    }

    [Fact]
    public void Part_of_a_permanent_line_is_still_of_a_permanent_line()
    {
        var terms = SomePlan.Terms(PlanCategory.Investment) with { Sources = [new("Capital receipts", FundingStatus.Confirmed, Levels.Starting(First, Pounds(100_000)))] };
        new WriteLine(Id(41), Transport, terms, PlanAmounts.Starting(First, Pounds(100_000))).Decide(Now(Receipts(Terms)), Finance).RefusedAt("receipts.permanent", "sources");
    }

    [Fact]
    public void A_proposal_that_brings_no_saving_is_told_that_receipts_may_not_pay_for_it()
    {
        var plan = Now(Receipts(Terms));
        plan = plan.With(PlanChanges.None with { Lines = [plan.Lines.Single(l => l.Id == BedsSaving) with { Withdrawn = true }] });
        var line = new WriteLine(Id(41), Beds, SomePlan.Terms(PlanCategory.Investment, new Permanence.OneOff()) with { Sources = [new("Capital receipts", FundingStatus.Confirmed, null)] }, PlanAmounts.Starting(First, Pounds(100_000)));
        Assert.Contains("receipts.no-saving", line.Decide(plan, Finance).Codes());
        Assert.DoesNotContain("receipts.no-saving", line.Decide(Now(Receipts(Terms)), Finance).Codes());
    }

    [Fact]
    public void Borrowing_pays_for_capital_only()
    {
        var borrowing = new FundingSource(Id(98), "Prudential borrowing", SourceKind.Borrowing, FundingStatus.Confirmed, MeetsBudget: false, OneOff: false, null, null, "", []);
        Line(borrowing, new Permanence.OneOff()).RefusedAt("funding.borrowing-for-revenue", "sources");
        Assert.DoesNotContain("funding.borrowing-for-revenue", Line(borrowing, new Permanence.OneOff(), category: PlanCategory.Capital).Codes());
        new WriteSource(borrowing with { MeetsBudget = true }).Decide(Plan(), Finance).RefusedAt("funding.borrowing-for-revenue", "meetsBudget");
    }
}
