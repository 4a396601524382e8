using System.Net;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

/// <summary>Forms of the plan: what is wrong is said at its field, what is right is written by one act.</summary>
public sealed class PlanFormTests(PlanCouncils plans, SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : PlanServedTests(plans, councils, sqlite, postgres)
{
    private const string Plan = SomeCouncilPlan.Base;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_cycle_is_opened_once_by_somebody_who_may(string engine)
    {
        await using var council = await NewOnAsync(engine, sample: false);
        Assert.Contains("None is open yet.", (await council.GetAsync(Roles.Member, "/plan")).Text, StringComparison.Ordinal);
        Assert.Equal(["Give the cycle’s years, such as 2022-27."], (await PostAsync(council, Roles.Finance, "/plan", ("Cycle", ""))).Errors);
        Assert.Contains((await PostAsync(council, Roles.Finance, "/plan", ("Cycle", "next year"))).Errors, e => e.Contains("“next year” is not a cycle. Write it as 2022-27", StringComparison.Ordinal));
        var opened = await PostAsync(council, Roles.Finance, "/plan", ("Cycle", "2022/27"), ("Reason", "The round begins"));
        Assert.Equal(Plan, opened.Leads);
        Assert.Contains("The cycle is open and holds nothing yet.", (await council.GetAsync(Roles.Finance, Plan)).Text, StringComparison.Ordinal);
        Assert.Equal(["2022-27 is open already."], (await PostAsync(council, Roles.Finance, "/plan", ("Cycle", "2022-27"))).Errors);
        foreach (var path in new[] { "/by", "/funding", "/gap", "/proposals", "/scenarios", "/baselines", "/compare", ".json", ".csv?table=gap", "/lines.xlsx" })
        {
            Assert.True(HttpStatusCode.OK == (await council.GetAsync(Roles.Finance, Plan + path)).Status, path);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await council.SendAsync(Roles.Pmo, Plan + "/proposals/new", "/plan", [new("Cycle", "2023-28")])).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_proposal_s_terms_are_questioned_at_their_fields_and_keep_what_was_typed(string engine)
    {
        var council = await PlanOnAsync(engine);
        const string New = Plan + "/proposals/new";
        Assert.Equal(["Choose what kind of proposal it is."], (await PostAsync(council, Roles.Finance, New, ("Name", "Libraries"))).Errors);
        var page = await PostAsync(council, Roles.Finance, New, ("Name", " "), ("Type", "saving"), ("Description", "Fewer mobile libraries."));
        Assert.Equal(["Give the proposal a title."], page.Errors);
        Assert.Equal("Fewer mobile libraries.", page.Document.QuerySelector("#Description")!.TextContent.Trim());
        Assert.NotNull(page.Document.QuerySelector("#Name-error"));
        Assert.Equal(["Name your own post as lead or sponsor: you may propose for yourself only."], (await PostAsync(council, Roles.Owner, New, ("Name", "Libraries"), ("Type", "saving"), ("Leads", "Somebody else"))).Errors);
        Assert.Equal("Post of owner", (await council.GetAsync(Roles.Owner, New)).Document.QuerySelector("#Leads")!.TextContent.Trim());

        // A link that says nothing, one to itself, and one that goes round in a circle.
        var plan = await SomeCouncilPlan.ReadAsync(council.Services);
        var (transport, beds) = (plan.Proposals[0], plan.Proposals[1]);
        (string, string)[] Terms(params (string, string)[] more) => [("Name", "Social and education transport"), ("Type", "saving"), ("Leads", "Post of owner"), ("Confidentiality", "open"), .. more];
        Assert.Equal(["Say which earlier proposal is meant: choose it, or give its cycle and reference."], (await PostAsync(council, Roles.Finance, Plan + "/proposals/1/edit", Terms(("Links[0].Kind", "replaces")))).Errors);
        Assert.Equal(["A proposal cannot continue or replace itself."], (await PostAsync(council, Roles.Finance, Plan + "/proposals/1/edit", Terms(("Links[0].Kind", "replaces"), ("Links[0].Earlier", transport.Id.ToString())))).Errors);
        Assert.NotEqual(beds.Id, transport.Id);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_owner_proposes_changes_the_terms_and_moves_it_on_as_far_as_is_theirs(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        var made = await PostAsync(
            council, Roles.Owner, Plan + "/proposals/new", ("Name", "School crossing"), ("Type", "saving"), ("Leads", "Post of owner"), ("Committees", "Adults and Health\r\n\r\nHighways and Transport"), ("Confidentiality", "open"),
            ("Links[0].Kind", "continues"), ("Links[0].Cycle", "2021-26"), ("Links[0].Reference", "A/R.6.222"), ("Reason", "Agreed with the service"));
        Assert.StartsWith(Plan + "/proposals/5?done=", made.Leads, StringComparison.Ordinal);
        var page = await council.GetAsync(Roles.Owner, made.Leads!);
        Assert.Contains("Added. Now add what it costs or saves.", page.Text, StringComparison.Ordinal);

        // Words that a stranger puts into the address are not the page's.
        Assert.DoesNotContain("All is well", (await council.GetAsync(Roles.Owner, Plan + "/proposals/5?done=All%20is%20well")).Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Adults and Health, Highways and Transport", page.Text, StringComparison.Ordinal);
        Assert.Contains("Continues A/R.6.222, 2021-26", page.Text, StringComparison.Ordinal);
        Assert.Contains("Agreed with the service", page.Document.QuerySelector("#acts")!.TextContent, StringComparison.Ordinal);

        const string Here = Plan + "/proposals/5";
        var edited = await PostAsync(council, Roles.Owner, Here + "/edit", ("Name", "School crossings"), ("Type", "saving"), ("Leads", "Post of owner"), ("Confidentiality", "open"));
        Assert.Equal(HttpStatusCode.Redirect, edited.Status);
        Assert.Equal("School crossings", (await council.GetAsync(Roles.Owner, Here)).Heading);

        Assert.Equal(["Choose what the proposal becomes."], (await PostAsync(council, Roles.Owner, Here, ("To", ""))).Errors);
        Assert.Contains("cannot become approved at once", (await PostAsync(council, Roles.Finance, Here, ("To", "approved"))).Errors[0], StringComparison.Ordinal);
        Assert.Equal(["Say why the proposal becomes deferred. The reason stays with it."], (await PostAsync(council, Roles.Owner, Here, ("To", "deferred"))).Errors);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(council, Roles.Owner, Here, ("To", "draft"))).Status);
        Assert.Contains("has no plan line. Add what it costs or saves first", (await PostAsync(council, Roles.Owner, Here, ("To", "in-committee"))).Errors[0], StringComparison.Ordinal);
        var deferred = await PostAsync(council, Roles.Owner, Here, ("To", "deferred"), ("Reason", "To the next round"));
        Assert.Equal(HttpStatusCode.Redirect, deferred.Status);
        Assert.Contains("To the next round", (await council.GetAsync(Roles.Member, Here)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("School crossings", (await council.GetAsync(Roles.Member, Plan + "/proposals")).Text, StringComparison.Ordinal);
        Assert.Contains("School crossings", (await council.GetAsync(Roles.Member, Plan + "/proposals?status=deferred")).Text, StringComparison.Ordinal);

        // What somebody else leads is theirs, whatever is posted.
        var refused = await council.SendAsync(Roles.Owner, Here, Plan + "/proposals/2", [new("To", "draft")]);
        Assert.Contains("is led by Head of commissioning", string.Join(' ', refused.Errors) + refused.Text, StringComparison.Ordinal);
        Assert.Equal(ProposalStatus.Idea, (await SomeCouncilPlan.ReadAsync(council.Services)).Proposals[1].Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_funding_source_is_questioned_at_its_fields_then_added_and_forecast_anew_beside_the_old_forecast(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        const string New = Plan + "/funding/source";
        Assert.Equal(["Name the source."], (await PostAsync(council, Roles.Finance, New, ("Kind", "grant"), ("Status", "assumed"))).Errors);
        var wrong = await PostAsync(council, Roles.Finance, New, ("Name", "Council tax"), ("Kind", "council-tax"), ("Until", "some day"), ("Balance", "lots"), ("Vintage.Name", "Autumn"), ("Vintage.Method", "stated"), ("Vintage.Levels[0]", "abc"));
        Assert.Contains(wrong.Errors, e => e.Contains("“some day” is not a financial year. Write it as 2026-27.", StringComparison.Ordinal));
        Assert.Contains("Type the balance in £000, such as 2,000.", wrong.Errors);
        Assert.Contains("Give the day on which the forecast was made, such as 16/12/2021.", wrong.Errors);
        Assert.NotEmpty(wrong.Document.QuerySelectorAll("td .app-field-error"));
        Assert.Equal("abc", wrong.Document.QuerySelector("#Vintage_Levels_0")!.GetAttribute("value"));
        Assert.Contains((await PostAsync(council, Roles.Finance, New, ("Name", "revenue support grant"), ("Kind", "grant"))).Errors, e => e.Contains("already", StringComparison.Ordinal));
        var sign = await PostAsync(
            council, Roles.Finance, New, ("Name", "Council tax"), ("Kind", "council-tax"), ("Status", "assumed"), ("MeetsBudget", "true"),
            ("Vintage.Name", "Autumn 2021"), ("Vintage.Dated", "1/10/2021"), ("Vintage.Method", "stated"), ("Vintage.Levels[0]", "1,000"));
        Assert.Contains("What pays for the budget is negative: write -1,000 for £1,000 of funding.", sign.Errors);

        var done = await PostAsync(
            council, Roles.Finance, New, ("Name", "Council tax"), ("Kind", "council-tax"), ("Status", "assumed"), ("MeetsBudget", "true"), ("Vintage.Name", "Autumn 2021"), ("Vintage.Dated", "1/10/2021"), ("Vintage.Method", "grown"),
            ("Vintage.Base", "-60,000"), ("Vintage.Rates[0].Name", "Increase"), ("Vintage.Rates[0].Percent[0]", "1.99"), ("Vintage.Rates[0].Percent[1]", "1.99"));
        Assert.StartsWith(Plan + "/funding?done=", done.Leads, StringComparison.Ordinal);
        Assert.Equal("-1,194", RowOf(await council.GetAsync(Roles.Finance, Plan + "/funding"), "Council tax")[0]);

        var id = (await SomeCouncilPlan.ReadAsync(council.Services)).Sources.Single(s => s.Name == "Council tax").Id;
        var known = await council.GetAsync(Roles.Finance, $"{New}?id={id}");
        Assert.Equal("-60,000", known.Document.QuerySelector("#Vintage_Base")!.GetAttribute("value"));
        var anew = await PostAsync(
            council, Roles.Finance, $"{New}?id={id}", ("Name", "Council tax"), ("Kind", "council-tax"), ("Status", "confirmed"), ("MeetsBudget", "true"),
            ("Vintage.Name", "Settlement"), ("Vintage.Dated", "16/12/2021"), ("Vintage.Method", "grown"), ("Vintage.Base", "-60,000"), ("Vintage.Rates[0].Name", "Increase"), ("Vintage.Rates[0].Percent[0]", "2.99"));
        Assert.Equal(HttpStatusCode.Redirect, anew.Status);
        Assert.Equal("-1,794", RowOf(await council.GetAsync(Roles.Finance, Plan + "/funding"), "Council tax")[0]);
        Assert.Equal("-1,194", RowOf(await council.GetAsync(Roles.Finance, Plan + "/funding?vintage=Autumn+2021"), "Council tax")[0]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_assumption_makes_a_line_of_the_overview_from_the_service_s_opening_budget(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        const string New = Plan + "/funding/assumption";
        var wrong = await PostAsync(council, Roles.Finance, New, ("Name", ""), ("Vintage.Name", "Autumn"), ("Vintage.Dated", "1/10/2021"), ("Vintage.Method", "grown"), ("Vintage.Base", "20,000"), ("Vintage.Rates[0].Name", "Growth"), ("Vintage.Rates[0].Percent[0]", "three"));
        Assert.NotEmpty(wrong.Errors);
        Assert.DoesNotContain(wrong.Errors, string.IsNullOrWhiteSpace);
        var done = await PostAsync(
            council, Roles.Finance, New, ("Name", "Transport: more pupils"), ("Category", "demography"), ("Service", "Transport"),
            ("Vintage.Name", "Autumn 2021"), ("Vintage.Dated", "1/10/2021"), ("Vintage.Method", "grown"), ("Vintage.Rates[0].Name", "Pupils"), ("Vintage.Rates[0].Percent[0]", "1"));
        Assert.StartsWith(Plan + "/funding?done=", done.Leads, StringComparison.Ordinal);
        Assert.Equal("200", RowOf(await council.GetAsync(Roles.Finance, Plan), "Demography")[0]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_opening_budget_is_typed_in_one_table_and_keeps_its_pounds(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        const string Here = Plan + "/funding/opening";
        var wrong = await PostAsync(council, Roles.Finance, Here, ("Services[0]", "Libraries"), ("Budgets[0]", "a lot"));
        Assert.Equal(["Give the net budget in £000, such as 20,538, or TBC where it is not known."], wrong.Errors);
        Assert.Single(wrong.Document.QuerySelectorAll("td .app-field-error"));
        Assert.Contains("Libraries is given twice.", (await PostAsync(council, Roles.Finance, Here, ("Services[0]", "Libraries"), ("Budgets[0]", "1"), ("Services[1]", "libraries"), ("Budgets[1]", "2"))).Errors[0], StringComparison.Ordinal);
        var done = await PostAsync(council, Roles.Finance, Here, ("Services[0]", "Transport"), ("Budgets[0]", "20,000"), ("Services[1]", "Libraries"), ("Budgets[1]", "3,456"));
        Assert.StartsWith(Plan + "/funding?done=", done.Leads, StringComparison.Ordinal);
        Assert.Equal(Total.Sum([Amount.Of(Money.FromPounds(103_456_000))]), Total.Sum((await SomeCouncilPlan.ReadAsync(council.Services)).Opening.Select(o => o.Budget)));
    }
}
