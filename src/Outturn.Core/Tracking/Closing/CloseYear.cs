using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Closing;

/// <summary>
/// Records the outturn of a year, line by line, in one act: the closing, or a correction of it. Afterwards the year's lines take no update; a correction is
/// an act of its own with a reason, and what was said before stays readable as at its date.
/// </summary>
/// <param name="Lines">What was typed, by line; every line of the tracker.</param>
/// <param name="Over">The number of the recording that it was typed over; 0 closes the year.</param>
/// <param name="Basis">The tracker's latest act that was seen when it was typed.</param>
/// <param name="Source">The paper or report that the figures are from; may be empty.</param>
/// <param name="Reason">Why; needed for a correction.</param>
public sealed record CloseYear(IReadOnlyDictionary<Guid, TypedOutturn> Lines, int Over, long Basis, string Source, string Reason)
{
    public const int LongestSource = 200;

    /// <summary>The day at which an outturn is stated unless somebody says another: the year's last, or the latest for which anything is stated.</summary>
    public static DateOnly UsualPosition(FinancialYear year, DateOnly? latest) => latest is { } day && day > year.LastDay ? day : year.LastDay;

    /// <summary>Every line as understood, in the tracker's order.</summary>
    public IReadOnlyList<OutturnCell> Read(TrackerPosition position) => [.. position.Lines.Select(l => OutturnCell.Read(l, Lines.GetValueOrDefault(l.Id)))];

    /// <param name="state">The year at the position.</param>
    /// <param name="position">The day at which the outturn is stated.</param>
    /// <param name="today">Nothing is stated of a day to come.</param>
    public Result<TrackerChanges> Decide(YearState state, DateOnly position, DateOnly today)
    {
        var year = state.Position.Year;
        if (Meanwhile(state) is { } meanwhile)
        {
            return Result.Refused<TrackerChanges>(meanwhile);
        }

        var problems = new List<Problem>();
        if (state.Position.Lines.Count == 0)
        {
            problems.Add(Problem.Error("close.no-lines", "lines", $"The tracker of {year} has no lines at {CouncilTime.Words(position)}. Bring them in first."));
        }

        if (Unready(year, position, today) is { } early)
        {
            problems.Add(early);
        }
        else if (state.LastStated is { } last && last > position)
        {
            problems.Add(Problem.Error("close.stands-later", "position", $"The tracker states something for {CouncilTime.Words(last)}, after {CouncilTime.Words(position)}. Give that day or a later one."));
        }

        if (Over == 0 && state.Open is { } open)
        {
            problems.Add(Problem.Error("close.round-open", "lines", $"The {open.Name} round is open. Close it first: its updates would come after the year’s end."));
        }

        if (Source.Trim().Length > LongestSource)
        {
            problems.Add(Problem.Error("close.source-too-long", "source", "Name the paper in no more than 200 characters."));
        }

        if (Over > 0 && string.IsNullOrWhiteSpace(Reason))
        {
            problems.Add(Problem.Error("close.reason-missing", "reason", "Say why the outturn is corrected: the reason stays beside it."));
        }

        var cells = Read(state.Position);
        problems.AddRange(cells.SelectMany(c => new[] { c.Problem, c.ReasonProblem }).OfType<Problem>());
        if (problems.Count > 0)
        {
            return Result.Refused<TrackerChanges>(problems);
        }

        LineChange[] changed =
        [
            .. from cell in cells
               let now = new LineOutturn(cell.Amount!, cell.Typed.Reason.ReplaceLineEndings("\n").Trim())
               where cell.Line.Outturn != now
               select new LineChange(cell.Line.Id, cell.Line.Key, cell.Line.Reference) { Outturn = now },
        ];
        return Result.Ok(changed.Length == 0 ? TrackerChanges.None : TrackerChanges.None with { Lines = changed, Closing = new(Over + 1, Source.Trim()) });
    }

    /// <summary>Why an outturn cannot be stated for a day; null where it can.</summary>
    public static Problem? Unready(FinancialYear year, DateOnly position, DateOnly today) =>
        position < year.LastDay ? Problem.Error("close.year-runs", "position", $"{CouncilTime.Words(position)} is before {year} ends. An outturn stands at {CouncilTime.Words(year.LastDay)} or later.")
        : position > today ? Problem.Error("close.future", "position", $"{CouncilTime.Words(position)} is still to come. {year} can be closed from its last day on.")
        : null;

    private Problem? Meanwhile(YearState state)
    {
        var year = state.Position.Year;
        var standing = state.Closings.Count > 0 ? state.Closings[^1] : null;
        if (Over > 0 && standing is null)
        {
            return Problem.Error("close.not-closed", "lines", $"{year} is not closed, so there is no outturn to correct.");
        }

        if ((standing?.Number ?? 0) != Over)
        {
            var by = $"{standing!.Act.By.Post} on {CouncilTime.Words(standing.Act.Recorded.Day)} (act {standing.Act.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)})";
            return Problem.Error("close.meanwhile", "lines", Over == 0
                ? $"{year} was closed by {by} after you opened this page. Nothing of yours was written. What stands now is shown; correct it with a reason where it is wrong."
                : $"The outturn was corrected by {by} after you opened this page. Nothing of yours was written. What stands now is shown beside what you typed.");
        }

        return Over == 0 && state.Position.LatestAct != Basis
            ? Problem.Error("close.changed-meanwhile", "lines", $"The tracker of {year} was changed by someone else after you opened this page. Look at its lines again; what you typed is kept.")
            : null;
    }
}
