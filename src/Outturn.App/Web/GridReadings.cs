using System.Globalization;
using Outturn.App.Operations.Rounds;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>A figure as a cell shows it; a zero is quiet.</summary>
public sealed record FigureReading(string Text, bool Zero)
{
    public static FigureReading Of(Total? total, MoneyStyle style) => total is { } t ? new(style.Text(t), TrackerMarkup.IsZero(t, style)) : new("", false);
}

/// <summary>One box.</summary>
/// <param name="Id">The element's id and the field's name.</param>
/// <param name="Part">1 to 4, or 0 for a year that is not phased.</param>
/// <param name="Text">As typed.</param>
/// <param name="Was">As on record.</param>
/// <param name="Mark">Empty, "changed", "ask" or "wrong".</param>
/// <param name="Kept">The text that was said to be meant; empty for none.</param>
public sealed record CellReading(string Id, int Part, string Text, string Was, string Mark, string Kept);

/// <summary>What is asked or wrong, beside its cell or under its line.</summary>
/// <param name="Id">The element's id.</param>
/// <param name="For">The field that it is about; empty for the line as a whole.</param>
/// <param name="Ask">A question, not an error.</param>
/// <param name="Said">The first sentence.</param>
/// <param name="More">What follows.</param>
/// <param name="Fixes">Buttons: what they send, and their words.</param>
/// <param name="Versus">Where two people changed the line: the cell, theirs, yours.</param>
public sealed record ProblemReading(string Id, string For, bool Ask, string Said, string More, IReadOnlyList<(string Value, string Words)> Fixes, IReadOnlyList<(string Cell, string Theirs, string Yours)> Versus);

/// <summary>One line of the grid as read.</summary>
public sealed record RowReading(
    string Id, IReadOnlyList<CellReading> Cells, FigureReading Forecast, FigureReading Change, FigureReading Variance, Rag Rating, string RatingWord, string RatingNote, IReadOnlyList<ProblemReading> Problems);

/// <summary>One line of the summary of a save.</summary>
public sealed record ChangeReading(string Line, string Cell, string Was, string Now, string Effect);

/// <summary>
/// The grid as the server reads it, in words: the page draws it and the grid's script paints it, so that neither has a rule of its own.
/// </summary>
public sealed class GridReadings
{
    private static readonly MoneyStyle Thousands = MoneyStyle.Thousands;

    private GridReadings(GridPage page)
    {
        Page = page;
        var grid = page.Grid;
        Rows = [.. grid.Rows.Select(r => Row(r, page.Rules))];
        Summary = [.. grid.Rows.Zip(Rows).SelectMany(r => SummaryOf(r.First, r.Second))];
        SummaryTitle = TitleOf(grid);
        Changes = [.. grid.Changes().Select(c => new ChangeReading(LineScope.Named(c.Line), c.Cell, Short(c.Was), Short(c.Now), c.Effect is { } effect ? MoneyStyle.Variance.Text(effect) : "not counted"))];
        Was = Thousands.Text(grid.Sum(r => r.Line.Forecast));
        Now = Thousands.Text(grid.Sum(r => r.Counted.Forecast));
        Effect = MoneyStyle.Variance.Text(grid.Sum(r => r.Effect));
        var counted = grid.Rows.ToDictionary(r => r.Line.Id, r => r.Counted);
        Pledges = Promises.InWords(page.State.Covers, page.State.Position.Lines, [.. page.State.Position.Lines.Select(l => counted.GetValueOrDefault(l.Id, l))]);
        Totals =
        [
            .. Enumerable.Range(1, 4).Select(q => FigureReading.Of(grid.Sum(r => r.Counted.Stated.Forecast.Quarter(q)), Thousands)),
            FigureReading.Of(grid.Sum(r => r.Counted.Forecast), Thousands),
            FigureReading.Of(grid.Sum(r => r.Change), MoneyStyle.Variance),
            FigureReading.Of(grid.Sum(r => r.Counted.Variance), MoneyStyle.Variance),
        ];
        NotCounted = grid.OpenCells switch { 0 => "", 1 => "1 cell not counted as typed", var n => string.Create(CultureInfo.InvariantCulture, $"{n:#,##0} cells not counted as typed") };
        Ready = string.Create(CultureInfo.InvariantCulture, $"{grid.ReadyCount} of {grid.Rows.Count}");
        var changes = grid.ChangedCells;
        ChangesWords = changes == 1 ? "1 change" : string.Create(CultureInfo.InvariantCulture, $"{changes:#,##0} changes");
        List<string> waits = [];
        if (grid.ToFix > 0)
        {
            waits.Add(string.Create(CultureInfo.InvariantCulture, $"{grid.ToFix} to fix"));
        }

        if (grid.ToAnswer > 0)
        {
            waits.Add(string.Create(CultureInfo.InvariantCulture, $"{grid.ToAnswer} to answer"));
        }

        Waits = (waits.Count > 0 ? string.Join(", ", waits) + ". " : "") + Ready + " ready.";
        Kept = page.Kept is { } at ? $"Draft kept {at.London.ToString("HH:mm", CultureInfo.InvariantCulture)}." : "";
    }

    public GridPage Page { get; }

    public IReadOnlyList<RowReading> Rows { get; }

    /// <summary>Where each thing that waits is, and what it is.</summary>
    public IReadOnlyList<(string Target, string Words)> Summary { get; }

    public string SummaryTitle { get; }

    public IReadOnlyList<ChangeReading> Changes { get; }

    /// <summary>The year's forecast of the lines shown, on record.</summary>
    public string Was { get; }

    public string Now { get; }

    public string Effect { get; }

    /// <summary>What the changes do to what is pledged between lines.</summary>
    public string Pledges { get; }

    /// <summary>The foot of the grid: four quarters, the year, its change, the variance.</summary>
    public IReadOnlyList<FigureReading> Totals { get; }

    public string NotCounted { get; }

    public string Ready { get; }

    public string ChangesWords { get; }

    public string Waits { get; }

    public string Kept { get; }

    public static GridReadings Of(GridPage page) => new(page);

    public static string FieldId(int part, Guid line) => FormattableString.Invariant($"f{part}-{line:N}");

    public static string CommentaryId(Guid line) => $"c-{line:N}";

    public static string RowId(Guid line) => $"row-{line:N}";

    private static RowReading Row(GridRow row, TrackerRules rules)
    {
        var line = row.Line.Id;
        var rating = row.Counted.Stated.Rag ?? Rag.NotRated;
        var judged = row.Counted.Judged;
        var note = judged?.Override is { } given ? $"set by hand; the rule gives {(judged.ByRule is { } rule ? rules.Rag.Label(rule).ToLowerInvariant() : "none")}: {given.Reason}"
            : judged is { ByRule: { } by } && by != rating ? $"as stated; the rule gives {rules.Rag.Label(by).ToLowerInvariant()}" : "";
        return new(
            line.ToString("N"),
            [.. row.Cells.Select(c => new CellReading(FieldId(c.Part, line), c.Part, c.Typed, ForecastCell.Text(c.Was), Mark(c), row.Draft.Kept.GetValueOrDefault(c.Part, "")))],
            FigureReading.Of(row.Counted.Forecast, Thousands),
            row.Before is null ? new("new", false) : FigureReading.Of(row.Change, MoneyStyle.Variance),
            FigureReading.Of(row.Counted.Variance, MoneyStyle.Variance),
            rating, rules.Rag.Label(rating), note,
            [.. ProblemsOf(row)]);
    }

    private static string Mark(ForecastCell cell) => cell.State switch
    {
        CellState.Changed => "changed",
        CellState.Ask => "ask",
        CellState.Wrong => "wrong",
        _ => "",
    };

    private static IEnumerable<ProblemReading> ProblemsOf(GridRow row)
    {
        var line = row.Line.Id;
        if (row.Locked is { } locked)
        {
            if (row.IsLeftOver)
            {
                var typed = string.Join(", ", row.Draft.Parts.OrderBy(p => p.Key).Select(p => $"{ForecastCell.PlaceOf(p.Key)}: {Short(p.Value)}").Concat(row.Draft.Commentary is { } words ? [$"commentary: {Short(words)}"] : []));
                yield return new($"p-{RowId(line)}", "", false, locked.Message, typed.Length > 0 ? $"You had typed {typed}. It is not counted." : "You had ticked it.", [(GridAnswer.Theirs(line), "Let go of what I typed")], []);
            }

            yield break;
        }

        if (row.Conflict is { } conflict)
        {
            var who = conflict.By is { } act ? $"{act.By.Post} changed this line on {CouncilTime.Words(act.Recorded.Day)} at {act.Recorded.London.ToString("HH:mm", CultureInfo.InvariantCulture)}" : "Someone else changed this line";
            List<(string, string)> fixes = [(GridAnswer.Theirs(line), conflict.Mine.Count == 0 ? "I have seen it" : "Keep theirs")];
            if (conflict.Mine.Count > 0)
            {
                fixes.Add((GridAnswer.Mine(line), "Use mine"));
            }

            yield return new(
                $"p-{RowId(line)}", "", false, $"{who}, after you opened it.",
                conflict.Mine.Count == 0 ? "Look at what stands now, then tick it again." : "Theirs is counted until you choose.",
                fixes, [.. conflict.Mine.Select(c => (c.Field, Short(c.From), Short(c.To)))]);
        }

        foreach (var cell in row.Cells.Where(c => c.IsOpen))
        {
            yield return new(
                $"p-{FieldId(cell.Part, line)}", FieldId(cell.Part, line), cell.State == CellState.Ask, cell.Said, cell.SaidMore,
                [.. cell.Fixes.Select(f => (f.Keep ? GridAnswer.Keep(line, cell.Part) : GridAnswer.Use(line, cell.Part, f.Text), f.Words))], []);
        }

        foreach (var problem in row.Problems.Where(p => p.Where.EndsWith("#commentary", StringComparison.Ordinal)))
        {
            yield return new($"p-{CommentaryId(line)}", CommentaryId(line), false, problem.Message, "", [], []);
        }
    }

    private static IEnumerable<(string, string)> SummaryOf(GridRow row, RowReading reading) => reading.Problems.Select(p =>
        (p.For.Length > 0 ? p.For : RowId(row.Line.Id),
            row.Cells.FirstOrDefault(c => c.IsOpen && FieldId(c.Part, row.Line.Id) == p.For) is { } cell ? $"{LineScope.Named(row.Line)}, {cell.Place}: {cell.Brief}"
            : p.For.Length > 0 || row.Locked is not null ? p.Said : $"{LineScope.Named(row.Line)}: {char.ToLowerInvariant(p.Said[0])}{p.Said[1..]}"));

    private static string TitleOf(UpdateGrid grid)
    {
        var wrong = grid.Rows.Sum(r => r.Cells.Count(c => c.State == CellState.Wrong));
        var conflicts = grid.Rows.Count(r => r.Conflict is not null);
        var words = grid.Rows.Sum(r => r.Problems.Count(p => p.Where.EndsWith("#commentary", StringComparison.Ordinal)));
        var left = grid.Rows.Count(r => r.IsLeftOver);
        List<string> parts = [];
        Add(wrong, "figure to fix", "figures to fix");
        Add(grid.ToAnswer, wrong > 0 ? "to answer" : "figure to answer", wrong > 0 ? "to answer" : "figures to answer");
        Add(conflicts, "line that two people changed", "lines that two people changed");
        Add(words, "commentary to write", "commentaries to write");
        Add(left, "line that is locked", "lines that are locked");
        var title = string.Join(", ", parts);
        return title.Length == 0 ? "" : char.ToUpperInvariant(title[0]) + title[1..];

        void Add(int n, string one, string many)
        {
            if (n > 0)
            {
                parts.Add($"{TrackerWords.Count(n)} {(n == 1 ? one : many)}");
            }
        }
    }

    internal static string Short(string text) => text.Length > 120 ? text[..120] + "…" : text;
}
