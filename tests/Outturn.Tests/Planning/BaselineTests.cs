using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using static Outturn.Tests.Planning.SomePlan;

namespace Outturn.Tests.Planning;

public sealed class BaselineTests
{
    [Fact]
    public void A_draft_freezes_as_it_stands_and_the_digest_is_of_what_it_says()
    {
        var frozen = new FreezePlan("Children and Young People Committee, 30 November 2021", Approved: false).Decide(Plan(), Finance);
        Assert.Equal((1, PlanText.Digest(Plan())), (frozen.Value!.Freeze!.Number, frozen.Value.Freeze.Digest));
        var changed = Plan().With(PlanChanges.None with { Lines = [Plan().Lines[0] with { Typed = PlanAmounts.Starting(First, Pounds(-380_001)) }] });
        Assert.NotEqual(PlanText.Digest(Plan()), PlanText.Digest(changed));
    }

    [Fact]
    public void The_plan_is_set_only_when_every_proposal_that_counts_is_approved()
    {
        new FreezePlan("Full Council", Approved: true).Decide(Plan(), Finance).RefusedAt("baseline.not-approved", "approved");
        var plan = Plan();
        plan = plan.With(PlanChanges.None with { Proposals = [plan.Proposals[0] with { Status = ProposalStatus.Approved }, plan.Proposals[1] with { Status = ProposalStatus.Rejected }] });
        Assert.True(new FreezePlan("Full Council", Approved: true).Decide(plan, Finance).Ok);
    }

    [Fact]
    public void A_frozen_name_is_not_used_again()
    {
        var plan = Plan() with { Baselines = [new(1, "November", Approved: false, 5, new DateOnly(2021, 11, 30), "")] };
        new FreezePlan("november", Approved: false).Decide(plan, Finance).RefusedAt("baseline.name-taken", "name");
        Assert.Equal(["permission.refused"], new FreezePlan("December", Approved: false).Decide(plan, Lead).Codes());
    }

    [Fact]
    public void Two_plans_compare_line_by_line_and_the_lines_explain_the_whole()
    {
        var before = Plan();
        var after = before.With(PlanChanges.None with
        {
            Lines =
            [
                before.Lines[0] with { Typed = PlanAmounts.Starting(First + 1, Pounds(-380_000), Pounds(-570_000), Pounds(-345_000)) },
                before.Lines[1] with { Typed = PlanAmounts.Starting(First, Pounds(200_000)) },
                Line(Id(13), Transport, 3, Terms(references: "A/R.6.301"), -10_000),
            ],
            Proposals = [before.Proposals[1] with { Status = ProposalStatus.Withdrawn }],
        });
        var compared = PlanComparison.Compare(before, after);
        Assert.Equal(
            [(TransportSaving, PlanMovementKind.MovedInTime), (TransportCost, PlanMovementKind.Changed), (Id(13), PlanMovementKind.Added), (BedsSaving, PlanMovementKind.Removed)],
            compared.Lines.Select(l => (l.Line.Id, l.Kind)));
        Assert.Equal(Pounds(380_000 + 39_000 - 10_000 + 390_000), compared.Difference[First]);
        Assert.All(PlanComparison.Compare(before, before).Lines, l => Assert.Equal(PlanMovementKind.Same, l.Kind));
    }

    [Fact]
    public void Another_rate_or_grant_is_compared_as_a_forecast()
    {
        var plan = Plan();
        var scenario = new Scenario(Id(80), 1, "Dearer", "", ScenarioState.Open, [new ScenarioChange.SetRate(Pay, "Inflation", First, 3.5m), new ScenarioChange.SetLevel(SupportGrant, First, Amount.Of(Pounds(-900_000)))]);
        var compared = PlanComparison.Compare(plan, ScenarioPlan.Of(plan, scenario));
        Assert.All(compared.Lines, l => Assert.Equal(PlanMovementKind.Same, l.Kind));
        Assert.Equal(
            [("Adults: pay and prices", Pounds(800_000)), ("Revenue support grant", Pounds(100_000))],
            compared.Forecasts.Select(f => (f.Name, f.Difference[First])));
        Assert.Empty(PlanComparison.Compare(plan, plan).Forecasts);
        Assert.Equal(Pounds(800_000), Outturn.Core.Reports.Planning.PlanNet.Of(ScenarioPlan.Of(plan, scenario)).Change[0].Low - Outturn.Core.Reports.Planning.PlanNet.Of(plan).Change[0].Low);
    }

    [Fact]
    public void A_line_whose_words_changed_and_money_did_not_is_reworded()
    {
        var before = Plan();
        var after = before.With(PlanChanges.None with { Lines = [before.Lines[2] with { Terms = before.Lines[2].Terms with { Note = "Another word" } }] });
        Assert.Equal([BedsSaving], PlanComparison.Compare(before, after).Of(PlanMovementKind.Reworded).Select(l => l.Line.Id));
    }

    [Fact]
    public void A_temporary_line_that_begins_later_is_changed_in_the_years_between()
    {
        var before = Plan();
        var later = before.Lines[1] with { Typed = PlanAmounts.Starting(First + 1, Pounds(161_000)), Terms = before.Lines[1].Terms with { Permanence = new Permanence.TemporaryUntil(First + 3) } };
        var compared = PlanComparison.Compare(before, before.With(PlanChanges.None with { Lines = [later] }));
        Assert.Equal([TransportCost], compared.Of(PlanMovementKind.MovedInTime).Select(l => l.Line.Id));
        Assert.Equal(Money.Zero, compared.Difference.Sum);
    }
}
