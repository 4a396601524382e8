using System.Net;
using System.Text.Json;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

/// <summary>How sure the plan is, as people ask it: estimates, common causes, runs that are kept; each on both databases.</summary>
public sealed class CertaintyPageTests(PlanCouncils plans, SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : PlanServedTests(plans, councils, sqlite, postgres)
{
    private const string Plan = SomeCouncilPlan.Base;
    private const string Mine = Plan + "/proposals/1";
    private const string Line = Mine + "/lines/1/estimate";
    private const string Secret = Plan + "/proposals/3";

    private static readonly (string, string)[] Sure =
    [
        ("shape", "pert"), ("2022-23.low", "-400"), ("2022-23.mode", "-380"), ("2022-23.high", "-150"), ("2023-24.low", "-£600k"), ("2023-24.mode", "-570"), ("2023-24.high", "-300"),
        ("chance", "90"), ("reason", "Contracts may start late"), ("source", "Head of transport"),
    ];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task How_sure_it_is_is_read_by_who_reads_the_plan_and_estimated_by_who_may_change_the_proposal(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        foreach (var path in new[] { Plan + "/certainty", Plan + "/causes", Mine + "/certainty", Plan + "/certainty.json", Plan + "/certainty.csv", Plan + "/certainty.xlsx", Mine + "/certainty.json" })
        {
            Assert.True(HttpStatusCode.Forbidden == (await council.GetAsync(Roles.Public, path)).Status, path);
            Assert.True(HttpStatusCode.OK == (await council.GetAsync(Roles.Member, path)).Status, path);
            Assert.True(HttpStatusCode.NotFound == (await council.GetAsync(Roles.Finance, path.Replace("2022-27", "2031-36", StringComparison.Ordinal))).Status, path);
        }

        foreach (var path in new[] { Plan + "/certainty/runs/9", Plan + "/certainty/runs/9.json", Plan + "/causes?of=9", Plan + "/proposals/99/certainty", Plan + "/proposals/99/certainty.json", Mine + "/lines/99/estimate", Mine + "/estimates/9" })
        {
            Assert.True(HttpStatusCode.NotFound == (await council.GetAsync(Roles.Finance, path)).Status, path);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Member, Line)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Owner, Plan + "/proposals/2/lines/1/estimate")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Member, Secret + "/certainty")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.SendAsync(Roles.Owner, Line, Plan + "/causes", [new("Name", "Demand"), new("do", "save")])).Status);

        // What is not quantified is named and is no nought; a confidential proposal is in no total of who may not see it.
        var page = await council.GetAsync(Roles.Member, Plan + "/certainty");
        Assert.Contains("1 line has no figure and is in none of this: Day centres", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(SomeCouncilPlan.Secret, page.Text, StringComparison.Ordinal);
        Assert.Contains(SomeCouncilPlan.Secret, (await council.GetAsync(Roles.Finance, Plan + "/certainty")).Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form[method=post]"));
        Assert.NotNull(page.Document.QuerySelector("#sheet-Levels"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_estimate_spreads_the_plan_and_a_run_that_is_kept_comes_to_the_same_again(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        var before = await JsonAsync(council, Mine + "/certainty.json");
        Assert.Equal(before.GetProperty("p10").GetString(), before.GetProperty("p90").GetString());
        Assert.Equal("-1295000.00", before.GetProperty("planned").GetString());

        Assert.StartsWith(Plan + "/causes?done=", (await PostAsync(council, Roles.Finance, Plan + "/causes", ("Name", "Demand"), ("Description", "More pupils"), ("do", "save"))).Leads, StringComparison.Ordinal);
        Assert.StartsWith(Mine + "/certainty?done=", (await PostAsync(council, Roles.Owner, Line, [.. Sure, ("follows-0", "0.6"), ("do", "save")])).Leads, StringComparison.Ordinal);
        var form = await council.GetAsync(Roles.Owner, Line);
        Assert.Equal("-600", form.Document.QuerySelector("[name='2023-24.low']")!.GetAttribute("value"));
        Assert.Equal("0.6", form.Document.QuerySelector("[name='follows-0']")!.GetAttribute("value"));
        Assert.Contains("Social and education transport 0.6", (await council.GetAsync(Roles.Member, Plan + "/causes")).Text, StringComparison.Ordinal);

        var after = await JsonAsync(council, Mine + "/certainty.json?seed=7&draws=20000");
        Assert.True(Pounds(after, "p10") < Pounds(after, "p50") && Pounds(after, "p50") < Pounds(after, "p90"));
        Assert.Equal("Demand", after.GetProperty("causes")[0].GetProperty("name").GetString());
        Assert.Equal("1.1", after.GetProperty("lines")[0].GetProperty("key").GetString());
        Assert.Equal(5, after.GetProperty("byYear").GetArrayLength());

        // The year that has no estimate is as the plan says.
        Assert.Equal("-345000.00", after.GetProperty("byYear")[2].GetProperty("movements").GetProperty("best").GetString());
        var kept = await PostAsync(council, Roles.Owner, Mine + "/certainty?seed=7&draws=20000", ("title", "For the January committee"), ("reason", "Asked for"));
        Assert.StartsWith(Plan + "/certainty/runs/1?done=", kept.Leads, StringComparison.Ordinal);
        var run = await council.GetAsync(Roles.Member, Plan + "/certainty/runs/1?again=true");
        Assert.Contains("the same to the penny", run.Text, StringComparison.Ordinal);
        Assert.Contains("outturn-1", run.Text, StringComparison.Ordinal);
        Assert.Equal(after.GetProperty("p90").GetString(), (await JsonAsync(council, Plan + "/certainty/runs/1.json")).GetProperty("p90").GetString());
        Assert.Contains("For the January committee", (await council.GetAsync(Roles.Member, Plan + "/certainty")).Text, StringComparison.Ordinal);
        Assert.Contains("For the January committee", (await council.GetAsync(Roles.Member, Mine + "/certainty")).Text, StringComparison.Ordinal);

        // The estimate is taken out: other figures go in, and the kept run stays as it was.
        Assert.StartsWith(Mine + "/lines/1?done=", (await PostAsync(council, Roles.Owner, Line, ("do", "remove"), ("why", "Signed"))).Leads, StringComparison.Ordinal);
        var changed = await council.GetAsync(Roles.Member, Plan + "/certainty/runs/1?again=true");
        Assert.Contains("The plan or its estimates changed since", changed.Text, StringComparison.Ordinal);
        Assert.Equal(after.GetProperty("p90").GetString(), (await JsonAsync(council, Plan + "/certainty/runs/1.json")).GetProperty("p90").GetString());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_run_over_a_confidential_proposal_is_not_there_for_who_may_not_see_it(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        Assert.StartsWith(Plan + "/certainty/runs/1?done=", (await PostAsync(council, Roles.Finance, Plan + "/certainty?of=all", ("title", "All of it"))).Leads, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await council.GetAsync(Roles.Finance, Plan + "/certainty/runs/1")).Status);
        foreach (var path in new[] { Plan + "/certainty/runs/1", Plan + "/certainty/runs/1.json", Plan + "/certainty/runs/1.xlsx" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Member, path)).Status);
        }

        Assert.DoesNotContain("All of it", (await council.GetAsync(Roles.Member, Plan + "/certainty")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_wrong_with_a_question_or_an_estimate_is_said_at_its_box(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        async Task AskedAsync(string expected, string question)
        {
            var page = await council.GetAsync(Roles.Member, Plan + "/certainty?" + question);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.True(page.Errors.Any(e => e.Contains(expected, StringComparison.Ordinal)), $"{question}: {string.Join(" / ", page.Errors)}");
            Assert.Equal(HttpStatusCode.BadRequest, (await council.GetAsync(Roles.Member, Plan + "/certainty.json?" + question)).Status);
        }

        await AskedAsync("draws is more than is made here", "draws=1000000000");
        await AskedAsync("0 draws cannot be made", "draws=0");
        await AskedAsync("is not a whole number", "draws=lots");
        await AskedAsync("is not a whole number", "seed=1.5");
        await AskedAsync("is below 0", "seed=-3");
        await AskedAsync("is not a year of 2022-27", "year=2031-32");
        await AskedAsync("is not a basis", "basis=profit");
        await AskedAsync("is no choice of lines", "proposals=x");
        await AskedAsync("No line has figures", "of=committee:Nobody");

        async Task TypedAsync(string expected, string box, params (string Name, string Value)[] changed)
        {
            var page = await PostAsync(council, Roles.Owner, Line, [.. Sure.Where(f => changed.All(c => c.Name != f.Item1)), .. changed, ("do", "save")]);
            Assert.True(page.Errors.Any(e => e.Contains(expected, StringComparison.Ordinal)), $"{expected}: {string.Join(" / ", page.Errors)}");
            Assert.True(page.Document.QuerySelector($".govuk-error-summary a[href='#{box}']") is not null, box);
            Assert.NotNull(page.Document.QuerySelector($"[id='{box}']"));
        }

        await TypedAsync("is above the most likely", "2022-23.low", ("2022-23.low", "-100"));
        await TypedAsync("is above the high", "2022-23.high", ("2022-23.high", "-390"));
        await TypedAsync("is not one amount of money", "2022-23.mode", ("2022-23.mode", "plenty"));
        await TypedAsync("The high of 2022-23 is missing", "2022-23.high", ("2022-23.high", ""));
        await TypedAsync("is not above 0", "chance", ("chance", "0"));
        await TypedAsync("is not above 0", "chance", ("chance", "170"));
        await TypedAsync("is not a number", "chance", ("chance", "maybe"));
        await TypedAsync("Say why these figures", "reason", ("reason", " "));
        await TypedAsync("Say where the figures are from", "source", ("source", ""));
        await PostAsync(council, Roles.Finance, Plan + "/causes", ("Name", "Demand"), ("do", "save"));
        await PostAsync(council, Roles.Finance, Plan + "/causes", ("Name", "Pay"), ("do", "save"));
        await TypedAsync("more than the whole", "follows-0", ("follows-0", "0.9"), ("follows-1", "0.9"));
        await TypedAsync("is not from -1 to 1", "follows-0", ("follows-0", "1.5"));
        Assert.Contains("is there twice", Assert.Single((await PostAsync(council, Roles.Finance, Plan + "/causes", ("Name", "Demand"), ("do", "save"))).Errors), StringComparison.Ordinal);
        Assert.Contains("has no name", Assert.Single((await PostAsync(council, Roles.Finance, Plan + "/causes", ("Name", " "), ("do", "save"))).Errors), StringComparison.Ordinal);
        Assert.Contains("None yet", (await council.GetAsync(Roles.Member, Plan + "/certainty")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Pages_of_certainty_take_three_statements(string engine)
    {
        var council = await OnAsync(engine);
        foreach (var path in new[] { Plan + "/certainty?draws=1000", Mine + "/certainty?draws=1000", Plan + "/causes", Plan + "/certainty.json?draws=1000" })
        {
            await TakesAtMostAsync(3, council, Roles.Finance, path);
            await TakesAtMostAsync(3, council, Roles.Member, path);
        }
    }

    private static async Task<JsonElement> JsonAsync(WebCouncil council, string path) => JsonDocument.Parse((await council.GetAsync(Roles.Member, path)).Html).RootElement;

    private static decimal Pounds(JsonElement json, string name) => decimal.Parse(json.GetProperty(name).GetString()!, System.Globalization.CultureInfo.InvariantCulture);
}
