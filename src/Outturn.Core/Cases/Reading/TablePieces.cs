using Outturn.Core.Papers;

namespace Outturn.Core.Cases.Reading;

/// <summary>Puts the pieces of a table together that a page, or a converter, broke.</summary>
internal static class TablePieces
{
    public static IReadOnlyList<Block> Join(IReadOnlyList<Block> blocks)
    {
        var result = new List<Block>(blocks.Count);
        Growing? table = null;
        var between = new List<Block>();
        foreach (var block in blocks)
        {
            if (block is TableBlock piece)
            {
                if (table is not null && table.TryAdd(piece))
                {
                    continue;
                }

                Close();
                table = new(piece);
            }
            else if (table is not null && IsNothing(block))
            {
                between.Add(block);
            }
            else
            {
                Close();
                result.Add(block);
            }
        }

        Close();
        return result;

        void Close()
        {
            if (table is not null)
            {
                result.Add(table.Done());
                table = null;
            }

            // What stood between the pieces stands behind the whole: none of it is lost.
            result.AddRange(between);
            between.Clear();
        }
    }

    /// <summary>A running header or footer, a page number, a footnote at the foot of the page, an empty paragraph.</summary>
    private static bool IsNothing(Block block) => block is TextBlock text && (text.Kind is TextKind.Furniture or TextKind.Note || string.IsNullOrWhiteSpace(text.Text));

    private sealed class Growing
    {
        private readonly TableBlock _first;
        private readonly List<PaperRow> _rows;
        private readonly int _width;
        private readonly IReadOnlyList<TableLine> _head;

        /// <summary>Which of the first rows holds the headings; -1 where none does.</summary>
        private readonly int _heading;
        private readonly IReadOnlyList<int> _dates;
        private int _pieces = 1;

        public Growing(TableBlock first)
        {
            _first = first;
            _rows = [.. first.Rows];
            _width = Width(first.Rows);
            _head = [.. TableGrid.Of(first).Take(4)];
            _heading = _head.Select((h, i) => (h, i)).Where(x => x.h.Filled > 1 && TableTop.ReadsAsHeadings(x.h)).Select(x => x.i).DefaultIfEmpty(-1).First();
            _dates = _head.Count == 0 ? [] : [.. Enumerable.Range(0, _width).Where(c => c < _head[0].Texts.Length && ColumnWords.Of(_head[0].Texts[c], canBeSubject: false).Meaning is ColumnMeaning.Start or ColumnMeaning.End or ColumnMeaning.When)];
        }

        public TableBlock Done() => _pieces == 1 ? _first : _first with { Rows = _rows, Pieces = _pieces };

        public bool TryAdd(TableBlock piece)
        {
            if (piece.Rows.Count == 0 || Width(piece.Rows) != _width)
            {
                return false;
            }

            var lines = TableGrid.Of(piece);
            if (lines.Count == 0)
            {
                _rows.AddRange(piece.Rows);
                _pieces++;
                return true;
            }

            var repeated = Repeated(lines);
            if (repeated == 0 ? HasHeadings(lines) && !IsCaption : !IsOfNextPage(piece, lines, repeated))
            {
                return false;
            }

            Append(piece, repeated);
            _pieces++;
            return true;
        }

        /// <summary>
        /// Headings that come again begin the table's part on the next page. Where the form has no pages, a row of years may as well
        /// head another table of the same years; headings in words are the same table's.
        /// </summary>
        private bool IsOfNextPage(TableBlock piece, List<TableLine> lines, int repeated) => piece.Place.Page > 0
            ? piece.Place.Page != _rows[^1].Place.Page
            : repeated > 1 || lines[repeated - 1].Texts.Count(t => t.Any(char.IsLetter)) > 1;

        /// <summary>Nothing yet but words over the whole width: what stands straight under them is theirs.</summary>
        private bool IsCaption => _rows.Count <= 3 && _width > 1 && _rows.TrueForAll(r => TableGrid.Line(r, _width).Filled == 1);

        /// <summary>How many rows of the piece say the first's headings again, captions with them.</summary>
        private int Repeated(List<TableLine> lines)
        {
            if (_heading < 0)
            {
                return 0;
            }

            // With the caption over it: the same words from the top.
            var whole = 0;
            while (whole <= _heading && whole < lines.Count && Same(lines[whole], _head[whole]))
            {
                whole++;
            }

            return whole > _heading ? whole : Same(lines[0], _head[_heading]) ? 1 : 0;
        }

        private static bool Same(TableLine a, TableLine b) => a.Texts.Length == b.Texts.Length && a.Texts.Zip(b.Texts).All(p => string.Equals(ColumnWords.Normal(p.First), ColumnWords.Normal(p.Second), StringComparison.Ordinal));

        /// <summary>Headings of its own: another table begins.</summary>
        private bool HasHeadings(List<TableLine> lines)
        {
            if (RowKindFinder.IsTotalLabel(lines[0].First))
            {
                return false; // the total went over to the next page
            }

            for (var at = 0; at < Math.Min(3, lines.Count); at++)
            {
                if (lines[at].Filled > 1)
                {
                    return TableTop.ReadsAsHeadings(lines[at]) && !RunsOn(lines[at]) && !HoldsDates(lines[at]);
                }
            }

            return false;
        }

        /// <summary>Dates under a heading that asks for them: a row of the same table.</summary>
        private bool HoldsDates(TableLine line) => _dates.Any(c => CellContent.Of(line.Texts[c]) == ContentKind.Date);

        private static bool RunsOn(TableLine line) => line.Texts.Any(t => t.Length > 0 && char.IsLower(t[0]));

        private void Append(TableBlock piece, int repeated)
        {
            var skip = repeated;
            var isFirst = repeated == 0;
            foreach (var row in piece.Rows)
            {
                var line = TableGrid.Line(row, _width);
                if (line.Filled == 0 || TableGrid.IsRule(line))
                {
                    continue;
                }

                if (skip > 0)
                {
                    skip--;
                    isFirst = skip == 0;
                    continue;
                }

                if (isFirst && Last() is { } last && IsCut(last, line))
                {
                    _rows[^1] = Merge(_rows[^1], row, last, line);
                }
                else
                {
                    _rows.Add(row);
                }

                isFirst = false;
            }
        }

        private TableLine? Last()
        {
            while (_rows.Count > 1 && TableGrid.Line(_rows[^1], _width) is var end && (end.Filled == 0 || TableGrid.IsRule(end)))
            {
                _rows.RemoveAt(_rows.Count - 1);
            }

            return _rows.Count > 0 && !IsHead() ? TableGrid.Line(_rows[^1], _width) : null;

            // Nothing runs on from a heading row.
            bool IsHead() => TableGrid.Line(_rows[^1], _width) is var line && _head.Any(h => h.Place == line.Place && TableTop.ReadsAsHeadings(h));
        }

        /// <summary>The rest of a row that the page cut in two: no name of its own, or a sentence that runs on.</summary>
        private static bool IsCut(TableLine last, TableLine next)
        {
            var runsOn = next.First.Length == 0
                || (char.IsLower(next.First[0]) && last.First.Length > 0 && last.First[^1] is not ('.' or '!' or '?' or ':' or ';'))
                || (char.IsLower(next.First[0]) && next.Filled == 1);
            if (!runsOn)
            {
                return false;
            }

            for (var c = 0; c < next.Texts.Length; c++)
            {
                // A second figure or colour under the first is a row of its own.
                if (next.Texts[c].Length > 0 && last.Texts[c].Length > 0 && (IsOneValue(next.Texts[c]) || (IsOneValue(last.Texts[c]) && next.Texts[c].Length <= 12)))
                {
                    return false;
                }
            }

            return true;
        }

        private static bool IsOneValue(string text) => CellContent.Of(text) is ContentKind.Money or ContentKind.Number or ContentKind.Percent or ContentKind.Rag or ContentKind.Date or ContentKind.Year;

        private PaperRow Merge(PaperRow row, PaperRow rest, TableLine last, TableLine next)
        {
            var cells = new List<PaperCell>(_width);
            for (var c = 0; c < _width; c++)
            {
                var (a, b) = (last.Texts[c], next.Texts[c]);
                cells.Add(new(a.Length == 0 ? b : b.Length == 0 ? a : a + (RunsOn(a, b) ? " " : "\n") + b) { Links = [.. LinksAt(row, c), .. LinksAt(rest, c)] });
            }

            return row with { Cells = cells };
        }

        private static IReadOnlyList<string> LinksAt(PaperRow row, int column)
        {
            var at = 0;
            foreach (var cell in row.Cells)
            {
                if (at == column)
                {
                    return cell.Links;
                }

                at += Math.Max(cell.Columns, 1);
            }

            return [];
        }

        private static bool RunsOn(string a, string b) => char.IsLower(b[0]) || !(a[^1] is '.' or '!' or '?' or ':' or ';') && !b.StartsWith("- ", StringComparison.Ordinal);

        private static int Width(IReadOnlyList<PaperRow> rows) => rows.Count == 0 ? 0 : rows.Max(TableGrid.Width);
    }
}
