using System.Globalization;

namespace Outturn.Core.Values;

/// <summary>
/// An exact amount of pounds and pence, kept as whole pence. Signed by the product's one convention: the effect on the
/// council's net budget, so savings and income are negative and costs positive.
/// Arithmetic is checked: an overflow throws <see cref="OverflowException"/> and never wraps.
/// </summary>
public readonly record struct Money : IComparable<Money>
{
    private Money(long pence) => Pence = pence;

    /// <summary>The amount in whole pence.</summary>
    public long Pence { get; }

    public static Money Zero => default;

    public static Money FromPence(long pence) => new(pence);

    public static Money FromPounds(long pounds) => new(checked(pounds * 100));

    /// <summary>Whole thousands of pounds, the unit of most council papers.</summary>
    public static Money FromThousands(long thousands) => new(checked(thousands * 100_000));

    /// <summary>Takes pounds that are already whole pence. Throws <see cref="ArgumentException"/> otherwise: rounding must be asked for.</summary>
    public static Money FromPounds(decimal pounds)
    {
        var pence = pounds * 100m;
        if (pence != decimal.Truncate(pence))
        {
            throw new ArgumentException($"{pounds.ToString(CultureInfo.InvariantCulture)} is not whole pence: say how to round it.", nameof(pounds));
        }

        return new((long)pence);
    }

    /// <summary>Takes pounds and rounds to whole pence as told.</summary>
    public static Money FromPounds(decimal pounds, Rounding rounding) => new(rounding.ToWhole(pounds * 100m));

    /// <summary>The amount in pounds, exact.</summary>
    public decimal Pounds => Pence / 100m;

    public bool IsZero => Pence == 0;

    public static Money operator +(Money a, Money b) => new(checked(a.Pence + b.Pence));

    public static Money operator -(Money a, Money b) => new(checked(a.Pence - b.Pence));

    public static Money operator -(Money a) => new(checked(-a.Pence));

    public static bool operator <(Money a, Money b) => a.Pence < b.Pence;

    public static bool operator >(Money a, Money b) => a.Pence > b.Pence;

    public static bool operator <=(Money a, Money b) => a.Pence <= b.Pence;

    public static bool operator >=(Money a, Money b) => a.Pence >= b.Pence;

    public Money Abs() => new(Math.Abs(Pence));

    public int Sign => Math.Sign(Pence);

    /// <summary>Multiplies by a rate or share and rounds to whole pence as told.</summary>
    public Money Times(decimal rate, Rounding rounding) => new(rounding.ToWhole(Pence * rate));

    /// <summary>
    /// Splits into <paramref name="parts"/> equal parts of whole <paramref name="grain"/>; what does not divide goes one
    /// grain each to the last parts, and pence below the grain to the very last. The parts always add up to the amount.
    /// </summary>
    public Money[] Split(int parts, Money grain)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parts);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(grain.Pence, nameof(grain));
        var grains = Pence / grain.Pence;
        var below = Pence % grain.Pence;
        var each = grains / parts;
        var left = (int)(grains % parts);
        var result = new Money[parts];
        for (var i = 0; i < parts; i++)
        {
            var extra = i >= parts - Math.Abs(left) ? Math.Sign(left) : 0;
            result[i] = new(checked((each + extra) * grain.Pence));
        }

        result[^1] = new(checked(result[^1].Pence + below));
        return result;
    }

    /// <summary>
    /// Spreads over parts in proportion to the weights by largest remainder, never losing a penny. Ties go to the earlier part.
    /// Throws <see cref="ArgumentException"/> where a weight is negative or all are zero.
    /// </summary>
    public Money[] Spread(params IReadOnlyList<decimal> weights)
    {
        var sum = 0m;
        foreach (var weight in weights)
        {
            sum += weight < 0 ? throw new ArgumentException("A weight is negative.", nameof(weights)) : weight;
        }

        if (sum == 0m)
        {
            throw new ArgumentException("All weights are zero.", nameof(weights));
        }

        var parts = new Money[weights.Count];
        var remainders = new (decimal Remainder, int Index)[weights.Count];
        long given = 0;
        var size = Math.Abs((decimal)Pence);
        for (var i = 0; i < weights.Count; i++)
        {
            var exact = size * (weights[i] / sum);
            var whole = decimal.Floor(exact);
            parts[i] = new((long)whole);
            remainders[i] = (exact - whole, i);
            given += (long)whole;
        }

        var left = (long)size - given;
        foreach (var (_, index) in remainders.Where(r => weights[r.Index] > 0).OrderByDescending(r => r.Remainder).ThenBy(r => r.Index))
        {
            if (left == 0)
            {
                break;
            }

            var step = left > 0 ? 1 : -1;
            parts[index] = new(parts[index].Pence + step);
            left -= step;
        }

        if (left != 0)
        {
            var heaviest = weights.Select((w, i) => (w, i)).MaxBy(x => x.w).i;
            parts[heaviest] = new(parts[heaviest].Pence + left);
        }

        return Pence < 0 ? [.. parts.Select(p => -p)] : parts;
    }

    public int CompareTo(Money other) => Pence.CompareTo(other.Pence);

    /// <summary>Pounds with pence, such as <c>-600000.00</c>: the form in JSON and in hashes. Pages use <see cref="MoneyStyle"/>.</summary>
    public override string ToString() => Pounds.ToString("0.00", CultureInfo.InvariantCulture);
}
