using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Uncertainty;

/// <summary>How the draws of one figure lie. Every money is signed as the plan is: the lower, the better for the council's budget.</summary>
/// <param name="Mean">The average of the draws, to the penny.</param>
/// <param name="Deviation">Their standard deviation, to the penny.</param>
/// <param name="Quantiles">By <see cref="Percents"/>: the smallest draw that at least so many of a hundred are at or below.</param>
/// <param name="Least">The smallest draw.</param>
/// <param name="Most">The largest.</param>
/// <param name="Planned">The plan's figure.</param>
/// <param name="Reaching">How many draws come to the planned figure or better.</param>
public sealed record Spread(Money Mean, Money Deviation, IReadOnlyList<Money> Quantiles, Money Least, Money Most, Money Planned, int Reaching)
{
    public static IReadOnlyList<int> Percents { get; } = [1, 5, 10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 95, 99];

    /// <summary>The figure that <paramref name="percent"/> draws in a hundred are at or below. Throws where that per cent is not kept.</summary>
    public Money At(int percent)
    {
        for (var i = 0; i < Percents.Count; i++)
        {
            if (Percents[i] == percent)
            {
                return Quantiles[i];
            }
        }

        throw new ArgumentOutOfRangeException(nameof(percent), percent, "This per cent is not kept.");
    }

    public Money P10 => At(10);

    public Money P50 => At(50);

    /// <summary>Nine draws in ten are at or below: for a saving (negative), at least so much is saved with a chance of nine in ten.</summary>
    public Money P90 => At(90);
}

/// <summary>How many draws stand above the plan by more than an amount.</summary>
public sealed record Shortfall(Money Above, int Draws);

/// <summary>How the draws are spread over equal steps: <paramref name="Counts"/> draws from <paramref name="From"/> upwards, each step <paramref name="Step"/> wide.</summary>
public sealed record Histogram(Money From, Money Step, IReadOnlyList<int> Counts);

/// <summary>A line's own spread, in what the run looks at.</summary>
/// <param name="Share">Its share of the variance of the whole: covariance with the whole over the whole's variance. All lines' shares add up to 1; a line that evens others out is below nought.</param>
/// <param name="IfCertain">The whole's P10, P50 and P90 if this line were certain to come to its mean; only for the lines that drive the most.</param>
public sealed record LineSpread(string Key, string Name, Spread Spread, double Share, IfCertain? IfCertain);

public sealed record IfCertain(Money P10, Money P50, Money P90);

/// <summary>How much of the whole's variance goes with a cause: the square of their correlation.</summary>
public sealed record CauseSpread(string Name, double Share);

/// <summary>What a run came to.</summary>
/// <param name="Algorithm">The name of the method, with its version: the same name, seed and inputs give the same figures for ever.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Draws">How many draws.</param>
/// <param name="Basis">What the lines, the drivers, the histogram and the shortfalls look at.</param>
/// <param name="Year">In which year, by its place.</param>
/// <param name="Years">The years; none where the figures have none.</param>
/// <param name="Movements">By year.</param>
/// <param name="Levels">By year.</param>
/// <param name="RunningTotals">By year.</param>
public sealed record SimulationResult(
    string Algorithm,
    long Seed,
    int Draws,
    SimulatedBasis Basis,
    int Year,
    IReadOnlyList<FinancialYear> Years,
    IReadOnlyList<Spread> Movements,
    IReadOnlyList<Spread> Levels,
    IReadOnlyList<Spread> RunningTotals,
    Histogram Histogram,
    IReadOnlyList<Shortfall> Shortfalls,
    IReadOnlyList<LineSpread> Lines,
    IReadOnlyList<CauseSpread> Causes,
    IReadOnlyList<NotSimulated> Left)
{
    public IReadOnlyList<Spread> Of(SimulatedBasis basis) => basis switch { SimulatedBasis.Movements => Movements, SimulatedBasis.Levels => Levels, _ => RunningTotals };

    /// <summary>The figure that the run looks at.</summary>
    public Spread Whole => Of(Basis)[Year];
}
