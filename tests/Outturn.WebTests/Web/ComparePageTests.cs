using System.Net;
using System.Text.Json;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

public sealed class ComparePageTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    private const string Compare = "/tracker/2017-18/compare";
    private const string Autumn = "?from=2017-09-30&to=2017-10-31";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Comparing_is_refused_to_the_public(string engine) => Assert.Equal(HttpStatusCode.Forbidden, (await (await OnAsync(engine)).GetAsync(Roles.Public, Compare + Autumn)).Status);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_year_without_a_tracker_is_missing(string engine) => Assert.Equal(HttpStatusCode.NotFound, (await (await OnAsync(engine)).GetAsync(Roles.Member, "/tracker/2031-32/compare")).Status);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task One_sentence_answers_first_and_every_movement_adds_up_to_the_total(string engine)
    {
        var council = await OnAsync(engine);
        var page = await council.GetAsync(Roles.Member, Compare + Autumn);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Matches("^(The saving forecast|The forecast)", page.Document.QuerySelector("h1 + p")!.TextContent.Trim());
        Assert.Contains("add up to the movement of the total, to the penny", page.Text, StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll("svg.app-chart"));
        var json = JsonDocument.Parse((await council.GetAsync(Roles.Member, Compare + ".json" + Autumn)).Html).RootElement;
        decimal Pounds(JsonElement row) => decimal.Parse(row.GetProperty("cells").GetProperty("forecastMovement").GetProperty("pounds").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        var rows = json.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(Pounds(rows[^1]), rows.Where(r => r.GetProperty("kind").GetString() == "item").Sum(Pounds));
        var from = await TotalAsync(council, "2017-09-30");
        var to = await TotalAsync(council, "2017-10-31");
        Assert.Equal(to - from, Pounds(rows[^1]));
        Assert.NotEqual(0, Pounds(rows[^1]));
        var csv = await council.GetAsync(Roles.Member, Compare + ".csv" + Autumn);
        Assert.Equal(rows.Count + 1, csv.Html.TrimEnd().Split("\r\n").Length);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_nobody_says_is_the_latest_position_against_the_last_published_before_it(string engine)
    {
        var page = await (await OnAsync(engine)).GetAsync(Roles.Member, Compare);
        var chosen = page.Document.QuerySelectorAll("select option[selected]").Select(o => o.GetAttribute("value")).ToList();
        Assert.Equal(2, chosen.Count);
        Assert.StartsWith("report-", chosen[0], StringComparison.Ordinal);
        Assert.Matches("^201[78]-", chosen[1]!);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Two_published_reports_are_compared_as_they_were_published(string engine)
    {
        var council = await OnAsync(engine);
        var page = await council.GetAsync(Roles.Member, Compare + "?from-report=3&to-report=4");
        Assert.Contains("between report 3 (30 September 2017) and report 4 (31 October 2017)", page.Text, StringComparison.Ordinal);
        var same = await council.GetAsync(Roles.Member, Compare + "?from=report-4&to=report-4");
        Assert.Contains("No line moved.", same.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_line_that_left_is_shown_with_why(string engine)
    {
        var page = await (await OnAsync(engine)).GetAsync(Roles.Member, Compare + "?from=2017-10-31&to=2017-12-31");
        Assert.Contains("Virtual Beds", page.Document.QuerySelector("#left")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("decided not to go ahead", page.Document.QuerySelector("#left")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_day_that_is_none_a_report_that_is_none_and_days_the_wrong_way_round_are_said(string engine)
    {
        var council = await OnAsync(engine);
        async Task Said(string query, string sentence)
        {
            var page = await council.GetAsync(Roles.Member, Compare + query);
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.Contains(sentence, page.Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.BadRequest, (await council.GetAsync(Roles.Member, Compare + ".json" + query)).Status);
        }

        await Said("?from=Octember", "is not a date");
        await Said("?from-report=99", "There is no published report 99 of 2017-18.");
        await Said("?to-report=three", "is not the number of a report");
        await Said("?from=2017-10-31&to=2017-09-30", "31 October 2017 is after 30 September 2017. Give the earlier position first.");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_comparison_takes_three_statements_and_the_year_too(string engine)
    {
        var council = await OnAsync(engine);
        foreach (var path in new[] { Compare + Autumn, "/tracker/2017-18/year" })
        {
            await TakesAtMostAsync(3, council, Roles.Finance, path);
        }
    }

    private static async Task<decimal> TotalAsync(WebCouncil council, string day) => decimal.Parse(
        JsonDocument.Parse((await council.GetAsync(Roles.Member, "/tracker/2017-18.json?as-at=" + day)).Html).RootElement.GetProperty("totals").GetProperty("forecast").GetProperty("total").GetProperty("pounds").GetString()!,
        System.Globalization.CultureInfo.InvariantCulture);
}
