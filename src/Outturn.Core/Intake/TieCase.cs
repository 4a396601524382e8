using Outturn.Core.Cases;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.Core.Intake;

/// <summary>What an act writes to a plan and to a case at once.</summary>
public sealed record IntakeChanges(PlanChanges Plan, IReadOnlyList<ReviewStep> Steps);

/// <summary>Ties a case to a proposal that is there, or takes the tie away.</summary>
public sealed record TieCase(Guid Proposal, bool Tied)
{
    public Result<IntakeChanges> Decide(EffectiveCase standing, Plan plan, Viewer viewer)
    {
        if (ReviewRules.SetAside(standing) is { } aside)
        {
            return Result.Refused<IntakeChanges>(aside);
        }

        if (plan.Proposal(Proposal) is not { } proposal || !PlanSight.MaySee(viewer, proposal))
        {
            return Result.Refused<IntakeChanges>(WriteProposal.NotThere);
        }

        var known = standing.Review.Links.Any(l => l.Proposal == Proposal);
        if (known == Tied)
        {
            return Result.Ok(new IntakeChanges(PlanChanges.None, []));
        }

        if (!Tied && standing.Review.Lines.Any(l => l.Proposal == Proposal && plan.Lines.Any(p => p.Id == l.Line && !p.Withdrawn)))
        {
            return Result.Refused<IntakeChanges>(Problem.Error("case.untie-lines", "proposal", $"Plan lines of {proposal.Terms.Name} were made of this case. Take the lines out of the plan first, with a reason."));
        }

        return Result.Ok(new IntakeChanges(PlanChanges.None, [Tied ? new ReviewStep.Link(Proposal, plan.Cycle.ToString()) : new ReviewStep.Unlink(Proposal)]));
    }
}
