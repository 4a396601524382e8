using System.Globalization;
using Outturn.Core.Forecasting;
using Outturn.Core.Sheets;

namespace Outturn.Tests.Forecasting;

/// <summary>The forecast held to councils whose truth is known. The seed is fixed, so a test that passes passes for ever.</summary>
public sealed class BacktestTests(ITestOutputHelper output)
{
    private const int Councils = 60;

    public static TheoryData<string> Kinds { get; } = [.. MadeUpProcess.All.Select(p => p.Key)];

    [Theory, MemberData(nameof(Kinds))]
    public void Ranges_hold_where_the_assumptions_hold_and_it_is_never_much_worse_than_the_base_rate(string kind)
    {
        var process = MadeUpProcess.All.Single(p => p.Key == kind);
        var row = Backtest.Run(process, Councils, 1, 2);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind}: totals {string.Join(' ', row.Totals)} lines {string.Join(' ', row.Lines)} looked for {string.Join(' ', row.LinesExpected)} Brier {row.Brier} base {row.Base} rated {row.Rated}"));
        Assert.Equal(Councils, row.Councils);
        if (process.Holds)
        {
            Assert.True(row.IsNear, $"{kind}: {string.Join(' ', row.Totals)}");
            Assert.All(row.Lines.Zip(row.LinesExpected), l => Assert.InRange(l.First - l.Second, -0.05, 0.03));

            // The stated bit: five thousandths of a Brier score, in every world that stays as it was.
            Assert.True(row.Brier <= row.Base + 0.005, $"{kind}: {row.Brier} against {row.Base}");
        }
        else
        {
            // Said and not hidden: a year unlike the years before it is outside the ranges too often.
            Assert.True(row.Totals[1] < 0.8);
        }
    }

    [Fact]
    public void Ratings_that_are_noise_do_it_no_harm()
    {
        var noise = Backtest.Run(MadeUpProcess.All.Single(p => p.Key == "ratings-noise"), Councils, 1, 2);
        Assert.True(noise.Brier < 0.6 * noise.Base && noise.Brier < 0.6 * noise.Rated);
    }

    [Fact]
    public void The_same_seed_makes_the_same_councils_and_figures_on_any_number_of_cores()
    {
        var process = MadeUpProcess.All.Single(p => p.Key == "small");
        Assert.Equal(Text(Backtest.Run(process, 12, 7, 1)), Text(Backtest.Run(process, 12, 7, 4)));
        Assert.NotEqual(Text(Backtest.Run(process, 12, 7, 1)), Text(Backtest.Run(process, 12, 8, 1)));

        static string Text(BacktestRow row) => string.Join(' ', ForecastSheets.Backtests([row], 7).Rows[0].Cells.Select(c => c is Cell.Number n ? n.Value.ToString(CultureInfo.InvariantCulture) : ""));
    }
}
