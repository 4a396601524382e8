using System.Globalization;
using System.Text;
using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Forecasting;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.Tests.Forecasting;

public sealed class DeliveryForecastTests
{
    private static readonly ForecastOrder Order = new(42, 4_000);

    private static readonly ForecastLine[] Lines =
    [
        Made.Line("A", -500, -500), Made.Line("B", -300, -120, Rag.Red), Made.Line("C", -200, 0, Rag.Red, committee: "Place"), Made.Line("D", -150, -260), Made.Line("E", -100, -80, Rag.Amber, committee: "Place"),
        Made.Line("F", -90, 20, Rag.Red), Made.Line("G", -80, -80, signedOff: true, committee: ""),
    ];

    private static readonly ClosedYear[] Years =
    [
        .. Enumerable.Range(2014, 3).Select(y => Made.Closed(y, Made.Times(6, (Rag.Green, 100, 100), (Rag.Green, 100, y == 2015 ? 40 : 100), (Rag.Red, 30, 30), (Rag.Red, 0, 10), (Rag.Green, 130, 120)))),
    ];

    /// <summary>The figures of a run with and without closed years, to the penny. They may never change: a method that gives others takes a new name.</summary>
    [Fact]
    public void The_same_seed_gives_the_figures_that_were_written_down() => Approved.File(
        "tests/Outturn.Tests/Forecasting/delivery-1.approved.txt",
        Everything(DeliveryForecast.Run(Made.Position(5, Lines), DeliveryModel.Fit(), Order, 2)) + Everything(DeliveryForecast.Run(Made.Position(5, Lines), DeliveryModel.Fit(Years), Order, 2)));

    [Fact]
    public void One_core_or_many_and_any_order_of_lines_give_the_same_figures()
    {
        var model = DeliveryModel.Fit(Years);
        var once = Everything(DeliveryForecast.Run(Made.Position(5, Lines), model, Order, 1));
        Assert.Equal(once, Everything(DeliveryForecast.Run(Made.Position(5, Lines), model, Order, 7)));
        Assert.Equal(once, Everything(DeliveryForecast.Run(Made.Position(5, [.. Lines.Reverse()]), model, Order, 2)));
        Assert.NotEqual(once, Everything(DeliveryForecast.Run(Made.Position(5, Lines), model, Order with { Seed = 43 }, 2)));
    }

    [Fact]
    public void What_is_drawn_is_what_the_model_says()
    {
        var model = DeliveryModel.Fit(Years);
        var forecast = DeliveryForecast.Run(Made.Position(5, Lines), model, new(1, 40_000), 2);
        Assert.All(forecast.Lines, line =>
        {
            // A line whose chance of at least 95 per cent is above a half has its middle there, and the other way round.
            var reaches = Delivered.Reaches(line.Line.Planned, line.Spread.P50);
            Assert.True(line.Reaching is > 0.45 and < 0.55 || reaches == line.Reaching > 0.5, line.Line.Key);
        });
        Assert.Equal(1, forecast.Lines.Sum(l => l.Share), 1e-9);
        Assert.InRange(forecast.YearShare, 0, 1);
        Assert.InRange(forecast.LearningShare, 0, 1);
        Assert.Equal(forecast.Whole.Spread.Mean.Pence, forecast.Lines.Sum(l => l.Spread.Mean.Pence), 10.0);
        Assert.Equal(forecast.Whole.Spread.Mean.Pence, forecast.Committees.Sum(c => c.Spread.Mean.Pence), 10.0);
        Assert.Equal(["Adults", "Place", "No committee named"], forecast.Committees.Select(c => c.Name));
        Assert.True(forecast.Whole.Spread.P10 < forecast.Whole.Spread.P50 && forecast.Whole.Spread.P50 < forecast.Whole.Spread.P90);
    }

    [Fact]
    public void The_closer_the_year_s_end_the_nearer_the_forecast_to_the_owners_and_the_narrower_the_range()
    {
        var early = DeliveryForecast.Run(Made.Position(11, Lines), DeliveryModel.Fit(), Order, 2).Whole;
        var late = DeliveryForecast.Run(Made.Position(0, Lines), DeliveryModel.Fit(), Order, 2).Whole;
        Assert.True(late.Spread.P90 - late.Spread.P10 < early.Spread.P90 - early.Spread.P10);
        Assert.True((late.Spread.P50 - late.Owners).Abs() < Money.FromThousands(60));
    }

    [Fact]
    public void Lines_go_together_so_the_total_is_wider_than_lines_that_do_not()
    {
        var many = Enumerable.Range(0, 60).Select(i => Made.Line($"K{i:00}", -100, -100)).ToList();
        var forecast = DeliveryForecast.Run(Made.Position(8, many), DeliveryModel.Fit(), Order, 2);
        var apart = Math.Sqrt(forecast.Lines.Sum(l => (double)l.Spread.Deviation.Pence * l.Spread.Deviation.Pence));
        Assert.True(forecast.Whole.Spread.Deviation.Pence > 1.5 * apart);
        Assert.True(forecast.YearShare > 0.1 && forecast.LearningShare > 0.1);
    }

    [Fact]
    public void What_plans_no_saving_moves_the_total_and_not_its_width()
    {
        var without = DeliveryForecast.Run(Made.Position(5, Lines), DeliveryModel.Fit(), Order, 2).Whole;
        var with = DeliveryForecast.Run(Made.Position(5, Lines) with { Taken = [new("U", "Reversal", Money.FromThousands(100), Money.FromThousands(120), "", "")] }, DeliveryModel.Fit(), Order, 2).Whole;
        Assert.Equal(without.Spread.P90 + Money.FromThousands(120), with.Spread.P90);
        Assert.Equal(without.Spread.Deviation, with.Spread.Deviation);
        Assert.Equal(without.Owners + Money.FromThousands(120), with.Owners);
        Assert.Equal(without.Spread.Planned + Money.FromThousands(100), with.Spread.Planned);
        Assert.Equal(without.ReachingOwners, with.ReachingOwners);
    }

    [Fact]
    public void A_year_without_planned_savings_has_no_range_and_says_so()
    {
        var forecast = DeliveryForecast.Run(Made.Position(5), DeliveryModel.Fit(), Order, 2);
        Assert.Equal(Money.Zero, forecast.Whole.Spread.P90);
        Assert.Contains("there is no range", string.Join(' ', ForecastWords.Of(forecast)), StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_its_range_in_words_and_names_what_is_in_none_of_it()
    {
        var forecast = DeliveryForecast.Run(Made.Position(5, Lines) with { Left = [new("T", "Day centres", "the plan is not quantified")] }, DeliveryModel.Fit(), Order, 2);
        var said = string.Join(' ', ForecastWords.Of(forecast));
        Assert.Contains("The owners’ forecasts add up to £1.0m saved; £1.4m saved was planned.", said, StringComparison.Ordinal);
        Assert.Contains("nine in ten chance of at least", said, StringComparison.Ordinal);
        Assert.Contains("1 line is in none of this: Day centres (the plan is not quantified).", said, StringComparison.Ordinal);
        Assert.Contains("No year of this council has closed", string.Join(' ', ForecastWords.Rests(forecast)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("soon", null, "forecast.seed")]
    [InlineData("-1", null, "forecast.seed")]
    [InlineData("1.5", null, "forecast.seed")]
    [InlineData(null, "999", "forecast.draws")]
    [InlineData(null, "100,001", "forecast.draws")]
    [InlineData(null, "lots", "forecast.draws")]
    [InlineData(null, "99999999999999999999", "forecast.draws")]
    public void An_order_that_cannot_be_is_refused_in_words(string? seed, string? draws, string code) => Assert.Equal([code], ForecastOrder.Read(seed, draws, 100_000).Problems.Select(p => p.Code));

    [Fact]
    public void An_order_is_read_and_more_than_a_run_takes_is_refused()
    {
        Assert.Equal(new ForecastOrder(7, 20_000), ForecastOrder.Read("7", "20,000", 100_000).Value);
        Assert.Equal(ForecastOrder.Usual, ForecastOrder.Read("", null, 100_000).Value);
        Assert.Null(new ForecastOrder(1, 100_000).Refusal(500));
        Assert.Equal("forecast.too-much", new ForecastOrder(1, 1_000_000).Refusal(67)?.Code);
    }

    private static string Everything(DeliveryForecast forecast)
    {
        var text = new StringBuilder();
        Part(forecast.Whole.Name, forecast.Whole.Owners, forecast.Whole.Spread);
        text.AppendLine(CultureInfo.InvariantCulture, $"reaching {forecast.Whole.ReachingOwners} year {BitConverter.DoubleToInt64Bits(forecast.YearShare):x16} learning {BitConverter.DoubleToInt64Bits(forecast.LearningShare):x16} loading {BitConverter.DoubleToInt64Bits(forecast.Model.Loading):x16}");
        forecast.Committees.ToList().ForEach(c => Part(c.Name, c.Owners, c.Spread));
        foreach (var line in forecast.Lines)
        {
            Part(line.Line.Key, line.Line.Forecast, line.Spread);
            text.AppendLine(string.Join(' ', line.Chances.Append(line.Share).Select(c => BitConverter.DoubleToInt64Bits(c).ToString("x16", CultureInfo.InvariantCulture))));
        }

        return text.ToString();

        void Part(string name, Money owners, Spread spread) =>
            text.AppendLine(CultureInfo.InvariantCulture, $"{name}: owners {owners} mean {spread.Mean} sd {spread.Deviation} {string.Join(' ', spread.Quantiles)}");
    }
}
