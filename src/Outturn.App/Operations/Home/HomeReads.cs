using Outturn.App.Operations.Funds;
using Outturn.App.Operations.Rounds;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Funds;
using Outturn.Core.Reports;
using Outturn.Core.Tracking.Publishing;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Drafts;
using Outturn.Data.Tracking;

namespace Outturn.App.Operations.Home;

/// <summary>The first page of one viewer.</summary>
/// <param name="Tracker">The latest year's tracker.</param>
/// <param name="Now">What is known.</param>
/// <param name="Needs">What needs the viewer; none at a past position.</param>
/// <param name="Coming">Days to come; none at a past position.</param>
/// <param name="News">What others have done since the viewer was last here.</param>
/// <param name="LastHere">When that was; null on a first visit, and at a past position.</param>
/// <param name="Published">The report that was published last and still stands; null where none is, or the viewer may not read reports.</param>
public sealed record HomePage(
    TrackerPage Tracker, Situation Now, IReadOnlyList<Need> Needs, IReadOnlyList<Coming> Coming, IReadOnlyList<NewsItem> News, Instant? LastHere, ReportEntry? Published);

/// <summary>
/// Reads the first page: what needs the viewer, what comes, what is new. Six statements, one or two more for whom a fund may need, and one more to note the visit. It notes no
/// visit for a look at a past position.
/// </summary>
public sealed class HomeReads(TrackerReads trackers, TrackerStore store, Judging judging, RoundDrafts drafts, VisitStore visits, FundReads funds, TimeProvider clock)
{
    /// <summary>The page; null inside where no tracker has been brought in.</summary>
    public async Task<Result<HomePage?>> OfAsync(Viewer viewer, AsAt asAt, CancellationToken cancel)
    {
        var years = await trackers.YearsAsync(viewer, asAt, cancel);
        if (!years.Ok)
        {
            return Result.Refused<HomePage?>(years.Problems);
        }

        if (years.Value.Count == 0)
        {
            return Result.Ok<HomePage?>(null);
        }

        var year = years.Value[0].Year;
        var read = await trackers.ViewAsync(viewer, year, asAt, new TrackerFilter(), cancel);
        if (!read.Ok)
        {
            return Result.Refused<HomePage?>(read.Problems);
        }

        var facts = read.Value.Facts;
        var published = viewer.May(Area.Reports, Level.Read) ? facts.Reports.Where(r => r.SupersededBy is null).MaxBy(r => (r.Position, r.Number)) : null;
        var round = facts.Rounds.Count > 0 && asAt.IsNow ? facts.Rounds[^1] : null;
        var history = round is null ? new RoundHistory([], []) : await store.RoundHistoryAsync(year, round.Period, cancel);
        var draft = round is { State: RoundState.Open } && viewer.May(Area.Tracker, Level.Contribute) && read.Value.View.Position.Lines.Any(l => LineScope.IsOwn(viewer, l))
            ? (await drafts.OfAsync(viewer, round.Period, cancel)).Draft
            : RoundDraft.Empty;
        var now = new Situation(
            viewer, Instant.From(clock.GetUtcNow()).Day, year, read.Value.View.Position.Lines, asAt.IsNow ? facts.Rounds : [],
            round is null ? new Dictionary<Guid, LineProgress>() : RoundProgress.Latest(history.Steps, round.Period),
            history.Chases, draft, await judging.RulesAsync(asAt, cancel), read.Value.Checks.Findings, facts.Reports,
            facts.Marks.Count == 0 ? null : facts.Marks[0].Position)
        {
            Years = [.. years.Value.Select(y => new YearOnRecord(y.Year, y.Closed is not null))],
            Funds = asAt.IsNow && (viewer.May(Area.Funds, Level.Contribute) || viewer.May(Area.SignOff, Level.Manage)) && await funds.ReadAsync(viewer, asAt, cancel) is { Ok: true, Value: var book } ? book : FundBook.Empty,
        };
        if (!asAt.IsNow)
        {
            return Result.Ok<HomePage?>(new(read.Value, now, [], [], [], null, published));
        }

        IReadOnlyList<Act> imports = [.. facts.Imports.Select(i => i.Act)];
        var latest = facts.Marks.Select(m => m.LastAct).Concat(imports).Concat(facts.Rounds.Select(r => r.Latest)).Concat(facts.Reports.Select(r => r.Act))
            .Concat(history.Steps.Select(s => s.Act)).Concat(history.Chases.Select(c => c.Act)).Select(a => a.Number).DefaultIfEmpty().Max();
        var visit = await visits.LookAsync(viewer.Actor.Id, latest, cancel);
        return Result.Ok<HomePage?>(new(read.Value, now, Needs.Of(now), ComingUp.Of(now), News.Of(now, history.Steps, imports, visit.Act), visit.At, published));
    }
}
