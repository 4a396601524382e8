using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>
/// What each named source pays of one line. Sources pay levels: what the line costs in a year is all that it has moved by then,
/// before the cycle too. A share that states its amounts pays them; those that do not share the rest in equal parts, none of it
/// lost; where every share states its amounts the rest names no source. The parts always add up to the line.
/// </summary>
/// <param name="Share">The share; null for what names no source.</param>
/// <param name="Movements">How what it pays changes from year to year.</param>
/// <param name="Pays">What it pays in each year.</param>
internal sealed record SourcePart(SourceShare? Share, PlanMovements Movements, PlanLevels Pays)
{
    /// <summary>The one source that pays for all of the line; null where there are several, or none, or it states what it pays.</summary>
    public static SourceShare? Whole(PlanLine line) => line.Terms.Sources is [{ Pays: null } only] ? only : null;

    public static IReadOnlyList<SourcePart> Of(PlanLedger ledger, int entry)
    {
        var years = ledger.Years;
        var shares = ledger.Line(entry)?.Terms.Sources ?? [];
        UnknownLines? unknown = null;
        if (ledger.IsUnknown(entry))
        {
            ledger.AddUnknown(entry, unknown = new(years));
        }

        var low = YearColumns.Accumulated(ledger.Low(entry), 0);
        var high = ledger.Ranged ? YearColumns.Accumulated(ledger.High(entry), 0) : low;
        var parts = new List<SourcePart>();
        foreach (var share in shares)
        {
            if (share.Pays is not { } pays)
            {
                continue;
            }

            var stated = new long[years.Count];
            foreach (var (year, money) in pays)
            {
                if (years.Contains(year))
                {
                    stated[years.ColumnOf(year)] = money.Pence;
                }
            }

            low = Less(low, stated);
            high = ledger.Ranged ? Less(high, stated) : low;
            parts.Add(Part(years, share, stated, stated, null));
        }

        var open = shares.Where(s => s.Pays is null).ToList();
        for (var i = 0; i < open.Count; i++)
        {
            var each = OneOf(low, i, open.Count);
            parts.Add(Part(years, open[i], each, ledger.Ranged ? OneOf(high, i, open.Count) : each, i == 0 ? unknown : null));
        }

        if (open.Count == 0 && (unknown is not null || low.AsSpan().ContainsAnyExcept(0) || high.AsSpan().ContainsAnyExcept(0)))
        {
            parts.Add(Part(years, null, low, high, unknown));
        }

        return parts;
    }

    public static SourcePart operator +(SourcePart a, SourcePart b) => a with { Movements = a.Movements + b.Movements, Pays = a.Pays + b.Pays };

    private static SourcePart Part(PlanYears years, SourceShare? share, long[] low, long[] high, UnknownLines? unknown)
    {
        var movements = YearColumns.Differences(low, 0);
        return new(
            share,
            new(years, movements, ReferenceEquals(low, high) ? movements : YearColumns.Differences(high, 0), 0, unknown),
            new(years, low, high, unknown));
    }

    private static long[] Less(long[] from, long[] taken) => [.. from.Zip(taken, (a, b) => checked(a - b))];

    private static long[] OneOf(long[] levels, int part, int parts) =>
        parts == 1 ? levels : [.. levels.Select(pence => Money.FromPence(pence).Split(parts, Money.FromPence(1))[part].Pence)];
}
