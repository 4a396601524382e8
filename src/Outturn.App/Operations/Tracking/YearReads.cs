using Outturn.Core.Reports;
using Outturn.Core.Values;
using Outturn.Data.Tracking;

namespace Outturn.App.Operations.Tracking;

/// <summary>A year seen whole.</summary>
public sealed record YearPage(YearPath Path, YearFacts Facts);

/// <summary>How a year goes: three statements.</summary>
public sealed class YearReads(TrackerStore store, Judging judging, TimeProvider clock)
{
    public async Task<Result<YearPage>> RunAsync(Viewer viewer, FinancialYear year, AsAt asAt, CancellationToken cancel)
    {
        if ((viewer.Refusal(Area.Tracker, Level.Read, "read the tracker") ?? (asAt.RecordedBy is null ? null : viewer.Refusal(Area.Record, Level.Read, "read by the clock"))) is { } refusal)
        {
            return Result.Refused<YearPage>(refusal);
        }

        var facts = await store.CalendarAsync(year, cancel);
        if (facts.Marks.Count == 0)
        {
            return Result.Refused<YearPage>(Problem.Error(TrackerReads.NotFound, year.ToString(), $"There is no tracker for {year}."));
        }

        var position = await judging.ApplyAsync(await store.ReadAsync(year, asAt, cancel), facts.Reports, facts.Rounds, cancel);
        var statements = await store.StatementsAsync(year, asAt, cancel);
        return Result.Ok(new YearPage(YearPath.Of(position, statements, facts.Rounds, asAt.Position ?? Instant.From(clock.GetUtcNow()).Day), facts));
    }
}
