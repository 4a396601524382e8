using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>
/// What a line does to the budget in all, its derived reversal included: once with the smaller number of every range and once
/// with the larger (so that a range that ends takes back exactly what it gave), and the years whose amount nobody has quantified.
/// </summary>
/// <param name="Low">With the smaller number of each range.</param>
/// <param name="High">With the larger. The same as <paramref name="Low"/> where there is no range.</param>
/// <param name="Unquantified">Years in which a movement is stated and not quantified, in order.</param>
/// <param name="UnquantifiedUntil">The last year in which what is not quantified has effect; null where it stays.</param>
public sealed record LineSeries(Movements Low, Movements High, IReadOnlyList<FinancialYear> Unquantified, FinancialYear? UnquantifiedUntil)
{
    public static LineSeries Of(PlanAmounts typed, Permanence permanence)
    {
        var low = permanence.Apply(typed.Low);
        var ranged = typed.Any(x => x.Value is Amount.Range);
        return new(
            low,
            ranged ? permanence.Apply(typed.High) : low,
            [.. typed.Where(x => x.Value is Amount.Unquantified).Select(x => x.Key)],
            permanence switch
            {
                Permanence.TemporaryUntil t => t.LastYear,
                Permanence.TemporaryThenPermanent t => t.LastYear,
                Permanence.OneOff => typed.LastOrDefault(x => x.Value is Amount.Unquantified).Key is { StartYear: > 0 } last ? last : null,
                _ => null,
            });
    }

    /// <summary>The derived part alone, with the smaller numbers.</summary>
    public static Movements ReversalOf(PlanAmounts typed, Permanence permanence) => permanence.Reversal(typed.Low);
}
