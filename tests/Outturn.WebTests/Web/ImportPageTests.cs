using System.Net;
using System.Text;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

public sealed class ImportPageTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    private const string Small =
        "Savings tracker 2020-21 as at 30 September 2020\n" +
        "Ref,Saving,Committee,Target £000,Forecast £000,Variance £000,RAG,Commentary\n" +
        "S1,Shared services,Resources,-100,-80,20,Green,On the way\n" +
        "S2,Digital post,Resources,-50,-50,0,Green,Done in part\n";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Bringing_in_is_refused_to_those_who_may_only_read(string engine)
    {
        var council = await OnAsync(engine);
        foreach (var role in new[] { Roles.Member, Roles.Owner, Roles.Auditor, Roles.Public, Roles.Administrator })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(role, "/tracker/import")).Status);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_preview_that_is_no_longer_kept_is_missing_and_another_s_is_not_shown(string engine)
    {
        await using var council = await NewOnAsync(engine, sample: false);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Finance, $"/tracker/import/{Guid.Empty}")).Status);
        var kept = await council.SendAsync(Roles.Finance, "/tracker/import", "/tracker/import", [], Upload("t.csv", Small));
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Pmo, kept.Leads!)).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_form_renders(string engine)
    {
        var page = await (await OnAsync(engine)).GetAsync(Roles.Finance, "/tracker/import");
        Assert.Equal("Bring in a tracker", page.Heading);
        Assert.NotNull(page.Document.QuerySelector("input[type=file]"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_wrong_with_the_form_or_the_file_is_said_beside_it(string engine)
    {
        var council = await OnAsync(engine);
        var none = await council.SendAsync(Roles.Finance, "/tracker/import", "/tracker/import", [new("Year", "twenty"), new("Position", "soon")]);
        Assert.Contains("Choose a file.", none.Errors);
        Assert.Contains(none.Errors, e => e.Contains("“twenty” is not a financial year", StringComparison.Ordinal));
        Assert.Contains(none.Errors, e => e.Contains("“soon” is not a date", StringComparison.Ordinal));
        Assert.StartsWith("Error: ", none.Document.Title, StringComparison.Ordinal);

        var empty = await council.SendAsync(Roles.Finance, "/tracker/import", "/tracker/import", [], Upload("empty.xlsx", ""));
        Assert.Contains(empty.Errors, e => e.Contains("The file is empty", StringComparison.Ordinal));
        var word = await council.SendAsync(Roles.Finance, "/tracker/import", "/tracker/import", [], Upload("tracker.xlsx", "%PDF-1.7 nothing"));
        Assert.Contains(word.Errors, e => e.Contains("PDF", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Only_finance_brings_in_that_a_saving_is_complete_or_what_changes_a_complete_one(string engine)
    {
        const string File =
            "Savings tracker 2020-21 as at 30 September 2020\n" +
            "Ref,Saving,Committee,Target £000,Forecast £000,Variance £000,Complete?,RAG,Commentary\n" +
            "S1,Shared services,Resources,-100,-80,20,No,Green,On the way\n" +
            "S2,Digital post,Resources,-50,-50,0,Yes,Green,Done\n";
        await using var council = await NewOnAsync(engine, sample: false);
        async Task<Page> BringAsync(string role, string text)
        {
            var kept = await council.SendAsync(role, "/tracker/import", "/tracker/import", [], Upload("t.csv", text));
            return await council.SendAsync(role, kept.Leads!, kept.Leads + "?handler=Confirm", [.. Hidden(await council.GetAsync(role, kept.Leads!)), new("Reason", "x")]);
        }

        Assert.Contains("S2: only finance says that a saving is complete", (await BringAsync(Roles.Pmo, File)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await BringAsync(Roles.Finance, File)).Status);
        Assert.Contains("S2: only finance", (await BringAsync(Roles.Pmo, File.Replace("-50,-50,0,Yes", "-50,-40,10,Yes", StringComparison.Ordinal))).Text, StringComparison.Ordinal);
        Assert.Contains("S2: only finance", (await BringAsync(Roles.Pmo, File.Replace("0,Yes", "0,No", StringComparison.Ordinal))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await BringAsync(Roles.Pmo, File.Replace("-80,20,No", "-70,30,No", StringComparison.Ordinal))).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_tracker_is_uploaded_previewed_and_confirmed_and_the_same_again_changes_nothing(string engine)
    {
        await using var council = await NewOnAsync(engine, sample: false);
        var kept = await council.SendAsync(Roles.Finance, "/tracker/import", "/tracker/import", [], Upload("t.csv", Small));
        Assert.Equal(HttpStatusCode.Redirect, kept.Status);
        var preview = await council.GetAsync(Roles.Finance, kept.Leads!);
        Assert.Contains("2 lines read. 2 lines new, 0 changed", preview.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Finance, "/tracker/2020-21")).Status);

        var done = await council.SendAsync(Roles.Finance, kept.Leads!, kept.Leads + "?handler=Confirm", [.. Hidden(preview), new("Reason", "First position")]);
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.Contains("The file is brought in, as act 1.", (await council.GetAsync(Roles.Finance, done.Leads!)).Text, StringComparison.Ordinal);
        var tracker = await council.GetAsync(Roles.Member, "/tracker/2020-21");
        Assert.Contains("£130k is forecast of the £150k planned: £20k short.", tracker.Text, StringComparison.Ordinal);

        var again = await council.SendAsync(Roles.Finance, "/tracker/import", "/tracker/import", [], Upload("t.csv", Small));
        var second = await council.GetAsync(Roles.Finance, again.Leads!);
        Assert.Contains("bringing it in changes nothing", second.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Lines_absent_from_a_later_file_are_asked_about_and_never_withdrawn_in_silence(string engine)
    {
        await using var council = await NewOnAsync(engine, sample: false);
        await BringInAsync(council, Small);
        var later = Small.Replace("30 September", "31 October", StringComparison.Ordinal).Replace("S2,Digital post,Resources,-50,-50,0,Green,Done in part\n", "", StringComparison.Ordinal);
        var kept = await council.SendAsync(Roles.Finance, "/tracker/import", "/tracker/import", [], Upload("later.csv", later));
        var preview = await council.GetAsync(Roles.Finance, kept.Leads!);
        Assert.Contains("Digital post", preview.Document.QuerySelector("#missing")!.TextContent, StringComparison.Ordinal);

        var refused = await council.SendAsync(Roles.Finance, kept.Leads!, kept.Leads + "?handler=Confirm", Hidden(preview));
        Assert.Contains(refused.Errors, e => e.Contains("Say whether to keep it or withdraw it", StringComparison.Ordinal));
        var unreasoned = await council.SendAsync(Roles.Finance, kept.Leads!, kept.Leads + "?handler=Confirm", [.. Hidden(preview), new("missing-S2", "withdraw")]);
        Assert.Contains(unreasoned.Errors, e => e.Contains("Say why these lines leave", StringComparison.Ordinal));

        var done = await council.SendAsync(Roles.Finance, kept.Leads!, kept.Leads + "?handler=Confirm", [.. Hidden(preview), new("missing-S2", "withdraw"), new("WithdrawalReason", "Merged with S1")]);
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.Contains("1 line left the tracker", (await council.GetAsync(Roles.Member, "/tracker/2020-21")).Text, StringComparison.Ordinal);
        Assert.Contains("Digital post", (await council.GetAsync(Roles.Member, "/tracker/2020-21?as-at=2020-09-30")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_file_or_a_tracker_that_changed_since_the_preview_is_not_written(string engine)
    {
        await using var council = await NewOnAsync(engine, sample: false);
        var kept = await council.SendAsync(Roles.Finance, "/tracker/import", "/tracker/import", [], Upload("t.csv", Small));
        var preview = await council.GetAsync(Roles.Finance, kept.Leads!);

        // Another hash than the one that was previewed: the file is not the same any more.
        var otherFile = Hidden(preview).Select(f => f.Key == "Sha256" ? new(f.Key, new string('0', 64)) : f);
        var changed = await council.SendAsync(Roles.Finance, kept.Leads!, kept.Leads + "?handler=Confirm", otherFile);
        Assert.Contains(changed.Errors, e => e.Contains("it changed in between. Nothing was written", StringComparison.Ordinal));

        // Somebody else brings the year in first.
        await BringInAsync(council, Small.Replace("-80", "-70", StringComparison.Ordinal).Replace(",20,", ",30,", StringComparison.Ordinal));
        var stale = await council.SendAsync(Roles.Finance, kept.Leads!, kept.Leads + "?handler=Confirm", Hidden(preview));
        Assert.Contains(stale.Errors, e => e.Contains("The tracker has changed since this preview was made", StringComparison.Ordinal));
        Assert.Contains("£120k is forecast", (await council.GetAsync(Roles.Member, "/tracker/2020-21")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_column_corrected_by_hand_is_remembered_for_the_next_file_with_its_headings(string engine)
    {
        await using var council = await NewOnAsync(engine, sample: false);
        const string odd = "Savings 2020-21 as at 30 September 2020 (£000)\nRef,Saving,Zebra,Giraffe,Other words\nS1,Shared services,-100,-80,Fine\nS2,Digital post,-50,-50,Good\n";
        var kept = await council.SendAsync(Roles.Finance, "/tracker/import", "/tracker/import", [], Upload("odd.csv", odd));
        var preview = await council.GetAsync(Roles.Finance, kept.Leads!);
        var fields = Form(preview).Where(f => f.Key is not ("column-2" or "column-3")).Append(new("column-2", "PlannedYear")).Append(new("column-3", "ForecastYear"));
        var remapped = await council.SendAsync(Roles.Finance, kept.Leads!, kept.Leads + "?handler=Remap", fields);
        Assert.Equal(HttpStatusCode.Redirect, remapped.Status);
        preview = await council.GetAsync(Roles.Finance, kept.Leads!);
        Assert.Contains("by hand", preview.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Finance, kept.Leads!, kept.Leads + "?handler=Confirm", Hidden(preview))).Status);

        var next = await council.SendAsync(Roles.Finance, "/tracker/import", "/tracker/import", [], Upload("odd.csv", odd.Replace("30 September", "31 October", StringComparison.Ordinal).Replace("-80", "-60", StringComparison.Ordinal)));
        var second = await council.GetAsync(Roles.Finance, next.Leads!);
        Assert.Contains("remembered", second.Text, StringComparison.Ordinal);
        Assert.Contains("0 lines new, 1 changed, 1 the same", second.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_body_that_claims_a_gigabyte_is_refused_before_it_is_read(string engine)
    {
        var council = await OnAsync(engine);
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync(council.Address.Host, council.Address.Port, Cancel);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /tracker/import HTTP/1.1\r\nHost: {council.Address.Authority}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1073741824\r\n\r\n"), Cancel);
        var answer = new byte[4096];
        var read = await stream.ReadAsync(answer, Cancel);
        Assert.StartsWith("HTTP/1.1 413", Encoding.ASCII.GetString(answer, 0, read), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_past_position_is_not_written(string engine)
    {
        var page = await (await OnAsync(engine)).SendAsync(Roles.Finance, "/tracker/2017-18/owners", "/tracker/2017-18/owners?as-at=2017-10-31", [new("Lines", "A/R.6.101"), new("Owner", "Somebody")]);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("A past position cannot be written", page.Text, StringComparison.Ordinal);
    }

    private static (string, string, byte[]) Upload(string name, string text) => ("Upload", name, Encoding.UTF8.GetBytes(text));

    private static async Task BringInAsync(WebCouncil council, string text)
    {
        var kept = await council.SendAsync(Roles.Pmo, "/tracker/import", "/tracker/import", [], Upload("t.csv", text));
        var preview = await council.GetAsync(Roles.Pmo, kept.Leads!);
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Pmo, kept.Leads!, kept.Leads + "?handler=Confirm", Hidden(preview))).Status);
    }

    private static List<KeyValuePair<string, string>> Hidden(Page page) => [.. Form(page).Where(f => f.Key is "Sha256" or "LatestAct")];

    private static IEnumerable<KeyValuePair<string, string>> Form(Page page)
    {
        foreach (var input in page.Document.QuerySelectorAll("main input[name]").Where(i => i.GetAttribute("type") is not ("radio" or "checkbox" or "file") && i.GetAttribute("name") != "__RequestVerificationToken"))
        {
            yield return new(input.GetAttribute("name")!, input.GetAttribute("value") ?? "");
        }

        foreach (var select in page.Document.QuerySelectorAll("main select[name]"))
        {
            yield return new(select.GetAttribute("name")!, (select.QuerySelector("option[selected]") ?? select.QuerySelector("option"))?.GetAttribute("value") ?? "");
        }
    }
}
