using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>
/// The levels that a forecast comes to, year by year, in pence and in the sign of the council's budget. A grown forecast takes each
/// year's level from the one before: times 1 + the first rate, times 1 + the second, and so on, rounded to the penny once at the
/// end of the year, halves away from zero. A stated forecast is as stated: a year of the cycle that is not named has nothing, and
/// after the cycle, where nothing is forecast, the last year's level stays unless another is stated.
/// </summary>
public sealed class ForecastLevels
{
    private readonly Forecast forecast;
    private readonly PlanCycle cycle;
    private readonly List<Amount> grown = [];

    private ForecastLevels(Forecast forecast, PlanCycle cycle)
    {
        this.forecast = forecast;
        this.cycle = cycle;
        Base = forecast switch
        {
            Forecast.Grown g => Amount.Of(g.Base),
            Forecast.Stated s => s.Levels.GetValueOrDefault(cycle.Base),
            _ => null,
        };
    }

    /// <summary>The level in the cycle's base year; null where the forecast does not say it.</summary>
    public Amount? Base { get; }

    /// <summary>What the levels are worked out from.</summary>
    public Forecast Forecast => forecast;

    public static ForecastLevels Of(Forecast forecast, PlanCycle cycle) => new(forecast, cycle);

    /// <summary>The level of a year. Years before the base have none: zero.</summary>
    public Amount this[FinancialYear year] => year < cycle.Base ? Amount.Zero
        : year == cycle.Base ? Base ?? Amount.Zero
        : forecast is Forecast.Grown g ? Grown(g, year)
        : forecast is Forecast.Stated s ? Stated(s, year)
        : Amount.Zero;

    private Amount Grown(Forecast.Grown forecast, FinancialYear year)
    {
        for (var next = cycle.First + grown.Count; next <= year; next = next.Next)
        {
            var before = grown.Count == 0 ? forecast.Base : grown[^1].Value ?? Money.Zero;
            grown.Add(Amount.Of(before.Times(forecast.Rates.Aggregate(1m, (factor, rate) => factor * (1m + (rate.Percent.GetValueOrDefault(next) / 100m))), Rounding.HalfAwayFromZero)));
        }

        return grown[year - cycle.First];
    }

    private Amount Stated(Forecast.Stated forecast, FinancialYear year)
    {
        for (; year > cycle.Last; year = year.Previous)
        {
            if (forecast.Levels.TryGetValue(year, out var later))
            {
                return later;
            }
        }

        return forecast.Levels.GetValueOrDefault(year) ?? Amount.Zero;
    }
}
