using Outturn.Core.Sheets;

namespace Outturn.Core.Tracking.Reading;

/// <summary>Texts of cells that are merged down over several rows, and of a committee column that is filled only where it changes.</summary>
internal sealed class CarriedCells
{
    private const int MaxCarried = 500_000;

    private readonly Dictionary<(int Row, int Column), string> _texts = [];
    private readonly HashSet<(int Row, int Column)> _inside = [];

    public CarriedCells(TrackerLayout layout)
    {
        var firstRow = layout.Grid.Rows[layout.Block.Last].Number;
        var byNumber = layout.Grid.Merged.Count == 0 ? [] : layout.Grid.Rows.ToDictionary(r => r.Number);
        foreach (var (top, left, bottom, right) in layout.Grid.Merged)
        {
            // Only texts are carried: an amount merged over two rows is one amount.
            if (bottom <= top || top <= firstRow || bottom - top > 5_000 || !byNumber.TryGetValue(top, out var source) || source[left].IsEmpty)
            {
                continue;
            }

            for (var column = left; column <= right && _texts.Count < MaxCarried; column++)
            {
                if (Array.IndexOf(layout.TextColumns, column) < 0)
                {
                    continue;
                }

                for (var row = top + 1; row <= bottom; row++)
                {
                    _texts[(row, column)] = source[left].Text;
                    _inside.Add((row, column));
                }
            }
        }
    }

    public int CarriedDown { get; private set; }

    /// <summary>Whether the cell is covered by one that is merged down over it.</summary>
    public bool IsInside(int row, int column) => column >= 0 && _inside.Contains((row, column));

    public string Text(GridRow row, int column)
    {
        var cell = row[column];
        return !cell.IsEmpty ? cell.Text : _texts.Count > 0 && _texts.TryGetValue((row.Number, column), out var text) ? text : "";
    }

    /// <summary>A committee that is written once and left blank under it, as in exports of merged cells.</summary>
    public void CarryDown(IReadOnlyList<SortedRow> rows, int column)
    {
        if (column < 0)
        {
            return;
        }

        var items = rows.Where(r => r.Kind == RowKindFound.Item).ToList();
        var blank = items.Count(r => Text(r.Row, column).Length == 0);
        if (items.Count < 3 || blank * 10 < items.Count * 4 || Text(items[0].Row, column).Length == 0)
        {
            return;
        }

        var current = "";
        foreach (var row in rows)
        {
            if (row.Kind == RowKindFound.Item)
            {
                if (Text(row.Row, column) is { Length: > 0 } text)
                {
                    current = text;
                }
                else
                {
                    _texts[(row.Row.Number, column)] = current;
                    CarriedDown++;
                }
            }
        }
    }
}
