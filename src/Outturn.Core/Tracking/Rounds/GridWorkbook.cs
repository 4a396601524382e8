using System.Globalization;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using FileRow = Outturn.Core.Sheets.GridRow;

namespace Outturn.Core.Tracking.Rounds;

/// <summary>
/// The update grid as a workbook that comes back: a hidden key and a hidden stamp for each line say which line it is and what its
/// owner was shown. What comes back is a draft like any other, never a fact.
/// </summary>
public static class GridWorkbook
{
    public const string KeyHeading = "Key";
    public const string StampHeading = "Stamp (leave as it is)";
    public const string CommentaryHeading = "What changed and why";
    public const string ReadyHeading = "Ready (yes)";
    public const string YearHeading = "Forecast, year not phased £000";
    private const string RoundNote = "Update round";

    private static string QuarterHeading(int quarter) => string.Create(CultureInfo.InvariantCulture, $"Forecast Q{quarter} £000");

    /// <summary>The grid as it stands: what was typed where it was typed, else what is on record.</summary>
    public static Sheet Sheet(UpdateGrid grid, long latestAct)
    {
        var money = MoneyStyle.Thousands;
        var period = grid.Round.Period;
        var columns = new List<Column>
        {
            new("key", KeyHeading, ColumnKind.Key),
            new("stamp", StampHeading, ColumnKind.Key),
            new("reference", "Reference", ColumnKind.Text, Width: 12),
            new("title", "Title", ColumnKind.Text, Width: 44),
            new("planned", "Plan year £000", ColumnKind.Money, money, Width: 10),
            new("published", grid.Published is { } day ? $"{day.ToString("MMMM", CultureInfo.InvariantCulture)} forecast £000" : "Forecast on record £000", ColumnKind.Money, money, Width: 12),
        };
        for (var q = 1; q <= 4; q++)
        {
            columns.Add(new(string.Create(CultureInfo.InvariantCulture, $"forecastQ{q}"), QuarterHeading(q), ColumnKind.Money, money, UpdateGrid.IsClosed(period, q) ? "Closed" : "To fill in", 12));
        }

        columns.AddRange([
            new("forecastYear", YearHeading, ColumnKind.Money, money, "To fill in", 14),
            new("commentary", CommentaryHeading, ColumnKind.Text, Width: 60),
            new("ready", ReadyHeading, ColumnKind.Text, Width: 8),
            new("state", "Where it is", ColumnKind.Text, Width: 24),
        ]);
        return new(
            $"Update {Round.NameOf(period)}",
            $"Forecast saving for {period.Year} by quarter. £000, effect on the year’s net budget: a saving is negative. Change the columns “To fill in”, the commentary and “{ReadyHeading}”; save; upload the file to the grid. Nothing is written until you submit.",
            "within the year", columns, [.. grid.Rows.Select(Line)])
        {
            Notes =
            [
                new("Year", period.Year.ToString()), new(RoundNote, period.ToString()), new("As at", CouncilTime.Words(grid.Round.Position)),
                new("Latest act", latestAct.ToString(CultureInfo.InvariantCulture)), new("Lines", grid.Rows.Count.ToString(CultureInfo.InvariantCulture)),
            ],
        };
    }

    private static Row Line(GridRow row)
    {
        var figures = row.Counted.Stated.Forecast;
        var cells = new List<Cell>
        {
            Cell.Text(row.Line.Key), Cell.Text(Stamp(row).ToString()), Cell.Text(row.Line.Reference), Cell.Text(row.Line.Details.Title),
            Cell.Of(row.Line.Planned), row.Before is { } before ? Cell.Of(before) : Cell.Text("new"),
        };
        for (var q = 1; q <= 4; q++)
        {
            cells.Add(row.Cell(q) is { } open ? Shown(open) : figures.Quarter(q) is { } closed ? Cell.Of(closed) : Cell.Empty);
        }

        cells.AddRange([
            row.Cell(0) is { } year ? Shown(year) : Cell.Empty,
            Cell.Text(row.Commentary), Cell.Text(row.Ready ? "yes" : ""), Cell.Text(row.Locked is null ? Word(row.State) : row.Line.Stated.Complete == true ? "complete" : Word(row.State)),
        ]);
        return new(row.Line.Key, RowKind.Item, cells);
    }

    private static Cell Shown(ForecastCell cell) => cell.State switch
    {
        CellState.Same => Cell.Of(cell.Was),
        CellState.Changed => Cell.Of(cell.Counted),
        _ => Cell.Text(cell.Typed),
    };

    /// <summary>The text of a cell as the file shows it, in the one spelling that reading it back gives.</summary>
    private static string ShownText(ForecastCell cell) => cell.State switch
    {
        CellState.Same => ForecastCell.Text(cell.Was),
        CellState.Changed => ForecastCell.Text(cell.Counted),
        _ => cell.Typed,
    };

    private static GridStamp Stamp(GridRow row) => GridStamp.Of(
        row.Draft.IsEmpty ? row.Line.Acts.Forecast : row.Draft.Basis, row.Cells.Select(c => KeyValuePair.Create(c.Part, ShownText(c))), row.Commentary);

    private static string Word(ProgressState state) => state switch
    {
        ProgressState.Submitted => "submitted",
        ProgressState.Returned => "returned",
        ProgressState.SignedOff => "signed off",
        _ => "waits",
    };

    /// <summary>Reads a workbook that <see cref="Sheet"/> made and somebody changed. Refused where it is not one, or not of this round.</summary>
    /// <param name="book">The file as read.</param>
    /// <param name="grid">The lines that may be typed of.</param>
    /// <param name="state">The year, for lines that the grid does not show.</param>
    /// <param name="viewer">Who uploads.</param>
    /// <param name="draft">What was typed before: cells that the file did not change stay.</param>
    public static Result<ReturnedGrid> Read(GridBook book, UpdateGrid grid, YearState state, Viewer viewer, RoundDraft draft)
    {
        if (book.Grids.Select(g => (Grid: g, Head: Heading(g))).FirstOrDefault(g => g.Head is not null) is not { Head: { } head } found)
        {
            return Result.Refused<ReturnedGrid>(Problem.Error("grid.not-ours", book.FileName, "This file is not an update grid: its hidden columns with the key and the stamp of each line are not there. Get the grid in Excel, change that file, and upload it. A tracker in the council’s own layout goes to “Bring in a tracker”."));
        }

        var notes = book.Grids.SelectMany(g => g.Rows).Where(r => r[0].Text == RoundNote).Select(r => r[1]).DefaultIfEmpty(GridCell.Empty).First();
        if (!IsPeriod(notes, grid.Round.Period))
        {
            var which = notes.IsEmpty ? "does not say of which round it is" : FinancialMonth.TryParse(notes.Text, out var other) ? $"is the grid of {Round.NameOf(other)}" : $"says that it is of the round “{Short(notes.Text)}”";
            return Result.Refused<ReturnedGrid>(Problem.Error("grid.another-round", book.FileName, $"This file {which}. This is the round of {grid.Round.Name}: get its grid in Excel. Nothing was changed."));
        }

        return Result.Ok(new Reading(found.Grid, head, grid, state, viewer, draft).Read());
    }

    /// <summary>A spreadsheet program may have taken 2017-12 for a date.</summary>
    private static bool IsPeriod(GridCell cell, FinancialMonth period) =>
        cell.Text.Trim() == period.ToString() || (cell.Date is { } day && FinancialYear.Containing(day) == period.Year && FinancialMonth.Containing(day) == period);

    private static GridRowOfFile? Heading(Grid grid)
    {
        foreach (var row in grid.Rows.Take(20))
        {
            var columns = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < row.Cells.Count; i++)
            {
                columns.TryAdd(row[i].Text.Trim(), i);
            }

            if (columns.ContainsKey(KeyHeading) && columns.ContainsKey(StampHeading))
            {
                return new(row.Number, columns);
            }
        }

        return null;
    }

    private static string Short(string text) => text.Length > 24 ? text[..24] + "…" : text;

    private sealed record GridRowOfFile(int Number, IReadOnlyDictionary<string, int> Columns);

    private sealed class Reading(Grid sheet, GridRowOfFile head, UpdateGrid grid, YearState state, Viewer viewer, RoundDraft draft)
    {
        private readonly List<Problem> problems = [];
        private readonly Dictionary<Guid, LineDraft> lines = [];
        private int changed;

        public ReturnedGrid Read()
        {
            var byKey = grid.Rows.ToDictionary(r => r.Line.Key, StringComparer.OrdinalIgnoreCase);
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var row in sheet.Rows.Where(r => r.Number > head.Number))
            {
                var key = Cell(row, KeyHeading).Text.Trim();
                if (key.Length == 0)
                {
                    if (!row.IsEmpty)
                    {
                        problems.Add(Problem.Warning("grid.no-key", sheet.Place(row.Number), $"Row {row.Number.ToString(CultureInfo.InvariantCulture)} has no key, so nobody can say which line it is: it was not taken. A new line is brought in with the tracker."));
                    }
                }
                else if (!seen.Add(key))
                {
                    problems.Add(Problem.Warning("grid.twice", sheet.Place(row.Number), $"{key} stands twice in the file: only the first row of it was taken."));
                }
                else if (GridStamp.Read(Cell(row, StampHeading).Text.Trim()) is not { } stamp)
                {
                    problems.Add(Problem.Warning("grid.stamp", sheet.Place(row.Number), $"{key}: the hidden stamp of the row was changed, so what was typed cannot be told from what was there. The row was not taken: type it in the grid."));
                }
                else if (byKey.TryGetValue(key, out var line))
                {
                    Take(row, line, stamp);
                }
                else if (IsTouched(row, stamp))
                {
                    var known = state.Position.Lines.FirstOrDefault(l => string.Equals(l.Key, key, StringComparison.OrdinalIgnoreCase));
                    problems.Add(known is null
                        ? Problem.Warning("grid.unknown-line", sheet.Place(row.Number), $"{Short(key)} is not in the tracker at {CouncilTime.Words(grid.Round.Position)}: its row was not taken.")
                        : LineScope.Refusal(viewer, known, "update forecasts") ?? Problem.Warning("forecast.not-shown", known.Key, $"{LineScope.Named(known)} is not in the lines that are shown. Choose its owner and try again; nothing was kept of it."));
                }
            }

            return new(draft.With(lines), changed, lines.Count, problems);
        }

        private void Take(FileRow row, GridRow line, GridStamp stamp)
        {
            var name = LineScope.Named(line.Line);
            for (var q = 1; q <= 4; q++)
            {
                if (line.Locked is null && line.Cell(q) is null && line.Line.Stated.Forecast.Quarter(q) is { Value: { } closed } && head.Columns.ContainsKey(QuarterHeading(q)) && Text(row, QuarterHeading(q)) is var text && text != ForecastCell.Text(Amount.Of(closed)) && text.Length > 0)
                {
                    problems.Add(Problem.Warning("forecast.closed", ForecastCells.Where(line.Line, q), $"{name}: quarter {q.ToString(CultureInfo.InvariantCulture)} is closed for {grid.Round.Name}. The file’s {Short(text)} was not taken: a closed quarter is corrected on the line’s own page, with a reason."));
                }
            }

            if (line.Locked is { } locked)
            {
                if (IsTouched(row, stamp))
                {
                    problems.Add(locked with { Severity = Severity.Warning, Message = $"{locked.Message} What the file changes of it was not taken." });
                }

                return;
            }

            var before = draft.Of(line.Line.Id);
            var parts = new Dictionary<int, string>(before.Parts);
            var kept = new Dictionary<int, string>(before.Kept);
            var touched = 0;
            foreach (var cell in line.Cells.Where(c => head.Columns.ContainsKey(Column(c.Part))))
            {
                var text = Text(row, Column(cell.Part));
                if (stamp.IsAsShown(cell.Part, text))
                {
                    continue;
                }

                touched++;
                parts[cell.Part] = text;
                kept.Remove(cell.Part);
            }

            var commentary = head.Columns.ContainsKey(CommentaryHeading) ? CommentaryText.Clean(Cell(row, CommentaryHeading).Text) : null;
            if (commentary is not null && stamp.IsCommentaryAsShown(commentary))
            {
                commentary = null;
            }

            touched += commentary is null ? 0 : 1;
            var ready = Ready(row, name) ?? before.Ready;
            if (touched > 0 || ready != before.Ready)
            {
                changed += touched;
                lines[line.Line.Id] = new(before.IsEmpty ? stamp.Basis : Math.Min(before.Basis, stamp.Basis), parts, commentary ?? before.Commentary, ready, kept);
            }
        }

        private bool? Ready(FileRow row, string name)
        {
            switch (Cell(row, ReadyHeading).Text.Trim().ToUpperInvariant())
            {
                case "":
                    return null;
                case "YES" or "Y" or "X" or "✓" or "TRUE" or "1":
                    return true;
                case "NO" or "N" or "FALSE" or "0":
                    return false;
                case var other:
                    problems.Add(Problem.Warning("grid.ready", sheet.Place(row.Number), $"{name}: “{Short(other)}” under “{ReadyHeading}” is neither yes nor no. The tick is left as it was."));
                    return null;
            }
        }

        private bool IsTouched(FileRow row, GridStamp stamp) =>
            stamp.Parts.Any(p => head.Columns.ContainsKey(Column(p)) && !stamp.IsAsShown(p, Text(row, Column(p))))
            || (head.Columns.ContainsKey(CommentaryHeading) && !stamp.IsCommentaryAsShown(CommentaryText.Clean(Cell(row, CommentaryHeading).Text)));

        private static string Column(int part) => part == 0 ? YearHeading : QuarterHeading(part);

        private GridCell Cell(FileRow row, string heading) => head.Columns.TryGetValue(heading, out var column) ? row[column] : GridCell.Empty;

        /// <summary>A number as the grid spells it; anything else as it stands.</summary>
        private string Text(FileRow row, string heading)
        {
            var cell = Cell(row, heading);
            return cell is { Kind: GridCellKind.Number, Number: { } number } && !cell.Format.Contains('%', StringComparison.Ordinal) && Math.Abs(number) < 100_000_000m
                ? ForecastCell.Text(Amount.Of(Money.FromPounds(number * 1000m, Rounding.HalfAwayFromZero)))
                : CommentaryText.OneLine(cell.Text).Trim();
        }
    }
}

/// <summary>What came back of an update grid.</summary>
/// <param name="Draft">What was typed before with what the file changed.</param>
/// <param name="Changed">Cells that the file changed, commentaries among them.</param>
/// <param name="Lines">Lines of which something came.</param>
/// <param name="Problems">What was not taken, and why.</param>
public sealed record ReturnedGrid(RoundDraft Draft, int Changed, int Lines, IReadOnlyList<Problem> Problems);
