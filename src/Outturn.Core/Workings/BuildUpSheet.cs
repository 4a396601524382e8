using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Workings;

/// <summary>
/// A build-up as a table: each row with what it is worked out from, by year. In a workbook every amount is a formula over its own factors, so that whoever
/// has the file can follow and try it.
/// </summary>
public static class BuildUpSheet
{
    private const int FirstYear = 2;

    public static Sheet Of(string name, string title, BuildUpResult result)
    {
        var buildUp = result.BuildUp;
        FinancialYear[] years = [.. buildUp.AllYears];
        var whole = result.Rows.SelectMany(r => r.Years).SelectMany(y => Ends(y.Amount)).All(m => m.Pence % 100 == 0)
            && years.SelectMany(y => result.Parts(y)).All(p => p.Low.Pence % 100 == 0);
        var style = new MoneyStyle(MoneyUnit.Pounds, whole ? 0 : 2);
        Column[] columns =
        [
            new("row", "Row", ColumnKind.Text, Width: 34), new("how", "Worked out as", ColumnKind.Text, Width: 48),
            .. years.Select(y => new Column(y.ToString(), y.ToString(), ColumnKind.Money, style, Width: 14)), new("total", "All years", ColumnKind.Money, style, Width: 14),
        ];
        var rows = new List<Row>();
        for (var i = 0; i < result.Rows.Count; i++)
        {
            var row = result.Rows[i];
            var at = i;
            rows.Add(new(row.Row.Key, RowKind.Item,
            [
                Cell.Text(row.Row.Title + row.Row.Part switch { BuildUpPart.TakenOff => " (taken off)", BuildUpPart.Contingency => " (contingency)", _ => "" }),
                Cell.Text(How(row)),
                .. years.Select((year, column) => row.Years.FirstOrDefault(y => y.Year == year) is { } y ? Figure(name, result, row, y, FirstYear + column) : Cell.Empty),
                Across(name, at, years.Length, Cell.Of(row.Total)),
            ]));
        }

        var last = result.Rows.Count;
        rows.Add(new("whole", RowKind.Total,
        [
            Cell.Text(buildUp.Saves ? "Saving" : "Cost"), Cell.Empty,
            .. years.Select((y, column) => result.Whole(y) is { IsExact: true } total && result.Rows.Count > 0
                ? new Cell.Calculated(Signed(name, result, FirstYear + column), Cell.Of(total))
                : Cell.Of(result.Whole(y))),
            Across(name, last, years.Length, Cell.Of(result.Sum(result.Whole))),
        ]));
        for (var i = 0; i < buildUp.Shares.Count; i++)
        {
            var part = i;
            rows.Add(new($"share-{part}", RowKind.Item,
            [
                Cell.Text($"Of which {buildUp.Shares[part].Party}"), Cell.Text($"{Quantity.Text(buildUp.Shares[part].Weight)} of {Quantity.Text(buildUp.Shares.Sum(s => s.Weight))}"),
                .. years.Select(y => Cell.Of(result.Parts(y)[part])), Cell.Of(result.Sum(y => result.Parts(y)[part])),
            ]));
        }

        if (result.Rows.Any(r => r.Row.Part == BuildUpPart.Contingency))
        {
            rows.Add(new("contingency", RowKind.Subtotal, [Cell.Text("Contingency, held apart"), Cell.Empty, .. years.Select(y => Cell.Of(result.Contingency(y))), Cell.Of(result.Sum(result.Contingency))]));
        }

        return new(name, $"{title}. What it {(buildUp.Saves ? "saves" : "costs")} in each year, in £: levels, not changes from the year before. Positive figures; the line gives the sign.", "level", columns, rows)
        {
            Charts = years.Length > 1 ? [new($"{title}: what it {(buildUp.Saves ? "saves" : "costs")} in each year, £", ChartShape.Bars, ByRow: true, [last], 0, FirstYear, FirstYear + years.Length - 1)] : [],
        };
    }

    /// <summary>What a row is worked out as: in its first year, and where another year differs, that too.</summary>
    public static string How(RowResult row)
    {
        var stated = row.Years.Where(y => y.Words.Length > 0).ToList();
        return stated.Select(y => y.Words).Distinct(StringComparer.Ordinal).Count() switch
        {
            0 => "Nothing",
            1 => stated[0].Words,
            _ => string.Join("; ", stated.GroupBy(y => y.Words, StringComparer.Ordinal).Select(g => $"{(g.Count() == 1 ? g.First().Year : $"{g.First().Year} to {g.Last().Year}")}: {g.Key}")),
        };
    }

    private static IEnumerable<Money> Ends(Amount amount) => amount switch { Amount.Known k => [k.Figure], Amount.Range r => [r.Low, r.High], _ => [] };

    private static Cell Across(string name, int row, int years, Cell shown) =>
        shown is Cell.Sum { Total.IsExact: true } ? new Cell.Calculated(Formula.Of(FormulaFunction.Sum, Formula.Between(name, row, FirstYear, row, FirstYear + years - 1)), shown) : shown;

    private static Cell Figure(string name, BuildUpResult result, RowResult row, RowYear year, int column)
    {
        var shown = Cell.Of(year.Amount);
        if (year.Factors.Count == 0 || year.Amount is not Amount.Known || year.Factors.Any(f => f.Value is null))
        {
            return shown;
        }

        var factors = year.Factors.Select(f => (Formula)f.Value!.Value).ToList();
        if (row.Row.Kind == BuildUpKind.PercentOf)
        {
            factors[0] = Formula.Of(FormulaFunction.Sum, [.. row.Row.Of.Select(At)]);
        }

        var product = Formula.Of(FormulaFunction.Round, Formula.Of(FormulaSign.Times, factors), result.BuildUp.Grain == BuildUpGrain.Pounds ? 0m : 2m);
        return new Cell.Calculated(row.Row.Less.Aggregate(product, (sum, k) => sum - At(k)), shown);

        Formula At(string key)
        {
            var at = result.Rows.Index().First(r => r.Item.Row.Key == key);
            var cell = Formula.At(name, at.Index, column);
            return row.Row.Kind == BuildUpKind.PercentOf && at.Item.Row.Part == BuildUpPart.TakenOff ? -cell : cell;
        }
    }

    private static Formula Signed(string name, BuildUpResult result, int column)
    {
        Formula? sum = null;
        foreach (var (i, row) in result.Rows.Index())
        {
            var cell = Formula.At(name, i, column);
            sum = row.Row.Part switch
            {
                BuildUpPart.Counted => sum is null ? cell : sum + cell,
                BuildUpPart.TakenOff => sum is null ? -cell : sum - cell,
                _ => sum,
            };
        }

        return sum ?? 0m;
    }
}
