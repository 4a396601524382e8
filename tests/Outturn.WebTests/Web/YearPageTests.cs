using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Reports;
using Outturn.Core.Values;
using Outturn.Data.Tracking;

namespace Outturn.WebTests.Web;

public sealed class YearPageTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    private const string Year = "/tracker/2017-18/year";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_year_is_refused_to_the_public(string engine) => Assert.Equal(HttpStatusCode.Forbidden, (await (await OnAsync(engine)).GetAsync(Roles.Public, Year)).Status);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_year_without_a_tracker_is_missing(string engine) => Assert.Equal(HttpStatusCode.NotFound, (await (await OnAsync(engine)).GetAsync(Roles.Member, "/tracker/2031-32/year")).Status);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_year_at_October_says_what_is_banked_by_its_printed_definition(string engine)
    {
        var page = await (await OnAsync(engine)).GetAsync(Roles.Member, Year + "?as-at=2017-10-31");
        Assert.Equal("The year 2017-18", page.Heading);
        Assert.Matches(@"£[\d.]+m of the £16\.7m forecast is banked, of £20\.5m planned; £[\d.]+m rests on the last quarter\.", page.Text);
        Assert.Contains("Banked is the whole forecast of lines that finance has signed off as complete or whose budget was taken out at once (secured)", page.Text, StringComparison.Ordinal);
        Assert.Contains("had ended by 31 October 2017", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Jul", "Aug", "Sep", "Oct", "Plan", "Banked", "Last quarter"], page.Document.QuerySelectorAll("#months-caption ~ thead th").Skip(1).Select(h => h.TextContent));
        var totals = page.Document.QuerySelectorAll("#months-caption ~ tfoot td").Select(td => td.TextContent).ToList();
        Assert.Equal(["-16,656", "-20,538"], totals[3..5]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_date_that_is_none_gets_a_sentence(string engine)
    {
        var page = await (await OnAsync(engine)).GetAsync(Roles.Member, Year + "?as-at=Octember");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("is not a date", page.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Each_month_of_the_path_is_what_the_tracker_said_as_at_that_day(string engine)
    {
        var council = await OnAsync(engine);
        await using var scope = council.Services.CreateAsyncScope();
        var viewer = new Viewer(new Actor(Guid.Empty, "Auditor"), [Roles.Auditor], Outturn.Data.Settings.ShippedGrants.All);
        var store = scope.ServiceProvider.GetRequiredService<TrackerStore>();
        var path = (await scope.ServiceProvider.GetRequiredService<YearReads>().RunAsync(viewer, new(2017), AsAt.Now, Cancel)).Value!.Path;
        Assert.True(path.Whole.Points.Count >= 6);
        foreach (var point in path.Whole.Points)
        {
            var view = TrackerView.Of(await store.ReadAsync(new(2017), AsAt.Day(point.Day), Cancel), new TrackerFilter());
            Assert.Equal(view.Sums[Measure.ForecastYear], point.Forecast);
            Assert.Equal(view.Sums[Measure.PlannedYear], point.Planned);
        }

        // By committee it adds up to the whole, each month.
        for (var i = 0; i < path.Whole.Points.Count; i++)
        {
            Assert.Equal(path.Whole.Points[i].Forecast, path.ByCommittee.Aggregate(Total.Zero, (sum, c) => sum + c.Points[i].Forecast));
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Before_anything_is_stated_the_page_says_so(string engine)
    {
        var page = await (await OnAsync(engine)).GetAsync(Roles.Member, Year + "?as-at=2017-04-30");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Nothing was stated of this year by this date.", page.Text, StringComparison.Ordinal);
    }
}
