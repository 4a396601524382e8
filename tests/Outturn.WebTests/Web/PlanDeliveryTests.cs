using System.Net;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

/// <summary>Freezing, comparing, approving, opening the year's tracker, and rolling a year's outturn into the next plan.</summary>
public sealed class PlanDeliveryTests(PlanCouncils plans, SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : PlanServedTests(plans, councils, sqlite, postgres)
{
    private const string Plan = SomeCouncilPlan.Base;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_frozen_plan_is_proved_and_stays_as_it_was_whatever_is_written_later(string engine)
    {
        var council = await PlanOnAsync(engine);
        var list = await council.GetAsync(Roles.Member, Plan + "/baselines");
        Assert.Contains("Draft of December", list.Text, StringComparison.Ordinal);
        Assert.Single(list.Document.QuerySelectorAll("td .app-tick"));
        Assert.Empty(list.Document.QuerySelectorAll(".app-cross, form[method=post]"));
        var frozen = await council.GetAsync(Roles.Finance, Plan + "?baseline=1");
        Assert.Equal("-1,547", RowOf(frozen, "Savings")[0]);
        Assert.Contains("This is Draft of December, as it was frozen on 9 December 2021. It never changes.", frozen.Text, StringComparison.Ordinal);
        Assert.Equal("-390", RowOf(await council.GetAsync(Roles.Finance, Plan + "/proposals/2?baseline=1"), "Change in net budget")[0]);
        Assert.Equal("-1,457", RowOf(await council.GetAsync(Roles.Finance, Plan), "Savings")[0]);

        var compared = await council.GetAsync(Roles.Finance, Plan + "/compare?from=baseline-1&to=now");
        Assert.Contains("1 line differs; 2022-23 is £90k more.", compared.Text, StringComparison.Ordinal);
        Assert.Contains("was -390 in 2022-23", compared.Text, StringComparison.Ordinal);
        Assert.Empty(compared.Document.QuerySelectorAll(".app-cross"));
        Assert.Contains("No amount differs.", (await council.GetAsync(Roles.Finance, Plan + "/compare?from=now&to=now")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Freezing_asks_for_a_name_and_the_approved_plan_for_approved_proposals(string engine)
    {
        var council = await PlanOnAsync(engine);
        const string Here = Plan + "/baselines";
        Assert.Equal(["Name what is frozen: the committee and the day of its meeting."], (await PostAsync(council, Roles.Finance, Here, ("Name", ""))).Errors);
        Assert.Contains("is frozen already", (await PostAsync(council, Roles.Finance, Here, ("Name", "draft of December"))).Errors[0], StringComparison.Ordinal);
        Assert.Contains("4 proposals that count are not approved", (await PostAsync(council, Roles.Finance, Here, ("Name", "Full Council"), ("Approved", "true"))).Errors[0], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.SendAsync(Roles.Pmo, Plan + "/proposals/1", Here, [new("Name", "Mine")])).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Approval_opens_the_year_s_tracker_with_the_phasing_that_is_asked_for(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        const string Deliver = Plan + "/deliver?year=2022-23";
        Assert.Contains("No approved saving or income moves in 2022-23.", (await council.GetAsync(Roles.Finance, Deliver)).Text, StringComparison.Ordinal);
        await SomeCouncilPlan.ApproveAsync(council.Services);
        var frozenNot = await PostAsync(council, Roles.Finance, Deliver, ("EqualForTheRest", "true"));
        Assert.Contains("The plan of 2022-27 is not approved.", frozenNot.Errors[0], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(council, Roles.Finance, Plan + "/baselines", ("Name", "Full Council"), ("Approved", "true"), ("Reason", "Set"))).Status);
        var page = await council.GetAsync(Roles.Finance, Plan + "/baselines");
        Assert.Equal(2, page.Document.QuerySelectorAll("td .app-tick").Length);
        Assert.Contains("The approved plan", page.Text, StringComparison.Ordinal);

        // What is approved stands as it was approved.
        Assert.Empty((await council.GetAsync(Roles.Finance, Plan + "/proposals/2")).Document.QuerySelectorAll("a[href$='/edit']"));
        Assert.Contains("Take it back to committee", (await PostAsync(council, Roles.Finance, Plan + "/proposals/2/edit", ("Name", "Beds"), ("Type", "saving"))).Errors[0], StringComparison.Ordinal);

        page = await council.GetAsync(Roles.Finance, Deliver);
        Assert.Contains("Four approved lines move", page.Text, StringComparison.Ordinal);
        Assert.Contains("Not known, so not phased", page.Text, StringComparison.Ordinal);
        var asked = await PostAsync(council, Roles.Finance, Deliver, ("Reason", "The year begins"));
        Assert.Equal(3, asked.Errors.Count);
        Assert.All(asked.Errors, e => Assert.Contains("falls within 2022-23: in equal quarters, in quarters of your own, or not phased.", e, StringComparison.Ordinal));
        Assert.Equal(3, asked.Document.QuerySelectorAll("th .app-field-error").Length);
        var (beds, transport) = (SomeCouncilPlan.BedsLine, SomeCouncilPlan.TransportLine);
        var wrong = await PostAsync(council, Roles.Finance, Deliver, ($"falls-{beds}", "own"), ($"q1-{beds}", "-100"), ($"q2-{beds}", "-100"), ($"falls-{transport}", "own"), ($"q1-{transport}", "some"), ("EqualForTheRest", "true"));
        Assert.Contains(wrong.Errors, e => e.Contains("a quarter is not an amount", StringComparison.Ordinal));
        Assert.Equal("-100", wrong.Document.QuerySelector($"input[name='q1-{beds}']")!.GetAttribute("value"));
        var sums = await PostAsync(council, Roles.Finance, Deliver, ($"falls-{beds}", "own"), ($"q1-{beds}", "-100"), ($"q2-{beds}", "-100"), ("EqualForTheRest", "true"));
        Assert.NotEmpty(sums.Errors);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Finance, "/tracker/2022-23")).Status);

        var done = await PostAsync(
            council, Roles.Finance, Deliver, ($"falls-{beds}", "own"), ($"q1-{beds}", "0"), ($"q2-{beds}", "-100"), ($"q3-{beds}", "-100"), ($"q4-{beds}", "-100"), ("EqualForTheRest", "true"), ("Reason", "The year begins"));
        Assert.True(HttpStatusCode.Redirect == done.Status, string.Join("; ", done.Errors));
        Assert.StartsWith(Deliver + "&done=", done.Leads, StringComparison.Ordinal);
        Assert.Contains("Everything that is approved for 2022-23 is in its tracker.", (await council.GetAsync(Roles.Finance, Deliver)).Text, StringComparison.Ordinal);
        var tracker = await council.GetAsync(Roles.Finance, "/tracker/2022-23");
        Assert.Equal(4, tracker.Document.QuerySelectorAll("a.app-line").Length);
        Assert.Contains("-100", tracker.Document.QuerySelectorAll("a.app-line").First(a => a.TextContent.Contains("A/R.6.185", StringComparison.Ordinal)).Closest("tr")!.TextContent, StringComparison.Ordinal);

        // The next year takes what moves in it; a second opening takes nothing.
        Assert.Contains("One approved line moves", (await council.GetAsync(Roles.Finance, Plan + "/deliver?year=2023-24")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_2017_18_did_not_deliver_returns_as_a_pressure_of_2018_22(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        const string Roll = "/plan/2018-22/roll?year=2017-18";
        Assert.Equal("/plan/2018-22", (await PostAsync(council, Roles.Finance, "/plan", ("Cycle", "2018-22"))).Leads);
        var page = await council.GetAsync(Roles.Finance, Roll);
        Assert.Equal("What 2017-18 did not deliver", page.Heading);
        var row = page.Document.QuerySelectorAll("#Lines tbody tr").First(r => r.TextContent.Contains("A/R.6.125", StringComparison.Ordinal));
        var (id, returns) = (row.QuerySelector("input")!.GetAttribute("value")!, row.QuerySelectorAll("td").Last().TextContent.Trim());
        Assert.Equal(["Choose at least one line."], (await PostAsync(council, Roles.Finance, Roll)).Errors);
        Assert.Contains("Look at the list again.", (await PostAsync(council, Roles.Finance, Roll, ("Lines", SomeCouncilPlan.Grant.ToString()))).Errors[0], StringComparison.Ordinal);
        var done = await PostAsync(council, Roles.Finance, Roll, ("Lines", id), ("Reason", "At year end"));
        Assert.True(HttpStatusCode.Redirect == done.Status, string.Join("; ", done.Errors));
        var list = await council.GetAsync(Roles.Finance, done.Leads!);
        Assert.Contains("1 line of 2017-18 returned as a pressure.", list.Text, StringComparison.Ordinal);
        Assert.Equal(["Pressure", "Draft", returns], RowOf(list, "A/R.4.001")[..3]);
        var proposal = await council.GetAsync(Roles.Finance, "/plan/2018-22/proposals/1");
        Assert.EndsWith("not delivered in 2017-18", proposal.Heading, StringComparison.Ordinal);
        Assert.Contains("Continues A/R.6.125, 2017-18", proposal.Text, StringComparison.Ordinal);
        Assert.Contains("In this plan already", (await council.GetAsync(Roles.Finance, Roll)).Text, StringComparison.Ordinal);
        Assert.Contains("It would count twice.", (await PostAsync(council, Roles.Finance, Roll, ("Lines", id))).Errors[0], StringComparison.Ordinal);
    }
}
