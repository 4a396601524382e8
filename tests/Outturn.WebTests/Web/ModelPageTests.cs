using System.Net;
using System.Text.Json;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

/// <summary>Driver models as people use them; each on both databases.</summary>
public sealed class ModelPageTests(PlanCouncils plans, SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : PlanServedTests(plans, councils, sqlite, postgres)
{
    private const string Plan = SomeCouncilPlan.Base;

    /// <summary>Led by the owner's post.</summary>
    private const string Mine = Plan + "/proposals/1";

    private const string Theirs = Plan + "/proposals/2";

    /// <summary>Confidential.</summary>
    private const string Secret = Plan + "/proposals/3";

    private static readonly (string, string)[] Homes =
    [
        ("title", "Homes in house"), ("note", "Four children come home."), ("periods", "4 quarters from Q1 2022-23"), ("weeks", "twelfths"), ("scenarios", "Low, High"), ("results", "saved in all"),
        ("row", "q0"), ("rows.q0.name", "Placements"), ("rows.q0.unit", "placements"), ("rows.q0.value", ""), ("rows.q0.s0", "1, 2, 3, 4"), ("rows.q0.s1", "4"), ("rows.q0.source", "Commissioning"),
        ("row", "q1"), ("rows.q1.name", "Weekly rate"), ("rows.q1.unit", "£ per placement per week"), ("rows.q1.value", "£1500"),
        ("row", "q2"), ("rows.q2.name", "Saved"), ("rows.q2.value", "placements * weekly rate * weeks in period"),
        ("row", "q3"), ("rows.q3.name", "Saved in all"), ("rows.q3.unit", "£000"), ("rows.q3.value", "sum(saved)"),
        ("row", "q4"),
    ];

    private static (string, string)[] With(params (string Name, string Value)[] changed) => [.. Homes.Where(f => changed.All(c => c.Name != f.Item1)), .. changed];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_model_is_changed_by_who_may_change_the_proposal_and_seen_by_who_sees_it(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        Assert.StartsWith(Mine + "/models/1?done=", (await SaveAsync(council, Mine + "/models/new", "save", Homes)).Leads, StringComparison.Ordinal);
        foreach (var path in new[] { "", ".csv", ".xlsx", ".json", ".txt" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Public, Mine + "/models/1" + path)).Status);
            Assert.Equal(HttpStatusCode.OK, (await council.GetAsync(Roles.Member, Mine + "/models/1" + path)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Member, Theirs + "/models/1" + path)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Finance, Mine + "/models/9" + path)).Status);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Member, Mine + "/models/new")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Owner, Theirs + "/models/new")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Member, Secret + "/models/1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Owner, Mine + "/models/9/edit")).Status);
        Assert.Null((await council.GetAsync(Roles.Member, Mine + "/models/1")).Document.QuerySelector("main form[method=post]"));
        Assert.Equal(HttpStatusCode.OK, (await council.GetAsync(Roles.Member, Plan + "/models/language")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_model_is_shown_before_it_is_saved_and_its_page_and_files_agree(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        var shown = await SaveAsync(council, Mine + "/models/new", "read", Homes);
        Assert.Contains("What it comes to", shown.Text, StringComparison.Ordinal);
        Assert.Contains("195", RowOf(shown, "Saved in all"));
        Assert.Equal("£1500", shown.Document.QuerySelector("[name='rows.q1.value']")!.GetAttribute("value"));
        await SaveAsync(council, Mine + "/models/new", "save", Homes);

        var page = await council.GetAsync(Roles.Member, Mine + "/models/1");
        Assert.Equal(["£000", "", "195", "312"], RowOf(page, "Saved in all")[..4]);
        Assert.NotEmpty(page.Document.QuerySelectorAll("svg.app-chart"));
        Assert.Contains("£0 per placement per week", page.Text, StringComparison.Ordinal);
        Assert.Contains("Move the inputs by more than nought", Assert.Single((await council.GetAsync(Roles.Member, Mine + "/models/1?by=150")).Errors), StringComparison.Ordinal);
        Assert.Contains("is not a figure", Assert.Single((await council.GetAsync(Roles.Member, Mine + "/models/1?target=lots")).Errors), StringComparison.Ordinal);
        Assert.Contains("as in Low", (await council.GetAsync(Roles.Member, Mine + "/models/1?by=&result=3&scenario=0&target=312")).Text, StringComparison.Ordinal);

        var json = JsonDocument.Parse((await council.GetAsync(Roles.Member, Mine + "/models/1.json")).Html).RootElement;
        Assert.Equal(312m, json.GetProperty("quantities")[3].GetProperty("figures").GetProperty("High")[0].GetDecimal());
        Assert.Equal("£", json.GetProperty("quantities")[2].GetProperty("formulaGives").GetString());
        Assert.Contains("Saved in all [£000] = sum(saved)", (await council.GetAsync(Roles.Member, Mine + "/models/1.txt")).Html, StringComparison.Ordinal);
        Assert.Contains("Saved in all,£000,,195,312", (await council.GetAsync(Roles.Member, Mine + "/models/1.csv")).Html, StringComparison.Ordinal);
        var hub = await council.GetAsync(Roles.Member, Mine + "/workings");
        Assert.NotNull(hub.Document.QuerySelector($"a[href^='{Mine}/models/1']"));
        Assert.Contains("Driver model", hub.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_wrong_with_a_model_is_said_at_its_box_and_nothing_typed_is_lost(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        async Task BadAsync(string expected, string box, params (string Name, string Value)[] changed)
        {
            var page = await SaveAsync(council, Mine + "/models/new", "save", With(changed));
            Assert.True(page.Errors.Any(e => e.Contains(expected, StringComparison.Ordinal)), $"{expected}: {string.Join(" / ", page.Errors)}");
            Assert.True(page.Document.QuerySelector($".govuk-error-summary a[href='#{box}']") is not null, $"{box}: {page.Document.QuerySelector(".govuk-error-summary")?.InnerHtml}");
            foreach (var (name, value) in With(changed).Where(f => f.Item1.StartsWith("rows.", StringComparison.Ordinal)))
            {
                Assert.Equal(value, page.Document.QuerySelector($"[name='{name}']")!.GetAttribute("value"));
            }
        }

        await BadAsync("Give the model a title", "title", ("title", " "));
        await BadAsync("Write the periods as", "periods", ("periods", "soon"));
        await BadAsync("Two scenarios are named", "scenarios", ("scenarios", "Low, low"));
        await BadAsync("Did you mean Saved in all?", "results", ("results", "saved in al"));
        await BadAsync("cannot be said in a formula", "rows.q1.name", ("rows.q1.name", "in-house rate"));
        await BadAsync("Two quantities are named", "rows.q3.name", ("rows.q3.name", "saved"), ("results", ""));
        await BadAsync("is not a unit", "rows.q1.unit", ("rows.q1.unit", "£ per"));
        await BadAsync("These are not figures", "rows.q0.s1", ("rows.q0.s1", "4;5"));
        await BadAsync("There are 3 figures and 4 periods", "rows.q0.s0", ("rows.q0.s0", "1, 2, 3"));
        await BadAsync("At character 14: No quantity is named “weekly raet”. Did you mean Weekly rate?", "rows.q2.value", ("rows.q2.value", "placements * weekly raet"));
        await BadAsync("cannot be added to", "rows.q2.value", ("rows.q2.value", "placements + weekly rate"));
        await BadAsync("The formula gives “£” and the unit says “people”", "rows.q3.unit", ("rows.q3.unit", "people"));
        await BadAsync("It rests on itself: Saved in Q1 2022-23 needs Saved in all needs Saved in Q1 2022-23", "rows.q2.value", ("rows.q2.value", "placements * weekly rate * weeks in period + saved in all"));
        Assert.Contains("None yet", (await council.GetAsync(Roles.Owner, Mine + "/workings")).Text, StringComparison.Ordinal);

        // Division by nought is named at its cell, and does not stop anybody from saving.
        var divided = await SaveAsync(council, Mine + "/models/new", "read", With(("rows.q2.value", "placements * weekly rate * weeks in period / (period number - 1)")));
        Assert.Contains("Saved, Q1 2022-23, Low: Division by nought", divided.Text, StringComparison.Ordinal);
        Assert.Empty(divided.Errors);

        // Buttons that change the form keep what is typed; a model comes in as text.
        Assert.Equal(10, (await SaveAsync(council, Mine + "/models/new", "rows", Homes)).Document.QuerySelectorAll("input[name=row]").Length);
        var pasted = await SaveAsync(council, Mine + "/models/new", "paste", [("pasted", "Model: Pasted\nPeriods: 2 years from 2022-23\nScenarios: Only\nx [£] = 1, 2\ny = sum(x)")]);
        Assert.Equal(("Pasted", "1, 2", "sum(x)"), (pasted.Document.QuerySelector("#title")!.GetAttribute("value"), pasted.Document.QuerySelector("[name='rows.q0.value']")!.GetAttribute("value"), pasted.Document.QuerySelector("[name='rows.q1.value']")!.GetAttribute("value")));
        var bad = await SaveAsync(council, Mine + "/models/new", "paste", [("pasted", "Modell: x")]);
        Assert.Contains("Line 1: ", Assert.Single(bad.Errors), StringComparison.Ordinal);
        Assert.Equal("Modell: x", bad.Document.QuerySelector("#pasted")!.TextContent.Trim());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Two_people_who_change_one_model_see_that_of_the_other_and_it_can_be_taken_out(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await SaveAsync(council, Mine + "/models/new", "save", Homes);
        const string Edit = Mine + "/models/1/edit";
        var form = await council.GetAsync(Roles.Owner, Edit);
        Assert.Equal("1, 2, 3, 4", form.Document.QuerySelector("[name='rows.q0.s0']")!.GetAttribute("value"));
        var seen = form.Document.QuerySelector("[name=seen]")!.GetAttribute("value")!;
        Assert.StartsWith(Mine + "/models/1?done=", (await SaveAsync(council, Edit, "save", With(("rows.q1.value", "1600"), ("seen", seen)))).Leads, StringComparison.Ordinal);
        var late = await SaveAsync(council, Edit, "save", With(("rows.q1.value", "1700"), ("seen", seen)));
        Assert.Contains("Somebody else changed “Homes in house”", Assert.Single(late.Errors), StringComparison.Ordinal);
        Assert.Equal("1700", late.Document.QuerySelector("[name='rows.q1.value']")!.GetAttribute("value"));
        Assert.StartsWith(Mine + "/models/1?done=", (await SaveAsync(council, Edit, "save", With(("rows.q1.value", "1700"), ("seen", late.Document.QuerySelector("[name=seen]")!.GetAttribute("value")!)))).Leads, StringComparison.Ordinal);
        var saved = (await council.GetAsync(Roles.Owner, Edit)).Document.QuerySelector("[name=seen]")!.GetAttribute("value")!;
        Assert.Contains("Nothing changed", (await council.GetAsync(Roles.Owner, (await SaveAsync(council, Edit, "save", With(("rows.q1.value", "1700"), ("seen", saved)))).Leads!)).Text, StringComparison.Ordinal);
        Assert.Contains("Say why", Assert.Single((await PostAsync(council, Roles.Owner, Mine + "/models/1", ("do", "standing"), ("standing", ""))).Errors), StringComparison.Ordinal);
        Assert.StartsWith(Mine + "/workings?done=", (await PostAsync(council, Roles.Owner, Mine + "/models/1", ("do", "standing"), ("standing", "Not needed"))).Leads, StringComparison.Ordinal);
        Assert.Contains("taken out", (await council.GetAsync(Roles.Member, Mine + "/models/1")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_quantity_of_a_model_fills_a_line_which_follows_it(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        const string Model = Mine + "/models/1";
        (string, string)[] open = With(("periods", "4 quarters from Q1 2023-24"));
        await SaveAsync(council, Mine + "/models/new", "save", open);
        Assert.Contains("It fills no line", (await council.GetAsync(Roles.Member, Model)).Text, StringComparison.Ordinal);
        var page = await council.GetAsync(Roles.Owner, Model);

        // Placements and the weekly rate are not in pounds alone: only what a line can hold is offered.
        Assert.Equal(["Saved", "Saved in all"], page.Document.QuerySelectorAll("#quantity option").Select(o => o.TextContent.Trim()));
        var line = page.Document.QuerySelectorAll("#line option").First(o => o.TextContent.Contains("Investment", StringComparison.Ordinal)).GetAttribute("value")!;
        async Task<Page> FillAsync(string quantity, string scenario, string of) =>
            await PostAsync(council, Roles.Owner, Model, ("do", "fill"), ("quantity", quantity), ("scenario", scenario), ("saves", "cost"), ("line", of));
        Assert.Contains("Choose one of its lines", Assert.Single((await FillAsync("Saved", "High", Guid.Empty.ToString())).Errors), StringComparison.Ordinal);
        Assert.Contains("no quantity named “Spared”", Assert.Single((await FillAsync("Spared", "High", line)).Errors), StringComparison.Ordinal);
        Assert.Contains("a plan line is in pounds", Assert.Single((await FillAsync("Placements", "High", line)).Errors), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.SendAsync(Roles.Member, "/sign-out", Model, [new("do", "fill"), new("quantity", "Saved"), new("scenario", "High"), new("line", line)])).Status);
        Assert.StartsWith(Model + "?done=", (await FillAsync("Saved", "High", line)).Leads, StringComparison.Ordinal);
        var filled = await council.GetAsync(Roles.Member, Model);
        Assert.Contains("from Saved, High: Agrees.", filled.Text, StringComparison.Ordinal);
        Assert.Contains("312", RowOf(await council.GetAsync(Roles.Member, Mine), "A/R.6.268 Investment"));

        // The model changes: the line waits, on the page of what moves too, until somebody lets it.
        await SaveAsync(council, Model + "/edit", "save", [.. open.Where(f => f.Item1 != "rows.q1.value"), ("rows.q1.value", "£2000")]);
        Assert.Contains("Let the line move", (await council.GetAsync(Roles.Owner, Model)).Text, StringComparison.Ordinal);
        Assert.Contains("One line waits to move", (await council.GetAsync(Roles.Member, Plan + "/rates")).Text, StringComparison.Ordinal);
        Assert.StartsWith(Model + "?done=", (await PostAsync(council, Roles.Owner, Model, ("do", "fill"), ("line", line))).Leads, StringComparison.Ordinal);
        Assert.Contains("416", RowOf(await council.GetAsync(Roles.Member, Mine), "A/R.6.268 Investment"));
        Assert.StartsWith(Model + "?done=", (await PostAsync(council, Roles.Owner, Model, ("do", "untie"))).Leads, StringComparison.Ordinal);
        Assert.Contains("It fills no line", (await council.GetAsync(Roles.Member, Model)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_sample_s_model_is_the_published_one_and_pages_take_three_statements(string engine)
    {
        var council = await OnAsync(engine);
        const string Care = Plan + "/proposals/1/models/1";
        var page = await council.GetAsync(Roles.Member, Care);
        Assert.Equal(["£", "", "1,990,400", "2,712,900", "3,065,650"], RowOf(page, "Avoided in all")[..5]);
        foreach (var path in new[] { Care, Plan + "/models/language" })
        {
            await TakesAtMostAsync(3, council, Roles.Finance, path);
            await TakesAtMostAsync(3, council, Roles.Member, path);
        }

        await TakesAtMostAsync(3, council, Roles.Finance, Care + "/edit");
    }

    private static Task<Page> SaveAsync(WebCouncil council, string page, string deed, (string, string)[] fields) => PostAsync(council, Roles.Owner, page, [.. fields, ("do", deed)]);
}
