using System.Net;
using System.Text;
using System.Text.Json;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

/// <summary>A year's end as people go through it, each on both databases: the checklist, the outturn, its correction, the funds' return.</summary>
public sealed class ClosePageTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    private const string End = "/tracker/2017-18/close";
    private const string Form = End + "/outturn";
    private const string Sample = "/tracker/2016-17/close";
    private static readonly Actor Finance = new(Guid.CreateVersion7(), "Finance");

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_checklist_is_read_by_who_reads_the_tracker_and_the_outturn_is_recorded_by_finance(string engine)
    {
        var council = await OnAsync(engine);
        foreach (var path in new[] { Sample, Sample + ".csv", Sample + ".xlsx", Sample + ".json", "/funds/1/return", "/funds/1/return.csv", "/funds/1/return.xlsx", "/funds/1/return.json", "/funds/1/return.docx" })
        {
            Assert.True(HttpStatusCode.Forbidden == (await council.GetAsync(Roles.Public, path)).Status, path);
            Assert.True(HttpStatusCode.OK == (await council.GetAsync(Roles.Member, path)).Status, path);
        }

        foreach (var role in new[] { Roles.Public, Roles.Member, Roles.Owner, Roles.Pmo })
        {
            foreach (var path in new[] { Form, Form + ".xlsx", Form + ".csv" })
            {
                Assert.True(HttpStatusCode.Forbidden == (await council.GetAsync(role, path)).Status, role + path);
            }
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await council.SendAsync(Roles.Pmo, "/tracker/2017-18/owners", Form, [new("Position", "31 March 2018")])).Status);
        Assert.Empty((await council.GetAsync(Roles.Member, Sample)).Document.QuerySelectorAll($"a[href='{Sample}/outturn']"));
        Assert.Single((await council.GetAsync(Roles.Finance, Sample)).Document.QuerySelectorAll($"a[href='{Sample}/outturn']"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_year_without_a_tracker_is_missing_and_one_that_is_open_has_no_files(string engine)
    {
        var council = await OnAsync(engine);
        foreach (var path in new[] { "/tracker/2031-32/close", "/tracker/2031-32/close/outturn", "/tracker/2031-32/close.csv", End + ".csv", End + ".json", Sample + ".json?as-at=2017-03-30", "/funds/9/return", "/funds/9/return.csv" })
        {
            Assert.True(HttpStatusCode.NotFound == (await council.GetAsync(Roles.Finance, path)).Status, path);
        }

        foreach (var path in new[] { "/funds/1/return?year=2017-18", "/funds/1/return?year=soon", "/funds/1/return.csv?year=2017-18", "/funds/1/return.docx?year=soon", Sample + "?as-at=Octember", Sample + ".csv?as-at=Octember", Form + "?as-at=Octember" })
        {
            Assert.True(HttpStatusCode.BadRequest == (await council.GetAsync(Roles.Finance, path)).Status, path);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_closed_year_renders_with_its_outturn_its_return_and_what_is_not_known(string engine)
    {
        var council = await OnAsync(engine);
        var page = await council.GetAsync(Roles.Finance, Sample);
        Assert.Equal("Year end 2016-17", page.Heading);
        Assert.Equal(["Done", "To do", "Nothing to do", "Done"], page.Document.QuerySelectorAll(".app-checklist .govuk-tag").Select(t => t.TextContent));
        Assert.Contains("Stated at 31 March 2017, recorded by Strategic finance manager", page.Text, StringComparison.Ordinal);
        Assert.Contains("from figures made up for the sample. £3.6m came of £5.3m planned; £1.6m of savings did not come. What 1 line came to is not known: it is in none of these sums.", page.Text, StringComparison.Ordinal);
        Assert.Contains("None of it has returned in a later cycle.", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 bid has a line of 2016-17. Bids drew £764k by the end of 2016-17. For that year they promised £144k of savings, and £131k of savings came, as far as is known.", page.Text, StringComparison.Ordinal);
        Assert.Equal(29, page.Document.QuerySelectorAll("#sheet-outturn201617 ~ tbody tr").Length);
        Assert.Contains("not known", page.Document.QuerySelectorAll("#sheet-outturn201617 ~ tbody tr").Single(r => r.TextContent.Contains("joint tickets", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.Contains("£0.17", page.Document.QuerySelector("#sheet-return1 ~ tbody")!.TextContent, StringComparison.Ordinal);
        await TakesAtMostAsync(12, council, Roles.Finance, Sample);

        var open = await council.GetAsync(Roles.Finance, End);
        Assert.Equal(["Not yet", "Not yet", "Nothing to do", "Not yet"], open.Document.QuerySelectorAll(".app-checklist .govuk-tag").Select(t => t.TextContent));
        Assert.Contains("2017-18 runs until 31 March 2018.", open.Text, StringComparison.Ordinal);
        var before = await council.GetAsync(Roles.Finance, Sample + "?as-at=2017-03-30");
        Assert.Equal("Not yet", before.Document.QuerySelector(".app-checklist .govuk-tag")!.TextContent);
        Assert.Empty(before.Document.QuerySelectorAll("#outturn"));
        Assert.Contains("M/R.6.305", await (await council.AsAsync(Roles.Member)).GetStringAsync(Sample + ".csv", Cancel), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_funds_return_is_one_table_on_the_page_and_in_every_file(string engine)
    {
        var council = await OnAsync(engine);
        var page = await council.GetAsync(Roles.Member, "/funds/1/return");
        Assert.Equal("What came back by the end of 2016-17", page.Heading);
        Assert.Contains("In all, £0.17 came for each £1 drawn.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Read as at 31 March 2017, as recorded by act ", page.Text, StringComparison.Ordinal);
        var csv = await (await council.AsAsync(Roles.Member)).GetStringAsync("/funds/1/return.csv?year=2016-17", Cancel);
        Assert.Contains("-131000", csv.Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("-144315", csv.Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await (await council.AsAsync(Roles.Member)).GetStringAsync("/funds/1/return.json", Cancel));
        Assert.Equal(2, json.RootElement.GetProperty("rows").GetArrayLength());
        foreach (var form in new[] { "xlsx", "docx" })
        {
            var bytes = await (await council.AsAsync(Roles.Member)).GetByteArrayAsync("/funds/1/return." + form, Cancel);
            Assert.Equal("PK"u8, bytes.AsSpan(0, 2));
        }

        await TakesAtMostAsync(10, council, Roles.Member, "/funds/1/return");
        Assert.Contains("No year is closed yet.", (await council.GetAsync(Roles.Member, "/funds/1/return?as-at=2017-03-30")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_cannot_be_recorded_is_said_at_its_box_and_nothing_typed_is_lost(string engine)
    {
        await using var council = await OwnAsync(engine);
        var boxes = await BoxesAsync(council);
        (string Field, string Typed, string Said)[] wrong =
        [
            (Box(boxes, 0), "", "An empty box is not nought"), (Box(boxes, 0), "about", "is not one figure"), (Box(boxes, 0), "-90 to -80", "is not one figure"), (Box(boxes, 0), "100", "put a minus before it"),
            (Box(boxes, 0), "-100000", "is in £000"), (Box(boxes, 0), "-90", "Say why."), (Box(boxes, 0), "not known", "say why it is not known"), (Reason(boxes, 0), new string('x', 1_001), "Keep it to 1,000"),
            (Box(boxes, 0), "<script>", "is not one figure"), (Box(boxes, 0), new string('9', 40), "is not one figure"), (Box(boxes, 0), "9999999", "is in £000"),
            ("Position", "", "Give the day"), ("Position", "Octember", "Give the day"), ("Position", "30 March 2018", "before 2017-18 ends"), ("Position", "1 June 2030", "is still to come"), ("Source", new string('x', 201), "200 characters"),
        ];
        foreach (var (field, typed, said) in wrong)
        {
            var page = await council.SendAsync(Roles.Finance, Form, Form, With(boxes, (field, typed)));
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.True(page.Errors.Any(e => e.Contains(said, StringComparison.Ordinal)), $"{field} {typed}: {string.Join(" / ", page.Errors)}");
            var kept = page.Document.QuerySelector($"[name='{field}']")!;
            Assert.Equal(typed, kept.GetAttribute("value") ?? kept.TextContent);
        }

        foreach (var (name, bytes) in new (string, byte[])[] { ("x.xlsx", [1, 2, 3]), ("x.csv", "a,b\n1,2\n"u8.ToArray()), ("x.csv", []) })
        {
            var page = await council.SendAsync(Roles.Finance, Form, Form + "?handler=Upload", [], ("upload", name, bytes));
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.NotEmpty(page.Errors);
        }

        Assert.Contains("Choose the file", Assert.Single((await council.SendAsync(Roles.Finance, Form, Form + "?handler=Upload", [])).Errors), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Finance, End + ".csv")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_year_is_closed_takes_no_update_and_is_corrected_with_a_reason(string engine)
    {
        await using var council = await OwnAsync(engine);
        Assert.NotNull((await council.GetAsync(Roles.Finance, "/")).Document.QuerySelector(".app-todo a[href='/tracker/2017-18/close']"));
        var boxes = await BoxesAsync(council);
        var done = await council.SendAsync(Roles.Finance, Form, Form, With(boxes, (Box(boxes, 0), "-90"), (Reason(boxes, 0), "A bed stayed open"), (Box(boxes, 1), "100"), (Reason(boxes, 1), "It cost"), ("keep", $"{Box(boxes, 1)[2..]}:100"), ("Source", "Outturn paper of May"), ("Reason", "Books closed")));
        Assert.True(done.Status == HttpStatusCode.Redirect, string.Join(" / ", done.Errors));
        var end = await council.GetAsync(Roles.Finance, done.Leads!);
        Assert.Contains("2017-18 is closed: its outturn is recorded.", end.Text, StringComparison.Ordinal);
        Assert.Contains("from Outturn paper of May", end.Text, StringComparison.Ordinal);
        Assert.Contains("A bed stayed open", end.Text, StringComparison.Ordinal);

        // A second person, who opened the form before: nothing of theirs is written, and all of it stays in their boxes.
        var second = await council.SendAsync(Roles.Finance, Form, Form, With(boxes, (Box(boxes, 0), "-70"), (Reason(boxes, 0), "Mine")));
        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.Contains(second.Errors, e => e.Contains("was closed by", StringComparison.Ordinal) && e.Contains("Nothing of yours was written", StringComparison.Ordinal));
        Assert.Equal("-70", second.Document.QuerySelector($"[name='{Box(boxes, 0)}']")!.GetAttribute("value"));

        // Nobody is asked to close it again, nor to open a round of it.
        Assert.Null((await council.GetAsync(Roles.Finance, "/")).Document.QuerySelector(".app-todo a[href='/tracker/2017-18/close']"));
        var rounds = await council.GetAsync(Roles.Pmo, "/tracker/2017-18/rounds");
        Assert.Contains("The year is closed: its outturn is recorded, and no round is opened any more.", rounds.Text, StringComparison.Ordinal);
        Assert.Null(rounds.Document.QuerySelector("main form[method=post]"));

        // Every other way of writing to the year says that it is closed.
        var owners = await council.SendAsync(Roles.Finance, "/tracker/2017-18/owners", "/tracker/2017-18/owners", [new("Lines", "B/R.6.000"), new("Owner", "Another")]);
        Assert.Contains(owners.Errors, e => e.StartsWith("2017-18 is closed", StringComparison.Ordinal));
        var tracker = await council.GetAsync(Roles.Finance, "/tracker/2017-18");
        Assert.Contains("2017-18 is closed", tracker.Text, StringComparison.Ordinal);
        var line = await council.GetAsync(Roles.Member, "/tracker/2017-18/line/B/R.6.000");
        Assert.Contains("Outturn recorded: -90 (“A bed stayed open”)", line.Text, StringComparison.Ordinal);

        var again = await BoxesAsync(council);
        Assert.Contains("Say why the outturn is corrected: the reason stays beside it.", (await council.SendAsync(Roles.Finance, Form, Form, With(again, (Box(boxes, 0), "-95")))).Errors);
        var corrected = await council.SendAsync(Roles.Finance, Form, Form, With(again, (Box(boxes, 0), "-95"), ("Reason", "The auditor found a bill"), ("Position", "31 May 2018")));
        Assert.True(corrected.Status == HttpStatusCode.Redirect, string.Join(" / ", corrected.Errors));
        var now = await council.GetAsync(Roles.Finance, corrected.Leads!);
        Assert.Contains("last corrected by", now.Text, StringComparison.Ordinal);
        Assert.Contains("The auditor found a bill", now.Text, StringComparison.Ordinal);
        var then = now.Document.QuerySelectorAll("#outturn ul.app-list a")[0].GetAttribute("href")!;
        Assert.Contains("-90", (await council.GetAsync(Roles.Finance, then)).Document.QuerySelector("#sheet-outturn201718 ~ tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("-95", (await council.GetAsync(Roles.Finance, End)).Document.QuerySelector("#sheet-outturn201718 ~ tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("-90", (await council.GetAsync(Roles.Finance, End + "?as-at=2018-03-31")).Document.QuerySelector("#sheet-outturn201718 ~ tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing changed.", (await council.GetAsync(Roles.Finance, (await council.SendAsync(Roles.Finance, Form, Form, With(await BoxesAsync(council), ("Reason", "Nothing"), ("Position", "31 May 2018")))).Leads!)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_form_is_fetched_filled_in_and_uploaded_back(string engine)
    {
        await using var council = await OwnAsync(engine);
        var client = await council.AsAsync(Roles.Finance);
        var workbook = await client.GetByteArrayAsync(Form + ".xlsx", Cancel);
        Assert.Equal("PK"u8, workbook.AsSpan(0, 2));
        var csv = "Key,Outturn £000,\"Why it departs from plan, or is not known\"\nB/R.6.000,-61,Fewer came\nB/R.6.001,not known,In court\nZ/R.6.999,-1,x\n";
        var page = await council.SendAsync(Roles.Finance, Form, Form + "?handler=Upload", [], ("upload", "outturn.csv", Encoding.UTF8.GetBytes(csv)));
        Assert.Contains("2 lines taken from outturn.csv into the boxes below.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Z/R.6.999 is not in the tracker of 2017-18: its row was not taken.", page.Text, StringComparison.Ordinal);
        var boxes = page.Document.QuerySelectorAll(".app-outturn input[type=text], .app-outturn input:not([type])").Select(i => i.GetAttribute("value")).ToList();
        Assert.Equal(["-61", "not known", "-100"], boxes.Take(3));
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Finance, End + ".csv")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_year_that_is_closed_by_an_act_teaches_the_forecast_by_its_recorded_outturn(string engine)
    {
        await using var council = await OwnAsync(engine);
        await ClosedYears.WriteAsync(council.Services, Finance, 2016, 2016);
        using (var json = JsonDocument.Parse(await (await council.AsAsync(Roles.Finance)).GetStringAsync("/tracker/2017-18/forecast.json?as-at=2017-10-31", Cancel)))
        {
            // Nobody closed it: its last position stands for its outturn, and that is said.
            Assert.False(json.RootElement.GetProperty("score").GetProperty("years")[0].GetProperty("outturnRecorded").GetBoolean());
            Assert.Equal("-1560000.00", json.RootElement.GetProperty("score").GetProperty("years")[0].GetProperty("outturn").GetString());
        }

        const string Earlier = "/tracker/2016-17/close/outturn";
        var form = await council.GetAsync(Roles.Finance, Earlier);
        var boxes = Fields(form);
        var done = await council.SendAsync(Roles.Finance, Earlier, Earlier, With(boxes, [.. boxes.Keys.Where(k => k.StartsWith("r-", StringComparison.Ordinal)).Select(k => (k, "As booked")), (Box(boxes, 0), "not known"), (Box(boxes, 1), "-50"), ("Position", "31 May 2017")]));
        Assert.True(done.Status == HttpStatusCode.Redirect, string.Join(" / ", done.Errors));
        using var after = JsonDocument.Parse(await (await council.AsAsync(Roles.Finance)).GetStringAsync("/tracker/2017-18/forecast.json?as-at=2017-10-31", Cancel));
        var year = after.RootElement.GetProperty("score").GetProperty("years")[0];
        Assert.True(year.GetProperty("outturnRecorded").GetBoolean());
        Assert.Equal(("-1410000.00", 1), (year.GetProperty("outturn").GetString(), year.GetProperty("notKnown").GetInt32()));
        Assert.Contains("recorded", (await council.GetAsync(Roles.Finance, "/tracker/2017-18/forecast?as-at=2017-10-31")).Document.QuerySelector("#sheet-Scorebyyear ~ tbody")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>A council with the tracker of 2017-18 and a clock in June 2018.</summary>
    private async Task<WebCouncil> OwnAsync(string engine)
    {
        var clock = new TestClock { Now = new(2018, 6, 1, 9, 0, 0, TimeSpan.Zero) };
        var council = await NewOnAsync(engine, sample: false, clock);
        await ClosedYears.WriteAsync(council.Services, Finance, 2017, 2017, closed: false);
        return council;
    }

    private static async Task<Dictionary<string, string>> BoxesAsync(WebCouncil council)
    {
        var boxes = Fields(await council.GetAsync(Roles.Finance, Form));
        foreach (var why in boxes.Keys.Where(k => k.StartsWith("r-", StringComparison.Ordinal) && boxes[k].Length == 0).ToList())
        {
            // Every fourth line forecasts nothing and so needs a reason.
            boxes[why] = boxes["o" + why[1..]] == "0" ? "Given up" : "";
        }

        return boxes;
    }

    private static Dictionary<string, string> Fields(Page page) => page.Document.QuerySelectorAll("main form[action$='/outturn'] input[name], main form[action$='/outturn'] textarea[name]")
        .Where(f => f.GetAttribute("name") is not ("__RequestVerificationToken" or "keep"))
        .ToDictionary(f => f.GetAttribute("name")!, f => f.GetAttribute("value") ?? f.TextContent, StringComparer.Ordinal);

    private static string Box(Dictionary<string, string> boxes, int n) => boxes.Keys.Where(k => k.StartsWith("o-", StringComparison.Ordinal)).ElementAt(n);

    private static string Reason(Dictionary<string, string> boxes, int n) => boxes.Keys.Where(k => k.StartsWith("r-", StringComparison.Ordinal)).ElementAt(n);

    private static IEnumerable<KeyValuePair<string, string>> With(Dictionary<string, string> boxes, params (string Field, string Typed)[] changed) =>
        boxes.Where(b => changed.All(c => c.Field != b.Key)).Concat(changed.Select(c => KeyValuePair.Create(c.Field, c.Typed)));
}
