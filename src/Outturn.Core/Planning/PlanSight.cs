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

    /// <summary>Whether nothing in any plan is hidden from the viewer.</summary>
    public static bool SeesAll(Viewer viewer) =>
        viewer.ScopeFor(Area.Plan, Level.Contribute) == Scope.Council || (viewer.May(Area.Plan, Level.Read) && viewer.May(Area.Record, Level.Read));

    /// <summary>The plan as this viewer may see it: everything in it, totals too, rests on what remains.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="plan">A plan, a past or frozen one too.</param>
    /// <param name="today">The plan as it stands: what became confidential since is not seen by looking back. Null where <paramref name="plan"/> is that.</param>
    public static Plan For(Viewer viewer, Plan plan, Plan? today = null)
    {
        var hidden = plan.Proposals.Concat(today?.Proposals ?? []).Where(p => !MaySee(viewer, p)).Select(p => p.Id).ToHashSet();
        if (hidden.Count == 0)
        {
            return plan;
        }

        return plan with
        {
            // Nor does a tie tell that there is something to be tied to.
            Proposals = [.. plan.Proposals.Where(p => !hidden.Contains(p.Id)).Select(p => p.Terms.Links.Any(l => Hides(hidden, l))
                ? p with { Terms = p.Terms with { Links = [.. p.Terms.Links.Where(l => !Hides(hidden, l))] } }
                : p)],
            Lines = [.. plan.Lines.Where(l => !hidden.Contains(l.Proposal))],
            Schemes = [.. plan.Schemes.Where(s => s.Proposal is not { } of || !hidden.Contains(of))],

            // A change to what they may not see would tell that it is there.
            Scenarios = [.. plan.Scenarios.Where(s => !s.Changes.Any(c => Touches(plan, c).Any(hidden.Contains)))],
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

    /// <summary>Whether the viewer's post leads or sponsors it, by this name or by one that it had.</summary>
    public static bool IsOwn(Viewer viewer, Proposal proposal) => proposal.Terms.Leads.Concat(proposal.Terms.Sponsors).Any(viewer.Holds);

    private static bool Hides(HashSet<Guid> hidden, ProposalLink link) => link.Earlier is { } earlier && hidden.Contains(earlier);

    private static IEnumerable<Guid> Touches(Plan plan, ScenarioChange change) => change switch
    {
        ScenarioChange.Drop drop => [drop.Proposal],
        ScenarioChange.Slip slip => [slip.Proposal],
        ScenarioChange.SetAmount set => plan.Lines.Where(l => l.Id == set.Line).Select(l => l.Proposal),
        _ => [],
    };
}
