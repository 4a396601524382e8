using Outturn.Core.Delivery;
using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using static Outturn.Tests.Planning.SomePlan;

namespace Outturn.Tests.Delivery;

public sealed class RollForwardTests
{
    private static readonly FinancialYear Year = First.Previous;
    private static readonly Guid Short = Id(300);
    private static readonly Guid Delivered = Id(301);

    private static TrackerLine Line(Guid id, string reference, long planned, long forecast) => new(
        id, Year, reference, reference, LineDetails.Empty with { Title = "Fewer beds", Committees = ["Adults"], Service = "Adults" },
        LinePlan.Empty with { Planned = Phasing.Unphased(Amount.Of(Pounds(planned))) }, LineForecast.Empty with { Forecast = Phasing.Unphased(Amount.Of(Pounds(forecast))) }, "Head of commissioning", LineStanding.In);

    private static YearState State() => new(new TrackerPosition(Year, AsAt.Now, [Line(Short, "A/R.6.100", -500_000, -180_000), Line(Delivered, "A/R.6.101", -100, -100)], []), [], new Dictionary<Guid, LineProgress>(), [], [], [], []);

    private static Result<PlanChanges> Roll(Plan plan, params Guid[] lines) =>
        new RollForward(Year, lines.Index().ToDictionary(x => x.Item, x => (Id(400 + x.Index), Id(500 + x.Index)))).Decide(plan, State(), new Dictionary<Guid, Guid> { [Short] = Id(77) }, Finance);

    [Fact]
    public void What_was_not_delivered_returns_as_a_pressure_linked_to_where_it_came_from()
    {
        var changes = Roll(Plan(), Short).Value!;
        var proposal = Assert.Single(changes.Proposals);
        Assert.Equal(("Fewer beds: not delivered in 2021-22", ProposalType.Pressure), (proposal.Terms.Title, proposal.Terms.Type));
        Assert.Equal((Id(77), "2021-22", "A/R.6.100"), (proposal.Terms.Links[0].Earlier!.Value, proposal.Terms.Links[0].Cycle, proposal.Terms.Links[0].Reference));
        var line = Assert.Single(changes.Lines);
        Assert.Equal(Pounds(320_000), line.Series.Low[First]);
        Assert.Equal(["A/R.4.001"], line.Terms.References);
    }

    [Fact]
    public void A_long_title_gives_way_to_that_it_was_not_delivered()
    {
        var state = State();
        var wordy = state with { Position = state.Position with { Lines = [state.Position.Lines[0] with { Details = LineDetails.Empty with { Title = new string('x', 300) } }] } };
        var made = new RollForward(Year, new Dictionary<Guid, (Guid, Guid)> { [Short] = (Id(400), Id(500)) }).Decide(Plan(), wordy, new Dictionary<Guid, Guid>(), Finance).Value!;
        Assert.EndsWith("…: not delivered in 2021-22", made.Proposals[0].Terms.Title, StringComparison.Ordinal);
        Assert.Equal(ProposalRules.LongestTitle, made.Proposals[0].Terms.Title.Length);
    }

    [Fact]
    public void It_returns_once()
    {
        var plan = Plan().With(Roll(Plan(), Short).Value!);
        Assert.True(Assert.Single(RollForward.Candidates(plan, State(), new Dictionary<Guid, Guid>())).IsRolled);
        Roll(plan, Short).RefusedAt("roll.twice", "lines");
    }

    [Fact]
    public void What_was_delivered_does_not_return()
    {
        Roll(Plan(), Delivered).RefusedAt("roll.unknown", "lines");
        Roll(Plan()).RefusedAt("roll.none", "lines");
    }

    [Fact]
    public void It_returns_in_a_later_cycle_only()
    {
        var early = Outturn.Core.Planning.Plan.Empty(new(Year, 5));
        Roll(early, Short).RefusedAt("roll.cycle", "cycle");
    }
}
