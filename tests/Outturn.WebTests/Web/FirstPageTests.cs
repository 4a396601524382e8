using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

/// <summary>The first page by role, in the sample's own time: 30 January 2018, two days before the round is due.</summary>
public sealed class FirstPageTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_owner_sees_what_is_due_how_far_the_draft_is_and_their_own_lines(string engine)
    {
        var page = await (await OnAsync(engine)).GetAsync(Roles.Owner, "/");
        Assert.Matches("^(One thing needs|[A-Z][a-z]+ things need) you$", page.Heading);
        var first = page.Document.QuerySelector(".app-todo li")!;
        Assert.Equal("Thursday 1 Februaryin 2 days", first.QuerySelector(".app-todo__due")!.TextContent);
        Assert.Equal("Update your forecasts for January", first.QuerySelector("h2")!.TextContent);
        Assert.Equal("/tracker/2017-18/update", first.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("Five lines wait for you. One figure in your draft needs an answer. Reminded on 29 January by Transformation programme office.", first.TextContent, StringComparison.Ordinal);
        Assert.Equal("2 of 5 ready", first.QuerySelector(".app-todo__state")!.TextContent);
        Assert.Matches("Your six lines: £[0-9.]+[km] of the £[0-9.]+[km] planned is forecast", page.Text);
        Assert.NotNull(page.Document.QuerySelector("svg .dot-plan"));
        Assert.Equal(page.Document.QuerySelectorAll("svg .dot-plan").Length, page.Document.QuerySelectorAll("main table tbody tr").Length);
        Assert.Contains("1 February 2018 January 2018 forecasts are due", page.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_returned_line_stands_on_its_owner_s_first_page_with_the_reason(string engine)
    {
        var page = await (await OnAsync(engine)).GetAsync("transport", "/");
        Assert.Contains("Correct A/R.6.244 and submit it again", page.Text, StringComparison.Ordinal);
        Assert.Contains("Strategic finance manager returned it: Which contract is it, and does the higher price run on into next year?", page.Text, StringComparison.Ordinal);
        Assert.Contains("Strategic finance manager returned A/R.6.244:", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("A/R.6.155", page.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Finance_and_the_programme_office_see_their_parts_and_a_member_what_was_published(string engine)
    {
        var council = await OnAsync(engine);
        var finance = await council.GetAsync(Roles.Finance, "/");
        Assert.Contains("Review 4 lines for January 2018", finance.Text, StringComparison.Ordinal);
        Assert.Contains("From Head of mental health services and Head of transport.", finance.Text, StringComparison.Ordinal);
        Assert.Contains("8 lines were submitted for January 2018.", finance.Text, StringComparison.Ordinal);
        Assert.NotNull(finance.Document.QuerySelector("svg .to-come"));
        var office = await council.GetAsync(Roles.Pmo, "/");
        Assert.Contains("Give 1 line an owner", office.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Review 4 lines", office.Text, StringComparison.Ordinal);
        foreach (var role in new[] { Roles.Member, Roles.Auditor, Roles.Administrator })
        {
            var page = await council.GetAsync(role, "/");
            Assert.Equal("Nothing needs you today", page.Heading);
            Assert.Contains("Published last", page.Text, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_past_position_asks_for_nothing_and_shows_the_tracker_of_its_day(string engine)
    {
        var page = await (await OnAsync(engine)).GetAsync(Roles.Finance, "/?as-at=2017-10-31");
        Assert.Equal("Savings tracker 2017-18", page.Heading);
        Assert.Contains("£16.7m", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll(".app-todo"));
        Assert.DoesNotContain("Since you were last here", page.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_first_visit_is_said_and_the_next_one_says_what_came_between(string engine)
    {
        var clock = new TestClock { Now = new DateTimeOffset(2018, 1, 30, 10, 0, 0, TimeSpan.Zero) };
        await using var council = await NewOnAsync(engine, clock: clock);
        await using (var scope = council.Services.CreateAsyncScope())
        {
            Assert.True((await scope.ServiceProvider.GetRequiredService<App.Security.Accounts>().CreateAsync("new@sample.example", "New chair", [Roles.Member], password: null)).Ok);
        }

        Assert.Contains("This is your first visit.", (await council.GetAsync("new", "/")).Text, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Contains("Nothing that concerns you has changed since 30 January.", (await council.GetAsync("new", "/")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Finance, "/tracker/2017-18/rounds/2018-01", "/tracker/2017-18/rounds/2018-01?handler=Close", [new("CloseReason", "Papers go out")])).Status);
        clock.Advance(TimeSpan.FromHours(2));
        var after = await council.GetAsync("new", "/");
        Assert.Contains("Strategic finance manager closed the January 2018 round.", after.Text, StringComparison.Ordinal);

        // Within one visit the news stays; a look at the past is no visit.
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Contains("closed the January 2018 round", (await council.GetAsync("new", "/")).Text, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromMinutes(40));
        await council.GetAsync("new", "/?as-at=2017-10-31");
        Assert.DoesNotContain("closed the January 2018 round", (await council.GetAsync("new", "/")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_first_page_is_cheap(string engine)
    {
        var council = await OnAsync(engine);
        foreach (var role in new[] { Roles.Owner, Roles.Finance, Roles.Member })
        {
            await TakesAtMostAsync(role is Roles.Member or Roles.Auditor ? 6 : 8, council, role, "/");
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Links_cookies_and_lock_out_work_in_the_sample_s_own_time(string engine)
    {
        await using var council = await NewOnAsync(engine);

        // The link and the session: issued and read in 2018.
        Assert.Equal(HttpStatusCode.OK, (await council.GetAsync(Roles.Finance, "/tracker")).Status);
        Assert.Equal(HttpStatusCode.OK, (await council.GetAsync(Roles.Finance, "/tracker")).Status);
        using var client = council.Anonymous();
        for (var i = 0; i < 5; i++)
        {
            await council.SendAsync(client, "/sign-in", [new("Email", "member@sample.example"), new("Password", "wrong")]);
        }

        Assert.Contains((await council.SendAsync(client, "/sign-in", [new("Email", "member@sample.example"), new("Password", "wrong")])).Errors, e => e.StartsWith("This account is locked", StringComparison.Ordinal));
        string Row(Page page) => page.Document.QuerySelectorAll("tbody tr").First(r => r.TextContent.Contains("member@sample.example", StringComparison.Ordinal)).TextContent;
        Assert.Contains("ocked", Row(await council.GetAsync(Roles.Administrator, "/users")), StringComparison.Ordinal);
        Assert.Contains("today here is 30 January 2018", (await council.GetAsync(Roles.Finance, "/")).Html, StringComparison.Ordinal);
    }
}
