using Outturn.WebTests.Web;

namespace Outturn.WebTests.Cli;

public sealed class OtherCommandTests(SqliteFiles sqlite, PostgresServer postgres)
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Every_command_answers_in_json(string engine)
    {
        using var council = await CommandCouncil.NewAsync(engine == Engines.Sqlite ? sqlite : postgres);
        Assert.Equal("current", (await council.RunAsync("migrate", "--json")).Json.GetProperty("was").GetString());
        Assert.StartsWith("/sign-in/link/", (await council.RunAsync("user", "add", "a@sample.example", "--post", "Auditor", "--role", "auditor", "--json")).Json.GetProperty("link").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("/sign-in/link/", (await council.RunAsync("user", "link", "a@sample.example", "--json")).Json.GetProperty("link").GetString(), StringComparison.Ordinal);
        Assert.Equal("Auditor", (await council.RunAsync("user", "list", "--json")).Json.GetProperty("accounts")[0].GetProperty("post").GetString());
        var unknown = await council.RunAsync("user", "link", "b@sample.example", "--json");
        Assert.Equal(1, unknown.Exit);
        Assert.Equal("user.not-found", unknown.Json.GetProperty("problems")[0].GetProperty("code").GetString());
        await council.RunAsync("import", council.Write("t.csv", ImportCommandTests.Small));
        Assert.True((await council.RunAsync("owners", "S1", "--year", "2020-21", "--owner", "Head of post", "--json")).Json.GetProperty("committed").GetBoolean());
        Assert.True((await council.RunAsync("verify", "--json")).Json.GetProperty("holds").GetBoolean());
        Assert.Equal(2, (await council.RunAsync("check", "--year", "2020-21", "--json")).Json.GetProperty("checked").GetProperty("lines").GetInt32());
        var copy = Path.Combine(council.Folder, "copy.db");
        var backup = await council.RunAsync("backup", copy, "--json");
        Assert.Equal(engine == Engines.Sqlite, File.Exists(copy));
        Assert.Equal(engine == Engines.Sqlite ? 0 : 1, backup.Exit);
    }
}
