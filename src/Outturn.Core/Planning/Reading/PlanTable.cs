using Outturn.Core.Sheets;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Planning.Reading;

/// <summary>One column with what its headings say.</summary>
/// <param name="Above">The headings above its own, carried over the columns that they span; normalised.</param>
/// <param name="Unit">The unit that a heading names.</param>
internal sealed record PlanTableColumn(PlanColumn Column, string Own, string Above, MoneyUnit? Unit)
{
    public int Index => Column.Column;

    public string Said => (Above + " " + Own).Trim();
}

/// <summary>The table of plan lines in a sheet: where its headings are and what each column is.</summary>
internal sealed record PlanTable(Grid Grid, int First, int Last, IReadOnlyList<PlanTableColumn> Columns, IReadOnlyList<string> Banner, int Score)
{
    private const int RowsLookedAt = 80;

    public string Place => Grid.Place(Grid.Rows[Last].Number);

    public int HeadingRow => Grid.Rows[Last].Number;

    public IEnumerable<GridRow> Body => Grid.Rows.Skip(Last + 1);

    public IEnumerable<PlanTableColumn> Years => Columns.Where(c => c.Column.Field == PlanField.Year);

    public int Of(PlanField field) => Columns.FirstOrDefault(c => c.Column.Field == field)?.Index ?? -1;

    /// <summary>Whether the file has a row for each year of a line: then a figure's place is its line's.</summary>
    public bool IsLedger { get; init; }

    public string PlaceOf(int row, int column) => IsLedger ? Grid.Place(row) : Grid.Place(row, column);

    /// <summary>Null where no row of headings names a year.</summary>
    public static PlanTable? Find(Grid grid, PlanReadingChoices choices) =>
        LedgerRows.Spread(grid) is { } spread && FindYears(spread, choices) is { } ledger ? ledger with { IsLedger = true } : FindYears(grid, choices);

    private static PlanTable? FindYears(Grid grid, PlanReadingChoices choices)
    {
        // The first of several tables under one another has the headings of all.
        var scores = Enumerable.Range(0, Math.Min(grid.Rows.Count, RowsLookedAt)).Select(i => ScoreOf(grid, i)).ToList();
        var bestScore = scores.DefaultIfEmpty(0).Max();
        var best = bestScore > 0 ? scores.FindIndex(s => s * 5 >= bestScore * 4) : -1;

        if (best < 0 && choices.Columns is { Count: > 0 })
        {
            best = Enumerable.Range(0, Math.Min(grid.Rows.Count, RowsLookedAt)).FirstOrDefault(i => Texts(grid.Rows[i]) >= 2, -1);
            bestScore = 1;
        }

        return best < 0 ? null : Build(grid, best, bestScore, choices);
    }

    /// <summary>The rows that stand between the sheet's top and the headings, the sheet's name and the file's.</summary>
    private static List<string> BannerOf(Grid grid, int first) =>
        [.. grid.Rows.Take(first).SelectMany(r => r.Cells).Where(c => c.Kind == GridCellKind.Text && c.Text.Length < 400).Select(c => c.Text), .. grid.IsText ? (string[])[] : [grid.Name]];

    private static int Texts(GridRow row) => row.Cells.Count(c => c.Kind == GridCellKind.Text && !FigureText.Is(c.Text));

    private static int ScoreOf(Grid grid, int index)
    {
        var row = grid.Rows[index];
        var (years, fields) = Count(row);
        if (years == 0)
        {
            return 0;
        }

        var beside = (index > 0 ? FieldsBeside(grid.Rows[index - 1]) : 0) + (index + 1 < grid.Rows.Count ? FieldsBeside(grid.Rows[index + 1]) : 0);
        if (years == 1 && fields + beside == 0)
        {
            return 0;
        }

        // A line of the table has figures; a heading has none but years.
        var figures = row.Cells.Count(c => FigureText.IsFigure(c) && !IsYear(c));
        return Math.Max(0, (years * 3) + (fields * 2) + Math.Min(beside, 4) - (figures * 4));
    }

    private static int FieldsBeside(GridRow row) => row.Cells.Count(c => !c.IsEmpty) > 1 ? Count(row).Fields : 0;

    private static (int Years, int Fields) Count(GridRow row) =>
        (row.Cells.Count(IsYear), row.Cells.Where(c => c.Kind == GridCellKind.Text && !IsYear(c) && c.Text.Length <= 60).Select(c => PlanHeadingWords.FieldOf(HeadingText.Normal(c.Text))).Where(f => f != PlanField.Other).Distinct().Count());

    private static bool IsYear(GridCell cell) => cell.Kind switch
    {
        GridCellKind.Text => PlanHeadingWords.YearOf(cell.Text) is var y && (y.Year is not null || y.Asks || y.Numbered > 0),
        GridCellKind.Number => cell.Number is >= 2000 and <= 2100 && cell.Number == decimal.Truncate(cell.Number.Value),
        _ => false,
    };

    private static PlanTable Build(Grid grid, int years, int score, PlanReadingChoices choices)
    {
        var first = years;
        while (first > 0 && years - first < 3 && CanStackAbove(grid, grid.Rows[first - 1], grid.Rows[years]))
        {
            first--;
        }

        var last = years;
        if (years + 1 < grid.Rows.Count && CanStackBelow(grid.Rows[years + 1]))
        {
            last++;
        }

        var width = grid.Rows.Skip(first).Take(1000).Max(r => r.Cells.Count);
        var firstYear = Enumerable.Range(0, width).FirstOrDefault(c => IsYear(grid.Rows[years][c]), width);
        var columns = new List<PlanTableColumn>();
        for (var column = 0; column < width; column++)
        {
            var own = Text(grid, grid.Rows[years], column);
            var below = last > years ? grid.Rows[last][column].Text.Trim() : "";
            var above = Enumerable.Range(first, years - first).Select(r => Carried(grid, grid.Rows[r], column, firstYear)).Where(t => t.Length > 0).ToList();
            if (own.Length == 0)
            {
                own = below.Length > 0 && !PlanHeadingWords.IsOnlyUnit(HeadingText.Normal(below)) ? below : above.LastOrDefault() ?? below;
            }
            else if (below.Length > 0 && PlanHeadingWords.IsOnlyUnit(HeadingText.Normal(own)) && !PlanHeadingWords.IsOnlyUnit(HeadingText.Normal(below)))
            {
                above.Add(own);
                own = below;
            }
            else if (below.Length > 0 && !PlanHeadingWords.IsOnlyUnit(HeadingText.Normal(below)) && PlanHeadingWords.YearOf(own) == default)
            {
                own = PlanHeadingWords.FieldOf(HeadingText.Normal(below)) != PlanField.Other ? below : own;
            }
            else if (below.Length > 0 && !PlanHeadingWords.IsOnlyUnit(HeadingText.Normal(below)))
            {
                own += " " + below;
            }

            var over = HeadingText.Normal(string.Join(' ', above));
            var normal = HeadingText.Normal(own);
            var unit = UnitWords.Find(normal) ?? (below.Length > 0 ? UnitWords.Find(HeadingText.Normal(below)) : null) ?? UnitWords.Find(over);
            var heading = PlainText.Line(string.Join(" - ", above.Append(own).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)));
            columns.Add(new(Column(column, heading, own, normal, over, choices), normal, over, unit));
        }

        // A unit alone in the corner is that of the whole table.
        var corner = grid.Rows[years].Cells.Where(c => c.Kind == GridCellKind.Text && PlanHeadingWords.IsOnlyUnit(HeadingText.Normal(c.Text))).Select(c => c.Text);
        return new(grid, first, last, PlanColumnChooser.Settle(grid, last, columns, choices), [.. corner, .. BannerOf(grid, first)], score);
    }

    private static PlanColumn Column(int index, string heading, string own, string normal, string above, PlanReadingChoices choices)
    {
        if (choices.Columns?.FirstOrDefault(c => c.Column == index) is { } told)
        {
            return told with { Heading = heading };
        }

        var year = PlanHeadingWords.YearOf(own);
        if (year != default && !PlanHeadingWords.IsBeside(above))
        {
            return new(index, heading, PlanField.Year, year.Year ?? (year.Numbered > 0 && choices.Cycle is { } cycle ? cycle.First + (year.Numbered - 1) : null));
        }

        return new(index, heading, PlanHeadingWords.IsTotal(normal) || (PlanHeadingWords.NamesYears(own) && !PlanHeadingWords.IsBeside(normal)) ? PlanField.RowTotal : PlanHeadingWords.FieldOf(normal));
    }

    private static bool CanStackAbove(Grid grid, GridRow row, GridRow years)
    {
        var filled = row.Cells.Count(c => !c.IsEmpty);
        if (filled == 0 || row.Cells.Any(c => FigureText.IsFigure(c) && !IsYear(c)) || row.Cells.Any(c => c.Text.Length > 120))
        {
            return false;
        }

        // One text at the left is a banner; over the years it is their heading.
        var only = Enumerable.Range(0, row.Cells.Count).First(c => !row[c].IsEmpty);
        var spans = grid.Merged.Any(m => m.Row == row.Number && m.Column == only && m.LastColumn > only);
        return filled > 1 || (only > 0 && (IsYear(years[only]) || years[only].IsEmpty || spans) && only >= Enumerable.Range(0, years.Cells.Count).First(c => IsYear(years[c])));
    }

    private static bool CanStackBelow(GridRow row)
    {
        var filled = row.Cells.Where(c => !c.IsEmpty).ToList();
        if (filled is [{ Kind: GridCellKind.Text } only] && HeadingText.Normal(only.Text) is var name)
        {
            return (PlanHeadingWords.FieldOf(name) is PlanField.Title or PlanField.Case && KindWords.Category(name) is null) || PlanHeadingWords.IsOnlyUnit(name);
        }

        return filled.Count > 0 && filled.All(c => c.Kind == GridCellKind.Text && c.Text.Length <= 60 && !FigureText.Is(c.Text))
            && filled.Count(c => HeadingText.Normal(c.Text) is var n && (PlanHeadingWords.IsOnlyUnit(n) || PlanHeadingWords.FieldOf(n) != PlanField.Other)) * 2 >= filled.Count
            && filled.Count >= 2 && PlanWordsOfLine(filled) * 2 < filled.Count;
    }

    /// <summary>Cells that are values of a line's fields, not headings: "saving", "P", "N/A".</summary>
    private static int PlanWordsOfLine(List<GridCell> cells) => cells.Count(c => c.Text.Trim().Length <= 2 || Reference.FindIn(c.Text).Any());

    private static string Text(Grid grid, GridRow row, int column)
    {
        if (!row[column].IsEmpty)
        {
            return row[column].Text.Trim();
        }

        var area = grid.Merged.FirstOrDefault(m => row.Number >= m.Row && row.Number <= m.LastRow && column == m.Column);
        return area == default ? "" : grid.Rows.FirstOrDefault(r => r.Number == area.Row)?[area.Column].Text.Trim() ?? "";
    }

    private static string Carried(Grid grid, GridRow row, int column, int firstYear)
    {
        if (!row[column].IsEmpty)
        {
            return row[column].Text.Trim();
        }

        var area = grid.Merged.FirstOrDefault(m => row.Number >= m.Row && row.Number <= m.LastRow && column >= m.Column && column <= m.LastColumn);
        if (area != default)
        {
            return grid.Rows.FirstOrDefault(r => r.Number == area.Row)?[area.Column].Text.Trim() ?? "";
        }

        // Without merged cells a heading stands over the columns to its right, as far as the next one.
        for (var c = column - 1; c >= firstYear; c--)
        {
            if (!row[c].IsEmpty)
            {
                return grid.Merged.Any(m => m.Row == row.Number && m.Column == c) ? "" : row[c].Text.Trim();
            }
        }

        return "";
    }
}
