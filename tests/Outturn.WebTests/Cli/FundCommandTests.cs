namespace Outturn.WebTests.Cli;

/// <summary>Packages by command, without a database.</summary>
public sealed class FundCommandTests
{
    private static string Sample(string file) => Path.Combine(Approved.Root, "samples/funds", file);

    private static Task<CommandRun> RunAsync(params string[] args) => CommandRun.OfAsync(["fund", "package", .. args]);

    [Fact]
    public async Task The_package_of_december_2016_gives_what_was_printed_and_finds_its_own_error()
    {
        var printed = await RunAsync(Sample("package-2016-12.csv"));
        Assert.Equal((0, ""), (printed.Exit, printed.Errors));
        foreach (var figure in new[] { "3,922", "-43,123", "£11.00", "£34,843,001" })
        {
            Assert.Contains(figure, printed.Output, StringComparison.Ordinal);
        }

        var compared = await RunAsync(Sample("package-2016-12.csv"), "--flows", Sample("street-lamps.csv"));
        Assert.Equal(1, compared.Exit);
        Assert.Contains("series.accumulated-twice", compared.Errors, StringComparison.Ordinal);
        Assert.Contains("£10.66", compared.Output, StringComparison.Ordinal);
        Assert.Contains("-41,807", compared.Output, StringComparison.Ordinal);

        var json = (await RunAsync(Sample("package-2016-12.csv"), "--flows", Sample("street-lamps.csv"), "--json")).Json;
        Assert.Equal("34843000.61", json.GetProperty("return").GetProperty("npv").GetProperty("pounds").GetString());
        Assert.Equal("-41807000.00", json.GetProperty("putRight").GetProperty("saving").GetProperty("pounds").GetString());
        Assert.Equal(10.659612m, json.GetProperty("putRight").GetProperty("return").GetProperty("grossPerPound").GetDecimal());
        Assert.Equal("series.accumulated-twice", json.GetProperty("problems")[0].GetProperty("code").GetString());
        Assert.Contains(" -33,185", (await RunAsync(Sample("package-2016-12.csv"), "--basis", "running-totals")).Output, StringComparison.Ordinal);
        Assert.Contains("Saving,All workstreams,0,-5555,-3035,-639,-582,-127", (await RunAsync(Sample("package-2016-12.csv"), "--basis", "movements", "--format", "csv")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_in_words()
    {
        var folder = Directory.CreateTempSubdirectory("outturn-fund-").FullName;
        try
        {
            var bad = Path.Combine(folder, "bad.csv");
            await File.WriteAllTextAsync(bad, "Name,Figure\nA,1\n", TestContext.Current.CancellationToken);
            var run = await RunAsync(bad);
            Assert.Equal(1, run.Exit);
            Assert.Contains("No row has two financial years", run.Errors, StringComparison.Ordinal);
            Assert.Equal(1, (await RunAsync(Path.Combine(folder, "none.csv"))).Exit);
            Assert.Equal(2, (await RunAsync(Sample("package-2016-12.csv"), "--basis", "levles")).Exit);
            var none = await CommandRun.OfAsync("fund", "list", "--data", folder);
            Assert.Contains("There is no council", none.Errors, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
