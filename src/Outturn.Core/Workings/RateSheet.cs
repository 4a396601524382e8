using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Planning;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Workings;

/// <summary>A rate table as a table: names down, years across, with the source of each.</summary>
public static class RateSheet
{
    public static Sheet Of(RateTable table)
    {
        FinancialYear[] years = [.. table.Rates.Select(r => r.Year).Distinct().Order()];
        return new(
            $"rates-{table.Number}", $"{table.Name}: {table.Kind.Unit(table.Unit)}.", "within the year",
            [
                new("name", "Name", ColumnKind.Text, Width: 24), .. years.Select(y => new Column(y.ToString(), y.ToString(), ColumnKind.Number, Width: 12)), new("source", "Source", ColumnKind.Text, Width: 48),
            ],
            [
                .. table.Names.Select(name => new Row(name, RowKind.Item,
                [
                    Cell.Text(name), .. years.Select(y => table.Stated(name, y) is { } rate ? new Cell.Number(rate.Value) : Cell.Empty), Cell.Text(Sources(table, name)),
                ])),
            ])
        {
            Notes = table.Note.Length > 0 ? [new("Note", table.Note)] : [],
        };
    }

    private static string Sources(RateTable table, string name) => string.Join("; ", table.Rates.Where(r => string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase)).Select(r => r.Source).Distinct(StringComparer.Ordinal));
}

/// <summary>Lines that move because a rate or a build-up changed: as they stand, as they would, and why.</summary>
public static class MovementSheet
{
    public static Sheet Of(string name, PlanCycle cycle, IReadOnlyList<LineMovement> movements)
    {
        var style = new MoneyStyle(MoneyUnit.Pounds, 0, PlusSign: true);
        FinancialYear[] years = [.. Enumerable.Range(0, cycle.Years).Select(i => cycle.First + i)];
        Row Line(LineMovement m) => new(
            $"{m.Proposal.Number}.{m.Line.Number}", RowKind.Item,
            [Cell.Text(LineName.Among(m.Proposal, m.Line)), Cell.Text(m.InWords), .. years.Select(y => Cell.Of(m.Difference(y))), Cell.Of(m.Difference(cycle))]);
        return new(
            name, $"What each line’s movements change by, in £: costs positive, savings negative, in {cycle}.", "movement",
            [
                new("line", "Line", ColumnKind.Text, Width: 40), new("why", "Why", ColumnKind.Text, Width: 48), .. years.Select(y => new Column(y.ToString(), y.ToString(), ColumnKind.Money, style, Width: 12)),
                new("all", cycle.ToString(), ColumnKind.Money, style, Width: 12),
            ],
            [
                .. movements.Select(Line),
                new("total", RowKind.Total,
                [
                    Cell.Text("All lines"), Cell.Empty, .. years.Select(y => Cell.Of(Sum(movements.Select(m => m.Difference(y))))), Cell.Of(Sum(movements.Select(m => m.Difference(cycle)))),
                ]),
            ]);
    }

    private static Total Sum(IEnumerable<Total> totals) => totals.Aggregate(Total.Zero, (sum, t) => new(sum.Low + t.Low, sum.High + t.High, sum.Unquantified + t.Unquantified));
}
