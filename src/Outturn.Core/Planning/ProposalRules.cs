using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>Makes a proposal, or states its terms anew.</summary>
/// <param name="Proposal">Its id: a new one makes a proposal.</param>
/// <param name="Terms">All of its terms.</param>
public sealed record WriteProposal(Guid Proposal, ProposalTerms Terms)
{
    /// <summary>The same for what is not there and for what the viewer may not see.</summary>
    public static Problem NotThere { get; } = Problem.Error("plan.proposal-unknown", "proposal", "There is no such proposal in this plan.");

    public Result<PlanChanges> Decide(Plan plan, Viewer viewer)
    {
        var known = plan.Proposal(Proposal);
        var terms = Tidied(Terms);
        if (known is not null)
        {
            // Who states the terms anew was not shown ties to what they may not see: those stay.
            terms = terms with { Links = [.. terms.Links, .. known.Terms.Links.Where(l => l.Earlier is { } earlier && plan.Proposal(earlier) is { } other && !PlanSight.MaySee(viewer, other))] };
        }

        var changed = new Proposal(
            Proposal, plan.Cycle, known?.Number ?? plan.NextProposal, terms, known?.Status ?? ProposalStatus.Idea, known?.StatusReason ?? "");
        if (known is not null && !PlanSight.MaySee(viewer, known))
        {
            return Result.Refused<PlanChanges>(NotThere);
        }

        // Whoever makes one without the right to change all must be able to change it.
        if (PlanSight.Refusal(viewer, known ?? changed, "change the terms") is { } refusal)
        {
            return Result.Refused<PlanChanges>(known is null && viewer.May(Area.Plan, Level.Contribute)
                ? Problem.Error("proposal.not-own", "leads", "Name your own post as lead or sponsor: you may propose for yourself only.")
                : refusal);
        }

        if (known is not null && ProposalRules.Frozen(known) is { } frozen)
        {
            return Result.Refused<PlanChanges>(frozen);
        }

        var problems = ProposalRules.Check(plan, changed).ToList();
        return problems.Exists(p => p.Severity == Severity.Error)
            ? Result.Refused<PlanChanges>(problems)
            : Result.Ok(known is not null && known.Terms == terms ? PlanChanges.None : PlanChanges.None with { Proposals = [changed] }, problems);
    }

    private static ProposalTerms Tidied(ProposalTerms terms) => terms with
    {
        Title = Tidy(terms.Title),
        ShortName = Tidy(terms.ShortName),
        Service = Tidy(terms.Service),
        Description = terms.Description.Trim(),
        Committees = Names(terms.Committees),
        Leads = Names(terms.Leads),
        Sponsors = Names(terms.Sponsors),
        Priorities = Names(terms.Priorities),
    };

    private static string[] Names(IReadOnlyList<string> names) => [.. names.Select(Tidy).Where(n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string Tidy(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>Moves a proposal on, or takes it back, with a reason where it leaves the way.</summary>
public sealed record ChangeStatus(Guid Proposal, ProposalStatus To, string Reason)
{
    public Result<PlanChanges> Decide(Plan plan, Viewer viewer)
    {
        if (plan.Proposal(Proposal) is not { } proposal || !PlanSight.MaySee(viewer, proposal))
        {
            return Result.Refused<PlanChanges>(WriteProposal.NotThere);
        }

        var deciding = To is ProposalStatus.Cleared or ProposalStatus.Approved or ProposalStatus.Rejected or ProposalStatus.InDelivery or ProposalStatus.Complete
            || proposal.Status is ProposalStatus.Approved or ProposalStatus.InDelivery or ProposalStatus.Complete;
        if ((deciding ? viewer.Refusal(Area.Plan, Level.Manage, "decide on proposals") : PlanSight.Refusal(viewer, proposal, "move the status")) is { } refusal)
        {
            return Result.Refused<PlanChanges>(refusal);
        }

        if (proposal.Status == To)
        {
            return Result.Ok(PlanChanges.None);
        }

        if (!ProposalRules.MayFollow(proposal.Status, To))
        {
            return Result.Refused<PlanChanges>(Problem.Error(
                "proposal.status", "status", $"{proposal.Terms.Name} is {Lower(proposal.Status)} and cannot become {Lower(To)} at once. Next it may be {ProposalRules.NextInWords(proposal.Status)}."));
        }

        if (Reason.Trim().Length == 0 && (!To.Counts() || To < proposal.Status))
        {
            return Result.Refused<PlanChanges>(Problem.Error("proposal.reason", "reason", $"Say why the proposal becomes {Lower(To)}. The reason stays with it."));
        }

        if (To is ProposalStatus.Cleared or ProposalStatus.InCommittee or ProposalStatus.Approved && To > proposal.Status && CapitalRules.NoFinancing(plan, Proposal, Severity.Error, "status") is { } unpaid)
        {
            return Result.Refused<PlanChanges>(unpaid);
        }

        var lines = plan.LinesOf(Proposal).Any(l => !l.Withdrawn);
        return To is ProposalStatus.Cleared or ProposalStatus.InCommittee or ProposalStatus.Approved && !lines
            ? Result.Refused<PlanChanges>(Problem.Error("proposal.no-lines", "status", $"{proposal.Terms.Name} has no plan line. Add what it costs or saves first, or TBC where that is not known."))
            : Result.Ok(PlanChanges.None with { Proposals = [proposal with { Status = To, StatusReason = Reason.Trim(), Act = 0 }] });
    }

    private static string Lower(ProposalStatus status) => status.Name().ToLowerInvariant();
}

/// <summary>What is refused of a proposal, and what is asked.</summary>
public static class ProposalRules
{
    public const int LongestTitle = 200;

    private static readonly Dictionary<ProposalStatus, ProposalStatus[]> Next = new()
    {
        [ProposalStatus.Idea] = [ProposalStatus.Outline, ProposalStatus.Draft],
        [ProposalStatus.Outline] = [ProposalStatus.Idea, ProposalStatus.Draft],
        [ProposalStatus.Draft] = [ProposalStatus.Outline, ProposalStatus.Cleared, ProposalStatus.InCommittee],
        [ProposalStatus.Cleared] = [ProposalStatus.Draft, ProposalStatus.InCommittee],
        [ProposalStatus.InCommittee] = [ProposalStatus.Draft, ProposalStatus.Cleared, ProposalStatus.Approved],
        [ProposalStatus.Approved] = [ProposalStatus.InCommittee, ProposalStatus.InDelivery],
        [ProposalStatus.InDelivery] = [ProposalStatus.Approved, ProposalStatus.Complete],
        [ProposalStatus.Complete] = [ProposalStatus.InDelivery],
        [ProposalStatus.Deferred] = [ProposalStatus.Idea, ProposalStatus.Outline, ProposalStatus.Draft],
        [ProposalStatus.Rejected] = [ProposalStatus.Draft],
        [ProposalStatus.Withdrawn] = [ProposalStatus.Draft],
    };

    /// <summary>Deferred, rejected and withdrawn can follow everything that is not delivered; the way back is to a draft.</summary>
    public static IReadOnlyList<ProposalStatus> After(ProposalStatus status) => status is ProposalStatus.InDelivery or ProposalStatus.Complete || !status.Counts()
        ? Next[status]
        : [.. Next[status], ProposalStatus.Deferred, ProposalStatus.Rejected, ProposalStatus.Withdrawn];

    public static bool MayFollow(ProposalStatus from, ProposalStatus to) => After(from).Contains(to);

    internal static string NextInWords(ProposalStatus status)
    {
        var names = After(status).Select(s => s.Name().ToLowerInvariant()).ToList();
        return names.Count == 1 ? names[0] : string.Join(", ", names.SkipLast(1)) + " or " + names[^1];
    }

    /// <summary>What is approved stands as it was approved: it goes back to committee before it changes.</summary>
    public static Problem? Frozen(Proposal proposal) => proposal.Status is ProposalStatus.Approved or ProposalStatus.InDelivery or ProposalStatus.Complete
        ? Problem.Error("proposal.frozen", "status", $"{proposal.Terms.Name} is {proposal.Status.Name().ToLowerInvariant()} and stands as it was approved. Take it back to committee, with a reason, to change it.")
        : null;

    public static IEnumerable<Problem> Check(Plan plan, Proposal proposal)
    {
        var terms = proposal.Terms;
        if (terms.Title.Length == 0)
        {
            yield return Problem.Error("proposal.title", "title", "Give the proposal a title.");
        }
        else if (terms.Title.Length > LongestTitle || terms.ShortName.Length > LongestTitle)
        {
            yield return Problem.Error("proposal.title-long", terms.Title.Length > LongestTitle ? "title" : "shortName", "Give the title in no more than 200 characters; the description has room for the rest.");
        }
        else if (plan.Proposals.FirstOrDefault(p => p.Id != proposal.Id && string.Equals(p.Terms.Title, terms.Title, StringComparison.OrdinalIgnoreCase)) is not null)
        {
            // Does not say which: it may be one that this viewer cannot see.
            yield return Problem.Warning("proposal.title-twice", "title", $"There is another proposal with this title in {plan.Cycle}. If it is the same, it counts twice.");
        }

        if (terms.Leads.Count == 0)
        {
            yield return Problem.Warning("proposal.no-lead", "leads", "No post leads the proposal. Name one before it goes to committee.");
        }

        foreach (var name in terms.Committees.Concat(terms.Leads).Concat(terms.Sponsors).Concat(terms.Priorities).Append(terms.Service).Where(n => n.Length > 120))
        {
            yield return Problem.Error("proposal.name-long", "names", $"“{name[..40]}…” is longer than a name is. Give committees, posts and priorities one to a line.");
        }

        foreach (var problem in Links(plan, proposal))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> Links(Plan plan, Proposal proposal)
    {
        foreach (var link in proposal.Terms.Links)
        {
            if (link.Earlier is null && link.Reference.Trim().Length == 0 && link.Note.Trim().Length == 0)
            {
                yield return Problem.Error("link.nothing", "links", "Say which earlier proposal is meant: choose it, or give its cycle and reference.");
            }
            else if (link.Earlier == proposal.Id)
            {
                yield return Problem.Error("link.itself", "links", "A proposal cannot continue or replace itself.");
            }
        }

        if (Circle(plan, proposal) is { } way)
        {
            yield return Problem.Error("link.circular", "links", $"This goes round in a circle: {way}. One of them must come first.");
        }
    }

    /// <summary>The circle that the proposal's links close, in names; null where there is none.</summary>
    private static string? Circle(Plan plan, Proposal proposal)
    {
        var byId = plan.Proposals.Where(p => p.Id != proposal.Id).Append(proposal).ToDictionary(p => p.Id);
        var path = new List<Proposal>();
        var done = new HashSet<Guid>();
        return Walk(proposal) ? string.Join(" follows ", path.Append(proposal).Select(p => p.Terms.Name)) : null;

        bool Walk(Proposal at)
        {
            path.Add(at);
            foreach (var earlier in at.Terms.Links.Select(l => l.Earlier).OfType<Guid>())
            {
                if (earlier == proposal.Id && path.Count > 1)
                {
                    return true;
                }

                if (earlier != proposal.Id && done.Add(earlier) && byId.TryGetValue(earlier, out var next) && Walk(next))
                {
                    return true;
                }
            }

            path.RemoveAt(path.Count - 1);
            return false;
        }
    }
}
