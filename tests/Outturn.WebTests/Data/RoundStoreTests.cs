using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Record;
using Outturn.Data.Settings;
using static Outturn.WebTests.Data.Tracker;

namespace Outturn.WebTests.Data;

/// <summary>A round from its opening to its closing, and everything else that a year's acts write, on each engine.</summary>
public abstract class RoundStoreTests(ITestDatabases databases) : StoreTests(databases)
{
    private static readonly FinancialMonth November = new(new(2017), 8);
    private static readonly TrackerRules Rules = TrackerRules.Shipped;

    private readonly Viewer owner = new(new(Guid.Parse("01890000-0000-7000-8000-00000000000a"), "Head of Service"), [Roles.Owner], ShippedGrants.All);
    private readonly Viewer finance = new(new(Guid.Parse("01890000-0000-7000-8000-00000000000b"), "Finance partner"), [Roles.Finance], ShippedGrants.All);

    [Fact]
    public async Task A_round_is_opened_submitted_returned_submitted_again_signed_off_and_closed()
    {
        var line = await SetUpAsync();
        await DoneAsync("round.open", finance, s => new OpenRound(November, Day(12, 1)).Decide(s));
        var submitted = await DoneAsync("round.submit", owner, s => Submit(s, line, "-80", "A bed less"));
        var state = await StateAsync();
        Assert.Equal(ProgressState.Submitted, state.Progress[line].State);
        Assert.Equal(Money.FromThousands(-80 - 30), state.Position.Lines[0].Forecast.Value);

        var returned = await DoneAsync("round.return", finance, s => new ReviewLines(November, [new(line, submitted.Number!.Value, null)], Verdict.Return, "Which bed?").Decide(s, finance));
        Assert.Equal("Which bed?", (await StateAsync()).Progress[line].Reason);
        Assert.Equal(owner.Actor.Id, (await StateAsync()).Progress[line].SubmittedBy!.By.Id);
        Assert.NotEqual(returned.Number, submitted.Number);

        var again = await DoneAsync("round.submit", owner, s => Submit(s, line, "-80", "The bed in the east"));
        await DoneAsync("round.sign-off", finance, s => new ReviewLines(November, [new(line, again.Number!.Value, true)], Verdict.SignOff, "").Decide(s, finance));
        state = await StateAsync();
        Assert.Equal(ProgressState.SignedOff, state.Progress[line].State);
        Assert.True(state.Position.Lines[0].Stated.Complete);

        var unsigned = await Council.Trackers.WriteYearAsync(new ActRequest("round.close", finance.Actor, "", "test", November.LastDay), Year, s => new CloseRound(November, "").Decide(s), cancel: Cancel);
        Assert.Equal("round.unsigned", Assert.Single(unsigned.Problems).Code);
        await DoneAsync("round.close", finance, s => new CloseRound(November, "The other line is disputed").Decide(s));
        state = await StateAsync();
        Assert.Null(state.Open);
        Assert.Equal(Day(12, 1), state.RoundOf(November)!.Due);
        Assert.NotNull(state.Locked(Day(11, 30), " "));
        Assert.Null(state.Locked(Day(11, 30), "A correction"));
        Assert.Null(state.Locked(Day(12, 31), ""));
        Assert.True((await Council.Acts.VerifyAsync()).Holds);

        var history = await Council.Trackers.HistoryAsync(line, AsAt.Now);
        Assert.Equal([ProgressState.Submitted, ProgressState.Returned, ProgressState.Submitted, ProgressState.SignedOff], history.Progress.Select(p => p.Value.State));
    }

    [Fact]
    public async Task Overrides_bases_covers_replacements_reprofiles_chases_and_reports_are_kept_and_read_back()
    {
        var line = await SetUpAsync();
        var other = (await Council.Trackers.FindAsync(Year, "A/R.6.002"))!.Value;
        await DoneAsync("round.open", finance, s => new OpenRound(November, Day(12, 1)).Decide(s));
        await DoneAsync("tracker.judge", finance, _ => Result.Ok(TrackerChanges.None with
        {
            Lines = [new LineChange(line, "A/R.6.001", "A/R.6.001") { Override = new(Rag.Amber, "Panel in place", Day(12, 31)), Basis = DeliveryBasis.Secured }],
            Covers = [new(other, line, Money.FromThousands(10), "Over target")],
            Replacements = [new(other, line, Ended: false, "Takes its place")],
            Reprofiles = [new(line, new(2018), "A/R.6.001", Money.FromThousands(-20), Money.FromThousands(-5), "Starts in May", "Finance director")],
            Chases = [new(November, "Head of Service")],
            OtherYear = new(new(2018), [new LineChange(null, "A/R.6.001", "A/R.6.001") { Plan = Plan(-20), Details = Details("Moved") }]),
            Report = new("Savings tracker 2017-18", "{}", new string('a', 64), "1", null, [("json", "t.json", "{}"u8.ToArray()), ("csv", "t.csv", "a,b"u8.ToArray())]),
        }));

        var state = await StateAsync();
        Assert.Equal(new LineOverride(Rag.Amber, "Panel in place", Day(12, 31)), state.Position.Lines[0].Override);
        Assert.Equal(DeliveryBasis.Secured, state.Position.Lines[0].Basis);
        Assert.Equal(new Cover(other, line, Money.FromThousands(10), "Over target"), Assert.Single(state.Covers).Value);
        Assert.Equal(new Replacement(other, line, Ended: false, "Takes its place"), Assert.Single(state.Replacements).Value);
        Assert.Equal(Money.FromThousands(-20), Assert.Single(state.Reprofiles).Value.Moved);
        var report = Assert.Single(state.Reports);
        Assert.Equal((1, November.LastDay, 2), (report.Number, report.Position, report.Files.Count));
        Assert.Equal("a,b"u8.ToArray(), await Council.Files.ReadAsync(report.Files.Single(f => f.Format == "csv").Sha256, Cancel));
        Assert.Equal("Head of Service", Assert.Single(await Council.Trackers.ChasesAsync(Year, Cancel)).Value.Owner);
        Assert.Equal("Moved", Assert.Single((await Council.Trackers.ReadAsync(new(2018), AsAt.Now, Cancel)).Lines).Details.Title);
        Assert.Equal(report.Number, (await Council.Trackers.ReportAsync(1, Cancel))!.Number);

        // Taken back, and superseded.
        await DoneAsync("tracker.judge", finance, _ => Result.Ok(TrackerChanges.None with
        {
            Covers = [new(other, line, Money.Zero, "No longer over")],
            Replacements = [new(other, line, Ended: true, "Was wrong")],
            Report = new("Savings tracker 2017-18, corrected", "{}", new string('b', 64), "1", 1, [("json", "t.json", "{}"u8.ToArray())]),
        }));
        state = await StateAsync();
        Assert.Empty(state.Covers);
        Assert.Empty(state.Replacements);
        Assert.Equal([2L, null], state.Reports.Select(r => r.SupersededBy));
        Assert.True((await Council.Acts.VerifyAsync()).Holds);
    }

    [Fact]
    public async Task Two_who_type_over_the_same_figure_are_both_shown_and_neither_overwrites()
    {
        var line = await SetUpAsync();
        await DoneAsync("round.open", finance, s => new OpenRound(November, Day(12, 1)).Decide(s));
        var basis = (await StateAsync()).Position.Lines[0].Acts.Forecast;
        await DoneAsync("round.submit", finance, s => Submit(s, line, "-70", "By finance", basis, finance));
        var second = await Council.Trackers.WriteYearAsync(Council.Request(November.LastDay), Year, s => Submit(s, line, "-60", "By the owner", basis, owner), cancel: Cancel);
        Assert.False(second.Ok);
        Assert.Equal("forecast.changed-meanwhile", Assert.Single(second.Problems).Code);
        Assert.Equal(Money.FromThousands(-70 - 30), (await StateAsync()).Position.Lines[0].Forecast.Value);
    }

    private Result<TrackerChanges> Submit(YearState state, Guid line, string quarter, string commentary) =>
        Submit(state, line, quarter, commentary, state.Position.Lines.Single(l => l.Id == line).Acts.Forecast, owner);

    private static Result<TrackerChanges> Submit(YearState state, Guid line, string quarter, string commentary, long basis, Viewer viewer) =>
        new SubmitForecasts(November, new(new Dictionary<Guid, LineDraft> { [line] = new(basis, new Dictionary<int, string> { [3] = quarter }, commentary, Ready: true, new Dictionary<int, string>()) }))
            .Decide(state with { Position = Judgement.Apply(state.Position, Rules, null, November.LastDay) }, viewer, Rules);

    private async Task<Guid> SetUpAsync()
    {
        Amount[] quarters = [Amount.Of(Money.FromThousands(-10)), Amount.Of(Money.FromThousands(-10)), Amount.Of(Money.FromThousands(-40)), Amount.Of(Money.FromThousands(-10))];
        await Council.WriteAsync(
            Day(10, 31),
            Change("A/R.6.001") with { Plan = Plan(-100), Details = Details("One"), Owner = "Head of Service", Stated = LineForecast.Empty with { Forecast = Phasing.AsPrinted(quarters, null) } },
            Change("A/R.6.002") with { Plan = Plan(-50), Details = Details("Two"), Stated = Forecast(-60), Owner = "" });
        return (await Council.Trackers.FindAsync(Year, "A/R.6.001"))!.Value;
    }

    private async Task<YearState> StateAsync() => await Council.Trackers.StateAsync(Year, AsAt.Day(November.LastDay), November, Cancel);

    private async Task<ActReceipt> DoneAsync(string kind, Viewer viewer, Func<YearState, Result<TrackerChanges>> decide)
    {
        var done = await Council.Trackers.WriteYearAsync(new ActRequest(kind, viewer.Actor, "because", "test", November.LastDay), Year, decide, otherYear: new(2018), Cancel);
        Assert.True(done.Ok, string.Join("; ", done.Problems.Select(p => p.Message)));
        Assert.True(done.Value.Wrote);
        return done.Value;
    }
}

public sealed class RoundStoreOnSqlite(SqliteFiles databases) : RoundStoreTests(databases);

public sealed class RoundStoreOnPostgres(PostgresServer databases) : RoundStoreTests(databases);
