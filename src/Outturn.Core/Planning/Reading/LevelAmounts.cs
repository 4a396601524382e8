using Outturn.Core.Values;

namespace Outturn.Core.Planning.Reading;

/// <summary>Turns levels into movements where that can be done without inventing anything.</summary>
internal static class LevelAmounts
{
    /// <summary>
    /// The change into each year from the one given before it; null where a level is not quantified, or where the bounds of two ranges
    /// cross, so that no movement gives both back.
    /// </summary>
    public static PlanAmounts? ToMovements(IEnumerable<KeyValuePair<FinancialYear, Amount>> levels)
    {
        var before = Total.Zero;
        var movements = new List<KeyValuePair<FinancialYear, Amount>>();
        foreach (var (year, level) in levels.OrderBy(l => l.Key))
        {
            var now = Total.Of(level);
            var (low, high) = (now.Low - before.Low, now.High - before.High);
            if (now.Unquantified > 0 || low > high)
            {
                return null;
            }

            movements.Add(KeyValuePair.Create(year, Amount.Between(low, high)));
            before = now;
        }

        return new(movements);
    }
}
