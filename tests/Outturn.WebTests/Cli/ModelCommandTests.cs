namespace Outturn.WebTests.Cli;

/// <summary>Driver models by command: worked out, compared, moved; no database is asked for.</summary>
public sealed class ModelCommandTests
{
    private static string Sample(string file) => Path.Combine(Approved.Root, "samples/models", file);

    private static Task<CommandRun> RunAsync(params string[] args) => CommandRun.OfAsync(["model", Sample("care-placements.model"), .. args]);

    [Fact]
    public async Task A_model_is_worked_out_in_every_format_and_they_agree()
    {
        var text = await RunAsync();
        Assert.Equal((0, ""), (text.Exit, text.Errors));
        Assert.Contains("1,990,400  2,712,900  3,065,650", text.Output, StringComparison.Ordinal);
        var json = (await RunAsync("--json")).Json;
        var all = json.GetProperty("quantities").EnumerateArray().First(q => q.GetProperty("name").GetString() == "Avoided in all");
        Assert.Equal(2_712_900m, all.GetProperty("figures").GetProperty("Middle")[0].GetDecimal());
        Assert.Contains("Avoided in all,£,,1990400,2712900,3065650", (await RunAsync("--format", "csv")).Output, StringComparison.Ordinal);
        var high = await RunAsync("--scenario", "high");
        Assert.DoesNotContain("2,712,900", high.Output, StringComparison.Ordinal);
        Assert.Contains("3,065,650", high.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_comes_back_as_text_and_json_and_a_workbook_is_written()
    {
        var folder = Directory.CreateTempSubdirectory("outturn-model-").FullName;
        try
        {
            var (plain, json, xlsx) = (Path.Combine(folder, "care.model"), Path.Combine(folder, "care.json"), Path.Combine(folder, "care.xlsx"));
            Assert.Equal(0, (await RunAsync("--format", "model", "-o", plain)).Exit);
            Assert.Equal(0, (await RunAsync("--format", "json", "-o", json)).Exit);
            Assert.Equal(0, (await RunAsync("--format", "xlsx", "-o", xlsx)).Exit);
            var whole = (await RunAsync("--format", "csv")).Output;
            Assert.Equal(whole, (await CommandRun.OfAsync("model", plain, "--format", "csv")).Output);
            Assert.Equal(whole, (await CommandRun.OfAsync("model", json, "--format", "csv")).Output);
            Assert.Equal((byte)'P', (await File.ReadAllBytesAsync(xlsx, TestContext.Current.CancellationToken))[0]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_printed_table_that_does_not_follow_is_a_finding()
    {
        var run = await RunAsync("--compare", Sample("care-placements-printed.csv"));
        Assert.Equal(1, run.Exit);
        Assert.Contains("78 agree, 6 do not", run.Output, StringComparison.Ordinal);
        Assert.Contains("It follows where Fewer placements is 12 placements in place of 10.", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("--compare", Sample("care-placements-printed.csv"), "--scenario", "Low")).Exit);
        var json = (await RunAsync("--compare", Sample("care-placements-printed.csv"), "--json")).Json;
        Assert.Equal(6, json.GetProperty("comparison").EnumerateArray().Count(f => !f.GetProperty("agrees").GetBoolean()));
    }

    [Fact]
    public async Task A_tornado_and_a_switching_value_are_asked_for()
    {
        var tornado = await RunAsync("--tornado", "Avoided in all", "--by", "Low..High");
        Assert.Equal(0, tornado.Exit);
        Assert.Contains("as in Low  1,990,400  as in High  3,065,650", tornado.Output, StringComparison.Ordinal);
        Assert.Contains("£765 per placement per week  2,518,250", (await RunAsync("--tornado", "Avoided in all")).Output, StringComparison.Ordinal);
        var found = await RunAsync("--switch", "weekly rate", "--target", "2000000");
        Assert.Equal(0, found.Exit);
        Assert.Contains("Avoided in all comes to £2,000,000 where Weekly rate is £538.", found.Output, StringComparison.Ordinal);
        var none = await RunAsync("--switch", "weekly rate", "--result", "Avoided by mix", "--target", "5");
        Assert.Equal(1, none.Exit);
        Assert.Contains("it does not rest on Weekly rate", none.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--scenario", "hihg", "No scenario is named “hihg”. The model has Low, Middle, High.")]
    [InlineData("--tornado", "Avoided", "No quantity is named “Avoided”.")]
    [InlineData("--switch", "weekly raet", "Did you mean Weekly rate?")]
    public async Task What_is_asked_for_wrongly_is_usage(string option, string value, string message)
    {
        var run = await RunAsync(option, value);
        Assert.Equal(2, run.Exit);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_of_a_tornado_and_a_target_are_checked_too()
    {
        foreach (var args in (string[][])[["--tornado", "Avoided in all", "--by", "some"], ["--tornado", "Avoided in all", "--by", "0"], ["--tornado", "Avoided in all", "--by", "Low..Hihg"], ["--tornado", "Placements, May 2031"], ["--switch", "weekly rate", "--target", "lots"], ["--format", "doc"]])
        {
            Assert.Equal(2, (await RunAsync(args)).Exit);
        }
    }

    [Theory]
    [InlineData("Model: x\nPeriods: 1 year from 2022-23\nx = y", "error: x: formula: At character 1: No quantity is named “y”.")]
    [InlineData("Model: x\nPeriods: soon", "error: Line 2: The periods cannot be read.")]
    [InlineData("{ \"title\": 5 }", "error: title: “title” is a text in quotation marks.")]
    [InlineData("{ \"title\": ", "error: ")]
    public async Task A_model_that_does_not_hold_is_refused_with_the_place(string text, string message)
    {
        var file = Path.Combine(Path.GetTempPath(), $"outturn-{Guid.CreateVersion7()}.model");
        try
        {
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
            var run = await CommandRun.OfAsync("model", file);
            Assert.Equal(1, run.Exit);
            Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said_so() => Assert.Contains("There is no file", (await CommandRun.OfAsync("model", "nowhere.model")).Errors, StringComparison.Ordinal);
}
