using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Covering;

/// <summary>
/// How far a line's over-delivery is promised to others, or its shortfall covered by them. Figures in pounds, positive; null where an
/// amount is not known well enough to allocate.
/// </summary>
/// <param name="Over">Delivered beyond plan: what it has to give.</param>
/// <param name="Given">Allocated to other lines.</param>
/// <param name="Short">Missing against plan: what it needs.</param>
/// <param name="Covered">Allocated to it by other lines.</param>
public sealed record Coverage(Money? Over, Money Given, Money? Short, Money Covered)
{
    /// <summary>What is left to allocate; negative where more is promised than there is.</summary>
    public Money? Left => Over is { } over ? over - Given : null;

    /// <summary>What is still not covered; negative where more is promised than is missing.</summary>
    public Money? Open => Short is { } missing ? missing - Covered : null;

    public bool IsOverPromised => Left is { Pence: < 0 };

    public bool IsOverCovered => Open is { Pence: < 0 };

    /// <param name="line">The line.</param>
    /// <param name="covers">Every allocation that stands.</param>
    public static Coverage Of(TrackerLine line, IEnumerable<Cover> covers)
    {
        var (given, covered) = (Money.Zero, Money.Zero);
        foreach (var cover in covers)
        {
            given += cover.From == line.Id ? cover.Amount : Money.Zero;
            covered += cover.To == line.Id ? cover.Amount : Money.Zero;
        }

        var variance = (line.Came - line.Planned).Value;
        return new(
            variance is { } v ? (v.Pence < 0 ? -v : Money.Zero) : null, given,
            variance is { } w ? (w.Pence > 0 ? w : Money.Zero) : null, covered);
    }
}
