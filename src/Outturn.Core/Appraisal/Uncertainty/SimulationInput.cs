using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Uncertainty;

/// <summary>Where a figure stands: it moves a year by itself times a factor (1, or -1 where it is taken back, as a one-off is).</summary>
/// <param name="Year">The place of the year in <see cref="SimulationInput.Years"/>, from 0; 0 where there are no years.</param>
/// <param name="Factor">A small whole number.</param>
public sealed record Effect(int Year, int Factor);

/// <summary>One figure of a line.</summary>
/// <param name="Points">What it may come to.</param>
/// <param name="Planned">What the plan says.</param>
/// <param name="Effects">Which years it moves.</param>
public sealed record SimulatedFigure(ThreePoint Points, Money Planned, IReadOnlyList<Effect> Effects);

/// <summary>A line whose figures are drawn together.</summary>
/// <param name="Key">What it is known by for ever: its draws hang on this, not on its place in the list nor on its name.</param>
/// <param name="Name">What a person reads.</param>
/// <param name="Figures">Year by year.</param>
/// <param name="Chance">The chance that it comes at all.</param>
/// <param name="Follows">The common causes that it follows.</param>
public sealed record SimulatedLine(string Key, string Name, IReadOnlyList<SimulatedFigure> Figures, decimal Chance, IReadOnlyList<CauseShare> Follows);

/// <summary>A line without a figure: it is named and never counted as nought.</summary>
public sealed record NotSimulated(string Key, string Name, string Why);

/// <summary>What is simulated: a case, a programme or a whole plan is a choice of lines.</summary>
/// <param name="Years">Consecutive, in order; none where the figures have no year.</param>
/// <param name="Causes">The common causes that the lines may follow.</param>
/// <param name="Lines">The lines.</param>
/// <param name="Left">The lines that could not be simulated.</param>
public sealed record SimulationInput(IReadOnlyList<FinancialYear> Years, IReadOnlyList<CommonCause> Causes, IReadOnlyList<SimulatedLine> Lines, IReadOnlyList<NotSimulated> Left)
{
    public int Periods => Math.Max(1, Years.Count);
}

/// <summary>Money by year in its three kinds, never mixed.</summary>
public enum SimulatedBasis
{
    Movements,
    Levels,
    RunningTotals,
}

/// <summary>How to simulate.</summary>
/// <param name="Seed">The stored seed, from 0.</param>
/// <param name="Draws">From 1,000 to 10,000,000.</param>
/// <param name="Basis">What the drivers of the spread are drivers of.</param>
/// <param name="Year">In which year, by its place; -1 for the last.</param>
/// <param name="Shortfalls">How much more than planned the net figure may come to: the chance of each is counted.</param>
public sealed record SimulationOrder(long Seed, int Draws, SimulatedBasis Basis = SimulatedBasis.Levels, int Year = -1, IReadOnlyList<Money>? Shortfalls = null)
{
    public const int FewestDraws = 1_000;
    public const int MostDraws = 10_000_000;
    public const int UsualDraws = 100_000;
    public const long UsualSeed = 20_170_401;
}
