using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>A comparison as a table for files.</summary>
public static class PlanComparisonSheet
{
    /// <summary>The cycle's years, with earlier and later ones in which something differs or moves.</summary>
    public static IReadOnlyList<FinancialYear> YearsOf(PlanComparison comparison)
    {
        var cycle = comparison.To.Cycle;
        var years = comparison.Lines.SelectMany(l => l.Difference.Select(d => d.Key)).Append(cycle.First).Append(cycle.Last).ToList();
        var (first, last) = (years.Min(), years.Max());
        return [.. Enumerable.Range(0, last - first + 1).Select(i => first + i)];
    }

    public static string Word(PlanMovementKind kind) => kind switch
    {
        PlanMovementKind.MovedInTime => "Moved in time",
        _ => kind.ToString(),
    };

    public static Sheet Of(PlanComparison comparison, string from, string to)
    {
        var years = YearsOf(comparison);
        var lines = comparison.Lines.Where(l => l.Kind != PlanMovementKind.Same).ToList();
        Row Sum(string key, string name, Func<FinancialYear, Money> of) =>
            new(key, RowKind.Total, [Cell.Text(key), Cell.Text(name), Cell.Empty, Cell.Empty, Cell.Empty, .. years.Select(y => Cell.Of(of(y)))]);
        return new(
            $"plan-{comparison.To.Cycle}-comparison",
            $"What differs between {from} and {to}: movements in pounds, the change from the year before. Costs are positive and savings negative.",
            "movement",
            [
                new("key", "Key", ColumnKind.Key), new("what", "What", ColumnKind.Text), new("reference", "Reference", ColumnKind.Text), new("proposal", "Proposal", ColumnKind.Text, Width: 40),
                new("category", "Category", ColumnKind.Text), .. years.Select(y => new Column(y.ToString(), y.ToString(), ColumnKind.Money, new MoneyStyle(MoneyUnit.Pounds))),
            ],
            [
                .. lines.Select(l => new Row(
                    l.Line.Id.ToString(), RowKind.Item,
                    [
                        Cell.Text(l.Line.Id.ToString()), Cell.Text(Word(l.Kind)), Cell.Text(string.Join(", ", l.Line.Terms.References)), Cell.Text(PlanWords.NameOf(l.Line, l.Proposal)),
                        Cell.Text(l.Line.Terms.Category.Name()), .. years.Select(y => Cell.Of(l.Difference[y])),
                    ])),
                Sum("difference", "Difference in all", y => comparison.Difference[y]),
            ]);
    }
}
