using Outturn.Core.Planning;
using static Outturn.Tests.Planning.SomePlan;

namespace Outturn.Tests.Planning;

public sealed class PlanDecisionsTests
{
    [Fact]
    public void Each_decision_sees_what_the_ones_before_it_made()
    {
        var done = PlanDecisions.All(
            Plan(), Finance,
            new WriteProposal(Id(7), ProposalTerms.Of("Fewer buses", ProposalType.Saving)).Decide,
            new WriteLine(Id(70), Id(7), Terms(references: "A/R.6.301"), PlanAmounts.Starting(First, Pounds(-1))).Decide,
            new ChangeStatus(Id(7), ProposalStatus.Draft, "").Decide);
        Assert.True(done.Ok);
        Assert.Equal(ProposalStatus.Draft, Assert.Single(done.Value.Proposals).Status);
        Assert.Equal(Id(70), Assert.Single(done.Value.Lines).Id);
    }

    [Fact]
    public void One_refusal_refuses_all()
    {
        var done = PlanDecisions.All(
            Plan(), Finance,
            new WriteProposal(Id(7), ProposalTerms.Of("Fewer buses", ProposalType.Saving)).Decide,
            new WriteLine(Id(70), Id(7), Terms(references: "A/R.6.185"), PlanAmounts.Starting(First, Pounds(-1))).Decide);
        done.RefusedAt("reference.taken", "references");
    }

    [Fact]
    public void Questions_come_errors_first_and_only_of_what_counts()
    {
        var plan = Plan();
        plan = plan.With(PlanChanges.None with
        {
            Lines = [Line(Id(14), Transport, 4, Terms(PlanCategory.Investment) with { Sources = [new("The lottery", FundingStatus.Assumed, null)] }, 1_000)],
        });
        Assert.Equal("funding.unknown", PlanQuestions.Of(plan).First().Problem.Code);
        var rejected = plan.With(PlanChanges.None with { Proposals = [plan.Proposals[0] with { Status = ProposalStatus.Rejected }] });
        Assert.DoesNotContain(PlanQuestions.Of(rejected), q => q.Proposal.Id == Transport);
    }
}
