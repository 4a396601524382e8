using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

public sealed class TrackerPageTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    private const string October = "/tracker/2017-18?as-at=2017-10-31";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_tracker_is_refused_to_the_public(string engine) => Assert.Equal(HttpStatusCode.Forbidden, (await (await OnAsync(engine)).GetAsync(Roles.Public, October)).Status);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_year_without_a_tracker_is_missing(string engine)
    {
        var page = await (await OnAsync(engine)).GetAsync(Roles.Member, "/tracker/2031-32");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("There is no tracker for 2031-32", page.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task October_renders_with_its_answer_its_totals_and_its_67_lines(string engine)
    {
        var page = await (await OnAsync(engine)).GetAsync(Roles.Member, October);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("£16.7m is forecast of the £20.5m planned: £3.9m short.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Six of the 67 lines make up more than half of the shortfall", page.Text, StringComparison.Ordinal);
        Assert.Equal(67, page.Document.QuerySelectorAll("table.app-tracker a.app-line").Length);
        var total = page.Document.QuerySelector("table.app-tracker tr.app-total")!;
        var cells = total.QuerySelectorAll("td").Select(td => td.TextContent.Replace("✓", "", StringComparison.Ordinal).Replace("proved", "", StringComparison.Ordinal).Trim()).ToList();
        Assert.Equal(["4,023", "-11,603", "-3,109", "-3,201", "-2,625", "-20,538", "-7,168", "-2,832", "-4,483", "-2,173", "-16,656", "+3,882"], cells[..12]);
        Assert.Equal(12, total.QuerySelectorAll(".app-tick").Length);
        Assert.Contains("24 red", cells[12], StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll(".app-cross"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_unreadable_date_gets_a_sentence(string engine)
    {
        var page = await (await OnAsync(engine)).GetAsync(Roles.Member, "/tracker/2017-18?as-at=31st+of+Octember");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("is not a date. Write it as 2017-10-31", page.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Filters_in_the_address_choose_lines_and_the_totals_follow(string engine)
    {
        var page = await (await OnAsync(engine)).GetAsync(Roles.Member, October + "&committee=Adults&rag=red&q=support&sort=variance&desc=yes&group=service");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var lines = page.Document.QuerySelectorAll("table.app-tracker a.app-line").Length;
        Assert.InRange(lines, 1, 11);
        Assert.Contains($"{lines} lines of 67", page.Text, StringComparison.Ordinal);
        Assert.All(page.Document.QuerySelectorAll("table.app-tracker tbody .app-rag"), r => Assert.Contains("Red", r.TextContent, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Every_column_orders_the_lines(string engine)
    {
        var council = await OnAsync(engine);
        foreach (var sort in Enum.GetValues<Core.Reports.SortBy>())
        {
            var page = await council.GetAsync(Roles.Member, $"{October}&group=none&desc=yes&sort={App.Web.TrackerQuery.Name(sort)}");
            Assert.Equal(67, page.Document.QuerySelectorAll("table.app-tracker a.app-line").Length);
        }

        var worst = await council.GetAsync(Roles.Member, October + "&group=none&sort=variance&desc=yes");
        Assert.StartsWith("A/R.6.125", worst.Document.QuerySelector("table.app-tracker a.app-line")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_line_withdrawn_since_stands_in_earlier_positions_and_is_counted_there(string engine)
    {
        var council = await OnAsync(engine);
        var now = await council.GetAsync(Roles.Member, "/tracker/2017-18");
        Assert.DoesNotContain("Virtual Beds", now.Text, StringComparison.Ordinal);
        Assert.Contains("1 line left the tracker by this date", now.Text, StringComparison.Ordinal);
        var october = await council.GetAsync(Roles.Member, October);
        Assert.Contains("Virtual Beds", october.Text, StringComparison.Ordinal);
        var left = await council.GetAsync(Roles.Member, "/tracker/2017-18?withdrawn=yes");
        Assert.Contains("The committee decided not to go ahead", left.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_auditor_reads_by_the_clock_and_a_member_may_not(string engine)
    {
        var council = await OnAsync(engine);

        // On 1 November the October position was not yet recorded: what was known was September's.
        var known = await council.GetAsync(Roles.Auditor, "/tracker/2017-18?as-at=2017-10-31&recorded-by=2017-11-01");
        Assert.Contains("-17,075", known.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Member, "/tracker/2017-18?recorded-by=2017-11-01")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_same_view_answers_as_csv_excel_and_json(string engine)
    {
        var client = await (await OnAsync(engine)).AsAsync(Roles.Member);
        var csv = await client.GetStringAsync("/tracker/2017-18.csv?as-at=2017-10-31&committee=Adults", Cancel);
        Assert.Contains("Total: all 34 lines", csv, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await client.GetStringAsync("/tracker/2017-18.json?as-at=2017-10-31", Cancel));
        Assert.Equal(67, json.RootElement.GetProperty("lines").GetArrayLength());
        Assert.Equal("-16656000.00", json.RootElement.GetProperty("totals").GetProperty("forecast").GetProperty("total").GetProperty("pounds").GetString());
        var xlsx = await client.GetByteArrayAsync("/tracker/2017-18.xlsx?as-at=2017-10-31", Cancel);
        Assert.Equal("PK"u8.ToArray(), xlsx[..2]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_program_that_is_not_signed_in_is_told_so(string engine)
    {
        using var client = (await OnAsync(engine)).Anonymous();
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/tracker/2017-18.json", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/tracker/2017-18", Cancel)).StatusCode);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_list_page_takes_at_most_three_statements(string engine)
    {
        var council = await OnAsync(engine);
        foreach (var path in new[] { "/tracker", October, "/tracker/2017-18/findings", "/tracker/2017-18/owners", "/record" })
        {
            await TakesAtMostAsync(3, council, Roles.Finance, path);
        }
    }
}
