using Outturn.Core.Values;

namespace Outturn.Core.Series;

/// <summary>How much of a year remains when something starts part way, as parts of a whole. Each names what it counts.</summary>
public readonly record struct PartYear
{
    private PartYear(int remaining, int whole, string counted)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(remaining);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(remaining, whole);
        Remaining = remaining;
        Whole = whole;
        Counted = counted;
    }

    public int Remaining { get; }

    public int Whole { get; }

    /// <summary>What is counted: "calendar months", "quarters", "school weeks", "working days".</summary>
    public string Counted { get; }

    /// <summary>Starting at the beginning of financial month <paramref name="month"/> (1 is April): (13 - month) of 12.</summary>
    public static PartYear FromMonth(int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        return new(13 - month, 12, "calendar months");
    }

    /// <summary>Starting at the beginning of quarter 1 to 4.</summary>
    public static PartYear FromQuarter(int quarter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quarter, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quarter, 4);
        return new(5 - quarter, 4, "quarters");
    }

    /// <summary>
    /// School weeks left of the year's 39: 12 fall before the summer holiday and 27 from September, so a September start has 27.
    /// </summary>
    public static PartYear SchoolWeeks(int remaining, int whole = 39) => new(remaining, whole, "school weeks");

    public static PartYear WorkingDays(int remaining, int whole) => new(remaining, whole, "working days");

    public decimal Share => (decimal)Remaining / Whole;
}

/// <summary>Turns a permanent annual value into movements.</summary>
public static class Profiles
{
    /// <summary>
    /// A permanent annual value that starts part way through <paramref name="year"/>: that part now, and the rest in the next
    /// year as the full-year effect. The two always add up to the annual value.
    /// </summary>
    public static Movements Starting(this PartYear part, FinancialYear year, Money annual, Rounding rounding)
    {
        var now = annual.Times(part.Share, rounding);
        return Movements.Starting(year, now, annual - now);
    }

    /// <summary>A permanent annual value reached in steps: the share of it in effect in each year, ending at 1. Shares are against the annual value, not against the year before.</summary>
    public static Movements Ramp(FinancialYear first, Money annual, Rounding rounding, params IReadOnlyList<decimal> shareInEffect)
    {
        if (shareInEffect.Count == 0 || shareInEffect[^1] != 1m)
        {
            throw new ArgumentException("A ramp ends with the whole in effect: the last share is 1.", nameof(shareInEffect));
        }

        return Levels.Starting(first, [.. shareInEffect.Select(share => annual.Times(share, rounding))]).ToMovements();
    }
}
