using System.Globalization;
using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Values;

namespace Outturn.Core.Forecasting;

/// <summary>How to draw a delivery forecast.</summary>
/// <param name="Seed">The stored seed, from 0.</param>
/// <param name="Draws">From 1,000 to 1,000,000.</param>
public sealed record ForecastOrder(long Seed, int Draws)
{
    /// <summary>The fewest draws.</summary>
    public const int FewestDraws = 1_000;

    /// <summary>The most draws of the command line.</summary>
    public const int MostDraws = 1_000_000;

    /// <summary>The most draws that a page makes while somebody waits.</summary>
    public const int MostDrawsOfPage = 100_000;

    /// <summary>Draws where nobody says how many.</summary>
    public const int UsualDraws = 20_000;

    /// <summary>Draws times lines that are kept at once.</summary>
    private const long MostWork = 50_000_000;

    /// <summary>The usual order.</summary>
    public static ForecastOrder Usual { get; } = new(SimulationOrder.UsualSeed, UsualDraws);

    /// <summary>Reads what is asked. Empty stands for the usual.</summary>
    /// <param name="seed">A whole number from 0.</param>
    /// <param name="draws">A whole number, with or without commas.</param>
    /// <param name="most">The most draws that may be asked here.</param>
    public static Result<ForecastOrder> Read(string? seed, string? draws, int most)
    {
        var problems = new List<Problem>();
        var (readSeed, readDraws) = (SimulationOrder.UsualSeed, (long)UsualDraws);
        if (!string.IsNullOrWhiteSpace(seed) && !long.TryParse(seed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out readSeed))
        {
            problems.Add(Problem.Error("forecast.seed", "seed", $"“{seed.Trim()}” is not a seed. Give a whole number from 0."));
        }

        if (!string.IsNullOrWhiteSpace(draws) && (!long.TryParse(draws.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out readDraws) || readDraws < FewestDraws || readDraws > most))
        {
            problems.Add(Problem.Error("forecast.draws", "draws", string.Create(CultureInfo.InvariantCulture, $"“{draws.Trim()}” draws cannot be made here. Ask for {FewestDraws:#,##0} to {most:#,##0}; {UsualDraws:#,##0} is usual.")));
        }

        return problems.Count > 0 ? Result.Refused<ForecastOrder>(problems) : Result.Ok(new ForecastOrder(readSeed, (int)readDraws));
    }

    /// <summary>Refuses what would take more memory than a run may.</summary>
    /// <param name="lines">How many lines are drawn.</param>
    public Problem? Refusal(int lines) => (long)lines * Draws > MostWork
        ? Problem.Error("forecast.too-much", "draws", string.Create(CultureInfo.InvariantCulture, $"{Draws:#,##0} draws of {lines:#,##0} lines are more than one run takes. Ask for fewer draws."))
        : null;
}
