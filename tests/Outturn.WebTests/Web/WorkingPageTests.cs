using System.Net;
using System.Text.Json;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

/// <summary>Rates, build-ups and the lines that follow them, as people use them; each on both databases.</summary>
public sealed class WorkingPageTests(PlanCouncils plans, SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : PlanServedTests(plans, councils, sqlite, postgres)
{
    private const string Plan = SomeCouncilPlan.Base;
    private const string Rates = Plan + "/rates";

    /// <summary>Led by the owner's post.</summary>
    private const string Mine = Plan + "/proposals/1";

    private const string Theirs = Plan + "/proposals/2";

    /// <summary>Confidential.</summary>
    private const string Secret = Plan + "/proposals/3";

    private static readonly (string, string)[] Grades =
    [
        ("name", "Grades"), ("kind", "grade-cost"), ("rates.0.name", "P1"), ("rates.0.2022-23", "45,000"), ("rates.0.source", "Pay scale of July 2021"),
        ("rates.1.name", "S4"), ("rates.1.2022-23", "26k"), ("rates.1.source", "Pay scale of July 2021"),
    ];

    private static readonly (string, string)[] Team =
    [
        ("title", "Posts of the programme"), ("saves", "cost"), ("first", "2022-23"), ("years", "3"), ("grain", "pence"),
        ("row", "r1"), ("rows.r1.kind", "posts"), ("rows.r1.title", "Planners"), ("rows.r1.part", "counted"), ("rows.r1.count", "2"), ("rows.r1.fte", "1"), ("rows.r1.price", "1|P1"),
        ("row", "r2"), ("rows.r2.kind", "posts"), ("rows.r2.title", "Assistant"), ("rows.r2.part", "counted"), ("rows.r2.count", "1"), ("rows.r2.price", "1|S4"),
    ];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Rates_are_read_by_who_reads_the_plan_and_changed_by_who_manages_it(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        Assert.StartsWith(Rates + "?done=", (await SaveRatesAsync(council, Rates + "/new", "save", Grades)).Leads, StringComparison.Ordinal);
        foreach (var path in new[] { Rates, Rates + "/1", Rates + "/moves", Rates + "/1.csv", Rates + "/1.xlsx", Rates + "/1.json", Rates + "/moves.csv", Mine + "/workings" })
        {
            Assert.True(HttpStatusCode.Forbidden == (await council.GetAsync(Roles.Public, path)).Status, path);
            Assert.True(HttpStatusCode.OK == (await council.GetAsync(Roles.Member, path)).Status, path);
            Assert.True(HttpStatusCode.NotFound == (await council.GetAsync(Roles.Finance, path.Replace("2022-27", "2031-36", StringComparison.Ordinal))).Status, path);
        }

        foreach (var path in new[] { Rates + "/9", Rates + "/9/edit", Rates + "/9.json", Mine + "/build-ups/9", Mine + "/build-ups/9.csv", Mine + "/build-ups/9/edit", Plan + "/proposals/99/workings", Plan + "/proposals/99/build-ups/new" })
        {
            Assert.True(HttpStatusCode.NotFound == (await council.GetAsync(Roles.Finance, path)).Status, path);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Owner, Rates + "/new")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Member, Mine + "/build-ups/new")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Owner, Theirs + "/build-ups/new")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Member, Secret + "/workings")).Status);
        var page = await council.GetAsync(Roles.Member, Rates + "/1");
        Assert.Contains("Pay scale of July 2021", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form[method=post]"));
        Assert.Equal("45,000", Assert.Single(RowOf(page, "P1"), c => c.Length > 0 && char.IsDigit(c[0])));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_wrong_with_a_rate_is_said_at_its_box_and_nothing_typed_is_lost(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        async Task BadAsync(string expected, string box, params (string, string)[] fields)
        {
            var page = await SaveRatesAsync(council, Rates + "/new", "save", fields);
            Assert.Contains(page.Errors, e => e.Contains(expected, StringComparison.Ordinal));
            Assert.NotNull(page.Document.QuerySelector($"[id='{box}'][aria-invalid=true]"));
            foreach (var (name, value) in fields.Where(f => f.Item1.StartsWith("rates.", StringComparison.Ordinal)))
            {
                Assert.Equal(value, page.Document.QuerySelector($"[name='{name}']")!.GetAttribute("value"));
            }
        }

        await BadAsync("is not a number", "rates.0.2022-23", ("name", "Grades"), ("kind", "grade-cost"), ("rates.0.name", "P1"), ("rates.0.2022-23", "lots"), ("rates.0.source", "x"));
        await BadAsync("Say where P1", "rates.0.2022-23", ("name", "Grades"), ("kind", "grade-cost"), ("rates.0.name", "P1"), ("rates.0.2022-23", "45000"), ("rates.0.source", ""));
        await BadAsync("has no value in any year", "rates.0.2021-22", ("name", "Grades"), ("kind", "grade-cost"), ("rates.0.name", "P1"), ("rates.0.2022-23", ""), ("rates.0.source", "x"));
        await BadAsync("has two values in 2022-23: £45,000 and £48,742", "rates.1.2022-23", ("name", "Grades"), ("kind", "grade-cost"), ("rates.0.name", "P1"), ("rates.0.2022-23", "45000"), ("rates.0.source", "x"), ("rates.1.name", "p1"), ("rates.1.2022-23", "48742"), ("rates.1.source", "y"));
        Assert.Contains("Give the table a name", Assert.Single((await SaveRatesAsync(council, Rates + "/new", "save", [("name", ""), .. Grades[1..]])).Errors), StringComparison.Ordinal);
        var pasted = await SaveRatesAsync(council, Rates + "/new", "paste", [("name", "Grades"), ("kind", "grade-cost"), ("pasted", "P1\t2022-23\t45000\tPay scale\r\nP2\tsoon\t1\tx\r\nP1\t2023-24\t46000\tPay scale")]);
        Assert.Equal(("45000", "46000"), (pasted.Document.QuerySelector("[name='rates.0.2022-23']")!.GetAttribute("value"), pasted.Document.QuerySelector("[name='rates.0.2023-24']")!.GetAttribute("value")));
        Assert.Contains("Line 2 is not a name, a year", Assert.Single(pasted.Errors), StringComparison.Ordinal);
        Assert.Equal("P2\tsoon\t1\tx", pasted.Document.QuerySelector("#pasted")!.TextContent.Trim());
        Assert.Contains("None yet", (await council.GetAsync(Roles.Finance, Rates)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_new_cycle_takes_the_rates_of_another(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await SaveRatesAsync(council, Rates + "/new", "save", Grades);
        await SomeCouncilPlan.DoAsync(council.Services, "plan.open", new OpenCycle().Decide, cycle: new(new FinancialYear(2023), 5));
        const string Next = "/plan/2023-28/rates";
        Assert.Contains("Choose the cycle", Assert.Single((await PostAsync(council, Roles.Finance, Next, ("From", "nonsense"))).Errors), StringComparison.Ordinal);
        Assert.StartsWith(Next + "?done=", (await PostAsync(council, Roles.Finance, Next, ("From", "2022-27"))).Leads, StringComparison.Ordinal);
        Assert.Contains("45,000", (await council.GetAsync(Roles.Member, Next + "/1")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_build_up_is_shown_before_it_is_saved_fills_a_line_and_follows_its_rates(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await SaveRatesAsync(council, Rates + "/new", "save", Grades);
        var shown = await BuildAsync(council, Mine + "/build-ups/new", "read", Team);
        Assert.Equal("116,000", RowOf(shown, "Cost")[1]);
        Assert.Contains("2 posts × £45,000", shown.Text, StringComparison.Ordinal);
        var saved = await BuildAsync(council, Mine + "/build-ups/new", "save", Team);
        Assert.StartsWith(Mine + "/build-ups/1?done=", saved.Leads, StringComparison.Ordinal);

        const string BuildUp = Mine + "/build-ups/1";
        Assert.Contains("Choose one of its lines", Assert.Single((await PostAsync(council, Roles.Owner, BuildUp, ("do", "fill"), ("line", Guid.Empty.ToString()))).Errors), StringComparison.Ordinal);
        var choice = (await council.GetAsync(Roles.Owner, BuildUp)).Document.QuerySelectorAll("#line option").Select(o => (o.GetAttribute("value")!, o.TextContent)).ToList();
        var line = choice.First(c => c.Item2.Contains("Investment", StringComparison.Ordinal)).Item1;
        Assert.StartsWith(BuildUp + "?done=", (await PostAsync(council, Roles.Owner, BuildUp, ("do", "fill"), ("line", line))).Leads, StringComparison.Ordinal);
        Assert.Contains("Agrees", (await council.GetAsync(Roles.Member, BuildUp)).Text, StringComparison.Ordinal);
        Assert.Equal("116", RowOf(await council.GetAsync(Roles.Member, Mine), "A/R.6.268 Investment") is [var first, ..] ? first : "");

        // The rate changes: what moves is seen before it is written, and moves by the same act.
        (string, string)[] dearer = [.. Grades.Select(f => f.Item1 == "rates.0.2022-23" ? (f.Item1, "48,742") : f)];
        var preview = await SaveRatesAsync(council, Rates + "/1/edit", "read", dearer);
        Assert.Contains("One line moves", preview.Text, StringComparison.Ordinal);
        Assert.Contains("P1 in 2022-23 from £45,000 to £48,742", preview.Text, StringComparison.Ordinal);
        Assert.StartsWith(Rates + "/1?done=", (await SaveRatesAsync(council, Rates + "/1/edit", "save", dearer)).Leads, StringComparison.Ordinal);
        Assert.Contains("One line waits to move", (await council.GetAsync(Roles.Member, Rates)).Text, StringComparison.Ordinal);
        var moves = await council.GetAsync(Roles.Finance, Rates + "/moves");
        var chosen = moves.Document.QuerySelector("input[name=chosen]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(council, Roles.Member, Rates + "/moves", ("chosen", chosen))).Status);
        Assert.Contains("Choose at least one", Assert.Single((await PostAsync(council, Roles.Finance, Rates + "/moves")).Errors), StringComparison.Ordinal);
        Assert.StartsWith(Rates + "/moves?done=", (await PostAsync(council, Roles.Finance, Rates + "/moves", ("chosen", chosen), ("Reason", "Pay scale"))).Leads, StringComparison.Ordinal);
        Assert.Contains("Every line agrees", (await council.GetAsync(Roles.Member, Rates + "/moves")).Text, StringComparison.Ordinal);

        // As it stood before, the old price and the old sum.
        var past = await council.GetAsync(Roles.Member, BuildUp + "?as-at=2021-12-31");
        Assert.Equal(HttpStatusCode.NotFound, past.Status);
        Assert.Equal("123484.00", Json(await council.GetAsync(Roles.Member, BuildUp + ".json"), "whole", "2022-23"));
        Assert.Contains("The line keeps its amounts", (await council.GetAsync(Roles.Owner, (await PostAsync(council, Roles.Owner, BuildUp, ("do", "untie"))).Leads!)).Text, StringComparison.Ordinal);
        Assert.Contains("It fills no line", (await council.GetAsync(Roles.Member, BuildUp)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_wrong_with_a_build_up_is_said_at_its_box(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await SaveRatesAsync(council, Rates + "/new", "save", Grades);
        async Task BadAsync(string expected, string box, params (string Name, string Value)[] changed)
        {
            var fields = Team.Where(f => changed.All(c => c.Name != f.Item1)).Concat(changed).ToArray();
            var page = await BuildAsync(council, Mine + "/build-ups/new", "save", fields);
            Assert.True(page.Errors.Any(e => e.Contains(expected, StringComparison.Ordinal)), $"{expected}: {string.Join(" / ", page.Errors)}");
            Assert.NotNull(page.Document.QuerySelector($"[id='{box}']"));
            Assert.True(page.Document.QuerySelector($".govuk-error-summary a[href='#{box}']") is not null, $"{box}: {page.Document.QuerySelector(".govuk-error-summary")!.InnerHtml}");
        }

        await BadAsync("is not a number", "rows.r1.count", ("rows.r1.count", "several"));
        await BadAsync("Give a number of nought or more", "rows.r1.count", ("rows.r1.count", "-2"));
        await BadAsync("is not a month", "rows.r1.from", ("rows.r1.from", "Janvier"));
        await BadAsync("ends before it starts", "rows.r1.to", ("rows.r1.from", "June 2022"), ("rows.r1.to", "May 2022"));
        await BadAsync("has no price", "rows.r1.price", ("rows.r1.price", ""));
        await BadAsync("Say why", "rows.r1.price.reason", ("rows.r1.price.own", "45,000"));
        await BadAsync("There is no row 7", "rows.r1.of", ("rows.r1.of", "7"));
        await BadAsync("is not a financial year", "first", ("first", "next year"));
        await BadAsync("Give the number of years", "years", ("years", "100"));
        await BadAsync("Say what the row is", "rows.r1.title", ("rows.r1.title", ""));
        await BadAsync("No share is the council’s own", "shares.0.council", ("shares.0.party", "Health"), ("shares.0.weight", "130"));
        await BadAsync("is not a part", "shares.0.weight", ("shares.0.party", "Health"), ("shares.0.weight", "half"));
        await BadAsync("Give it a title", "title", ("title", " "));

        // Buttons that change the form keep what is typed.
        var added = await BuildAsync(council, Mine + "/build-ups/new", "add", Team);
        Assert.Equal(["r1", "r2", "r3"], added.Document.QuerySelectorAll("input[name=row]").Select(i => i.GetAttribute("value")!));
        Assert.Equal("Planners", added.Document.QuerySelector("[name='rows.r1.title']")!.GetAttribute("value"));
        Assert.Equal(["r2"], (await BuildAsync(council, Mine + "/build-ups/new", "remove-r1", Team)).Document.QuerySelectorAll("input[name=row]").Select(i => i.GetAttribute("value")!));
        Assert.Contains("None yet.", (await council.GetAsync(Roles.Owner, Mine + "/workings")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Two_people_who_change_one_build_up_see_that_of_the_other(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await SaveRatesAsync(council, Rates + "/new", "save", Grades);
        await BuildAsync(council, Mine + "/build-ups/new", "save", Team);
        const string Edit = Mine + "/build-ups/1/edit";
        var seen = (await council.GetAsync(Roles.Owner, Edit)).Document.QuerySelector("[name=seen]")!.GetAttribute("value")!;
        Assert.StartsWith(Mine + "/build-ups/1?done=", (await BuildAsync(council, Edit, "save", [.. Team.Where(f => f.Item1 != "rows.r1.count"), ("rows.r1.count", "3"), ("seen", seen)])).Leads, StringComparison.Ordinal);
        var late = await BuildAsync(council, Edit, "save", [.. Team.Where(f => f.Item1 != "rows.r1.count"), ("rows.r1.count", "4"), ("seen", seen)]);
        Assert.Contains("Somebody else changed “Posts of the programme”", Assert.Single(late.Errors), StringComparison.Ordinal);
        Assert.Equal("4", late.Document.QuerySelector("[name='rows.r1.count']")!.GetAttribute("value"));
        Assert.StartsWith(Mine + "/build-ups/1?done=", (await BuildAsync(council, Edit, "save", [.. Team, ("seen", late.Document.QuerySelector("[name=seen]")!.GetAttribute("value")!)])).Leads, StringComparison.Ordinal);
        Assert.Contains("Say why", Assert.Single((await PostAsync(council, Roles.Owner, Mine + "/build-ups/1", ("do", "standing"), ("standing", ""))).Errors), StringComparison.Ordinal);
        Assert.Contains("takes its prices from this table", Assert.Single((await PostAsync(council, Roles.Finance, Rates + "/1", ("Reason", "old"))).Errors), StringComparison.Ordinal);
        Assert.StartsWith(Mine + "/workings?done=", (await PostAsync(council, Roles.Owner, Mine + "/build-ups/1", ("do", "standing"), ("standing", "Not needed"))).Leads, StringComparison.Ordinal);
        Assert.StartsWith(Rates + "?done=", (await PostAsync(council, Roles.Finance, Rates + "/1", ("Reason", "old"))).Leads, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Pages_of_rates_and_build_ups_take_three_statements(string engine)
    {
        var council = await OnAsync(engine);
        foreach (var path in new[] { Rates, Rates + "/1", Rates + "/moves", Plan + "/proposals/3/workings", Plan + "/proposals/3/build-ups/1" })
        {
            await TakesAtMostAsync(3, council, Roles.Finance, path);
            await TakesAtMostAsync(3, council, Roles.Member, path);
        }
    }

    private static string? Json(Page page, string row, string column) =>
        JsonDocument.Parse(page.Html).RootElement.GetProperty("rows").EnumerateArray().First(r => r.GetProperty("key").GetString() == row).GetProperty("cells").GetProperty(column).GetProperty("pounds").GetString();

    private static Task<Page> SaveRatesAsync(WebCouncil council, string page, string deed, (string, string)[] fields) => PostAsync(council, Roles.Finance, page, [.. fields, ("do", deed)]);

    private static Task<Page> BuildAsync(WebCouncil council, string page, string deed, (string, string)[] fields) => PostAsync(council, Roles.Owner, page, [.. fields, ("do", deed)]);
}
