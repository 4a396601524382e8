using System.Net;
using System.Text.Json;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

/// <summary>A confidential proposal is not there for those who may not see it: in no list, total, address, file or scenario.</summary>
public sealed class PlanSightTests(PlanCouncils plans, SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : PlanServedTests(plans, councils, sqlite, postgres)
{
    private const string Plan = SomeCouncilPlan.Base;

    private static readonly string[] Everywhere =
    [
        "/plan", Plan, Plan + "?open=savings", Plan + "/by?group=service", Plan + "/by?group=committee", Plan + "/by?group=status", Plan + "/funding", Plan + "/gap", Plan + "/proposals", Plan + "/proposals?q=headquarters", Plan + "/proposals?all=yes",
        Plan + "/proposals/1", Plan + "/scenarios", Plan + "/baselines", Plan + "?baseline=1", Plan + "/by?baseline=1", Plan + "/proposals?as-at=2021-10-01", Plan + "/compare?from=baseline-1", Plan + ".json", Plan + ".json?table=proposals&group=service",
        Plan + ".csv?table=proposals", Plan + "/lines.csv", Plan + "/lines.json", Plan + "/lines.csv?baseline=1", Plan + "/compare.csv?from=baseline-1", "/plan.json",
    ];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task It_is_in_nothing_that_a_member_or_another_owner_reads(string engine)
    {
        var council = await PlanOnAsync(engine);
        foreach (var role in new[] { Roles.Member, Roles.Owner })
        {
            foreach (var path in Everywhere)
            {
                var page = await council.GetAsync(role, path);
                Assert.True(HttpStatusCode.OK == page.Status, path);

                // A form's token is random letters and figures: by chance it says anything.
                var html = System.Text.RegularExpressions.Regex.Replace(page.Html, "value=\"CfDJ[^\"]+\"", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));
                foreach (var told in new[] { SomeCouncilPlan.Secret, "C/R.6.101", "777", "Property", "Without the move", "proposals/3" })
                {
                    Assert.False(html.Contains(told, StringComparison.OrdinalIgnoreCase), $"{path} tells {role} of {told}");
                }
            }

            foreach (var path in new[] { "/proposals/3", "/proposals/3?as-at=2021-10-01", "/proposals/3?baseline=1", "/scenarios/2", "?scenario=2", "/compare?to=scenario-2", ".json?scenario=2", "/compare.json?to=scenario-2" })
            {
                Assert.True(HttpStatusCode.NotFound == (await council.GetAsync(role, Plan + path)).Status, path);
            }
        }

        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Owner, Plan + "/proposals/3/edit")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task It_counts_in_the_totals_of_those_who_see_it_and_of_nobody_else(string engine)
    {
        var council = await PlanOnAsync(engine);
        foreach (var (role, total, count) in new[] { (Roles.Finance, "-1,296", 4), (Roles.Pmo, "-1,296", 4), (Roles.Auditor, "-1,296", 4), (Roles.Member, "-519", 3), (Roles.Owner, "-519", 3) })
        {
            var page = await council.GetAsync(role, Plan + "/proposals");
            Assert.Equal(count, page.Document.QuerySelectorAll("main a.app-line").Length);
            Assert.Equal(total, RowOf(page, "All")[2]);
        }

        Assert.Equal("-680", RowOf(await council.GetAsync(Roles.Member, Plan), "Savings")[0]);
        Assert.Equal("-1,457", RowOf(await council.GetAsync(Roles.Finance, Plan), "Savings")[0]);

        // How much is in a cycle would tell of it too.
        Assert.Equal(["10 January 2022"], RowOf(await council.GetAsync(Roles.Member, "/plan"), "2022-27"));
        using var json = JsonDocument.Parse((await council.GetAsync(Roles.Member, "/plan.json")).Html);
        Assert.Equal(JsonValueKind.Null, json.RootElement[0].GetProperty("proposals").ValueKind);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_became_confidential_is_not_seen_by_looking_back_and_a_tie_to_it_goes_too(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        var beds = (await SomeCouncilPlan.ReadAsync(council.Services)).Proposals.Single(p => p.Number == SomeCouncilPlan.Beds);
        var transport = (await SomeCouncilPlan.ReadAsync(council.Services)).Proposals.Single(p => p.Number == SomeCouncilPlan.Transport);
        await SomeCouncilPlan.DoAsync(council.Services, "plan.terms", new WriteProposal(transport.Id, transport.Terms with { Links = [new(LinkKind.Replaces, beds.Id, "", "", "")] }).Decide);
        Assert.Contains("Block beds", (await council.GetAsync(Roles.Owner, Plan + "/proposals/1")).Text, StringComparison.Ordinal);

        await SomeCouncilPlan.DoAsync(council.Services, "plan.terms", new WriteProposal(beds.Id, beds.Terms with { Confidentiality = Confidentiality.Confidential }).Decide);
        foreach (var path in new[] { "", "?as-at=2021-12-31", "?baseline=1", "/proposals?as-at=2021-12-31", "/proposals?baseline=1", "/proposals/1", "/compare?from=baseline-1", "/lines.csv?as-at=2021-12-31", "/scenarios" })
        {
            Assert.DoesNotContain("beds", (await council.GetAsync(Roles.Owner, Plan + path)).Html, StringComparison.OrdinalIgnoreCase);
        }

        // Its owner states the terms anew without having seen the tie; the tie stays.
        var form = await council.GetAsync(Roles.Owner, Plan + "/proposals/1/edit");
        Assert.DoesNotContain("beds", form.Html, StringComparison.OrdinalIgnoreCase);
        var saved = await PostAsync(council, Roles.Owner, Plan + "/proposals/1/edit", ("Name", "School and social transport"), ("Type", "saving"), ("Leads", "Post of owner"), ("Confidentiality", "open"));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal(beds.Id, Assert.Single((await SomeCouncilPlan.ReadAsync(council.Services)).Proposals.Single(p => p.Number == SomeCouncilPlan.Transport).Terms.Links).Earlier);
    }
}
