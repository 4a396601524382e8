using Outturn.Core.Assurance;
using Outturn.Core.Reports;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Tracking;

namespace Outturn.App.Operations.Tracking;

/// <summary>A tracker as one viewer asked to see it, with what was proved and what was found.</summary>
public sealed record TrackerPage(TrackerView View, CheckReport Checks, IReadOnlyList<Proof> Proofs, LineProvenanceOfYear? Import, IReadOnlyList<DateOnly> Positions, RagRule Rule)
{
    /// <summary>The year's rounds and reports.</summary>
    public required YearFacts Facts { get; init; }
}

/// <summary>The import that a tracker's shown position rests on.</summary>
public sealed record LineProvenanceOfYear(Act Act, ImportRecord Record);

/// <summary>One line with all that is known of it.</summary>
/// <param name="Line">As it stands.</param>
/// <param name="Deeds">Every act on it, latest first.</param>
/// <param name="Path">The forecast's path.</param>
/// <param name="Findings">What the checks find on it.</param>
/// <param name="Provenance">The imports that it came from, latest first.</param>
/// <param name="Before">The statement before the present one; null where there is none.</param>
/// <param name="Rule">The rating rule.</param>
public sealed record LinePage(
    TrackerLine Line,
    IReadOnlyList<LineDeed> Deeds,
    IReadOnlyList<ForecastStep> Path,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<LineProvenance> Provenance,
    ForecastStep? Before,
    RagRule Rule)
{
    /// <summary>The year's rounds and reports.</summary>
    public required YearFacts Facts { get; init; }

    /// <summary>The whole year around the line: allocations, replacements, re-profiles, where it is in the open round.</summary>
    public required YearState State { get; init; }

    /// <summary>The round that is open; null where none is or a past day is shown.</summary>
    public Round? OpenRound => State.Position.AsAt.IsNow ? State.Open : null;

    public Coverage Coverage => Coverage.Of(Line, State.Covers.Select(c => c.Value));

    public Undelivered? Undelivered => Core.Tracking.Covering.Undelivered.Of(Line, State);

    public TrackerLine? Other(Guid id) => State.Position.Lines.Concat(State.Position.Withdrawn).FirstOrDefault(l => l.Id == id);
}

/// <summary>Everything that is read of trackers. Each read demands a viewer and says no in the same words everywhere.</summary>
public sealed class TrackerReads(TrackerStore store, Judging judging, FileFindings inFiles)
{
    /// <summary>The code of a problem that means "there is no such thing": pages answer 404.</summary>
    public const string NotFound = "tracker.not-found";

    public async Task<Result<IReadOnlyList<TrackerYear>>> YearsAsync(Viewer viewer, AsAt asAt, CancellationToken cancel) =>
        Refusal(viewer, asAt) is { } refusal
            ? Result.Refused<IReadOnlyList<TrackerYear>>(refusal)
            : Result.Ok(await store.YearsAsync(asAt, cancel));

    public async Task<Result<TrackerPage>> ViewAsync(Viewer viewer, FinancialYear year, AsAt asAt, TrackerFilter filter, CancellationToken cancel)
    {
        if (Refusal(viewer, asAt) is { } refusal)
        {
            return Result.Refused<TrackerPage>(refusal);
        }

        var facts = await store.FactsAsync(year, cancel);
        if (facts.Marks.Count == 0)
        {
            return Result.Refused<TrackerPage>(Problem.Error(NotFound, year.ToString(), $"There is no tracker for {year}."));
        }

        var position = await judging.ApplyAsync(await store.ReadAsync(year, asAt, cancel), facts.Reports, facts.Rounds, cancel);
        var import = Import(facts, asAt);
        var view = TrackerView.Of(position, filter);
        var rules = await judging.RulesAsync(asAt, cancel);
        var printed = import?.Value.PrintedTotals ?? [];
        return Result.Ok(new TrackerPage(
            view,
            await ChecksAsync(view.Lines, position, rules, facts, cancel),
            view.Proofs(rules.Rag, printed, import?.Value.FileName ?? ""),
            import is null ? null : new(import.Act, import.Value),
            [.. facts.Marks.Select(m => m.Position)],
            rules.Rag)
        {
            Facts = facts,
        });
    }

    public async Task<Result<LinePage>> LineAsync(Viewer viewer, FinancialYear year, string key, AsAt asAt, CancellationToken cancel)
    {
        if (Refusal(viewer, asAt) is { } refusal)
        {
            return Result.Refused<LinePage>(refusal);
        }

        var facts = await store.FactsAsync(year, cancel);
        var open = facts.Rounds.LastOrDefault(r => r.State == RoundState.Open);
        var state = await judging.ApplyAsync(await store.StateAsync(year, asAt, open?.Period ?? new FinancialMonth(year, 12), cancel), cancel);
        var position = state.Position;
        var line = position.Lines.Concat(position.Withdrawn).FirstOrDefault(l => string.Equals(l.Key, key, StringComparison.OrdinalIgnoreCase));
        if (line is null)
        {
            return Result.Refused<LinePage>(Problem.Error(NotFound, key, $"There is no line {key} in the tracker of {year} as at this date."));
        }

        var history = await store.HistoryAsync(line.Id, asAt, cancel);
        var path = LineWords.Path(history);
        var rules = await judging.RulesAsync(asAt, cancel);
        return Result.Ok(new LinePage(
            line,
            LineWords.Deeds(history),
            path,
            [.. (await ChecksAsync(position.Lines, position, rules, facts, cancel)).Findings.Where(f => string.Equals(f.Subject, line.Key, StringComparison.OrdinalIgnoreCase))],
            [.. history.Provenance.OrderByDescending(p => p.Act.Number)],
            path.Count > 1 ? path[^2] : null,
            rules.Rag)
        {
            Facts = facts,
            State = state,
        });
    }

    /// <summary>The import that the position rests on: the latest position's, and of those the latest act's.</summary>
    private static FactVersion<ImportRecord>? Import(YearFacts facts, AsAt asAt) =>
        facts.Imports
            .Where(i => (asAt.Position is not { } day || i.Position <= day) && (asAt.RecordedBy is not { } by || i.Act.Recorded <= by))
            .MaxBy(i => (i.Position, i.Act.Number));

    private async Task<CheckReport> ChecksAsync(IReadOnlyList<TrackerLine> lines, TrackerPosition position, TrackerRules rules, YearFacts facts, CancellationToken cancel)
    {
        var import = Import(facts, position.AsAt)?.Value;
        var keys = position.Lines.Concat(position.Withdrawn).ToDictionary(l => l.Id, l => l.Key);
        var context = new TrackerCheckContext(position.Year, position.AsAt.Position ?? lines.Max(l => l.ForecastPosition), rules.Rag, $"tracker of {position.Year}")
        {
            Commentary = rules.Commentary,
            Allocations = [.. facts.CoversAt(position.AsAt).Where(c => keys.ContainsKey(c.From) && keys.ContainsKey(c.To)).Select(c => new Allocation(keys[c.From], keys[c.To], c.Amount))],

            // What a filter hides or what has left is still known.
            OtherReferences = position.Lines.Concat(position.Withdrawn).Select(l => l.Reference).Where(r => r.Length > 0).ToHashSet(StringComparer.Ordinal),
        };
        var report = TrackerChecks.Run([.. lines.Select(CheckedLine.From)], context);
        if (import is null)
        {
            return report;
        }

        var shown = lines.Select(l => l.Reference.Length > 0 ? l.Reference : l.Details.Title).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var fromFile = (await inFiles.OfAsync(position.Year, import, cancel)).Where(f => shown.Contains(f.Subject)).ToList();
        return fromFile.Count == 0 ? report : report with { Findings = CheckReport.Ordered([.. report.Findings, .. fromFile]) };
    }

    /// <summary>Reading by the clock is the auditor's: it needs the record as well as the tracker.</summary>
    internal static Problem? Refusal(Viewer viewer, AsAt asAt) =>
        viewer.Refusal(Area.Tracker, Level.Read, "read the tracker")
        ?? (asAt.RecordedBy is null ? null : viewer.Refusal(Area.Record, Level.Read, "read by the clock"));
}
