using Outturn.Core.Values;

namespace Outturn.Core.Series;

/// <summary>
/// Whether what a line does stays. The reversal of what does not stay is derived here and shown; nobody types it.
/// </summary>
public abstract record Permanence
{
    private Permanence()
    {
    }

    /// <summary>Stays.</summary>
    public sealed record Permanent : Permanence;

    /// <summary>Each year's effect is for that year alone and reverses in the next.</summary>
    public sealed record OneOff : Permanence;

    /// <summary>Stays until <paramref name="LastYear"/> has passed, then all of it reverses.</summary>
    public sealed record TemporaryUntil(FinancialYear LastYear) : Permanence;

    /// <summary>As <see cref="TemporaryUntil"/>, except that <paramref name="Lasting"/> stays for good.</summary>
    public sealed record TemporaryThenPermanent(FinancialYear LastYear, Money Lasting) : Permanence;

    /// <summary>
    /// The movements that the line makes in all, from the movements typed: its own and its reversal.
    /// For a one-off line the typed amounts are each year's own effect.
    /// </summary>
    public Movements Apply(Movements typed) => typed + Reversal(typed);

    /// <summary>The derived part alone.</summary>
    public Movements Reversal(Movements typed) => this switch
    {
        OneOff => new(typed.Select(x => KeyValuePair.Create(x.Key.Next, -x.Value))),
        TemporaryUntil t => Reverse(typed, t.LastYear, Money.Zero),
        TemporaryThenPermanent t => Reverse(typed, t.LastYear, t.Lasting),
        _ => Movements.None,
    };

    private static Movements Reverse(Movements typed, FinancialYear lastYear, Money lasting)
    {
        if (typed.Last is { } last && last > lastYear)
        {
            throw new ArgumentException($"A line that ends in {lastYear} cannot move in {last}.", nameof(typed));
        }

        return new([KeyValuePair.Create(lastYear.Next, lasting - typed.Sum)]);
    }
}
