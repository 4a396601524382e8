using Outturn.Core.Tracking.Closing;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Tracking.Publishing;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Rounds;

/// <summary>
/// Everything that a decision about a year's tracker rests on, as it stands at the decision's position, read under the write lock.
/// </summary>
/// <param name="Position">The lines as the record has them.</param>
/// <param name="Rounds">Every round of the year, by month.</param>
/// <param name="Progress">Where lines are in the round of the position's month; a line that is not here waits.</param>
/// <param name="Covers">Every allocation that stands.</param>
/// <param name="Replacements">Every replacement that stands.</param>
/// <param name="Reprofiles">Every re-profile out of this year's lines.</param>
/// <param name="Reports">Every report published of the year, oldest first.</param>
public sealed record YearState(
    TrackerPosition Position,
    IReadOnlyList<Round> Rounds,
    IReadOnlyDictionary<Guid, LineProgress> Progress,
    IReadOnlyList<Recorded<Cover>> Covers,
    IReadOnlyList<Recorded<Replacement>> Replacements,
    IReadOnlyList<Recorded<Reprofile>> Reprofiles,
    IReadOnlyList<ReportEntry> Reports)
{
    /// <summary>Re-profiles out of other years' lines into this year, each with the year that it left.</summary>
    public IReadOnlyList<MovedIn> MovedIn { get; init; } = [];

    /// <summary>The year's closing and its corrections in their order, whatever the position; none while the year is open.</summary>
    public IReadOnlyList<YearClosing> Closings { get; init; } = [];

    /// <summary>The latest day for which anything is stated of the year, whatever the position; null where nothing is.</summary>
    public DateOnly? LastStated { get; init; }

    /// <summary>The other year that the act may write to; null where none was asked for.</summary>
    public TrackerPosition? OtherYear { get; init; }

    /// <summary>The number of the record's last act, where this was read under the write lock; 0 otherwise.</summary>
    public long Head { get; init; }

    /// <summary>The round that is open; null where none is.</summary>
    public Round? Open => Rounds.FirstOrDefault(r => r.State == RoundState.Open);

    /// <summary>A line that is in the tracker; null where there is none of that id.</summary>
    public TrackerLine? Line(Guid id) => Position.Lines.FirstOrDefault(l => l.Id == id);

    /// <summary>Said where a decision names a line that is not there.</summary>
    public static Problem NotThere { get; } = Problem.Error("tracker.line-not-found", "line", "This line is not in the tracker at this date.");

    public Round? RoundOf(FinancialMonth period) => Rounds.FirstOrDefault(r => r.Period == period);

    /// <summary>
    /// A position in a closed round is locked: what is changed there needs a reason. Null where the position is free or a reason is given.
    /// </summary>
    public Problem? Locked(DateOnly position, string reason) =>
        string.IsNullOrWhiteSpace(reason) && Rounds.FirstOrDefault(r => r.State == RoundState.Closed && r.Period.FirstDay <= position && position <= r.Position) is { } closed
            ? Problem.Error("round.locked", "reason", $"The {closed.Name} round is closed. A correction to it needs a reason: say why.")
            : null;

    /// <summary>The published report of the latest position before a day that still stands; null where there is none.</summary>
    public static ReportEntry? LastPublishedBefore(IReadOnlyList<ReportEntry> reports, DateOnly day, Instant? recordedBy = null) =>
        reports.Where(r => r.Position < day && (recordedBy is not { } by || r.Act.Recorded <= by))
            .OrderBy(r => r.Position).ThenBy(r => r.Number).LastOrDefault();
}
