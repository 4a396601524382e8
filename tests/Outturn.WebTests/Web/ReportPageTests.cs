using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

public sealed class ReportPageTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    private const string October = "/reports/4";
    private const string OctoberJson = "/reports/4/savings-tracker-2017-18-2017-10-31.json";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Reports_are_for_everybody_and_the_tracker_behind_them_is_not(string engine)
    {
        var council = await OnAsync(engine);
        using var nobody = council.Anonymous();
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/reports", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync(October, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync(OctoberJson, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync("/tracker/2017-18", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync("/tracker/2017-18/publish", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Public, "/tracker/2017-18")).Status);

        // Nothing on a public page leads where the public may not go but to sign in.
        var page = await Page.ReadAsync(await nobody.GetAsync(October, Cancel));
        Assert.DoesNotContain(page.Document.QuerySelectorAll("a[href^='/tracker'], a[href^='/record']"), _ => true);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_report_that_is_not_there_is_missing_and_so_is_a_file(string engine)
    {
        var council = await OnAsync(engine);
        var page = await council.GetAsync(Roles.Member, "/reports/99");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("There is no published report 99.", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Member, "/reports/4/another.json")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Member, "/reports/four")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_list_shows_every_report_newest_first(string engine)
    {
        var page = await (await OnAsync(engine)).GetAsync(Roles.Member, "/reports");
        var numbers = page.Document.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.Equal("/reports/1", numbers[^1]);
        Assert.Equal($"/reports/{numbers.Count}", numbers[0]);
        Assert.Contains("Savings tracker 2017-18, October 2017", page.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Octobers_report_renders_with_its_answer_its_67_lines_and_its_digest(string engine)
    {
        var council = await OnAsync(engine);
        var page = await council.GetAsync(Roles.Member, October);
        Assert.Equal("Savings tracker 2017-18, October 2017", page.Heading);
        Assert.Contains("£16.7m is forecast of the £20.5m planned: £3.9m short.", page.Text, StringComparison.Ordinal);
        Assert.Equal(67, page.Document.QuerySelectorAll("table.app-report tbody tr:not(.app-subtotal)").Length);
        Assert.Equal(["-20,538", "-16,656", "+3,882"], page.Document.QuerySelectorAll("table.app-report tfoot td").Take(3).Select(td => td.TextContent));
        Assert.Contains("Strategic finance manager", page.Text, StringComparison.Ordinal);
        using var nobody = council.Anonymous();
        var json = await nobody.GetByteArrayAsync(OctoberJson, Cancel);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(json)), page.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_kept_file_is_served_under_its_hash_for_ever(string engine)
    {
        using var nobody = (await OnAsync(engine)).Anonymous();
        using var answer = await nobody.GetAsync(OctoberJson, Cancel);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"", answer.Headers.ETag!.Tag);
        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
        Assert.Equal("2017-10-31", JsonDocument.Parse(bytes).RootElement.GetProperty("asAt").GetString());
        using var again = new HttpRequestMessage(HttpMethod.Get, OctoberJson);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, (await nobody.SendAsync(again, Cancel)).StatusCode);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_list_and_a_report_take_at_most_three_statements(string engine)
    {
        var council = await OnAsync(engine);
        await TakesAtMostAsync(3, council, Roles.Member, "/reports");
        await TakesAtMostAsync(3, council, Roles.Member, October);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_council_that_has_published_nothing_is_told_what_a_report_is(string engine)
    {
        await using var council = await NewOnAsync(engine, sample: false);
        Assert.Contains("Nothing is published yet.", (await council.GetAsync(Roles.Public, "/reports")).Text, StringComparison.Ordinal);
    }
}
