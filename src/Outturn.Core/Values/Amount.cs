namespace Outturn.Core.Values;

/// <summary>A figure as a paper gives it: known, between two bounds, or not quantified. Unknown is not zero.</summary>
public abstract record Amount
{
    private Amount()
    {
    }

    public sealed record Known(Money Figure) : Amount;

    /// <summary>Anything from <paramref name="Low"/> to <paramref name="High"/>, as pence: Low is the smaller number.</summary>
    public sealed record Range(Money Low, Money High) : Amount;

    /// <summary>No figure: <paramref name="Why"/> keeps the paper's own words, such as "TBC".</summary>
    public sealed record Unquantified(string Why) : Amount;

    public static Amount Zero { get; } = new Known(Money.Zero);

    public static Amount Of(Money value) => new Known(value);

    public static Amount Between(Money a, Money b) => a == b ? new Known(a) : a < b ? new Range(a, b) : new Range(b, a);

    /// <summary>The value where it is known; null for a range or an unquantified figure.</summary>
    public Money? Value => this is Known known ? known.Figure : null;

    public bool IsKnown => this is Known;

    public Amount Negate() => this switch
    {
        Known k => new Known(-k.Figure),
        Range r => new Range(-r.High, -r.Low),
        _ => this,
    };
}

/// <summary>
/// A sum of amounts that carries what it does not know: "570 plus 1 not quantified", "3,314 to 3,437".
/// Low and High differ only where ranges were added.
/// </summary>
public readonly record struct Total(Money Low, Money High, int Unquantified)
{
    public static Total Zero => default;

    public bool IsExact => Low == High && Unquantified == 0;

    /// <summary>The sum where every part is known; null otherwise.</summary>
    public Money? Value => IsExact ? Low : null;

    public static Total Of(Amount amount) => amount switch
    {
        Amount.Known k => new(k.Figure, k.Figure, 0),
        Amount.Range r => new(r.Low, r.High, 0),
        _ => new(Money.Zero, Money.Zero, 1),
    };

    public static Total operator +(Total a, Total b) => new(a.Low + b.Low, a.High + b.High, a.Unquantified + b.Unquantified);

    public static Total operator +(Total a, Amount b) => a + Of(b);

    /// <summary>The difference of two totals: the range widens, and what either does not know stays unknown.</summary>
    public static Total operator -(Total a, Total b) => new(a.Low - b.High, a.High - b.Low, a.Unquantified + b.Unquantified);

    public static Total Sum(IEnumerable<Amount> amounts)
    {
        var total = Zero;
        foreach (var amount in amounts)
        {
            total += amount;
        }

        return total;
    }
}
