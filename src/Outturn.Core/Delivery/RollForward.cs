using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.Core.Delivery;

/// <summary>A saving that was planned and not delivered, and so returns as a pressure.</summary>
/// <param name="Line">The tracker's line.</param>
/// <param name="Pressure">What returns: planned less delivered, less what was moved to later years or covered, and what it promised to cover elsewhere and did not have. Positive, a cost.</param>
/// <param name="Earlier">The proposal that it came from, where the tracker was opened from a plan.</param>
/// <param name="Carried">What the next cycle has of it in its first year; null where it has nothing yet.</param>
public sealed record RolledLine(TrackerLine Line, Money Pressure, Guid? Earlier, Money? Carried)
{
    /// <summary>Whether the next cycle has it already.</summary>
    public bool IsRolled => Carried is not null;
}

/// <summary>Brings what a year did not deliver into the next cycle as pressures, each linked to where it came from.</summary>
/// <param name="Lines">Which lines, each with the ids of the proposal and the line to make.</param>
public sealed record RollForward(FinancialYear Year, IReadOnlyDictionary<Guid, (Guid Proposal, Guid Line)> Lines)
{
    /// <param name="next">The cycle that takes the pressures.</param>
    /// <param name="state">The year whose outturn is rolled.</param>
    /// <param name="origins">The proposal that each tracker line came from.</param>
    public static IReadOnlyList<RolledLine> Candidates(Plan next, YearState state, IReadOnlyDictionary<Guid, Guid> origins)
    {
        var year = state.Position.Year;
        var candidates = new List<RolledLine>();
        foreach (var line in state.Position.Lines)
        {
            if (Pressure(line, state) is { Pence: > 0 } pressure)
            {
                candidates.Add(new(line, pressure, origins.TryGetValue(line.Id, out var earlier) ? earlier : null, Carried(next, year, line)));
            }
        }

        return candidates;
    }

    public Result<PlanChanges> Decide(Plan next, YearState state, IReadOnlyDictionary<Guid, Guid> origins, Viewer viewer)
    {
        if (viewer.Refusal(Area.Plan, Level.Manage, "bring a year's outturn into the plan") is { } refusal)
        {
            return Result.Refused<PlanChanges>(refusal);
        }

        if (next.Cycle.First <= Year)
        {
            return Result.Refused<PlanChanges>(Problem.Error("roll.cycle", "cycle", $"{next.Cycle} begins in {next.Cycle.First}: what {Year} did not deliver returns in a cycle that begins later."));
        }

        if (Lines.Count == 0)
        {
            return Result.Refused<PlanChanges>(Problem.Error("roll.none", "lines", "Choose at least one line."));
        }

        var candidates = Candidates(next, state, origins).ToDictionary(c => c.Line.Id);
        var problems = new List<Problem>();
        var plan = next;
        var changes = PlanChanges.None;
        foreach (var (id, made) in Lines)
        {
            if (!candidates.TryGetValue(id, out var candidate))
            {
                problems.Add(Problem.Error("roll.unknown", "lines", "One of the lines is delivered, moved or covered, or its amount is not known exactly. Look at the list again."));
                continue;
            }

            var line = candidate.Line;
            var name = LineScope.Named(line);
            if (candidate.IsRolled)
            {
                problems.Add(Problem.Error("roll.twice", "lines", $"{name} of {Year} is in {next.Cycle} already. It would count twice."));
                continue;
            }

            var title = TitleOf(line.Details.Title.Length > 0 ? line.Details.Title : line.Key);
            var proposal = new Proposal(
                made.Proposal, next.Cycle, plan.NextProposal,
                ProposalTerms.Of(title, ProposalType.Pressure) with
                {
                    Service = line.Details.Service,
                    Committees = line.Details.Committees,
                    Leads = line.Owner.Length > 0 ? [line.Owner] : [],
                    Links = [new(LinkKind.Continues, candidate.Earlier, Year.ToString(), name, $"{MoneyStyle.Words(candidate.Pressure)} of the saving planned for {Year} was not delivered.")],
                },
                ProposalStatus.Draft, "");
            var directorate = line.Reference is [>= 'A' and <= 'Z', '/', ..] ? line.Reference[..1] : "";
            var reference = directorate.Length > 0 ? PlanReferences.Next(plan, directorate, PlanCategory.Pressure).Value : null;
            var pressure = new PlanLine(
                made.Line, made.Proposal, 1, LineTerms.Of(PlanCategory.Pressure, new Permanence.Permanent()) with { References = reference is null ? [] : [reference], Service = line.Details.Service },
                PlanAmounts.Starting(next.Cycle.First, candidate.Pressure));
            var added = PlanChanges.None with { Proposals = [proposal], Lines = [pressure] };
            plan = plan.With(added);
            changes = changes with { Proposals = [.. changes.Proposals, proposal], Lines = [.. changes.Lines, pressure] };
        }

        return problems.Count > 0 ? Result.Refused<PlanChanges>(problems) : Result.Ok(changes);
    }

    /// <summary>A long title gives way: that it was not delivered, and when, is what matters here.</summary>
    private string TitleOf(string name)
    {
        var ending = $": not delivered in {Year}";
        return (name.Length + ending.Length > ProposalRules.LongestTitle ? name[..(ProposalRules.LongestTitle - ending.Length - 1)] + "…" : name) + ending;
    }

    /// <summary>What a line leaves for a later cycle; null where an amount is not known exactly. A promise to cover another line that came to nothing returns here, where it broke.</summary>
    private static Money? Pressure(TrackerLine line, YearState state)
    {
        if (Undelivered.Of(line, state) is not { } undelivered)
        {
            return null;
        }

        var own = -(undelivered.Amount - undelivered.Moved - undelivered.Covered);
        var broken = Coverage.Of(line, state.Covers.Select(c => c.Value)).Left is { Pence: < 0 } left ? -left : Money.Zero;
        return (own.Sign > 0 ? own : Money.Zero) + broken;
    }

    private static Money? Carried(Plan next, FinancialYear year, TrackerLine line)
    {
        var made = next.Proposals.Where(p => p.Terms.Links.Any(l =>
            l.Kind == LinkKind.Continues && l.Cycle == year.ToString() && string.Equals(l.Reference, LineScope.Named(line), StringComparison.OrdinalIgnoreCase))).ToList();
        return made.Count == 0 ? null : made.SelectMany(p => next.LinesOf(p.Id)).Where(l => !l.Withdrawn).Aggregate(Money.Zero, (sum, l) => sum + l.Series.Low[next.Cycle.First]);
    }
}
