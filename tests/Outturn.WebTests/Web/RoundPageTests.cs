using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Outturn.App.Operations.Rounds;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Record;
using Outturn.Data.Settings;
using Outturn.Data.Tracking;

namespace Outturn.WebTests.Web;

/// <summary>The list of a year's rounds, and one round: its progress, its reminders, its review, its closing.</summary>
public sealed class RoundPageTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    private const string Rounds = "/tracker/2017-18/rounds";
    private const string January = Rounds + "/2018-01";

    private static readonly FinancialMonth Month = new(new(2017), 10);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Rounds_are_refused_to_those_who_may_not_read_the_tracker_and_what_is_done_there_to_those_who_may_only_read(string engine)
    {
        var council = await OnAsync(engine);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Public, Rounds)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Public, January)).Status);
        var page = await council.GetAsync(Roles.Member, January);
        Assert.Empty(page.Document.QuerySelectorAll("input[name=Lines], button[name=verdict], button[name=owners], textarea"));
        foreach (var role in new[] { Roles.Member, Roles.Owner, Roles.Pmo })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await council.SendAsync(role, "/sign-out", January + "?handler=Close", [new("CloseReason", "x")])).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await council.SendAsync(role, "/sign-out", January + "?handler=Review", [new("verdict", "sign-off"), new("Lines", "x.1")])).Status);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await council.SendAsync(Roles.Owner, "/sign-out", January + "?handler=Chase", [])).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.SendAsync(Roles.Member, "/sign-out", Rounds, [new("Period", "2018-02"), new("Due", "7 March 2018")])).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_year_without_a_tracker_and_a_month_without_a_round_are_missing(string engine)
    {
        var council = await OnAsync(engine);
        foreach (var path in new[] { "/tracker/2031-32/rounds", Rounds + "/2018-02", Rounds + "/2019-01", Rounds + "/january", "/tracker/2031-32/rounds/2031-05" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Finance, path)).Status);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_year_s_rounds_render_with_how_far_each_is(string engine)
    {
        var page = await (await OnAsync(engine)).GetAsync(Roles.Member, Rounds);
        Assert.Equal("Monthly rounds, 2017-18", page.Heading);
        Assert.Contains("January 2018 is open, due on 1 February 2018.", page.Text, StringComparison.Ordinal);
        var cells = page.Document.QuerySelector("tbody tr")!.QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ToList();
        Assert.Equal(["Open", "1 February 2018", "22 January 2018, Transformation programme office", "Not yet", "4", "1"], cells[..6]);
        Assert.Equal(67, cells[4..].Sum(c => int.Parse(c, CultureInfo.InvariantCulture)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_year_that_never_had_a_round_teaches_what_one_is(string engine)
    {
        await using var council = await NewOnAsync(engine, sample: false);
        await BringInAsync(council);
        var member = await council.GetAsync(Roles.Member, "/tracker/2020-21/rounds");
        Assert.Contains("No round has been opened yet.", member.Text, StringComparison.Ordinal);
        Assert.Empty(member.Document.QuerySelectorAll("main form"));
        var office = await council.GetAsync(Roles.Pmo, "/tracker/2020-21/rounds");
        Assert.Equal("6 November 2020", office.Document.QuerySelector("#Due")!.GetAttribute("value"));
        Assert.Equal("October 2020", office.Document.QuerySelector("#Period option[selected]")!.TextContent);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_month_a_day_and_an_order_that_cannot_be_are_said_beside_the_field(string engine)
    {
        await using var council = await NewOnAsync(engine, sample: false);
        await BringInAsync(council);
        const string Path = "/tracker/2020-21/rounds";
        var none = await council.SendAsync(Roles.Pmo, Path, Path, []);
        Assert.Equal(["Choose the month of 2020-21 that the round is for.", "Give the day by which owners submit, such as 7 February 2018."], none.Errors);
        Assert.Contains((await council.SendAsync(Roles.Pmo, Path, Path, [new("Period", "2021-05"), new("Due", "1/6/2021")])).Errors, e => e.StartsWith("Choose the month", StringComparison.Ordinal));
        Assert.Contains((await council.SendAsync(Roles.Pmo, Path, Path, [new("Period", "2020-10"), new("Due", "1 June 2020")])).Errors, e => e.StartsWith("1 June 2020 is before October 2020 begins", StringComparison.Ordinal));
        Assert.Contains((await council.SendAsync(Roles.Pmo, Path, Path, [new("Period", "2020-10"), new("Due", "1 June 2022")])).Errors, e => e.Contains("three months", StringComparison.Ordinal));
        Assert.Equal("/tracker/2020-21/rounds/2020-10?done=opened", (await council.SendAsync(Roles.Pmo, Path, Path, [new("Period", "2020-10"), new("Due", "6/11/2020")])).Leads);
        Assert.Contains((await council.SendAsync(Roles.Pmo, "/sign-out", Path, [new("Period", "2020-11"), new("Due", "7/12/2020")])).Errors, e => e.StartsWith("The October 2020 round is still open", StringComparison.Ordinal));
        Assert.Contains("The next round can be opened once October 2020 is closed.", (await council.GetAsync(Roles.Pmo, Path)).Text, StringComparison.Ordinal);
        Assert.Contains("The October 2020 round is open. Owners see it", (await council.GetAsync(Roles.Pmo, Path + "/2020-10?done=opened")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_round_renders_by_owner_and_its_review_with_figures_words_and_who(string engine)
    {
        var council = await OnAsync(engine);
        var page = await council.GetAsync(Roles.Finance, January);
        Assert.Equal("January 2018 round", page.Heading);
        Assert.Contains("Due on 1 February 2018, in 2 days. 17 of 67 lines are signed off; 4 with finance, 1 returned, 45 not submitted.", page.Text, StringComparison.Ordinal);
        var placements = page.Document.QuerySelectorAll(".app-round-owners tbody tr").Single(r => r.TextContent.Contains("Head of placements commissioning", StringComparison.Ordinal));
        Assert.Contains("29 January, Transformation programme office", placements.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, page.Document.QuerySelectorAll("input[name=Lines]").Length);
        var line = page.Document.QuerySelectorAll(".app-review tbody tr").Single(r => r.TextContent.Contains("A/R.6.155", StringComparison.Ordinal));
        Assert.Contains("Submitted 25 January, 11:40, Head of mental health services", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("£38k more moves into next year", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("-342", line.TextContent, StringComparison.Ordinal);

        var returned = await council.GetAsync(Roles.Finance, January + "?state=returned");
        Assert.Equal("A/R.6.244", Assert.Single(returned.Document.QuerySelectorAll(".app-review tbody th b")).TextContent);
        Assert.Contains("Which contract is it", returned.Text, StringComparison.Ordinal);
        var filtered = await council.GetAsync(Roles.Finance, January + "?state=all&owner=Head+of+transport&committee=C%26YP");
        Assert.Equal(5, filtered.Document.QuerySelectorAll(".app-review tbody tr").Length);
        Assert.Equal("Head of transport", filtered.Document.QuerySelector("#f-owner option[selected]")!.TextContent);
        Assert.Contains("No line answers to this filter.", (await council.GetAsync(Roles.Member, January + "?owner=Nobody")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Rounds_and_a_round_take_few_statements(string engine)
    {
        var council = await OnAsync(engine);
        await TakesAtMostAsync(3, council, Roles.Finance, Rounds);
        await TakesAtMostAsync(3, council, Roles.Finance, January);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Lines_are_signed_off_completed_and_returned_with_a_reason(string engine)
    {
        await using var council = await NewOnAsync(engine);
        var ticks = await TicksAsync(council);
        Assert.Contains("Choose at least one line.", (await ReviewAsync(council, "sign-off")).Errors);
        var bare = await ReviewAsync(council, "return", ticks["A/R.6.132"]);
        Assert.Contains(bare.Errors, e => e.StartsWith("Say why the lines go back", StringComparison.Ordinal));
        Assert.True(bare.Document.QuerySelectorAll("input[name=Lines]").Single(i => i.GetAttribute("value") == ticks["A/R.6.132"]).HasAttribute("checked"), "a tick is lost where only the reason is missing");

        Assert.Equal(January + "?done=sign-off&lines=1", (await ReviewAsync(council, "sign-off", ticks["A/R.6.132"])).Leads);
        Assert.Contains("1 line signed off.", (await council.GetAsync(Roles.Finance, January + "?done=sign-off&lines=1")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await ReviewAsync(council, "complete", ticks["A/R.6.214"])).Status);
        var returned = await council.SendAsync(
            Roles.Finance, January, January + "?handler=Review&state=submitted&owner=Head+of+mental+health+services", [new("verdict", "return"), new("Reason", "How many of the six?"), new("Lines", ticks["A/R.6.155"])]);
        Assert.Equal(January + "?done=return&lines=1&owner=Head%20of%20mental%20health%20services&state=submitted", returned.Leads);

        var now = await council.GetAsync(Roles.Finance, January + "?state=all");
        string Row(string key) => now.Document.QuerySelectorAll(".app-review tbody tr").Single(r => r.QuerySelector("b")!.TextContent == key).TextContent;
        Assert.Contains("Signed off", Row("A/R.6.132"), StringComparison.Ordinal);
        Assert.Contains("Complete", Row("A/R.6.214"), StringComparison.Ordinal);
        Assert.Contains("How many of the six?", Row("A/R.6.155"), StringComparison.Ordinal);
        Assert.Contains("How many of the six?", (await council.GetAsync("mental-health", "/")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_line_that_changed_meanwhile_or_never_was_is_refused_beside_it_and_nothing_is_written(string engine)
    {
        await using var council = await NewOnAsync(engine);
        var ticks = await TicksAsync(council);
        await SubmitAsync(council, "A/R.6.132", "Seen again on 30 January.", "Head of mental health services", "mental-health");
        var before = (await council.Services.GetRequiredService<ActLog>().LatestAsync(Cancel))!.Act.Number;
        var stale = await ReviewAsync(council, "sign-off", ticks["A/R.6.132"], ticks["A/R.6.155"]);
        Assert.Contains("A/R.6.132 was submitted again after you opened this page. Look at it again; nothing was written.", stale.Errors);
        Assert.NotNull(stale.Document.QuerySelector(".app-review__refusal"));
        Assert.Contains("Seen again on 30 January.", stale.Text, StringComparison.Ordinal);
        foreach (var bad in new[] { "nonsense", $"{Guid.CreateVersion7():N}.7", $"{Guid.CreateVersion7():N}", "..", new string('x', 5000) })
        {
            Assert.Contains((await ReviewAsync(council, "sign-off", bad)).Errors, e => e.StartsWith("A line that you chose is no longer in the tracker", StringComparison.Ordinal));
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await ReviewAsync(council, "approve", ticks["A/R.6.155"])).Status);
        Assert.Equal(before, (await council.Services.GetRequiredService<ActLog>().LatestAsync(Cancel))!.Act.Number);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Nobody_signs_off_what_they_submitted_themselves(string engine)
    {
        await using var council = await NewOnAsync(engine);
        await SubmitAsync(council, "A/R.6.234", "Looked at for the service.", "Strategic finance manager", Roles.Finance);
        var page = await council.GetAsync(Roles.Finance, January);
        var row = page.Document.QuerySelectorAll(".app-review tbody tr").Single(r => r.QuerySelector("b")!.TextContent == "A/R.6.234");
        Assert.True(row.QuerySelector("input")!.HasAttribute("disabled"));
        Assert.Contains("You submitted A/R.6.234 yourself. Somebody else in finance must sign it off.", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("You submitted A/R.6.234 yourself. Somebody else in finance must sign it off.", (await ReviewAsync(council, "sign-off", row.QuerySelector("input")!.GetAttribute("value")!)).Errors);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Reminding_shows_on_the_owner_s_first_page_and_puts_a_letter_in_the_outbox_or_says_that_nobody_holds_the_post(string engine)
    {
        await using var council = await NewOnAsync(engine);
        var outbox = Path.Combine(council.Options.Data, "outbox");
        var letters = Directory.GetFiles(outbox).Length;
        var one = await council.SendAsync(Roles.Pmo, January, January + "?handler=Chase", [new("owners", "Head of transport")]);
        Assert.Contains("Reminded: Head of transport. Each sees it on their first page; one letter was put into the outbox.", (await council.GetAsync(Roles.Pmo, one.Leads!)).Text, StringComparison.Ordinal);
        var file = await File.ReadAllTextAsync(Directory.GetFiles(outbox).Single(f => File.ReadAllText(f).Contains("To: transport@sample.example", StringComparison.Ordinal)), Cancel);
        Assert.Contains("- A/R.6.244 Total Transport\r\n  Returned: Which contract is it", file, StringComparison.Ordinal);
        Assert.Contains("Reminded on 30 January by Transformation programme office.", (await council.GetAsync("transport", "/")).Text, StringComparison.Ordinal);

        var none = await council.SendAsync(Roles.Finance, January, January + "?handler=Chase", [new("owners", "Head of adults commissioning")]);
        Assert.Contains("No account that can be written to holds the post Head of adults commissioning: no letter was made.", (await council.GetAsync(Roles.Finance, none.Leads!)).Text, StringComparison.Ordinal);
        Assert.Equal(letters + 1, Directory.GetFiles(outbox).Length);

        // All who have something outstanding, by one act; the record holds no address.
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Pmo, January, January + "?handler=Chase", [])).Status);
        Assert.Equal(letters + 3, Directory.GetFiles(outbox).Length);
        Assert.DoesNotContain(await council.Services.GetRequiredService<ActLog>().ListAsync(50, cancel: Cancel), a => a.Act.Reason.Contains('@', StringComparison.Ordinal));
        var nobody = await council.SendAsync(Roles.Pmo, January, January + "?handler=Chase", [new("owners", "Head of nothing")]);
        Assert.Contains("Head of nothing has no line that waits in the January 2018 round.", nobody.Errors);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_owns_a_line_today_answers_for_it_in_the_round_even_when_given_it_after_the_month(string engine)
    {
        var clock = new TestClock { Now = new DateTimeOffset(2018, 2, 4, 10, 0, 0, TimeSpan.Zero) };
        await using var council = await NewOnAsync(engine, clock: clock);
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Pmo, "/tracker/2017-18/owners", "/tracker/2017-18/owners", [new("Lines", "A/R.6.246"), new("Owner", "Head of transport"), new("Reason", "Agreed")])).Status);
        var round = await council.GetAsync(Roles.Pmo, January + "?owner=Head+of+transport&state=all");
        Assert.Contains("A/R.6.246", round.Document.QuerySelectorAll(".app-review tbody b").Select(b => b.TextContent));
        await SubmitAsync(council, "A/R.6.246", "Prices hold.", "Head of transport", "transport");
        Assert.Contains("A/R.6.246", (await council.GetAsync(Roles.Finance, January)).Text, StringComparison.Ordinal);

        // At the month's last day the record still says that nobody owned it.
        var then = await council.Services.GetRequiredService<TrackerStore>().ReadAsync(Month.Year, AsAt.Day(Month.LastDay), Cancel);
        Assert.Equal("", then.Lines.Single(l => l.Key == "A/R.6.246").Owner);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Lateness_shows_in_words_once_the_due_day_has_passed(string engine)
    {
        var clock = new TestClock { Now = new DateTimeOffset(2018, 2, 4, 10, 0, 0, TimeSpan.Zero) };
        await using var council = await NewOnAsync(engine, clock: clock);
        var page = await council.GetAsync(Roles.Pmo, January);
        Assert.Contains("3 days late. 17 of 67 lines", page.Text, StringComparison.Ordinal);
        Assert.Contains("3 days late", page.Document.QuerySelectorAll(".app-round-owners tbody tr").Single(r => r.TextContent.Contains("Head of transport", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("late", page.Document.QuerySelectorAll(".app-round-owners tbody tr").Single(r => r.TextContent.Contains("Head of mental health", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.Contains("Open, 3 days late", (await council.GetAsync(Roles.Member, Rounds)).Text, StringComparison.Ordinal);
        Assert.Contains("3 days late", (await council.GetAsync(Roles.Owner, "/")).Text, StringComparison.Ordinal);
        Assert.Contains("Chase", (await council.GetAsync(Roles.Pmo, "/")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Closing_over_unsigned_lines_demands_a_reason_and_locks_the_month(string engine)
    {
        await using var council = await NewOnAsync(engine);
        var bare = await council.SendAsync(Roles.Finance, January, January + "?handler=Close", [new("CloseReason", " ")]);
        Assert.Contains(bare.Errors, e => e.StartsWith("50 lines are not signed off. Say why the round closes all the same", StringComparison.Ordinal));
        Assert.Equal(January + "?done=closed", (await council.SendAsync(Roles.Finance, January, January + "?handler=Close", [new("CloseReason", "The committee’s papers go out today")])).Leads);
        var closed = await council.GetAsync(Roles.Finance, January + "?done=closed");
        Assert.Contains("Closed on 30 January 2018 by Strategic finance manager.", closed.Text, StringComparison.Ordinal);
        Assert.Contains("The month is locked. A line can still be corrected on its own page, with a reason", closed.Text, StringComparison.Ordinal);
        Assert.Contains("The committee’s papers go out today", closed.Text, StringComparison.Ordinal);
        Assert.Empty(closed.Document.QuerySelectorAll("input[name=Lines], textarea, button[name=owners]"));
        Assert.Equal(67, closed.Document.QuerySelectorAll(".app-review tbody tr").Length);
        Assert.Contains((await council.SendAsync(Roles.Finance, "/sign-out", January + "?handler=Close", [new("CloseReason", "again")])).Errors, e => e.Contains("is not open", StringComparison.Ordinal));
        Assert.Contains((await council.SendAsync(Roles.Finance, "/sign-out", January + "?handler=Chase", [])).Errors, e => e.Contains("is not open", StringComparison.Ordinal));
        Assert.Contains("Publish the January 2018 report", (await council.GetAsync(Roles.Finance, "/")).Text, StringComparison.Ordinal);
        Assert.Contains("February 2018", (await council.GetAsync(Roles.Pmo, Rounds)).Document.QuerySelector("#Period option[selected]")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, string>> TicksAsync(WebCouncil council) =>
        (await council.GetAsync(Roles.Finance, January)).Document.QuerySelectorAll(".app-review tbody tr").ToDictionary(r => r.QuerySelector("b")!.TextContent, r => r.QuerySelector("input")!.GetAttribute("value")!, StringComparer.Ordinal);

    private static Task<Page> ReviewAsync(WebCouncil council, string verdict, params string[] ticks) =>
        council.SendAsync(Roles.Finance, January, January + "?handler=Review", [new("verdict", verdict), .. ticks.Select(t => KeyValuePair.Create("Lines", t))]);

    /// <summary>Submits a line in January through the operation, as that account.</summary>
    private static async Task SubmitAsync(WebCouncil council, string key, string commentary, string post, string account)
    {
        await using var scope = council.Services.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<App.Security.Accounts>().FindAsync(account + "@sample.example");
        var viewer = new Viewer(new Actor(found!.Id, post), [account == Roles.Finance ? Roles.Finance : Roles.Owner], ShippedGrants.All);
        var line = (await scope.ServiceProvider.GetRequiredService<TrackerStore>().ReadAsync(Month.Year, AsAt.Day(Month.LastDay), Cancel)).Lines.Single(l => l.Key == key);
        var draft = new LineDraft(line.Acts.Forecast, new Dictionary<int, string>(), commentary, Ready: true, new Dictionary<int, string>());
        var done = await scope.ServiceProvider.GetRequiredService<SubmitForecastsOperation>().RunAsync(
            viewer, new SubmitForecasts(Month, new RoundDraft(new Dictionary<Guid, LineDraft> { [line.Id] = draft })), "test", Cancel);
        Assert.True(done.Ok, string.Join("; ", done.Problems.Select(p => p.Message)));
    }

    private static async Task BringInAsync(WebCouncil council)
    {
        await using var scope = council.Services.CreateAsyncScope();
        var finance = await scope.ServiceProvider.GetRequiredService<App.Security.Accounts>().FindAsync("finance@sample.example");
        var done = await scope.ServiceProvider.GetRequiredService<ImportTrackerOperation>().ConfirmAsync(
            new Viewer(new Actor(finance!.Id, finance.Post), [Roles.Finance], ShippedGrants.All),
            new IncomingFile("t.csv", System.Text.Encoding.UTF8.GetBytes(Cli.ImportCommandTests.Small)), new ImportChoices(new(2020), new DateOnly(2020, 9, 30)),
            new ImportConfirmation(null, null, new Dictionary<string, MissingAnswer>(StringComparer.Ordinal), MissingAnswer.Keep, "", "First", "test"), Cancel);
        Assert.True(done.Ok, string.Join("; ", done.Problems.Select(p => p.Message)));
    }
}
