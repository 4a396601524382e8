using Outturn.Core.Sheets;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Reading;

/// <summary>Tells lines, group headings, totals, repeated headings and notes apart.</summary>
internal sealed class RowSorter
{
    private readonly TrackerLayout _layout;
    private readonly CarriedCells _carried;
    private readonly UnitsFound _units;
    private readonly HashSet<string> _headingTexts;
    private readonly Dictionary<int, string> _headingOwn;
    private readonly int _longestHeading;
    private readonly int _reference;
    private readonly int _title;
    private readonly int _key;
    private readonly bool _hasReferences;
    private readonly bool _linesHaveMoreTexts;
    private readonly List<SortedRow> _rows = [];

    private RowSorter(TrackerLayout layout, CarriedCells carried, UnitsFound units)
    {
        _layout = layout;
        _carried = carried;
        _units = units;
        _reference = layout.Of(TrackerField.Reference);
        _title = layout.Of(TrackerField.Title);
        _key = layout.Of(TrackerField.LineKey);
        var grid = layout.Grid;
        _headingTexts = new(StringComparer.Ordinal);
        for (var i = 0; i <= layout.Block.Last; i++)
        {
            foreach (var cell in grid.Rows[i].Cells.Where(c => c.Kind == GridCellKind.Text))
            {
                _headingTexts.Add(HeadingText.Normal(cell.Text));
                _longestHeading = Math.Max(_longestHeading, Math.Min(cell.Text.Length + 20, 300));
            }
        }

        _headingOwn = layout.Block.Headings.Where(h => h.Own.Length > 0).ToDictionary(h => h.Column, h => h.Own);
        var body = grid.Rows.Skip(layout.Block.Last + 1).Where(r => Figures(r) > 0 && !TotalWords.IsTotal(r)).Take(1_000).ToList();
        _hasReferences = _reference >= 0 && body.Count(r => !r[_reference].IsEmpty) * 2 >= body.Count;
        _linesHaveMoreTexts = body.Count(r => OtherTexts(r) > 0) * 10 >= body.Count * 6;
    }

    public static List<SortedRow> Sort(TrackerLayout layout, CarriedCells carried, UnitsFound units)
    {
        var sorter = new RowSorter(layout, carried, units);
        sorter.SortRows();
        sorter.Decide();
        sorter.GiveGroups();
        return sorter._rows;
    }

    private void SortRows()
    {
        var rows = _layout.Grid.Rows;
        var stopped = false;
        var (summary, summed) = (false, false);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (i <= _layout.Block.Last)
            {
                // A table above the tracker, such as a summary by directorate, has totals of its own.
                summary |= i < _layout.Block.First && IsOtherTable(row);
                summed |= summary && row.Cells.Any(IsFigure) && !IsBareTotals(row);
                if (summed && i < _layout.Block.First)
                {
                    _rows.Add(new(row, RowKindFound.Unread, ""));
                    continue;
                }

                _rows.Add(_layout.Block.Rows.Contains(i) ? new(row, RowKindFound.Heading, "")
                    : IsBareTotals(row) ? new(row, RowKindFound.Total, Label(row))
                    : new(row, RowKindFound.Unread, ""));
                continue;
            }

            var gap = i > 0 && row.Number > rows[i - 1].Number + 1;
            if (IsRepeatedHeading(row))
            {
                stopped = false;
                _rows.Add(new(row, RowKindFound.RepeatedHeading, ""));
            }
            else if (IsRepeatedBanner(row))
            {
                _rows.Add(new(row, RowKindFound.RepeatedHeading, ""));
            }
            else if (stopped || ((gap || LastWas(RowKindFound.Total) || LastWas(RowKindFound.Unread)) && IsOtherTable(row)))
            {
                stopped = true;
                _rows.Add(new(row, RowKindFound.Unread, ""));
            }
            else
            {
                _rows.Add(Sorted(row, i));
            }
        }
    }

    private bool LastWas(RowKindFound kind) => _rows.Count > 0 && _rows[^1].Kind == kind;

    private SortedRow Sorted(GridRow row, int index)
    {
        var figures = Figures(row);
        var reference = Text(row, _reference);
        var title = Text(row, _title);
        var label = Label(row);
        if (figures > 0)
        {
            if (IsBareTotals(row))
            {
                return new(row, RowKindFound.Total, label);
            }

            if (reference.Length > 0 && TotalWords.IsLabel(reference))
            {
                return new(row, RowKindFound.Total, reference);
            }

            var others = OtherTexts(row);
            if ((reference.Length == 0 || _reference < 0) && TotalWords.IsLabel(label) && others <= (_title < 0 || label == title ? 0 : 1))
            {
                return new(row, RowKindFound.Total, label);
            }

            if (reference.Length == 0 && title.Length == 0 && label.Length == 0)
            {
                return new(row, RowKindFound.Unread, "");
            }

            // A name and figures only, where lines have more: perhaps a subtotal.
            var bare = others == 0 && (_hasReferences ? reference.Length == 0 : _linesHaveMoreTexts || Texts(row) == 1);
            return bare ? new(row, RowKindFound.Unsure, label)
                : reference.Length > 0 || title.Length > 0 ? new(row, RowKindFound.Item, label)
                : new(row, RowKindFound.Unread, "");
        }

        if (reference.Length > 0 && title.Length > 0 && reference != title && !row[_title].IsEmpty && Texts(row) >= 2)
        {
            return new(row, RowKindFound.Item, label);
        }

        if (_carried.IsInside(row.Number, _reference) || _carried.IsInside(row.Number, _title))
        {
            return new(row, RowKindFound.Continuation, label);
        }

        if (Texts(row) >= 2 && title.Length > 0 && !row[_title].IsEmpty && HasMoneyText(row))
        {
            return new(row, RowKindFound.Item, label);
        }

        return IsGroup(row, index, label) ? new(row, RowKindFound.Group, label)
            : Texts(row) >= 1 && reference.Length == 0 && title.Length == 0 && LastWas(RowKindFound.Item) && IsInTextColumns(row) ? new(row, RowKindFound.Continuation, label)
            : new(row, RowKindFound.Unread, label);
    }

    /// <summary>"TBC" or "N/A" in a money column: no figure, but a line all the same.</summary>
    private bool HasMoneyText(GridRow row) => _layout.MoneyColumns.Any(c => row[c].Kind == GridCellKind.Text && FigureCell.Read(row[c], null).Kind is FigureKind.Figure or FigureKind.NotApplicable);

    private bool IsInTextColumns(GridRow row)
    {
        for (var column = 0; column < row.Cells.Count; column++)
        {
            if (!row.Cells[column].IsEmpty && !(Array.IndexOf(_layout.TextColumns, column) >= 0 && _layout.Mapping(column).Field is TrackerField.Commentary or TrackerField.Description or TrackerField.Partners))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One short text at the left (or merged across), with lines to follow.</summary>
    private bool IsGroup(GridRow row, int index, string label)
    {
        if (Texts(row) != 1 || label.Length is 0 or > 90 || label.EndsWith('.') || label.StartsWith('*') || label.StartsWith("note", StringComparison.OrdinalIgnoreCase) || label.StartsWith("source", StringComparison.OrdinalIgnoreCase) || label.StartsWith("key", StringComparison.OrdinalIgnoreCase) || TotalWords.IsLabel(label))
        {
            return false;
        }

        var column = 0;
        while (row[column].IsEmpty)
        {
            column++;
        }

        if (_layout.MoneyColumns is [var firstMoney, ..] && column > firstMoney)
        {
            return false;
        }

        var rows = _layout.Grid.Rows;
        for (var next = index + 1; next < rows.Count && next <= index + 6; next++)
        {
            if (IsRepeatedHeading(rows[next]) || IsRepeatedBanner(rows[next]))
            {
                continue;
            }

            if (Figures(rows[next]) > 0 || HasMoneyText(rows[next]))
            {
                return !IsBareTotals(rows[next]);
            }

            if (Texts(rows[next]) > 1 && Text(rows[next], _title).Length == 0)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Numbers and nothing that names a line: the totals above a heading or at the end.</summary>
    private bool IsBareTotals(GridRow row)
    {
        var figures = 0;
        string? text = null;
        foreach (var cell in row.Cells)
        {
            if (IsFigure(cell))
            {
                figures++;
            }
            else if (cell.Kind == GridCellKind.Text && cell.Text.Length > 1)
            {
                if (text is not null)
                {
                    return false;
                }

                text = cell.Text;
            }
        }

        return figures >= 2 && (text is null || TotalWords.IsLabel(text));
    }

    private bool IsRepeatedHeading(GridRow row)
    {
        var texts = 0;
        foreach (var cell in row.Cells)
        {
            texts += cell.Kind == GridCellKind.Text ? 1 : 0;
            if (cell.Kind is not (GridCellKind.Text or GridCellKind.Empty or GridCellKind.Date))
            {
                return false;
            }
        }

        var same = 0;
        for (var column = 0; column < row.Cells.Count; column++)
        {
            // Spelling a long text out to compare it with a short heading is most of the cost of a sheet.
            var cell = row.Cells[column];
            if (cell.Kind == GridCellKind.Text && _headingOwn.TryGetValue(column, out var own) && cell.Text.Length <= (own.Length * 2) + 20)
            {
                same += own == HeadingText.Normal(cell.Text) ? 1 : 0;
            }
        }

        return texts >= 2 && same >= 2 && same * 10 >= texts * 6;
    }

    /// <summary>Every text of the row stands somewhere above the table or in its headings, and there is no figure.</summary>
    private bool IsRepeatedBanner(GridRow row)
    {
        var texts = 0;
        foreach (var cell in row.Cells)
        {
            if (cell.IsEmpty)
            {
                continue;
            }

            if (cell.Kind != GridCellKind.Text || cell.Text.Length > _longestHeading || !_headingTexts.Contains(HeadingText.Normal(cell.Text)))
            {
                return false;
            }

            texts++;
        }

        return texts >= 1;
    }

    /// <summary>The headings of another table under the tracker, such as a count by rating.</summary>
    private bool IsOtherTable(GridRow row)
    {
        if (Figures(row) > 0 || (_reference >= 0 && !row[_reference].IsEmpty && row[_reference].Text.Any(char.IsAsciiDigit)))
        {
            return false;
        }

        var texts = 0;
        var known = 0;
        foreach (var cell in row.Cells.Where(c => c.Kind == GridCellKind.Text))
        {
            if (cell.Text.Length > 60)
            {
                return false;
            }

            texts++;
            var sense = HeadingSense.Of(HeadingText.Normal(cell.Text), "", null);
            known += sense.Fields.Count > 0 || sense.Basis != Basis.None || sense.SaysMoney || sense.SaysYear ? 1 : 0;
        }

        return texts >= 2 && known >= 2 && known * 10 >= texts * 6;
    }

    // ---- subtotals by arithmetic ----

    private void Decide()
    {
        var figures = new Money?[]?[_rows.Count];
        Money?[] Of(int i) => figures[i] ??= Vector(_rows[i].Row);
        for (var i = 0; i < _rows.Count; i++)
        {
            if (_rows[i].Kind != RowKindFound.Unsure)
            {
                continue;
            }

            var covers = Covered(i, 1, Of) ?? Covered(i, -1, Of);
            if (covers is not null)
            {
                _rows[i].Covers = covers;
            }
        }

        LeaveUnderTotal();
        foreach (var row in _rows.Where(r => r.Kind == RowKindFound.Unsure))
        {
            row.Kind = row.Covers is not null ? RowKindFound.Total
                : Text(row.Row, _title).Length > 0 || Text(row.Row, _reference).Length > 0 ? RowKindFound.Item
                : RowKindFound.Unread;
        }
    }

    /// <summary>A name and figures under the last total and a gap, where lines have more and none follows: a note, of which a person is told.</summary>
    private void LeaveUnderTotal()
    {
        var total = _rows.FindLastIndex(r => r.Kind == RowKindFound.Total && TotalWords.IsGrand(r.Label));
        if (total < 0 || !(_hasReferences || _linesHaveMoreTexts) || !_rows.Take(total).Any(r => r.Kind == RowKindFound.Item) || _rows.Skip(total).Any(r => r.Kind == RowKindFound.Item))
        {
            return;
        }

        var gap = false;
        for (var i = total + 1; i < _rows.Count; i++)
        {
            gap |= _rows[i].Row.Number > _rows[i - 1].Row.Number + 1 || _rows[i].Kind == RowKindFound.Unread;
            if (gap && _rows[i].Kind == RowKindFound.Unsure && _rows[i].Covers is null)
            {
                (_rows[i].Kind, _rows[i].IsUnderTotal) = (RowKindFound.Unread, true);
            }
        }
    }

    /// <summary>The stretch of lines after (or before) the row that its figures are the sum of.</summary>
    private (int From, int To)? Covered(int index, int step, Func<int, Money?[]> of)
    {
        var wanted = of(index);
        var telling = wanted.Count(w => w is { IsZero: false });
        var fewest = _hasReferences ? 1 : _linesHaveMoreTexts ? 2 : 3;
        if (telling == 0 || (fewest == 3 && telling < 2))
        {
            return null;
        }

        var sum = new Money[wanted.Length];
        var count = 0;
        for (var i = index + step; i >= 0 && i < _rows.Count; i += step)
        {
            var kind = _rows[i].Kind;
            if (kind is RowKindFound.Item || (kind == RowKindFound.Unsure && !IsBoundary(i, step)))
            {
                var vector = of(i);
                for (var c = 0; c < sum.Length; c++)
                {
                    sum[c] += vector[c] ?? Money.Zero;
                }

                count++;
                var ends = i + step < 0 || i + step >= _rows.Count || _rows[i + step].Kind is not RowKindFound.Item;
                if (ends && count >= fewest && Equal(wanted, sum))
                {
                    return step > 0 ? (index + 1, i) : (i, index - 1);
                }
            }

            if (kind == RowKindFound.Total || count > 500)
            {
                break;
            }
        }

        return null;
    }

    private static bool Equal(Money?[] wanted, Money[] sum)
    {
        for (var c = 0; c < wanted.Length; c++)
        {
            if (wanted[c] is { } value && value != sum[c])
            {
                return false;
            }
        }

        return true;
    }

    private bool IsBoundary(int index, int step) => _hasReferences || _rows[index].Covers is not null || step == 0;

    private Money?[] Vector(GridRow row) =>
        [.. _layout.MoneyColumns.Select(c => FigureCell.Read(row[c], _units.For(c)).Amount?.Value)];

    // ---- groups ----

    private void GiveGroups()
    {
        // Where each group repeats the headings under its name, the text above the first headings is a name too.
        var first = _layout.Block.First - 1;
        if (first >= 0 && _rows[first].Kind == RowKindFound.Unread && Texts(_rows[first].Row) == 1 && Label(_rows[first].Row) is { Length: > 0 and <= 90 } name
            && !FinancialYear.TryFind(name, out _) && _rows.Zip(_rows.Skip(1)).Any(p => p.First.Kind == RowKindFound.Group && p.Second.Kind == RowKindFound.RepeatedHeading))
        {
            _rows[first] = new(_rows[first].Row, RowKindFound.Group, name);
        }

        var nested = false;
        for (var i = 0; i + 1 < _rows.Count; i++)
        {
            nested |= IsGroupHead(i) && IsGroupHead(i + 1);
        }

        var outer = "";
        var inner = "";
        for (var i = 0; i < _rows.Count; i++)
        {
            var row = _rows[i];
            if (IsGroupHead(i))
            {
                if (!nested || (i + 1 < _rows.Count && IsGroupHead(i + 1)))
                {
                    (outer, inner) = (row.Label, "");
                }
                else
                {
                    inner = row.Label;
                }
            }

            (row.Outer, row.Inner) = (outer, inner);
        }

        // Subtotals under their lines name the group of those lines where nothing above them did.
        for (var at = 0; at < _rows.Count; at++)
        {
            var row = _rows[at];
            if (row.Kind != RowKindFound.Total || row.Label.Length == 0 || row.Covers is not { } covered || covered.From >= at)
            {
                continue;
            }

            var total = TotalWords.Named(row.Label);
            for (var i = covered.From; i <= covered.To; i++)
            {
                if (_rows[i].Outer.Length == 0 && total.Length > 0)
                {
                    _rows[i].Outer = total;
                }
            }
        }
    }

    /// <summary>A group's heading, also one that carries its subtotal in the same row.</summary>
    private bool IsGroupHead(int index) =>
        _rows[index].Kind == RowKindFound.Group || (_rows[index] is { Kind: RowKindFound.Total, Covers: { } covers, Label.Length: > 0 } && covers.From > index && !TotalWords.IsLabel(_rows[index].Label));

    // ---- cells ----

    private static bool IsFigure(GridCell cell) => cell.Kind is GridCellKind.Number or GridCellKind.FormulaWithoutResult or GridCellKind.Error || (cell.Kind == GridCellKind.Text && cell.Text.Length <= 40 && FigureText.Is(cell.Text));

    private int Figures(GridRow row)
    {
        var figures = 0;
        foreach (var column in _layout.MoneyColumns)
        {
            figures += IsFigure(row[column]) ? 1 : 0;
        }

        return figures;
    }

    private string Text(GridRow row, int column) => column < 0 ? "" : _carried.Text(row, column).Trim();

    private int Texts(GridRow row)
    {
        var texts = 0;
        for (var column = 0; column < row.Cells.Count; column++)
        {
            texts += IsWords(row.Cells[column]) && column != _key ? 1 : 0;
        }

        return texts;
    }

    private static bool IsWords(GridCell cell) => cell.Kind == GridCellKind.Text && !IsFigure(cell) && cell.Text.Trim().Length > 0;

    /// <summary>Texts in recognised columns other than reference and title: committee, owner, rating, comments.</summary>
    private int OtherTexts(GridRow row)
    {
        var others = 0;
        foreach (var column in _layout.TextColumns)
        {
            others += column != _reference && column != _title && row[column].Kind is GridCellKind.Text or GridCellKind.Boolean && row[column].Text.Trim() is not ("-" or "0") ? 1 : 0;
        }

        // A label may stand in the committee or service column.
        return others - (others == 1 && (_title < 0 || row[_title].IsEmpty) && (_reference < 0 || row[_reference].IsEmpty) ? 1 : 0);
    }

    private string Label(GridRow row)
    {
        for (var column = 0; column < row.Cells.Count; column++)
        {
            if (IsWords(row.Cells[column]) && column != _key)
            {
                return PlainText.Line(row.Cells[column].Text);
            }
        }

        return "";
    }
}
