using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>
/// What was proved of a table, in pence: every row from its lines (each worked out again as a series of its own), every total from
/// its rows, in all three readings; that what is temporary ends; and that the three readings are of one thing.
/// </summary>
public static class PlanProofs
{
    public static IReadOnlyList<Proof> Of(PlanTable table) => [.. All(table).Where(p => p.Tried > 0)];

    private static IEnumerable<Proof> All(PlanTable table)
    {
        var lines = table.Ledger.Plan.Lines.ToDictionary(l => l.Id);
        yield return Rows(table, lines);
        yield return Sums(table);
        yield return Temporary(lines, table);
        yield return Readings(table);
        yield return Shared(table, lines);
    }

    private static Proof Rows(PlanTable table, Dictionary<Guid, PlanLine> lines)
    {
        var (tried, agreed) = (0, 0);
        if (table.Kind != PlanTableKind.Funding && table.Grouping != PlanGrouping.FundingSource)
        {
            foreach (var row in table.Rows.Concat(table.Beside).Where(r => r.Lines.Count > 0 && r.Assumptions == 0 && r.Part != PlanPart.Gap))
            {
                var again = PlanMovements.Of(table.Years, row.Lines.Select(id => lines[id].Series));
                Compare(row.Movements, again, ref tried, ref agreed);
            }
        }

        return new("Each row is the sum of its lines, each year", tried, agreed);
    }

    private static Proof Sums(PlanTable table)
    {
        var (tried, agreed) = (0, 0);
        foreach (var basis in Enum.GetValues<PlanBasis>())
        {
            foreach (var sum in PlanSums.Of(table, basis).Where(s => s.Total.ShownAs.Contains(basis)))
            {
                for (var column = sum.Total.IsWhole(basis) ? table.Years.Begun : 0; column < table.Years.Count; column++)
                {
                    var parts = sum.Parts.Where(r => r.ShownAs.Contains(basis)).Aggregate(Total.Zero, (t, r) => t + r.Series(basis)[column]);
                    var total = sum.Total.Series(basis)[column];
                    tried++;
                    agreed += parts.Low == total.Low && parts.High == total.High ? 1 : 0;
                }
            }
        }

        return new("Each total is the sum of its rows, each year, as movements, levels and running totals", tried, agreed);
    }

    private static Proof Temporary(Dictionary<Guid, PlanLine> lines, PlanTable table)
    {
        var counted = table.Rows.SelectMany(r => r.Lines).Distinct().Select(id => lines[id]).Where(l => l.IsTemporary()).ToList();
        return new("Each temporary line sums to nothing over its life, or to what it says will last", counted.Count, counted.Count(l =>
            l.Series.Low.Sum == Lasting(l) && l.Series.High.Sum == Lasting(l)));
    }

    private static Money Lasting(PlanLine line) => line.Terms.Permanence is Permanence.TemporaryThenPermanent t ? t.Lasting : Money.Zero;

    private static Proof Readings(PlanTable table)
    {
        var (tried, agreed) = (0, 0);
        foreach (var row in table.Rows.Where(r => r.Part != PlanPart.Balance))
        {
            Compare(row.Movements, row.Movements.ToLevels().ToMovements(), ref tried, ref agreed);
            Compare(row.Levels, row.Levels.ToRunningTotals().ToLevels(), ref tried, ref agreed);
        }

        return new("Movements, levels and running totals turn back into one another", tried, agreed);
    }

    private static Proof Shared(PlanTable table, Dictionary<Guid, PlanLine> lines)
    {
        var (tried, agreed) = (0, 0);
        if (table.Grouping == PlanGrouping.Committee && table.Rows.Any(r => r.Shared > 0))
        {
            var groups = table.Rows.Where(r => r.Part == PlanPart.Budget).ToList();
            var again = groups.SelectMany(r => r.Lines).GroupBy(id => id).Where(g => g.Count() > 1)
                .SelectMany(g => Enumerable.Repeat(lines[g.Key].Series, g.Count() - 1));
            Compare(groups.Select(r => r.Movements).Aggregate((a, b) => a + b), table.Total.Movements + PlanMovements.Of(table.Years, again), ref tried, ref agreed);
        }

        return new("The committees add up to the total and what more than one of them counts", tried, agreed);
    }

    private static void Compare(PlanSeries a, PlanSeries b, ref int tried, ref int agreed)
    {
        for (var column = 0; column < a.Years.Count; column++)
        {
            tried++;
            agreed += a[column] == b[column] ? 1 : 0;
        }
    }
}
