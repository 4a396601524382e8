using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>One source's part in what is spent for a time.</summary>
/// <param name="Source">The source's name; empty for what names none.</param>
/// <param name="Kind">Its kind; null where the plan does not hold the source.</param>
/// <param name="Status">How firm it is; null for what names none.</param>
public sealed record TemporaryPart(string Source, SourceKind? Kind, FundingStatus? Status, Total Amount);

/// <summary>
/// How the temporary spending of a year is to be paid for. Spending is counted whole: what began before the cycle and still runs is
/// in it, and is said apart. The parts add up to it.
/// </summary>
/// <param name="Year">The year.</param>
/// <param name="Spent">All of it.</param>
/// <param name="Begun">Of which had begun before the cycle; said in the cycle's first year only, else zero.</param>
/// <param name="Parts">By source and status, what names no source last.</param>
public sealed record TemporarySpending(FinancialYear Year, Total Spent, Total Begun, IReadOnlyList<TemporaryPart> Parts)
{
    /// <summary>Throws <see cref="ArgumentOutOfRangeException"/> for a year that has no column.</summary>
    public static TemporarySpending Of(PlanLedger ledger, FinancialYear year)
    {
        var column = ledger.Years.ColumnOf(year);
        var begunBy = ledger.Years.Begun - 1;
        var (spent, begun) = (Total.Zero, Total.Zero);
        var parts = new Dictionary<(string Source, FundingStatus? Status), Total>();
        for (var entry = 0; entry < ledger.LineCount; entry++)
        {
            if (ledger.StandingOf(entry) != Standing.Net || !PlanFunding.NeedsSource(ledger.Facts(entry)))
            {
                continue;
            }

            foreach (var part in SourcePart.Of(ledger, entry))
            {
                var key = (part.Share?.Source ?? "", part.Share is { } share ? ledger.Firm(share).Status : (FundingStatus?)null);
                var paid = part.Pays[column];
                spent += paid;
                parts[key] = parts.GetValueOrDefault(key) + paid;
                begun += year == ledger.Years.Cycle.First ? part.Pays[begunBy] with { Unquantified = 0 } : Total.Zero;
            }
        }

        return new(year, spent, begun, [.. parts.Where(p => p.Value != Total.Zero)
            .OrderBy(p => p.Key.Source.Length == 0).ThenBy(p => p.Key.Source, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Key.Status)
            .Select(p => new TemporaryPart(p.Key.Source, ledger.Plan.Source(p.Key.Source)?.Kind, p.Key.Status, p.Value))]);
    }

    public Total Unnamed => Parts.Where(p => p.Source.Length == 0).Aggregate(Total.Zero, (sum, p) => sum + p.Amount);

    /// <summary>Such as "Of £3.3m temporary spending in 2022-23, of which £221k began before the cycle, £869k is to come from reserves (requested) and £2.4m names no source."</summary>
    public string InWords
    {
        get
        {
            if (Parts.Count == 0)
            {
                return $"There is no temporary spending in {Year}.";
            }

            var parts = Parts.Select(p => p.Source.Length == 0
                ? $"{AmountWords.Amount(p.Amount)} names no source"
                : $"{AmountWords.Amount(p.Amount)} is to come from {p.Source} ({p.Status!.Value.Name().ToLowerInvariant()})").ToList();
            var began = Begun == Total.Zero ? "" : $", of which {AmountWords.Amount(Begun)} began before the cycle";
            return $"Of {AmountWords.Amount(Spent)} of temporary spending in {Year}{began}, {PlanHeadings.Listed(parts)}.";
        }
    }
}
