using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.Tests.Planning;

public sealed class ForecastLevelsTests
{
    private static readonly PlanCycle Cycle = new(new(2022), 3);
    private static readonly FinancialYear First = Cycle.First;

    private static Money Pence(long pence) => Money.FromPence(pence);

    private static NamedRate Rate(string name, params decimal[] percent) => new(name, percent.Index().ToDictionary(p => First + p.Index, p => p.Item));

    [Fact]
    public void Each_year_grows_the_year_before_by_each_rate_in_turn_and_rounds_once()
    {
        // 300,000,000.00 x 1.012 x 1.0299 is 312,677,640.00; that x 1.008 x 1.0199 is 321,451,124.444..., rounded at the end of the year.
        var levels = ForecastLevels.Of(new Forecast.Grown(Pence(-30_000_000_000), [Rate("More homes", 1.2m, 0.8m), Rate("Higher charge", 2.99m, 1.99m)]), Cycle);
        Assert.Equal(Amount.Of(Pence(-31_267_764_000)), levels[First]);
        Assert.Equal(Amount.Of(Pence(-32_145_112_444)), levels[First.Next]);
        Assert.Equal(Amount.Of(Pence(-30_000_000_000)), levels.Base);
    }

    [Fact]
    public void Half_a_penny_goes_away_from_zero_at_the_end_of_each_year()
    {
        var levels = ForecastLevels.Of(new Forecast.Grown(Pence(50), [Rate("Pay", 1m, 1m)]), Cycle);
        Assert.Equal((Amount.Of(Pence(51)), Amount.Of(Pence(52))), (levels[First], levels[First.Next]));
        Assert.Equal(Amount.Of(Pence(-51)), ForecastLevels.Of(new Forecast.Grown(Pence(-50), [Rate("Pay", 1m)]), Cycle)[First]);
    }

    [Fact]
    public void Rounding_between_the_rates_of_one_year_would_lose_a_penny() =>
        Assert.Equal(Amount.Of(Pence(6)), ForecastLevels.Of(new Forecast.Grown(Pence(5), [Rate("First", 5m), Rate("Second", 5m)]), Cycle)[First]);

    [Fact]
    public void A_year_without_a_rate_does_not_grow()
    {
        var levels = ForecastLevels.Of(new Forecast.Grown(Pence(1_000), [Rate("Pay", 10m)]), Cycle);
        Assert.Equal([1_100L, 1_100, 1_100, 1_100], Enumerable.Range(0, 4).Select(i => levels[First + i].Value!.Value.Pence));
    }

    [Fact]
    public void A_stated_year_that_is_not_named_has_nothing_and_after_the_cycle_the_last_level_stays()
    {
        var levels = ForecastLevels.Of(new Forecast.Stated(new Dictionary<FinancialYear, Amount> { [First] = Amount.Of(Pence(-5)), [First + 2] = Amount.Of(Pence(-7)), [First + 5] = new Amount.Unquantified("TBC") }), Cycle);
        Assert.Equal([Amount.Of(Pence(-5)), Amount.Zero, Amount.Of(Pence(-7)), Amount.Of(Pence(-7)), Amount.Of(Pence(-7)), new Amount.Unquantified("TBC")], Enumerable.Range(0, 6).Select(i => levels[First + i]));
        Assert.Null(levels.Base);
    }
}
