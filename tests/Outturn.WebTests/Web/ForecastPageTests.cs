using System.Globalization;
using System.Net;
using System.Text.Json;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

/// <summary>What a year is likely to deliver, as people ask it; each on both databases.</summary>
public sealed class ForecastPageTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    private const string Forecast = "/tracker/2017-18/forecast";
    private const string October = Forecast + "?as-at=2017-10-31";
    private static readonly Actor Finance = new(Guid.CreateVersion7(), "Finance");

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_forecast_is_refused_to_the_public_and_missing_where_there_is_no_tracker(string engine)
    {
        var council = await OnAsync(engine);
        foreach (var path in new[] { Forecast, Forecast + ".csv", Forecast + ".xlsx", Forecast + ".json" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Public, path)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Member, path.Replace("2017-18", "2031-32", StringComparison.Ordinal))).Status);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_range_stands_beside_the_owners_sum_and_says_what_it_rests_on(string engine)
    {
        var page = await (await OnAsync(engine)).GetAsync(Roles.Member, October);
        Assert.Equal("What 2017-18 is likely to deliver", page.Heading);
        Assert.Contains("The owners’ forecasts add up to £16.7m saved; £20.5m saved was planned.", page.Text, StringComparison.Ordinal);
        Assert.Matches(@"nine in ten chance of at least £1\d\.\dm \(P90, the bad end\)", page.Text);
        Assert.Contains("As at 31 October 2017, 5 months of the year left.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Learned from 1 closed year and 25 lines", page.Text, StringComparison.Ordinal);
        Assert.Contains("of 64 planned savings in a county council’s published tracker of October 2017, 8 deliver nothing", page.Text, StringComparison.Ordinal);
        Assert.Contains("Too few to say: 1 closed year and 25 lines.", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("svg title#chart-delivery-t"));
        Assert.NotNull(page.Document.QuerySelector("svg title#chart-drivers-t"));
        Assert.NotNull(page.Document.QuerySelector("svg title#chart-calibration-t"));
        Assert.EndsWith("recorded", page.Document.QuerySelector("#sheet-Scorebyyear ~ tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("-16,656", page.Document.QuerySelector("#sheet-Deliveryforecast ~ tbody tr.app-total")!.TextContent, StringComparison.Ordinal);

        // Two reversals and a line of nothing plan no saving.
        Assert.Equal(3, page.Document.QuerySelectorAll("#sheet-Takenasforecast ~ tbody tr").Length);
        Assert.Equal(64, page.Document.QuerySelectorAll("#sheet-Lines ~ tbody tr").Length);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Files_hold_the_same_figures_and_the_same_seed_gives_them_again(string engine)
    {
        var council = await OnAsync(engine);
        var json = await JsonAsync(council, Forecast + ".json?as-at=2017-10-31&seed=7&draws=5000");
        Assert.Equal("delivery-1", json.GetProperty("algorithm").GetString());
        Assert.Equal("-16656000.00", json.GetProperty("owners").GetString());
        Assert.Equal(5, json.GetProperty("monthsLeft").GetInt32());
        Assert.Equal(64, json.GetProperty("lines").GetArrayLength());
        Assert.True(Pounds(json, "p10") < Pounds(json, "p50") && Pounds(json, "p50") < Pounds(json, "p90"));
        Assert.Equal(json.GetProperty("p90").GetString(), (await JsonAsync(council, Forecast + ".json?as-at=2017-10-31&seed=7&draws=5000")).GetProperty("p90").GetString());
        Assert.NotEqual(json.GetProperty("p90").GetString(), (await JsonAsync(council, Forecast + ".json?as-at=2017-10-31&seed=8&draws=5000")).GetProperty("p90").GetString());
        var csv = await (await council.AsAsync(Roles.Member)).GetStringAsync(Forecast + ".csv?as-at=2017-10-31&seed=7&draws=5000", Cancel);
        Assert.Contains(json.GetProperty("lines")[0].GetProperty("p90").GetString()!, csv.Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var xlsx = await (await council.AsAsync(Roles.Member)).GetByteArrayAsync(Forecast + ".xlsx?as-at=2017-10-31&seed=7&draws=5000", Cancel);
        Assert.Equal("PK"u8, xlsx.AsSpan(0, 2));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_cannot_be_drawn_is_said_at_its_box(string engine)
    {
        var council = await OnAsync(engine);
        foreach (var (question, words) in new[] { ("draws=10", "draws cannot be made here"), ("draws=1,000,000", "draws cannot be made here"), ("draws=lots", "draws cannot be made here"), ("seed=-1", "is not a seed"), ("seed=1.5", "is not a seed") })
        {
            var page = await council.GetAsync(Roles.Member, $"{Forecast}?{question}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.True(page.Errors.Any(e => e.Contains(words, StringComparison.Ordinal)), $"{question}: {string.Join(" / ", page.Errors)}");
            Assert.NotNull(page.Document.QuerySelector($".govuk-error-summary a[href='#{question.Split('=')[0]}']"));
            Assert.Null(page.Document.QuerySelector("svg title#chart-delivery-t"));
            Assert.Equal(HttpStatusCode.BadRequest, (await council.GetAsync(Roles.Member, $"{Forecast}.json?{question}")).Status);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await council.GetAsync(Roles.Member, Forecast + "?as-at=Octember")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Before_anything_is_stated_there_is_nothing_to_forecast_and_the_page_says_so(string engine)
    {
        var page = await (await OnAsync(engine)).GetAsync(Roles.Member, Forecast + "?as-at=2017-04-30");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("so there is nothing to forecast", page.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Closed_years_are_learned_from_and_scored_and_an_open_one_is_not(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        var before = await JsonAsync(council, Forecast + ".json?as-at=2017-10-31");
        Assert.Equal(0, before.GetProperty("score").GetProperty("lines").GetInt32());
        var unscored = await council.GetAsync(Roles.Member, October);
        Assert.Contains("No year of this council has closed at this point of its year", unscored.Text, StringComparison.Ordinal);
        Assert.Contains("this forecast has never been scored", unscored.Text, StringComparison.Ordinal);
        Assert.Null(unscored.Document.QuerySelector("svg title#chart-calibration-t"));

        // Counted on a council of the test's own: nobody else asks it meanwhile.
        await TakesAtMostAsync(6, council, Roles.Member, October);
        await ClosedYears.WriteAsync(council.Services, Finance, 2016, 2016, closed: false);
        Assert.Equal(before.GetProperty("p50").GetString(), (await JsonAsync(council, Forecast + ".json?as-at=2017-10-31")).GetProperty("p50").GetString());
        Assert.Equal(0, (await JsonAsync(council, Forecast + ".json?as-at=2017-10-31")).GetProperty("model").GetProperty("closedYears").GetInt32());

        await ClosedYears.WriteAsync(council.Services, Finance, 2012, 2015);
        var after = await JsonAsync(council, Forecast + ".json?as-at=2017-10-31");
        Assert.Equal(4, after.GetProperty("model").GetProperty("closedYears").GetInt32());
        Assert.Equal(4 * ClosedYears.Lines, after.GetProperty("score").GetProperty("lines").GetInt32());
        Assert.NotEqual(before.GetProperty("p50").GetString(), after.GetProperty("p50").GetString());
        var page = await council.GetAsync(Roles.Member, October);
        Assert.Contains("Learned from 4 closed years and 96 lines", page.Text, StringComparison.Ordinal);
        Assert.Contains("Over 4 closed years and 96 lines the forecast", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("svg title#chart-calibration-t"));
        Assert.Equal(["2012-13", "2013-14", "2014-15", "2015-16", "All"], page.Document.QuerySelectorAll("#sheet-Scorebyyear ~ tbody th").Select(h => h.TextContent));
        Assert.Contains("-1,560", page.Document.QuerySelector("#sheet-Scorebyyear ~ tbody tr")!.TextContent, StringComparison.Ordinal);

        // The year before closes late: on days before that it is not known.
        await ClosedYears.CloseAsync(council.Services, Finance, 2016, new(2017, 12, 15));
        Assert.Equal(4, (await JsonAsync(council, Forecast + ".json?as-at=2017-10-31")).GetProperty("model").GetProperty("closedYears").GetInt32());
        Assert.Equal(5, (await JsonAsync(council, Forecast + ".json?as-at=2017-12-31")).GetProperty("model").GetProperty("closedYears").GetInt32());
        await TakesAtMostAsync(6 + (4 * 3), council, Roles.Member, October);

        // A year that has ended is not forecast as if it had not.
        Assert.Contains("The year has ended", (await council.GetAsync(Roles.Member, "/tracker/2014-15/forecast")).Text, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> JsonAsync(WebCouncil council, string path)
    {
        using var document = JsonDocument.Parse(await (await council.AsAsync(Roles.Member)).GetStringAsync(path, Cancel));
        return document.RootElement.Clone();
    }

    private static decimal Pounds(JsonElement json, string name) => decimal.Parse(json.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}
