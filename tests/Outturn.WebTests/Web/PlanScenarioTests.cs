using System.Net;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

/// <summary>What if: a scenario beside the plan, changed, kept, thrown away and adopted.</summary>
public sealed class PlanScenarioTests(PlanCouncils plans, SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : PlanServedTests(plans, councils, sqlite, postgres)
{
    private const string Plan = SomeCouncilPlan.Base;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Every_table_shows_a_scenario_beside_the_plan(string engine)
    {
        var council = await PlanOnAsync(engine);
        var list = await council.GetAsync(Roles.Finance, Plan + "/scenarios");
        Assert.Equal("704", RowOf(list, "The plan")[2]);
        Assert.Equal(["Open", "1", "1,004"], RowOf(list, "Without the beds")[..3]);
        foreach (var path in new[] { "", "/by", "/gap", "/funding" })
        {
            var page = await council.GetAsync(Roles.Finance, Plan + path + "?scenario=1");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("What if: Without the beds. These are not the plan’s figures.", page.Text, StringComparison.Ordinal);
        }

        var overview = await council.GetAsync(Roles.Finance, Plan + "?scenario=1");
        Assert.Equal("-1,157", RowOf(overview, "Savings")[0]);
        Assert.Contains("plan -1,457, +300", overview.Text, StringComparison.Ordinal);
        Assert.Contains("plan -2,027, +300", (await council.GetAsync(Roles.Finance, Plan + "?scenario=1&basis=levels")).Text, StringComparison.Ordinal);
        var one = await council.GetAsync(Roles.Member, Plan + "/scenarios/1");
        Assert.Contains("Leave out Block beds", one.Text, StringComparison.Ordinal);
        Assert.Equal("+300", RowOf(one, "Difference")[0]);
        Assert.Contains("Block beds", (await council.GetAsync(Roles.Member, Plan + "/compare?to=scenario-1")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_change_that_says_too_little_is_questioned_at_its_field(string engine)
    {
        var council = await PlanOnAsync(engine);
        const string Here = Plan + "/scenarios/1";
        async Task Said(string sentence, params (string, string)[] fields)
        {
            var page = await council.SendAsync(Roles.Member, Here, Here + "?handler=Add", fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
            Assert.Contains(page.Errors, e => e.Contains(sentence, StringComparison.Ordinal));
        }

        await Said("Choose what to change.");
        await Said("Choose a proposal.", ("Kind", "drop"));
        await Said("Choose a line.", ("Kind", "amount"), ("Of", "proposal:" + Guid.Empty));
        await Said("Say by how many years, as a whole number.", ("Kind", "slip"), ("Of", "proposal:" + Guid.Empty), ("Amount", "a year"));
        await Said("Give the year, such as 2022-23.", ("Kind", "amount"), ("Of", "line:" + SomeCouncilPlan.BedsLine));
        await Said("“soon” is not a financial year", ("Kind", "amount"), ("Of", "line:" + SomeCouncilPlan.BedsLine), ("Year", "soon"));
        await Said("Give the amount in £000", ("Kind", "amount"), ("Of", "line:" + SomeCouncilPlan.BedsLine), ("Year", "2022-23"));
        await Said("Give the rate in per cent", ("Kind", "rate"), ("Of", $"rate:{SomeCouncilPlan.Pay}|Inflation"), ("Year", "2022-23"), ("Amount", "much"));
        await Said("Say what it is: a saving, an investment or something else.", ("Kind", "add"));
        await Said("Say what is added.", ("Kind", "add"), ("Category", "saving"), ("Year", "2022-23"), ("Amount", "-10"));

        // A line that this member may not see is one that is not there.
        await Said("is no longer in the plan", ("Kind", "amount"), ("Of", "line:" + SomeCouncilPlan.SecretLine), ("Year", "2022-23"), ("Amount", "-1"));
        Assert.Equal(["Name the scenario."], (await PostAsync(council, Roles.Member, Plan + "/scenarios", ("Name", " "))).Errors);
        Assert.Equal(["There is a scenario called Without the beds already."], (await PostAsync(council, Roles.Member, Plan + "/scenarios", ("Name", "without the beds"))).Errors.Select(e => e.Replace("without", "Without", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_member_branches_changes_keeps_and_throws_away_and_finance_adopts(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        var branched = await PostAsync(council, Roles.Member, Plan + "/scenarios", ("Name", "Our budget"), ("Why", "The opposition’s alternative"));
        Assert.StartsWith(Plan + "/scenarios/3?done=", branched.Leads, StringComparison.Ordinal);
        const string Here = Plan + "/scenarios/3";
        async Task AddAsync(params (string, string)[] fields)
        {
            var added = await council.SendAsync(Roles.Member, Here, Here + "?handler=Add", fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
            Assert.True(HttpStatusCode.Redirect == added.Status, string.Join("; ", added.Errors));
        }

        var transport = (await SomeCouncilPlan.ReadAsync(council.Services)).Proposals[0].Id;
        await AddAsync(("Kind", "slip"), ("Of", "proposal:" + transport), ("Amount", "1"));
        await AddAsync(("Kind", "amount"), ("Of", "line:" + SomeCouncilPlan.BedsLine), ("Year", "2022-23"), ("Amount", "-500"));
        await AddAsync(("Kind", "rate"), ("Of", $"rate:{SomeCouncilPlan.Pay}|Inflation"), ("Year", "2022-23"), ("Amount", "3%"));
        await AddAsync(("Kind", "level"), ("Of", "level:" + SomeCouncilPlan.Grant), ("Year", "2022-23"), ("Amount", "-1,200"));
        await AddAsync(("Kind", "add"), ("NewTitle", "Free buses"), ("Category", "investment"), ("Service", "Transport"), ("Year", "2023-24"), ("Amount", "250"));
        var page = await council.GetAsync(Roles.Member, Here);
        foreach (var words in new[] { "Slip Social and education transport by 1 year", "-500 in 2022-23 (the plan has -300)", "Adults: pay and prices, Inflation: 3 % in 2022-23", "Revenue support grant: -1,200 in 2022-23", "Add Free buses: 250 in 2023-24" })
        {
            Assert.Contains(words, page.Text, StringComparison.Ordinal);
        }

        Assert.Equal("2,400", RowOf(await council.GetAsync(Roles.Member, Plan + "?scenario=3"), "Inflation")[0]);
        Assert.Contains("Free buses", (await council.GetAsync(Roles.Member, Plan + "/proposals?scenario=3")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Free buses", (await council.GetAsync(Roles.Member, Plan + "/proposals")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await council.GetAsync(Roles.Member, Plan + "/proposals/5?scenario=3")).Status);

        // The last is taken out again; then it is kept, opened, thrown away and opened.
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Member, Here, Here + "?handler=Remove", [new("at", "4")])).Status);
        Assert.DoesNotContain("Free buses", (await council.GetAsync(Roles.Member, Here)).Text, StringComparison.Ordinal);
        foreach (var (to, state) in new[] { ("kept", "Kept"), ("open", "Open"), ("discarded", "Discarded"), ("open", "Open") })
        {
            Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Member, Here, Here + "?handler=Move", [new("to", to)])).Status);
            Assert.Contains("· " + state, (await council.GetAsync(Roles.Member, Here)).Document.QuerySelector(".app-caption")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Contains("do not let you adopt a scenario", (await council.SendAsync(Roles.Member, Here, Here + "?handler=Adopt", [])).Text, StringComparison.Ordinal);
        var adopted = await council.SendAsync(Roles.Finance, Here, Here + "?handler=Adopt", [new("Reason", "Agreed by Full Council")]);
        Assert.Equal(HttpStatusCode.Redirect, adopted.Status);
        var plan = await SomeCouncilPlan.ReadAsync(council.Services);
        Assert.Equal(Money.FromPounds(-500_000), plan.Lines.Single(l => l.Id == SomeCouncilPlan.BedsLine).Typed[SomeCouncilPlan.First].Value);
        Assert.Equal(SomeCouncilPlan.First + 1, plan.Lines.Single(l => l.Id == SomeCouncilPlan.TransportLine).Typed.First);
        Assert.Contains("Agreed by Full Council", (await council.GetAsync(Roles.Member, Plan + "/proposals/2")).Text, StringComparison.Ordinal);
        Assert.Contains("is adopted", (await council.SendAsync(Roles.Finance, Here, Here + "?handler=Adopt", [])).Errors[0], StringComparison.Ordinal);
        Assert.Empty((await council.GetAsync(Roles.Finance, Here)).Document.QuerySelectorAll("#add"));
    }
}
