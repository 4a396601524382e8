using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Uncertainty;

/// <summary>How the figures between the lowest and the highest are thought to lie.</summary>
public enum EstimateShape
{
    /// <summary>One figure and no spread.</summary>
    Certain,

    /// <summary>Anything from low to high, none likelier than another (uniform).</summary>
    Range,

    /// <summary>Straight up from low to the most likely and straight down to high.</summary>
    Triangular,

    /// <summary>
    /// Low, most likely and high as project planners read them (PERT, the weight of the most likely 4): a beta distribution with
    /// a = 1 + 4 (most likely - low) / (high - low) and b = 6 - a, stretched from low to high.
    /// </summary>
    Pert,
}

/// <summary>
/// What a figure may come to. Signed as all money: a saving is negative, so the best case of a saving is its low and the worst its high. For a range the
/// most likely is not looked at; a certain figure has all three the same.
/// </summary>
public sealed record ThreePoint(EstimateShape Shape, Money Low, Money MostLikely, Money High)
{
    public static ThreePoint Certain(Money figure) => new(EstimateShape.Certain, figure, figure, figure);

    public static ThreePoint Range(Money low, Money high) => new(EstimateShape.Range, low, Money.FromPence((low.Pence / 2) + (high.Pence / 2)), high);

    public static ThreePoint Triangular(Money low, Money mostLikely, Money high) => new(EstimateShape.Triangular, low, mostLikely, high);

    public static ThreePoint Pert(Money low, Money mostLikely, Money high) => new(EstimateShape.Pert, low, mostLikely, high);

    public bool HasNoSpread => Low == High;

    /// <summary>The mean in pence, by the formula of the shape.</summary>
    public decimal MeanPence => Shape switch
    {
        EstimateShape.Certain => MostLikely.Pence,
        EstimateShape.Range => ((decimal)Low.Pence + High.Pence) / 2,
        EstimateShape.Triangular => ((decimal)Low.Pence + MostLikely.Pence + High.Pence) / 3,
        _ => ((decimal)Low.Pence + (4m * MostLikely.Pence) + High.Pence) / 6,
    };
}

/// <summary>What the movement of one year may come to.</summary>
public sealed record EstimatedYear(FinancialYear Year, ThreePoint Points);

/// <summary>How strongly a figure follows a common cause: their correlation on the normal scale, from -1 (the other way, wholly) to 1 (wholly).</summary>
public sealed record CauseShare(string Cause, decimal Strength);

/// <summary>Something that moves several lines together, such as demand, pay or the winter.</summary>
public sealed record CommonCause(string Name, string Description) : Calculation;

/// <summary>
/// How sure a figure is, year by year. The years of one estimate move together: one draw says how well the line goes, and each year takes its own
/// figure at that draw.
/// </summary>
/// <param name="Line">The plan line that it is about; null for one that stands free.</param>
/// <param name="Years">Movements, as the plan states them.</param>
/// <param name="Chance">The chance that it comes at all, above 0 and to 1; where it does not come, every year is nought.</param>
/// <param name="Follows">The common causes that it follows; what is left is its own.</param>
/// <param name="Reason">Why these figures.</param>
/// <param name="Source">Where they are from.</param>
public sealed record Estimate(Guid? Line, IReadOnlyList<EstimatedYear> Years, decimal Chance, IReadOnlyList<CauseShare> Follows, string Reason, string Source) : Calculation
{
    public bool Equals(Estimate? other) => other is not null
        && Line == other.Line && Chance == other.Chance && Reason == other.Reason && Source == other.Source && Years.SequenceEqual(other.Years) && Follows.SequenceEqual(other.Follows);

    public override int GetHashCode() => HashCode.Combine(Line, Years.Count, Chance, Follows.Count, Reason, Source);
}
