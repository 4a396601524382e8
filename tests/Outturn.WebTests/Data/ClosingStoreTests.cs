using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Closing;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Record;
using static Outturn.WebTests.Data.Tracker;

namespace Outturn.WebTests.Data;

/// <summary>A year that closes, on each engine: one act, read as at any date, and nothing gets past it.</summary>
public abstract class ClosingStoreTests(ITestDatabases databases) : StoreTests(databases)
{
    private static readonly DateOnly End = Year.LastDay;
    private static readonly DateOnly Today = new(2018, 6, 30);

    [Fact]
    public async Task A_year_is_closed_by_one_act_and_corrected_by_another_and_both_are_read_as_at_their_dates()
    {
        await SetUpAsync();
        var closed = await CloseAsync(End, ("A/R.6.002", "not known", "In court"));
        var corrected = await CloseAsync(new(2018, 5, 31), ("A/R.6.002", "-40", "The court has decided"));
        Assert.Equal(Total.Of(new Amount.Unquantified("not known")), (await Council.LineAsync("A/R.6.002", AsAt.Day(End))).Came);
        Assert.Equal(new LineOutturn(Amount.Of(Money.FromThousands(-40)), "The court has decided"), (await Council.LineAsync("A/R.6.002", AsAt.Now)).Outturn);
        Assert.Equal(new LineOutturn(Amount.Of(Money.FromThousands(-80)), "Two left late"), (await Council.LineAsync("A/R.6.001", AsAt.Now)).Outturn);
        Assert.Null((await Council.LineAsync("A/R.6.001", AsAt.Day(End.AddDays(-1)))).Outturn);

        var facts = await Council.Trackers.CalendarAsync(Year, Cancel);
        Assert.Equal([(1, closed.Number!.Value, "Outturn paper"), (2, corrected.Number!.Value, "Outturn paper")], facts.Closings.Select(c => (c.Number, c.Act.Number, c.Source)));
        Assert.Equal(1, YearClosing.At(facts.Closings, AsAt.Day(End))?.Number);
        var pinned = await Council.Trackers.ReadAsync(Year, YearClosing.At(facts.Closings, AsAt.Day(End))!.Pinned, Cancel);
        Assert.Null(pinned.Lines.Single(l => l.Key == "A/R.6.002").Outturn!.Amount.Value);
        Assert.Equal([(Year, new DateOnly(2018, 5, 31))], (await Council.Trackers.YearsAsync(AsAt.Now, Cancel)).Select(y => (y.Year, y.Closed!.Value)));
        Assert.Null((await Council.Trackers.YearsAsync(AsAt.Day(End.AddDays(-1)), Cancel))[0].Closed);

        var line = await Council.LineAsync("A/R.6.002", AsAt.Now);
        var history = await Council.Trackers.HistoryAsync(line.Id, AsAt.Now, Cancel);
        Assert.Equal([closed.Number!.Value, corrected.Number!.Value], history.Outturn.Select(o => o.Act.Number));
        Assert.Contains(LineWords.Deeds(history).SelectMany(d => d.What), w => w == "Outturn not known (“In court”) to -40 (“The court has decided”)");
        Assert.Null((await Council.Acts.VerifyAsync(cancel: Cancel)).FirstBreak);
    }

    [Fact]
    public async Task Nothing_is_written_to_a_closed_year_on_any_way_but_a_report()
    {
        await SetUpAsync();
        await CloseAsync(End);
        var line = (await Council.LineAsync("A/R.6.001", AsAt.Now)).Id;
        var period = new FinancialMonth(Year, 8);
        TrackerChanges[] refused =
        [
            new([Change("A/R.6.001") with { Stated = Forecast(-1) }], null, null),
            new([Change("A/R.6.001") with { Plan = Plan(-1) }], null, null),
            new([Change("A/R.6.001") with { Owner = "Another" }], null, null),
            new([Change("A/R.6.001") with { Standing = new(Withdrawn: true, "gone") }], null, null),
            new([Change("A/R.6.001") with { Override = new(Rag.Green, "x", null) }], null, null),
            new([Change("A/R.6.001") with { Basis = DeliveryBasis.Secured }], null, null),
            new([Change("A/R.6.001") with { Outturn = new(Amount.Zero, "") }], null, null),
            new([Change("A/R.6.009") with { Plan = Plan(-1) }], null, null),
            TrackerChanges.None with { Round = new(period, RoundState.Open, End, "") },
            TrackerChanges.None with { Progress = [new(line, period, ProgressState.Submitted, "")] },
            TrackerChanges.None with { Chases = [new(period, "Head")] },
            TrackerChanges.None with { Covers = [new(line, line, Money.FromThousands(1), "x")] },
            TrackerChanges.None with { Replacements = [new(line, line, Ended: false, "x")] },
            TrackerChanges.None with { Reprofiles = [new(line, Year.Next, "x", Money.FromThousands(-1), Money.Zero, "x", "x")] },
            TrackerChanges.None with { Origins = [new(line, "A/R.6.001", line, line, "2017-22")] },
        ];
        foreach (var changes in refused)
        {
            // Whatever the position that it is written for.
            foreach (var position in new[] { new DateOnly(2017, 10, 31), End, new DateOnly(2018, 6, 1) })
            {
                var done = await Council.Trackers.WriteYearAsync(Council.Request(position), Year, _ => Result.Ok(changes), cancel: Cancel);
                Assert.Equal("year.closed", Assert.Single(done.Problems).Code);
            }
        }

        var other = await Council.Trackers.WriteYearAsync(
            Council.Request(End), Year.Previous, _ => Result.Ok(TrackerChanges.None with { OtherYear = new(Year, [Change("A/R.6.001") with { Plan = Plan(-1) }]) }), Year, Cancel);
        Assert.Equal("year.closed", Assert.Single(other.Problems).Code);
        var report = await Council.Trackers.WriteYearAsync(
            Council.Request(End), Year, _ => Result.Ok(TrackerChanges.None with { Report = new("Outturn", "{}", new string('0', 64), "1", null, [("json", "t.json", "{}"u8.ToArray())]) }), cancel: Cancel);
        Assert.True(report.Ok);
        Assert.True((await Council.Trackers.WriteAsync(Council.Request(End), Year.Next, _ => Result.Ok(new TrackerChanges([Change("A/R.6.001") with { Plan = Plan(-1) }], null, null)), Cancel)).Ok);
    }

    [Fact]
    public async Task Of_many_who_close_a_year_at_once_one_does()
    {
        await SetUpAsync();
        var (command, _) = await CommandAsync();
        var done = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Council.Trackers.WriteYearAsync(Council.Request(End), Year, s => command.Decide(s, End, Today), cancel: Cancel)));
        Assert.Single(done, d => d.Ok);
        Assert.All(done.Where(d => !d.Ok), d => Assert.Equal("close.meanwhile", Assert.Single(d.Problems).Code));
        Assert.Single((await Council.Trackers.CalendarAsync(Year, Cancel)).Closings);
    }

    [Fact]
    public async Task What_is_stated_for_a_later_day_is_seen_whatever_day_the_outturn_is_given()
    {
        await SetUpAsync();
        await Council.WriteAsync(new(2018, 4, 30), Change("A/R.6.001") with { Stated = Forecast(-70, "Later still") });
        var (command, _) = await CommandAsync();
        var refused = await Council.Trackers.WriteYearAsync(Council.Request(End), Year, s => command.Decide(s with { Position = s.Position with { LatestAct = command.Basis } }, End, Today), cancel: Cancel);
        Assert.Equal("close.stands-later", Assert.Single(refused.Problems).Code);
    }

    private async Task SetUpAsync()
    {
        await Council.WriteAsync(
            Day(10, 31),
            Change("A/R.6.001") with { Plan = Plan(-100), Details = Details("One"), Stated = Forecast(-80, "Two left late") },
            Change("A/R.6.002") with { Plan = Plan(-50), Details = Details("Two"), Stated = Forecast(-50) });
        Council.Clock.Now = new(2018, 6, 1, 9, 0, 0, TimeSpan.Zero);
    }

    private async Task<(CloseYear Command, YearState State)> CommandAsync(params (string Key, string Text, string Reason)[] typed)
    {
        var state = await Council.Trackers.StateAsync(Year, AsAt.Now, new FinancialMonth(Year, 12), Cancel);
        var lines = state.Position.Lines.ToDictionary(l => l.Id, l => typed.FirstOrDefault(t => t.Key == l.Key) is { Key: not null } t ? new TypedOutturn(t.Text, t.Reason) : TypedOutturn.Of(l));
        return (new CloseYear(lines, state.Closings.Count, state.Position.LatestAct, "Outturn paper", "because"), state);
    }

    private async Task<ActReceipt> CloseAsync(DateOnly position, params (string Key, string Text, string Reason)[] typed)
    {
        var (command, _) = await CommandAsync(typed);
        var done = await Council.Trackers.WriteYearAsync(Council.Request(position), Year, s => command.Decide(s, position, Today), cancel: Cancel);
        Assert.True(done.Ok, string.Join("; ", done.Problems.Select(p => p.Message)));
        return done.Value;
    }
}

public sealed class ClosingStoreOnSqlite(SqliteFiles databases) : ClosingStoreTests(databases);

public sealed class ClosingStoreOnPostgres(PostgresServer databases) : ClosingStoreTests(databases);
