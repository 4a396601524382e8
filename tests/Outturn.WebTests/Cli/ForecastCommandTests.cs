using Outturn.App.Cli;
using Outturn.WebTests.Web;

namespace Outturn.WebTests.Cli;

/// <summary>The delivery forecast and its backtest from the command line.</summary>
public sealed class ForecastCommandTests(SqliteFiles sqlite, PostgresServer postgres)
{
    private const string October = "reference,title,planned £000,forecast £000,RAG\nA/R.6.001,Contracts,-100,-100,Green\nA/R.6.002,Payments,-395,0,Red\nA/R.6.003,Homes,-200,TBC,Red\nA/R.6.004,Care,-250,-180,Amber\nA/R.6.005,Reversal,120,120,Green\n";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_year_of_the_council_is_forecast_with_a_fixed_seed_and_a_fixed_result(string engine)
    {
        using var council = await CommandCouncil.NewAsync(engine == Engines.Sqlite ? sqlite : postgres);
        var brought = await council.RunAsync("import", council.Write("october.csv", October), "--kind", "tracker", "--year", "2017-18", "--position", "2017-10-31", "--unit", "£000", "--savings", "negative");
        Assert.True(brought.Exit == 0, brought.Errors + brought.Output);
        var run = await council.RunAsync("simulate", "--year", "2017-18", "--draws", "5000", "--seed", "7", "--json");
        Assert.True(run.Exit == 0, run.Errors + run.Output);
        Assert.Equal("-160000.00", run.Json.GetProperty("owners").GetString());
        Assert.Equal("-625000.00", run.Json.GetProperty("planned").GetString());
        Assert.Equal(3, run.Json.GetProperty("lines").GetArrayLength());
        Assert.Equal("A/R.6.003", run.Json.GetProperty("leftOut")[0].GetProperty("key").GetString());
        Assert.Equal("A/R.6.005", run.Json.GetProperty("taken")[0].GetProperty("key").GetString());
        foreach (var name in new[] { "mean", "p10", "p50", "p90" })
        {
            Assert.Equal(run.Json.GetProperty(name).GetString(), (await council.RunAsync("simulate", "--year", "2017-18", "--draws", "5000", "--seed", "7", "--json")).Json.GetProperty(name).GetString());
        }

        Assert.Equal(Fixed, string.Join(' ', new[] { "mean", "p10", "p50", "p90" }.Select(n => run.Json.GetProperty(n).GetString())));
        var text = await council.RunAsync("simulate", "--year", "2017-18", "--as-at", "2017-10-31");
        Assert.Contains("The owners’ forecasts add up to £160k saved; £625k saved was planned.", text.Output, StringComparison.Ordinal);
        Assert.Contains("of the spread goes with the year", text.Output, StringComparison.Ordinal);
        Assert.Contains("has never been scored", text.Output, StringComparison.Ordinal);
    }

    /// <summary>Mean, P10, P50 and P90 of the council above with seed 7 and 5,000 draws: for ever.</summary>
    private const string Fixed = "-238817.99 -555000.00 -164529.16 -90216.28";

    [Theory]
    [InlineData("soon", "is not a financial year")]
    [InlineData("2017-18", "There is no council")]
    [InlineData("2017-18", "is not a seed", "--seed", "x")]
    [InlineData("2017-18", "draws cannot be made here", "--draws", "10")]
    [InlineData("2017-18", "says nothing of a tracker", "--basis", "levels")]
    public async Task What_cannot_be_forecast_is_refused_in_words(string year, string words, params string[] more)
    {
        var folder = Directory.CreateTempSubdirectory("outturn-none-");
        var run = await CommandRun.OfAsync(["simulate", "--year", year, "--data", folder.FullName, .. more]);
        folder.Delete(recursive: true);
        Assert.Equal(ExitCode.Findings, run.Exit);
        Assert.Contains(words, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_backtest_is_a_table_written_by_a_command_without_a_database()
    {
        var run = await CommandRun.OfAsync("forecast", "backtest", "--councils", "3", "--seed", "5", "--json");
        Assert.True(run.Exit == 0, run.Errors);
        Assert.Equal(9, run.Json.GetProperty("rows").GetArrayLength());
        var text = await CommandRun.OfAsync("forecast", "backtest", "--councils", "3", "--seed", "5");
        Assert.Contains("Nobody knows anything", text.Output, StringComparison.Ordinal);
        Assert.Contains("Ranges hold where", text.Output, StringComparison.Ordinal);
        Assert.Contains("councils cannot be made", (await CommandRun.OfAsync("forecast", "backtest", "--councils", "0")).Errors, StringComparison.Ordinal);
        Assert.Contains("is not a seed", (await CommandRun.OfAsync("forecast", "backtest", "--seed", "x")).Errors, StringComparison.Ordinal);
    }
}
