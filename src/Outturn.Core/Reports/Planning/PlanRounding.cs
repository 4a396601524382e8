using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>Whether the cells of a table, rounded as they are shown, still add up to the totals shown.</summary>
public static class PlanRounding
{
    public const string Sentence = "Figures may not sum because of rounding: they foot in pence.";

    /// <summary>
    /// The sentence, where some column's rounded rows do not add up to its rounded total although they do in pence; null where they
    /// add up as shown, or where rounding is not the cause.
    /// </summary>
    public static string? Note(PlanTable table, PlanBasis basis, MoneyStyle style) => Differs(table, basis, style) ? Sentence : null;

    private static bool Differs(PlanTable table, PlanBasis basis, MoneyStyle style)
    {
        var differs = false;
        foreach (var sum in PlanSums.Of(table, basis))
        {
            for (var column = 0; column < table.Years.Count; column++)
            {
                var parts = sum.Parts.Select(r => r.Figure(basis, column)).OfType<Total>().ToList();
                if (sum.Total.Figure(basis, column) is not { } total || parts.Count == 0)
                {
                    continue;
                }

                var exact = parts.Aggregate(Money.Zero, (a, t) => a + t.Low) == total.Low && parts.Aggregate(Money.Zero, (a, t) => a + t.High) == total.High;
                if (!exact)
                {
                    return false;
                }

                differs |= parts.Sum(t => style.InUnit(t.Low)) != style.InUnit(total.Low) || parts.Sum(t => style.InUnit(t.High)) != style.InUnit(total.High);
            }
        }

        return differs;
    }
}

/// <summary>A row that is the sum of others.</summary>
public sealed record PlanSum(PlanRow Total, IReadOnlyList<PlanRow> Parts);

/// <summary>Which rows of a table add up to which. A table whose groups share proposals has no sum of its groups.</summary>
public static class PlanSums
{
    public static IEnumerable<PlanSum> Of(PlanTable table, PlanBasis basis)
    {
        var budget = table.Rows.Where(r => r.Part == PlanPart.Budget).ToList();
        if (table.Rows.FirstOrDefault(r => r.Part == PlanPart.Total) is { } total && budget.Count > 0 && !budget.Any(r => r.Shared > 0 && table.Grouping == PlanGrouping.Committee))
        {
            yield return new(total, budget);
        }

        foreach (var group in table.Rows.Where(r => r.Under.Count > 0))
        {
            yield return new(group, group.Under);
        }

        if (table.Rows.FirstOrDefault(r => r is { Part: PlanPart.Funding, Kind: not RowKind.Item }) is { } funding)
        {
            yield return new(funding, [.. table.Rows.Where(r => r is { Part: PlanPart.Funding, Kind: RowKind.Item })]);
        }

        if (basis == PlanBasis.Levels && table.Row("net-budget") is { } net)
        {
            yield return new(net, [table.Row("opening")!, table.Total]);
        }

        if (table.Kind == PlanTableKind.Overview && table.Row("gap") is { } gap)
        {
            yield return new(gap, [basis == PlanBasis.Levels && table.Row("net-budget") is { } whole ? whole : table.Total, table.Row("funding")!]);
        }

        if (table.Kind == PlanTableKind.Gap)
        {
            yield return new(table.Total, [.. table.Shown(basis).Where(r => r != table.Total)]);
        }

        if (table.Kind == PlanTableKind.Funding && table.Sum is { } calls)
        {
            yield return new(calls, [.. table.Rows.Where(r => r.Part == PlanPart.Call)]);
        }
    }
}
