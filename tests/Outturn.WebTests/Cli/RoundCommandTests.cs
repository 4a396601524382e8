using Outturn.WebTests.Web;

namespace Outturn.WebTests.Cli;

/// <summary>A round by the command line: the same rules, in the same words, as on the pages.</summary>
public sealed class RoundCommandTests(SqliteFiles sqlite, PostgresServer postgres)
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_round_is_opened_submitted_chased_and_closed(string engine)
    {
        using var council = await CommandCouncil.NewAsync(engine == Engines.Sqlite ? sqlite : postgres);
        await council.RunAsync("import", council.Write("t.csv", ImportCommandTests.Small));
        await council.RunAsync("owners", "S1", "S2", "--year", "2020-21", "--owner", "Head of post");
        await council.RunAsync("user", "add", "a@sample.example", "--post", "Head of post", "--role", "owner");
        Assert.Equal("round.not-found", Code(await council.RunAsync("round", "status", "--month", "2020-10", "--json")));

        var opened = await council.RunAsync("round", "open", "--month", "2020-10", "--json");
        Assert.True(opened.Json.GetProperty("committed").GetBoolean());
        Assert.Equal("2020-11-06", opened.Json.GetProperty("due").GetString());
        Assert.Equal("round.known", Code(await council.RunAsync("round", "open", "--month", "2020-10", "--due", "2020-11-03", "--json")));

        var chased = await council.RunAsync("round", "chase", "--month", "2020-10", "--json");
        var reminded = chased.Json.GetProperty("reminded")[0];
        Assert.Equal(("Head of post", 1), (reminded.GetProperty("owner").GetString(), reminded.GetProperty("accounts").GetInt32()));
        Assert.Contains("To: a@sample.example", await File.ReadAllTextAsync(reminded.GetProperty("file").GetString()!, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        Assert.Equal("tracker.line-not-found", Code(await council.RunAsync("round", "submit", "--month", "2020-10", "--line", "S9", "--commentary", "x", "--json")));
        Assert.Equal("forecast.unreadable", Code(await council.RunAsync("round", "submit", "--month", "2020-10", "--line", "S1", "--forecast", "lots of it", "--commentary", "x", "--json")));
        Assert.True((await council.RunAsync("round", "submit", "--month", "2020-10", "--line", "S1", "--commentary", "Looked at in October.", "--json")).Json.GetProperty("committed").GetBoolean());

        var status = (await council.RunAsync("round", "status", "--month", "2020-10", "--json")).Json;
        Assert.Equal("open", status.GetProperty("state").GetString());
        Assert.Equal(2, status.GetProperty("unsigned").GetInt32());
        var owner = status.GetProperty("owners")[0];
        Assert.Equal((1, 1), (owner.GetProperty("submitted").GetInt32(), owner.GetProperty("waiting").GetInt32()));
        Assert.Equal("submitted", status.GetProperty("lines")[0].GetProperty("state").GetString());
        Assert.Contains("1 with finance", (await council.RunAsync("round", "status", "--month", "2020-10")).Output, StringComparison.Ordinal);

        // The reason that every command has by default does not close a round over unsigned lines.
        Assert.Equal("round.unsigned", Code(await council.RunAsync("round", "close", "--month", "2020-10", "--json")));
        Assert.True((await council.RunAsync("round", "close", "--month", "2020-10", "--reason", "Year moved on", "--json")).Json.GetProperty("committed").GetBoolean());
        Assert.Equal("round.not-open", Code(await council.RunAsync("round", "chase", "--month", "2020-10", "--json")));
        Assert.Equal("closed", (await council.RunAsync("round", "status", "--month", "2020-10", "--json")).Json.GetProperty("state").GetString());
        Assert.Equal(0, (await council.RunAsync("verify")).Exit);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_cannot_be_read_is_a_usage_error_and_an_absent_council_is_said(string engine)
    {
        using var council = await CommandCouncil.NewAsync(engine == Engines.Sqlite ? sqlite : postgres);
        var month = await council.RunAsync("round", "status", "--month", "July");
        Assert.Equal(2, month.Exit);
        Assert.Contains("Write it as 2018-01", month.Errors, StringComparison.Ordinal);
        await council.RunAsync("import", council.Write("t.csv", ImportCommandTests.Small));
        var due = await council.RunAsync("round", "open", "--month", "2020-10", "--due", "soon");
        Assert.Equal(2, due.Exit);
        Assert.Contains("[round.due-unreadable]", due.Errors, StringComparison.Ordinal);
        Assert.Equal(2, (await council.RunAsync("round", "open")).Exit);
        var nowhere = await CommandRun.OfAsync("round", "status", "--month", "2020-10", "--data", Path.Combine(council.Folder, "nowhere"), "--json");
        Assert.Equal("data.none", Code(nowhere));
    }

    private static string? Code(CommandRun run)
    {
        Assert.Equal(1, run.Exit);
        return run.Json.GetProperty("problems")[0].GetProperty("code").GetString();
    }
}
