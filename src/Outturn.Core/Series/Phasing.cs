using Outturn.Core.Values;

namespace Outturn.Core.Series;

public enum PhasingKind
{
    /// <summary>The year's amount with no parts.</summary>
    Unphased,

    /// <summary>Four parts.</summary>
    Quarterly,

    /// <summary>Twelve parts, April first.</summary>
    Monthly,
}

/// <summary>
/// How one year's amount falls within the year. Parts that a person types must sum to the year (<see cref="Entered"/>); what a
/// document prints is kept as printed (<see cref="AsPrinted"/>), and <see cref="Difference"/> then says by how much it does not foot.
/// </summary>
public sealed class Phasing : IEquatable<Phasing>
{
    private Phasing(PhasingKind kind, Amount? stated, IReadOnlyList<Amount> parts)
    {
        Kind = kind;
        Stated = stated;
        Parts = parts;
    }

    public PhasingKind Kind { get; }

    /// <summary>
    /// The year's amount as stated, kept only where the parts do not already say it: for an unphased year, and where a printed
    /// year differs from the sum of its parts.
    /// </summary>
    public Amount? Stated { get; }

    /// <summary>None, four or twelve.</summary>
    public IReadOnlyList<Amount> Parts { get; }

    /// <summary>The year: as stated, or else the sum of the parts.</summary>
    public Total Year => Stated is { } stated ? Total.Of(stated) : Total.Sum(Parts);

    public static Phasing None { get; } = Unphased(Amount.Zero);

    public static Phasing Unphased(Amount year) => new(PhasingKind.Unphased, year, []);

    /// <summary>Takes what a document prints: four or twelve parts, and the year as printed or, where it prints none, the sum.</summary>
    public static Phasing AsPrinted(IReadOnlyList<Amount> parts, Amount? year)
    {
        var agrees = year is null || Total.Of(year) == Total.Sum(parts);
        return new(KindOf(parts.Count), agrees ? null : year, [.. parts]);
    }

    /// <summary>Takes what a person types: the parts must sum to the year.</summary>
    public static Result<Phasing> Entered(IReadOnlyList<Amount> parts, Amount year, string where)
    {
        var phasing = AsPrinted(parts, year);
        return phasing.Difference is { IsZero: false } difference
            ? Result.Refused<Phasing>(Problem.Error(
                "phasing.does-not-foot", where, $"The parts differ from the year by {MoneyStyle.Words(difference)}. Change a part or the year so that they agree."))
            : Result.Ok(phasing);
    }

    /// <summary>Sum of the parts less the stated year: zero where it foots, null where that cannot be said because something is not known.</summary>
    public Money? Difference => Stated is null || Kind == PhasingKind.Unphased
        ? Money.Zero
        : Total.Sum(Parts).Value is { } sum && Stated.Value is { } year ? sum - year : null;

    public bool Foots => Difference is { IsZero: true };

    /// <summary>The amount of quarter 1 to 4; null where there are no parts.</summary>
    public Total? Quarter(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 4);
        return Kind switch
        {
            PhasingKind.Quarterly => Total.Of(Parts[number - 1]),
            PhasingKind.Monthly => Total.Sum(Parts.Skip((number - 1) * 3).Take(3)),
            _ => null,
        };
    }

    private static PhasingKind KindOf(int parts) => parts switch
    {
        4 => PhasingKind.Quarterly,
        12 => PhasingKind.Monthly,
        _ => throw new ArgumentException($"A year has 4 quarters or 12 months, not {parts} parts.", nameof(parts)),
    };

    public bool Equals(Phasing? other) => other is not null && Kind == other.Kind && Stated == other.Stated && Parts.SequenceEqual(other.Parts);

    public override bool Equals(object? obj) => Equals(obj as Phasing);

    public override int GetHashCode() => HashCode.Combine(Kind, Stated, Parts.Count);
}
