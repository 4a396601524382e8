using System.Diagnostics.CodeAnalysis;

namespace Outturn.Core.Appraisal.Costing;

/// <summary>Numbers from a lower to an upper bound, or not known: what a sum is worked out in. Larger than <see cref="Largest"/> either way is too large.</summary>
internal readonly record struct Span(decimal Low, decimal High, string? Unknown)
{
    /// <summary>Far beyond any council and far below what a decimal holds, so that a product of two is never out of range.</summary>
    public const decimal Largest = 1_000_000_000_000m;

    public static Span Of(decimal value) => new(value, value, null);

    public static Span NotKnown(string why) => new(0m, 0m, why);

    public static Span Of(Quantity quantity) => quantity is { Low: { } low, High: { } high } ? new(low, high, null) : NotKnown(quantity.Why);

    [MemberNotNullWhen(false, nameof(Unknown))]
    public bool IsKnown => Unknown is null;

    public bool IsNought => IsKnown && Low == 0m && High == 0m;

    public static Span operator *(Span a, Span b)
    {
        // Nothing of what is not known is nothing.
        if (a.IsNought || b.IsNought)
        {
            return Of(0m);
        }

        if (!a.IsKnown || !b.IsKnown)
        {
            return a.IsKnown ? b : a;
        }

        decimal[] ends = [a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High];
        return Capped(ends.Min(), ends.Max());
    }

    public static Span operator +(Span a, Span b) => !a.IsKnown ? a : !b.IsKnown ? b : Capped(a.Low + b.Low, a.High + b.High);

    public static Span operator -(Span a, Span b) => !a.IsKnown ? a : !b.IsKnown ? b : Capped(a.Low - b.High, a.High - b.Low);

    private static Span Capped(decimal low, decimal high) => low < -Largest || high > Largest ? NotKnown(TooLarge) : new(low, high, null);

    /// <summary>Why a number that is too large is not known.</summary>
    public const string TooLarge = "too large";
}
