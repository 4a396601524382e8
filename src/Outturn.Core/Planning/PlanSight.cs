using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>
/// Who sees which proposals. What somebody may not see is not there for them: not in a list, not in a total, not by its address.
/// </summary>
public static class PlanSight
{
    public static bool MaySee(Viewer viewer, Proposal proposal) => viewer.ScopeFor(Area.Plan, Level.Read) is not null && proposal.Terms.Confidentiality switch
    {
        Confidentiality.Open => true,
        Confidentiality.Exempt => !viewer.Roles.All(r => r == Roles.Public),
        _ => viewer.ScopeFor(Area.Plan, Level.Contribute) == Scope.Council || viewer.May(Area.Record, Level.Read) || IsOwn(viewer, proposal),
    };

    /// <summary>The plan as this viewer may see it: everything in it, totals too, rests on what remains.</summary>
    public static Plan For(Viewer viewer, Plan plan)
    {
        if (plan.Proposals.All(p => MaySee(viewer, p)))
        {
            return plan;
        }

        var seen = plan.Proposals.Where(p => MaySee(viewer, p)).ToList();
        var ids = seen.Select(p => p.Id).ToHashSet();
        return plan with
        {
            Proposals = seen,
            Lines = [.. plan.Lines.Where(l => ids.Contains(l.Proposal))],

            // A change to what they may not see would tell that it is there.
            Scenarios = [.. plan.Scenarios.Where(s => s.Changes.All(c => Touches(plan, c).All(ids.Contains)))],
        };
    }

    /// <summary>Null where the viewer may change the proposal; leads and sponsors may change their own.</summary>
    public static Problem? Refusal(Viewer viewer, Proposal proposal, string deed) => viewer.ScopeFor(Area.Plan, Level.Contribute) switch
    {
        null => viewer.Refusal(Area.Plan, Level.Contribute, deed),
        Scope.Council => null,
        _ => IsOwn(viewer, proposal) ? null : Problem.Error(
            "permission.not-own", "proposal", $"{proposal.Terms.Name} is led by {(proposal.Terms.Leads.Count == 0 ? "nobody yet" : string.Join(", ", proposal.Terms.Leads))}. You may {deed} of your own proposals only."),
    };

    /// <summary>Whether the viewer's post leads or sponsors it.</summary>
    public static bool IsOwn(Viewer viewer, Proposal proposal) =>
        proposal.Terms.Leads.Concat(proposal.Terms.Sponsors).Any(post => post.Length > 0 && string.Equals(post, viewer.Actor.Post, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Guid> Touches(Plan plan, ScenarioChange change) => change switch
    {
        ScenarioChange.Drop drop => [drop.Proposal],
        ScenarioChange.Slip slip => [slip.Proposal],
        ScenarioChange.SetAmount set => plan.Lines.Where(l => l.Id == set.Line).Select(l => l.Proposal),
        _ => [],
    };
}
