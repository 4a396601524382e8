using Outturn.Core.Tracking;
using Outturn.Core.Values;
using static Outturn.WebTests.Data.Tracker;

namespace Outturn.WebTests.Data;

public abstract class AsAtTests(ITestDatabases databases) : StoreTests(databases)
{
    private static readonly DateOnly September = Day(9, 30);
    private static readonly DateOnly October = Day(10, 31);

    [Fact]
    public async Task A_position_shows_the_latest_statement_on_or_before_it()
    {
        await Council.WriteAsync(September, Change("A/R.6.001") with { Stated = Forecast(-100) });
        await Council.WriteAsync(October, Change("A/R.6.001") with { Stated = Forecast(-80) });

        Assert.Equal(Money.FromThousands(-100), (await Council.LineAsync("A/R.6.001", AsAt.Day(September))).Forecast.Value);
        Assert.Equal(Money.FromThousands(-100), (await Council.LineAsync("A/R.6.001", AsAt.Day(October.AddDays(-1)))).Forecast.Value);
        Assert.Equal(Money.FromThousands(-80), (await Council.LineAsync("A/R.6.001", AsAt.Day(October))).Forecast.Value);
        var now = await Council.LineAsync("A/R.6.001", AsAt.Now);
        Assert.Equal(Money.FromThousands(-80), now.Forecast.Value);
        Assert.Equal(October, now.ForecastPosition);
        Assert.Equal(new LineActs(0, 0, 2, 0, 0), now.Acts);
    }

    [Fact]
    public async Task A_line_of_which_nothing_was_stated_by_then_is_absent()
    {
        await Council.WriteAsync(October, Change("A/R.6.001") with { Stated = Forecast(-100) });

        var before = await Council.Trackers.ReadAsync(Year, AsAt.Day(September));
        Assert.Empty(before.Lines);
        Assert.Empty(before.Withdrawn);
        Assert.Equal(0, before.LatestAct);
    }

    [Fact]
    public async Task A_correction_of_an_earlier_position_does_not_hide_the_later_statement_of_its_kind_but_shows_for_other_kinds()
    {
        await Council.WriteAsync(October, Change("A/R.6.001") with { Stated = Forecast(-80) });
        await Council.WriteAsync(September, Change("A/R.6.001") with { Stated = Forecast(-100), Owner = "Head of Service" });

        var now = await Council.LineAsync("A/R.6.001", AsAt.Now);
        Assert.Equal(Money.FromThousands(-80), now.Forecast.Value);
        Assert.Equal("Head of Service", now.Owner);
        Assert.Equal(new LineActs(0, 0, 1, 2, 0), now.Acts);
        Assert.Equal(Money.FromThousands(-100), (await Council.LineAsync("A/R.6.001", AsAt.Day(September))).Forecast.Value);
    }

    [Fact]
    public async Task Within_one_position_the_later_act_wins()
    {
        await Council.WriteAsync(October, Change("A/R.6.001") with { Stated = Forecast(-80) });
        await Council.WriteAsync(October, Change("A/R.6.001") with { Stated = Forecast(-70) });

        Assert.Equal(Money.FromThousands(-70), (await Council.LineAsync("A/R.6.001", AsAt.Day(October))).Forecast.Value);
    }

    [Fact]
    public async Task By_the_clock_only_what_was_recorded_by_then_shows()
    {
        var first = await Council.WriteAsync(October, Change("A/R.6.001") with { Stated = Forecast(-80) });
        Council.Clock.Advance(TimeSpan.FromDays(1));
        var second = await Council.WriteAsync(October, Change("A/R.6.001") with { Stated = Forecast(-70) });

        async Task<Money?> AtAsync(Instant instant, DateOnly? position = null) =>
            (await Council.LineAsync("A/R.6.001", new(position, instant))).Forecast.Value;

        Assert.Equal(Money.FromThousands(-80), await AtAsync(first.Act!.Recorded));
        Assert.Equal(Money.FromThousands(-80), await AtAsync(new(second.Act!.Recorded.Microseconds - 1)));
        Assert.Equal(Money.FromThousands(-70), await AtAsync(second.Act.Recorded));
        Assert.Equal(Money.FromThousands(-80), await AtAsync(first.Act.Recorded, October));
        Assert.Empty((await Council.Trackers.ReadAsync(Year, new(September, second.Act.Recorded))).Lines);
        Assert.Empty((await Council.Trackers.ReadAsync(Year, new(null, new(first.Act.Recorded.Microseconds - 1)))).Lines);
    }

    [Fact]
    public async Task A_withdrawn_line_stands_apart_from_the_position_at_which_it_left()
    {
        await Council.WriteAsync(September, Change("A/R.6.001") with { Stated = Forecast(-80) }, Change("A/R.6.002") with { Stated = Forecast(-5) });
        await Council.WriteAsync(October, Change("A/R.6.001") with { Standing = new(Withdrawn: true, "merged") });

        Assert.Equal(2, (await Council.Trackers.ReadAsync(Year, AsAt.Day(September))).Lines.Count);
        var now = await Council.Trackers.ReadAsync(Year, AsAt.Now);
        Assert.Equal("A/R.6.002", Assert.Single(now.Lines).Key);
        var gone = Assert.Single(now.Withdrawn);
        Assert.Equal(("A/R.6.001", "merged"), (gone.Key, gone.Standing.Reason));
        Assert.Equal(2, now.LatestAct);

        await Council.WriteAsync(Day(11, 30), Change("A/R.6.001") with { Standing = new(Withdrawn: false, "a mistake") });
        Assert.Equal(2, (await Council.Trackers.ReadAsync(Year, AsAt.Now)).Lines.Count);
    }

    [Fact]
    public async Task Lines_stand_in_the_order_of_character_codes_on_both_engines()
    {
        string[] keys = ["b", "A/R.6.010", "a", "Zebra", "É", "A/R.6.001", "_x", "z", "\uFF21 wide", "😀"];
        await Council.WriteAsync(October, [.. keys.Select(k => Change(k) with { Stated = Forecast(-1) })]);

        var expected = keys.Order(StringComparer.Ordinal);
        Assert.Equal(expected, (await Council.Trackers.ReadAsync(Year, AsAt.Now)).Lines.Select(l => l.Key));
    }

    [Fact]
    public async Task Years_are_apart_and_say_their_lines_and_latest_position()
    {
        await Council.WriteAsync(September, Change("one") with { Stated = Forecast(-1) }, Change("two") with { Stated = Forecast(-1) });
        await Council.WriteAsync(October, Change("two") with { Standing = new(Withdrawn: true, "") }, Change("three") with { Details = Details("Three") });
        await Council.Trackers.WriteAsync(
            Council.Request(Day(4, 1, 2018)), new(2018), _ => Result.Ok(new TrackerChanges([Change("one") with { Plan = Plan(-5) }], null, null)), Cancel);

        var now = await Council.Trackers.YearsAsync(AsAt.Now, Cancel);
        Assert.Equal([new(new(2018), 1, 0, Day(4, 1, 2018), 3), new(Year, 2, 1, October, 2)], now);
        Assert.Equal([new(Year, 2, 0, September, 1)], await Council.Trackers.YearsAsync(AsAt.Day(September), Cancel));
        Assert.Empty(await Council.Trackers.YearsAsync(AsAt.Day(Day(1, 1)), Cancel));
        var acts = await Council.Acts.ListAsync(10, cancel: Cancel);
        Assert.Equal([new(Year, 2, 0, September, 1)], await Council.Trackers.YearsAsync(new(null, acts[^1].Act.Recorded), Cancel));
        Assert.NotEqual(
            await Council.Trackers.FindAsync(Year, "one", Cancel), await Council.Trackers.FindAsync(new FinancialYear(2018), "one", Cancel));
    }

    [Fact]
    public async Task Positions_are_the_distinct_days_latest_first_each_with_its_last_act()
    {
        await Council.WriteAsync(October, Change("one") with { Stated = Forecast(-1) });
        await Council.WriteAsync(September, Change("one") with { Stated = Forecast(-2) });
        await Council.WriteAsync(October, Change("one") with { Stated = Forecast(-3) });
        await Council.WriteAsync(September, Change("one") with { Owner = "Head" });

        var marks = await Council.Trackers.PositionsAsync(Year, Cancel);
        Assert.Equal([(October, 3L), (September, 4L)], marks.Select(m => (m.Position, m.LastAct.Number)));
    }

    [Fact]
    public async Task Reading_a_tracker_is_one_statement()
    {
        await Council.WriteAsync(October, Change("one") with { Stated = Forecast(-1) });
        using var watch = Council.Statements.Watch();
        await Council.Trackers.ReadAsync(Year, new(October, new Instant(long.MaxValue)), Cancel);
        Assert.Equal(1, watch.Count);
        await Council.Trackers.YearsAsync(AsAt.Now, Cancel);
        Assert.Equal(2, watch.Count);
        await Council.Trackers.PositionsAsync(Year, Cancel);
        Assert.Equal(3, watch.Count);
        await Council.Trackers.HistoryAsync(Guid.Empty, AsAt.Now, Cancel);
        Assert.Equal(4, watch.Count);
        await Council.People.NamesAsync([Council.Finance.Id], Cancel);
        Assert.Equal(5, watch.Count);
    }
}

public sealed class AsAtOnSqlite(SqliteFiles databases) : AsAtTests(databases);

public sealed class AsAtOnPostgres(PostgresServer databases) : AsAtTests(databases);
