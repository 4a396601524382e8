using Outturn.Core.Delivery;
using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Values;
using static Outturn.Tests.Planning.SomePlan;

namespace Outturn.Tests.Delivery;

public sealed class OpenTrackerTests
{
    private static readonly HashSet<Guid> None = [];

    private static Plan Approved(params PlanLine[] more)
    {
        var plan = Plan();
        var approved = plan.With(PlanChanges.None with { Proposals = [.. plan.Proposals.Select(p => p with { Status = ProposalStatus.Approved })], Lines = more });
        return approved with { Baselines = [new(1, "Full Council", Approved: true, 9, new DateOnly(2022, 2, 8), "")] };
    }

    private static TrackerPosition Empty(FinancialYear year) => new(year, AsAt.Now, [], []);

    private static Result<IReadOnlyList<OpenedLine>> Open(Plan plan, FinancialYear year, PhasingAnswer? answer = null, IReadOnlySet<Guid>? opened = null) =>
        new OpenTracker(year, answer is null ? new Dictionary<Guid, PhasingAnswer>() : plan.Lines.ToDictionary(l => l.Id, _ => answer)).Decide(plan, Empty(year), opened ?? None, Finance);

    [Fact]
    public void Savings_open_with_their_year_and_the_investment_of_their_proposal()
    {
        var lines = Open(Approved(), First, new PhasingAnswer.Equal()).Value!;
        Assert.Equal(["A/R.6.268", "A/R.6.185"], lines.Select(l => l.Change.Key));
        Assert.Equal(Pounds(-380_000), lines[0].Change.Plan!.Planned.Year.Value);
        Assert.Equal(Amount.Of(Pounds(161_000)), lines[0].Change.Plan!.Investment);
        Assert.Equal([-95, -95, -95, -95], lines[0].Change.Plan!.Planned.Parts.Select(p => (int)(p.Value!.Value.Pounds / 1_000)));
        Assert.Equal(Pounds(-380_000), lines[0].Change.Stated!.Forecast.Year.Value);
        Assert.Equal("Head of transport", lines[0].Change.Owner);
    }

    [Fact]
    public void What_has_a_line_in_a_tracker_is_in_delivery()
    {
        var begun = OpenTracker.Begun(Approved(), Open(Approved(), First, new PhasingAnswer.Equal()).Value!, First);
        Assert.Equal([(Transport, ProposalStatus.InDelivery), (Beds, ProposalStatus.InDelivery)], begun.Select(p => (p.Id, p.Status)));
    }

    [Fact]
    public void The_phasing_that_the_plan_lacks_is_asked_for_line_by_line()
    {
        var done = Open(Approved(), First);
        Assert.Equal(["delivery.phasing", "delivery.phasing"], done.Problems.Select(p => p.Code));
        Assert.Equal(TransportSaving.ToString(), done.Problems[0].Where);
    }

    [Fact]
    public void Quarters_that_do_not_come_to_the_year_are_refused()
    {
        var answer = new PhasingAnswer.Quarters([.. Enumerable.Repeat(Amount.Of(Pounds(-1)), 4)]);
        Assert.All(Open(Approved(), First, answer).Problems, p => Assert.Equal("phasing.does-not-foot", p.Code));
    }

    [Fact]
    public void A_saving_without_a_code_opens_under_its_name_and_a_reversal_is_positive()
    {
        var oneOff = Line(Id(31), Beds, 5, Terms(permanence: new Permanence.OneOff()) with { Title = "Sale of beds" }, -50_000);
        Assert.Contains(Open(Approved(oneOff), First, new PhasingAnswer.Unphased()).Value!, l => l.Change.Key == "Sale of beds" && l.Change.Reference.Length == 0);
        var reversal = OpenTracker.Candidates(Approved(oneOff), First + 1, Empty(First + 1), None).Single(c => c.Line.Id == Id(31));
        Assert.True(reversal.IsReversal);
        Assert.Equal(Amount.Of(Pounds(50_000)), reversal.Year);
    }

    [Fact]
    public void Two_lines_of_one_code_have_keys_of_their_own()
    {
        var second = Line(Id(32), Transport, 5, Terms(references: "A/R.6.268") with { Title = "Fleet review" }, -20_000);
        var keys = OpenTracker.Candidates(Approved(second), First, Empty(First), None).Select(c => c.Key).ToList();
        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.Contains("A/R.6.268 Fleet review", keys);
    }

    [Fact]
    public void What_is_not_quantified_opens_not_quantified()
    {
        var unknown = new PlanLine(Id(33), Beds, 5, Terms() with { Title = "Fleet" }, new PlanAmounts([KeyValuePair.Create(First, (Amount)new Amount.Unquantified("TBC"))]));
        var opened = Open(Approved(unknown), First, new PhasingAnswer.Equal()).Value!.Single(l => l.PlanLine == Id(33));
        Assert.Equal(1, opened.Change.Plan!.Planned.Year.Unquantified);
    }

    [Fact]
    public void What_is_open_already_is_not_opened_twice()
    {
        Assert.Equal(["delivery.nothing"], Open(Approved(), First, new PhasingAnswer.Equal(), new HashSet<Guid> { TransportSaving, BedsSaving }).Problems.Select(p => p.Code));
        Assert.Equal(["delivery.nothing"], Open(Approved(), First + 4, new PhasingAnswer.Equal()).Problems.Select(p => p.Code));
    }

    [Fact]
    public void A_plan_that_is_not_approved_opens_nothing()
    {
        Assert.Equal(["delivery.not-approved"], Open(Approved() with { Baselines = [] }, First, new PhasingAnswer.Equal()).Problems.Select(p => p.Code));
        Assert.Equal(["delivery.year"], Open(Approved(), First.Previous, new PhasingAnswer.Equal()).Problems.Select(p => p.Code));
    }
}
