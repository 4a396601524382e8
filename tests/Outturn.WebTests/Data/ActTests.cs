using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Data.Record;
using static Outturn.WebTests.Data.Tracker;

namespace Outturn.WebTests.Data;

public abstract class ActTests(ITestDatabases databases) : StoreTests(databases)
{
    [Fact]
    public async Task Acts_are_numbered_from_one_and_chained()
    {
        Assert.Null(await Council.Acts.LatestAsync());
        var first = await Council.WriteAsync(null, Change("one") with { Stated = Forecast(-1) });
        var second = await Council.WriteAsync(Day(10, 31), Change("one") with { Stated = Forecast(-2) });

        Assert.Equal((1L, 2L), (first.Number, second.Number));
        var entries = await Council.Acts.ListAsync(10);
        Assert.Equal([2L, 1L], entries.Select(e => e.Act.Number));
        Assert.Equal(new string('0', 64), entries[1].PreviousHash);
        Assert.Equal(entries[1].Hash, entries[0].PreviousHash);
        Assert.Equal(second.Hash, (await Council.Acts.LatestAsync())!.Hash);
        Assert.Equal(second.Act! with { By = second.Act.By with { Post = People(entries[0]) } }, (await Council.Acts.FindAsync(2))!.Act);
        Assert.Null(await Council.Acts.FindAsync(3));
        Assert.Equal([1L], (await Council.Acts.ListAsync(10, before: 2)).Select(e => e.Act.Number));
        Assert.Equal(7, entries[0].Id.Version);

        static string People(ActEntry entry) => entry.Act.By.Post;
    }

    [Fact]
    public async Task The_instant_of_recording_always_increases_even_where_the_clock_stands_or_goes_back()
    {
        var first = await Council.WriteAsync(null, Change("one") with { Stated = Forecast(-1) });
        var second = await Council.WriteAsync(null, Change("one") with { Stated = Forecast(-2) });
        Council.Clock.Advance(TimeSpan.FromHours(-5));
        var third = await Council.WriteAsync(null, Change("one") with { Stated = Forecast(-3) });

        Assert.Equal(first.Act!.Recorded.Microseconds + 1, second.Act!.Recorded.Microseconds);
        Assert.Equal(first.Act.Recorded.Microseconds + 2, third.Act!.Recorded.Microseconds);
    }

    [Fact]
    public async Task The_position_defaults_to_the_day_of_recording_in_London()
    {
        Council.Clock.Now = new(2018, 6, 30, 23, 30, 0, TimeSpan.Zero);
        var receipt = await Council.WriteAsync(null, Change("one") with { Stated = Forecast(-1) });
        Assert.Equal(Day(7, 1, 2018), receipt.Act!.Position);
    }

    [Fact]
    public async Task A_change_of_nothing_writes_no_act_and_takes_no_number()
    {
        var nothing = await Council.WriteAsync(null, Change("one"));
        Assert.False(nothing.Wrote);
        Assert.Null(nothing.Number);
        Assert.Equal(1, (await Council.WriteAsync(null, Change("one") with { Stated = Forecast(-1) })).Number);
        Assert.False((await Council.WriteAsync(null, Change("one"))).Wrote);
        Assert.Equal(1, (await Council.Acts.LatestAsync())!.Act.Number);
    }

    [Fact]
    public async Task A_refusal_or_a_failure_writes_nothing_and_takes_no_number()
    {
        var refused = await Council.Trackers.WriteAsync(
            Council.Request(), Year, _ => Result.Refused<TrackerChanges>(Problem.Error("test.no", "", "No.")));
        Assert.False(refused.Ok);
        Assert.Equal("test.no", Assert.Single(refused.Problems).Code);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Council.Trackers.WriteAsync(
            Council.Request(), Year, _ => throw new InvalidOperationException("a bug")));

        Assert.Equal(1, (await Council.WriteAsync(null, Change("one") with { Stated = Forecast(-1) })).Number);
        Assert.True((await Council.Acts.VerifyAsync()).Holds);
    }

    [Fact]
    public async Task The_warnings_of_a_decision_come_back_with_the_receipt()
    {
        var warning = Problem.Warning("test.maybe", "", "Perhaps.");
        var receipt = await Council.Trackers.WriteAsync(
            Council.Request(), Year, _ => Result.Ok(new TrackerChanges([Change("one") with { Stated = Forecast(-1) }], null, null), warning));
        Assert.True(receipt.Ok);
        Assert.Equal(warning, Assert.Single(receipt.Problems));
    }

    [Fact]
    public async Task Writers_at_once_decide_one_after_the_other_and_leave_no_gap()
    {
        // Two sets of stores over one database, as two processes would have them, and four writers on each.
        var other = Open(Council.Choice, Council.Clock);
        const int Writers = 8;
        const int Each = 5;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var council = writer % 2 == 0 ? Council : other;
            for (var i = 0; i < Each; i++)
            {
                // Each adds one to what stands: a lost update would show in the sum.
                var receipt = await council.Trackers.WriteAsync(council.Request(Day(10, 31)), Year, position =>
                {
                    var stands = position.Lines.SingleOrDefault()?.Forecast.Value ?? Money.Zero;
                    return Result.Ok(new TrackerChanges(
                        [Change("one") with { Stated = Forecast(0) with { Forecast = Core.Series.Phasing.Unphased(Amount.Of(stands + Money.FromPence(1))) } }], null, null));
                });
                Assert.True(receipt.Ok);
            }
        })));

        var acts = await Council.Acts.ListAsync(1000);
        Assert.Equal(Enumerable.Range(1, Writers * Each).Select(n => (long)n), acts.Select(a => a.Act.Number).Reverse());
        Assert.Equal(Money.FromPence(Writers * Each), (await Council.LineAsync("one", AsAt.Now)).Forecast.Value);
        var proof = await Council.Acts.VerifyAsync();
        Assert.True(proof.Holds, proof.FirstBreak?.Sentence);
    }
}

public sealed class ActsOnSqlite(SqliteFiles databases) : ActTests(databases);

public sealed class ActsOnPostgres(PostgresServer databases) : ActTests(databases);
