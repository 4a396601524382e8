using Outturn.App.Operations.Tracking;
using Outturn.Core.Sheets;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Tracking;
using Outturn.Documents.Reading;

namespace Outturn.App.Operations.Rounds;

/// <summary>The update grid of one person in one round.</summary>
/// <param name="State">The year at the round's position, its lines judged.</param>
/// <param name="Grid">The lines shown, with what was typed of them.</param>
/// <param name="Draft">All that the person typed in the round, of lines that are not shown too.</param>
/// <param name="Kept">When it was kept; null where nothing is.</param>
/// <param name="Rules">The council's rules on that day.</param>
/// <param name="Owner">The post whose lines are shown; empty for all that the person may update.</param>
/// <param name="Owners">The posts to choose from; none for somebody who updates their own lines only.</param>
public sealed record GridPage(YearState State, UpdateGrid Grid, RoundDraft Draft, Instant? Kept, TrackerRules Rules, string Owner, IReadOnlyList<string> Owners)
{
    /// <summary>What came and was not taken, in words.</summary>
    public IReadOnlyList<Problem> NotTaken { get; init; } = [];

    public bool ShowsAll => Owners.Count > 0;
}

/// <summary>What somebody typed as it came from a form: by line, only lines that the form held.</summary>
/// <param name="Lines">By line.</param>
/// <param name="Cells">Every line and part that came, to say which of them the grid does not offer.</param>
public sealed record TypedLines(IReadOnlyDictionary<Guid, LineDraft> Lines, IReadOnlyList<(Guid Line, int Part)> Cells);

/// <summary>What was submitted.</summary>
/// <param name="Act">The act; null where nothing was written.</param>
/// <param name="Lines">Lines submitted.</param>
/// <param name="Left">Lines shown that are still a draft.</param>
public sealed record Submitted(long? Act, int Lines, int Left);

/// <summary>
/// Shows the grid, keeps what is typed, takes a workbook back, submits. A draft is nobody's but its writer's and is no fact: only a
/// submission writes to the record.
/// </summary>
public sealed class UpdateForecastsOperation(TrackerStore store, Judging judging, RoundDrafts drafts, SubmitForecastsOperation submit)
{
    /// <summary>The grid as it stands. Three statements: the lines, what stands around them, the draft.</summary>
    public async Task<Result<GridPage>> OpenAsync(Viewer viewer, FinancialMonth period, string owner, CancellationToken cancel)
    {
        if (viewer.Refusal(Area.Tracker, Level.Contribute, "update forecasts") is { } refusal)
        {
            return Result.Refused<GridPage>(refusal);
        }

        var asAt = AsAt.Day(period.LastDay);
        var state = await store.StateAsync(period.Year, asAt, period, cancel);
        if (state.RoundOf(period) is not { } round)
        {
            return Result.Refused<GridPage>(Problem.Error("round.not-found", Round.NameOf(period), $"No {Round.NameOf(period)} round was opened."));
        }

        var rules = await judging.RulesAsync(asAt, cancel);
        state = await judging.ApplyAsync(state, cancel);
        var (draft, kept) = await drafts.OfAsync(viewer, period, cancel);
        var all = viewer.ScopeFor(Area.Tracker, Level.Contribute) == Scope.Council;
        IReadOnlyList<string> owners = all
            ? [.. state.Position.Lines.Select(l => l.Owner).Where(o => o.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)]
            : [];
        owner = owners.FirstOrDefault(o => string.Equals(o, owner.Trim(), StringComparison.OrdinalIgnoreCase)) ?? "";
        return Result.Ok(Page(viewer, state, round, draft, kept, rules, owner, owners));
    }

    /// <summary>Keeps what came and gives the grid with it. What the grid does not offer is not kept, and said.</summary>
    /// <param name="viewer">Who typed.</param>
    /// <param name="period">The month.</param>
    /// <param name="owner">Whose lines are shown.</param>
    /// <param name="typed">What came.</param>
    /// <param name="answer">A question answered by one press; null where none was.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Result<GridPage>> KeepAsync(Viewer viewer, FinancialMonth period, string owner, TypedLines typed, GridAnswer? answer, CancellationToken cancel)
    {
        var opened = await OpenAsync(viewer, period, owner, cancel);
        if (!opened.Ok)
        {
            return opened;
        }

        var page = opened.Value;
        var shown = page.Grid.Rows.ToDictionary(r => r.Line.Id);
        var draft = page.Draft.With(typed.Lines.Where(l => shown.ContainsKey(l.Key)).Select(l =>
            KeyValuePair.Create(l.Key, l.Value with { Parts = l.Value.Parts.Where(p => shown[l.Key].Locked is not null || shown[l.Key].Cell(p.Key) is not null).ToDictionary(p => p.Key, p => p.Value) })));
        if (answer is not null && shown.TryGetValue(answer.Line, out var row))
        {
            draft = answer.Apply(draft, row.Line.Acts.Forecast);
        }

        return Result.Ok(await KeptAsync(viewer, page, draft, page.Grid.NotOffered(page.State, viewer, typed.Cells), cancel));
    }

    /// <summary>Takes a workbook's changes into the draft. Nothing is written to the record.</summary>
    public async Task<Result<(GridPage Page, ReturnedGrid Returned)>> TakeBackAsync(Viewer viewer, FinancialMonth period, string owner, string fileName, byte[] bytes, CancellationToken cancel)
    {
        var opened = await OpenAsync(viewer, period, owner, cancel);
        if (!opened.Ok)
        {
            return Result.Refused<(GridPage, ReturnedGrid)>(opened.Problems);
        }

        var book = GridReader.Read(bytes, fileName);
        if (!book.Ok)
        {
            return Result.Refused<(GridPage, ReturnedGrid)>(book.Problems);
        }

        var page = opened.Value;
        var read = GridWorkbook.Read(book.Value, page.Grid, page.State, viewer, page.Draft);
        return read.Ok
            ? Result.Ok((await KeptAsync(viewer, page, read.Value.Draft, read.Value.Problems, cancel), read.Value))
            : Result.Refused<(GridPage, ReturnedGrid)>(read.Problems);
    }

    /// <summary>The grid as a workbook that comes back.</summary>
    public static Sheet Workbook(GridPage page) => GridWorkbook.Sheet(page.Grid, page.State.Position.LatestAct);

    /// <summary>Writes and submits the ticked lines of those that are shown; what is submitted leaves the draft.</summary>
    public async Task<Result<Submitted>> SubmitAsync(Viewer viewer, GridPage page, string source, CancellationToken cancel)
    {
        var shown = page.Grid.Rows.Select(r => r.Line.Id).ToHashSet();
        var mine = page.Draft.Only(shown.Contains);
        var done = await submit.RunAsync(viewer, new SubmitForecasts(page.Grid.Round.Period, mine), source, cancel);
        if (!done.Ok)
        {
            return Result.Refused<Submitted>(done.Problems);
        }

        var ready = mine.Lines.Where(l => l.Value.Ready).Select(l => l.Key).ToHashSet();

        // What was typed while this was written stays: only what was submitted goes.
        var (now, _) = await drafts.OfAsync(viewer, page.Grid.Round.Period, cancel);
        var rest = now.Only(line => !ready.Contains(line));
        await drafts.KeepAsync(viewer, page.Grid.Round.Period, rest, cancel);
        return Result.Ok(new Submitted(done.Value.Number, ready.Count, rest.Lines.Count(l => shown.Contains(l.Key))));
    }

    private async Task<GridPage> KeptAsync(Viewer viewer, GridPage page, RoundDraft draft, IReadOnlyList<Problem> notTaken, CancellationToken cancel)
    {
        var kept = await drafts.KeepAsync(viewer, page.Grid.Round.Period, draft, cancel);
        return Page(viewer, page.State, page.Grid.Round, draft, kept, page.Rules, page.Owner, page.Owners) with { NotTaken = notTaken };
    }

    private static GridPage Page(Viewer viewer, YearState state, Round round, RoundDraft draft, Instant? kept, TrackerRules rules, string owner, IReadOnlyList<string> owners) =>
        new(state, UpdateGrid.Of(state, round, viewer, UpdateGrid.Mine(viewer, owner), draft, rules), draft, kept, rules, owner, owners);
}
