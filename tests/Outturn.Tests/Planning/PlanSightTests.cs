using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.Tests.Planning;

/// <summary>What somebody may not see is not there for them, and a refusal does not tell of it.</summary>
public sealed class PlanSightTests
{
    private static Plan Hidden(Plan plan, Guid proposal) =>
        plan with { Proposals = [.. plan.Proposals.Select(p => p.Id == proposal ? p with { Terms = p.Terms with { Confidentiality = Confidentiality.Confidential } } : p)] };

    [Fact]
    public void A_post_that_was_renamed_owns_what_is_recorded_under_its_old_name()
    {
        var plan = Hidden(SomePlan.Plan(), SomePlan.Transport);
        var renamed = SomePlan.Post(Roles.Owner, "Head of travel");
        Assert.False(PlanSight.MaySee(renamed, plan.Proposal(SomePlan.Transport)!));
        Assert.True(PlanSight.MaySee(renamed with { OtherPosts = ["head of Transport"] }, plan.Proposal(SomePlan.Transport)!));
        Assert.Null(PlanSight.Refusal(renamed with { OtherPosts = ["Head of transport"] }, plan.Proposal(SomePlan.Transport)!, "change"));
        Assert.False((renamed with { OtherPosts = [""] }).Holds(""));
    }

    [Fact]
    public void A_frozen_plan_hides_what_is_confidential_today_and_what_was_so_then()
    {
        var then = SomePlan.Plan();
        Assert.Equal(2, PlanSight.For(SomePlan.Member, then).Proposals.Count);
        Assert.Equal([SomePlan.Transport], PlanSight.For(SomePlan.Member, then, Hidden(then, SomePlan.Beds)).Proposals.Select(p => p.Id));
        Assert.Equal([SomePlan.Transport], PlanSight.For(SomePlan.Member, Hidden(then, SomePlan.Beds), then).Proposals.Select(p => p.Id));
        Assert.DoesNotContain(PlanSight.For(SomePlan.Member, then, Hidden(then, SomePlan.Beds)).Lines, l => l.Proposal == SomePlan.Beds);
        Assert.Equal(2, PlanSight.For(SomePlan.Auditor, then, Hidden(then, SomePlan.Beds)).Proposals.Count);
    }

    [Fact]
    public void A_code_that_a_hidden_proposal_has_is_taken_and_no_more_is_said()
    {
        var plan = Hidden(SomePlan.Plan(), SomePlan.Beds);
        var refused = new WriteLine(SomePlan.Id(77), SomePlan.Transport, SomePlan.Terms(references: "A/R.6.185"), PlanAmounts.Starting(SomePlan.First, SomePlan.Pounds(-1_000))).Decide(plan, SomePlan.Lead);
        refused.RefusedAt("reference.taken", "references");
        Assert.DoesNotContain(refused.Problems, p => p.Message.Contains("beds", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_scenario_cannot_change_what_its_maker_may_not_see()
    {
        var plan = Hidden(SomePlan.Plan(), SomePlan.Beds);
        Assert.Equal(["scenario.stale"], new WriteScenario(SomePlan.Id(70), "Guess", "", [new ScenarioChange.Drop(SomePlan.Beds)]).Decide(plan, SomePlan.Member).Codes());
        var made = plan.With(new WriteScenario(SomePlan.Id(70), "Guess", "", [new ScenarioChange.Drop(SomePlan.Beds)]).Decide(plan, SomePlan.Finance).Value!);
        Assert.Equal(["scenario.unknown"], new MoveScenario(SomePlan.Id(70), ScenarioState.Kept).Decide(made, SomePlan.Member).Codes());
    }

    [Fact]
    public void Terms_stated_anew_keep_the_ties_that_their_author_was_not_shown()
    {
        var plan = SomePlan.Plan();
        var transport = plan.Proposal(SomePlan.Transport)!;
        plan = Hidden(plan.With(PlanChanges.None with { Proposals = [transport with { Terms = transport.Terms with { Links = [new(LinkKind.Replaces, SomePlan.Beds, "", "", "")] } }] }), SomePlan.Beds);
        var shown = PlanSight.For(SomePlan.Lead, plan).Proposal(SomePlan.Transport)!.Terms;
        Assert.Empty(shown.Links);
        var saved = new WriteProposal(SomePlan.Transport, shown with { Title = "School transport" }).Decide(plan, SomePlan.Lead);
        Assert.Equal(SomePlan.Beds, Assert.Single(Assert.Single(saved.Value!.Proposals).Terms.Links).Earlier);
    }
}
