using System.Collections.Concurrent;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Publishing;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Settings;
using Outturn.Data.Tracking;

namespace Outturn.App.Operations.Tracking;

/// <summary>
/// What published reports froze, by number. A report never changes, so what was read of one is remembered; a page then asks the
/// database for nothing.
/// </summary>
public sealed class PublishedPositions(TrackerStore store)
{
    /// <summary>A council publishes a dozen a year; beyond this many all are read again when asked for.</summary>
    private const int MostRemembered = 128;

    private readonly ConcurrentDictionary<long, PublishedPosition> remembered = new();

    public async Task<PublishedPosition> OfAsync(ReportEntry report, CancellationToken cancel)
    {
        if (remembered.TryGetValue(report.Number, out var known))
        {
            return known;
        }

        // As it stood when it was published: what was corrected since does not count.
        var lines = (await store.ReadAsync(report.Year, new AsAt(report.Position, report.Act.Recorded), cancel)).Lines;
        if (remembered.Count >= MostRemembered)
        {
            remembered.Clear();
        }

        return remembered[report.Number] = new(report.Number, report.Position, lines.ToDictionary(l => l.Id, l => l.Forecast));
    }
}

/// <summary>Shows a tracker as the council judges it: ratings by its rules, directions since its last published position.</summary>
public sealed class Judging(RulesStore rules, PublishedPositions published, TimeProvider clock)
{
    public Task<TrackerRules> RulesAsync(AsAt asAt, CancellationToken cancel) => rules.ReadAsync(asAt, cancel);

    /// <summary>The published position that a tracker is measured against; null where there is none.</summary>
    public async Task<PublishedPosition?> BeforeAsync(TrackerPosition position, IReadOnlyList<ReportEntry> reports, IReadOnlyList<Round> rounds, CancellationToken cancel)
    {
        var shown = position.Lines.Max(l => l.ForecastPosition) ?? position.Year.FirstDay;
        if (position.AsAt.Position is null && rounds.Count > 0 && rounds[^1].Position > shown)
        {
            // A round that is open is measured against what was published before it, whether or not anybody has typed in it yet.
            shown = rounds[^1].Position;
        }

        return YearState.LastPublishedBefore(reports, shown, position.AsAt.RecordedBy) is { } report ? await published.OfAsync(report, cancel) : null;
    }

    public async Task<TrackerPosition> ApplyAsync(TrackerPosition position, IReadOnlyList<ReportEntry> reports, IReadOnlyList<Round> rounds, CancellationToken cancel) =>
        Judgement.Apply(position, await rules.ReadAsync(position.AsAt, cancel), await BeforeAsync(position, reports, rounds, cancel), position.AsAt.Position ?? Instant.From(clock.GetUtcNow()).Day);

    /// <summary>A year's state with its lines judged; the round's position counts as the day shown.</summary>
    public async Task<YearState> ApplyAsync(YearState state, CancellationToken cancel) =>
        state with { Position = await ApplyAsync(state.Position, state.Reports, state.Rounds, cancel) };
}
