using System.Net;
using System.Text.Json;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

/// <summary>What is read of a plan: each page for those who may and may not, as it stands and as at a date.</summary>
public sealed class PlanPageTests(PlanCouncils plans, SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : PlanServedTests(plans, councils, sqlite, postgres)
{
    private const string Plan = SomeCouncilPlan.Base;

    /// <summary>Pages that everybody who reads the plan reaches.</summary>
    private static readonly string[] Read =
    [
        "/plan", Plan, Plan + "/by", Plan + "/funding", Plan + "/gap", Plan + "/proposals", Plan + "/proposals/1", Plan + "/scenarios", Plan + "/scenarios/1", Plan + "/baselines", Plan + "/compare", "/structure",
        "/plan.json", Plan + ".csv", Plan + ".xlsx", Plan + ".json", Plan + "/lines.csv", Plan + "/lines.xlsx", Plan + "/lines.json", Plan + "/compare.csv", Plan + "/compare.xlsx", Plan + "/compare.json", "/structure.json",
    ];

    private static readonly string[] Managed = [Plan + "/deliver", Plan + "/roll", Plan + "/funding/source", Plan + "/funding/assumption", Plan + "/funding/opening"];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Everything_of_the_plan_is_refused_to_the_public_and_shown_to_a_member(string engine)
    {
        var council = await PlanOnAsync(engine);
        foreach (var path in Read)
        {
            Assert.True(HttpStatusCode.Forbidden == (await council.GetAsync(Roles.Public, path)).Status, path);
            Assert.True(HttpStatusCode.OK == (await council.GetAsync(Roles.Member, path)).Status, path);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_managed_is_refused_to_those_who_read_and_to_those_who_propose(string engine)
    {
        var council = await PlanOnAsync(engine);
        foreach (var path in Managed)
        {
            foreach (var role in new[] { Roles.Public, Roles.Member, Roles.Owner, Roles.Pmo })
            {
                Assert.True(HttpStatusCode.Forbidden == (await council.GetAsync(role, path)).Status, $"{path} for {role}");
            }

            Assert.True(HttpStatusCode.OK == (await council.GetAsync(Roles.Finance, path)).Status, path);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Member, Plan + "/proposals/new")).Status);
        Assert.Equal(HttpStatusCode.OK, (await council.GetAsync(Roles.Owner, Plan + "/proposals/new")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Member, Plan + "/proposals/1/edit")).Status);
        Assert.Equal(HttpStatusCode.OK, (await council.GetAsync(Roles.Owner, Plan + "/proposals/1/edit")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Owner, Plan + "/proposals/2/edit")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_cycle_that_nobody_opened_is_missing_and_so_is_what_a_cycle_does_not_hold(string engine)
    {
        var council = await PlanOnAsync(engine);
        foreach (var path in Read.Concat(Managed).Append(Plan + "/proposals/new").Where(p => p.StartsWith(Plan, StringComparison.Ordinal)))
        {
            var page = await council.GetAsync(Roles.Finance, path.Replace("2022-27", "2031-36", StringComparison.Ordinal));
            Assert.True(HttpStatusCode.NotFound == page.Status, path);
            Assert.Contains("There is no plan for 2031-36.", page.Html, StringComparison.Ordinal);
        }

        foreach (var path in new[]
        {
            "/proposals/99", "/proposals/99/edit", "/scenarios/99", "?baseline=99", "?scenario=99", "/compare?from=baseline-99", "/compare?to=scenario-99", "/compare.json?from=baseline-99",
            $"/funding/source?id={Guid.Empty}", $"/funding/assumption?id={Guid.Empty}", ".json?scenario=99",
        })
        {
            Assert.True(HttpStatusCode.NotFound == (await council.GetAsync(Roles.Finance, Plan + path)).Status, path);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_cannot_be_read_of_an_address_gets_a_sentence(string engine)
    {
        var council = await PlanOnAsync(engine);
        foreach (var (path, sentence) in new[]
        {
            ("/plan?as-at=Octember", "is not a date"), (Plan + "?as-at=Octember", "is not a date"), (Plan + ".json?as-at=Octember", "is not a date"), (Plan + "/compare?from=yesterday", "is not a plan"),
            (Plan + ".json?table=cake", "Ask for overview, proposals, funding or gap."), (Plan + ".csv?basis=sideways", "Ask for movements, levels or running-totals."), (Plan + ".json?table=proposals&group=colour", "Ask for service"),
            ("/structure?on=Octember", "is not a date"), ("/structure.json?on=Octember", "is not a date"),
        })
        {
            var page = await council.GetAsync(Roles.Finance, path);
            Assert.True(HttpStatusCode.BadRequest == page.Status, path);
            Assert.Contains(sentence, page.Html, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_list_page_takes_at_most_three_statements_a_scenario_or_a_frozen_plan_no_more_than_it_must(string engine)
    {
        var council = await PlanOnAsync(engine);
        foreach (var path in new[]
        {
            "/plan", Plan, Plan + "/by", Plan + "/funding", Plan + "/gap", Plan + "/proposals", Plan + "/proposals/1", Plan + "/scenarios", Plan + "/scenarios/1", "/structure", Plan + "?scenario=1", Plan + "?structure=2022-04-01",
            Plan + "/compare?from=now&to=scenario-1", Plan + "/proposals?as-at=2021-10-01",
        })
        {
            await TakesAtMostAsync(3, council, Roles.Finance, path);
            await TakesAtMostAsync(3, council, Roles.Member, path);
        }

        // A frozen plan is read after it is known where it was frozen: two more.
        await TakesAtMostAsync(4, council, Roles.Finance, Plan + "?baseline=1");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_cycles_are_listed_with_what_is_in_them(string engine)
    {
        var council = await PlanOnAsync(engine);
        var page = await council.GetAsync(Roles.Finance, "/plan");
        Assert.Equal("Business plans", page.Heading);
        Assert.Equal(["4", "5", "10 January 2022"], RowOf(page, "2022-27"));
        Assert.Equal("/structure", page.Document.QuerySelector("main a[href='/structure']")!.GetAttribute("href"));
        using var json = JsonDocument.Parse((await council.GetAsync(Roles.Finance, "/plan.json")).Html);
        Assert.Equal("2022-27", json.RootElement[0].GetProperty("cycle").GetString());
        Assert.Equal(4, json.RootElement[0].GetProperty("proposals").GetInt32());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_overview_answers_first_shows_its_rows_proves_them_and_opens_the_lines_under_one(string engine)
    {
        var council = await PlanOnAsync(engine);
        var page = await council.GetAsync(Roles.Finance, Plan);
        Assert.Equal("Revenue overview", page.Heading);
        Assert.NotEmpty(page.Document.QuerySelector("h1 + p.app-lead b")!.TextContent);
        Assert.Equal(["-1,457", "-570", "-345", "0", "0"], RowOf(page, "Savings")[..5]);
        Assert.Contains("Proved:", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll(".app-cross"));
        Assert.Single(page.Document.QuerySelectorAll("svg.app-chart"));
        Assert.Contains("TBC", page.Document.QuerySelector("#unquantified")!.TextContent, StringComparison.Ordinal);
        var savings = page.Document.QuerySelectorAll("main table a").First(a => a.TextContent == "Savings").GetAttribute("href")!;
        var opened = await council.GetAsync(Roles.Finance, savings);
        Assert.Equal(4, opened.Document.QuerySelectorAll("#lines a.app-line").Length);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Each_reading_says_in_words_what_its_columns_show(string engine)
    {
        var council = await PlanOnAsync(engine);
        foreach (var (basis, saving) in new[] { ("movements", "-570"), ("levels", "-2,027"), ("running-totals", "-3,484") })
        {
            foreach (var path in new[] { "", "/by", "/funding", "/gap" })
            {
                var page = await council.GetAsync(Roles.Member, $"{Plan}{path}?basis={basis}");
                Assert.Equal(HttpStatusCode.OK, page.Status);
                Assert.NotEmpty(page.Document.QuerySelector("#plan-cap")!.TextContent);
            }

            Assert.Equal(saving, RowOf(await council.GetAsync(Roles.Finance, $"{Plan}?basis={basis}"), "Savings")[1]);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Proposals_are_parted_in_eight_ways_to_one_total_and_two_committees_count_once(string engine)
    {
        var council = await PlanOnAsync(engine);
        var totals = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in Enum.GetValues<PlanGrouping>())
        {
            var page = await council.GetAsync(Roles.Finance, $"{Plan}/by?group={group.Slug()}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Empty(page.Document.QuerySelectorAll(".app-cross"));
            totals.Add(string.Join('|', page.Document.QuerySelectorAll("main tr.app-total").Last().QuerySelectorAll("td").Select(td => td.TextContent.Trim())));
        }

        Assert.Single(totals);
        var committees = await council.GetAsync(Roles.Finance, Plan + "/by?group=committee");
        Assert.Equal("-219", RowOf(committees, "Children and Young People")[0]);
        Assert.Equal("-219", RowOf(committees, "Highways and Transport")[0]);
        Assert.Contains("once", committees.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Funding_lists_its_sources_rules_assumptions_and_opening_budget(string engine)
    {
        var page = await (await PlanOnAsync(engine)).GetAsync(Roles.Member, Plan + "/funding");
        Assert.Contains("Revenue support grant", page.Document.QuerySelector("#sources")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("can be spent once; holds £2.0m", page.Document.QuerySelector("#sources")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Inflation 2.5, 0, 0, 0, 0 %", page.Document.QuerySelector("#assumptions")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("80,000", page.Document.QuerySelector("#opening")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("a[href*='funding/source'], a[href*='funding/opening'], a[href*='funding/assumption']"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_gap_is_answered_for_a_year_with_a_waterfall_and_what_is_not_known_beside_it(string engine)
    {
        var council = await PlanOnAsync(engine);
        var page = await council.GetAsync(Roles.Finance, Plan + "/gap");
        Assert.Matches("is to be found in 2022-23, plus 1 not quantified", page.Text);
        Assert.Single(page.Document.QuerySelectorAll("svg.app-chart"));
        Assert.Matches("in 2024-25", (await council.GetAsync(Roles.Finance, Plan + "/gap?year=2024-25")).Text);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_list_of_proposals_is_filtered_by_its_address_and_its_total_follows(string engine)
    {
        var council = await PlanOnAsync(engine);
        var all = await council.GetAsync(Roles.Finance, Plan + "/proposals");
        Assert.Equal(4, all.Document.QuerySelectorAll("main a.app-line").Length);
        Assert.Contains("Four proposals: four idea", all.Text, StringComparison.Ordinal);
        Assert.Equal("-1,296", RowOf(all, "All")[2]);
        foreach (var (query, count) in new[] { ("committee=Adults+and+Health", 2), ("service=Transport", 1), ("type=income", 0), ("status=idea", 4), ("lead=Post+of+owner", 1), ("q=a%2Fr.6.185", 1), ("q=beds", 1) })
        {
            Assert.True(count == (await council.GetAsync(Roles.Finance, $"{Plan}/proposals?{query}")).Document.QuerySelectorAll("main a.app-line").Length, query);
        }

        Assert.Equal("-300", RowOf(await council.GetAsync(Roles.Finance, Plan + "/proposals?q=beds"), "These")[2]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_proposal_shows_its_money_both_ways_its_terms_and_who_did_what(string engine)
    {
        var council = await PlanOnAsync(engine);
        var page = await council.GetAsync(Roles.Member, Plan + "/proposals/1");
        Assert.Equal("Social and education transport", page.Heading);
        Assert.Equal(["-219", "-570", "-345", "-161", "0"], RowOf(page, "Change in net budget"));
        Assert.Equal(["-219", "-789", "-1,134", "-1,295", "-1,295"], RowOf(page, "Level against 2021-22"));
        Assert.Contains("from Transformation reserve (confirmed)", page.Text, StringComparison.Ordinal);
        Assert.Contains("Its money counts once", page.Document.QuerySelector("dl.app-terms")!.TextContent, StringComparison.Ordinal);
        var beds = await council.GetAsync(Roles.Member, Plan + "/proposals/2");
        Assert.Contains("A/R.6.185 saving: 2022-23 from -390 to -300", beds.Document.QuerySelector("#acts")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(beds.Document.QuerySelectorAll("main form"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_earlier_day_shows_the_plan_as_it_stood_and_takes_no_writing(string engine)
    {
        var council = await PlanOnAsync(engine);
        Assert.Equal("-390", RowOf(await council.GetAsync(Roles.Finance, Plan + "/proposals/2?as-at=2021-12-31"), "Change in net budget")[0]);
        Assert.Equal("-300", RowOf(await council.GetAsync(Roles.Finance, Plan + "/proposals/2?as-at=2022-01-10"), "Change in net budget")[0]);
        foreach (var path in new[] { "", "/by", "/funding", "/gap", "/proposals", "/proposals/2", "/scenarios", "/baselines", "/compare" })
        {
            var page = await council.GetAsync(Roles.Finance, Plan + path + "?as-at=2021-12-31");
            Assert.True(HttpStatusCode.OK == page.Status, path);
            Assert.Contains("As at 31 December 2021", page.Document.QuerySelector(".app-asat")!.TextContent, StringComparison.Ordinal);
            Assert.Empty(page.Document.QuerySelectorAll("main form[method=post]"));
        }

        foreach (var (path, from) in new[] { ("/plan", "/plan"), (Plan + "/proposals/2", Plan + "/proposals/2"), (Plan + "/baselines", Plan + "/baselines"), (Plan + "/scenarios", Plan + "/scenarios"), ("/structure", "/structure") })
        {
            var refused = await council.SendAsync(Roles.Finance, from, path + "?as-at=2021-12-31", []);
            Assert.True(HttpStatusCode.BadRequest == refused.Status, path);
            Assert.Contains("A past position cannot be written.", refused.Text, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Reading_by_the_clock_is_the_auditors(string engine)
    {
        var council = await PlanOnAsync(engine);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Member, Plan + "?recorded-by=2021-12-31")).Status);
        Assert.Equal(HttpStatusCode.OK, (await council.GetAsync(Roles.Auditor, Plan + "?recorded-by=2099-12-31")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Every_table_is_a_file_too_with_the_page_s_figures(string engine)
    {
        var council = await PlanOnAsync(engine);
        foreach (var table in Enum.GetValues<PlanTableKind>())
        {
            using var json = JsonDocument.Parse((await council.GetAsync(Roles.Finance, $"{Plan}.json?table={table.Slug()}&basis=levels")).Html);
            Assert.NotEmpty(json.RootElement.GetProperty("rows").EnumerateArray());
            Assert.NotEmpty(json.RootElement.GetProperty("caption").GetString()!);
            var csv = (await council.GetAsync(Roles.Finance, $"{Plan}.csv?table={table.Slug()}")).Html;
            Assert.Contains("2022-23", csv, StringComparison.Ordinal);
            var xlsx = await (await council.AsAsync(Roles.Finance)).GetByteArrayAsync($"{Plan}.xlsx?table={table.Slug()}", Cancel);
            Assert.Equal("PK"u8.ToArray(), xlsx[..2]);
        }

        Assert.Contains("-300000", (await council.GetAsync(Roles.Finance, Plan + "/lines.csv")).Html.Replace(",", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Links_to_the_files_and_between_the_pages_lead_somewhere(string engine)
    {
        var council = await PlanOnAsync(engine);

        // The forms of lines and of importing stand in rooms of their own.
        bool Ours(string link) => (link.StartsWith("/plan", StringComparison.Ordinal) || link.StartsWith("/structure", StringComparison.Ordinal)) && !link.Contains("/lines/", StringComparison.Ordinal) && !link.StartsWith("/plan/import", StringComparison.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>(["/plan", Plan, Plan + "?scenario=1&basis=levels", Plan + "/proposals/1?structure=2022-04-01", Plan + "?as-at=2021-12-31", Plan + "?baseline=1"]);
        while (next.TryDequeue(out var path) && seen.Count < 160)
        {
            if (!seen.Add(path))
            {
                continue;
            }

            var page = await council.GetAsync(Roles.Finance, path);
            Assert.True(HttpStatusCode.OK == page.Status, $"{path} answers {page.Status}");
            if (page.Html.StartsWith("<!DOCTYPE", StringComparison.Ordinal) || page.Html.StartsWith("\n<!DOCTYPE", StringComparison.Ordinal))
            {
                foreach (var link in page.Document.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!.Split('#')[0]).Where(l => Ours(l) && !seen.Contains(l)))
                {
                    next.Enqueue(link);
                }
            }
        }

        Assert.InRange(seen.Count, 60, 160);
    }
}
