using Outturn.Core.Sheets;
using Outturn.Core.Sheets.Reading;

namespace Outturn.Core.Tracking.Reading;

/// <summary>
/// Finds the heading rows of a sheet. Every row near the top, alone and with the ones above it, is read as a heading and
/// scored by how many different fields of a tracker it names; the best wins, the earlier where pages repeat it.
/// </summary>
internal static class HeadingFinder
{
    private const int RowsLookedAt = 80;
    private const int MaxStacked = 3;

    // A table of names and colours scores 2; a reference, a title and one figure score 3.
    private const double Enough = 2.5;

    /// <summary>
    /// The likeliest headings where their words say nothing: several texts in a row with figures under them. Those that a person has
    /// named win, so that a layout corrected by hand is found again.
    /// </summary>
    /// <param name="grid">The sheet.</param>
    /// <param name="given">What a person says of the columns.</param>
    public static HeadingBlock? Likeliest(Grid grid, IReadOnlyList<ColumnMapping> given)
    {
        var (best, bestScore) = ((int?)null, 0.0);
        var end = Math.Min(grid.Rows.Count - 1, RowsLookedAt);
        for (var row = 0; row < end; row++)
        {
            if (CanBeHeading(grid.Rows[row]) && Texts(grid.Rows[row]) >= 2 && ScoreBelow(grid, row, given) is var score && score > bestScore)
            {
                (best, bestScore) = (row, score);
            }
        }

        if (best is not { } last)
        {
            return null;
        }

        var rows = new List<int> { last };
        for (var row = last - 1; row >= 0 && rows.Count < MaxStacked && grid.Rows[row].Number == grid.Rows[row + 1].Number - 1; row--)
        {
            if (!CanBeHeading(grid.Rows[row]) || Texts(grid.Rows[row]) < 2 || Figures(grid.Rows[row]) > 0)
            {
                break;
            }

            rows.Insert(0, row);
        }

        return Build(grid, rows, []);
    }

    /// <summary>How many of the columns that a person has named stand under their headings in the block.</summary>
    public static int Matches(HeadingBlock block, IReadOnlyList<ColumnMapping> given) =>
        given.Count(g => g.Heading.Length > 0 && block.Headings.Any(h => h.Column == g.Column && IsNamed(h.Text, g.Heading)));

    private static bool IsNamed(string text, string heading) => HeadingText.Normal(text) is { Length: > 0 } normal && HeadingText.Normal(heading).Contains(normal, StringComparison.Ordinal);

    private static double ScoreBelow(Grid grid, int row, IReadOnlyList<ColumnMapping> given)
    {
        var heads = grid.Rows[row];
        var (filled, figures) = (0, 0);
        for (var column = 0; column < heads.Cells.Count; column++)
        {
            if (heads[column].IsEmpty)
            {
                continue;
            }

            var below = grid.Rows.Skip(row + 1).Take(30).Select(r => r[column]).Where(c => !c.IsEmpty).ToList();
            filled += below.Count > 0 ? 1 : 0;
            figures += below.Count(FigureText.IsFigure) * 2 > below.Count ? 1 : 0;
        }

        var named = given.Count(g => g.Heading.Length > 0 && IsNamed(heads[g.Column].Text, g.Heading));
        return figures == 0 && named == 0 ? 0 : filled + figures + (named * 5) - (Figures(heads) * 3);
    }

    private static int Texts(GridRow row) => row.Cells.Count(c => c.Kind == GridCellKind.Text && !FigureText.Is(c.Text));

    private static int Figures(GridRow row) => row.Cells.Count(FigureText.IsFigure);

    /// <param name="grid">The sheet.</param>
    /// <param name="enough">How much of a tracker's headings they must be.</param>
    public static HeadingBlock? Find(Grid grid, double enough = Enough)
    {
        HeadingBlock? best = null;
        var senses = new Dictionary<(string, string, DateOnly?), HeadingSense>();
        var end = Math.Min(grid.Rows.Count, RowsLookedAt);
        for (var last = 0; last < end; last++)
        {
            if (!CanBeHeading(grid.Rows[last]))
            {
                continue;
            }

            var rows = new List<int>();
            for (var row = last; row >= 0 && rows.Count < MaxStacked && last - row <= MaxStacked; row--)
            {
                // A row of totals may stand between the banner that names the groups and the headings.
                if (!CanBeHeading(grid.Rows[row]))
                {
                    if (IsOnlyFigures(grid.Rows[row]))
                    {
                        continue;
                    }

                    break;
                }

                // One text over the whole table is its banner.
                if (row != last && IsBanner(grid, grid.Rows[row]))
                {
                    break;
                }

                rows.Insert(0, row);
                var block = Build(grid, rows, senses);
                if (block.Score >= enough && (best is null || block.Score > best.Score + 0.01))
                {
                    best = block;
                }
            }
        }

        return best;
    }

    /// <summary>Texts and perhaps dates and years, at least one text; no money.</summary>
    private static bool CanBeHeading(GridRow row)
    {
        var texts = 0;
        var figures = 0;
        foreach (var cell in row.Cells)
        {
            switch (cell.Kind)
            {
                case GridCellKind.Text when FigureText.Is(cell.Text):
                    figures++;
                    break;
                case GridCellKind.Text when cell.Text.Length <= 250:
                    texts++;
                    break;
                case GridCellKind.Text:
                    figures += 3; // prose is a line's, not a heading's
                    break;
                case GridCellKind.Number when cell.Number is >= 1 and <= 12 or >= 2000 and <= 2100 && cell.Number == decimal.Truncate(cell.Number ?? 0):
                    break;
                case GridCellKind.Number or GridCellKind.FormulaWithoutResult or GridCellKind.Error:
                    figures++;
                    break;
            }
        }

        return texts > 0 && texts > figures * 2;
    }

    private static bool IsBanner(Grid grid, GridRow row)
    {
        if (row.Cells.Count(c => !c.IsEmpty) != 1)
        {
            return false;
        }

        var column = 0;
        while (row[column].IsEmpty)
        {
            column++;
        }

        var (_, left, _, right) = grid.Merged.FirstOrDefault(m => m.Row == row.Number && m.Column == column);
        return column == 0 || right <= left;
    }

    private static bool IsOnlyFigures(GridRow row)
    {
        var figures = row.Cells.Count(c => c.Kind is GridCellKind.Number or GridCellKind.FormulaWithoutResult || (c.Kind == GridCellKind.Text && FigureText.Is(c.Text)));
        var others = row.Cells.Where(c => !c.IsEmpty && !FigureText.IsFigure(c)).ToList();

        // A name before the figures is a line of another table, whose headings are not these.
        return figures >= 2 && (others.Count == 0 || (others.Count == 1 && (others[0].Text.Trim().Length <= 1 || TotalWords.IsLabel(others[0].Text))));
    }

    private static HeadingBlock Build(Grid grid, List<int> rows, Dictionary<(string, string, DateOnly?), HeadingSense> senses)
    {
        var width = rows.Max(r => grid.Rows[r].Cells.Count);
        var spread = rows.Select(r => Spread(grid, grid.Rows[r], width)).ToArray();
        var headings = new List<ColumnHeading>();
        for (var column = 0; column < width; column++)
        {
            var texts = new List<string>();
            var own = "";
            var above = new List<string>();
            DateOnly? day = null;
            for (var i = spread.Length - 1; i >= 0; i--)
            {
                var (text, isOwn) = spread[i][column];
                if (text.Length == 0 || texts.Contains(text))
                {
                    continue;
                }

                texts.Insert(0, text);
                var normal = HeadingText.Normal(text);
                if (own.Length == 0 && (isOwn || i == 0) && !(IsOnlyUnit(normal) && i > 0))
                {
                    own = isOwn ? normal : own;
                    day = isOwn ? grid.Rows[rows[i]][column].Date : null;
                    if (!isOwn)
                    {
                        above.Insert(0, normal);
                    }
                }
                else
                {
                    above.Insert(0, normal);
                }
            }

            if (texts.Count == 0)
            {
                continue;
            }

            var over = string.Join(' ', above);
            if (!senses.TryGetValue((own, over, day), out var sense))
            {
                senses[(own, over, day)] = sense = HeadingSense.Of(own, over, day);
            }

            headings.Add(new(column, PlainText.Line(string.Join(" - ", texts)), own, over, sense));
        }

        return new(rows[0], rows[^1], [.. rows], headings, Score(headings, rows.Count));
    }

    private static bool IsOnlyUnit(string normal) => normal is "£" or "£000" or "£'000" or "£000s" or "£'000s" or "£k" or "£m" or "(£)" or "(£000)" or "(£'000)" or "£ 000" or "000s" or "£ 000s" or "(£k)" or "(£m)" or "£s";

    /// <summary>
    /// Each column's text in one heading row: its own, or that of the cell to the left which covers it, by a merge or, where the
    /// file knows no merges, by standing alone over the columns up to the next text.
    /// </summary>
    private static (string Text, bool IsOwn)[] Spread(Grid grid, GridRow row, int width)
    {
        var result = new (string, bool)[width];
        Array.Fill(result, ("", false));
        var texts = row.Cells.Count(c => !c.IsEmpty);
        var current = "";
        for (var column = 0; column < width; column++)
        {
            var cell = row[column];
            if (!cell.IsEmpty)
            {
                // A unit stands over its own column only.
                current = IsOnlyUnit(HeadingText.Normal(cell.Text)) ? "" : cell.Text;
                result[column] = (cell.Text, true);
            }
            else if (current.Length > 0 && texts > 1)
            {
                result[column] = (current, false);
            }
        }

        foreach (var (top, left, bottom, right) in grid.Merged)
        {
            if (top > row.Number || bottom < row.Number)
            {
                continue;
            }

            var from = Math.Min(left, width - 1);
            var text = top == row.Number ? row[left].Text : "";
            for (var column = from; column <= Math.Min(right, width - 1); column++)
            {
                result[column] = column == left && text.Length > 0 ? (text, true) : (text, false);
            }

            // A merged cell ends where it ends: its text does not reach the columns after it.
            for (var column = right + 1; column < width && row[column].IsEmpty && top == row.Number; column++)
            {
                result[column] = ("", false);
            }
        }

        return result;
    }

    private static double Score(List<ColumnHeading> headings, int rows)
    {
        var fields = new HashSet<TrackerField>();
        var parts = new HashSet<(Basis, int, int)>();
        var measures = new HashSet<Basis>();
        var score = 0.0;
        var plain = 0.0;
        foreach (var heading in headings)
        {
            var sense = heading.Sense;
            if (heading.Own.Length > 120)
            {
                score -= 1;
                continue;
            }

            if (sense.Fields is [var (field, strength), ..] && heading.Own.Length > 0 && fields.Add(field))
            {
                score += strength >= 80 ? 1 : 0.6;
            }

            if ((sense.Quarter > 0 || sense.Month > 0) && parts.Add((sense.Basis, sense.Quarter, sense.Month)))
            {
                score += sense.Basis is Basis.Planned or Basis.Forecast or Basis.Actual ? 0.7 : 0.45;
            }
            else if (sense.Basis is not (Basis.None or Basis.Beside) && measures.Add(sense.Basis))
            {
                score += 1;
            }
            else if (sense.SaysMoney && sense.Basis == Basis.None)
            {
                plain += 0.3;
            }
        }

        score += Math.Min(plain, 1.2);

        // A row of units, or of years, belongs to the headings.
        score += headings.Any(h => h.Sense.Unit is not null) ? 0.6 : 0;
        score += headings.Any(h => h.Sense.Year is not null) ? 0.4 : 0;

        // Something must name the lines.
        if (!fields.Contains(TrackerField.Title) && !fields.Contains(TrackerField.Reference) && !fields.Contains(TrackerField.Description))
        {
            score *= 0.6;
        }

        return score - ((rows - 1) * 0.25);
    }
}
