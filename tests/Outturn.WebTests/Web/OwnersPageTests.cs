using System.Net;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

public sealed class OwnersPageTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    private const string Owners = "/tracker/2017-18/owners";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Assigning_is_refused_to_those_who_may_only_read(string engine)
    {
        var council = await OnAsync(engine);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Member, Owners)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Owner, Owners)).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_year_without_a_tracker_is_missing(string engine) => Assert.Equal(HttpStatusCode.NotFound, (await (await OnAsync(engine)).GetAsync(Roles.Finance, "/tracker/2031-32/owners")).Status);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_lines_render_with_their_owners(string engine)
    {
        var page = await (await OnAsync(engine)).GetAsync(Roles.Finance, Owners);
        Assert.Equal(67, page.Document.QuerySelectorAll("input[name=Lines]").Length);
        Assert.Contains("1 line of 67 has no owner", page.Text, StringComparison.Ordinal);
        var unassigned = await (await OnAsync(engine)).GetAsync(Roles.Finance, Owners + "?owner=not%20assigned");
        Assert.Equal(["A/R.6.246"], unassigned.Document.QuerySelectorAll("input[name=Lines]").Select(i => i.GetAttribute("value")!));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task No_line_an_unknown_line_or_an_endless_post_is_said(string engine)
    {
        var council = await OnAsync(engine);
        var none = await council.SendAsync(Roles.Finance, Owners, Owners, [new("Owner", "Somebody")]);
        Assert.Contains("Choose at least one line to assign.", none.Errors);
        var unknown = await council.SendAsync(Roles.Finance, Owners, Owners, [new("Lines", "X/9"), new("Owner", new string('x', 121))]);
        Assert.Contains(unknown.Errors, e => e.StartsWith("X/9 is not in the tracker", StringComparison.Ordinal));
        Assert.Contains("Give the post in no more than 120 characters.", unknown.Errors);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Many_lines_are_assigned_by_one_act_and_the_history_says_so(string engine)
    {
        await using var council = await NewOnAsync(engine);
        var done = await council.SendAsync(Roles.Finance, Owners, Owners, [new("Lines", "A/R.6.246"), new("Lines", "A/R.6.101"), new("Owner", "Head of new things"), new("Reason", "Reorganised")]);
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.Contains("2 lines assigned", (await council.GetAsync(Roles.Finance, done.Leads!)).Text, StringComparison.Ordinal);
        var filtered = await council.GetAsync(Roles.Member, "/tracker/2017-18?owner=Head+of+new+things");
        Assert.Equal(2, filtered.Document.QuerySelectorAll("a.app-line").Length);
        var line = await council.GetAsync(Roles.Member, "/tracker/2017-18/line/A/R.6.246");
        Assert.Contains("Owner: Head of new things", line.Text, StringComparison.Ordinal);
        Assert.Contains("Reorganised", line.Text, StringComparison.Ordinal);

        var same = await council.SendAsync(Roles.Finance, Owners, Owners, [new("Lines", "A/R.6.246"), new("Owner", "Head of new things")]);
        Assert.EndsWith("assigned=0", same.Leads, StringComparison.Ordinal);
    }
}
