using Outturn.Core.Tracking;
using Outturn.Core.Values;
using static Outturn.WebTests.Data.Tracker;

namespace Outturn.WebTests.Data;

/// <summary>Whatever is written, in whatever order, is read back exactly, as at any position and by any clock.</summary>
public abstract class AnyHistoryTests(ITestDatabases databases) : StoreTests(databases)
{
    private static readonly string[] Keys = [.. Enumerable.Range(1, 7).Select(n => $"A/R.6.00{n}")];

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(300)]
    public async Task Reading_as_at_any_date_equals_a_fold_over_what_was_written(int seed)
    {
        var any = new AnyTracker(seed);
        var written = new List<(Act Act, LineChange Change)>();
        for (var i = 0; i < 40; i++)
        {
            var position = Day(4, 1).AddDays(30 * any.Next(6));
            Council.Clock.Advance(TimeSpan.FromHours(any.Next(3) - 1));
            var changes = Keys.Where(_ => any.Chance(0.4)).Select(any.Change).ToArray();
            var receipt = await Council.WriteAsync(position, changes);
            Assert.Equal(changes.Length > 0, receipt.Wrote);
            written.AddRange(changes.Select(change => (receipt.Act!, change)));
        }

        for (var i = 0; i < 60; i++)
        {
            DateOnly? position = any.Chance(0.3) ? null : Day(3, 25).AddDays(any.Next(170));
            Instant? by = any.Chance(0.5) ? null : new(written[any.Next(written.Count)].Act.Recorded.Microseconds + any.Next(3) - 1);
            AssertFold(written, await Council.Trackers.ReadAsync(Year, new(position, by)));
        }

        var proof = await Council.Acts.VerifyAsync();
        Assert.True(proof.Holds, proof.FirstBreak?.Sentence);
        await AssertHistoryAsync(written, AsAt.Now);
        await AssertHistoryAsync(written, new(Day(6, 30), written[written.Count / 2].Act.Recorded));
    }

    private static void AssertFold(List<(Act Act, LineChange Change)> written, TrackerPosition read)
    {
        var within = written.Where(w => Within(w.Act, read.AsAt)).ToList();
        var expected = new List<TrackerLine>();
        var lines = read.Lines.Concat(read.Withdrawn).ToDictionary(l => l.Key, StringComparer.Ordinal);
        foreach (var facts in within.GroupBy(w => w.Change.Key, StringComparer.Ordinal))
        {
            var details = Latest(facts, c => c.Details);
            var plan = Latest(facts, c => c.Plan);
            var stated = Latest(facts, c => c.Stated);
            var owner = Latest(facts, c => c.Owner);
            var standing = Latest(facts, c => c.Standing);
            expected.Add(new(
                lines.GetValueOrDefault(facts.Key)?.Id ?? Guid.Empty, Year, facts.Key, facts.Key, details.Value ?? LineDetails.Empty, plan.Value ?? LinePlan.Empty,
                stated.Value ?? LineForecast.Empty, owner.Value ?? "", standing.Value ?? LineStanding.In)
            {
                Acts = new(Number(details.Act), Number(plan.Act), Number(stated.Act), Number(owner.Act), Number(standing.Act)),
                ForecastPosition = stated.Act?.Position,
            });
        }

        expected.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        Assert.Equal(expected.Where(l => !l.Standing.Withdrawn), read.Lines);
        Assert.Equal(expected.Where(l => l.Standing.Withdrawn), read.Withdrawn);
        var shown = expected.SelectMany(l => new[] { l.Acts.Details, l.Acts.Plan, l.Acts.Forecast, l.Acts.Owner, l.Acts.Standing }).DefaultIfEmpty(0).Max();
        Assert.Equal(shown, read.LatestAct);
    }

    private async Task AssertHistoryAsync(List<(Act Act, LineChange Change)> written, AsAt asAt)
    {
        foreach (var key in Keys)
        {
            var id = (await Council.Trackers.FindAsync(Year, key)) ?? Guid.Empty;
            var history = await Council.Trackers.HistoryAsync(id, asAt);
            var mine = written.Where(w => w.Change.Key == key && Within(w.Act, asAt)).ToList();
            AssertVersions(mine, c => c.Details, history.Details);
            AssertVersions(mine, c => c.Plan, history.Plan);
            AssertVersions(mine, c => c.Stated, history.Stated);
            AssertVersions(mine, c => c.Owner, history.Owner);
            AssertVersions(mine, c => c.Standing, history.Standing);
        }
    }

    private static void AssertVersions<T>(List<(Act Act, LineChange Change)> written, Func<LineChange, T?> part, IReadOnlyList<FactVersion<T>> read)
        where T : class
    {
        var expected = written.Where(w => part(w.Change) is not null).OrderBy(w => w.Act.Number).ToList();
        Assert.Equal(expected.Select(w => (w.Act.Number, w.Act.Recorded, w.Act.Position)), read.Select(v => (v.Act.Number, v.Act.Recorded, v.Position)));
        Assert.Equal(expected.Select(w => part(w.Change)!), read.Select(v => v.Value));
    }

    private static bool Within(Act act, AsAt asAt) =>
        (asAt.Position is not { } position || act.Position <= position) && (asAt.RecordedBy is not { } by || act.Recorded <= by);

    private static (Act? Act, T? Value) Latest<T>(IEnumerable<(Act Act, LineChange Change)> facts, Func<LineChange, T?> part)
        where T : class
    {
        var latest = facts.Where(f => part(f.Change) is not null).OrderBy(f => f.Act.Position).ThenBy(f => f.Act.Number).LastOrDefault();
        return latest.Act is null ? (null, null) : (latest.Act, part(latest.Change));
    }

    private static long Number(Act? act) => act?.Number ?? 0;
}

public sealed class AnyHistoryOnSqlite(SqliteFiles databases) : AnyHistoryTests(databases);

public sealed class AnyHistoryOnPostgres(PostgresServer databases) : AnyHistoryTests(databases);
