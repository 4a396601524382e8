using System.Net;
using System.Text.Json;
using Outturn.Core.Governance;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

/// <summary>The council's structure over time, and a plan under it.</summary>
public sealed class PlanStructureTests(PlanCouncils plans, SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : PlanServedTests(plans, councils, sqlite, postgres)
{
    private const string Plan = SomeCouncilPlan.Base;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_page_says_what_changed_and_who_is_what_on_a_day(string engine)
    {
        var council = await PlanOnAsync(engine);
        var page = await council.GetAsync(Roles.Member, "/structure?on=2022-04-01");
        Assert.Contains("Children and Young People and Highways and Transport became one: Families and Place", page.Document.QuerySelector("#changes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Travel, in Place", "Families and Place"], page.Document.QuerySelectorAll("#names li").Select(l => l.TextContent));
        var before = await council.GetAsync(Roles.Member, "/structure?on=2022-03-31");
        Assert.Equal(["Transport", "Children and Young People", "Highways and Transport"], before.Document.QuerySelectorAll("#names li").Select(l => l.TextContent));
        Assert.Empty(page.Document.QuerySelectorAll("main form[method=post]"));
        Assert.Equal("Plan", page.Document.QuerySelector(".app-nav a[aria-current=page]")!.TextContent);
        using var json = JsonDocument.Parse((await council.GetAsync(Roles.Member, "/structure.json?on=2022-04-01")).Html);
        Assert.Equal("Travel", json.RootElement.GetProperty("units").GetProperty("service")[0].GetProperty("name").GetString());
        Assert.Equal("2022-04-01", json.RootElement.GetProperty("changes")[0].GetProperty("from").GetString());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task As_at_a_day_only_what_was_stated_by_then_is_there(string engine)
    {
        var page = await (await PlanOnAsync(engine)).GetAsync(Roles.Finance, "/structure?as-at=2022-03-31");
        Assert.Contains("No change is recorded by this date", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form[method=post]"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task One_plan_has_one_total_under_two_structures_and_the_old_names_before(string engine)
    {
        var council = await PlanOnAsync(engine);
        foreach (var group in new[] { "service", "committee" })
        {
            var (before, after) = (await council.GetAsync(Roles.Finance, $"{Plan}/by?group={group}&structure=2022-03-31"), await council.GetAsync(Roles.Finance, $"{Plan}/by?group={group}&structure=2022-04-01"));
            Assert.Equal(Total(before), Total(after));
            Assert.StartsWith("704plus 1", Total(after), StringComparison.Ordinal);
            Assert.Empty(after.Document.QuerySelectorAll(".app-cross"));
        }

        Assert.Equal(["-219", "-570", "-345"], RowOf(await council.GetAsync(Roles.Finance, Plan + "/by?group=committee&structure=2022-04-01"), "Families and Place")[..3]);
        Assert.Equal("-219", RowOf(await council.GetAsync(Roles.Finance, Plan + "/by?group=committee&structure=2022-03-31"), "Highways and Transport")[0]);
        Assert.Equal("-219", RowOf(await council.GetAsync(Roles.Finance, Plan + "/by?group=service&structure=2022-04-01"), "Travel")[0]);

        // The control carries the rest of the address along, and the proposals are filtered under the new names.
        var chosen = await council.GetAsync(Roles.Finance, Plan + "/by?group=committee&structure=2022-04-01");
        Assert.Equal("2022-04-01", chosen.Document.QuerySelector("#f-structure option[selected]")!.GetAttribute("value"));
        Assert.Equal("committee", chosen.Document.QuerySelector("form.app-filters input[name=group]")!.GetAttribute("value"));
        Assert.Single((await council.GetAsync(Roles.Finance, Plan + "/proposals?structure=2022-04-01&committee=Families+and+Place")).Document.QuerySelectorAll("main a.app-line"));
        using var json = JsonDocument.Parse((await council.GetAsync(Roles.Finance, Plan + ".json?table=proposals&group=committee&structure=2022-04-01")).Html);
        Assert.Contains("Families and Place", json.RootElement.GetRawText(), StringComparison.Ordinal);

        static string Total(Page page) => string.Join('|', page.Document.QuerySelectorAll("main tr.app-total").Last().QuerySelectorAll("td:not(.app-outside)").Select(td => td.TextContent.Trim()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_change_that_makes_no_sense_is_said_at_its_field_and_keeps_what_was_typed(string engine)
    {
        var council = await PlanOnAsync(engine);
        var nothing = await PostAsync(council, Roles.Finance, "/structure");
        Assert.Equal(["Choose what changed: a directorate, a service, a committee or a post.", "Choose what happened.", "Give the first day on which it holds, such as 1/4/2022."], nothing.Errors);
        var merged = await PostAsync(council, Roles.Finance, "/structure", ("Kind", "committee"), ("Change", "merged"), ("From", "1/4/2023"), ("Before", "Audit"), ("After", "Audit and Governance"));
        Assert.Equal(["A merger names two or more units that end and the one that they become."], merged.Errors);
        Assert.Equal("Audit", merged.Document.QuerySelector("#Before")!.TextContent.Trim());
        Assert.NotNull(merged.Document.QuerySelector("#Before-error"));
        var moved = await PostAsync(council, Roles.Finance, "/structure", ("Kind", "committee"), ("Change", "moved"), ("From", "1/4/2023"), ("Before", "Audit"));
        Assert.Equal(["Only a service goes to another directorate. For anything else, record a new name, a merger or a split."], moved.Errors);
        var taken = await PostAsync(council, Roles.Finance, "/structure", ("Kind", "service"), ("Change", "opened"), ("From", "1/4/2023"), ("After", "Travel"));
        Assert.Contains(taken.Errors, e => e.StartsWith("There is a service called Travel on that day already.", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, (await council.SendAsync(Roles.Pmo, Plan + "/proposals/1", "/structure", [])).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_change_is_recorded_by_one_act_that_stands_from_its_day_and_shows_at_once(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        var before = await council.GetAsync(Roles.Finance, Plan + "/by");
        Assert.DoesNotContain("1 April 2023", before.Document.QuerySelector("#f-structure")!.TextContent, StringComparison.Ordinal);
        var done = await PostAsync(
            council, Roles.Finance, "/structure",
            ("Kind", "service"), ("Change", "moved"), ("From", "1 April 2023"), ("Before", " Travel \r\n"), ("After", ""), ("Directorate", "Growth"), ("Why", "The new directorate"));
        Assert.Equal("/structure?recorded=yes", done.Leads);
        var page = await council.GetAsync(Roles.Finance, "/structure?recorded=yes&on=2023-04-01");
        Assert.Contains("The change is recorded.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Travel, in Growth", page.Text, StringComparison.Ordinal);
        Assert.Equal("1 April 2023", page.Document.QuerySelector("#changes tbody th")!.TextContent);
        Assert.Contains("1 April 2023", (await council.GetAsync(Roles.Finance, Plan + "/by")).Document.QuerySelector("#f-structure")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The new directorate", (await council.GetAsync(Roles.Auditor, "/record")).Text, StringComparison.Ordinal);
        var same = await PostAsync(council, Roles.Finance, "/structure", ("Kind", "service"), ("Change", "moved"), ("From", "1/4/2023"), ("Before", "Travel"), ("Directorate", "Growth"), ("Why", "The new directorate"));
        Assert.Equal("/structure?recorded=no", same.Leads);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_post_that_is_renamed_keeps_its_proposals_and_another_of_the_old_name_has_none_of_them(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        const string Edit = Plan + "/proposals/2/edit";
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Owner, Edit)).Status);
        await SomeCouncilPlan.ChangeAsync(council.Services, new(UnitKind.Post, StructureChangeKind.Renamed, SomeCouncilPlan.Made, ["Head of commissioning"], ["Post of owner"], "", ""));
        Assert.Equal(HttpStatusCode.OK, (await council.GetAsync(Roles.Owner, Edit)).Status);
        await SomeCouncilPlan.ChangeAsync(council.Services, new(UnitKind.Post, StructureChangeKind.Opened, SomeCouncilPlan.Reorganised, [], ["Head of commissioning"], "", ""));
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Owner, Edit)).Status);
    }
}
