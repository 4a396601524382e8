using Outturn.Core.Sheets;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Reading;

/// <summary>
/// Finds what each printed total covers and what the lines come to. A totals row may start at another column than its figures
/// belong to (text taken from a PDF): the run of its numbers is then laid over the money columns where it agrees most.
/// </summary>
internal sealed class TotalProver(TrackerLayout layout, UnitsFound units, LineReader reader, List<SortedRow> rows, Dictionary<int, Money?[]> lines, Dictionary<int, ReadLine> readLines)
{
    private readonly List<PrintedTotal> _totals = [];
    private readonly List<UnreadText> _unread = [];

    public IReadOnlyList<PrintedTotal> Totals => _totals;

    public IReadOnlyList<UnreadText> Unread => _unread;

    /// <summary>Row numbers of totals that only repeat ones already found.</summary>
    public HashSet<int> Repeated { get; } = [];

    private readonly HashSet<int> _used = [];

    public bool IsUsed(int row) => _used.Contains(row);

    public void Prove()
    {
        var seen = new HashSet<(string Label, string Measure, long Printed, long Computed)>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Kind == RowKindFound.Total)
            {
                One(i, seen);
            }
        }
    }

    private HashSet<int>? _all;

    private sealed record Covering(string Label, HashSet<int> Rows);

    private void One(int index, HashSet<(string, string, long, long)> seen)
    {
        var row = rows[index].Row;
        var cells = new List<(int Column, GridCell Cell)>();
        for (var column = 0; column < row.Cells.Count; column++)
        {
            if (IsFigure(row.Cells[column]))
            {
                cells.Add((column, row.Cells[column]));
            }
        }

        Dictionary<int, (int Column, Money Printed)>? best = null;
        Covering? bestCovering = null;
        var bestAgreed = -1;
        var coverings = Coverings(index).ToList();
        foreach (var placing in Placings(cells))
        {
            foreach (var covering in coverings)
            {
                var sums = Sums(covering.Rows);
                var agreed = placing.Count(p => sums[p.Key] == p.Value.Printed && !p.Value.Printed.IsZero);
                if (agreed > bestAgreed)
                {
                    (best, bestCovering, bestAgreed) = (placing, covering, agreed);
                }
            }
        }

        if (best is null || bestCovering is null || best.Count == 0)
        {
            _unread.Add(new(layout.Grid.Place(row.Number), RowText.Of(row)));
            return;
        }

        _used.Add(row.Number);
        var computed = Sums(bestCovering.Rows);
        var used = new HashSet<int>();
        var fresh = false;
        foreach (var (measure, (column, printed)) in best.OrderBy(b => b.Key))
        {
            used.Add(column);
            var name = layout.Measure(layout.MoneyColumns[measure]);
            if (seen.Add((bestCovering.Label, name, printed.Pence, computed[measure].Pence)))
            {
                fresh = true;
                _totals.Add(new(layout.Grid.Place(row.Number, column), bestCovering.Label, name, printed, computed[measure], bestCovering.Rows.Count));
            }
        }

        if (!fresh)
        {
            Repeated.Add(row.Number);
        }

        foreach (var (column, cell) in cells.Where(c => !used.Contains(c.Column)))
        {
            _unread.Add(new(layout.Grid.Place(row.Number, column), cell.Text));
        }
    }

    /// <summary>Ways to lay the row's numbers over the money columns: where they stand, in order, or shifted.</summary>
    private List<Dictionary<int, (int Column, Money Printed)>> Placings(List<(int Column, GridCell Cell)> cells)
    {
        var placings = new List<Dictionary<int, (int, Money)>> { Placed(0) };
        if (cells.Count == 0 || placings[0].Count == cells.Count)
        {
            return placings;
        }

        foreach (var shift in layout.MoneyColumns.Select(m => m - cells[0].Column).Distinct())
        {
            placings.Add(Placed(shift));
        }

        if (cells.Count == layout.MoneyColumns.Length)
        {
            var inOrder = new Dictionary<int, (int, Money)>();
            for (var i = 0; i < cells.Count; i++)
            {
                if (Value(cells[i].Cell, layout.MoneyColumns[i]) is { } value)
                {
                    inOrder[i] = (cells[i].Column, value);
                }
            }

            placings.Add(inOrder);
        }

        return placings;

        Dictionary<int, (int, Money)> Placed(int shift)
        {
            var placed = new Dictionary<int, (int, Money)>();
            foreach (var (column, cell) in cells)
            {
                var measure = Array.IndexOf(layout.MoneyColumns, column + shift);
                if (measure >= 0 && Value(cell, layout.MoneyColumns[measure]) is { } value)
                {
                    placed[measure] = (column, value);
                }
            }

            return placed;
        }
    }

    private Money? Value(GridCell cell, int column) => FigureCell.Read(cell, units.For(column)).Amount?.Value is { } printed ? reader.Turned(printed, column) : null;

    /// <summary>Sets of lines that a total can cover, likeliest first.</summary>
    private IEnumerable<Covering> Coverings(int index)
    {
        var row = rows[index];
        var label = row.Label;
        var all = new Covering(PrintedTotal.AllLines, _all ??= [.. lines.Keys]);
        if (row.Covers is { } covers)
        {
            yield return new(Name(label), Stretch(covers.From, covers.To));
            yield break;
        }

        var name = TotalWords.Named(label);
        var grand = label.Length == 0 || TotalWords.IsGrand(label);
        if (!grand && name.Length > 0)
        {
            if (ByName.TryGetValue(name, out var named))
            {
                yield return new(name, named);
            }
        }

        if (grand)
        {
            yield return all;
        }

        var above = Since(index);
        if (above.Count > 0)
        {
            // "Total" and "Sub total" name nothing themselves: the group does.
            var own = !grand && name.Length > 0 ? label : row.Inner.Length > 0 ? row.Inner : row.Outer.Length > 0 ? row.Outer : label;
            yield return new(grand && above.Count == lines.Count ? PrintedTotal.AllLines : Name(own), above);
        }

        var wider = SinceOuter(index);
        if (wider.Count > above.Count)
        {
            yield return new(Name(rows[index].Outer.Length > 0 ? rows[index].Outer : label), wider);
        }

        var below = Until(index);
        if (below.Count > 0)
        {
            yield return new(Name(label), below);
        }

        if (!grand)
        {
            yield return all with { Label = Name(label) };
        }
    }

    private static string Name(string label) => TotalWords.Named(label) is { Length: > 0 } name ? name : label.Length > 0 ? label : PrintedTotal.AllLines;

    private Dictionary<string, HashSet<int>>? _byName;

    /// <summary>The lines of each group, committee and service.</summary>
    private Dictionary<string, HashSet<int>> ByName
    {
        get
        {
            if (_byName is null)
            {
                _byName = new(StringComparer.OrdinalIgnoreCase);
                foreach (var (at, line) in readLines)
                {
                    foreach (var name in line.Details.Committees.Append(line.Details.Service).Append(rows[at].Outer).Append(rows[at].Inner).Where(n => n.Length > 0))
                    {
                        if (!_byName.TryGetValue(name, out var found))
                        {
                            _byName[name] = found = [];
                        }

                        found.Add(at);
                    }
                }
            }

            return _byName;
        }
    }

    private HashSet<int> Stretch(int from, int to)
    {
        var found = new HashSet<int>();
        for (var i = from; i <= to; i++)
        {
            if (lines.ContainsKey(i))
            {
                found.Add(i);
            }
        }

        return found;
    }

    private HashSet<int> Since(int index)
    {
        var found = new HashSet<int>();
        for (var i = index - 1; i >= 0 && !(rows[i].Kind is RowKindFound.Total or RowKindFound.Group or RowKindFound.Heading && found.Count > 0); i--)
        {
            if (lines.ContainsKey(i))
            {
                found.Add(i);
            }
            else if (rows[i].Kind == RowKindFound.Total && found.Count == 0)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>All lines above that share the row's outer group: the total of a directorate under the subtotals of its services.</summary>
    private HashSet<int> SinceOuter(int index)
    {
        var found = new HashSet<int>();
        for (var i = index - 1; i >= 0 && rows[i].Outer == rows[index].Outer; i--)
        {
            if (lines.ContainsKey(i))
            {
                found.Add(i);
            }
        }

        return found;
    }

    private HashSet<int> Until(int index)
    {
        var found = new HashSet<int>();
        for (var i = index + 1; i < rows.Count && rows[i].Kind is not (RowKindFound.Total or RowKindFound.Group); i++)
        {
            if (lines.ContainsKey(i))
            {
                found.Add(i);
            }
        }

        return found;
    }

    private Money[]? _sumOfAll;

    private Money[] Sums(HashSet<int> over) => over.Count == lines.Count ? _sumOfAll ??= Summed(over) : Summed(over);

    private Money[] Summed(HashSet<int> over)
    {
        var sums = new Money[layout.MoneyColumns.Length];
        foreach (var at in over)
        {
            var figures = lines[at];
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += figures[i] ?? Money.Zero;
            }
        }

        return sums;
    }

    /// <summary>Whatever has no letter: also a dash, which is a printed nil.</summary>
    private static bool IsFigure(GridCell cell) => cell.Kind is GridCellKind.Number or GridCellKind.Error or GridCellKind.FormulaWithoutResult or GridCellKind.Date or GridCellKind.Boolean
        || (cell.Kind == GridCellKind.Text && (!cell.Text.Any(char.IsLetter) || (cell.Text.Length <= 40 && FigureText.Is(cell.Text))));
}
