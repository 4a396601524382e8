using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Rounds;

/// <summary>What a reviewer asked to see of a round; every part is in the page's address.</summary>
/// <param name="State">Null for lines in every state.</param>
public sealed record ReviewFilter(string Owner, string Committee, ProgressState? State)
{
    public bool Accepts(TrackerLine line, ProgressState state) =>
        (State is null || state == State)
        && (Owner.Length == 0 || string.Equals(Owner, line.Owner, StringComparison.OrdinalIgnoreCase))
        && (Committee.Length == 0 || line.Details.Committees.Contains(Committee, StringComparer.OrdinalIgnoreCase));
}

/// <summary>One line as finance looks at it in a round.</summary>
/// <param name="Line">As it stands, judged.</param>
/// <param name="State">Where it is.</param>
/// <param name="Progress">Who brought it there; null where nobody has touched it.</param>
/// <param name="Change">Of the year's forecast since it was last published; null where it was not. A saving that grows is negative.</param>
/// <param name="Bar">Why this reviewer cannot sign it off; null where they can, or where there is nothing to sign off.</param>
public sealed record ReviewRow(TrackerLine Line, ProgressState State, LineProgress? Progress, Total? Change, Problem? Bar)
{
    /// <summary>Whether a decision can be taken on it: it was submitted, or was signed off and can still be returned.</summary>
    public bool IsOpen => State == ProgressState.Submitted || (State == ProgressState.SignedOff && Progress is not null);

    public static IReadOnlyList<ReviewRow> Of(YearState state, Viewer viewer, ReviewFilter filter) =>
    [
        .. state.Position.Lines
            .Select(line => (Line: line, State: RoundProgress.StateOf(line, state.Progress)))
            .Where(l => filter.Accepts(l.Line, l.State))
            .Select(l =>
            {
                var progress = state.Progress.GetValueOrDefault(l.Line.Id);
                return new ReviewRow(
                    l.Line, l.State, progress,
                    l.Line.Judged?.Published is { } was ? TotalMovement.Between(was, l.Line.Forecast) : null,
                    l.State == ProgressState.Submitted && progress is not null ? ReviewLines.OwnSubmission(l.Line, progress, viewer) : null);
            }),
    ];
}
