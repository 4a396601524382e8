using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Delivery;
using Outturn.Core.Series;
using Outturn.Core.Sheets;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Closing;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Documents.Reading;
using Outturn.Documents.Writing;
using Outturn.Tests.Rounds;

namespace Outturn.Tests.Closing;

/// <summary>A year is closed by its outturn: every line has one or is said not to be known, and nothing of it is nought by silence.</summary>
public sealed class CloseYearTests
{
    private static readonly FinancialYear Year = World.Year;
    private static readonly DateOnly End = Year.LastDay;
    private static readonly DateOnly Today = new(2018, 5, 20);

    private static readonly TrackerLine One = Stated(World.Line("A/R.6.001", plan: -100, forecast: -80, commentary: "Two left late."));
    private static readonly TrackerLine Two = Stated(World.Line("A/R.6.002", plan: -50, forecast: -50));

    private static TrackerLine Stated(TrackerLine line) => line with { ForecastPosition = new(2018, 1, 31), Acts = new(1, 1, 1, 0, 0) };

    private static YearState State(params TrackerLine[] lines) => World.State(lines, []) with { LastStated = new(2018, 1, 31), Position = new(Year, AsAt.Day(End), lines, []) { LatestAct = 7 } };

    private static CloseYear Close(YearState state, params (TrackerLine Line, string Text, string Reason)[] typed) => new(
        state.Position.Lines.ToDictionary(l => l.Id, l => typed.FirstOrDefault(t => t.Line.Id == l.Id) is { Text: not null } t ? new TypedOutturn(t.Text, t.Reason) : TypedOutturn.Of(l)), 0, 7, "Outturn paper of May 2018", "");

    private static YearClosing Recorded(int number, long act = 30) => new(Year, number, "", World.Act(act, World.Finance) with { Position = End });

    private static string[] Codes(Result<TrackerChanges> result) => [.. result.Problems.Select(p => p.Code)];

    [Fact]
    public void The_boxes_hold_the_last_forecasts_with_their_reasons_and_one_act_records_all_lines()
    {
        var state = State(One, Two);
        var changes = Close(state).Decide(state, End, Today).Value!;
        Assert.Equal(new ClosingChange(1, "Outturn paper of May 2018"), changes.Closing);
        Assert.Equal([new(Amount.Of(Money.FromThousands(-80)), "Two left late."), new LineOutturn(Amount.Of(Money.FromThousands(-50)), "")], changes.Lines.Select(l => l.Outturn));
        Assert.True(changes.ChangesYear);
    }

    [Theory]
    [InlineData("-48", -48)]
    [InlineData("-48.0", -48)]
    [InlineData("(48)", -48)]
    [InlineData("0", 0)]
    [InlineData("nil", 0)]
    public void A_figure_is_read_as_people_write_it(string typed, long thousands) =>
        Assert.Equal(Money.FromThousands(thousands), OutturnCell.Read(One, new(typed, "Why")).Amount?.Value);

    [Theory]
    [InlineData("not known")]
    [InlineData("TBC")]
    [InlineData("unknown")]
    public void What_nobody_knows_stays_not_known_and_needs_a_reason(string typed)
    {
        var cell = OutturnCell.Read(One, new(typed, ""));
        Assert.Equal(new Amount.Unquantified("not known"), cell.Amount);
        Assert.Equal("outturn.reason", cell.ReasonProblem?.Code);
        Assert.Null(OutturnCell.Read(One, new(typed, "The claim is in court")).ReasonProblem);
    }

    [Theory]
    [InlineData("", "outturn.missing")]
    [InlineData("  ", "outturn.missing")]
    [InlineData("about right", "outturn.unreadable")]
    [InlineData("-48 to -40", "outturn.unreadable")]
    [InlineData("48", "outturn.sign")]
    [InlineData("-80000", "outturn.thousand-times")]
    public void A_box_that_is_empty_unreadable_or_looks_wrong_is_asked_about(string typed, string code)
    {
        var cell = OutturnCell.Read(One, new(typed, "Why"));
        Assert.Equal((code, "A/R.6.001#outturn"), (cell.Problem?.Code, cell.Problem?.Where));
        Assert.Null(cell.Amount);
    }

    [Theory]
    [InlineData("48", 48)]
    [InlineData("-80000", -80_000)]
    public void What_only_looks_wrong_is_taken_once_somebody_says_that_it_is_meant(string typed, long thousands) =>
        Assert.Equal(Money.FromThousands(thousands), OutturnCell.Read(One, new(typed, "Why", Kept: true)).Amount?.Value);

    [Fact]
    public void What_is_on_record_is_not_asked_about_again()
    {
        Assert.Null(OutturnCell.Read(One with { Outturn = new(Amount.Of(Money.FromThousands(48)), "It cost") }, new("48", "It cost")).Problem);
        Assert.Null(OutturnCell.Read(World.Line("A/R.6.003", plan: -100, forecast: 20) with { ForecastPosition = new(2018, 1, 31) }, new("20", "It cost")).Problem);
    }

    [Fact]
    public void A_figure_that_departs_from_plan_needs_a_reason_and_one_that_does_not_needs_none()
    {
        Assert.Equal("outturn.reason", OutturnCell.Read(One, new("-90", " ")).ReasonProblem?.Code);
        Assert.Null(OutturnCell.Read(One, new("-100", "")).ReasonProblem);
        Assert.Equal("outturn.reason-too-long", OutturnCell.Read(One, new("-90", new string('x', 1_001))).ReasonProblem?.Code);
    }

    [Fact]
    public void A_line_of_which_nothing_is_stated_or_only_a_range_has_an_empty_box()
    {
        var range = One with { Stated = One.Stated with { Forecast = Phasing.Unphased(Amount.Between(Money.FromThousands(-90), Money.FromThousands(-80))) } };
        Assert.Equal("", TypedOutturn.Of(range).Text);
        Assert.Equal("", TypedOutturn.Of(One with { ForecastPosition = null }).Text);
        Assert.Equal("not known", TypedOutturn.Of(One with { Stated = One.Stated with { Forecast = Phasing.Unphased(new Amount.Unquantified("TBC")) } }).Text);
    }

    [Fact]
    public void A_year_closes_from_its_last_day_on_and_not_before_what_is_stated_of_it()
    {
        var state = State(One, Two);
        Assert.Equal(["close.year-runs"], Codes(Close(state).Decide(state, End.AddDays(-1), Today)));
        Assert.Equal(["close.future"], Codes(Close(state).Decide(state, End, End.AddDays(-1))));
        Assert.Equal(["close.stands-later"], Codes(Close(state).Decide(state with { LastStated = new(2018, 4, 30) }, End, Today)));
        Assert.True(Close(state).Decide(state with { LastStated = new(2018, 4, 30) }, new(2018, 4, 30), Today).Ok);
        Assert.Equal(new DateOnly(2018, 4, 30), CloseYear.UsualPosition(Year, new(2018, 4, 30)));
        Assert.Equal(End, CloseYear.UsualPosition(Year, new(2018, 1, 31)));
    }

    [Fact]
    public void An_open_round_an_empty_tracker_and_an_endless_paper_are_refused()
    {
        var state = State(One, Two);
        Assert.Equal(["close.round-open"], Codes(Close(state).Decide(state with { Rounds = [World.Open] }, End, Today)));
        Assert.Equal(["close.source-too-long"], Codes((Close(state) with { Source = new string('x', 201) }).Decide(state, End, Today)));
        Assert.Equal(["close.no-lines"], Codes(Close(State()).Decide(State(), End, Today)));
    }

    [Fact]
    public void Of_two_who_close_at_once_the_second_is_told_who_closed_it()
    {
        var state = State(One, Two);
        var refused = Close(state).Decide(state with { Closings = [Recorded(1)] }, End, Today);
        Assert.Equal(["close.meanwhile"], Codes(refused));
        Assert.Contains("Finance manager on 25 January 2018 (act 30)", refused.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal(["close.changed-meanwhile"], Codes(Close(state).Decide(state with { Position = state.Position with { LatestAct = 8 } }, End, Today)));
    }

    [Fact]
    public void A_correction_needs_a_reason_and_writes_only_what_it_changes()
    {
        var closed = State(One with { Outturn = new(Amount.Of(Money.FromThousands(-80)), "Two left late.") }, Two with { Outturn = new(Amount.Of(Money.FromThousands(-50)), "") }) with { Closings = [Recorded(1)] };
        var command = Close(closed, (Two, "-40", "A bill came late")) with { Over = 1 };
        Assert.Equal(["close.reason-missing"], Codes(command.Decide(closed, End, Today)));
        var changes = (command with { Reason = "The audit found a bill" }).Decide(closed, End, Today).Value!;
        Assert.Equal(2, changes.Closing!.Number);
        Assert.Equal(("A/R.6.002", new LineOutturn(Amount.Of(Money.FromThousands(-40)), "A bill came late")), (Assert.Single(changes.Lines).Key, changes.Lines[0].Outturn));
        Assert.True((Close(closed) with { Over = 1, Reason = "Nothing" }).Decide(closed, End, Today).Value!.IsEmpty);
        Assert.Equal(["close.not-closed"], Codes((command with { Reason = "x" }).Decide(State(One, Two), End, Today)));
        Assert.Equal(["close.meanwhile"], Codes((command with { Reason = "x" }).Decide(closed with { Closings = [Recorded(1), Recorded(2, 31)] }, End, Today)));
    }

    [Fact]
    public void What_stands_is_read_as_at_any_date_and_by_the_clock()
    {
        YearClosing[] all = [Recorded(1, 30), Recorded(2, 31) with { Act = World.Act(31, World.Finance, day: 28) with { Position = End.AddDays(60) } }];
        Assert.Null(YearClosing.At(all, AsAt.Day(End.AddDays(-1))));
        Assert.Equal(1, YearClosing.At(all, AsAt.Day(End))?.Number);
        Assert.Equal(2, YearClosing.At(all, AsAt.Now)?.Number);
        Assert.Equal(1, YearClosing.At(all, new(null, CouncilTime.EndOf(new(2018, 1, 26))))?.Number);
        Assert.Equal(new AsAt(End, all[0].Act.Recorded), all[0].Pinned);
    }

    [Fact]
    public void A_form_that_is_filled_in_comes_back_as_a_workbook_and_as_text()
    {
        var position = State(One, Two).Position;
        var sheet = OutturnWorkbook.Sheet(position, closing: null);
        foreach (var (name, bytes) in new[] { ("form.xlsx", WorkbookWriter.Write(sheet)), ("form.csv", CsvWriter.Write(sheet)) })
        {
            var back = OutturnWorkbook.Read(GridReader.Read(bytes, name).Value!, position).Value!;
            Assert.Equal([new("-80", "Two left late."), new TypedOutturn("-50", "")], [back.Lines[One.Id], back.Lines[Two.Id]]);
            Assert.Empty(back.Problems);
        }

        Grid Grid(params string[][] rows) => Outturn.Core.Sheets.Grid.Plain("f.csv", [.. rows.Select((r, i) => new Outturn.Core.Sheets.GridRow(i + 1, [.. r.Select(GridCell.Of)]))]);
        var odd = OutturnWorkbook.Read(new("f.csv", "csv", [Grid(["Key", "Outturn £000"], ["A/R.6.001", "not known"], ["A/R.6.001", "-1"], ["Z/R.6.9", "-1"], ["", "-1"])], []), position).Value!;
        Assert.Equal(new TypedOutturn("not known", ""), Assert.Single(odd.Lines).Value);
        Assert.Equal(["outturn.twice", "outturn.unknown-line"], odd.Problems.Select(p => p.Code));
        Assert.Equal("outturn.not-ours", Assert.Single(OutturnWorkbook.Read(new("f.csv", "csv", [Grid(["Reference", "Outturn"], ["A/R.6.001", "-1"])], []), position).Problems).Code);
    }

    [Fact]
    public void Outturn_and_what_was_not_delivered_make_the_plan_for_each_line_and_in_total() => Prop.ForAll(AnyYear(), lines =>
    {
        var total = YearOutturn.Of(new(Year, AsAt.Now, lines, []));
        Assert.All(lines.Where(l => l.Outturn!.Amount.Value is not null), l => Assert.Equal(l.Planned.Value, l.Came.Value + (l.Planned - l.Came).Value));
        Assert.Equal(total.Planned, total.Came + total.Undelivered + total.PlanNotKnown);
        Assert.Equal((lines.Count, lines.Count(l => l.Outturn!.Amount.Value is null)), (total.Known + total.NotKnown, total.NotKnown));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_returns_as_pressures_is_all_that_fell_short_less_what_was_moved_or_really_covered() => Prop.ForAll(AnyYear(), Gen.Choose(0, 60).ArrayOf().ToArbitrary(), (lines, given) =>
    {
        // Each allocation is promised in full, whether or not the giver has it in the end.
        var covers = lines.Zip(lines.Skip(1), given).Where(c => c.Third > 0).Select(c => new Recorded<Cover>(World.Act(1, World.Finance), new(c.First.Id, c.Second.Id, Money.FromThousands(c.Third), "x"))).ToList();
        var state = State([.. lines]) with { Covers = covers };
        var returned = RollForward.Candidates(Planning.SomePlan.Plan(), state, new Dictionary<Guid, Guid>()).Aggregate(Money.Zero, (sum, c) => sum + c.Pressure);
        var known = lines.Where(l => l.Outturn!.Amount.Value is not null).ToList();
        Money Sum(Func<TrackerLine, Money> of) => known.Aggregate(Money.Zero, (sum, l) => sum + of(l));
        var shortfall = Sum(l => l.Came.Low - l.Planned.Low is { Pence: > 0 } missing ? missing : Money.Zero);
        var covered = Sum(l => Coverage.Of(l, covers.Select(c => c.Value)) is { Short: { Pence: > 0 } missing } c ? Least(missing, c.Covered) : Money.Zero);
        var broken = Sum(l => Coverage.Of(l, covers.Select(c => c.Value)).Left is { Pence: < 0 } left ? -left : Money.Zero);
        Assert.Equal(shortfall - covered + broken, returned);

        static Money Least(Money a, Money b) => a < b ? a : b;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_promise_to_cover_another_line_that_came_to_nothing_returns_where_it_broke()
    {
        var giver = One with { Outturn = new(Amount.Of(Money.FromThousands(-100)), "") };
        var taker = Two with { Outturn = new(Amount.Of(Money.FromThousands(-20)), "Late") };
        var state = State(giver, taker) with { Covers = [new(World.Act(1, World.Finance), new(giver.Id, taker.Id, Money.FromThousands(30), "Ahead"))] };
        Assert.Equal([(giver.Id, Money.FromThousands(30))], RollForward.Candidates(Planning.SomePlan.Plan(), state, new Dictionary<Guid, Guid>()).Select(c => (c.Line.Id, c.Pressure)));
    }

    private static Arbitrary<List<TrackerLine>> AnyYear() => (
        from lines in (
            from plan in Gen.Choose(-200, 60)
            from came in Gen.Choose(-220, 60)
            from known in Gen.Frequency((5, Gen.Constant(true)), (1, Gen.Constant(false)))
            select Stated(World.Line("x", plan: plan, forecast: came)) with { Outturn = new(known ? Amount.Of(Money.FromThousands(came)) : new Amount.Unquantified("not known"), "Why") }).ListOf()
        select lines.Select((l, i) => l with { Key = $"K{i:000}", Reference = $"K{i:000}" }).ToList()).ToArbitrary();
}
