using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Outturn.App.Operations.Publishing;
using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Publishing;
using Outturn.Core.Values;
using Outturn.Data.Record;
using Outturn.Data.Tracking;

namespace Outturn.WebTests.Web;

public sealed class PublishPageTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    private const string Publish = "/tracker/2017-18/publish";
    private const string October = Publish + "?position=2017-10-31";
    private static readonly FinancialYear Year = new(2017);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Publishing_is_finances_alone(string engine)
    {
        var council = await OnAsync(engine);
        foreach (var role in new[] { Roles.Member, Roles.Owner, Roles.Pmo, Roles.Auditor, Roles.Public })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(role, Publish)).Status);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_year_without_a_tracker_is_missing(string engine) => Assert.Equal(HttpStatusCode.NotFound, (await (await OnAsync(engine)).GetAsync(Roles.Finance, "/tracker/2031-32/publish")).Status);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_would_be_frozen_renders_with_its_totals_its_findings_and_what_stands(string engine)
    {
        var page = await (await OnAsync(engine)).GetAsync(Roles.Finance, October);
        Assert.Equal("Publish a report", page.Heading);
        Assert.Contains("This would correct report 4.", page.Text, StringComparison.Ordinal);
        Assert.Equal(["67", "-20,538", "-16,656", "+3,882"], page.Document.QuerySelectorAll("tfoot td").Select(td => td.TextContent));
        Assert.Matches("findings? (is|are) open", page.Text);
        Assert.Contains("signed off", page.Text, StringComparison.Ordinal);
        Assert.Equal("Publish the correction of report 4", page.Document.QuerySelector("main form[method=post] button")!.TextContent.Trim());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_correction_without_a_reason_a_day_to_come_and_a_day_that_is_none_are_said(string engine)
    {
        var council = await OnAsync(engine);
        var refused = await council.SendAsync(Roles.Finance, October, Publish, [new("Position", "2017-10-31"), new("Supersedes", "4"), new("Reason", " "), new("WithoutPdf", "true")]);
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Equal(["Say why the published report is corrected: the reason is published with it."], refused.Errors);
        Assert.NotNull(refused.Document.QuerySelector("#Reason.govuk-input--error"));
        var stands = await council.SendAsync(Roles.Finance, October, Publish, [new("Position", "2017-10-31"), new("Reason", "Again"), new("WithoutPdf", "true")]);
        Assert.StartsWith("Report 4 stands for 31 October 2017 already.", Assert.Single(stands.Errors), StringComparison.Ordinal);
        var later = await council.GetAsync(Roles.Finance, Publish + "?position=2101-01-01");
        Assert.Contains("1 January 2101 has not come yet.", later.Text, StringComparison.Ordinal);
        Assert.Null(later.Document.QuerySelector("main form[method=post]"));
        Assert.Equal(HttpStatusCode.BadRequest, (await council.GetAsync(Roles.Finance, Publish + "?position=Octember")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_download_as_at_a_published_position_is_the_report_byte_for_byte_until_it_is_corrected(string engine)
    {
        await using var council = await NewOnAsync(engine);

        // November and December were published since; the download of October is October's report.
        foreach (var form in new[] { "json", "csv", "xlsx" })
        {
            Assert.Equal(await KeptAsync(council, 4, form), await DownloadAsync(council, form));
        }

        // Written directly, as another day's correction of one line at October's position.
        var act = await CorrectAsync(council, Money.FromThousands(-7));
        var before = await KeptAsync(council, 4, "json");
        foreach (var form in new[] { "json", "csv", "xlsx" })
        {
            Assert.NotEqual(await KeptAsync(council, 4, form), await DownloadAsync(council, form));
        }

        var done = await council.SendAsync(Roles.Finance, October, Publish, [new("Position", "2017-10-31"), new("Supersedes", "4"), new("Reason", "A figure stood in the wrong row"), new("WithoutPdf", "true")]);
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        var number = long.Parse(done.Leads!.Split('/', '?')[2], System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(number > 4);
        foreach (var form in new[] { "json", "csv", "xlsx" })
        {
            Assert.Equal(await DownloadAsync(council, form), await KeptAsync(council, number, form));
        }

        Assert.Equal(before, await KeptAsync(council, 4, "json"));
        Assert.Contains($"\"latestAct\": {act}", Encoding.UTF8.GetString(await KeptAsync(council, number, "json")), StringComparison.Ordinal);
        var old = await council.GetAsync(Roles.Public, "/reports/4");
        Assert.Contains($"Superseded by report {number}", old.Text, StringComparison.Ordinal);
        Assert.Contains("A figure stood in the wrong row", old.Text, StringComparison.Ordinal);
        Assert.Contains("£16.7m is forecast of the £20.5m planned: £3.9m short.", old.Text, StringComparison.Ordinal);
        Assert.Contains("Corrects report 4", (await council.GetAsync(Roles.Public, $"/reports/{number}")).Text, StringComparison.Ordinal);
        Assert.Contains($"Superseded by report {number}", (await council.GetAsync(Roles.Public, "/reports")).Text, StringComparison.Ordinal);
        var twice = await council.SendAsync(Roles.Finance, October, Publish, [new("Position", "2017-10-31"), new("Supersedes", "4"), new("Reason", "Again"), new("WithoutPdf", "true")]);
        Assert.StartsWith("Report 4 is superseded by report", Assert.Single(twice.Errors), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_tracker_that_changes_while_it_is_printed_is_printed_again_and_what_is_kept_is_what_stands(string engine)
    {
        await using var council = await NewOnAsync(engine);
        await using var scope = council.Services.CreateAsyncScope();
        var publish = scope.ServiceProvider.GetRequiredService<PublishReportOperation>();
        var prints = 0;
        var done = await publish.RunAsync(Finance, Year, new PublishReport(new(2017, 10, 31), 4, "Corrected while it is printed"), async c =>
        {
            prints++;
            if (prints == 1)
            {
                await CorrectAsync(council, Money.FromThousands(-9));
            }

            return Result.Ok(new byte[] { (byte)prints });
        }, "test", Cancel);
        Assert.True(done.Ok);
        Assert.Equal(2, prints);
        Assert.Equal(await DownloadAsync(council, "json"), await KeptAsync(council, done.Value.Number, "json"));
        Assert.Equal([2], await KeptAsync(council, done.Value.Number, "pdf"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_record_that_never_stands_still_refuses_in_words_and_publishes_nothing(string engine)
    {
        await using var council = await NewOnAsync(engine);
        await using var scope = council.Services.CreateAsyncScope();
        var publish = scope.ServiceProvider.GetRequiredService<PublishReportOperation>();
        var change = -20;
        var refused = await publish.RunAsync(Finance, Year, new PublishReport(new(2017, 10, 31), 4, "Never"), async c =>
        {
            await CorrectAsync(council, Money.FromThousands(change--));
            return Result.Ok(new byte[] { 1 });
        }, "test", Cancel);
        Assert.False(refused.Ok);
        Assert.Equal(PublishReport.ChangedMeanwhile, Assert.Single(refused.Problems).Code);
        Assert.Null((await scope.ServiceProvider.GetRequiredService<TrackerStore>().ReportAsync(4, Cancel))!.SupersededBy);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_kept_report_reads_back_into_the_tracker_that_it_froze(string engine)
    {
        var council = await OnAsync(engine);
        var kept = await KeptAsync(council, 4, "json");
        var view = Core.Reports.TrackerView.Of(KeptReport.Read(kept), new Core.Reports.TrackerFilter());
        var again = Encoding.UTF8.GetString(App.Api.TrackerJson.Write(view));
        Assert.Equal(Encoding.UTF8.GetString(kept), again);
    }

    [Fact]
    public void A_kept_report_reads_back_whatever_its_figures_are()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var any = new Data.AnyTracker(seed);

            // A few lines with small figures: this is about shapes, and sums must not overflow.
            var lines = Enumerable.Range(0, 3).Select(i => new TrackerLine(Guid.Empty, Year, $"K{i}", "", any.Details(), new(Small(any.Amount()), Small(any.Phasing())), any.Stated() is var s ? s with { Forecast = Small(s.Forecast), StatedVariance = null } : s, any.Text(), LineStanding.In)).ToList();
            var view = Core.Reports.TrackerView.Of(new TrackerPosition(Year, AsAt.Day(new(2017, 10, 31)), lines, []) { LatestAct = 7 }, new Core.Reports.TrackerFilter());
            var json = App.Api.TrackerJson.Write(view);
            Assert.Equal(Encoding.UTF8.GetString(json), Encoding.UTF8.GetString(App.Api.TrackerJson.Write(Core.Reports.TrackerView.Of(KeptReport.Read(json), new Core.Reports.TrackerFilter()))));
        }
    }

    private static Viewer Finance => new(new Actor(Guid.Parse("01890000-0000-7000-8000-000000000001"), "Strategic finance manager"), [Roles.Finance], Outturn.Data.Settings.ShippedGrants.All);

    private static Amount Small(Amount amount) => amount switch
    {
        Amount.Known k => Amount.Of(Money.FromPence(k.Figure.Pence % 1_000_000)),
        Amount.Range r => Amount.Between(Money.FromPence(r.Low.Pence % 1_000_000), Money.FromPence(r.High.Pence % 1_000_000)),
        _ => amount,
    };

    private static Phasing Small(Phasing phasing) => phasing.Kind == PhasingKind.Unphased
        ? Phasing.Unphased(Small(phasing.Stated!))
        : Phasing.AsPrinted([.. phasing.Parts.Select(Small)], phasing.Stated is { } stated ? Small(stated) : null);

    /// <summary>One line's forecast corrected at October's position; gives the act.</summary>
    private static async Task<long> CorrectAsync(WebCouncil council, Money year)
    {
        var store = council.Services.GetRequiredService<TrackerStore>();
        var done = await store.WriteAsync(new ActRequest("test", Finance.Actor, "corrected", "test", new(2017, 10, 31)), Year, position =>
        {
            var line = position.Lines.First(l => l.Stated.Complete != true);
            return Result.Ok(TrackerChanges.None with
            {
                Lines = [new LineChange(line.Id, line.Key, line.Reference) { Stated = line.Stated with { Forecast = Phasing.Unphased(Amount.Of(year)) } }],
            });
        });
        Assert.True(done.Ok);
        return done.Value.Number!.Value;
    }

    private static async Task<byte[]> DownloadAsync(WebCouncil council, string form)
    {
        using var answer = await (await council.AsAsync(Roles.Member)).GetAsync($"/tracker/2017-18.{form}?as-at=2017-10-31", Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(Cancel);
    }

    private static async Task<byte[]> KeptAsync(WebCouncil council, long number, string form)
    {
        using var nobody = council.Anonymous();
        return await nobody.GetByteArrayAsync($"/reports/{number}/savings-tracker-2017-18-2017-10-31.{form}", Cancel);
    }
}
