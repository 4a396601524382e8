namespace Outturn.Core.Forecasting;

/// <summary>What the forecast came to over made-up councils of one kind. Shares are from 0 to 1.</summary>
/// <param name="Process">How the councils deliver.</param>
/// <param name="Councils">How many were made.</param>
/// <param name="Totals">The share of totals within the ranges of 50, 80 and 90 per cent.</param>
/// <param name="Lines">The share of lines within them.</param>
/// <param name="LinesExpected">The share that the model looked for: many outturns are one figure, so more than the ranges' names.</param>
/// <param name="Brier">The model's Brier score of at least 95 per cent delivered.</param>
/// <param name="Base">The base rate's.</param>
/// <param name="Rated">The ratings'.</param>
/// <param name="ModelMiss">The mean distance of the model's P50 from the total outturn, as a share of plan.</param>
/// <param name="OwnersMiss">The same of the owners' sum.</param>
public sealed record BacktestRow(
    MadeUpProcess Process, int Councils, IReadOnlyList<double> Totals, IReadOnlyList<double> Lines, IReadOnlyList<double> LinesExpected, double Brier, double Base, double Rated, double ModelMiss, double OwnersMiss)
{
    /// <summary>How much of the base rate's score is taken away: below 0 the model does worse.</summary>
    public double Skill => Base > 0 ? 1 - (Brier / Base) : 0;

    /// <summary>How far coverage of totals may stray by range of 50, 80 and 90 per cent: 5 points, and two and a half standard errors of so many councils.</summary>
    public IReadOnlyList<double> Tolerance => [.. LineForecastSpread.Ranges.Select(r => 0.05 + (2.5 * Math.Sqrt(r.Percent / 100.0 * (1 - (r.Percent / 100.0)) / Councils)))];

    /// <summary>Whether the totals lay within each range as often as its name says, within <see cref="Tolerance"/>.</summary>
    public bool IsNear => LineForecastSpread.Ranges.Index().All(r => Totals[r.Index] - (r.Item.Percent / 100.0) is var apart && apart <= Tolerance[r.Index] && apart >= -Tolerance[r.Index]);
}

/// <summary>Holds the forecast to councils whose truth is known.</summary>
public static class Backtest
{
    /// <summary>Councils of a kind where nobody says how many.</summary>
    public const int UsualCouncils = 200;

    /// <summary>The most councils of a kind.</summary>
    public const int MostCouncils = 10_000;

    private const int Draws = 1_000;

    /// <summary>Works one row: each council's last year is forecast with the years before it, and scored.</summary>
    /// <param name="process">How the councils deliver.</param>
    /// <param name="councils">How many, from 1.</param>
    /// <param name="seed">From 0; the same seed makes the same councils.</param>
    /// <param name="cores">How many cores may work; it changes the time and nothing else.</param>
    public static BacktestRow Run(MadeUpProcess process, int councils, long seed, int cores)
    {
        var scored = new ScoredYear[councils];
        Parallel.For(0, councils, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, cores) }, c =>
        {
            var years = MadeUpCouncils.Make(process, c, seed);
            scored[c] = ForecastScore.Of(years[^1], [.. years.Take(years.Count - 1)], new(seed + c, Draws), cores: 1);
        });
        var score = new ForecastScore(scored);
        double Miss(Func<ScoredYear, long> said) => scored.Average(y => Math.Abs((said(y) - y.Outturn.Pence) / (double)y.Whole.Spread.Planned.Pence));
        return new(
            process, councils, [.. score.TotalsInside.Select(n => n / (double)councils)], [.. score.LinesInside.Select(n => n / (double)score.Lines.Count)],
            [.. score.LinesExpected.Select(n => n / score.Lines.Count)], score.Brier, score.BaseBrier, score.RatedBrier, Miss(y => y.Whole.Spread.P50.Pence), Miss(y => y.Whole.Owners.Pence));
    }
}
