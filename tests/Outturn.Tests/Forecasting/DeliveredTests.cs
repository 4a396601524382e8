using Outturn.Core.Forecasting;
using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Tests.Tracking;

namespace Outturn.Tests.Forecasting;

public sealed class DeliveredTests
{
    [Theory]
    [InlineData(-10_000, 500, DeliveredClass.Nothing)]
    [InlineData(-10_000, 0, DeliveredClass.Nothing)]
    [InlineData(-10_000, -1, DeliveredClass.Little)]
    [InlineData(-10_000, -4_999, DeliveredClass.Little)]
    [InlineData(-10_000, -5_000, DeliveredClass.Part)]
    [InlineData(-10_000, -9_499, DeliveredClass.Part)]
    [InlineData(-10_000, -9_500, DeliveredClass.All)]
    [InlineData(-10_000, -10_500, DeliveredClass.All)]
    [InlineData(-10_000, -10_501, DeliveredClass.More)]
    [InlineData(-1, -1, DeliveredClass.All)]
    [InlineData(-9_000_000_000_000_000_000, -9_000_000_000_000_000_000, DeliveredClass.All)]
    public void A_class_is_exact_at_its_edges(long planned, long came, DeliveredClass expected) => Assert.Equal(expected, Delivered.Of(Money.FromPence(planned), Money.FromPence(came)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void What_plans_no_saving_has_no_class(long planned) => Assert.Throws<ArgumentOutOfRangeException>(() => Delivered.Of(Money.FromPence(planned), Money.FromPence(-1)));

    [Fact]
    public void The_prior_s_counts_are_those_of_the_published_tracker_of_October_2017()
    {
        var lines = Reading.Of(File.ReadAllBytes(SharedFolder.PathOf("data", "tracker", "savings-tracker-2017-10.csv")), "savings-tracker-2017-10.csv").Lines;
        var savings = lines.Where(l => l.Plan!.Planned.Year.Value is { Sign: < 0 }).ToList();
        var classes = savings.GroupBy(l => Delivered.Of(l.Plan!.Planned.Year.Value!.Value, l.Stated.Forecast.Year.Value!.Value)).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(64, savings.Count);
        Assert.Equal(DeliveryPrior.Published, Enum.GetValues<DeliveredClass>().Select(c => classes[c]));

        // 34 come to exactly all, and the whole to 81 per cent: within the published 76 to 95.
        Assert.Equal(34, savings.Count(l => l.Plan!.Planned.Year == l.Stated.Forecast.Year));
        Assert.Equal(0.813, Math.Round((double)savings.Sum(l => l.Stated.Forecast.Year.Low.Pence) / savings.Sum(l => l.Plan!.Planned.Year.Low.Pence), 3));
    }

    [Theory]
    [InlineData(2017, 4, 1, 12)]
    [InlineData(2017, 4, 29, 12)]
    [InlineData(2017, 4, 30, 11)]
    [InlineData(2017, 10, 31, 5)]
    [InlineData(2017, 11, 15, 5)]
    [InlineData(2018, 3, 30, 1)]
    [InlineData(2018, 3, 31, 0)]
    [InlineData(2018, 5, 1, 0)]
    [InlineData(2016, 12, 1, 12)]
    public void Months_left_are_those_that_end_after_the_day(int year, int month, int day, int left) => Assert.Equal(left, DeliveryPosition.MonthsLeftOn(Made.Year, new(year, month, day)));

    [Fact]
    public void The_day_with_so_many_months_left_has_them() =>
        Assert.All(Enumerable.Range(0, 13), left => Assert.Equal(left, DeliveryPosition.MonthsLeftOn(Made.Year, DeliveryPosition.DayWith(Made.Year, left))));

    [Fact]
    public void What_is_not_known_is_left_out_and_named_and_what_plans_no_saving_is_taken_as_forecast()
    {
        var position = DeliveryPosition.Of(Tracker(("B", Known(-100), Known(-90), true), ("A", Known(-50), Known(-50), true), ("T", new Amount.Unquantified("TBC"), Known(-5), true), ("R", Known(-10), Amount.Between(Money.FromThousands(-9), Money.FromThousands(-5)), true), ("U", Known(120), Known(120), true), ("S", Known(-70), Amount.Zero, false)), new(2017, 10, 31));
        Assert.Equal(["A", "B"], position.Lines.Select(l => l.Key));
        Assert.Equal(["U"], position.Taken.Select(l => l.Key));
        Assert.Equal([("R", "the forecast is a range"), ("S", "no forecast is stated"), ("T", "the plan is not quantified")], position.Left.Select(l => (l.Key, l.Why)));
        Assert.Equal(Money.FromThousands(-20), position.Owners);
        Assert.Equal(Money.FromThousands(-30), position.Planned);
    }

    [Fact]
    public void A_saving_that_was_withdrawn_before_the_year_ended_delivered_nothing()
    {
        var stood = Tracker(("A", Known(-100), Known(-100), true), ("B", Known(-100), Known(-100), true), ("C", Known(-100), Known(-100), true));
        var ended = Tracker(("A", Known(-100), Known(-80), true), ("C", Known(-100), new Amount.Unquantified("TBC"), true)) with { Withdrawn = [stood.Lines[1]] };
        var closed = ClosedYear.Of(DeliveryPosition.Of(stood, new(2017, 10, 31)), ended);
        Assert.Equal([("A", Money.FromThousands(-80)), ("B", Money.Zero)], closed.Lines.Select(l => (l.Line.Key, l.Outturn)));
    }

    private static Amount Known(long thousands) => Amount.Of(Money.FromThousands(thousands));

    private static TrackerPosition Tracker(params (string Key, Amount Planned, Amount Forecast, bool Stated)[] lines) => new(
        Made.Year, AsAt.Now,
        [
            .. lines.Select(l => new TrackerLine(Guid.Empty, Made.Year, l.Key, l.Key, LineDetails.Empty with { Title = "Title" }, new LinePlan(Amount.Zero, Phasing.Unphased(l.Planned)), LineForecast.Empty with { Forecast = Phasing.Unphased(l.Forecast) }, "", LineStanding.In)
            {
                ForecastPosition = l.Stated ? new DateOnly(2017, 10, 31) : null,
            }),
        ],
        []);
}
