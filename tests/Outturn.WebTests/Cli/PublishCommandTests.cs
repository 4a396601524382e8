using Outturn.WebTests.Web;

namespace Outturn.WebTests.Cli;

public sealed class PublishCommandTests(SqliteFiles sqlite, PostgresServer postgres)
{
    private ITestDatabases Of(string engine) => engine == Engines.Sqlite ? sqlite : postgres;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_report_is_published_corrected_compared_and_proved_from_the_command_line(string engine)
    {
        using var council = await CommandCouncil.NewAsync(Of(engine));
        Assert.Equal(0, (await council.RunAsync("import", council.Write("t.csv", ImportCommandTests.Small), "--position", "2020-09-30")).Exit);
        var first = await council.RunAsync("publish", "--year", "2020-21", "--position", "2020-09-30", "--no-pdf", "--json");
        Assert.Equal(0, first.Exit);
        Assert.Equal(1, first.Json.GetProperty("number").GetInt64());
        Assert.Equal(["json", "csv", "xlsx"], first.Json.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("format").GetString()!).OrderByDescending(f => f == "json").ThenBy(f => f, StringComparer.Ordinal));

        // The default of --reason is not a reason.
        Assert.Equal("report.stands", Code(await council.RunAsync("publish", "--year", "2020-21", "--position", "2020-09-30", "--no-pdf", "--json")));
        Assert.Equal("report.reason-missing", Code(await council.RunAsync("publish", "--year", "2020-21", "--position", "2020-09-30", "--supersedes", "1", "--no-pdf", "--json")));
        Assert.Equal(0, (await council.RunAsync("import", council.Write("u.csv", ImportCommandTests.Small.Replace("-80,20", "-75,25", StringComparison.Ordinal)), "--position", "2020-09-30")).Exit);
        var corrected = await council.RunAsync("publish", "--year", "2020-21", "--position", "2020-09-30", "--supersedes", "1", "--no-pdf", "--reason", "A figure was wrong");
        Assert.Equal(0, corrected.Exit);
        Assert.Contains("report 2: Savings tracker 2020-21, September 2020, corrected, supersedes report 1", corrected.Output, StringComparison.Ordinal);

        var compared = await council.RunAsync("compare", "--year", "2020-21", "--from-report", "1", "--to-report", "2", "--json");
        Assert.Equal(0, compared.Exit);
        Assert.Equal("total", compared.Json.GetProperty("rows").EnumerateArray().Last().GetProperty("kind").GetString());
        Assert.Contains("between report 1 (30 September 2020) and report 2 (30 September 2020)", (await council.RunAsync("compare", "--year", "2020-21", "--from-report", "1", "--to-report", "2")).Output, StringComparison.Ordinal);

        var proved = await council.RunAsync("verify", "--json");
        Assert.Equal(0, proved.Exit);
        Assert.True(proved.Json.GetProperty("holds").GetBoolean());
        Assert.Equal([(1L, true, true), (2L, true, true)], proved.Json.GetProperty("reports").EnumerateArray().Select(r => (r.GetProperty("number").GetInt64(), r.GetProperty("holds").GetBoolean(), r.GetProperty("redrawn").GetBoolean())));
        Assert.Contains("Drawn again from the record, it is identical.", (await council.RunAsync("verify")).Output, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_year_or_a_day_that_is_none_is_a_slip_of_usage_and_an_empty_folder_is_refused(string engine)
    {
        using var council = await CommandCouncil.NewAsync(Of(engine));
        Assert.Equal(2, (await council.RunAsync("publish", "--year", "20", "--position", "2020-09-30")).Exit);
        Assert.Equal(2, (await council.RunAsync("publish", "--year", "2020-21", "--position", "Octember")).Exit);
        Assert.Equal(2, (await council.RunAsync("compare", "--year", "2020-21", "--from", "Octember")).Exit);
        Assert.Equal("report.no-lines", Code(await council.RunAsync("publish", "--year", "2020-21", "--position", "2020-09-30", "--json")));
        Assert.Equal("tracker.not-found", Code(await council.RunAsync("compare", "--year", "2020-21", "--json")));
        Assert.Equal("data.none", Code(await CommandRun.OfAsync("publish", "--year", "2020-21", "--position", "2020-09-30", "--json", "--data", Path.Combine(council.Folder, "nothing"))));
    }

    private static string? Code(CommandRun run)
    {
        Assert.Equal(1, run.Exit);
        return run.Json.GetProperty("problems")[0].GetProperty("code").GetString();
    }
}
