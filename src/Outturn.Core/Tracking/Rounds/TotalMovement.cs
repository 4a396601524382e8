using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Rounds;

/// <summary>The difference of two totals, part by part: what was low, high and unknown before against now. Movements add up exactly.</summary>
public static class TotalMovement
{
    public static Total Between(Total before, Total now) => new(now.Low - before.Low, now.High - before.High, now.Unquantified - before.Unquantified);

    /// <summary>Whether nothing moved: neither end, nor how many are not quantified.</summary>
    public static bool IsNone(Total movement) => movement is { Low.IsZero: true, High.IsZero: true, Unquantified: 0 };

    /// <summary>In thousands with its sign: the two ends apart where they moved apart, and how many figures more or fewer are not quantified.</summary>
    public static string Text(Total movement)
    {
        var style = MoneyStyle.Variance;
        var ends = movement.Low == movement.High ? style.Text(movement.Low) : $"{style.Text(movement.Low)} at the low end, {style.Text(movement.High)} at the high end";
        var unknown = Math.Abs(movement.Unquantified).ToString(CultureInfo.InvariantCulture);
        return movement.Unquantified switch
        {
            0 => ends,
            > 0 => $"{ends}, {unknown} more not quantified",
            _ => $"{ends}, {unknown} fewer not quantified",
        };
    }
}
