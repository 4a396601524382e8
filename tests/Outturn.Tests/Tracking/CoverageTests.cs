using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.Tests.Tracking;

/// <summary>Over-delivery covers each gap once; what moves to another year and what is lost add up to what was open.</summary>
public sealed class CoverageTests
{
    private static readonly FinancialYear Year = new(2017);

    // October 2017, as published: 328 over, 232 and 96 short.
    private readonly TrackerLine over = Line("A/R.6.210", -1000, -1328);
    private readonly TrackerLine first = Line("A/R.6.214", -500, -268);
    private readonly TrackerLine second = Line("A/R.6.222", -200, -104);

    [Fact]
    public void The_328_over_cover_232_and_96_and_not_a_pound_more()
    {
        var covers = new List<Cover>();
        Allocate(covers, first, 232_000, null);
        Allocate(covers, second, 96_000, null);
        Assert.Equal(Money.Zero, Coverage.Of(over, covers).Left);
        Assert.Equal(Money.Zero, Coverage.Of(first, covers).Open);
        Assert.Equal(Money.Zero, Coverage.Of(second, covers).Open);

        // A pound more anywhere is refused, both because nothing is left and because nothing is open.
        Allocate(covers, second, 96_001, "cover.over-allocated", "cover.over-covered");
        Allocate(covers, first, 232_001, "cover.over-allocated", "cover.over-covered");
        Assert.Equal(2, covers.Count);
    }

    [Fact]
    public void A_pound_that_is_left_goes_where_a_gap_is_open_and_nowhere_else()
    {
        var covers = new List<Cover>();
        Allocate(covers, first, 232_001, "cover.over-covered");
        Allocate(covers, first, 200_000, null);
        Allocate(covers, first, 232_000, null);
        Assert.Equal(Money.FromPounds(232_000), Assert.Single(covers).Amount);
        Allocate(covers, first, 0, null);
        Assert.Empty(covers);
        Allocate(covers, first, 0, "cover.none");
    }

    [Fact]
    public void What_cannot_give_what_needs_nothing_and_what_nobody_explains_is_refused()
    {
        Assert.Equal(["cover.itself"], Codes(new AllocateCover(over.Id, over.Id, Money.FromPounds(1), "x").Decide(State([]))));
        Assert.Equal(["cover.negative"], Codes(new AllocateCover(over.Id, first.Id, Money.FromPounds(-1), "x").Decide(State([]))));
        Assert.Equal(["cover.nothing-over", "cover.nothing-short"], Codes(new AllocateCover(first.Id, over.Id, Money.FromPounds(1), "x").Decide(State([]))));
        Assert.Equal(["cover.reason-missing"], Codes(new AllocateCover(over.Id, first.Id, Money.FromPounds(1), " ").Decide(State([]))));
        Assert.Equal(["tracker.line-not-found"], Codes(new AllocateCover(over.Id, Guid.Empty, Money.FromPounds(1), "x").Decide(State([]))));
    }

    [Fact]
    public void A_replacement_cannot_go_round_in_a_circle()
    {
        var state = State([]) with { Replacements = [Said(new Replacement(second.Id, first.Id, false, "x")), Said(new Replacement(first.Id, over.Id, false, "x"))] };
        Assert.Equal(["replacement.circle"], Codes(new LinkReplacement(over.Id, second.Id, false, "x").Decide(state)));
        Assert.True(new LinkReplacement(second.Id, over.Id, false, "x").Decide(state).Ok);
        Assert.Equal(["replacement.itself"], Codes(new LinkReplacement(over.Id, over.Id, false, "x").Decide(state)));
        Assert.Equal(["replacement.none"], Codes(new LinkReplacement(over.Id, first.Id, true, "x").Decide(state)));
        Assert.Equal(["replacement.reason-missing"], Codes(new LinkReplacement(second.Id, over.Id, false, "").Decide(state)));
    }

    [Fact]
    public void What_moves_and_what_is_lost_add_up_to_what_was_open_and_next_year_opens_with_it()
    {
        var state = State([]) with { OtherYear = new(Year.Next, AsAt.Now, [], []) };
        var moved = new MoveToYear(first.Id, Year.Next, Money.FromThousands(-150), RestIsShortfall: true, "Starts in May", " Service  director ").Decide(state);
        Assert.True(moved.Ok);
        var record = Assert.Single(moved.Value.Reprofiles);
        Assert.Equal((Money.FromThousands(-150), Money.FromThousands(-82), "Service director"), (record.Moved, record.Shortfall, record.Approver));
        Assert.Equal(first.Planned.Value, first.Forecast.Value + record.Moved + record.Shortfall);
        var opens = Assert.Single(moved.Value.OtherYear!.Lines);
        Assert.Equal((Year.Next, "A/R.6.214", Money.FromThousands(-150)), (moved.Value.OtherYear.Year, opens.Key, opens.Plan!.Planned.Year.Value));

        // Said once: nothing is open any more.
        Assert.Equal(["reprofile.nothing-open"], Codes(new MoveToYear(first.Id, Year.Next, Money.FromThousands(-1), true, "x", "y").Decide(state with { Reprofiles = [Said(record)] })));
    }

    [Fact]
    public void A_line_that_stands_in_next_years_tracker_already_takes_what_moves_on_top()
    {
        Amount[] quarters = [.. Enumerable.Repeat(Amount.Of(Money.FromThousands(-10)), 4)];
        var there = Line("A/R.6.214", -40, -40) with { Year = Year.Next, Plan = new(Amount.Zero, Phasing.AsPrinted(quarters, null)), Stated = LineForecast.Empty with { Forecast = Phasing.AsPrinted(quarters, null) } };
        var moved = new MoveToYear(first.Id, Year.Next, Money.FromThousands(-232), false, "x", "y").Decide(State([]) with { OtherYear = new(Year.Next, AsAt.Now, [there], []) });
        var change = Assert.Single(moved.Value!.OtherYear!.Lines);
        Assert.Equal(there.Id, change.LineId);
        Assert.Equal(Money.FromThousands(-272), change.Plan!.Planned.Year.Value);
        Assert.True(change.Plan.Planned.Foots);
    }

    [Fact]
    public void A_reversal_moves_too_with_its_own_sign()
    {
        var reversal = Line("A/R.6.900", 120, 0);
        var state = State([], reversal);
        Assert.Equal(["reprofile.sign"], Codes(new MoveToYear(reversal.Id, Year.Next, Money.FromThousands(-120), false, "x", "y").Decide(state)));
        Assert.Equal(Money.FromThousands(120), Assert.Single(new MoveToYear(reversal.Id, Year.Next, Money.FromThousands(120), false, "x", "y").Decide(state).Value!.Reprofiles).Moved);
    }

    [Theory]
    [InlineData(2017, -10, true, "reprofile.year-past")]
    [InlineData(2030, -10, true, "reprofile.year-far")]
    [InlineData(2018, 10, true, "reprofile.sign")]
    [InlineData(2018, 0, true, "reprofile.sign")]
    [InlineData(2018, -233, true, "reprofile.too-much")]
    [InlineData(2018, -100, false, "reprofile.rest")]
    public void A_move_that_makes_no_sense_is_refused_in_words(int year, long thousands, bool rest, string code) =>
        Assert.Equal([code], Codes(new MoveToYear(first.Id, new(year), Money.FromThousands(thousands), rest, "x", "y").Decide(State([]))));

    [Fact]
    public void A_move_needs_a_reason_an_approver_and_figures_that_are_known()
    {
        Assert.Equal(["reprofile.reason-missing", "reprofile.approver"], Codes(new MoveToYear(first.Id, Year.Next, Money.FromThousands(-232), false, " ", " ").Decide(State([]))));
        var unknown = Line("X", -10, 0) with { Stated = LineForecast.Empty with { Forecast = Phasing.Unphased(new Amount.Unquantified("TBC")) } };
        Assert.Equal(["reprofile.not-known"], Codes(new MoveToYear(unknown.Id, Year.Next, Money.FromThousands(-1), true, "x", "y").Decide(State([], unknown))));
        Assert.Equal(["cover.not-known"], Codes(new AllocateCover(over.Id, unknown.Id, Money.FromPounds(1), "x").Decide(State([], unknown))));
    }

    [Fact]
    public void What_is_covered_elsewhere_is_not_moved_as_well()
    {
        var state = State([new(over.Id, first.Id, Money.FromThousands(200), "x")]);
        Assert.Equal(Money.FromThousands(-32), Undelivered.Of(first, state)!.Open);
        Assert.Equal(["reprofile.too-much"], Codes(new MoveToYear(first.Id, Year.Next, Money.FromThousands(-33), true, "x", "y").Decide(state)));
    }

    private void Allocate(List<Cover> covers, TrackerLine to, long pounds, params string[]? codes)
    {
        var decided = new AllocateCover(over.Id, to.Id, Money.FromPounds(pounds), "The surplus covers it").Decide(State(covers));
        if (codes is not null && codes.Length > 0)
        {
            Assert.Equal(codes, Codes(decided));
            return;
        }

        var cover = Assert.Single(decided.Value!.Covers);
        covers.RemoveAll(c => c.To == cover.To);
        if (!cover.Amount.IsZero)
        {
            covers.Add(cover);
        }
    }

    private static IEnumerable<string> Codes<T>(Result<T> result) => result.Problems.Select(p => p.Code);

    private YearState State(IEnumerable<Cover> covers, params TrackerLine[] more) =>
        new(new(Year, AsAt.Now, [over, first, second, .. more], []), [], new Dictionary<Guid, LineProgress>(), [.. covers.Select(Said)], [], [], []);

    private static Recorded<T> Said<T>(T value) => new(new Act(1, "test", new(0), Year.FirstDay, new(Guid.Empty, ""), "", ""), value);

    private static TrackerLine Line(string key, long planned, long forecast) => new(
        Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddSeconds(key.GetHashCode(StringComparison.Ordinal) & 0xFFFFFF)), Year, key, key, LineDetails.Empty with { Title = key },
        new(Amount.Zero, Phasing.Unphased(Amount.Of(Money.FromThousands(planned)))),
        LineForecast.Empty with { Forecast = Phasing.Unphased(Amount.Of(Money.FromThousands(forecast))) }, "", LineStanding.In);
}
