using Outturn.Core.Sheets;
using Outturn.Core.Tracking.Reading;

namespace Outturn.Tests.Tracking;

/// <summary>Shows that a reading accounts for every cell that holds something: in a line, a heading, a group, a total, or the unread text.</summary>
internal static class EveryCell
{
    public static IReadOnlyList<string> NotUsed(GridBook book, TrackerReading reading)
    {
        var lost = new List<string>();
        var unread = reading.Unread.ToLookup(u => u.Where, u => u.Text);
        var totals = reading.PrintedTotals.Select(t => t.Where).ToHashSet();
        var raws = reading.Lines.Select(l => (l.Row, l.Raw)).Concat(reading.BadRows.Select(b => (b.Row, b.Raw))).ToDictionary(r => r.Row, r => r.Raw);
        foreach (var grid in book.Grids)
        {
            var isRead = grid.Name == reading.Sheet;
            foreach (var row in grid.Rows)
            {
                var use = isRead && reading.Rows.TryGetValue(row.Number, out var found) ? found : RowUse.Unread;
                for (var column = 0; column < row.Cells.Count; column++)
                {
                    var cell = row.Cells[column];
                    if (cell.IsEmpty)
                    {
                        continue;
                    }

                    var used = use switch
                    {
                        RowUse.Unread => unread[grid.Place(row.Number)].Any(t => t.Contains(cell.Text.Trim(), StringComparison.Ordinal)),
                        RowUse.Line or RowUse.BadLine => raws[row.Number][column] == cell.Text,
                        RowUse.Total => cell.Kind == GridCellKind.Text && cell.Text.Any(char.IsLetter) || totals.Contains(grid.Place(row.Number, column)) || unread[grid.Place(row.Number, column)].Any(),
                        _ => true,
                    };
                    if (!used)
                    {
                        lost.Add($"{grid.Place(row.Number, column)} {cell.Text} ({use})");
                    }
                }
            }
        }

        return lost;
    }
}
