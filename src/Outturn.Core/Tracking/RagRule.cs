using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking;

/// <summary>Which ratings a council gives.</summary>
public enum RatingScheme
{
    /// <summary>Red, amber, green.</summary>
    Rag,

    /// <summary>The same, and blue where finance has signed the saving off.</summary>
    Brag,

    /// <summary>Five points: green, amber/green, amber, red/amber, red.</summary>
    FivePoint,
}

/// <summary>One rating and how far short of plan a line may be to have it: pounds and, where given, a share of the planned amount too.</summary>
/// <param name="Rating">The rating.</param>
/// <param name="UpTo">No more than this short; not negative.</param>
/// <param name="Share">And no more than this share of the plan: 0.25 is a quarter. Null: pounds alone.</param>
public sealed record RatingBand(Rag Rating, Money UpTo, decimal? Share);

/// <summary>
/// The council's rule for rating a line, from a date on: pounds and per cent together. The figures and the words are data; this is
/// their shape. The shipped one fits all 67 ratings of the tracker of October 2017.
/// </summary>
/// <param name="From">The first day it applies.</param>
/// <param name="Scheme">Which ratings there are.</param>
/// <param name="Bands">Best first; a line that fits none is red.</param>
public sealed record RagRule(DateOnly From, RatingScheme Scheme, IReadOnlyList<RatingBand> Bands)
{
    public static RagRule Shipped { get; } = new(
        new DateOnly(2017, 4, 1),
        RatingScheme.Rag,
        [new(Rag.Green, Money.FromThousands(20), 0.25m), new(Rag.Amber, Money.FromThousands(30), null)]);

    /// <summary>The council's own words for ratings, where they differ from the usual ones.</summary>
    public IReadOnlyDictionary<Rag, string> Labels { get; init; } = new Dictionary<Rag, string>();

    /// <summary>The shortfall beyond which a line is red whatever its size.</summary>
    public Money RedBeyond => Bands.Count == 0 ? Money.Zero : Bands.Max(b => b.UpTo);

    /// <summary>What this council calls a rating.</summary>
    public string Label(Rag rating) => Labels.TryGetValue(rating, out var own) && own.Length > 0 ? own : rating.Word();

    /// <summary>Rates a line; null where an amount is not known well enough to say.</summary>
    /// <param name="planned">The year's plan; a saving is negative.</param>
    /// <param name="forecast">The year's forecast.</param>
    /// <param name="complete">Whether finance has signed it off: blue, where the council uses blue.</param>
    public Rag? Rate(Total planned, Total forecast, bool complete = false)
    {
        if (complete && Scheme == RatingScheme.Brag)
        {
            return Rag.Blue;
        }

        if (planned.Value is not { } plan || forecast.Value is not { } now)
        {
            return null;
        }

        if (plan.IsZero && now.IsZero)
        {
            return Rag.NotRated;
        }

        var shortfall = now - plan;
        if (shortfall.Pence <= 0)
        {
            return Rag.Green;
        }

        foreach (var band in Bands)
        {
            if (shortfall <= band.UpTo && (band.Share is not { } share || shortfall.Pence <= plan.Abs().Pence * share))
            {
                return band.Rating;
            }
        }

        return Rag.Red;
    }

    public string InWords
    {
        get
        {
            var parts = Bands.Select((b, i) => string.Create(
                CultureInfo.InvariantCulture,
                $"{Label(b.Rating).ToLowerInvariant()} if {(i == 0 ? "short " : "")}by no more than {MoneyStyle.Words(b.UpTo)}{(b.Share is { } share ? $" and {share * 100m:0.#}%" : "")}"));
            var blue = Scheme == RatingScheme.Brag ? $"{Label(Rag.Blue).ToLowerInvariant()} once signed off, " : "";
            return $"{blue}{string.Join(", ", parts)}, else {Label(Rag.Red).ToLowerInvariant()}; {Label(Rag.NotRated).ToLowerInvariant()} where nothing is planned or forecast";
        }
    }
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
