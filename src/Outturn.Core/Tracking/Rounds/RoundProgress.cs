using System.Globalization;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Rounds;

/// <summary>How far some lines are in a round. Every line is in one of the four counts.</summary>
/// <param name="Waiting">Never submitted.</param>
/// <param name="Submitted">With finance.</param>
/// <param name="Returned">Sent back, and not submitted again.</param>
/// <param name="SignedOff">Signed off, or complete: nothing more is asked of them.</param>
public sealed record RoundCounts(int Waiting, int Submitted, int Returned, int SignedOff)
{
    public int Lines => Waiting + Submitted + Returned + SignedOff;

    /// <summary>What the owners have still to do.</summary>
    public int Outstanding => Waiting + Returned;

    public static RoundCounts Of(IEnumerable<TrackerLine> lines, IReadOnlyDictionary<Guid, LineProgress> progress)
    {
        var by = lines.CountBy(l => RoundProgress.StateOf(l, progress)).ToDictionary(c => c.Key, c => c.Value);
        return new(Of(ProgressState.Waiting), Of(ProgressState.Submitted), Of(ProgressState.Returned), Of(ProgressState.SignedOff));

        int Of(ProgressState state) => by.GetValueOrDefault(state);
    }
}

/// <summary>One post's part of a round.</summary>
/// <param name="Owner">The post; empty for lines that nobody owns.</param>
/// <param name="Counts">Its lines.</param>
/// <param name="DaysLate">Days past the due day while something is outstanding; 0 otherwise.</param>
/// <param name="Reminded">When and by whom it was last reminded of this round; null for never.</param>
public sealed record OwnerProgress(string Owner, RoundCounts Counts, int DaysLate, Act? Reminded);

/// <summary>How far a round is, in all and by owner.</summary>
/// <param name="Owners">Those with something outstanding first, then by post; lines without an owner last.</param>
public sealed record RoundProgress(Round Round, RoundCounts Counts, IReadOnlyList<OwnerProgress> Owners)
{
    /// <summary>Such as "12 of 67 lines are signed off; 5 with finance, 1 returned, 49 not submitted".</summary>
    public string Sentence
    {
        get
        {
            var rest = new List<string>();
            void Add(int count, string words)
            {
                if (count > 0)
                {
                    rest.Add(string.Create(CultureInfo.InvariantCulture, $"{count:#,##0} {words}"));
                }
            }

            Add(Counts.Submitted, "with finance");
            Add(Counts.Returned, "returned");
            Add(Counts.Waiting, Round.State == RoundState.Open ? "not submitted" : "never submitted");
            return string.Create(CultureInfo.InvariantCulture, $"{Counts.SignedOff:#,##0} of {TrackerWords.Lines(Counts.Lines)} {(Counts.Lines == 1 ? "is" : "are")} signed off{(rest.Count > 0 ? "; " + string.Join(", ", rest) : "")}.");
        }
    }

    /// <summary>Where a line is: a complete line asks for nothing more, whatever became of it in the round.</summary>
    public static ProgressState StateOf(TrackerLine line, IReadOnlyDictionary<Guid, LineProgress> progress) =>
        progress.GetValueOrDefault(line.Id)?.State is { } state && state != ProgressState.Waiting ? state
        : line.AsRecorded.Complete == true ? ProgressState.SignedOff
        : ProgressState.Waiting;

    public static RoundProgress Of(
        Round round, IReadOnlyList<TrackerLine> lines, IReadOnlyDictionary<Guid, LineProgress> progress, IReadOnlyList<Recorded<Chase>> chases, DateOnly today)
    {
        var late = round.DaysLate(today);
        var owners = lines.GroupBy(l => l.Owner, StringComparer.OrdinalIgnoreCase).Select(g =>
        {
            var counts = RoundCounts.Of(g, progress);
            var reminded = chases.LastOrDefault(c => c.Value.Period == round.Period && string.Equals(c.Value.Owner, g.Key, StringComparison.OrdinalIgnoreCase))?.Act;
            return new OwnerProgress(g.Key, counts, counts.Outstanding > 0 ? late : 0, reminded);
        });
        return new(
            round, RoundCounts.Of(lines, progress),
            [.. owners.OrderBy(o => o.Owner.Length == 0).ThenBy(o => o.Counts.Outstanding == 0).ThenBy(o => o.Owner, StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>The latest step of each line in one round, with the submission that stands, from steps in the order of their acts.</summary>
    public static IReadOnlyDictionary<Guid, LineProgress> Latest(IEnumerable<LineProgress> steps, FinancialMonth period)
    {
        var latest = new Dictionary<Guid, LineProgress>();
        foreach (var step in steps.Where(s => s.Period == period))
        {
            latest[step.Line] = step with { SubmittedBy = step.State == ProgressState.Submitted ? step.Act : latest.GetValueOrDefault(step.Line)?.SubmittedBy };
        }

        return latest;
    }
}
