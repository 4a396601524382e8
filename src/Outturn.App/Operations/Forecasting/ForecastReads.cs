using Outturn.App.Operations.Tracking;
using Outturn.Core.Forecasting;
using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Data.Tracking;

namespace Outturn.App.Operations.Forecasting;

/// <summary>What a delivery forecast rests on: a year as it stood, and the years that had closed.</summary>
/// <param name="Position">The year.</param>
/// <param name="Closed">Earlier years whose outturn is known, each as it stood with as many months left; oldest first.</param>
/// <param name="Facts">The year's positions and reports.</param>
/// <param name="HasEnded">Whether the position shown is after the year's end.</param>
public sealed record ForecastInputs(DeliveryPosition Position, IReadOnlyList<ClosedYear> Closed, YearFacts Facts, bool HasEnded)
{
    /// <summary>Draws to score closed years by: their ranges need fewer than a forecast that is shown.</summary>
    private const int DrawsOfScore = 2_000;

    /// <summary>The forecast and the score of closed years.</summary>
    public Result<ForecastRun> Work(ForecastOrder order) => order.Refusal(Position.Lines.Count) is { } refusal
        ? Result.Refused<ForecastRun>(refusal)
        : Result.Ok(new ForecastRun(
            DeliveryForecast.Run(Position, DeliveryModel.Fit(Closed), order, Environment.ProcessorCount),
            ForecastScore.Of(Closed, order with { Draws = Math.Min(order.Draws, DrawsOfScore) }, Environment.ProcessorCount)));
}

/// <summary>A forecast with the score of what was forecast before.</summary>
public sealed record ForecastRun(DeliveryForecast Forecast, ForecastScore Score);

/// <summary>
/// Reads what a delivery forecast rests on. A year counts as closed once finance has closed it; a year that nobody has closed counts by its last position where that is
/// after the year's end, and is marked so.
/// </summary>
public sealed class ForecastReads(TrackerStore store, Judging judging)
{
    /// <summary>More years than this teach nothing new, and each takes three statements.</summary>
    private const int MostYears = 10;

    public async Task<Result<ForecastInputs>> RunAsync(Viewer viewer, FinancialYear year, AsAt asAt, CancellationToken cancel)
    {
        if ((viewer.Refusal(Area.Tracker, Level.Read, "read the tracker") ?? (asAt.RecordedBy is null ? null : viewer.Refusal(Area.Record, Level.Read, "read by the clock"))) is { } refusal)
        {
            return Result.Refused<ForecastInputs>(refusal);
        }

        var facts = await store.CalendarAsync(year, cancel);
        if (facts.Marks.Count == 0)
        {
            return Result.Refused<ForecastInputs>(Problem.Error(TrackerReads.NotFound, year.ToString(), $"There is no tracker for {year}."));
        }

        var read = await store.ReadAsync(year, asAt, cancel);
        var day = asAt.Position ?? read.Lines.Max(l => l.ForecastPosition) ?? year.FirstDay;
        var position = DeliveryPosition.Of(Judgement.Apply(read, await judging.RulesAsync(asAt, cancel), published: null, day), day);
        var closed = new List<ClosedYear>();
        foreach (var earlier in (await store.YearsAsync(asAt, cancel)).Where(y => y.Year < year && (y.Closed is not null || y.LatestPosition >= y.Year.Next.FirstDay)).OrderByDescending(y => y.Year).Take(MostYears))
        {
            // As it stood with as many months left, and as it stands now.
            var then = new AsAt(DeliveryPosition.DayWith(earlier.Year, position.MonthsLeft), asAt.RecordedBy);
            var stood = await store.ReadAsync(earlier.Year, then, cancel);
            if (stood.Lines.Count > 0)
            {
                var judged = Judgement.Apply(stood, await judging.RulesAsync(then, cancel), published: null, then.Position!.Value);
                closed.Add(ClosedYear.Of(DeliveryPosition.Of(judged, then.Position!.Value), await store.ReadAsync(earlier.Year, asAt, cancel)));
            }
        }

        closed.Reverse();
        return Result.Ok(new ForecastInputs(position, closed, facts, day >= year.Next.FirstDay));
    }
}
