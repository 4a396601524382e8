using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Rounds;

/// <summary>Opens a month's round of updates.</summary>
/// <param name="Period">The month.</param>
/// <param name="Due">The day by which owners submit.</param>
public sealed record OpenRound(FinancialMonth Period, DateOnly Due)
{
    /// <summary>A due day further from the month's end than this is a slip of the keyboard.</summary>
    public const int FarthestDue = 92;

    public Result<TrackerChanges> Decide(YearState state)
    {
        var problems = new List<Problem>();
        var name = Round.NameOf(Period);
        if (state.RoundOf(Period) is { } known)
        {
            problems.Add(Problem.Error("round.known", "period", known.State == RoundState.Open
                ? $"The {name} round is open already."
                : $"The {name} round is closed. A closed round stays closed: correct a line with a reason instead."));
        }
        else if (state.Open is { } open)
        {
            problems.Add(Problem.Error("round.another-open", "period", $"The {open.Name} round is still open. Close it before you open {name}."));
        }
        else if (state.Rounds.LastOrDefault(r => r.Period.Number > Period.Number) is { } later)
        {
            problems.Add(Problem.Error("round.out-of-order", "period", $"The {later.Name} round has been already. Rounds go forward: correct {name} with a reason instead."));
        }

        if (state.Position.Lines.Count == 0)
        {
            problems.Add(Problem.Error("round.no-lines", "period", $"The tracker of {Period.Year} has no lines yet. Bring them in first."));
        }

        if (Due < Period.FirstDay)
        {
            problems.Add(Problem.Error("round.due-early", "due", $"{CouncilTime.Words(Due)} is before {name} begins. Give the day by which owners submit."));
        }
        else if (Due.DayNumber - Period.LastDay.DayNumber > FarthestDue)
        {
            problems.Add(Problem.Error("round.due-late", "due", $"{CouncilTime.Words(Due)} is more than three months after {name} ends. Give an earlier day."));
        }

        return problems.Count > 0
            ? Result.Refused<TrackerChanges>(problems)
            : Result.Ok(TrackerChanges.None with { Round = new(Period, RoundState.Open, Due, "") });
    }
}

/// <summary>Closes a round: from then on what is changed at its position needs a reason.</summary>
/// <param name="Period">The month.</param>
/// <param name="Reason">Why it closes although lines are not signed off; may be empty where all are.</param>
public sealed record CloseRound(FinancialMonth Period, string Reason)
{
    public Result<TrackerChanges> Decide(YearState state)
    {
        if (state.RoundOf(Period) is not { State: RoundState.Open } round)
        {
            return Result.Refused<TrackerChanges>(NotOpen(Period));
        }

        var unsigned = Unsigned(state.Position.Lines, state.Progress);
        return unsigned > 0 && string.IsNullOrWhiteSpace(Reason)
            ? Result.Refused<TrackerChanges>(Problem.Error("round.unsigned", "reason", $"{TrackerWords.Lines(unsigned)} {(unsigned == 1 ? "is" : "are")} not signed off. Say why the round closes all the same: these lines keep their last figures."))
            : Result.Ok(TrackerChanges.None with { Round = new(Period, RoundState.Closed, round.Due, Reason.Trim()) });
    }

    /// <summary>Lines that are neither signed off nor complete: closing over them needs a reason.</summary>
    public static int Unsigned(IEnumerable<TrackerLine> lines, IReadOnlyDictionary<Guid, LineProgress> progress) =>
        lines.Count(l => progress.GetValueOrDefault(l.Id)?.State != ProgressState.SignedOff && l.Stated.Complete != true);

    internal static Problem NotOpen(FinancialMonth period) =>
        Problem.Error("round.not-open", "round", $"The {Round.NameOf(period)} round is not open. Nothing was written.");
}

/// <summary>Reminds owners who have lines that wait.</summary>
/// <param name="Period">The month.</param>
/// <param name="Owners">The posts; none: all that have lines that wait.</param>
public sealed record ChaseOwners(FinancialMonth Period, IReadOnlyList<string> Owners)
{
    public Result<TrackerChanges> Decide(YearState state)
    {
        if (state.RoundOf(Period) is not { State: RoundState.Open })
        {
            return Result.Refused<TrackerChanges>(CloseRound.NotOpen(Period));
        }

        var waiting = Waiting(state);
        var chased = Owners.Count == 0 ? waiting : [.. Owners.Distinct(StringComparer.OrdinalIgnoreCase)];
        if (chased.FirstOrDefault(o => !waiting.Contains(o, StringComparer.OrdinalIgnoreCase)) is { } none)
        {
            return Result.Refused<TrackerChanges>(Problem.Error("round.nothing-waits", "owners", $"{none} has no line that waits in the {Round.NameOf(Period)} round."));
        }

        return chased.Count == 0
            ? Result.Refused<TrackerChanges>(Problem.Error("round.nothing-waits", "owners", $"No owner has a line that waits in the {Round.NameOf(Period)} round."))
            : Result.Ok(TrackerChanges.None with { Chases = [.. chased.Select(o => new Chase(Period, o))] });
    }

    /// <summary>The posts with lines that they have still to submit, or to submit again.</summary>
    public static IReadOnlyList<string> Waiting(YearState state) =>
    [
        .. state.Position.Lines
            .Where(l => l.Owner.Length > 0 && l.Stated.Complete != true && (state.Progress.GetValueOrDefault(l.Id)?.State ?? ProgressState.Waiting) is ProgressState.Waiting or ProgressState.Returned)
            .Select(l => l.Owner).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase),
    ];
}
