using System.Text.RegularExpressions;
using Outturn.Core.Sheets;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Planning.Reading;

/// <summary>
/// A table with a row for each year of a line, as ledgers export it: a column of years and one of amounts. It is laid out with a column
/// for each year, so that the one reader reads it; a row keeps the number of its first.
/// </summary>
internal static partial class LedgerRows
{
    [GeneratedRegex(@"^(financial |budget |fin\.? |plan )?(year|yr|period)$|^fy$")]
    private static partial Regex YearHeading();

    [GeneratedRegex(@"^(amount|value|movement|budget change|change|sum|impact|saving|level)\b.*|^£.*")]
    private static partial Regex AmountHeading();

    /// <summary>Null where the sheet is not such a table.</summary>
    public static Grid? Spread(Grid grid)
    {
        for (var i = 0; i < Math.Min(grid.Rows.Count, 40); i++)
        {
            var head = grid.Rows[i];
            var texts = head.Cells.Select(c => HeadingText.Normal(c.Text)).ToList();
            var year = texts.FindIndex(t => YearHeading().IsMatch(t));
            var amount = texts.FindLastIndex(t => AmountHeading().IsMatch(t));
            if (year < 0 || amount < 0 || year == amount)
            {
                continue;
            }

            var body = grid.Rows.Skip(i + 1).Where(r => !r.IsEmpty).ToList();
            var dated = body.Where(r => FinancialYear.TryParse(r[year].Text, out _)).ToList();
            if (dated.Count > 0 && dated.Count * 5 >= body.Count * 4)
            {
                return Spread(grid, i, year, amount, body);
            }
        }

        return null;
    }

    private static Grid Spread(Grid grid, int headAt, int year, int amount, List<GridRow> body)
    {
        var head = grid.Rows[headAt];
        var width = Math.Max(head.Cells.Count, body.Max(r => r.Cells.Count));
        var years = body.Select(r => FinancialYear.TryParse(r[year].Text, out var y) ? y : (FinancialYear?)null).OfType<FinancialYear>().Distinct().Order().ToList();
        var names = Enumerable.Range(0, width).Select(c => c == year || c == amount ? GridCell.Empty : head[c]);
        var unit = UnitWords.Find(HeadingText.Normal(head[amount].Text)) is { } u ? " " + UnitWords.Name(u) : "";
        var basis = HeadingText.Normal(head[amount].Text) is var h && PlanHeadingWords.SaysLevels(h) ? " level" : PlanHeadingWords.SaysMovements(h) ? " movement" : "";
        var rows = new List<GridRow>(grid.Rows.Take(headAt)) { new(head.Number, [.. names, .. years.Select(y => GridCell.Of(y + basis + unit))]) };
        var lines = new List<(string Key, GridRow First, GridCell[] Amounts)>();
        foreach (var row in body)
        {
            var at = FinancialYear.TryParse(row[year].Text, out var y) ? years.IndexOf(y) : -1;
            var key = string.Join('\u001F', Enumerable.Range(0, width).Where(c => c != year && c != amount).Select(c => row[c].Text.Trim()));
            var line = lines.FindIndex(l => l.Key == key && at >= 0 && l.Amounts[at].IsEmpty);
            if (line < 0)
            {
                lines.Add((key, row, [.. years.Select(_ => GridCell.Empty)]));
                line = lines.Count - 1;
            }

            if (at >= 0)
            {
                lines[line].Amounts[at] = row[amount];
            }
        }

        rows.AddRange(lines.Select(l => new GridRow(l.First.Number, [.. Enumerable.Range(0, width).Select(c => c == year || c == amount ? GridCell.Empty : l.First[c]), .. l.Amounts])));
        return grid with { Rows = rows, Merged = [] };
    }
}
