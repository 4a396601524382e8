using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Tests.Reports.Planning;

/// <summary>Works a workbook's formulas out exactly, as a spreadsheet would, from what is typed: nothing that is written beside a formula is looked at.</summary>
internal sealed class Recalculation(IReadOnlyList<Sheet> sheets)
{
    private readonly Dictionary<(string Sheet, int Row, int Column), object?> known = [];

    /// <summary>Every formula cell whose worth differs from what is shown.</summary>
    public IEnumerable<string> Differences()
    {
        foreach (var sheet in sheets)
        {
            foreach (var (r, row) in sheet.Rows.Index())
            {
                foreach (var (c, cell) in row.Cells.Index())
                {
                    if (cell is Cell.Calculated calculated && !Same(Value(sheet.Name, r, c), Plain(calculated.Shown)))
                    {
                        yield return $"{sheet.Name} {row.Key} {sheet.Columns[c].Key}: {Value(sheet.Name, r, c)} for {calculated.Shown}, by {calculated.Formula}";
                    }
                }
            }
        }
    }

    public int Formulas => sheets.Sum(s => s.Rows.Sum(r => r.Cells.Count(c => c is Cell.Calculated)));

    public object? Value(string sheet, int row, int column)
    {
        if (known.TryGetValue((sheet, row, column), out var value))
        {
            return value is InvalidOperationException circle ? throw circle : value;
        }

        known[(sheet, row, column)] = new InvalidOperationException($"{sheet} {row} {column} rests on itself.");
        var cells = sheets.Single(s => s.Name == sheet).Rows[row].Cells;
        var cell = column < cells.Count ? cells[column] : Cell.Empty;
        return known[(sheet, row, column)] = cell is Cell.Calculated calculated ? Of(calculated.Formula) ?? 0m : Plain(cell);
    }

    private object? Of(Formula formula) => formula switch
    {
        Formula.Number number => number.Value,
        Formula.Words words => words.Content,
        Formula.Area { Row: var r, Column: var c } area when r == area.LastRow && c == area.LastColumn => Value(area.Sheet, r, c),
        Formula.Signed { Sign: FormulaSign.Joined } joined => string.Concat(joined.Parts.Select(p => Of(p) is decimal number ? number.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture) : Of(p))),
        Formula.Signed { Sign: FormulaSign.Equal } equal => Same(Of(equal.Parts[0]), Of(equal.Parts[1])),
        Formula.Signed { Sign: FormulaSign.Minus, Parts: [var one] } => -Number(one),
        Formula.Signed signed => signed.Parts.Select(Number).Aggregate((a, b) => signed.Sign switch { FormulaSign.Plus => a + b, FormulaSign.Minus => a - b, _ => a * b }),
        Formula.Call { Function: FormulaFunction.Sum } call => call.Arguments.SelectMany(Cells).OfType<decimal>().Sum(),
        Formula.Call { Function: FormulaFunction.Max } call => call.Arguments.SelectMany(Cells).OfType<decimal>().DefaultIfEmpty().Max(),
        Formula.Call { Function: FormulaFunction.Round } call => decimal.Round(Number(call.Arguments[0]), (int)Number(call.Arguments[1]), MidpointRounding.AwayFromZero),
        Formula.Call { Function: FormulaFunction.IsNumber } call => Of(call.Arguments[0]) is decimal,
        Formula.Call { Function: FormulaFunction.If } call => Of(Of(call.Arguments[0]) is true ? call.Arguments[1] : call.Arguments[2]),
        Formula.Call { Function: FormulaFunction.SumIfs } call => SumIfs(call.Arguments),
        _ => throw new NotSupportedException(formula.ToString()),
    };

    private decimal SumIfs(IReadOnlyList<Formula> arguments)
    {
        var summed = Cells(arguments[0]).ToList();
        var holds = Enumerable.Repeat(true, summed.Count).ToArray();
        for (var i = 1; i < arguments.Count; i += 2)
        {
            var wanted = Of(arguments[i + 1]);
            foreach (var (at, cell) in Cells(arguments[i]).Index())
            {
                holds[at] &= cell is string text && wanted is string word ? string.Equals(text, word, StringComparison.OrdinalIgnoreCase) : Equals(cell, wanted);
            }
        }

        return summed.Where((cell, at) => holds[at]).OfType<decimal>().Sum();
    }

    private IEnumerable<object?> Cells(Formula formula)
    {
        if (formula is not Formula.Area area)
        {
            yield return Of(formula);
            yield break;
        }

        for (var row = area.Row; row <= area.LastRow; row++)
        {
            for (var column = area.Column; column <= area.LastColumn; column++)
            {
                yield return Value(area.Sheet, row, column);
            }
        }
    }

    private decimal Number(Formula formula) => Of(formula) switch { decimal number => number, true => 1m, null or false => 0m, var other => throw new FormatException($"{other} is not a number.") };

    private static bool Same(object? a, object? b) => Equals(a is null ? 0m : a, b is null ? 0m : b);

    private static object? Plain(Cell cell) => cell switch
    {
        Cell.Words words => words.Content,
        Cell.Number number => number.Value,
        Cell.Rate rate => rate.Percent / 100m,
        Cell.Figure { Amount: Amount.Known known } => known.Figure.Pounds,
        Cell.Figure or Cell.Sum => "in words",
        _ => null,
    };
}
