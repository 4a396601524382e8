using System.Globalization;
using Outturn.Core.Sheets;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Reading;

/// <summary>
/// Reads a savings tracker of any council from the rows of its file: finds the table, what each column is, the unit, the sign, the year
/// and the position; then lines, totals and what is neither. It infers and says so, and asks only where nothing decides.
/// </summary>
public static class TrackerReader
{
    public static TrackerReading Read(GridBook book, ReadOptions? options = null)
    {
        options ??= new();
        var problems = new List<Problem>(book.Problems);
        var chosen = Choose(book, options, problems);
        if (chosen is not var (grid, block))
        {
            return Nothing(book, options, problems);
        }

        var signature = LayoutSignature.Of(block);
        var banner = grid.Rows.Take(block.First).Concat(Enumerable.Range(block.First, block.Last - block.First + 1).Where(i => !block.Rows.Contains(i)).Select(i => grid.Rows[i]))
            .SelectMany(r => r.Cells).Where(c => c.Kind is GridCellKind.Text or GridCellKind.Date && c.Text.Length < 400).Select(c => c.Text).ToList();
        var headingTexts = block.Headings.Select(h => h.Text).ToList();
        var found = PositionFinder.Find([.. banner, grid.IsText ? "" : grid.Name, Path.GetFileNameWithoutExtension(book.FileName), .. headingTexts.Where(t => FinancialYear.TryFind(t, out _)).Take(4), .. MonthHeadings(grid, block), .. Footers(grid, block)]);
        var year = options.Year ?? found.Year;
        var position = options.Position ?? found.Position;
        if (options.Year is null && YearsOfBlocks(block) is { Count: > 1 } blocks && PositionFinder.Find([.. banner, grid.IsText ? "" : grid.Name, Path.GetFileNameWithoutExtension(book.FileName)]).Year is null)
        {
            // Two years side by side, each with a plan and a forecast: only a person knows which is meant.
            year = null;
            found = found with { Years = blocks };
        }

        SayTime(book, options, found, year, position, problems);

        var mappings = ColumnChooser.Choose(grid, block, year, options.Remembered?.Invoke(signature), options.Columns, problems);
        var layout = new TrackerLayout(grid, block, mappings);
        var place = grid.Place(grid.Rows[block.Last].Number);
        SayHidden(book, grid, layout.Of(TrackerField.LineKey), problems);
        if (!layout.HasPlan && !layout.HasForecast)
        {
            return Unclear(book, options, layout, banner, new(signature, year, position), problems);
        }

        SayColumns(layout, place, problems);
        var body = grid.Rows.Skip(block.Last + 1).ToList();
        var lineLike = body.Where(r => !TotalWords.IsTotal(r)).Take(1_000).ToList();
        var units = UnitFinder.Find(layout, banner, options.Unit, lineLike);
        problems.AddRange(units.Problems);
        var signs = SignFinder.Find(layout, banner, options.Savings, lineLike, units);
        problems.AddRange(signs.Problems);

        var carried = new CarriedCells(layout);
        var rows = RowSorter.Sort(layout, carried, units);
        foreach (var under in rows.Where(r => r.IsUnderTotal))
        {
            problems.Add(Problem.Warning("rows.under-total", grid.Place(under.Row.Number), $"\"{(under.Label.Length <= 80 ? under.Label : under.Label[..77] + "...")}\" stands under the last total without what the lines have, so it was not read as a line. If it is one, move it above the total."));
        }

        carried.CarryDown(rows, layout.Of(TrackerField.Committee));
        if (carried.CarriedDown > 0)
        {
            problems.Add(Problem.Notice("cells.carried", place, $"{carried.CarriedDown.ToString(CultureInfo.InvariantCulture)} lines have a blank committee and were given the one above them."));
        }

        var committee = layout.Of(TrackerField.Committee);
        var names = new CommitteeNames(committee < 0 ? rows.Select(r => r.Outer) : body.Select(r => r[committee].Text).Where(t => t.Length < 200));
        var reader = new LineReader(layout, carried, units, signs, names, problems);
        var collected = new LineCollector(layout, reader, problems);
        collected.Collect(rows);

        var prover = new TotalProver(layout, units, reader, rows, collected.Figures, collected.ByRow);
        prover.Prove();
        SaySummary(layout, place, reader, collected, problems);
        var uses = Uses(rows, collected, prover);
        List<UnreadText> unread = [.. rows.Where(r => uses[r.Row.Number] == RowUse.Unread && !prover.Unread.Any(u => u.Where == grid.Place(r.Row.Number))).Select(r => new UnreadText(grid.Place(r.Row.Number), RowText.Of(r.Row))), .. prover.Unread];
        foreach (var other in book.Grids.Where(g => !ReferenceEquals(g, grid)))
        {
            unread.AddRange(other.Rows.Select(r => new UnreadText(other.Place(r.Number), RowText.Of(r))));
        }

        return new()
        {
            FileName = book.FileName,
            Format = book.Format,
            Sheet = grid.Name,
            Signature = signature,
            Year = year,
            Position = position,
            Unit = units.Unit,
            UnitHow = units.How,
            Savings = signs.Savings,
            SavingsHow = signs.How,
            HeaderRow = grid.Rows[block.Last].Number,
            Columns = mappings,
            Lines = collected.Lines,
            BadRows = collected.Bad,
            PrintedTotals = prover.Totals,
            Unread = unread,
            Problems = Shortened(problems),
            Place = grid.Place,
            Rows = uses,
        };
    }

    /// <summary>The headings that say something of themselves, unless a person has named the columns of others.</summary>
    private static HeadingBlock? Headings(Grid grid, ReadOptions options)
    {
        var found = HeadingFinder.Find(grid);
        return options.Columns is { Count: > 0 } given && (found is null || HeadingFinder.Matches(found, given) == 0)
            && HeadingFinder.Likeliest(grid, given) is { } named && (found is null || HeadingFinder.Matches(named, given) > 0) ? named : found;
    }

    private static (Grid Grid, HeadingBlock Block)? Choose(GridBook book, ReadOptions options, List<Problem> problems)
    {
        if (options.Sheet is { Length: > 0 } wanted)
        {
            var named = book.Grids.FirstOrDefault(g => g.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase));
            if (named is null)
            {
                problems.Add(Problem.Error("sheet.missing", book.FileName, $"There is no sheet called {wanted}. The file has: {string.Join(", ", book.Grids.Select(g => g.Name))}."));
                return null;
            }

            if ((Headings(named, options) ?? HeadingFinder.Likeliest(named, [])) is { } block)
            {
                return (named, block);
            }

            problems.Add(NoHeadings(book));
            return null;
        }

        var candidates = new List<(Grid Grid, HeadingBlock Block, double Score)>();
        foreach (var grid in book.Grids)
        {
            if (Headings(grid, options) is { } block)
            {
                Consider(grid, block);
            }
        }

        if (candidates.Count == 0)
        {
            // Nothing says what the columns are: the likeliest table is shown, so that a person can.
            foreach (var grid in book.Grids)
            {
                if (HeadingFinder.Likeliest(grid, []) is { } block)
                {
                    Consider(grid, block);
                }
            }
        }

        void Consider(Grid grid, HeadingBlock block)
        {
            // More lines speak for a sheet, so that the detail wins over its summary; being hidden speaks against it.
            var below = grid.Rows.Count - block.Last - 1;
            candidates.Add((grid, block, (block.Score * Math.Min(1, below / 3.0)) + Math.Min(3, Math.Log10(below + 1)) - (grid.Hidden ? 100 : 0)));
        }

        if (candidates.Count == 0)
        {
            problems.Add(NoHeadings(book));
            return null;
        }

        var best = candidates.OrderByDescending(c => c.Score).First();
        var rivals = candidates.Where(c => !ReferenceEquals(c.Grid, best.Grid) && !c.Grid.Hidden && c.Score > best.Score - 2).Select(c => c.Grid.Name).ToList();
        if (rivals.Count > 0)
        {
            problems.Add(Problem.Warning("sheet.several", best.Grid.Place(best.Grid.Rows[best.Block.Last].Number), $"The sheet {best.Grid.Name} was read. Other sheets look like trackers too: {string.Join(", ", rivals)}. To read one of those, name it."));
        }
        else if (book.Grids.Count > 1)
        {
            problems.Add(Problem.Notice("sheet.chosen", best.Grid.Name, $"The sheet {best.Grid.Name} was read; {string.Join(", ", book.Grids.Where(g => !ReferenceEquals(g, best.Grid)).Select(g => g.Name).Take(12))} {(book.Grids.Count == 2 ? "was" : "were")} not."));
        }

        return (best.Grid, best.Block);
    }

    private static Problem NoHeadings(GridBook book) => Problem.Error(
        "tracker.no-headings", book.FileName, "No row was found that heads a tracker's columns (such as reference, title, planned and forecast saving). Check that this is the tracker, or say what each column is.");

    private static void SayHidden(GridBook book, Grid grid, int ours, List<Problem> problems)
    {
        foreach (var hidden in book.Grids.Where(g => g.Hidden && g.Rows.Count > 0))
        {
            problems.Add(Problem.Notice("sheet.hidden", hidden.Name, $"The sheet {hidden.Name} is hidden{(ReferenceEquals(hidden, grid) ? ", and was read because no other fits" : " and was not read")}."));
        }

        if (grid.HiddenColumns.Count > 0)
        {
            var named = grid.HiddenColumns.Where(c => ours != c && grid.Rows.Any(r => !r[c].IsEmpty)).Order().Select(Grid.ColumnName).ToList();
            if (named.Count > 0)
            {
                problems.Add(Problem.Notice("columns.hidden", grid.Name, $"Hidden columns were read like the others: {string.Join(", ", named)}."));
            }
        }

        var rows = grid.Rows.Count(r => r.Hidden);
        if (rows > 0)
        {
            problems.Add(Problem.Notice("rows.hidden", grid.Name, $"{rows.ToString(CultureInfo.InvariantCulture)} hidden {(rows == 1 ? "row was" : "rows were")} read like the others, the first in row {grid.Rows.First(r => r.Hidden).Number.ToString(CultureInfo.InvariantCulture)}."));
        }
    }

    private static IEnumerable<string> MonthHeadings(Grid grid, HeadingBlock block)
    {
        // April 2017 over the first month column names the year.
        foreach (var heading in block.Headings.Where(h => h.Sense.Month == 1))
        {
            foreach (var row in block.Rows)
            {
                if (grid.Rows[row][heading.Column].Date is { } day)
                {
                    yield return FinancialYear.Containing(day).ToString();
                }
            }
        }
    }

    /// <summary>Rows of one text under the headings: a note may say the year where nothing above does.</summary>
    private static IEnumerable<string> Footers(Grid grid, HeadingBlock block) =>
        grid.Rows.Skip(block.Last + 1).Where(r => r.Cells.Count(c => !c.IsEmpty) == 1).Select(r => r.Cells.First(c => !c.IsEmpty).Text).TakeLast(12);

    private static List<FinancialYear> YearsOfBlocks(HeadingBlock block) =>
        [.. block.Headings.Where(h => h.Sense.Year is not null).GroupBy(h => h.Sense.Year!.Value)
            .Where(g => g.Any(h => h.Sense.Basis == Basis.Planned) && g.Any(h => h.Sense.Basis is Basis.Forecast or Basis.Actual)).Select(g => g.Key).Order()];

    private static void SayTime(GridBook book, ReadOptions options, PositionFinder.Found found, FinancialYear? year, DateOnly? position, List<Problem> problems)
    {
        if (year is null)
        {
            problems.Add(Problem.Error("year.unclear", book.FileName, found.Years is { Count: > 1 } years
                ? $"The headings have a plan and a forecast for each of {string.Join(" and ", years)}. Say which year to read, such as --year {years[0]}; the others are kept as text."
                : found.Unsure is { } unsure
                ? $"\"{unsure.ToUpperInvariant()}\" can mean the year that starts or the year that ends then. Say which year the tracker is for, such as --year 2017-18."
                : "Nothing says which year the tracker is for. Say it, such as --year 2017-18."));
        }
        else if (options.Year is { } told && found.Year is { } written && written != told)
        {
            problems.Add(Problem.Warning("year.differs", book.FileName, $"You said {told}, but the file says {written}. It was read as {told}."));
        }

        if (options.Position is { } day && found.Position is { } stated && stated != day)
        {
            problems.Add(Problem.Warning("position.differs", book.FileName, $"You said that it stands at {CouncilTime.Words(day)}, but the file says {CouncilTime.Words(stated)}. It was read as at {CouncilTime.Words(day)}."));
        }
        else if (position is { } at && year is { } y && !y.Contains(at) && at < y.FirstDay)
        {
            problems.Add(Problem.Warning("position.outside", book.FileName, $"The position {CouncilTime.Words(at)} lies before the year {y}."));
        }
    }

    private static void SayColumns(TrackerLayout layout, string place, List<Problem> problems)
    {
        var guessed = layout.Mappings.Where(m => m.How is "content" or "position" && m.Field is not TrackerField.Other).ToList();
        if (guessed.Count > 0)
        {
            problems.Add(Problem.Notice("columns.inferred", place, $"Found by their content or place: {string.Join(", ", guessed.Select(m => $"{Grid.ColumnName(m.Column)} {(m.Heading.Length > 0 ? $"\"{m.Heading}\" " : "")}as {m.Field}{(m.Part > 0 ? " " + m.Part.ToString(CultureInfo.InvariantCulture) : "")}"))}."));
        }

        if (!layout.HasForecast)
        {
            // Where shares of the target stand for it, that was said when they were found.
            if (!problems.Any(p => p.Code is "forecast.from-split" or "forecast.unclear"))
            {
                problems.Add(layout.HasPlan && layout.Has(TrackerField.Variance)
                    ? Problem.Notice("forecast.from-variance", place, "There is no forecast column; the forecast was worked out from the plan and the variance.")
                    : Problem.Warning("forecast.absent", place, $"There is no forecast column, so forecasts were read as not given.{(layout.Mappings.FirstOrDefault(m => m.How == ColumnChooser.NotRecognised) is { } open ? $" If \"{open.Heading}\" holds the forecast, say so by hand." : "")}"));
            }
        }
        else if (FromDelivered(layout) is { } delivered)
        {
            problems.Add(Problem.Warning("forecast.from-delivered", place, $"There is no forecast column, so \"{delivered}\" was taken as the forecast. If it is only what is delivered so far, say which column holds the forecast."));
        }
        else if (!layout.HasPlan)
        {
            problems.Add(Problem.Notice("plan.absent", place, "There is no planned column: the file was read as a return of forecasts."));
        }

        if (!layout.Has(TrackerField.Owner))
        {
            problems.Add(Problem.Notice("owner.absent", place, "There is no owner column, so lines come in as not assigned."));
        }
    }

    /// <summary>The same thing of hundreds of rows is said fifty times and then counted.</summary>
    private static List<Problem> Shortened(List<Problem> problems)
    {
        const int Enough = 50;
        var result = new List<Problem>();
        foreach (var same in problems.GroupBy(p => p.Code))
        {
            result.AddRange(same.Take(Enough));
            if (same.Count() > Enough)
            {
                result.Add(same.First() with { Message = $"The same holds of {(same.Count() - Enough).ToString("#,##0", CultureInfo.InvariantCulture)} further places." });
            }
        }

        return result;
    }

    private static string? FromDelivered(TrackerLayout layout)
    {
        var columns = layout.ForecastParts.Append(layout.Of(TrackerField.ForecastYear)).Where(c => c >= 0).ToList();
        return columns.Count > 0 && columns.All(c => layout.Sense(c).Basis == Basis.Actual && layout.Mapping(c).How == "heading") ? layout.Mapping(columns[0]).Heading : null;
    }

    private static void SaySummary(TrackerLayout layout, string place, LineReader reader, LineCollector collected, List<Problem> problems)
    {
        if (reader.Rounded > 0)
        {
            problems.Add(Problem.Notice("amount.rounded", reader.FirstRounded, $"{reader.Rounded.ToString(CultureInfo.InvariantCulture)} {(reader.Rounded == 1 ? "figure was" : "figures were")} rounded to whole pence, the first in {reader.FirstRounded}."));
        }

        if (collected.Lines.Count == 0)
        {
            problems.Add(Problem.Error("tracker.no-lines", place, collected.Bad.Count > 0
                ? $"No line could be read. The first reason: {collected.Bad[0].Reason}"
                : "No lines were found under the headings."));
        }

        var markup = collected.Lines.Count(l => l.Raw.Any(PlainText.HasMarkup));
        if (markup > 0)
        {
            problems.Add(Problem.Notice("text.markup", layout.Grid.Name, $"Marks of web pages (such as <p>) were taken out of the texts of {markup.ToString(CultureInfo.InvariantCulture)} lines; the file itself is kept as it is."));
        }
    }

    private static Dictionary<int, RowUse> Uses(List<SortedRow> rows, LineCollector collected, TotalProver prover)
    {
        var uses = new Dictionary<int, RowUse>();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            uses[row.Row.Number] = row.Kind switch
            {
                RowKindFound.Heading => RowUse.Heading,
                RowKindFound.RepeatedHeading => RowUse.RepeatedHeading,
                RowKindFound.Group => RowUse.Group,
                RowKindFound.Total => prover.Repeated.Contains(row.Row.Number) ? RowUse.RepeatedTotal : prover.IsUsed(row.Row.Number) ? RowUse.Total : RowUse.Unread,
                RowKindFound.Item => collected.UseOf(i),
                RowKindFound.Continuation => collected.UseOf(i),
                _ => RowUse.Unread,
            };
        }

        return uses;
    }

    private sealed record Known(string Signature, FinancialYear? Year, DateOnly? Position);

    /// <summary>A table whose figures nothing names: its columns are shown, so that a person can say what they are.</summary>
    private static TrackerReading Unclear(GridBook book, ReadOptions options, TrackerLayout layout, List<string> banner, Known known, List<Problem> problems)
    {
        var (grid, block) = (layout.Grid, layout.Block);
        var figures = layout.Mappings.Where(m => m.How == ColumnChooser.NotRecognised).ToList();
        var parts = layout.Mappings.Count(m => m.Field is TrackerField.PlannedPart or TrackerField.ForecastPart);
        var which = parts > 0 ? $"{parts.ToString(CultureInfo.InvariantCulture)} columns are parts of a year, but four quarters or twelve months are needed. "
            : figures.Count == 0 ? ""
            : $"{string.Join(", ", figures.Take(12).Select(Named))}{(figures.Count > 12 ? " and others" : "")} {(figures.Count == 1 ? "holds" : "hold")} figures, but nothing says whether they are planned or forecast. ";
        problems.Add(Problem.Error("columns.unclear", grid.Place(grid.Rows[block.Last].Number), $"No column was recognised as the planned or the forecast saving. {which}Look at the columns and say by hand which column holds the planned year saving and which the forecast."));
        var (unit, unitHow) = options.Unit is { } told ? (told, $"{UnitWords.Name(told)}, as you said")
            : block.Headings.Select(h => h.Sense.Unit).FirstOrDefault(u => u is not null) is { } headed ? (headed, $"{UnitWords.Name(headed)}, from the headings")
            : banner.Select(t => UnitWords.Find(HeadingText.Normal(t))).FirstOrDefault(u => u is not null) is { } above ? (above, $"{UnitWords.Name(above)}, from the words above the table")
            : ((MoneyUnit?)null, "not found");
        var (savings, savingsHow) = options.Savings is { } sign ? (sign, "as you said")
            : block.Headings.Select(h => h.Sense.Savings).Concat(banner.Select(t => SignWords.Find(HeadingText.Normal(t)))).FirstOrDefault(s => s is not null) is { } said ? (said, "from the words above the figures")
            : ((SavingsSign?)null, "not found");
        return Nothing(book, options, problems) with
        {
            Sheet = grid.Name,
            Signature = known.Signature,
            Year = known.Year,
            Position = known.Position,
            Unit = unit,
            UnitHow = unitHow,
            Savings = savings,
            SavingsHow = savingsHow,
            HeaderRow = grid.Rows[block.Last].Number,
            Columns = layout.Mappings,
            Rows = grid.Rows.Select((r, i) => (r.Number, Use: block.Rows.Contains(i) ? RowUse.Heading : RowUse.Unread)).ToDictionary(r => r.Number, r => r.Use),
            Place = grid.Place,
            Unread = [.. book.Grids.SelectMany(g => g.Rows.Where((_, i) => !ReferenceEquals(g, grid) || !block.Rows.Contains(i)).Select(r => new UnreadText(g.Place(r.Number), RowText.Of(r))))],
        };

        static string Named(ColumnMapping m) => m.Heading.Length > 0 ? $"\"{m.Heading}\"" : $"Column {Grid.ColumnName(m.Column)}";
    }

    private static TrackerReading Nothing(GridBook book, ReadOptions options, List<Problem> problems) => new()
    {
        FileName = book.FileName,
        Format = book.Format,
        Sheet = "",
        Signature = "",
        Year = options.Year,
        Position = options.Position,
        Unit = options.Unit,
        UnitHow = "not found",
        Savings = options.Savings,
        SavingsHow = "not found",
        HeaderRow = 0,
        Columns = [],
        Lines = [],
        BadRows = [],
        PrintedTotals = [],
        Unread = [.. book.Grids.SelectMany(g => g.Rows.Select(r => new UnreadText(g.Place(r.Number), RowText.Of(r))))],
        Problems = problems,
        Place = (row, column) => book.Grids is [var first, ..] ? first.Place(row, column) : "",
    };
}
