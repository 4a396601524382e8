using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Rounds;

/// <summary>Somebody else changed the line since it was looked at: both are shown, nothing is overwritten.</summary>
/// <param name="Mine">What was typed, in words, field by field against what stands now.</param>
/// <param name="By">Who, and when; null where that is not known.</param>
public sealed record LineConflict(IReadOnlyList<FieldChange> Mine, Act? By);

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

    /// <summary>What the change is measured from: the forecast as last published, or as it stands where nothing is published; null for a line that was not in what was published.</summary>
    public Total? Before { get; init; }

    /// <summary>Change of the year's forecast since <see cref="Before"/>; null for a new line.</summary>
    public Total? Change => Before is { } before ? TotalMovement.Between(before, Counted.Forecast) : null;

    /// <summary>What a submission would change of the year's forecast on record.</summary>
    public Total Effect => TotalMovement.Between(Line.Forecast, Counted.Forecast);

    /// <summary>Something was typed of a line that can no longer be typed of: it is kept, and counts for nothing.</summary>
    public bool IsLeftOver => Locked is not null && !Draft.IsEmpty;

    public ForecastCell? Cell(int part) => Cells.FirstOrDefault(c => c.Part == part);

    /// <summary>How a part stands in its box: as typed, or as it is on record.</summary>
    public GridStamp Stamp => GridStamp.Of(Draft.IsEmpty ? Line.Acts.Forecast : Draft.Basis, Cells.Select(c => KeyValuePair.Create(c.Part, ForecastCell.Text(c.Was))), Line.Stated.Commentary);
}

/// <summary>One cell that a save will change, or that waits for an answer.</summary>
/// <param name="Line">The line.</param>
/// <param name="Cell">Such as "Quarter 4".</param>
/// <param name="Was">On record.</param>
/// <param name="Now">As typed.</param>
/// <param name="Effect">On the year's forecast; null where the cell is not counted yet.</param>
public sealed record GridChange(TrackerLine Line, string Cell, string Was, string Now, Total? Effect);

/// <summary>
/// The monthly update grid: what somebody may update in a round, with what they typed read, questioned and counted. The page, the
/// returned workbook and the submission are all drawn from one of these.
/// </summary>
public sealed class UpdateGrid
{
    private UpdateGrid(Round round, DateOnly? published, IReadOnlyList<GridRow> rows)
    {
        Round = round;
        Published = published;
        Rows = rows;
    }

    public Round Round { get; }

    /// <summary>The position of the report that changes are measured from; null where nothing is published.</summary>
    public DateOnly? Published { get; }

    public IReadOnlyList<GridRow> Rows { get; }

    public IEnumerable<Problem> Problems => Rows.SelectMany(r => r.Problems);

    public int ReadyCount => Rows.Count(r => r.Ready || r.State is ProgressState.Submitted or ProgressState.SignedOff);

    /// <summary>Cells that are not counted as they were typed.</summary>
    public int OpenCells => Rows.Sum(r => r.Cells.Count(c => c.IsOpen));

    /// <summary>Cells, commentaries among them, that a save would change.</summary>
    public int ChangedCells => Rows.Where(r => r is { Conflict: null, Locked: null }).Sum(r => r.Cells.Count(c => c.State == CellState.Changed) + (r.Commentary != r.Line.Stated.Commentary ? 1 : 0));

    /// <summary>Cells that cannot be read, and lines that two people changed.</summary>
    public int ToFix => Rows.Sum(r => r.Cells.Count(c => c.State == CellState.Wrong) + (r.Conflict is null ? 0 : 1));

    public int ToAnswer => Rows.Sum(r => r.Cells.Count(c => c.State == CellState.Ask));

    /// <summary>A quarter is closed for typing once it ended before the round's month began.</summary>
    public static bool IsClosed(FinancialMonth period, int quarter) => new Quarter(period.Year, quarter).LastDay < period.FirstDay;

    /// <param name="state">The year at the round's position, its lines judged.</param>
    /// <param name="round">The round.</param>
    /// <param name="viewer">Who types.</param>
    /// <param name="mine">Which lines to show, such as one's own.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="rules">The council's rules.</param>
    public static UpdateGrid Of(YearState state, Round round, Viewer viewer, Func<TrackerLine, bool> mine, RoundDraft draft, TrackerRules rules)
    {
        var published = YearState.LastPublishedBefore(state.Reports, round.Position)?.Position;
        return new(round, published, [.. state.Position.Lines.Where(mine).Select(line =>
            Row(line, state.Progress.GetValueOrDefault(line.Id), round, viewer, draft.Of(line.Id), rules) with { Before = published is null ? line.Forecast : line.Judged?.Published })]);
    }

    /// <summary>The lines that a viewer may update: all of the council's, one post's of them, or their own.</summary>
    /// <param name="viewer">Who types.</param>
    /// <param name="owner">Only this post's lines; empty for all.</param>
    public static Func<TrackerLine, bool> Mine(Viewer viewer, string owner) => viewer.ScopeFor(Area.Tracker, Level.Contribute) == Scope.Council
        ? line => owner.Length == 0 || string.Equals(line.Owner, owner, StringComparison.OrdinalIgnoreCase)
        : line => LineScope.IsOwn(viewer, line);

    /// <summary>What is wrong with lines and quarters that a form or a file brings and the grid does not offer; empty where all is well.</summary>
    /// <param name="state">The year.</param>
    /// <param name="viewer">Who types.</param>
    /// <param name="cells">Line and part; a part below zero is the line as a whole.</param>
    public IReadOnlyList<Problem> NotOffered(YearState state, Viewer viewer, IEnumerable<(Guid Line, int Part)> cells)
    {
        var rows = Rows.ToDictionary(r => r.Line.Id);
        var problems = new List<Problem>();
        foreach (var line in cells.GroupBy(c => c.Line, c => c.Part))
        {
            if (!rows.TryGetValue(line.Key, out var row))
            {
                var known = state.Position.Lines.FirstOrDefault(l => l.Id == line.Key);
                problems.Add(known is null ? Left() : LineScope.Refusal(viewer, known, "update forecasts") ?? Problem.Error("forecast.not-shown", known.Key, $"{LineScope.Named(known)} is not in the lines that are shown. Choose its owner and try again; nothing was kept of it."));
                continue;
            }

            problems.AddRange(line.Where(part => part >= 0 && row.Locked is null && row.Cell(part) is null).Distinct().Order().Select(part => Problem.Error(
                "forecast.closed", ForecastCells.Where(row.Line, part),
                $"{LineScope.Named(row.Line)}: {ForecastCell.PlaceOf(part)} is closed for {Round.Name}. What came for it was not taken: a closed quarter is corrected on the line’s own page, with a reason.")));
        }

        return problems;
    }

    internal static Problem Left() => Problem.Error("forecast.line-left", "lines", "A line that you ticked is no longer in the tracker. Look at the grid again; nothing was written.");

    /// <summary>The sums of a column: as they stand, and as counted now.</summary>
    public Total Sum(Func<GridRow, Total?> figure) => Rows.Aggregate(Total.Zero, (sum, row) => sum + (figure(row) ?? Total.Zero));

    /// <summary>What a save would change, cell by cell, and what waits for an answer. The effects add up to the change of the total.</summary>
    public IReadOnlyList<GridChange> Changes()
    {
        var list = new List<GridChange>();
        foreach (var row in Rows.Where(r => r.Locked is null))
        {
            var (was, now) = (row.Line.AsRecorded.Forecast, row.Counted.AsRecorded.Forecast);
            var explained = Total.Zero;
            foreach (var cell in row.Cells.Where(c => c.State != CellState.Same))
            {
                var place = cell.Part == 0 ? "Year" : $"Quarter {cell.Part}";
                if (cell.IsOpen || row.Conflict is not null)
                {
                    list.Add(new(row.Line, $"{place}, {(row.Conflict is not null ? "to choose" : cell.State == CellState.Ask ? "to answer" : "to fix")}", ForecastCell.Text(cell.Was), cell.Typed.Trim() + "?", null));
                    continue;
                }

                var effect = cell.Part == 0 ? row.Effect : TotalMovement.Between(was.Quarter(cell.Part)!.Value, now.Quarter(cell.Part)!.Value);
                explained += effect;
                list.Add(new(row.Line, place, ForecastCell.Text(cell.Was), ForecastCell.Text(cell.Counted), effect));
            }

            if (TotalMovement.Between(explained, row.Effect) is var rest && rest != Total.Zero)
            {
                // A printed year that was not the sum of its quarters gives way to that sum.
                list.Add(new(row.Line, "Year, as printed", MoneyStyle.Thousands.Text(was.Year), MoneyStyle.Thousands.Text(now.Year), rest));
            }

            if (row.Commentary != row.Line.Stated.Commentary)
            {
                list.Add(new(row.Line, row.Conflict is null ? "Commentary" : "Commentary, to choose", row.Line.Stated.Commentary, row.Commentary, row.Conflict is null ? Total.Zero : null));
            }
        }

        return list;
    }

    private static GridRow Row(TrackerLine line, LineProgress? progress, Round round, Viewer viewer, LineDraft draft, TrackerRules rules)
    {
        var locked = Locked(line, progress, round, viewer);
        if (locked is not null)
        {
            // What was typed before it was locked is kept and shown until its writer lets go of it.
            return new(line, progress, locked, draft, [], line, line.Stated.Commentary, null, draft.IsEmpty ? [] : [locked]);
        }

        var recorded = line.AsRecorded;
        var cells = Parts(line, round.Period)
            .Select(p => draft.Parts.TryGetValue(p.Part, out var typed)
                ? ForecastCells.Read(line, p.Part, p.Was, typed, draft.Kept.TryGetValue(p.Part, out var kept) && kept == typed.Trim())
                : new ForecastCell(p.Part, ForecastCell.Text(p.Was), p.Was, p.Was, CellState.Same, null, []))
            .ToList();
        var commentary = draft.Commentary ?? recorded.Commentary;
        var figures = cells.Any(c => c.State == CellState.Changed) ? With(recorded.Forecast, cells, round.Period) : recorded.Forecast;
        var now = figures.Equals(recorded.Forecast) && commentary == recorded.Commentary
            ? recorded
            : recorded with { Forecast = figures, Rag = figures.Equals(recorded.Forecast) ? recorded.Rag : null, Direction = figures.Equals(recorded.Forecast) ? recorded.Direction : null, Commentary = commentary, StatedVariance = null };
        var published = line.Judged?.Published is { } p ? new Publishing.PublishedPosition(0, DateOnly.MinValue, new Dictionary<Guid, Total> { [line.Id] = p }) : null;
        var counted = now == recorded ? line : Judgement.Apply(line with { Stated = now, Judged = null }, rules, published, round.Position);

        // Somebody who ticked a line without changing it has still looked at figures that no longer stand.
        var conflict = !draft.IsEmpty && draft.Basis != line.Acts.Forecast
            ? new LineConflict(
                LineWords.Changes(line with { Stated = recorded, Judged = null }, new LineChange(line.Id, line.Key, line.Reference) { Stated = now }),
                progress?.Act.Number == line.Acts.Forecast ? progress.Act : null)
            : null;
        var problems = new List<Problem>(cells.Select(c => c.Problem).OfType<Problem>());
        if (conflict is not null)
        {
            problems.Add(Problem.Error("forecast.changed-meanwhile", line.Key, $"{LineScope.Named(line)} was changed by {(conflict.By is { } act ? act.By.Post : "someone else")} after you opened it. Both values are shown: choose which stands."));
        }

        if (commentary.Length > LongestCommentary)
        {
            problems.Add(Problem.Error("forecast.commentary-too-long", line.Key + "#commentary", $"{LineScope.Named(line)}: the commentary has {commentary.Length:#,##0} characters. Keep it to {LongestCommentary:#,##0}."));
        }
        else if (draft.Ready && commentary.Length == 0 && Demanded(line, counted, cells, rules) is { } why)
        {
            problems.Add(Problem.Error("forecast.commentary-needed", line.Key + "#commentary", $"{LineScope.Named(line)} {why}: say what changed and why."));
        }

        // Until it is chosen which of two values stands, the one on record is counted.
        return new(line, progress, null, draft, cells, conflict is null ? counted : line, commentary, conflict, problems);
    }

    /// <summary>A commentary longer than this is a document.</summary>
    public const int LongestCommentary = 4_000;

    /// <summary>Why the council's rule asks for commentary; null where it does not.</summary>
    public static string? Demanded(TrackerLine line, TrackerLine counted, IReadOnlyList<ForecastCell> cells, TrackerRules rules)
    {
        var rule = rules.Commentary;
        if (cells.Any(c => c.State == CellState.Changed && ForecastCells.IsFarAbove(line, c.Was, c.Counted)))
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

        // The quarter is what was typed: a month of it that nobody quantified is in it.
        foreach (var month in Enumerable.Range(first, 3).Except(open).Where(m => !parts[m].IsKnown))
        {
            parts[month] = Amount.Zero;
        }

        var ended = Enumerable.Range(first, 3).Except(open).Aggregate(Money.Zero, (sum, m) => sum + parts[m].Value!.Value);
        if (cell.Counted.Value is not { } typed)
        {
            foreach (var month in open)
            {
                parts[month] = month != open[^1] ? Amount.Zero : cell.Counted is Amount.Range range ? Amount.Between(range.Low - ended, range.High - ended) : cell.Counted;
            }

            return;
        }

        var shares = (typed - ended).Split(open.Count, Money.FromPence(1));
        for (var i = 0; i < open.Count; i++)
        {
            parts[open[i]] = Amount.Of(shares[i]);
        }
    }
}
