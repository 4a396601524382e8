using Outturn.Core.Planning;
using Outturn.Core.Values;
using static Outturn.Tests.Planning.SomePlan;

namespace Outturn.Tests.Planning;

public sealed class ProposalRulesTests
{
    private static Result<PlanChanges> Write(Guid id, ProposalTerms terms, Viewer? viewer = null, Plan? plan = null) => new WriteProposal(id, terms).Decide(plan ?? Plan(), viewer ?? Finance);

    [Fact]
    public void A_proposal_gets_the_next_number_and_begins_as_an_idea()
    {
        var made = Assert.Single(Write(Id(7), ProposalTerms.Of("  Fewer   buses ", ProposalType.Saving)).Value!.Proposals);
        Assert.Equal((3, "Fewer buses", ProposalStatus.Idea), (made.Number, made.Terms.Title, made.Status));
    }

    [Fact]
    public void A_proposal_without_a_title_is_refused() => Write(Id(7), ProposalTerms.Of(" ", ProposalType.Saving)).RefusedAt("proposal.title", "title");

    [Fact]
    public void A_title_that_goes_on_for_ever_is_refused() => Write(Id(7), ProposalTerms.Of(new string('x', 201), ProposalType.Saving)).RefusedAt("proposal.title-long", "title");

    [Fact]
    public void The_same_title_twice_is_asked_about() => Assert.Contains("proposal.title-twice", Write(Id(7), ProposalTerms.Of("block beds", ProposalType.Saving)).Codes());

    [Fact]
    public void An_owner_proposes_for_their_own_post_only()
    {
        Write(Id(7), ProposalTerms.Of("Fewer buses", ProposalType.Saving), Lead).RefusedAt("proposal.not-own", "leads");
        Assert.True(Write(Id(7), ProposalTerms.Of("Fewer buses", ProposalType.Saving) with { Sponsors = ["head of transport"] }, Lead).Ok);
    }

    [Fact]
    public void A_member_reads_and_does_not_write() => Assert.Equal(["permission.refused"], Write(Transport, ProposalTerms.Of("x", ProposalType.Saving), Member).Codes());

    [Fact]
    public void A_proposal_does_not_replace_itself() =>
        Write(Transport, Plan().Proposals[0].Terms with { Links = [new(LinkKind.Replaces, Transport, "", "", "")] }).RefusedAt("link.itself", "links");

    [Fact]
    public void A_circle_of_replacements_is_refused_and_named()
    {
        var plan = Plan();
        plan = plan.With(Write(Beds, plan.Proposals[1].Terms with { Links = [new(LinkKind.Replaces, Transport, "", "", "")] }, plan: plan).Value!);
        var done = Write(Transport, plan.Proposals[0].Terms with { Links = [new(LinkKind.Continues, Beds, "", "", "")] }, plan: plan);
        done.RefusedAt("link.circular", "links");
        Assert.Contains(done.Problems, p => p.Message.Contains("Social and education transport follows Block beds follows Social and education transport", StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_to_nothing_is_refused() => Write(Transport, Plan().Proposals[0].Terms with { Links = [new(LinkKind.Continues, null, "2017-22", "", "")] }).RefusedAt("link.nothing", "links");

    [Fact]
    public void A_code_of_an_earlier_cycle_is_a_link() =>
        Assert.True(Write(Transport, Plan().Proposals[0].Terms with { Links = [new(LinkKind.Continues, null, "2018-19", "A/R.6.222", "")] }).Ok);

    [Theory]
    [InlineData(ProposalStatus.Draft, ProposalStatus.InCommittee, true)]
    [InlineData(ProposalStatus.InCommittee, ProposalStatus.Approved, true)]
    [InlineData(ProposalStatus.Draft, ProposalStatus.Approved, false)]
    [InlineData(ProposalStatus.Idea, ProposalStatus.InDelivery, false)]
    [InlineData(ProposalStatus.Complete, ProposalStatus.Withdrawn, false)]
    [InlineData(ProposalStatus.Rejected, ProposalStatus.Draft, true)]
    public void A_status_follows_another_or_it_does_not(ProposalStatus from, ProposalStatus to, bool may)
    {
        var plan = Plan();
        plan = plan.With(PlanChanges.None with { Proposals = [plan.Proposals[0] with { Status = from }] });
        Assert.Equal(may, new ChangeStatus(Transport, to, "Said in a test").Decide(plan, Finance).Ok);
    }

    [Fact]
    public void What_leaves_the_way_says_why() => new ChangeStatus(Transport, ProposalStatus.Withdrawn, " ").Decide(Plan(), Lead).RefusedAt("proposal.reason", "reason");

    [Fact]
    public void Only_who_manages_the_plan_approves()
    {
        var plan = Plan();
        plan = plan.With(PlanChanges.None with { Proposals = [plan.Proposals[0] with { Status = ProposalStatus.InCommittee }] });
        Assert.Equal(["permission.refused"], new ChangeStatus(Transport, ProposalStatus.Approved, "").Decide(plan, Lead).Codes());
        Assert.True(new ChangeStatus(Transport, ProposalStatus.Approved, "").Decide(plan, Finance).Ok);
    }

    [Fact]
    public void Nothing_goes_to_committee_without_a_line()
    {
        var plan = Plan().With(PlanChanges.None with { Proposals = [Proposal(Id(7), 3, "Nothing yet")] });
        new ChangeStatus(Id(7), ProposalStatus.InCommittee, "").Decide(plan, Finance).RefusedAt("proposal.no-lines", "status");
    }

    [Theory]
    [InlineData(Confidentiality.Confidential, false)]
    [InlineData(Confidentiality.Exempt, true)]
    public void Who_may_not_see_a_proposal_sees_neither_it_nor_its_money(Confidentiality confidentiality, bool memberSees)
    {
        var plan = Plan();
        plan = plan.With(PlanChanges.None with { Proposals = [plan.Proposals[1] with { Terms = plan.Proposals[1].Terms with { Confidentiality = confidentiality } }] });
        Assert.Equal(memberSees, PlanSight.For(Member, plan).Proposals.Any(p => p.Id == Beds));
        Assert.Equal(memberSees, PlanSight.For(Member, plan).Lines.Any(l => l.Proposal == Beds));
        Assert.Equal(memberSees, PlanSight.For(Stranger, plan).Lines.Any(l => l.Proposal == Beds));
        Assert.Contains(PlanSight.For(Finance, plan).Proposals, p => p.Id == Beds);
        Assert.Contains(PlanSight.For(Auditor, plan).Proposals, p => p.Id == Beds);
        Assert.Contains(PlanSight.For(Post(Roles.Owner, "Head of commissioning"), plan).Proposals, p => p.Id == Beds);
        if (!memberSees)
        {
            Assert.Equal(["plan.proposal-unknown"], new WriteProposal(Beds, ProposalTerms.Of("x", ProposalType.Saving)).Decide(plan, Stranger).Codes());
        }
    }
}
