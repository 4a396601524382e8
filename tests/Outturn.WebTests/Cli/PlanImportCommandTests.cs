using System.Globalization;
using System.Text.Json;
using Outturn.WebTests.Web;

namespace Outturn.WebTests.Cli;

public sealed class PlanImportCommandTests(SqliteFiles sqlite, PostgresServer postgres)
{
    private const string Small =
        "Plan lines 2022-27\n" +
        "Ref,Title,Kind,Permanence,Committee,2022-23 £000,2023-24 £000\n" +
        "A/R.6.300,Shared services,saving,Permanent,Resources,-100,-50\n" +
        "A/R.5.300,A post for a year,investment,One-off,Resources,40,-40\n";

    private static string Published => Shared.File("data/plan/plan-lines-2022-23-part1.csv");

    [Fact]
    public async Task The_published_lines_are_read_without_a_database_and_come_to_the_published_totals()
    {
        var folder = Path.Combine(Path.GetTempPath(), "outturn-no-such-folder");
        var run = await CommandRun.OfAsync("import", Published, "--kind", "plan", "--dry-run", "--json", "--data", folder);
        Assert.Equal(0, run.Exit);
        Assert.False(Directory.Exists(folder));
        AssertPublished(run.Json);
        Assert.False(run.Json.GetProperty("committed").GetBoolean());
        var text = await CommandRun.OfAsync("import", Published, "--dry-run", "--data", folder);
        Assert.Contains("plan-lines-2022-23-part1.csv: plan lines of 2022-27, 37 lines", text.Output, StringComparison.Ordinal);
        Assert.Contains("net: 2021-22 221, 2022-23 3,314", text.Output, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_published_lines_open_the_cycle_they_name_and_the_same_again_changes_nothing(string engine)
    {
        using var council = await CouncilAsync(engine);
        var run = await council.RunAsync("import", Published, "--kind", "auto", "--reason", "Part 1", "--json");
        Assert.Equal(0, run.Exit);
        AssertPublished(run.Json);
        Assert.True(run.Json.GetProperty("committed").GetBoolean());
        Assert.Equal(1, run.Json.GetProperty("act").GetInt64());
        Assert.True(run.Json.GetProperty("preview").GetProperty("opens").GetBoolean());
        Assert.Equal(37, run.Json.GetProperty("preview").GetProperty("new").GetInt32());
        var warned = run.Json.GetProperty("problems").EnumerateArray().Single(p => p.GetProperty("code").GetString() == "plan.earlier-profile");
        Assert.Equal("warning", warned.GetProperty("severity").GetString());
        var item = run.Json.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("references").EnumerateArray().Any(r => r.GetString() == "A/R.6.185"));
        Assert.Equal("-390000.00", item.GetProperty("amounts").GetProperty("2022-23").GetProperty("pounds").GetString());
        Assert.Equal("undecided", item.GetProperty("earlier").GetProperty("counts").GetString());

        var again = await council.RunAsync("import", Published, "--json");
        Assert.False(again.Json.TryGetProperty("act", out _));
        Assert.True(again.Json.GetProperty("committed").GetBoolean());
        Assert.Equal(37, again.Json.GetProperty("preview").GetProperty("unchanged").GetInt32());
        var plan = await council.RunAsync("plan", "--cycle", "2022-27", "--table", "overview", "--json");
        Assert.Contains("3314460.00", plan.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await council.RunAsync("verify")).Exit);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Options_win_over_the_file_and_a_dry_run_writes_nothing(string engine)
    {
        using var council = await CouncilAsync(engine);
        var bare = council.Write("bare.csv", "Title,Kind,2022-23,2023-24\nOne,saving,100,20\nTwo,pressure,50,0\n");
        var dry = await council.RunAsync("import", bare, "--kind", "plan", "--cycle", "2022-26", "--unit", "£000", "--savings", "positive", "--dry-run", "--json");
        Assert.Equal(0, dry.Exit);
        Assert.Equal("2022-26", dry.Json.GetProperty("cycle").GetString());
        Assert.Equal("-100000.00", dry.Json.GetProperty("totals").GetProperty("savings and income").GetProperty("2022-23").GetProperty("pounds").GetString());
        Assert.Equal("-50000.00", dry.Json.GetProperty("totals").GetProperty("net").GetProperty("2022-23").GetProperty("pounds").GetString());
        Assert.Equal(1, (await council.RunAsync("plan", "--cycle", "2022-26", "--json")).Exit);
        var levels = await council.RunAsync("import", bare, "--cycle", "2022-26", "--unit", "£000", "--savings", "positive", "--basis", "levels", "--dry-run", "--json");
        Assert.Equal("80000.00", levels.Json.GetProperty("totals").GetProperty("savings and income").GetProperty("2023-24").GetProperty("pounds").GetString());

        var map = council.Write("map.json", """{"Title": "LineTitle", "D": "Year:2024"}""");
        var mapped = await council.RunAsync("import", bare, "--cycle", "2022-26", "--unit", "£000", "--savings", "positive", "--map", map, "--dry-run", "--json");
        Assert.Contains(mapped.Json.GetProperty("columns").EnumerateArray(), c => c.GetProperty("field").GetString() == "Year:2024");
        var wrongHash = await council.RunAsync("import", bare, "--cycle", "2022-26", "--unit", "£000", "--savings", "positive", "--sha256", new string('0', 64), "--json");
        Assert.Equal(1, wrongHash.Exit);
        Assert.Contains("import.file-changed", wrongHash.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_decided_is_refused_and_a_misspelt_option_is_usage()
    {
        using var council = await CouncilAsync(Engines.Sqlite);
        var unclear = council.Write("unclear.csv", "Title,Kind,2022-23 £000,2023-24 £000\nOne,saving,-100,0\nTwo,saving,50,0\n");
        var run = await council.RunAsync("import", unclear, "--kind", "plan", "--cycle", "2022-27", "--json");
        Assert.Equal(1, run.Exit);
        Assert.False(run.Json.GetProperty("committed").GetBoolean());
        Assert.Contains(run.Json.GetProperty("problems").EnumerateArray(), p => p.GetProperty("code").GetString() == "sign.unclear");
        foreach (var (option, value, code) in new[] { ("--cycle", "twenty", "cycle.unreadable"), ("--basis", "guesses", "plan.basis"), ("--unit", "pence", "unit.unknown"), ("--kind", "cases", "import.kind-unknown") })
        {
            var usage = await council.RunAsync("import", unclear, option, value);
            Assert.Equal(2, usage.Exit);
            Assert.Contains(code, usage.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(1, (await council.RunAsync("import", Path.Combine(council.Folder, "nothing.csv"), "--kind", "plan")).Exit);
        var mapped = await council.RunAsync("import", unclear, "--kind", "plan", "--map", council.Write("bad.json", """{"Z9": "Title"}"""));
        Assert.Contains("map.unknown", mapped.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Auto_tells_a_plan_from_a_tracker()
    {
        var folder = Path.Combine(Path.GetTempPath(), "outturn-no-such-folder");
        foreach (var (file, kind) in new[]
        {
            ("data/plan/plan-lines-2022-23-part1.csv", "plan"), ("data/tracker/savings-tracker-2017-10.csv", "tracker"),
            ("documents/savings-tracker-2017-10.xlsx", "tracker"), ("seeds/savings-tracker-2017-10.txt", "tracker"),
        })
        {
            Assert.Equal(kind, (await CommandRun.OfAsync("import", Shared.File(file), "--dry-run", "--json", "--data", folder)).Json.GetProperty("kind").GetString());
        }
    }

    [Fact]
    public async Task A_small_file_changes_one_line_and_names_it()
    {
        using var council = await CouncilAsync(Engines.Sqlite);
        Assert.Equal(0, (await council.RunAsync("import", council.Write("p.csv", Small))).Exit);
        var changed = await council.RunAsync("import", council.Write("p.csv", Small.Replace("-100,-50", "-120,-50", StringComparison.Ordinal)), "--json");
        var change = Assert.Single(changed.Json.GetProperty("preview").GetProperty("changes").EnumerateArray().ToList());
        Assert.Equal(("P1-L1", "2022-23", "-100,000", "-120,000"), (change.GetProperty("key").GetString(), change.GetProperty("field").GetString(), change.GetProperty("from").GetString(), change.GetProperty("to").GetString()));
        Assert.Equal(2, changed.Json.GetProperty("act").GetInt64());
    }

    private static void AssertPublished(JsonElement json)
    {
        Assert.Equal("plan", json.GetProperty("kind").GetString());
        Assert.Equal("2022-27", json.GetProperty("cycle").GetString());
        Assert.Equal(37, json.GetProperty("items").GetArrayLength());
        var rows = File.ReadAllLines(Shared.File("data/plan/plan-lines-2022-23-part1-totals.csv")).Where(l => l.Length > 0).Select(l => l.Split(',')).ToList();
        var net = new decimal[rows[0].Length];
        foreach (var row in rows.Skip(1))
        {
            for (var i = 1; i < row.Length; i++)
            {
                Assert.Equal(decimal.Parse(row[i], CultureInfo.InvariantCulture), Pounds(json, row[0], rows[0][i]));
                net[i] += decimal.Parse(row[i], CultureInfo.InvariantCulture);
            }
        }

        Assert.All(Enumerable.Range(1, net.Length - 1), i => Assert.Equal(net[i], Pounds(json, "net", rows[0][i])));
    }

    private static decimal Pounds(JsonElement json, string group, string year) =>
        decimal.Parse(json.GetProperty("totals").GetProperty(group).GetProperty(year).GetProperty("pounds").GetString()!, CultureInfo.InvariantCulture);

    private Task<CommandCouncil> CouncilAsync(string engine) => CommandCouncil.NewAsync(engine == Engines.Sqlite ? sqlite : postgres);
}
