namespace Outturn.Core.Appraisal.Options;

/// <summary>People on whom flows fall, such as the lowest fifth by income.</summary>
/// <param name="Name">How a flow names them.</param>
/// <param name="Income">Their yearly income in pounds, equivalised as the base is.</param>
public sealed record IncomeGroup(string Name, decimal Income);

/// <summary>
/// A pound is worth more to those who have less: weight = (base ÷ income) to the power of the elasticity. In the social value alone, and always
/// beside the figure without weights.
/// </summary>
/// <param name="Elasticity">Of the marginal utility of income; HM Treasury's Green Book (2022) uses 1.3.</param>
/// <param name="Base">The income at which a pound weighs one.</param>
/// <param name="BaseIs">What the base is, such as the median equivalised income after housing costs.</param>
/// <param name="Source">Where the incomes come from.</param>
public sealed record Distribution(decimal Elasticity, decimal Base, string BaseIs, string Source, IReadOnlyList<IncomeGroup> Groups)
{
    public bool Equals(Distribution? other) => other is not null && (Elasticity, Base, BaseIs, Source) == (other.Elasticity, other.Base, other.BaseIs, other.Source) && Groups.SequenceEqual(other.Groups);

    public override int GetHashCode() => HashCode.Combine(Elasticity, Base, Groups.Count);

    /// <summary>
    /// The weight of a group, to six places: a fractional power needs double, whose last digits differ between machines, and six places are
    /// the same on all of them. 1 for a flow that names no group.
    /// </summary>
    public decimal WeightOf(string group) => Groups.FirstOrDefault(g => string.Equals(g.Name, group, StringComparison.OrdinalIgnoreCase)) is { Income: > 0 } known
        ? decimal.Round((decimal)Math.Pow((double)(Base / known.Income), (double)Elasticity), 6, MidpointRounding.AwayFromZero)
        : 1m;
}
