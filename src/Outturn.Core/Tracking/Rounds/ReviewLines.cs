using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Rounds;

public enum Verdict
{
    SignOff,

    /// <summary>Back to its owner, with a reason.</summary>
    Return,
}

/// <summary>One line in a review.</summary>
/// <param name="Line">The line.</param>
/// <param name="Seen">The act that brought it where the reviewer saw it; another since means that it changed under their eyes.</param>
/// <param name="Complete">Whether the saving is complete with it; null leaves it as it is.</param>
public sealed record ReviewedLine(Guid Line, long Seen, bool? Complete);

/// <summary>Finance signs off submitted lines or returns them. Nobody signs off what they submitted themselves.</summary>
/// <param name="Period">The round's month.</param>
/// <param name="Lines">The lines.</param>
/// <param name="Verdict">What becomes of them.</param>
/// <param name="Reason">Needed to return.</param>
public sealed record ReviewLines(FinancialMonth Period, IReadOnlyList<ReviewedLine> Lines, Verdict Verdict, string Reason)
{
    public Result<TrackerChanges> Decide(YearState state, Viewer viewer)
    {
        if (state.RoundOf(Period) is not { State: RoundState.Open } round)
        {
            return Result.Refused<TrackerChanges>(CloseRound.NotOpen(Period));
        }

        var problems = new List<Problem>();
        if (Lines.Count == 0)
        {
            problems.Add(Problem.Error("review.none-chosen", "lines", "Choose at least one line."));
        }

        if (Verdict == Verdict.Return && string.IsNullOrWhiteSpace(Reason))
        {
            problems.Add(Problem.Error("review.reason-missing", "reason", "Say why the lines go back: their owner reads it."));
        }

        var lines = state.Position.Lines.ToDictionary(l => l.Id);
        var changes = new List<LineChange>();
        foreach (var item in Lines)
        {
            if (!lines.TryGetValue(item.Line, out var line))
            {
                problems.Add(Problem.Error("review.line-left", "lines", "A line that you chose is no longer in the tracker. Look again; nothing was written."));
                continue;
            }

            var name = LineScope.Named(line);
            var progress = state.Progress.GetValueOrDefault(line.Id);
            if (progress?.State is not (ProgressState.Submitted or ProgressState.SignedOff) || (Verdict == Verdict.SignOff && progress.State == ProgressState.SignedOff))
            {
                problems.Add(Problem.Error("review.not-submitted", line.Key, progress?.State == ProgressState.SignedOff
                    ? $"{name} is signed off for {round.Name} already."
                    : $"{name} is not submitted for {round.Name}: there is nothing to {(Verdict == Verdict.SignOff ? "sign off" : "return")}."));
                continue;
            }

            if (progress.Act.Number != item.Seen)
            {
                problems.Add(Problem.Error("review.changed-meanwhile", line.Key, $"{name} was submitted again after you opened this page. Look at it again; nothing was written."));
                continue;
            }

            if (Verdict == Verdict.SignOff && progress.SubmittedBy?.By.Id == viewer.Actor.Id)
            {
                problems.Add(Problem.Error("review.own-submission", line.Key, $"You submitted {name} yourself. Somebody else in finance must sign it off."));
                continue;
            }

            if (Verdict == Verdict.SignOff && item.Complete is { } complete && (line.AsRecorded.Complete ?? false) != complete)
            {
                changes.Add(new LineChange(line.Id, line.Key, line.Reference) { Stated = line.AsRecorded with { Complete = complete } });
            }
        }

        return problems.Count > 0
            ? Result.Refused<TrackerChanges>(problems)
            : Result.Ok(TrackerChanges.None with
            {
                Lines = changes,
                Progress = [.. Lines.Select(l => new ProgressChange(l.Line, Period, Verdict == Verdict.SignOff ? ProgressState.SignedOff : ProgressState.Returned, Verdict == Verdict.Return ? Reason.Trim() : ""))],
            });
    }
}

/// <summary>
/// Says that a saving is complete, or reopens it. Finance's alone: a complete line is frozen until it is reopened with a reason.
/// </summary>
/// <param name="Line">The line.</param>
/// <param name="Complete">True: signed off for good. False: a reversal, which needs a reason.</param>
/// <param name="Reason">Why.</param>
public sealed record CompleteLine(Guid Line, bool Complete, string Reason)
{
    public Result<TrackerChanges> Decide(YearState state, Viewer viewer)
    {
        if (state.Position.Lines.FirstOrDefault(l => l.Id == Line) is not { } line)
        {
            return Result.Refused<TrackerChanges>(YearState.NotThere);
        }

        var name = LineScope.Named(line);
        if ((line.AsRecorded.Complete ?? false) == Complete)
        {
            return Result.Refused<TrackerChanges>(Problem.Error("complete.already", "complete", Complete ? $"{name} is complete already." : $"{name} is not complete: there is nothing to reopen."));
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            return Result.Refused<TrackerChanges>(Problem.Error("complete.reason-missing", "reason", Complete ? "Say on what evidence the saving is complete." : "Say why the saving is reopened: the sign-off stays in the record beside it."));
        }

        if (Complete && state.Progress.GetValueOrDefault(Line)?.SubmittedBy?.By.Id == viewer.Actor.Id)
        {
            return Result.Refused<TrackerChanges>(Problem.Error("review.own-submission", "complete", $"You submitted {name} yourself. Somebody else in finance must say that it is complete."));
        }

        return Result.Ok(TrackerChanges.None with { Lines = [new LineChange(line.Id, line.Key, line.Reference) { Stated = line.AsRecorded with { Complete = Complete } }] });
    }
}
