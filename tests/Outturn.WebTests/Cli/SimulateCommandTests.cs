using Outturn.App.Cli;
using Outturn.WebTests.Web;

namespace Outturn.WebTests.Cli;

/// <summary>The command that says how sure figures are: from a file without a database, and of a plan.</summary>
public sealed class SimulateCommandTests(SqliteFiles sqlite, PostgresServer postgres)
{
    private const string Good = """{"seed": 1, "draws": 10000, "causes": ["Demand"], "lines": [{"name": "A", "shape": "pert", "low": -900000, "mode": -594000, "high": -200000, "causes": {"Demand": 0.6}}]}""";

    [Fact]
    public async Task The_sample_file_gives_the_contract_s_figures_and_the_same_on_every_run()
    {
        var path = Path.Combine(Approved.Root, "samples/simulation/savings.json");
        var first = await CommandRun.OfAsync("simulate", path, "--json");
        Assert.Equal(0, first.Exit);
        Assert.Equal(first.Output, (await CommandRun.OfAsync("simulate", path, "--json")).Output);
        var json = first.Json;
        Assert.Equal(("outturn-1", 20170401, 100000), (json.GetProperty("algorithm").GetString(), json.GetProperty("seed").GetInt64(), json.GetProperty("draws").GetInt32()));
        foreach (var name in new[] { "p10", "p50", "p90", "mean" })
        {
            Assert.EndsWith(".", json.GetProperty(name).GetString()![..^2], StringComparison.Ordinal);
            Assert.All(json.GetProperty("lines").EnumerateArray(), l => Assert.NotEmpty(l.GetProperty(name).GetString()!));
        }

        Assert.Equal("Officer time", json.GetProperty("notSimulated")[0].GetProperty("name").GetString());
        Assert.NotEqual(json.GetProperty("p90").GetString(), (await CommandRun.OfAsync("simulate", path, "--json", "--seed", "5")).Json.GetProperty("p90").GetString());
        Assert.Equal(20_000, (await CommandRun.OfAsync("simulate", path, "--json", "--draws", "20,000")).Json.GetProperty("draws").GetInt32());
        var text = await CommandRun.OfAsync("simulate", path);
        Assert.Contains("There is a nine in ten chance that it", text.Output, StringComparison.Ordinal);
        Assert.Contains("Officer time", text.Output, StringComparison.Ordinal);
        Assert.Contains("goes with the common cause Demand", text.Output, StringComparison.Ordinal);
        Assert.Equal(7, (await CommandRun.OfAsync("simulate", path, "--format", "csv")).Output.TrimEnd().Split("\r\n").Length);
    }

    /// <summary>Every field that can be wrong, with its place.</summary>
    [Theory]
    [InlineData("\"low\": -900000", "\"low\": -100000", "lines[0].low", "is above the most likely")]
    [InlineData("\"high\": -200000", "\"high\": -600000", "lines[0].high", "is above the high")]
    [InlineData("\"low\": -900000", "\"low\": \"NaN\"", "lines[0].low", "is not one amount of money")]
    [InlineData("\"low\": -900000", "\"low\": NaN", "line 1", "not JSON from here on")]
    [InlineData("\"shape\": \"pert\"", "\"shape\": \"bell\"", "lines[0].shape", "is not a shape")]
    [InlineData("{\"Demand\": 0.6}", "{\"Weather\": 0.6}", "lines[0].causes", "There is no common cause “Weather”")]
    [InlineData("{\"Demand\": 0.6}", "{\"Demand\": 1.6}", "lines[0].causes", "is not from -1 to 1")]
    [InlineData("{\"Demand\": 0.6}", "{\"Demand\": \"much\"}", "lines[0].causes.Demand", "is not a number")]
    [InlineData("{\"Demand\": 0.6}", "[0.6]", "lines[0].causes", "Give each cause by its name")]
    [InlineData("[\"Demand\"]", "[\"Demand\", \"Demand\"]", "causes[1]", "is there twice")]
    [InlineData("[\"Demand\"]", "[\"Demand\", {\"name\": \"\"}]", "causes[1]", "has no name")]
    [InlineData("\"draws\": 10000", "\"draws\": 0", "draws", "0 draws cannot be made")]
    [InlineData("\"draws\": 10000", "\"draws\": 1000000000", "draws", "1,000,000,000 draws cannot be made")]
    [InlineData("\"draws\": 10000", "\"draws\": \"many\"", "draws", "is not a whole number")]
    [InlineData("\"seed\": 1", "\"seed\": 1.5", "seed", "is not a whole number")]
    [InlineData("\"seed\": 1", "\"seed\": -1", "seed", "is below 0")]
    [InlineData("\"seed\": 1", "\"seed\": 99999999999999999999999", "seed", "is not a whole number")]
    [InlineData("\"seed\": 1", "\"seed\": 1, \"seed\": 2", "seed", "stands here twice")]
    [InlineData("\"seed\": 1", "\"seed\": 1, \"year\": \"2031-32\"", "year", "No line has a figure in 2031-32")]
    [InlineData("\"seed\": 1", "\"seed\": 1, \"basis\": \"profit\"", "basis", "is not a basis")]
    [InlineData("\"name\": \"A\"", "\"name\": \"\"", "lines[0].name", "has no name")]
    [InlineData("\"name\": \"A\", ", "\"name\": \"A\", \"chance\": 0, ", "lines[0].chance", "is not above 0")]
    [InlineData("\"name\": \"A\", ", "\"name\": \"A\", \"years\": [], ", "lines[0].years", "No year has a figure")]
    [InlineData("\"high\": -200000, ", "", "lines[0].high", "The high is missing")]
    public async Task A_fault_in_a_file_is_named_at_its_place(string good, string bad, string where, string words)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);
        var run = await OfTextAsync(Good.Replace(good, bad, StringComparison.Ordinal));
        Assert.Equal(ExitCode.Findings, run.Exit);
        Assert.Contains($"{where}: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains(words, run.Errors, StringComparison.Ordinal);
        var json = await OfTextAsync(Good.Replace(good, bad, StringComparison.Ordinal), "--json");
        Assert.NotEqual(0, json.Json.GetProperty("problems").GetArrayLength());
    }

    [Theory]
    [InlineData("{}", "No line has figures to simulate")]
    [InlineData("[]", "holds nothing to simulate")]
    [InlineData("", "The file is empty")]
    [InlineData("{\"lines\": {}}", "A list is needed here")]
    [InlineData("{\"lines\": [3]}", "A line is needed here")]
    [InlineData("{\"lines\": [{\"name\": \"A\", \"amount\": 1}, {\"name\": \"A\", \"amount\": 1}]}", "is there twice")]
    [InlineData("{\"lines\": [{\"name\": \"A\", \"amount\": 1}, {\"name\": \"B\", \"years\": [{\"year\": \"2026-27\", \"amount\": 1}]}]}", "has no year and other lines have")]
    [InlineData("{\"lines\": [{\"name\": \"B\", \"years\": [{\"year\": \"soon\", \"amount\": 1}]}]}", "is not a financial year")]
    [InlineData("{\"lines\": [{\"name\": \"B\", \"years\": [{\"year\": \"2026-27\", \"amount\": 1}, {\"year\": \"2026-27\", \"amount\": 1}]}]}", "is given twice")]
    [InlineData("{\"lines\": [{\"name\": \"B\", \"years\": [{\"year\": \"1926-27\", \"amount\": 1}, {\"year\": \"2026-27\", \"amount\": 1}]}]}", "up to 50 are simulated")]
    public async Task A_file_without_what_it_needs_is_refused_in_words(string text, string words)
    {
        var run = await OfTextAsync(text);
        Assert.Equal(ExitCode.Findings, run.Exit);
        Assert.Contains(words, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_is_not_known_is_said_and_left_out()
    {
        var run = await OfTextAsync(Good.Replace("\"seed\"", "\"sead\"", StringComparison.Ordinal));
        Assert.Equal(0, run.Exit);
        Assert.Contains("“sead” is not known here", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_thing_is_simulated_at_a_time()
    {
        Assert.Equal(ExitCode.Usage, (await CommandRun.OfAsync("simulate")).Exit);
        Assert.Equal(ExitCode.Usage, (await CommandRun.OfAsync("simulate", "x.json", "--cycle", "2022-27")).Exit);
        Assert.Contains("There is no file", (await CommandRun.OfAsync("simulate", "x.json")).Errors, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_plan_is_simulated_by_its_cycle_and_by_proposals(string engine)
    {
        using var council = await CommandCouncil.NewAsync(engine == Engines.Sqlite ? sqlite : postgres);
        var csv = council.Write("plan.csv", "reference,title,2022-23,2023-24\nA/R.6.1,Transport,-380,-570\nA/R.6.2,Beds,-100,0\n");
        await council.RunAsync("import", csv, "--kind", "plan", "--cycle", "2022-27", "--unit", "£000", "--savings", "negative");
        var run = await council.RunAsync("simulate", "--cycle", "2022-27", "--draws", "1000", "--json");
        Assert.True(run.Exit == 0, run.Errors + run.Output);
        Assert.Equal("outturn-1", run.Json.GetProperty("algorithm").GetString());
        Assert.Equal(5, run.Json.GetProperty("byYear").GetArrayLength());
        var one = await council.RunAsync("simulate", "--cycle", "2022-27", "--proposal", "1", "--draws", "1000", "--json");
        Assert.Single(one.Json.GetProperty("lines").EnumerateArray());
        Assert.Contains("is not a cycle", (await council.RunAsync("simulate", "--cycle", "soon")).Errors, StringComparison.Ordinal);
        Assert.Contains("is no choice of lines", (await council.RunAsync("simulate", "--cycle", "2022-27", "--proposal", "x")).Errors, StringComparison.Ordinal);
    }

    private static async Task<CommandRun> OfTextAsync(string text, params string[] more)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("outturn-simulate-").FullName, "estimates.json");
        await File.WriteAllTextAsync(path, text);
        return await CommandRun.OfAsync(["simulate", path, .. more]);
    }
}
