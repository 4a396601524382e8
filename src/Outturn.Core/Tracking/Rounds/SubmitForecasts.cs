using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Rounds;

/// <summary>
/// Writes what was typed of the lines that are ticked ready, and submits them to finance: one act. Lines that are not ticked stay a
/// draft. Nothing is written while a ticked line has a problem.
/// </summary>
/// <param name="Period">The round's month.</param>
/// <param name="Draft">What was typed.</param>
public sealed record SubmitForecasts(FinancialMonth Period, RoundDraft Draft)
{
    /// <param name="state">The year at the round's position, its lines judged.</param>
    /// <param name="viewer">Who submits.</param>
    /// <param name="rules">The council's rules.</param>
    public Result<TrackerChanges> Decide(YearState state, Viewer viewer, TrackerRules rules)
    {
        if (state.RoundOf(Period) is not { State: RoundState.Open } round)
        {
            return Result.Refused<TrackerChanges>(CloseRound.NotOpen(Period));
        }

        var ready = Draft.Lines.Where(l => l.Value.Ready).Select(l => l.Key).ToHashSet();
        if (ready.Count == 0)
        {
            return Result.Refused<TrackerChanges>(Problem.Error("forecast.none-ready", "lines", "No line is ticked as ready. Tick each line that you have looked at, then submit."));
        }

        var grid = UpdateGrid.Of(state, round, viewer, l => ready.Contains(l.Id), Draft, rules);
        if (grid.Rows.Count < ready.Count)
        {
            return Result.Refused<TrackerChanges>(UpdateGrid.Left());
        }

        var problems = grid.Problems.ToList();
        if (problems.Count > 0)
        {
            return Result.Refused<TrackerChanges>(problems);
        }

        // A line that stands as it did is submitted as it is: that it was looked at is the statement.
        return Result.Ok(TrackerChanges.None with
        {
            Lines = [.. grid.Rows.Where(r => r.Changes).Select(r => new LineChange(r.Line.Id, r.Line.Key, r.Line.Reference) { Stated = r.Counted.AsRecorded })],
            Progress = [.. grid.Rows.Where(r => r.Changes || r.State != ProgressState.Submitted).Select(r => new ProgressChange(r.Line.Id, Period, ProgressState.Submitted, ""))],
        });
    }
}
