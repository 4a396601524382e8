using Outturn.WebTests.Web;

namespace Outturn.WebTests.Cli;

public sealed class CaseCommandTests(SqliteFiles sqlite, PostgresServer postgres)
{
    private const string Small = """
        Business Planning: Business Case – Savings proposal

        Project Title: Fewer printed agendas

        Committee: Strategy and Resources

        2022-23 Savings amount: £12k

        Date of version: 4 October 2021 BP Reference: C/R.6.115

        Business Leads / Sponsors: Head of democratic services

        1. Please describe what the proposed outcomes are:

        Fewer boxes are carried up the stairs.

        8. Scope: What is within scope? What is outside of scope?

        N/A
        """;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_written_case_is_listed_shown_compared_and_taken_out(string engine)
    {
        using var council = await CommandCouncil.NewAsync(engine == Engines.Sqlite ? sqlite : postgres);
        Assert.Equal(0, (await council.RunAsync("demo", "--no-serve")).Exit);
        Assert.Contains("2022-27/3   version 1  Social and education transport", (await council.RunAsync("case", "list")).Output, StringComparison.Ordinal);
        var shown = await council.RunAsync("case", "show", "2022-27/3");
        Assert.Contains("takes **£380,000** out of the transport budget", shown.Output, StringComparison.Ordinal);
        var json = (await council.RunAsync("case", "show", "2022-27/3", "--version", "1", "--json")).Json;
        Assert.Equal("council-2022", json.GetProperty("template").GetString());
        Assert.Equal(8, json.GetProperty("sections").GetArrayLength());
        Assert.Equal("161000.00", json.GetProperty("amounts").EnumerateArray().First(a => a.GetProperty("label").GetString() == "2022-23 Investment").GetProperty("pounds").GetString());
        Assert.Equal(5, json.GetProperty("tables").EnumerateArray().Single(t => t.GetProperty("field").GetString() == "workstreams").GetProperty("rows").GetArrayLength());
        Assert.Contains("Nothing differs.", (await council.RunAsync("case", "diff", "2022-27/3", "1", "draft")).Output, StringComparison.Ordinal);
        Assert.True((await council.RunAsync("case", "diff", "2022-27/3", "1", "1", "--json")).Json.GetProperty("same").GetBoolean());
        foreach (var format in (string[])["docx", "html", "md", "json"])
        {
            var file = Path.Combine(Path.GetTempPath(), $"outturn-{Guid.CreateVersion7()}.{format}");
            Assert.Equal(0, (await council.RunAsync("case", "export", "2022-27/3", "--format", format, "-o", file)).Exit);
            Assert.True(new FileInfo(file).Length > 2_000, format);
            File.Delete(file);
        }

        Assert.Equal(2, (await council.RunAsync("case", "export", "transport")).Exit);
        Assert.Equal(2, (await council.RunAsync("case", "diff", "2022-27/3", "first", "draft")).Exit);
        Assert.Equal(1, (await council.RunAsync("case", "show", "2022-27/3", "--version", "9")).Exit);
        Assert.Equal(1, (await council.RunAsync("case", "show", "2022-27/1")).Exit);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_paper_is_kept_listed_shown_found_and_erased_and_the_record_holds(string engine)
    {
        using var council = await CommandCouncil.NewAsync(engine == Engines.Sqlite ? sqlite : postgres);
        var file = council.Write("agendas.txt", Small);
        var run = await council.RunAsync("import", file, "--kind", "case", "--cycle", "2022-27", "--json");
        Assert.Equal(0, run.Exit);
        Assert.True(run.Json.GetProperty("committed").GetBoolean());
        Assert.Equal(1, run.Json.GetProperty("paper").GetInt32());

        // The same again, and one without its cycle, are refused with what to do.
        var again = await council.RunAsync("import", file, "--kind", "case", "--cycle", "2022-27");
        Assert.Equal(1, again.Exit);
        Assert.Contains("paper.known", again.Errors, StringComparison.Ordinal);
        var unclear = await council.RunAsync("import", file, "--kind", "case");
        Assert.Equal(1, unclear.Exit);
        Assert.Contains("with --cycle, such as --cycle 2022-27", unclear.Errors, StringComparison.Ordinal);
        Assert.Contains("import.file-changed", (await council.RunAsync("import", file, "--kind", "case", "--cycle", "2023-28", "--sha256", new string('0', 64))).Errors, StringComparison.Ordinal);

        Assert.Contains("agendas.txt: 1 case, 1 to review", (await council.RunAsync("case", "list")).Output, StringComparison.Ordinal);
        Assert.Equal("1", (await council.RunAsync("case", "list", "--json")).Json.GetProperty("rows")[0].GetProperty("key").GetString());
        Assert.Contains("C/R.6.115 Fewer printed agendas: saving -£12,000 in 2022-23", (await council.RunAsync("case", "list", "--paper", "1")).Output, StringComparison.Ordinal);
        var shown = await council.RunAsync("case", "show", "1-1");
        Assert.Contains("Fewer boxes are carried", shown.Output, StringComparison.Ordinal);
        var json = (await council.RunAsync("case", "show", "1-1", "--json")).Json;
        Assert.Equal("to-review", json.GetProperty("state").GetString());
        Assert.Equal("-12000.00", json.GetProperty("now").GetProperty("amounts")[0].GetProperty("amount").GetProperty("pounds").GetString());
        Assert.Equal("council-2022", json.GetProperty("read").GetProperty("template").GetString());
        Assert.Contains("[boxes]", (await council.RunAsync("case", "search", "box", "stairs")).Output, StringComparison.Ordinal);
        Assert.Equal(1, (await council.RunAsync("case", "search", "agendas", "--cycle", "2022-27", "--json")).Json.GetProperty("count").GetInt32());
        Assert.Contains("Nothing found", (await council.RunAsync("case", "search", "agendas", "--cycle", "2023-28")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await council.RunAsync("case", "show", "first")).Exit);
        Assert.Contains("case.not-found", (await council.RunAsync("case", "show", "1-2")).Errors, StringComparison.Ordinal);

        Assert.Contains("The words of agendas.txt are erased", (await council.RunAsync("case", "erase", "1")).Output, StringComparison.Ordinal);
        Assert.Contains("Nothing found", (await council.RunAsync("case", "search", "agendas")).Output, StringComparison.Ordinal);
        Assert.Contains("case.erased-not-found", (await council.RunAsync("case", "show", "1-1")).Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await council.RunAsync("verify")).Exit);
    }

    [Fact]
    public async Task The_published_pack_is_kept_from_each_of_its_forms_and_found_whole()
    {
        using var council = await CommandCouncil.NewAsync(sqlite);
        foreach (var name in new[] { "documents/business-cases-2022-23-part1.docx", "seeds/business-cases-2022-23-part1.txt" })
        {
            var run = await council.RunAsync("import", Shared.File(name), "--kind", "case", "--cycle", "2022-27");
            Assert.Contains("kept as paper", run.Output, StringComparison.Ordinal);
        }

        // Word and text agree: what is found in one is found in the other.
        var found = (await council.RunAsync("case", "search", "\"young adults\"", "--json")).Json;
        var ids = found.GetProperty("hits").EnumerateArray().Select(h => h.GetProperty("id").GetString()!).ToList();
        Assert.Equal(ids.Where(i => i.StartsWith("1-", StringComparison.Ordinal)).Select(i => i[2..]).Order(StringComparer.Ordinal), ids.Where(i => i.StartsWith("2-", StringComparison.Ordinal)).Select(i => i[2..]).Order(StringComparer.Ordinal));
        Assert.NotEmpty(ids);
        Assert.Equal(0, (await council.RunAsync("verify")).Exit);
    }
}
