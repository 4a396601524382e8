using System.Net;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

public sealed class LinePageTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    private const string Line = "/tracker/2017-18/line/A/R.6.239";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_line_is_refused_to_the_public(string engine) => Assert.Equal(HttpStatusCode.Forbidden, (await (await OnAsync(engine)).GetAsync(Roles.Public, Line)).Status);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_line_that_is_not_there_is_missing(string engine)
    {
        var council = await OnAsync(engine);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Member, "/tracker/2017-18/line/A/R.9.999")).Status);

        // The December line is not there yet in October.
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Member, "/tracker/2017-18/line/A/R.6.246?as-at=2017-10-31")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_line_renders_its_figures_its_path_its_acts_and_its_source(string engine)
    {
        var page = await (await OnAsync(engine)).GetAsync(Roles.Member, Line + "?as-at=2017-10-31");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Review of top 50 placements", page.Heading);
        Assert.Contains("+127 £000 short, 39%", page.Text, StringComparison.Ordinal);
        Assert.Contains("Forecast Q4 -179 to -128", page.Text, StringComparison.Ordinal);
        Assert.Contains("October position, collected from the services", page.Text, StringComparison.Ordinal);
        Assert.Contains("Strategic finance manager", page.Text, StringComparison.Ordinal);
        Assert.Contains("savings-tracker-2017-10.csv", page.Text, StringComparison.Ordinal);
        Assert.Contains("Head of placements commissioning", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("31 December 2017", page.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_unreadable_date_gets_a_sentence(string engine) => Assert.Equal(HttpStatusCode.BadRequest, (await (await OnAsync(engine)).GetAsync(Roles.Member, Line + "?as-at=yesterday")).Status);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_line_answers_as_data(string engine)
    {
        var client = await (await OnAsync(engine)).AsAsync(Roles.Member);
        var json = await client.GetStringAsync("/tracker/2017-18/line.json?key=A%2FR.6.239&as-at=2017-10-31", Cancel);
        Assert.Contains("\"pounds\": \"-197000.00\"", json, StringComparison.Ordinal);
        Assert.Contains("\"sha256\"", json, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_imported_file_is_given_back_as_it_was(string engine)
    {
        var council = await OnAsync(engine);
        var page = await council.GetAsync(Roles.Member, Line + "?as-at=2017-10-31");
        var link = page.Document.QuerySelector("a[href^='/record/files/']")!.GetAttribute("href")!;
        var bytes = await (await council.AsAsync(Roles.Member)).GetByteArrayAsync(link, Cancel);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "samples", "sample-county-council", "savings-tracker-2017-10.csv"), Cancel), bytes);
    }
}
