using System.Net;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Outturn.Core.Values;
using Outturn.Data;
using Outturn.Data.Record;

namespace Outturn.WebTests.Web;

public sealed class CheckPageTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    private const string Check = "/documents/check";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Checking_is_refused_to_those_who_may_not_read_documents(string engine)
    {
        var council = await OnAsync(engine);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Public, Check)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Member, Check)).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_form_renders_and_asks_for_a_file(string engine)
    {
        var council = await OnAsync(engine);
        Assert.Equal("Check a tracker file", (await council.GetAsync(Roles.Auditor, Check)).Heading);
        Assert.Contains("Choose a file.", (await council.SendAsync(Roles.Auditor, Check, Check, [])).Errors);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_bad_file_is_said_beside_the_field(string engine)
    {
        var page = await (await OnAsync(engine)).SendAsync(Roles.Finance, Check, Check, [], ("Upload", "tracker.xlsx", Encoding.UTF8.GetBytes("%PDF-1.4")));
        Assert.Contains(page.Errors, e => e.Contains("PDF", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_tracker_is_checked_and_nothing_is_written(string engine)
    {
        var council = await OnAsync(engine);
        var october = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "samples", "sample-county-council", "savings-tracker-2017-10.csv"), Cancel);
        var before = (await council.GetAsync(Roles.Auditor, "/record")).Text;
        var page = await council.SendAsync(Roles.Finance, Check, Check, [], ("Upload", "october.csv", october));
        Assert.Contains("67 lines read", page.Text, StringComparison.Ordinal);
        Assert.Contains("tracker.commentary-contradicts", page.Text, StringComparison.Ordinal);
        Assert.Contains("£78k", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("tracker.arithmetic", page.Text, StringComparison.Ordinal);
        Assert.Equal(before, (await council.GetAsync(Roles.Auditor, "/record")).Text);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_findings_of_october_stand_on_its_page_and_not_in_december(string engine)
    {
        var council = await OnAsync(engine);
        var october = await council.GetAsync(Roles.Member, "/tracker/2017-18/findings?as-at=2017-10-31");
        Assert.Contains("A/R.6.220", october.Text, StringComparison.Ordinal);
        Assert.Contains("tracker.complete-contradicts", october.Text, StringComparison.Ordinal);
        var line = await council.GetAsync(Roles.Member, "/tracker/2017-18/line/A/R.6.220?as-at=2017-10-31");
        Assert.Contains("£78k", line.Document.QuerySelector("#findings")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Public, "/tracker/2017-18/findings")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Member, "/tracker/2031-32/findings")).Status);
    }
}

public sealed class RecordPageTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_record_is_refused_to_those_who_may_not_read_it(string engine)
    {
        var council = await OnAsync(engine);
        foreach (var role in new[] { Roles.Owner, Roles.Member, Roles.Public })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(role, "/record")).Status);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_acts_render_and_are_proved(string engine)
    {
        var council = await OnAsync(engine);
        Assert.Contains("fund.drawdown", (await council.GetAsync(Roles.Auditor, "/record")).Text, StringComparison.Ordinal);
        var proved = await council.SendAsync(Roles.Auditor, "/record", "/record", []);
        var latest = (await council.Services.GetRequiredService<ActLog>().LatestAsync(Cancel))!.Act.Number;
        Assert.InRange(latest, 22, 200);
        Assert.Contains($"The record holds: {latest} acts", proved.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_file_that_was_not_imported_is_missing(string engine) =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await OnAsync(engine)).GetAsync(Roles.Member, "/record/files/" + new string('0', 64))).Status);
}

public sealed class HomePageTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Each_role_has_a_first_page_that_fits_it(string engine)
    {
        var council = await OnAsync(engine);
        Assert.Contains("Nothing is published here yet", (await council.GetAsync(Roles.Public, "/")).Text, StringComparison.Ordinal);
        Assert.Contains("Update your forecasts for January", (await council.GetAsync(Roles.Owner, "/")).Text, StringComparison.Ordinal);
        Assert.Contains("Give 1 line an owner", (await council.GetAsync(Roles.Finance, "/")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Give 1 line an owner", (await council.GetAsync(Roles.Member, "/")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_empty_council_teaches_the_one_next_step(string engine)
    {
        await using var council = await NewOnAsync(engine, sample: false);
        Assert.Contains("Bring in a tracker", (await council.GetAsync(Roles.Finance, "/")).Text, StringComparison.Ordinal);
        Assert.Contains("Bring in the one that your council keeps", (await council.GetAsync(Roles.Finance, "/tracker")).Text, StringComparison.Ordinal);
        Assert.Contains("Someone in finance can do so", (await council.GetAsync(Roles.Member, "/tracker")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Help_and_accessibility_need_no_sign_in(string engine)
    {
        using var client = (await OnAsync(engine)).Anonymous();
        foreach (var path in new[] { "/help", "/accessibility", "/sign-in", "/health" })
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(path, Cancel)).StatusCode);
        }
    }
}

public sealed class AccountPageTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_wrong_password_says_one_sentence_and_five_lock_the_account(string engine)
    {
        await using var council = await NewOnAsync(engine, sample: false);
        await using (var scope = council.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            var account = await users.FindByEmailAsync("member@sample.example");
            Assert.True((await users.AddPasswordAsync(account!, "correct horse battery")).Succeeded);
        }

        async Task<Page> TryAsync(string email, string password)
        {
            using var client = council.Anonymous();
            return await council.SendAsync(client, "/sign-in", [new("Email", email), new("Password", password)]);
        }

        Assert.Equal(["Enter your email address.", "Enter your password."], (await TryAsync("", "")).Errors);
        var unknown = (await TryAsync("nobody@sample.example", "x")).Errors;
        Assert.Equal(unknown, (await TryAsync("member@sample.example", "wrong")).Errors);
        Assert.Equal(HttpStatusCode.Redirect, (await TryAsync("member@sample.example", "correct horse battery")).Status);
        for (var i = 0; i < 4; i++)
        {
            await TryAsync("member@sample.example", "wrong");
        }

        Assert.Contains(await ErrorsAsync(), e => e.StartsWith("This account is locked", StringComparison.Ordinal));

        // Even the right password does not open a locked account, and the administrator can unlock it.
        Assert.Contains((await TryAsync("member@sample.example", "correct horse battery")).Errors, e => e.StartsWith("This account is locked", StringComparison.Ordinal));
        var people = await council.GetAsync(Roles.Administrator, "/users");
        var id = people.Document.QuerySelectorAll("tbody tr").First(r => r.TextContent.Contains("member@sample.example", StringComparison.Ordinal)).QuerySelector("input[name=id]")!.GetAttribute("value")!;
        Assert.Contains("can sign in again", (await council.SendAsync(Roles.Administrator, "/users", "/users?handler=Unlock", [new("id", id)])).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await TryAsync("member@sample.example", "correct horse battery")).Status);

        async Task<IReadOnlyList<string>> ErrorsAsync() => (await TryAsync("member@sample.example", "wrong")).Errors;
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_link_that_was_changed_signs_nobody_in(string engine)
    {
        using var client = (await OnAsync(engine)).Anonymous();
        var answer = await client.GetAsync($"/sign-in/link/{Guid.Empty}?token=abc", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("This link no longer works", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Signing_out_takes_a_press_and_ends_the_session(string engine)
    {
        await using var council = await NewOnAsync(engine, sample: false);
        var done = await council.SendAsync(Roles.Member, "/sign-out", "/sign-out", []);
        Assert.Equal("/sign-in", done.Leads);
        Assert.StartsWith("/sign-in", new Uri((await council.GetAsync(Roles.Member, "/tracker")).Leads!).PathAndQuery, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task People_are_the_administrator_s_alone(string engine)
    {
        var council = await OnAsync(engine);
        foreach (var role in Roles.All.Where(r => r != Roles.Administrator))
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(role, "/users")).Status);
        }

        Assert.Contains("Strategic finance manager", (await council.GetAsync(Roles.Administrator, "/users")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_person_is_added_with_roles_and_a_link_or_told_what_is_missing(string engine)
    {
        await using var council = await NewOnAsync(engine, sample: false);
        var bad = await council.SendAsync(Roles.Administrator, "/users", "/users?handler=Add", []);
        Assert.Contains("Enter an email address.", bad.Errors);
        Assert.Contains("Choose at least one role.", bad.Errors);
        var added = await council.SendAsync(Roles.Administrator, "/users", "/users?handler=Add", [new("Email", "new@sample.example"), new("Post", "Head of transport"), new("InRoles", Roles.Owner)]);
        Assert.Contains("Head of transport can sign in.", added.Text, StringComparison.Ordinal);
        Assert.Contains("/sign-in/link/", added.Text, StringComparison.Ordinal);
        var twice = await council.SendAsync(Roles.Administrator, "/users", "/users?handler=Add", [new("Email", "new@sample.example"), new("Post", "Head of transport"), new("InRoles", Roles.Owner)]);
        Assert.NotEmpty(twice.Errors);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Every_answer_carries_a_strict_content_policy(string engine)
    {
        var client = await (await OnAsync(engine)).AsAsync(Roles.Member);
        foreach (var path in new[] { "/", "/tracker/2017-18", "/tracker/2031-32" })
        {
            using var answer = await client.GetAsync(path, Cancel);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_form_without_its_token_is_refused(string engine)
    {
        var client = await (await OnAsync(engine)).AsAsync(Roles.Finance);
        using var content = new FormUrlEncodedContent([new("Lines", "A/R.6.101"), new("Owner", "x")]);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/tracker/2017-18/owners", content, Cancel)).StatusCode);
    }
}
