namespace Outturn.Core.Values;

/// <summary>How a fraction becomes whole. Written down wherever money is multiplied or shown, never assumed.</summary>
public enum Rounding
{
    /// <summary>To the nearest whole, halves away from zero: the rule of council papers and of Excel's ROUND.</summary>
    HalfAwayFromZero,

    /// <summary>To the nearest whole, halves to the even neighbour.</summary>
    HalfToEven,

    /// <summary>Towards zero.</summary>
    Down,
}

public static class RoundingRule
{
    /// <summary>Throws <see cref="OverflowException"/> where the whole does not fit.</summary>
    public static long ToWhole(this Rounding rounding, decimal value) => (long)(rounding switch
    {
        Rounding.HalfAwayFromZero => decimal.Round(value, 0, MidpointRounding.AwayFromZero),
        Rounding.HalfToEven => decimal.Round(value, 0, MidpointRounding.ToEven),
        _ => decimal.Truncate(value),
    });
}
