using Outturn.Core.Values;

namespace Outturn.Core.Forecasting;

/// <summary>How much of a planned saving came, as a class of its share of plan. The order is from worst to best.</summary>
public enum DeliveredClass
{
    /// <summary>Nothing, or a cost where a saving was planned.</summary>
    Nothing,

    /// <summary>More than nothing and less than half.</summary>
    Little,

    /// <summary>From half to below 95 per cent.</summary>
    Part,

    /// <summary>From 95 to 105 per cent.</summary>
    All,

    /// <summary>Above 105 per cent.</summary>
    More,
}

/// <summary>The classes of what a saving delivers.</summary>
public static class Delivered
{
    /// <summary>How many classes there are.</summary>
    public const int Classes = 5;

    /// <summary>The class of what came, exact to the penny at its edges.</summary>
    /// <param name="planned">The year's planned saving, in pence below nought. Throws <see cref="ArgumentOutOfRangeException"/> where it is not a saving.</param>
    /// <param name="came">What came or is forecast to come; a saving is negative.</param>
    public static DeliveredClass Of(Money planned, Money came)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(planned.Pence, 0, nameof(planned));
        Int128 plan = -(Int128)planned.Pence;
        Int128 saved = -(Int128)came.Pence;
        return saved <= 0 ? DeliveredClass.Nothing
            : 2 * saved < plan ? DeliveredClass.Little
            : 20 * saved < 19 * plan ? DeliveredClass.Part
            : 20 * saved <= 21 * plan ? DeliveredClass.All
            : DeliveredClass.More;
    }

    /// <summary>What came as a share of plan: 1 is all of it, 0 nothing, below 0 a cost where a saving was planned.</summary>
    public static double Share(Money planned, Money came) => came.Pence / (double)planned.Pence;

    /// <summary>Whether at least 95 per cent came: what a forecast is scored on.</summary>
    public static bool Reaches(Money planned, Money came) => Of(planned, came) >= DeliveredClass.All;

    /// <summary>The class in words.</summary>
    public static string Word(this DeliveredClass delivered) => delivered switch
    {
        DeliveredClass.Nothing => "nothing",
        DeliveredClass.Little => "1 to 49%",
        DeliveredClass.Part => "50 to 94%",
        DeliveredClass.All => "95 to 105%",
        _ => "more",
    };

    /// <summary>The ends of a class as shares of plan. A class that is open at an end stops where published trackers do.</summary>
    internal static (double Low, double High) Ends(int delivered) => delivered switch { 0 => (0, 0), 1 => (0, 0.5), 2 => (0.5, 0.95), 3 => (0.95, 1.05), _ => (1.05, 1.7) };
}
