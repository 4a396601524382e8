using Outturn.Core.Reports;
using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.Tests.Reports;

public sealed class YearPathTests
{
    private static readonly FinancialYear Year = new(2017);
    private static readonly DateOnly November = new(2017, 11, 30);
    private long act;

    [Fact]
    public void Each_month_shows_what_stood_at_its_end_and_a_line_that_left_counts_until_it_left()
    {
        var (a, b) = (Id(1), Id(2));
        var path = YearPath.Of(
            At(November, [Line(a, "Adults", [-10, -10, -10, -10], -100)], Line(b, "Adults", [0, 0, 0, -50], -60)),
            new(
                [State(a, new(2017, 7, 31), -80), State(b, new(2017, 7, 31), -50), State(a, new(2017, 9, 30), -40)],
                [Plan(a, new(2017, 7, 31), -100), Plan(b, new(2017, 7, 31), -60)],
                [new(b, Order(new(2017, 10, 31)), new LineStanding(Withdrawn: true, "dropped"))]),
            [], November);
        Assert.Equal([(7, -130), (8, -130), (9, -90)], path.Whole.Points.Select(p => (p.Day.Month, (int)(p.Forecast.Low.Pounds / 1000))));
        Assert.Equal(Money.FromThousands(-160), path.Whole.Points[0].Planned.Value);

        // The day shown is the latest that is stated: nothing was stated for October or November but that a line left.
        Assert.Equal(new DateOnly(2017, 9, 30), path.Whole.Points[^1].Day);
        Assert.Equal(1, Assert.Single(path.ByCommittee).Lines);
    }

    [Fact]
    public void Banked_is_what_is_complete_or_secured_and_the_parts_of_the_year_that_ended()
    {
        var day = new DateOnly(2017, 10, 31);
        var plain = Line(Id(1), "Adults", [-10, -20, -30, -40], -100);
        Assert.Equal(Money.FromThousands(-30), YearPath.Banked(plain, day).Value);
        Assert.Equal(Money.FromThousands(-10), YearPath.Banked(plain, new(2017, 9, 29)).Value);
        Assert.Equal(Money.FromThousands(-30), YearPath.Banked(plain, new(2017, 9, 30)).Value);
        Assert.Equal(Money.FromThousands(-100), YearPath.Banked(plain, new(2018, 3, 31)).Value);
        Assert.Equal(Money.FromThousands(-100), YearPath.Banked(plain with { Stated = plain.Stated with { Complete = true } }, day).Value);
        Assert.Equal(Money.FromThousands(-100), YearPath.Banked(plain with { Basis = DeliveryBasis.Secured }, day).Value);
        Assert.Equal(Money.FromThousands(-30), YearPath.Banked(plain with { Basis = DeliveryBasis.Accrued }, day).Value);
        var unphased = plain with { Stated = plain.Stated with { Forecast = Phasing.Unphased(Amount.Of(Money.FromThousands(-100))) } };
        Assert.Equal(Money.Zero, YearPath.Banked(unphased, day).Value);
        var monthly = plain with { Stated = plain.Stated with { Forecast = Phasing.AsPrinted([.. Enumerable.Repeat(Amount.Of(Money.FromThousands(-5)), 12)], null) } };
        Assert.Equal(Money.FromThousands(-35), YearPath.Banked(monthly, day).Value);
    }

    [Fact]
    public void What_rests_on_the_last_quarter_is_not_banked_and_the_sentence_says_both()
    {
        var path = YearPath.Of(
            At(new(2017, 10, 31), [Line(Id(1), "Adults", [-10, -20, -30, -40], -120), Line(Id(2), "Children", [0, 0, 0, -50], -50) with { Basis = DeliveryBasis.Secured }]),
            new([State(Id(1), new(2017, 10, 31), -100), State(Id(2), new(2017, 10, 31), -50)], [Plan(Id(1), new(2017, 10, 31), -120), Plan(Id(2), new(2017, 10, 31), -50)], []), [], November);
        Assert.Equal(Money.FromThousands(-80), path.Whole.Banked.Value);
        Assert.Equal(Money.FromThousands(-40), path.Whole.LastQuarter.Value);
        Assert.Equal("£80k of the £150k forecast is banked, of £170k planned; £40k rests on the last quarter.", path.Sentence);
        Assert.Equal(path.Whole.Banked, path.ByCommittee.Aggregate(Total.Zero, (sum, c) => sum + c.Banked));
    }

    [Fact]
    public void A_line_stated_once_and_never_since_is_named_unless_it_is_complete_or_new()
    {
        var (never, updated, complete, fresh) = (Id(1), Id(2), Id(3), Id(4));
        var done = Line(complete, "Adults", [0, 0, 0, -1], -1);
        var path = YearPath.Of(
            At(November, [Line(never, "Adults", [0, 0, 0, -1], -1), Line(updated, "Adults", [0, 0, 0, -1], -1), done with { Stated = done.Stated with { Complete = true } }, Line(fresh, "Adults", [0, 0, 0, -1], -1)]),
            new([State(never, new(2017, 7, 31), -1), State(updated, new(2017, 7, 31), -2), State(complete, new(2017, 7, 31), -1), State(updated, new(2017, 11, 30), -1), State(fresh, new(2017, 11, 30), -1)], [], []),
            [], November);
        Assert.Equal([never], path.NeverUpdated.Select(l => l.Id));
    }

    [Fact]
    public void The_same_words_at_three_months_ends_are_named_and_two_are_not()
    {
        var (same, two) = (Id(1), Id(2));
        var path = YearPath.Of(
            At(November, [Line(same, "Adults", [0, 0, 0, -1], -1), Line(two, "Adults", [0, 0, 0, -1], -1)]),
            new([State(same, new(2017, 9, 30), -2), State(two, new(2017, 9, 30), -2, "Other words."), State(two, new(2017, 10, 31), -1), State(same, new(2017, 11, 30), -1)], [], []), [], November);
        Assert.Equal([same], path.SameCommentary.Select(l => l.Id));
    }

    [Fact]
    public void A_round_is_late_by_the_days_after_its_due_day_until_it_closed_or_until_today()
    {
        Round Of(int month, RoundState state, DateOnly due, DateOnly latest) => new(new(Year, month), state, due, Act(due), Act(latest));
        var path = YearPath.Of(At(null, []), new([State(Id(1), new(2018, 1, 31), -1)], [], []), [Of(7, RoundState.Closed, new(2017, 11, 10), new(2017, 11, 14)), Of(8, RoundState.Closed, new(2017, 12, 10), new(2017, 12, 1)), Of(9, RoundState.Open, new(2018, 1, 10), new(2018, 1, 2))], new(2018, 1, 12));
        Assert.Equal([4, 0, 2], path.Rounds.Select(r => r.DaysLate));
        Assert.Null(path.Rounds[2].Closed);
    }

    [Fact]
    public void A_year_of_which_nothing_is_stated_is_empty_and_not_an_error()
    {
        var path = YearPath.Of(At(new(2017, 4, 30), []), new([], [], []), [], November);
        Assert.Empty(path.Whole.Points);
        Assert.Empty(path.ByCommittee);
    }

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private FactOrder Order(DateOnly day) => FactOrder.Of(day, ++act);

    private LineStatement<LineForecast> State(Guid line, DateOnly day, int thousands, string commentary = "On the way.") =>
        new(line, Order(day), LineForecast.Empty with { Forecast = Phasing.Unphased(Amount.Of(Money.FromThousands(thousands))), Commentary = commentary });

    private LineStatement<LinePlan> Plan(Guid line, DateOnly day, int thousands) => new(line, Order(day), new(Amount.Zero, Phasing.Unphased(Amount.Of(Money.FromThousands(thousands)))));

    private static Act Act(DateOnly day) => new(1, "test", Instant.From(new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero)), day, new(Guid.Empty, "Finance"), "", "test");

    private static TrackerPosition At(DateOnly? day, IReadOnlyList<TrackerLine> lines, params IReadOnlyList<TrackerLine> left) =>
        new(Year, new AsAt(day, null), lines, [.. left.Select(l => l with { Standing = new(Withdrawn: true, "dropped") })]);

    private static TrackerLine Line(Guid id, string committee, int[] quarters, int planned) => new(
        id, Year, id.ToString(), "", LineDetails.Empty with { Title = "Line", Committees = [committee] }, new(Amount.Zero, Phasing.Unphased(Amount.Of(Money.FromThousands(planned)))),
        LineForecast.Empty with { Forecast = Phasing.AsPrinted([.. quarters.Select(q => Amount.Of(Money.FromThousands(q)))], null), Commentary = "On the way." }, "", LineStanding.In);
}
