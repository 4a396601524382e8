namespace Outturn.Core.Values.Reading;

public enum AmountReadingKind
{
    /// <summary>Nothing is written.</summary>
    Blank,

    /// <summary>A dash, "nil", "none": zero, said in another way.</summary>
    Nil,

    /// <summary>"N/A" and nothing else: there is no such figure.</summary>
    NotApplicable,

    /// <summary>One or more figures.</summary>
    Figures,

    /// <summary>"TBC", "officer time", "N/A (already budgeted)": a figure exists or may exist and is not given.</summary>
    Unquantified,

    /// <summary>Not to be read as money, such as <c>29.£%</c>: a person must say.</summary>
    Malformed,
}

/// <summary>What a paper writes beside a figure.</summary>
[Flags]
public enum AmountQualifiers
{
    None = 0,

    /// <summary>circa, approx., about, ~</summary>
    Approximate = 1,

    /// <summary>up to: the figure is the upper bound.</summary>
    UpTo = 2,

    /// <summary>at least, over, minimum: the figure is the lower bound.</summary>
    AtLeast = 4,

    /// <summary>pa, per annum, a year</summary>
    PerYear = 8,

    /// <summary>per week, per hour, each: a rate, not a year's amount.</summary>
    PerUnit = 16,

    /// <summary>Previously, was: no longer holds.</summary>
    Previous = 32,

    /// <summary>A figure that is marked TBC.</summary>
    ToBeConfirmed = 64,
}

/// <summary>One figure in a text.</summary>
/// <param name="Amount">In pounds, signed as written.</param>
/// <param name="Unit">The unit that was written or taken.</param>
/// <param name="How">How the unit was reached, in words.</param>
/// <param name="Raw">The figure's own piece of the text.</param>
/// <param name="Qualifiers">What stands beside it.</param>
public sealed record StatedAmount(Amount Amount, MoneyUnit Unit, string How, string Raw, AmountQualifiers Qualifiers);

public enum AmountSuspicionKind
{
    /// <summary>Perhaps a thousand times too large, such as £148,834k.</summary>
    ThousandfoldUnit,

    /// <summary>Perhaps a thousand times too small, such as -£380.</summary>
    MissingThousands,

    /// <summary>A sign against what is expected.</summary>
    Sign,
}

/// <summary>Something for a person to confirm; the figure stands as written meanwhile.</summary>
public sealed record AmountSuspicion(AmountSuspicionKind Kind, string Message);

/// <summary>What an amount's sign should be by its category.</summary>
public enum ExpectedSign
{
    Any,
    Negative,
    Positive,
}

/// <summary>A text that should be an amount, as understood.</summary>
/// <param name="Raw">As written.</param>
/// <param name="Kind">What it turned out to be.</param>
/// <param name="Amounts">Its figures in order; none unless <see cref="AmountReadingKind.Figures"/>.</param>
/// <param name="Suspicions">What a person should confirm.</param>
public sealed record AmountReading(string Raw, AmountReadingKind Kind, IReadOnlyList<StatedAmount> Amounts, IReadOnlyList<AmountSuspicion> Suspicions)
{
    /// <summary>
    /// The one amount that the text states now: zero for nil, unquantified for TBC, the only figure that is not "previously".
    /// Null for a blank, an N/A, several figures, or a text that cannot be read.
    /// </summary>
    public Amount? Value => Kind switch
    {
        AmountReadingKind.Nil => Amount.Zero,
        AmountReadingKind.Unquantified => new Amount.Unquantified(Raw.Trim()),
        AmountReadingKind.Figures => Current is [var one] ? one.Amount : null,
        _ => null,
    };

    private StatedAmount[] Current => [.. Amounts.Where(a => !a.Qualifiers.HasFlag(AmountQualifiers.Previous))];
}
