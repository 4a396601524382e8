using System.Net;
using System.Text.Json;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

/// <summary>Appraisals of options, as people use them; each on both databases.</summary>
public sealed class AppraisalPageTests(PlanCouncils plans, SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : PlanServedTests(plans, councils, sqlite, postgres)
{
    private const string Plan = SomeCouncilPlan.Base;

    /// <summary>Led by the owner's post.</summary>
    private const string Mine = Plan + "/proposals/1";

    private const string Theirs = Plan + "/proposals/2";

    /// <summary>Confidential.</summary>
    private const string Secret = Plan + "/proposals/3";

    private static readonly (string, string)[] Lighting =
    [
        ("title", "Street lighting"), ("rates", "green-book-2022|standard"), ("base", "2022-23"), ("prices", "real"),
        ("option.0.name", "Do nothing"), ("option.0.role", "do-nothing"), ("option.0.class", "cashable-reduction"), ("option.0.costs", "running"),
        ("option.1.name", "Break"), ("option.1.role", "option"), ("option.1.class", "cashable-reduction"), ("option.1.costs", "running"),
        ("option.2.name", "Share"), ("option.2.role", "option"), ("option.2.class", "cashable-reduction"), ("option.2.costs", "running"),
        ("flow.0.0.cost", ""), ("flow.0.0.benefit", "0"), ("flow.0.1.cost", "£300k"), ("flow.0.1.benefit", "144,315"), ("flow.0.2.cost", ""), ("flow.0.2.benefit", "TBC"),
        ("flow.1.0.cost", ""), ("flow.1.0.benefit", ""), ("flow.1.1.cost", ""), ("flow.1.1.benefit", "236748"), ("flow.1.2.cost", ""), ("flow.1.2.benefit", ""),
    ];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_appraisal_is_seen_by_who_sees_the_proposal_and_changed_by_who_may(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        Assert.StartsWith(Mine + "/appraisals/1?done=", (await SaveAsync(council, "save", Lighting)).Leads, StringComparison.Ordinal);
        foreach (var path in new[] { Mine + "/appraisals/1", Mine + "/appraisals/1.csv", Mine + "/appraisals/1.json", Mine + "/appraisals/1.xlsx", Mine + "/appraisals/1.docx", Mine + "/appraisals/1.html" })
        {
            Assert.True(HttpStatusCode.Forbidden == (await council.GetAsync(Roles.Public, path)).Status, path);
            Assert.True(HttpStatusCode.OK == (await council.GetAsync(Roles.Member, path)).Status, path);
            Assert.True(HttpStatusCode.NotFound == (await council.GetAsync(Roles.Finance, path.Replace("appraisals/1", "appraisals/9", StringComparison.Ordinal))).Status, path);
            Assert.True(HttpStatusCode.NotFound == (await council.GetAsync(Roles.Finance, path.Replace("proposals/1", "proposals/2", StringComparison.Ordinal))).Status, path);
            Assert.True(HttpStatusCode.NotFound == (await council.GetAsync(Roles.Finance, path.Replace("2022-27", "2031-36", StringComparison.Ordinal))).Status, path);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Finance, Mine + "/appraisals/9/edit")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Member, Mine + "/appraisals/new")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Owner, Theirs + "/appraisals/new")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Owner, Secret + "/appraisals/new")).Status);
        Assert.Null((await council.GetAsync(Roles.Member, Mine + "/appraisals/1")).Document.QuerySelector("main form[method=post]"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_appraisal_is_looked_at_saved_shown_and_changed(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        var empty = await council.GetAsync(Roles.Owner, Mine + "/appraisals/new");
        Assert.NotNull(empty.Document.QuerySelector("[name='flow.5.1.benefit']"));
        var shown = await SaveAsync(council, "read", Lighting);
        Assert.Equal("£73,057", RowOf(shown, "NPV: the council's cash")[1]);
        await SaveAsync(council, "save", Lighting);

        var page = await council.GetAsync(Roles.Member, Mine + "/appraisals/1");
        Assert.Equal("£73,057", RowOf(page, "NPV: the council's cash")[1]);
        Assert.Contains("“Share” has no figures", page.Text, StringComparison.Ordinal);
        Assert.Contains("present value of costs to the council", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll("svg.app-chart title").Length);
        Assert.Contains("Appraisal of options", (await council.GetAsync(Roles.Member, Mine + "/workings")).Text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await council.GetAsync(Roles.Member, Mine + "/appraisals/1.json")).Html);
        Assert.Equal("73057.03", json.RootElement.GetProperty("options")[1].GetProperty("npv").GetProperty("pounds").GetString());

        // What is kept comes back into the form as it was typed, and a second save of the same changes nothing.
        var form = await council.GetAsync(Roles.Owner, Mine + "/appraisals/1/edit");
        Assert.Equal(("300000", "144315", "TBC"), (Value(form, "flow.0.1.cost"), Value(form, "flow.0.1.benefit"), Value(form, "flow.0.2.benefit")));
        var seen = Value(form, "seen")!;
        Assert.StartsWith(Mine + "/appraisals/1?done=", (await PostAsync(council, Roles.Owner, Mine + "/appraisals/1/edit", [.. Lighting, ("seen", seen), ("do", "save")])).Leads, StringComparison.Ordinal);
        Assert.Equal(seen, Value(await council.GetAsync(Roles.Owner, Mine + "/appraisals/1/edit"), "seen"));
        (string, string)[] dearer = [.. Lighting.Select(f => f.Item1 == "flow.0.1.cost" ? (f.Item1, "350k") : f)];
        await PostAsync(council, Roles.Owner, Mine + "/appraisals/1/edit", [.. dearer, ("seen", seen), ("do", "save")]);
        Assert.Equal("£23,057", RowOf(await council.GetAsync(Roles.Member, Mine + "/appraisals/1"), "NPV: the council's cash")[1]);
        Assert.Contains("Somebody else changed “Street lighting”", Assert.Single((await PostAsync(council, Roles.Owner, Mine + "/appraisals/1/edit", [.. Lighting, ("seen", seen), ("do", "save")])).Errors), StringComparison.Ordinal);
        Assert.Contains("Say why", Assert.Single((await PostAsync(council, Roles.Owner, Mine + "/appraisals/1", ("Reason", ""))).Errors), StringComparison.Ordinal);
        Assert.StartsWith(Mine + "/workings?done=", (await PostAsync(council, Roles.Owner, Mine + "/appraisals/1", ("Reason", "Decided"))).Leads, StringComparison.Ordinal);
        Assert.Contains("is taken out", (await council.GetAsync(Roles.Owner, Mine + "/appraisals/1")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_few_appraisals_need_is_kept_and_comes_back(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        (string, string)[] rich =
        [
            .. Lighting.Select(f => f.Item1 == "option.1.costs" ? (f.Item1, "capital") : f),
            ("option.1.part.0.type", "Standard buildings"), ("option.1.part.0.share", ""), ("option.1.cause.0.cause", ""), ("option.1.cause.0.mitigated", "50"), ("option.1.evidence", "A survey"),
            ("option.1.left.year", "1"), ("option.1.left.worth", "5000"), ("option.1.left.paid", "yes"), ("option.1.left.why", "lamps"), ("option.1.sunk.0.spent", "£40k"), ("option.1.sunk.0.why", "a survey"),
            ("further.0.option", "1"), ("further.0.year", "1"), ("further.0.cost", "10000"), ("further.0.benefit", "25000"), ("further.0.class", "wider-system"), ("further.0.fallsOn", "NHS"), ("further.0.label", "beds"),
            ("deflator.name", "GDP deflator"), ("deflator.source", "OBR, March 2026"), ("level.0", "100"), ("level.1", "102"),
        ];
        var saved = await SaveAsync(council, "save", rich);
        Assert.True(saved.Leads?.StartsWith(Mine + "/appraisals/1?done=", StringComparison.Ordinal), string.Join(" / ", saved.Errors));
        var page = await council.GetAsync(Roles.Member, Mine + "/appraisals/1");
        Assert.Equal("£41,888", RowOf(page, "NPV: the council's cash")[1]);
        Assert.Equal("£77,888", RowOf(page, "NPV before anything is added for optimism")[1]);
        Assert.Contains("£40,000 for a survey is spent whatever is decided", page.Text, StringComparison.Ordinal);
        var form = await council.GetAsync(Roles.Owner, Mine + "/appraisals/1/edit");
        Assert.Equal(("1", "10000", "wider-system", "NHS"), (Chosen(form, "further.0.option"), Value(form, "further.0.cost"), Chosen(form, "further.0.class"), Value(form, "further.0.fallsOn")));
        Assert.Equal(("OBR, March 2026", "102", "50", "100"), (Value(form, "deflator.source"), Value(form, "level.1"), Value(form, "option.1.cause.0.mitigated"), Value(form, "option.1.part.0.share")));
        await NothingChangesAsync(council, Roles.Owner, Mine + "/appraisals/1");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_sample_s_appraisal_is_saved_as_it_is_and_nothing_changes(string engine) =>
        await NothingChangesAsync(await OnAsync(engine), Roles.Finance, Plan + "/proposals/3/appraisals/1");

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_file_or_its_text_fills_the_form_and_nothing_is_saved_until_it_is_meant(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        const string New = Mine + "/appraisals/new";
        var file = """{"title":"From a file","vintage":"council-2026","base":"2022-23","prices":"real","vintages":[{"name":"council-2026","source":"Committee, 3 March","schedules":[{"name":"standard","bands":[{"from":0,"rate":0.04}]}]}],"options":[{"name":"A","role":"do-nothing","flows":[{"year":0,"benefit":0}]},{"name":"B","flows":[{"year":0,"cost":900},{"year":1,"benefit":1200,"class":"cashable"}],"runRateYear":1}]}"""u8.ToArray();
        KeyValuePair<string, string>[] typed = [.. Lighting.Select(f => KeyValuePair.Create(f.Item1, f.Item2)), new("reason", "Asked for"), new("do", "fill")];
        var filled = await council.SendAsync(Roles.Owner, New, New, typed, ("file", "options.json", file));
        Assert.Contains("Nothing is saved yet", filled.Text, StringComparison.Ordinal);
        Assert.Contains("4.0 % in every year", filled.Text, StringComparison.Ordinal);
        Assert.Equal(("From a file", "council-2026|standard", "B", "900", "1200", "Asked for"), (Value(filled, "title"), Chosen(filled, "rates"), Value(filled, "option.1.name"), Value(filled, "flow.0.1.cost"), Value(filled, "flow.1.1.benefit"), Value(filled, "reason")));
        var saved = await PostAsync(council, Roles.Owner, New, [.. Fields(filled), ("do", "save")]);
        Assert.True(saved.Leads?.StartsWith(Mine + "/appraisals/1?done=", StringComparison.Ordinal), string.Join(" / ", saved.Errors));
        await NothingChangesAsync(council, Roles.Owner, Mine + "/appraisals/1");

        // A table keeps what it does not say; what cannot be read says where, and what is typed stays.
        var table = await PostAsync(council, Roles.Owner, New, [.. Lighting, ("fileText", "year,option,cost,benefit\n0,A,5,\n1,A,,7"), ("do", "fill")]);
        Assert.Equal(("Street lighting", "A", "7"), (Value(table, "title"), Value(table, "option.0.name"), Value(table, "flow.1.0.benefit")));
        var bad = await council.SendAsync(Roles.Owner, New, New, typed, ("file", "options.json", "{"u8.ToArray()));
        Assert.Contains("is not JSON from here on", Assert.Single(bad.Errors), StringComparison.Ordinal);
        Assert.Equal("£300k", Value(bad, "flow.0.1.cost"));
        Assert.NotNull(bad.Document.QuerySelector(".govuk-error-summary a[href='#file']"));
        Assert.Contains("Choose a file", Assert.Single((await PostAsync(council, Roles.Owner, New, [.. Lighting, ("do", "fill")])).Errors), StringComparison.Ordinal);
    }

    /// <summary>What the form holds, sent as a browser sends it.</summary>
    private static async Task NothingChangesAsync(WebCouncil council, string role, string appraisal)
    {
        var form = await council.GetAsync(role, appraisal + "/edit");
        var again = await PostAsync(council, role, appraisal + "/edit", [.. Fields(form), ("do", "save")]);
        Assert.True(again.Leads?.StartsWith(appraisal + "?done=", StringComparison.Ordinal), string.Join(" / ", again.Errors) + again.Status);
        Assert.Contains("Nothing changed", (await council.GetAsync(role, again.Leads!)).Text, StringComparison.Ordinal);
        Assert.Equal(Value(form, "seen"), Value(await council.GetAsync(role, appraisal + "/edit"), "seen"));
    }

    private static (string, string)[] Fields(Page form) =>
        [.. form.Document.QuerySelectorAll("main form input[name], main form select[name], main form textarea[name]").Where(e => !e.GetAttribute("name")!.StartsWith('_') && e.GetAttribute("type") != "file" && (e.GetAttribute("type") != "checkbox" || e.HasAttribute("checked")))
            .Select(e => (e.GetAttribute("name")!, e.LocalName switch { "select" => (e.QuerySelector("option[selected]") ?? e.QuerySelector("option"))?.GetAttribute("value") ?? "", "textarea" => e.TextContent, _ => e.GetAttribute("value") ?? "" }))];

    private static string? Chosen(Page page, string name) => page.Document.QuerySelector($"[name='{name}'] option[selected]")?.GetAttribute("value");

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_wrong_with_an_appraisal_is_said_at_its_box_and_nothing_typed_is_lost(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        async Task BadAsync(string expected, string box, params (string Name, string Value)[] changed)
        {
            var page = await SaveAsync(council, "save", [.. Lighting.Where(f => changed.All(c => c.Name != f.Item1)), .. changed]);
            Assert.True(page.Errors.Any(e => e.Contains(expected, StringComparison.Ordinal)), $"{expected}: {string.Join(" / ", page.Errors)}");
            Assert.NotNull(page.Document.QuerySelector($"[id='{box}']"));
            Assert.True(page.Document.QuerySelector($".govuk-error-summary a[href='#{box}']") is not null, $"{box}: {page.Document.QuerySelector(".govuk-error-summary")!.InnerHtml}");
            Assert.Equal("£300k", changed.Any(c => c.Name == "flow.0.1.cost") ? "£300k" : Value(page, "flow.0.1.cost"));
        }

        await BadAsync("is not an amount of money", "flow.1.1.benefit", ("flow.1.1.benefit", "lots"));
        await BadAsync("is below nought", "flow.0.1.cost", ("flow.0.1.cost", "-5"));
        await BadAsync("is not in force", "rates", ("rates", "discount-rate-review-2026|standard"));
        await BadAsync("There are no discount rates", "rates", ("rates", "x"));
        await BadAsync("is not a year to count from", "base", ("base", "soon"));
        await BadAsync("Give the option a name", "option.2.name", ("option.2.name", ""));
        await BadAsync("Two options are named", "option.2.name", ("option.2.name", "break"));
        await BadAsync("Give a deflator", "deflator.name", ("prices", "nominal"));
        await BadAsync("is not a number", "level.1", ("deflator.source", "OBR"), ("level.0", "100"), ("level.1", "dear"));
        await BadAsync("up to 10 million", "weights.base", ("weights.source", "ONS"), ("weights.baseIs", "median"));
        await BadAsync("yearly income in pounds", "group.0.income", ("weights.base", "28400"), ("weights.source", "ONS"), ("weights.baseIs", "median"), ("group.0.name", "poor"), ("group.0.income", "2"));
        await BadAsync("is not a number", "option.1.part.0.share", ("option.1.part.0.type", "Standard buildings"), ("option.1.part.0.share", "some"));
        await BadAsync("100 %", "option.1.cause.0.mitigated", ("option.1.part.0.type", "Standard buildings"), ("option.1.cause.0.cause", ""), ("option.1.cause.0.mitigated", "140"));
        await BadAsync("is not an amount of money", "option.1.sunk.0.spent", ("option.1.sunk.0.spent", "lots"));
        await BadAsync("Say which year", "option.1.left.year", ("option.1.left.worth", "5"));
        await BadAsync("is not a year", "option.1.runRate", ("option.1.runRate", "soon"));
        await BadAsync("Say which option", "further.0.option", ("further.0.option", ""), ("further.0.cost", "5"));
        await BadAsync("is not an amount of money", "further.1.cost", ("further.0.option", ""), ("further.1.option", "1"), ("further.1.year", "1"), ("further.1.cost", "many"));
        await BadAsync("There is no option named “Nobody”", "pastedFurther", ("pastedFurther", "Nobody\t1\t5"));
        await BadAsync("not put into the table", "pastedLevels", ("pastedLevels", "soon\t5"));
        await BadAsync("not put into the table", "pasted", ("pasted", "later\t1"));
        await BadAsync("Give it a title", "title", ("title", " "));

        // Buttons that change the form keep what is typed.
        var pasted = await SaveAsync(council, "paste", [.. Lighting, ("pasted", "Year\tA\r\n2024-25\t1\t2\t3\t4\t5\t6\r\nlater\t1")]);
        Assert.Equal(("3", "6", "£300k"), (Value(pasted, "flow.2.1.cost"), Value(pasted, "flow.2.2.benefit"), Value(pasted, "flow.0.1.cost")));
        Assert.Contains("One line was not put into the table", Assert.Single(pasted.Errors), StringComparison.Ordinal);
        Assert.Equal("later\t1", pasted.Document.QuerySelector("#pasted")!.TextContent.Trim());
        Assert.NotNull((await SaveAsync(council, "years", Lighting)).Document.QuerySelector("[name='flow.6.2.benefit']"));
        Assert.NotNull((await SaveAsync(council, "option", Lighting)).Document.QuerySelector("[name='flow.1.3.benefit']"));
        Assert.Equal("Share", Value(await SaveAsync(council, "remove-1", Lighting), "option.1.name"));
        var further = await SaveAsync(council, "paste-further", [.. Lighting, ("pastedFurther", "Break\t1\t10000\t25000\twider-system\tNHS\t\t\t\tbeds")]);
        Assert.Equal(("1", "25000", "wider-system", "beds", ""), (Chosen(further, "further.0.option"), Value(further, "further.0.benefit"), Chosen(further, "further.0.class"), Value(further, "further.0.label"), further.Document.QuerySelector("#pastedFurther")!.TextContent.Trim()));
        Assert.NotNull((await SaveAsync(council, "add-further", Lighting)).Document.QuerySelector("[name='further.4.year']"));
        Assert.NotNull((await SaveAsync(council, "add-option.1.sunk", [.. Lighting, ("option.1.sunk.0.spent", "5")])).Document.QuerySelector("[name='option.1.sunk.1.spent']"));
        var levels = await SaveAsync(council, "paste-levels", [.. Lighting, ("pastedLevels", "2022-23\t100\n2023-24\t102.5")]);
        Assert.Equal(("100", "102.5"), (Value(levels, "level.0"), Value(levels, "level.1")));
        Assert.Contains("None yet.", (await council.GetAsync(Roles.Owner, Mine + "/workings")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Rates_that_nobody_adopted_are_a_what_if_and_say_so(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await SaveAsync(council, "save", [.. Lighting.Where(f => f.Item1 != "rates"), ("rates", "discount-rate-review-2026|standard"), ("whatIf", "true")]);
        var page = await council.GetAsync(Roles.Member, Mine + "/appraisals/1");
        Assert.Contains("It has not been adopted", page.Document.QuerySelector(".govuk-warning-text")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("£74,167", RowOf(page, "NPV: the council's cash")[1]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_page_of_an_appraisal_takes_three_statements(string engine)
    {
        var council = await OnAsync(engine);
        await TakesAtMostAsync(3, council, Roles.Finance, Plan + "/proposals/3/appraisals/1");
        await TakesAtMostAsync(3, council, Roles.Member, Plan + "/proposals/3/appraisals/1");
    }

    private static string? Value(Page page, string name) => page.Document.QuerySelector($"[name='{name}']")?.GetAttribute("value");

    private static Task<Page> SaveAsync(WebCouncil council, string deed, (string, string)[] fields) => PostAsync(council, Roles.Owner, Mine + "/appraisals/new", [.. fields, ("do", deed)]);
}
