namespace Outturn.Documents.Reading.Pdf;

/// <summary>A cell between ruling lines.</summary>
/// <param name="Row">Of its first row, from 0.</param>
/// <param name="Column">Of its first column, from 0.</param>
/// <param name="Rows">How many it spans.</param>
/// <param name="Columns">How many it spans.</param>
internal sealed record GridCell(int Row, int Column, int Rows, int Columns, Box Box);

/// <summary>A table as ruling lines draw it.</summary>
internal sealed class Grid
{
    /// <summary>Lines nearer than this are one: the two strokes of a double border, the borders of neighbouring boxes. In points.</summary>
    private const double Near = 3.2;

    /// <summary>More cells than any table on one page holds: graph paper.</summary>
    private const int MaxCells = 20_000;

    private readonly double[] _xs;
    private readonly double[] _ys;
    private readonly GridCell[,] _at;

    private Grid(double[] xs, double[] ys, GridCell[,] at, IReadOnlyList<GridCell> cells)
    {
        (_xs, _ys, _at) = (xs, ys, at);
        Cells = cells;
        Box = new(xs[0], ys[0], xs[^1], ys[^1]);
    }

    public Box Box { get; }

    public int Rows => _ys.Length - 1;

    public int Columns => _xs.Length - 1;

    /// <summary>By row, then by column.</summary>
    public IReadOnlyList<GridCell> Cells { get; }

    public IReadOnlyList<double> Xs => _xs;

    /// <summary>The cell that a point lies in; null outside.</summary>
    public GridCell? At(double x, double y)
    {
        if (x < _xs[0] - Near || x > _xs[^1] + Near || y < _ys[0] - Near || y > _ys[^1] + Near)
        {
            return null;
        }

        return _at[Band(_ys, y), Band(_xs, x)];
    }

    public GridCell At(int row, int column) => _at[row, column];

    /// <summary>The tables that the lines of a page draw, and the lines that belong to none.</summary>
    public static (List<Grid> Grids, List<Ruling> Loose) Of(Drawing drawing)
    {
        var across = Merge(drawing.Across);
        var down = Merge(drawing.Down);
        var grids = new List<Grid>();
        var owner = Components(across, down);
        var loose = new List<Ruling>();
        foreach (var group in Enumerable.Range(0, across.Count + down.Count).GroupBy(i => Root(owner, i)))
        {
            var rows = group.Where(i => i < across.Count).Select(i => across[i]).ToList();
            var columns = group.Where(i => i >= across.Count).Select(i => down[i - across.Count]).ToList();
            var made = rows.Count >= 2 && columns.Count >= 1 ? Parted(rows, columns).Select(p => Build(p.Across, p.Down)).OfType<Grid>().ToList() : [];
            grids.AddRange(made);
            if (made.Count == 0)
            {
                loose.AddRange(rows);
            }
        }

        return (grids, loose);
    }

    /// <summary>
    /// Tables that stand on one another without a gap are drawn as one. They are told by their columns: where most of the lines that
    /// part them stand elsewhere from one row to the next, another table begins. In one table some rows only have fewer.
    /// </summary>
    private static IEnumerable<(List<Ruling> Across, List<Ruling> Down)> Parted(List<Ruling> across, List<Ruling> down)
    {
        var ys = Positions(across.Select(r => r.At), down.Min(r => r.From), down.Max(r => r.To));
        var (left, right) = (down.Min(r => r.At) + Near, down.Max(r => r.At) - Near);
        List<double>? before = null;
        var from = ys[0];
        for (var r = 0; r < ys.Length - 1; r++)
        {
            var (top, bottom) = (ys[r], ys[r + 1]);
            var here = down.Where(d => d.At > left && d.At < right && Math.Min(d.To, bottom) - Math.Max(d.From, top) > 0.6 * (bottom - top)).Select(d => d.At).ToList();
            if (here.Count == 0)
            {
                continue;
            }

            if (before is not null)
            {
                var shared = here.Count(x => before.Exists(b => Math.Abs(b - x) < 1.2));
                var fewer = Math.Min(here.Count, before.Count);
                if (shared < fewer && shared * 2 <= fewer)
                {
                    yield return Between(from, top);
                    from = top;
                }
            }

            before = here;
        }

        yield return Between(from, ys[^1]);

        (List<Ruling>, List<Ruling>) Between(double y1, double y2) => (
            [.. across.Where(a => a.At > y1 - Near && a.At < y2 + Near)],
            [.. down.Where(d => Math.Min(d.To, y2) - Math.Max(d.From, y1) > Near).Select(d => d with { From = Math.Max(d.From, y1), To = Math.Min(d.To, y2) })]);
    }

    private static Grid? Build(List<Ruling> across, List<Ruling> down)
    {
        if (across.Count < 2 || down.Count == 0)
        {
            return null;
        }

        var ys = Positions(across.Select(r => r.At), down.Min(r => r.From), down.Max(r => r.To));
        var xs = Positions(down.Select(r => r.At), across.Min(r => r.From), across.Max(r => r.To));
        var (rows, columns) = (ys.Length - 1, xs.Length - 1);
        if (rows < 1 || columns < 1 || (long)rows * columns > MaxCells || rows * columns < 2)
        {
            return null;
        }

        var owner = Enumerable.Range(0, rows * columns).ToArray();
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                if (c + 1 < columns && !Covered(down, xs[c + 1], ys[r], ys[r + 1]))
                {
                    Join(owner, (r * columns) + c, (r * columns) + c + 1);
                }

                if (r + 1 < rows && !Covered(across, ys[r + 1], xs[c], xs[c + 1]))
                {
                    Join(owner, (r * columns) + c, ((r + 1) * columns) + c);
                }
            }
        }

        var at = new GridCell[rows, columns];
        var cells = new List<GridCell>();
        foreach (var group in Enumerable.Range(0, rows * columns).GroupBy(i => Root(owner, i)))
        {
            var (top, bottom) = (group.Min(i => i / columns), group.Max(i => i / columns));
            var (left, right) = (group.Min(i => i % columns), group.Max(i => i % columns));
            var cell = new GridCell(top, left, bottom - top + 1, right - left + 1, new(xs[left], ys[top], xs[right + 1], ys[bottom + 1]));
            cells.Add(cell);
            foreach (var i in group)
            {
                at[i / columns, i % columns] = cell;
            }
        }

        return cells.Count < 2 ? null : new(xs, ys, at, [.. cells.OrderBy(c => c.Row).ThenBy(c => c.Column)]);
    }

    /// <summary>Where lines stand, once each, with the ends of the crossing lines where these stand out: a table without its outer lines.</summary>
    private static double[] Positions(IEnumerable<double> lines, double from, double to)
    {
        var found = new List<double>();
        foreach (var at in lines.Order())
        {
            if (found.Count == 0 || at - found[^1] > Near)
            {
                found.Add(at);
            }
        }

        if (found.Count > 0 && from < found[0] - 8)
        {
            found.Insert(0, from);
        }

        if (found.Count > 0 && to > found[^1] + 8)
        {
            found.Add(to);
        }

        return [.. found];
    }

    private static bool Covered(List<Ruling> lines, double at, double from, double to)
    {
        var covered = 0.0;
        foreach (var line in lines)
        {
            if (Math.Abs(line.At - at) <= Near)
            {
                covered += Math.Max(0, Math.Min(line.To, to) - Math.Max(line.From, from));
            }
        }

        return covered >= 0.6 * (to - from);
    }

    /// <summary>Pieces of one line made whole: a border is drawn cell by cell, a double one twice.</summary>
    internal static List<Ruling> Merge(IReadOnlyList<Ruling> pieces)
    {
        var merged = new List<Ruling>();
        var sorted = pieces.OrderBy(r => r.At).ToList();
        for (var i = 0; i < sorted.Count;)
        {
            var end = i + 1;
            while (end < sorted.Count && sorted[end].At - sorted[end - 1].At <= 1.7 && sorted[end].At - sorted[i].At <= Near)
            {
                end++;
            }

            var group = sorted.GetRange(i, end - i).OrderBy(r => r.From).ToList();
            var at = group.Average(r => r.At);
            var current = group[0] with { At = at };
            foreach (var piece in group.Skip(1))
            {
                if (piece.From <= current.To + Near)
                {
                    current = current with { To = Math.Max(current.To, piece.To) };
                }
                else
                {
                    merged.Add(current);
                    current = piece with { At = at };
                }
            }

            merged.Add(current);
            i = end;
        }

        return merged;
    }

    private static int[] Components(List<Ruling> across, List<Ruling> down)
    {
        var owner = Enumerable.Range(0, across.Count + down.Count).ToArray();
        for (var i = 0; i < across.Count; i++)
        {
            for (var j = 0; j < down.Count; j++)
            {
                if (down[j].At >= across[i].From - Near && down[j].At <= across[i].To + Near && across[i].At >= down[j].From - Near && across[i].At <= down[j].To + Near)
                {
                    Join(owner, i, across.Count + j);
                }
            }
        }

        return owner;
    }

    private static int Band(double[] edges, double at)
    {
        for (var i = 1; i < edges.Length - 1; i++)
        {
            if (at < edges[i])
            {
                return i - 1;
            }
        }

        return edges.Length - 2;
    }

    private static void Join(int[] owner, int one, int other) => owner[Root(owner, one)] = Root(owner, other);

    private static int Root(int[] owner, int i)
    {
        while (owner[i] != i)
        {
            owner[i] = owner[owner[i]];
            i = owner[i];
        }

        return i;
    }
}
