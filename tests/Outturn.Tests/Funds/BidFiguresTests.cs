using Outturn.Core.Funds;
using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using static Outturn.Tests.Planning.SomePlan;

namespace Outturn.Tests.Funds;

/// <summary>What a plan says that a proposal asks of a fund and saves.</summary>
public sealed class BidFiguresTests
{
    private static Amount P(long pounds) => Amount.Of(Pounds(pounds));

    private static Plan WithCost(LineTerms terms, params long[] pounds) => Plan().With(PlanChanges.None with { Lines = [Line(TransportCost, Transport, 2, terms, pounds)] });

    [Fact]
    public void Temporary_spending_that_names_no_source_is_asked_and_savings_are_levels() =>
        Assert.Equal(
            [
                new(First, P(161_000), P(-380_000)), new(First + 1, P(161_000), P(-950_000)), new(First + 2, P(161_000), P(-1_295_000)),
                new(First + 3, P(0), P(-1_295_000)), new(First + 4, P(0), P(-1_295_000)),
            ],
            BidFigures.Of(Plan(), Transport, "Transformation fund"));

    [Fact]
    public void Where_a_line_names_the_fund_only_what_is_drawn_on_it_is_asked()
    {
        var terms = Terms(PlanCategory.Investment, new Permanence.TemporaryUntil(First + 1)) with
        {
            Sources = [new(" transformation FUND", FundingStatus.Confirmed, Levels.Starting(First, Pounds(100_000), Pounds(50_000))), new("Recovery grant", FundingStatus.Confirmed, Levels.Starting(First, Pounds(61_000), Pounds(0)))],
        };
        var plan = WithCost(terms, 161_000);
        Assert.Equal([P(100_000), P(50_000), P(0), P(0), P(0)], BidFigures.Of(plan, Transport, "Transformation fund").Select(y => y.Investment));
        Assert.Equal([P(61_000), P(0)], BidFigures.Of(plan, Transport, "Recovery grant").Take(2).Select(y => y.Investment));
    }

    [Fact]
    public void What_is_not_known_stays_so_and_what_does_not_count_is_not_there()
    {
        var unknown = Plan().With(PlanChanges.None with { Lines = [new PlanLine(TransportCost, Transport, 2, Terms(PlanCategory.Investment, new Permanence.TemporaryUntil(First)), new([KeyValuePair.Create(First, (Amount)new Amount.Unquantified("TBC"))]))] });
        Assert.IsType<Amount.Unquantified>(BidFigures.Of(unknown, Transport, "x")[0].Investment);
        var deferred = Plan().With(PlanChanges.None with { Proposals = [Proposal(Transport, 1, "Transport", ProposalStatus.Deferred)] });
        Assert.Empty(BidFigures.Of(deferred, Transport, "x"));
        Assert.Empty(BidFigures.Of(Plan(), Id(999), "x"));

        // What stays is met by the budget, not by a fund.
        Assert.All(BidFigures.Of(WithCost(Terms(PlanCategory.Investment), 161_000), Transport, "x"), y => Assert.Equal(P(0), y.Investment));
    }

    [Fact]
    public void A_bid_is_held_to_its_plan_year_by_year()
    {
        var years = BidFigures.Of(Plan(), Transport, "x");
        var terms = BidTerms.Of("Routes", "Transport", [.. years]);
        Assert.Empty(terms.DifferencesFrom(years));
        var other = (terms with { Years = [.. years.Take(4), new(First + 5, P(1), P(0))] }).DifferencesFrom(years);
        Assert.Equal([First + 4, First + 5], other.Select(d => d.Year));
        Assert.Equal((P(0), P(-1_295_000)), (other[0].Bid.Saving, other[0].Plan.Saving));
        Assert.Equal((P(1), P(0)), (other[1].Bid.Investment, other[1].Plan.Investment));
    }
}
