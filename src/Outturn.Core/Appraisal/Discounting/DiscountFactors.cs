namespace Outturn.Core.Appraisal.Discounting;

/// <summary>Factors by year, chained: year 0 is 1, and each year is the year before divided by one and its own rate. Exact to 28 digits, so no rounding is carried.</summary>
public static class DiscountFactors
{
    /// <summary>The factors of years 0 to <paramref name="lastYear"/>. Throws <see cref="ArgumentOutOfRangeException"/> for a year that the schedule does not reach: ask <see cref="DiscountSchedule.RateOf"/> first.</summary>
    public static IReadOnlyList<decimal> Of(DiscountSchedule schedule, int lastYear)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lastYear);
        var factors = new decimal[lastYear + 1];
        factors[0] = 1m;
        for (var year = 1; year <= lastYear; year++)
        {
            var rate = schedule.RateOf(year) ?? throw new ArgumentOutOfRangeException(nameof(lastYear), $"The schedule does not reach year {year}.");
            factors[year] = factors[year - 1] / (1m + rate);
        }

        return factors;
    }

    /// <summary>The sum of the factors of years 1 to n: what one pound at the end of each of n years is worth now.</summary>
    public static decimal AnnuityInArrears(DiscountSchedule schedule, int years) => Of(schedule, years).Skip(1).Sum();

    /// <summary>The sum of the factors of years 0 to n - 1: what one pound in each of n rows is worth where the first is not discounted.</summary>
    public static decimal AnnuityInAdvance(DiscountSchedule schedule, int years) => years <= 0 ? 0m : Of(schedule, years - 1).Sum();
}
