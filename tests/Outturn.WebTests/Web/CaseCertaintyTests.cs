using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

/// <summary>How sure its figures are, in the written case: shown, named in the words, and kept as it was submitted; each on both databases.</summary>
public sealed class CaseCertaintyTests(PlanCouncils plans, SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : PlanServedTests(plans, councils, sqlite, postgres)
{
    private const string Proposal = SomeCouncilPlan.Base + "/proposals/1";
    private const string Case = Proposal + "/case";
    private const string Line = Proposal + "/lines/1/estimate";

    private static readonly (string, string)[] Sure =
    [
        ("shape", "pert"), ("2022-23.low", "-400"), ("2022-23.mode", "-380"), ("2022-23.high", "-150"), ("2023-24.low", "-600"), ("2023-24.mode", "-570"), ("2023-24.high", "-300"),
        ("chance", "90"), ("reason", "Contracts may start late"), ("source", "Head of transport"),
    ];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_case_shows_how_sure_it_is_as_the_page_of_how_sure_it_is_says_it(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await BeginAsync(council, "It saves {{saving 2022-23}}.");
        Assert.DoesNotContain("How sure the figures are", (await council.GetAsync(Roles.Member, Case + "/read")).Text, StringComparison.Ordinal);

        await EstimateAsync(council);
        var read = await council.GetAsync(Roles.Member, Case + "/read");
        var workings = read.Document.QuerySelector("#workings")!;
        Assert.Contains("How sure the figures are", workings.TextContent, StringComparison.Ordinal);
        Assert.Contains(workings.QuerySelectorAll("svg title"), t => t.TextContent.StartsWith("How wide the level fans out", StringComparison.Ordinal));

        // What it takes to draw the same again.
        Assert.Contains("100,000 draws of 2 lines, one of which has an estimate", workings.TextContent, StringComparison.Ordinal);
        Assert.Contains("Method outturn-1, seed 20170401", workings.TextContent, StringComparison.Ordinal);
        Assert.Contains("The lines one by one, and the whole if one were certain, are worked from the first 65,536 draws.", workings.TextContent, StringComparison.Ordinal);

        // The figures are those of the page and of the command, year by year.
        using var json = JsonDocument.Parse((await council.GetAsync(Roles.Member, Proposal + "/certainty.json")).Html);
        var last = json.RootElement.GetProperty("byYear")[4].GetProperty("levels");
        string Thousands(string name) => decimal.Round(decimal.Parse(last.GetProperty(name).GetString()!, CultureInfo.InvariantCulture) / 1_000m, 0, MidpointRounding.AwayFromZero).ToString("#,##0", CultureInfo.InvariantCulture);
        Assert.Equal(["-1,295", Thousands("p10"), Thousands("p50"), Thousands("p90")], CellsOf(workings, "2026-27")[..4]);
        var sentences = (await council.GetAsync(Roles.Member, Proposal + "/certainty")).Document.QuerySelectorAll(".app-lead p").Select(p => p.TextContent).ToList();
        Assert.All(sentences, s => Assert.Contains(s, workings.TextContent, StringComparison.Ordinal));
        Assert.Contains(sentences, s => s.Contains("P90, the bad end", StringComparison.Ordinal));
        Assert.Equal("100", CellsOf(workings, "A/R.6.268 Social and education transport")[4]);

        // Every form has it: tables as text, and a chart that Word draws itself.
        Assert.Contains("| 2026-27 | \\-1,295 |", await TextAsync(council, ".md"), StringComparison.Ordinal);
        Assert.Contains("How wide the level fans out", await TextAsync(council, ".html"), StringComparison.Ordinal);
        using var word = new ZipArchive(new MemoryStream(await (await council.AsAsync(Roles.Member)).GetByteArrayAsync(Case + ".docx", Cancel)));
        Assert.Contains(word.Entries.Where(e => e.FullName.Contains("chart", StringComparison.Ordinal) && e.Name.EndsWith(".xml", StringComparison.Ordinal)), e => Text(e).Contains("Levels by year, £000: planned, and P10 to P90 of the draws", StringComparison.Ordinal));
        Assert.DoesNotContain("w:val=\"\"", Text(word.GetEntry("word/document.xml")!), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_words_name_p10_p50_and_p90_and_a_version_keeps_what_they_were(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await BeginAsync(council, "It saves {{saving 2022-23}}.");

        // Nobody has said how sure a line is: the name is a problem that says so, and the words stay as typed.
        var refused = await WriteAsync(council, "At worst {{p90}}, at best {{p10}}.", 1);
        Assert.Contains(refused.Errors, e => e.Contains("no line of this proposal that counts in the plan has an estimate", StringComparison.Ordinal));
        Assert.DoesNotContain("{{p90}}", (await council.GetAsync(Roles.Owner, Case + "/write/outcomes")).Document.QuerySelectorAll("#fig-outcomes option").Select(o => o.GetAttribute("value")));

        await EstimateAsync(council);
        var offered = (await council.GetAsync(Roles.Owner, Case + "/write/outcomes")).Document.QuerySelectorAll("#fig-outcomes option").Select(o => o.GetAttribute("value") ?? "").ToList();
        Assert.All(["{{p10}}", "{{p50}}", "{{p90}}"], name => Assert.Contains(name, offered));
        var revision = (await council.GetAsync(Roles.Owner, Case + "/write/outcomes")).Document.QuerySelector("input[name=r-outcomes]")!.GetAttribute("value")!;
        Assert.StartsWith(Case + "?done=", (await WriteAsync(council, "At worst {{p90}}, in the middle {{p50}}, at best {{p10}}.", int.Parse(revision, CultureInfo.InvariantCulture))).Leads, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await council.GetAsync(Roles.Member, Proposal + "/certainty.json")).Html);
        string Printed(string name) => decimal.Round(decimal.Parse(json.RootElement.GetProperty(name).GetString()!, CultureInfo.InvariantCulture), 0, MidpointRounding.AwayFromZero) is var pounds && pounds < 0 ? "-£" + (-pounds).ToString("#,##0", CultureInfo.InvariantCulture) : "£" + pounds.ToString("#,##0", CultureInfo.InvariantCulture);
        var words = $"At worst {Printed("p90")}, in the middle {Printed("p50")}, at best {Printed("p10")}.";
        Assert.StartsWith("-£1,", Printed("p50"), StringComparison.Ordinal);
        Assert.Equal([Printed("p90"), Printed("p50"), Printed("p10")], (await council.GetAsync(Roles.Member, Case + "/read")).Document.QuerySelectorAll("#outcomes .app-figure").Select(f => f.TextContent));
        Assert.Contains(words, await TextAsync(council, ".md"), StringComparison.Ordinal);

        // The names are gone with the estimate; the version that was submitted has figures and table as they were.
        Assert.StartsWith(Case + "?done=", (await PostAsync(council, Roles.Owner, Case + "?handler=Submit", ("For", "committee"), ("Note", "First"))).Leads, StringComparison.Ordinal);
        var before = (await council.GetAsync(Roles.Member, Case + "/read?version=1")).Document.QuerySelector("#workings")!.TextContent;
        await PostAsync(council, Roles.Owner, Line, ("do", "remove"), ("why", "Signed"));
        var draft = await council.GetAsync(Roles.Member, Case + "/read");
        Assert.Contains("{{p90}}", draft.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("How sure the figures are", draft.Text, StringComparison.Ordinal);
        var version = await council.GetAsync(Roles.Member, Case + "/read?version=1");
        Assert.Contains(words, version.Document.QuerySelector("#outcomes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, version.Document.QuerySelector("#workings")!.TextContent);
        Assert.Contains("How sure the figures are", before, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_word_file_with_how_sure_it_is_comes_back_unchanged(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await BeginAsync(council, "It saves {{saving 2022-23}}.");
        await EstimateAsync(council);
        await WriteAsync(council, "At worst {{p90}}.", 1);
        var word = await (await council.AsAsync(Roles.Owner)).GetByteArrayAsync(Case + ".docx", Cancel);
        var back = await council.SendAsync(Roles.Owner, Case + "/import", Case + "/import", [], ("Upload", "case.docx", word));
        Assert.Contains("Nothing in it differs", (await council.GetAsync(Roles.Owner, back.Leads!)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_page_of_a_case_with_estimates_takes_seven_statements(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await BeginAsync(council, "It saves {{saving 2022-23}}.");
        await EstimateAsync(council);
        await WriteAsync(council, "At worst {{p90}}.", 1);
        await TakesAtMostAsync(7, council, Roles.Owner, Case);
        await TakesAtMostAsync(7, council, Roles.Member, Case + "/read");
    }

    private static async Task BeginAsync(WebCouncil council, string words)
    {
        Assert.StartsWith(Case + "?done=", (await PostAsync(council, Roles.Owner, Case + "?handler=Begin", ("On", "council-2022.1"))).Leads, StringComparison.Ordinal);
        Assert.StartsWith(Case + "?done=", (await WriteAsync(council, words, 0)).Leads, StringComparison.Ordinal);
    }

    private static async Task EstimateAsync(WebCouncil council) =>
        Assert.StartsWith(Proposal + "/certainty?done=", (await PostAsync(council, Roles.Owner, Line, [.. Sure, ("do", "save")])).Leads, StringComparison.Ordinal);

    private static Task<Page> WriteAsync(WebCouncil council, string words, int rests) =>
        PostAsync(council, Roles.Owner, Case + "/write/outcomes", ("f-outcomes", words), ("r-outcomes", rests.ToString(CultureInfo.InvariantCulture)), ("do", "save"));

    private static async Task<string> TextAsync(WebCouncil council, string form) => await (await council.AsAsync(Roles.Member)).GetStringAsync(Case + form, Cancel);

    private static string[] CellsOf(AngleSharp.Dom.IElement within, string heading) =>
        [.. within.QuerySelectorAll("tr").Last(r => r.QuerySelector("th[scope=row]")?.TextContent.Trim() == heading).QuerySelectorAll("td").Select(td => td.TextContent.Trim())];

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
