using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking;

/// <summary>
/// The council's rule for rating a line, from a date on: pounds and per cent together. The figures are data; this is their shape.
/// The shipped one fits all 67 ratings of the tracker of October 2017.
/// </summary>
/// <param name="From">The first day it applies.</param>
/// <param name="GreenUpTo">Green where the shortfall is no more than this...</param>
/// <param name="GreenShare">...and no more than this share of the planned amount.</param>
/// <param name="AmberUpTo">Amber where it is no more than this; red beyond.</param>
public sealed record RagRule(DateOnly From, Money GreenUpTo, decimal GreenShare, Money AmberUpTo)
{
    public static RagRule Shipped { get; } = new(new DateOnly(2017, 4, 1), Money.FromThousands(20), 0.25m, Money.FromThousands(30));

    /// <summary>Rates a line; null where an amount is not known well enough to say.</summary>
    public Rag? Rate(Total planned, Total forecast)
    {
        if (planned.Value is not { } plan || forecast.Value is not { } now)
        {
            return null;
        }

        if (plan.IsZero && now.IsZero)
        {
            return Rag.NotRated;
        }

        var shortfall = now - plan;
        return shortfall.Pence <= 0 || (shortfall <= GreenUpTo && shortfall.Pence <= plan.Abs().Pence * GreenShare) ? Rag.Green
            : shortfall <= AmberUpTo ? Rag.Amber
            : Rag.Red;
    }

    public string InWords => string.Create(
        CultureInfo.InvariantCulture,
        $"green if short by no more than {MoneyStyle.Words(GreenUpTo)} and {GreenShare * 100m:0.#}%, amber if by no more than {MoneyStyle.Words(AmberUpTo)}, else red; not rated where nothing is planned or forecast");
}

/// <summary>
/// The change between two positions of a forecast. Changes within the dead band are no change: rounding to the thousand must not
/// look like movement.
/// </summary>
public sealed record DirectionRule(Money DeadBand)
{
    public static DirectionRule Shipped { get; } = new(Money.FromThousands(1));

    /// <summary>Null before means that the line is new.</summary>
    public Direction Between(Total? before, Total now)
    {
        if (before is not { } earlier)
        {
            return Direction.New;
        }

        if (earlier.Value is not { } was || now.Value is not { } value)
        {
            return Direction.NotComparable;
        }

        var change = value - was;
        return change.Abs() <= DeadBand ? Direction.NoChange : change.Pence > 0 ? Direction.Worse : Direction.Better;
    }
}
