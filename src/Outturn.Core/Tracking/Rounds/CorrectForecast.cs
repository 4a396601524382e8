using System.Globalization;
using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Rounds;

/// <summary>
/// Finance corrects a line's forecast at a position, closed quarters and closed rounds included: always with a reason. A later position
/// that states its own forecast is not changed by it.
/// </summary>
/// <param name="Line">The line.</param>
/// <param name="Basis">The act of the forecast that it was typed over.</param>
/// <param name="Parts">Typed texts by quarter (1 to 4) or month (1 to 12), or under 0 for a year that is not phased.</param>
/// <param name="Kept">Parts whose typed text was said to be meant.</param>
/// <param name="Commentary">As typed.</param>
/// <param name="Reason">Why.</param>
public sealed record CorrectForecast(Guid Line, long Basis, IReadOnlyDictionary<int, string> Parts, IReadOnlyDictionary<int, string> Kept, string Commentary, string Reason)
{
    /// <summary>The cells as understood, in order.</summary>
    public IReadOnlyList<ForecastCell> Read(TrackerLine line) =>
    [
        .. PartsOf(line).Select(p => Parts.TryGetValue(p.Part, out var typed)
            ? ForecastCells.Read(line, p.Part, p.Was, typed, Kept.TryGetValue(p.Part, out var kept) && kept == typed.Trim())
            : new ForecastCell(p.Part, ForecastCell.Text(p.Was), p.Was, p.Was, CellState.Same, null, [])),
    ];

    /// <summary>Every part of the line's forecast with the figure on record.</summary>
    public static IEnumerable<(int Part, Amount Was)> PartsOf(TrackerLine line)
    {
        var forecast = line.AsRecorded.Forecast;
        return forecast.Kind == PhasingKind.Unphased ? [(0, forecast.Stated ?? Amount.Zero)] : forecast.Parts.Select((p, i) => (i + 1, p));
    }

    public Result<TrackerChanges> Decide(YearState state)
    {
        if (state.Line(Line) is not { } line)
        {
            return Result.Refused<TrackerChanges>(YearState.NotThere);
        }

        var name = LineScope.Named(line);
        var cells = Read(line);
        var problems = new List<Problem>(cells.Select(c => c.Problem).OfType<Problem>());
        if (line.AsRecorded.Complete == true)
        {
            problems.Add(Problem.Error("forecast.complete", "complete", $"{name} is complete: finance has signed the saving off. Reopen it first, with a reason."));
        }

        if (line.Acts.Forecast != Basis)
        {
            problems.Add(Problem.Error("forecast.changed-meanwhile", "line", $"{name} was changed by someone else after you opened it. What stands now is shown beside what you typed."));
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            problems.Add(Problem.Error("correct.reason-missing", "reason", "Say why the figures are corrected: the reason stays beside them."));
        }

        var commentary = Commentary.ReplaceLineEndings("\n").Trim();
        if (commentary.Length > UpdateGrid.LongestCommentary)
        {
            problems.Add(Problem.Error("forecast.commentary-too-long", "commentary", string.Create(CultureInfo.InvariantCulture, $"The commentary has {commentary.Length:#,##0} characters. Keep it to {UpdateGrid.LongestCommentary:#,##0}.")));
        }

        if (problems.Count > 0)
        {
            return Result.Refused<TrackerChanges>(problems);
        }

        var recorded = line.AsRecorded;
        var figures = cells.All(c => c.State == CellState.Same) ? recorded.Forecast
            : recorded.Forecast.Kind == PhasingKind.Unphased ? Phasing.Unphased(cells[0].Counted)
            : Phasing.AsPrinted([.. cells.Select(c => c.Counted)], year: null);
        var moved = !figures.Equals(recorded.Forecast);
        var now = recorded with { Forecast = figures, Rag = moved ? null : recorded.Rag, Direction = moved ? null : recorded.Direction, Commentary = commentary, StatedVariance = moved ? null : recorded.StatedVariance };
        return Result.Ok(now == recorded ? TrackerChanges.None : TrackerChanges.None with { Lines = [new LineChange(line.Id, line.Key, line.Reference) { Stated = now }] });
    }
}
