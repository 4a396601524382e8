using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Rounds;

/// <summary>What someone has typed of one line and not submitted. What is null was not touched.</summary>
/// <param name="Basis">The act of the forecast that it was typed over: if that has changed, both values are shown.</param>
/// <param name="Parts">Typed texts by quarter (1 to 4), or under 0 for a year that is not phased.</param>
/// <param name="Commentary">Typed commentary.</param>
/// <param name="Ready">Whether the owner has ticked it.</param>
/// <param name="Kept">Quarters whose typed text was said to be meant, with that text.</param>
public sealed record LineDraft(long Basis, IReadOnlyDictionary<int, string> Parts, string? Commentary, bool Ready, IReadOnlyDictionary<int, string> Kept)
{
    public static LineDraft Empty { get; } = new(0, new Dictionary<int, string>(), null, false, new Dictionary<int, string>());

    public bool IsEmpty => Parts.Count == 0 && Commentary is null && !Ready;
}

/// <summary>All that someone has typed in a round, by line.</summary>
public sealed record RoundDraft(IReadOnlyDictionary<Guid, LineDraft> Lines)
{
    public static RoundDraft Empty { get; } = new(new Dictionary<Guid, LineDraft>());
}

/// <summary>Somebody else changed the line since it was looked at: both are shown, nothing is overwritten.</summary>
/// <param name="Mine">What was typed, in words, field by field against what stands now.</param>
public sealed record LineConflict(IReadOnlyList<FieldChange> Mine);

/// <summary>One line of the update grid, with what was typed read and counted.</summary>
/// <param name="Line">As it stands, judged.</param>
/// <param name="Progress">Where it is in the round; null where it waits.</param>
/// <param name="Locked">Why nothing can be typed; null where it can.</param>
/// <param name="Draft">What was typed.</param>
/// <param name="Cells">The open parts, in order; none where it is locked.</param>
/// <param name="Counted">The line as the totals count it: good cells as typed, others as they were.</param>
/// <param name="Commentary">As typed, or as it stands.</param>
/// <param name="Problems">What must be settled before the line can be submitted; each says its place.</param>
public sealed record GridRow(
    TrackerLine Line, LineProgress? Progress, Problem? Locked, LineDraft Draft, IReadOnlyList<ForecastCell> Cells, TrackerLine Counted, string Commentary, LineConflict? Conflict, IReadOnlyList<Problem> Problems)
{
    public bool Ready => Draft.Ready && Locked is null;

    public bool Changes => !Counted.AsRecorded.Equals(Line.AsRecorded);

    public ProgressState State => Progress?.State ?? ProgressState.Waiting;

    /// <summary>Change of the year's forecast on the figure on record.</summary>
    public Total Change => TotalMovement.Between(Line.Forecast, Counted.Forecast);

    public ForecastCell? Cell(int part) => Cells.FirstOrDefault(c => c.Part == part);
}

/// <summary>One cell that a save will change, or that waits for an answer.</summary>
/// <param name="Effect">On the year's forecast; null where the cell is not counted yet.</param>
public sealed record GridChange(TrackerLine Line, string Cell, string Was, string Now, Total? Effect);

/// <summary>
/// The monthly update grid: what somebody may update in a round, with what they typed read, questioned and counted. The page, the
/// returned workbook and the submission are all drawn from one of these.
/// </summary>
public sealed class UpdateGrid
{
    private UpdateGrid(Round round, IReadOnlyList<GridRow> rows)
    {
        Round = round;
        Rows = rows;
    }

    public Round Round { get; }

    public IReadOnlyList<GridRow> Rows { get; }

    public IEnumerable<Problem> Problems => Rows.SelectMany(r => r.Problems);

    public int ReadyCount => Rows.Count(r => r.Ready || r.State is ProgressState.Submitted or ProgressState.SignedOff);

    /// <summary>Cells that are not counted as they were typed.</summary>
    public int OpenCells => Rows.Sum(r => r.Cells.Count(c => c.IsOpen));

    public int ChangedCells => Rows.Sum(r => r.Cells.Count(c => c.State == CellState.Changed) + (r.Locked is null && r.Draft.Commentary is { } typed && typed != r.Line.Stated.Commentary ? 1 : 0));

    /// <summary>A quarter is closed for typing once it ended before the round's month began.</summary>
    public static bool IsClosed(FinancialMonth period, int quarter) => new Quarter(period.Year, quarter).LastDay < period.FirstDay;

    /// <param name="state">The year at the round's position, its lines judged.</param>
    /// <param name="round">The round.</param>
    /// <param name="viewer">Who types.</param>
    /// <param name="mine">Which lines to show, such as one's own.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="rules">The council's rules.</param>
    public static UpdateGrid Of(YearState state, Round round, Viewer viewer, Func<TrackerLine, bool> mine, RoundDraft draft, TrackerRules rules) =>
        new(round, [.. state.Position.Lines.Where(mine).Select(line => Row(line, state.Progress.GetValueOrDefault(line.Id), round, viewer, draft.Lines.GetValueOrDefault(line.Id) ?? LineDraft.Empty, rules))]);

    /// <summary>The sums of a column: as they stand, and as counted now.</summary>
    public Total Sum(Func<GridRow, Total?> figure) => Rows.Aggregate(Total.Zero, (sum, row) => sum + (figure(row) ?? Total.Zero));

    /// <summary>What a save would change, cell by cell, and what waits for an answer.</summary>
    public IReadOnlyList<GridChange> Changes()
    {
        var list = new List<GridChange>();
        foreach (var row in Rows)
        {
            foreach (var cell in row.Cells.Where(c => c.State != CellState.Same))
            {
                var place = cell.Part == 0 ? "Year" : $"Quarter {cell.Part}";
                list.Add(cell.IsOpen
                    ? new(row.Line, $"{place}, {(cell.State == CellState.Ask ? "to answer" : "to fix")}", ForecastCell.Text(cell.Was), cell.Typed.Trim() + "?", null)
                    : new(row.Line, place, ForecastCell.Text(cell.Was), ForecastCell.Text(cell.Counted), TotalMovement.Between(Total.Of(cell.Was), Total.Of(cell.Counted))));
            }

            if (row.Locked is null && row.Commentary != row.Line.Stated.Commentary)
            {
                list.Add(new(row.Line, "Commentary", row.Line.Stated.Commentary, row.Commentary, Total.Zero));
            }
        }

        return list;
    }

    private static GridRow Row(TrackerLine line, LineProgress? progress, Round round, Viewer viewer, LineDraft draft, TrackerRules rules)
    {
        var locked = Locked(line, progress, round, viewer);
        if (locked is not null)
        {
            return new(line, progress, locked, draft, [], line, line.Stated.Commentary, null, draft.IsEmpty ? [] : [locked]);
        }

        var recorded = line.AsRecorded;
        var cells = Parts(line, round.Period)
            .Select(p => draft.Parts.TryGetValue(p.Part, out var typed)
                ? ForecastCells.Read(line, p.Part, p.Was, typed, draft.Kept.TryGetValue(p.Part, out var kept) && kept == typed.Trim())
                : new ForecastCell(p.Part, ForecastCell.Text(p.Was), p.Was, p.Was, CellState.Same, null, []))
            .ToList();
        var commentary = draft.Commentary?.ReplaceLineEndings("\n").Trim() ?? recorded.Commentary;
        var figures = cells.Any(c => c.State == CellState.Changed) ? With(recorded.Forecast, cells, round.Period) : recorded.Forecast;
        var now = figures.Equals(recorded.Forecast) && commentary == recorded.Commentary
            ? recorded
            : recorded with { Forecast = figures, Rag = figures.Equals(recorded.Forecast) ? recorded.Rag : null, Direction = figures.Equals(recorded.Forecast) ? recorded.Direction : null, Commentary = commentary, StatedVariance = null };
        var published = line.Judged?.Published is { } p ? new Publishing.PublishedPosition(0, DateOnly.MinValue, new Dictionary<Guid, Total> { [line.Id] = p }) : null;
        var counted = now == recorded ? line : Judgement.Apply(line with { Stated = now, Judged = null }, rules, published, round.Position);

        // Somebody who ticked a line without changing it has still looked at figures that no longer stand.
        var conflict = !draft.IsEmpty && draft.Basis != line.Acts.Forecast ? new LineConflict(LineWords.Changes(line with { Stated = recorded, Judged = null }, new LineChange(line.Id, line.Key, line.Reference) { Stated = now })) : null;
        var problems = new List<Problem>(cells.Select(c => c.Problem).OfType<Problem>());
        if (conflict is not null)
        {
            problems.Add(Problem.Error("forecast.changed-meanwhile", line.Key, $"{LineScope.Named(line)} was changed by someone else after you opened it. Both values are shown: choose which stands."));
        }

        if (commentary.Length > LongestCommentary)
        {
            problems.Add(Problem.Error("forecast.commentary-too-long", line.Key + "#commentary", $"{LineScope.Named(line)}: the commentary has {commentary.Length:#,##0} characters. Keep it to {LongestCommentary:#,##0}."));
        }
        else if (draft.Ready && commentary.Length == 0 && Demanded(counted, cells, rules) is { } why)
        {
            problems.Add(Problem.Error("forecast.commentary-needed", line.Key + "#commentary", $"{LineScope.Named(line)} {why}: say what changed and why."));
        }

        return new(line, progress, null, draft, cells, counted, commentary, conflict, problems);
    }

    /// <summary>A commentary longer than this is a document.</summary>
    public const int LongestCommentary = 4_000;

    /// <summary>Why the council's rule asks for commentary; null where it does not.</summary>
    public static string? Demanded(TrackerLine counted, IReadOnlyList<ForecastCell> cells, TrackerRules rules)
    {
        var rule = rules.Commentary;
        if (cells.Any(c => c.State == CellState.Changed && c.Typed.Length > 0 && c.Counted.Value is { } v && v.Abs() >= Money.FromThousands(1000) && counted.Planned.Value is { } plan && v.Abs().Pence >= plan.Abs().Pence * 20m))
        {
            return "has a figure far above its plan";
        }

        return rule.WhenRed && counted.Stated.Rag == Rag.Red ? $"is {rules.Rag.Label(Rag.Red).ToLowerInvariant()}"
            : rule.WhenOverridden && counted.Judged?.Override is not null ? "has an overridden rating"
            : counted.Judged?.Published is { } was && TotalMovement.Between(was, counted.Forecast) is var moved && (moved.Low.Abs() >= rule.MovedBy || moved.High.Abs() >= rule.MovedBy)
                ? $"has moved by {MoneyStyle.Words(moved.Low.Abs() > moved.High.Abs() ? moved.Low : moved.High)} since it was last published"
            : null;
    }

    private static Problem? Locked(TrackerLine line, LineProgress? progress, Round round, Viewer viewer) =>
        round.State != RoundState.Open ? CloseRound.NotOpen(round.Period)
        : line.Stated.Complete == true ? Problem.Error("forecast.complete", line.Key, $"{LineScope.Named(line)} is complete: finance has signed the saving off, and only finance can reopen it.")
        : progress?.State == ProgressState.SignedOff ? Problem.Error("forecast.signed-off", line.Key, $"{LineScope.Named(line)} is signed off for {round.Name}. Ask finance to return it if it has to change.")
        : LineScope.Refusal(viewer, line, "update forecasts");

    /// <summary>The parts that can be typed, with the figure on record.</summary>
    private static IEnumerable<(int Part, Amount Was)> Parts(TrackerLine line, FinancialMonth period)
    {
        var forecast = line.AsRecorded.Forecast;
        if (forecast.Kind == PhasingKind.Unphased)
        {
            yield return (0, forecast.Stated ?? Amount.Zero);
            yield break;
        }

        for (var quarter = 1; quarter <= 4; quarter++)
        {
            if (!IsClosed(period, quarter))
            {
                yield return (quarter, forecast.Kind == PhasingKind.Quarterly ? forecast.Parts[quarter - 1] : AmountOf(forecast.Quarter(quarter)!.Value, forecast.Parts.Skip((quarter - 1) * 3).Take(3)));
            }
        }
    }

    private static Amount AmountOf(Total total, IEnumerable<Amount> parts) =>
        total.Unquantified > 0 ? parts.OfType<Amount.Unquantified>().First() : Amount.Between(total.Low, total.High);

    private static Phasing With(Phasing before, IReadOnlyList<ForecastCell> cells, FinancialMonth period)
    {
        if (before.Kind == PhasingKind.Unphased)
        {
            return Phasing.Unphased(cells[0].Counted);
        }

        var parts = before.Parts.ToArray();
        foreach (var cell in cells.Where(c => c.State == CellState.Changed))
        {
            if (before.Kind == PhasingKind.Quarterly)
            {
                parts[cell.Part - 1] = cell.Counted;
                continue;
            }

            SpreadOverMonths(parts, cell, period);
        }

        return Phasing.AsPrinted(parts, year: null);
    }

    /// <summary>A quarter typed on a line that is phased by months: its ended months stay, and the rest falls equally on those to come.</summary>
    private static void SpreadOverMonths(Amount[] parts, ForecastCell cell, FinancialMonth period)
    {
        var first = (cell.Part - 1) * 3;
        var open = Enumerable.Range(first, 3).Where(m => m + 1 >= period.Number).ToList();
        if (open.Count == 0)
        {
            open = [first + 2];
        }

        if (cell.Counted.Value is not { } typed || Enumerable.Range(first, 3).Except(open).Any(m => !parts[m].IsKnown))
        {
            foreach (var month in open)
            {
                parts[month] = month == open[^1] ? cell.Counted : Amount.Zero;
            }

            return;
        }

        var ended = Enumerable.Range(first, 3).Except(open).Aggregate(Money.Zero, (sum, m) => sum + parts[m].Value!.Value);
        var shares = (typed - ended).Split(open.Count, Money.FromPence(1));
        for (var i = 0; i < open.Count; i++)
        {
            parts[open[i]] = Amount.Of(shares[i]);
        }
    }
}
