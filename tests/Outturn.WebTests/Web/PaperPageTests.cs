using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Outturn.App.Operations.Cases;
using Outturn.Core.Cases;
using Outturn.Core.Intake;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Data.Cases;
using Outturn.Data.Record;
using Outturn.Data.Settings;
using Outturn.WebTests.Data;

namespace Outturn.WebTests.Web;

/// <summary>The pages of papers and cases, from the upload to the plan line.</summary>
public sealed class PaperPageTests(PlanCouncils plans, SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : PlanServedTests(plans, councils, sqlite, postgres)
{
    private const string First = "/papers/1/cases/1";
    private const string Ferry = "/papers/1/cases/2";

    private const string Text = """
        Business Planning: Business Case – Savings proposal

        Project Title: Fewer printed agendas

        Committee: Strategy and Resources

        2022-23 Savings amount: £12k

        Brief Description of proposal:

        Members read agendas on a screen.

        Date of version: 4 October 2021 BP Reference: C/R.6.115

        Business Leads / Sponsors: Head of democratic services

        1. Please describe what the proposed outcomes are:

        Fewer boxes are carried up the stairs.

        8. Scope: What is within scope? What is outside of scope?

        N/A
        """;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Where_nothing_was_brought_in_the_page_says_what_papers_are_and_what_to_do(string engine)
    {
        var council = await PlanOnAsync(engine);
        var finance = await council.GetAsync(Roles.Finance, "/papers");
        Assert.Equal("Papers", finance.Heading);
        Assert.Contains("What is read changes no plan", finance.Text, StringComparison.Ordinal);
        Assert.NotNull(finance.Document.QuerySelector("a[href='/papers/import']"));
        Assert.Equal("Papers", finance.Document.QuerySelector(".app-nav__link[aria-current]")!.TextContent);
        Assert.Null((await council.GetAsync(Roles.Member, "/papers")).Document.QuerySelector("a[href='/papers/import']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Member, "/papers/import")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Public, "/papers")).Status);
        foreach (var path in new[] { "/papers/7", "/papers/7/cases/1", "/papers/7.csv", "/papers/7/file", "/papers/7/cases/1.json", "/papers/7/cases/1/plan" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Finance, path)).Status);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Several_files_are_looked_at_before_any_is_kept_and_a_broken_one_does_not_stop_the_others(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        Assert.Contains("Choose at least one file.", (await council.SendAsync(Roles.Pmo, "/papers/import", "/papers/import", [new("Cycle", "2022-27")])).Errors);
        Assert.Contains("Say which cycle the papers belong to, such as 2022-27.", (await UploadAsync(council, "", ("one.txt", Bytes(Text)))).Errors);

        var kept = await UploadAsync(council, "2022-27", ("one.txt", Bytes(Text)), ("broken.docx", [0x50, 0x4B, 3, 4, 9, 9]));
        Assert.Equal(HttpStatusCode.Redirect, kept.Status);
        var preview = await council.GetAsync(Roles.Pmo, kept.Leads!);
        Assert.Contains("One case in two files.", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Fewer printed agendas", preview.Text, StringComparison.Ordinal);
        Assert.Contains("2022-23 Savings amount: £12k", preview.Text, StringComparison.Ordinal);
        Assert.Contains("broken.docx", preview.Text, StringComparison.Ordinal);
        Assert.Empty((await council.GetAsync(Roles.Pmo, "/papers")).Document.QuerySelectorAll("main tbody tr"));

        // Another person's upload is not there for them.
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Finance, kept.Leads!)).Status);

        var done = await council.SendAsync(Roles.Pmo, kept.Leads!, kept.Leads!, [new("Reason", "For the autumn")]);
        Assert.Contains("some are kept", done.Text, StringComparison.Ordinal);
        Assert.Single(done.Errors);
        var list = await council.GetAsync(Roles.Finance, "/papers");
        Assert.Contains("one.txt", Assert.Single(list.Document.QuerySelectorAll("main tbody tr")).TextContent, StringComparison.Ordinal);
        Assert.Contains("One case in one paper, 1 to review.", list.Text, StringComparison.Ordinal);

        // The same again is refused, with a way to the first.
        var again = await UploadAsync(council, "2022-27", ("again.txt", Bytes(Text)));
        var refused = await council.SendAsync(Roles.Pmo, again.Leads!, again.Leads!, []);
        Assert.Contains(refused.Errors, e => e.Contains("brought into 2022-27 before, as paper 1", StringComparison.Ordinal));
        Assert.NotNull(refused.Document.QuerySelector("main a[href='/papers/1']"));

        var file = await (await council.AsAsync(Roles.Finance)).GetByteArrayAsync("/papers/1/file", Cancel);
        Assert.Equal(Bytes(Text), file);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_pack_shows_its_parts_what_was_read_and_what_it_comes_to(string engine)
    {
        await using var council = await NewWithPackAsync(engine);
        var page = await council.GetAsync(Roles.Finance, "/papers/1");
        Assert.Equal(SomePack.FileName, page.Heading);
        Assert.Equal(["Part 1: savings 1", "Part 2: pressures 2"], page.Document.QuerySelectorAll("main h2").Select(Words).Where(h => h.StartsWith("Part", StringComparison.Ordinal)));
        Assert.Contains("£240k saving, £0 pressure plus 1 not quantified, £0 investment plus 2 not quantified", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll("#doubtful li").Length);
        Assert.Equal($"{First}#amount-1", page.Document.QuerySelector("#doubtful a")!.GetAttribute("href"));
        Assert.Contains("94 % of their words", page.Document.QuerySelector("#duplicates")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 answered, 1 not applicable", page.Text, StringComparison.Ordinal);
        var rows = page.Document.QuerySelectorAll("#totals tbody tr").Select(Words).ToList();
        Assert.Equal("Customer Services2022-23-2400plus 2 not quantified", rows[0]);
        Assert.StartsWith("Harbours and Highways and Transport2022-23", rows[1], StringComparison.Ordinal);
        Assert.Equal("/papers/1/cases/2", page.Document.QuerySelectorAll("#contents a")[1].GetAttribute("href"));
        Assert.Contains("Not understood", page.Document.QuerySelector("#front")!.TextContent, StringComparison.Ordinal);

        var csv = await (await council.AsAsync(Roles.Finance)).GetStringAsync("/papers/1.csv", Cancel);
        Assert.Contains("Fewer paper forms", csv, StringComparison.Ordinal);
        Assert.Contains("-120000", csv, StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"total\"", await (await council.AsAsync(Roles.Finance)).GetStringAsync("/papers/1.json", Cancel), StringComparison.Ordinal);
        Assert.Contains("autumn-pack.pdf", await (await council.AsAsync(Roles.Finance)).GetStringAsync("/papers.csv", Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Finance, "/papers/1?as-at=2001-01-01")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_document_stands_beside_its_fields_each_with_its_source(string engine)
    {
        await using var council = await NewWithPackAsync(engine);
        var page = await council.GetAsync(Roles.Finance, First);
        var document = page.Document.QuerySelector("#document")!;
        Assert.Equal("What outcomes does this bring?", document.QuerySelector("#at-3-5")!.TextContent);
        Assert.Equal("H4", document.QuerySelector("#at-3-5")!.TagName);
        Assert.Equal("seven on paper", document.QuerySelector("#at-3-6 b")!.TextContent);
        Assert.Equal("https://example.org/survey", document.QuerySelector("#at-3-6 a")!.GetAttribute("href"));
        Assert.Equal(2, document.QuerySelectorAll("ul.app-doc__points li").Length);
        Assert.Equal(["Risk", "Mitigation", "RAG"], document.QuerySelectorAll("table th[scope=col]").Select(t => t.TextContent));
        Assert.Contains("Not understood", document.QuerySelector("#at-3-17")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Not understood", document.QuerySelector("#at-3-16")!.TextContent, StringComparison.Ordinal);
        foreach (var link in page.Document.QuerySelectorAll(".app-review__fields a[href^='#at-']"))
        {
            Assert.NotNull(document.QuerySelector(link.GetAttribute("href")!));
        }

        // Every field says where it was read and how sure the reader is.
        Assert.Contains("page 3, line 2", Words(page.Document.QuerySelector("#References")!.Closest(".app-field")!), StringComparison.Ordinal);
        Assert.Contains("Likely", Words(page.Document.QuerySelector("#References")!.Closest(".app-field")!), StringComparison.Ordinal);
        Assert.Contains("perhaps a thousand times too large", Words(page.Document.QuerySelector("#amount-1 .app-ask")!), StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll("#amount-1 button[name=answer]").Length);
        Assert.Equal(Ferry, page.Document.QuerySelector("a[rel=next]")!.GetAttribute("href"));

        // An auditor reads and writes nothing.
        var auditor = await council.GetAsync(Roles.Auditor, First);
        Assert.Equal(HttpStatusCode.OK, auditor.Status);
        Assert.DoesNotContain(auditor.Document.QuerySelectorAll("main form button:not([hidden])"), b => b.GetAttribute("aria-hidden") is null && b.Closest(".app-asat") is null);
        Assert.Contains("\"state\": \"to-review\"", await (await council.AsAsync(Roles.Auditor)).GetStringAsync(First + ".json", Cancel), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_sure_is_confirmed_at_one_press_and_a_doubtful_amount_is_answered_at_one(string engine)
    {
        await using var council = await NewWithPackAsync(engine);
        var sure = await PressAsync(council, First, ("do", "sure"));
        Assert.Equal(HttpStatusCode.Redirect, sure.Status);
        var page = await council.GetAsync(Roles.Finance, sure.Leads!);
        Assert.Contains("What the reader was sure of is confirmed", page.Text, StringComparison.Ordinal);
        Assert.Contains("Confirmed", Words(page.Document.QuerySelector("#Title")!.Closest(".app-field")!), StringComparison.Ordinal);
        Assert.Contains("Likely", Words(page.Document.QuerySelector("#References")!.Closest(".app-field")!), StringComparison.Ordinal);
        Assert.Contains("To answer", Words(page.Document.QuerySelector("#amount-1")!), StringComparison.Ordinal);

        // Nothing doubtful is reviewed unanswered.
        Assert.Contains((await PressAsync(council, First, ("do", "reviewed"))).Errors, e => e.Contains("“£45,000k” is doubtful and not answered yet", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, (await PressAsync(council, First, ("answer", "1|1"))).Status);
        page = await council.GetAsync(Roles.Finance, First);
        Assert.Contains("Investment, 2022-23: £45,000", Words(page.Document.QuerySelector("#amount-1")!), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("#amount-1 .app-ask"));
        var reviewed = await PressAsync(council, First, ("do", "reviewed"));
        Assert.StartsWith(Ferry, reviewed.Leads!, StringComparison.Ordinal);
        Assert.Contains("Here is the next", (await council.GetAsync(Roles.Finance, reviewed.Leads!)).Text, StringComparison.Ordinal);
        Assert.Contains("Reviewed", (await council.GetAsync(Roles.Finance, First)).Document.QuerySelector(".app-lead")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Fields_are_corrected_and_what_cannot_be_is_said_beside_them_with_nothing_lost(string engine)
    {
        await using var council = await NewWithPackAsync(engine);
        var bad = await PressAsync(council, First, ("Title", ""), ("amount-0-pounds", "a lot"), ("Leads", "Director of customers"), ("do", "save"));
        Assert.Equal(HttpStatusCode.OK, bad.Status);
        Assert.Contains(bad.Errors, e => e.Contains("“a lot” is not one amount", StringComparison.Ordinal));
        Assert.Equal("Director of customers", bad.Document.QuerySelector("#Leads")!.TextContent.Trim());
        Assert.Contains(("Title", ""), Fields(bad).Select(f => (f.Key, f.Value)));
        Assert.Contains((await PressAsync(council, First, ("Title", " "), ("do", "save"))).Errors, e => e.Contains("Give the case a title", StringComparison.Ordinal));

        var good = await PressAsync(council, First, ("Title", "Fewer forms"), ("Committees", "Customer Services\nStrategy and Resources"), ("amount-1-pounds", "45,000"), ("amount-1-term", "one-off"), ("do", "save"));
        Assert.Equal(HttpStatusCode.Redirect, good.Status);
        var page = await council.GetAsync(Roles.Finance, First);
        Assert.Equal("Fewer forms", page.Heading);
        Assert.Contains("Corrected", Words(page.Document.QuerySelector("#Committees")!.Closest(".app-field")!), StringComparison.Ordinal);
        Assert.Contains("£45,000, one-off", Words(page.Document.QuerySelector("#amount-1")!), StringComparison.Ordinal);
        Assert.Contains("Title corrected from “Fewer paper forms” to “Fewer forms”", page.Text, StringComparison.Ordinal);

        // What was not touched is not said.
        Assert.Contains("Likely", Words(page.Document.QuerySelector("#References")!.Closest(".app-field")!), StringComparison.Ordinal);
        Assert.Contains("Fewer forms", (await council.GetAsync(Roles.Finance, "/papers/1")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_second_of_two_people_is_shown_both_values_and_writes_over_nothing_unseen(string engine)
    {
        await using var council = await NewWithPackAsync(engine);
        var opened = await council.GetAsync(Roles.Finance, First);
        Assert.Equal(HttpStatusCode.Redirect, (await PressAsync(council, First, Roles.Pmo, ("Title", "Theirs"), ("do", "save"))).Status);
        var mine = Fields(opened).Where(f => f.Key != "Title").Append(new("Title", "Mine")).Append(new("do", "save")).ToList();
        var shown = await council.SendAsync(Roles.Finance, First, First, mine);
        Assert.Contains(shown.Errors, e => e.Contains("somebody else saved “Theirs” after you opened this, and you give “Mine”", StringComparison.Ordinal));
        Assert.Equal("Mine", shown.Document.QuerySelector("#Title")!.GetAttribute("value"));
        Assert.Equal("Theirs", (await council.GetAsync(Roles.Finance, First)).Heading);
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Finance, First, First, Fields(shown).Append(new("do", "save")))).Status);
        Assert.Equal("Mine", (await council.GetAsync(Roles.Finance, First)).Heading);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_copy_is_set_aside_with_a_reason_counts_nowhere_and_can_come_back(string engine)
    {
        await using var council = await NewWithPackAsync(engine);
        const string Copy = "/papers/1/cases/3";
        Assert.Contains((await council.SendAsync(Roles.Finance, Copy, Copy + "?handler=Aside", [])).Errors, e => e.Contains("Say why the case is set aside", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Finance, Copy, Copy + "?handler=Aside", [new("AsideReason", "Printed twice")])).Status);
        var pack = await council.GetAsync(Roles.Finance, "/papers/1");
        Assert.Contains("£120k saving", pack.Text, StringComparison.Ordinal);
        Assert.Null(pack.Document.QuerySelector("#duplicates"));
        Assert.Contains("Printed twice", pack.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Finance, Copy, Copy + "?handler=Back", [])).Status);
        Assert.Contains("£240k saving", (await council.GetAsync(Roles.Finance, "/papers/1")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.SendAsync(Roles.Auditor, Copy, Copy + "?handler=Aside", [new("AsideReason", "x")])).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_confirmed_amount_becomes_a_plan_line_when_everything_that_the_paper_does_not_say_is_answered(string engine)
    {
        await using var council = await NewWithPackAsync(engine);
        const string Into = First + "/plan";
        var make = await council.SendAsync(Roles.Finance, Into, Into + "?handler=Make", [new("title", SomePack.Forms), new("service", "Customer services"), new("leads", "Head of customer services")]);
        Assert.Equal(HttpStatusCode.Redirect, make.Status);
        var before = await council.GetAsync(Roles.Finance, Into);
        Assert.Contains("Nobody has confirmed “£120k” yet", before.Text, StringComparison.Ordinal);
        Assert.Contains("“£45,000k” is doubtful and not answered yet", before.Text, StringComparison.Ordinal);
        Assert.Empty(before.Document.QuerySelectorAll("input[name=amounts]"));

        await PressAsync(council, First, ("do", "sure"));
        await PressAsync(council, First, ("answer", "1|1"));
        var ready = await council.GetAsync(Roles.Finance, Into);
        var proposal = ready.Document.QuerySelector("form[action$='Line'] input[name=proposal]")!.GetAttribute("value")!;
        Assert.Empty(ready.Document.QuerySelectorAll("input[name=basis][checked], input[name=lasting][checked], input[name=funding][checked]"));
        var asked = await council.SendAsync(Roles.Finance, Into, Into + "?handler=Line", [new("proposal", proposal), new("amounts", "0"), new("service", "")]);
        Assert.Equal(
            ["Say what pays for it", "Say what the figure is", "Say which service’s budget it changes."], asked.Errors.Select(e => e.Split(':')[0]).Order(StringComparer.Ordinal));
        List<KeyValuePair<string, string>> answers = [new("proposal", proposal), new("basis", "movement"), new("lasting", "permanent"), new("service", "Customer services"), new("funding", "own"), new("benefit", "cashable-reduction")];
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Finance, Into, Into + "?handler=Line", [.. answers, new("amounts", "0")])).Status);
        Assert.Contains((await council.SendAsync(Roles.Finance, Into, Into + "?handler=Line", [.. answers, new("amounts", "0")])).Errors, e => e.Contains("“£120k” is in the plan already. Money counts once", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Finance, Into, Into + "?handler=Line", [new("proposal", proposal), new("basis", "one-off"), new("service", "Customer services"), new("funding", "source"), new("source", "Transformation reserve"), new("amounts", "1")])).Status);
        var plan = await SomeCouncilPlan.ReadAsync(council.Services);
        var lines = plan.Lines.Where(l => plan.Proposal(l.Proposal)!.Terms.Title == SomePack.Forms).ToList();
        Assert.Equal([Money.FromPounds(-120_000), Money.FromPounds(45_000)], lines.Select(l => ((Amount.Known)l.Typed[new(2022)]).Figure));
        Assert.Equal([PlanCategory.Saving, PlanCategory.Investment], lines.Select(l => l.Terms.Category));
        Assert.Equal("Transformation reserve", lines[1].Terms.Sources.Single().Source);
        Assert.DoesNotContain(plan.Proposals.SelectMany(p => p.Terms.Leads), l => l.Contains("Erin", StringComparison.Ordinal));

        // The proposal's page leads back to the case.
        var number = plan.Proposals.Single(p => p.Terms.Title == SomePack.Forms).Number;
        Assert.NotNull((await council.GetAsync(Roles.Member, $"/plan/2022-27/proposals/{number}")).Document.QuerySelector($"a[href='{First}']"));
        Assert.Contains((await council.SendAsync(Roles.Finance, Into, Into + "?handler=Untie", [new("proposal", proposal)])).Errors, e => e.Contains("Take the lines out of the plan first", StringComparison.Ordinal));

        // What stands in a plan line is changed there.
        Assert.Null((await council.GetAsync(Roles.Finance, First)).Document.QuerySelector("#amount-0-pounds"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_row_of_money_by_year_begins_a_line_in_the_plans_own_form_and_counts_only_when_it_is_kept_there(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        var upload = await UploadAsync(council, "2022-27", ("table.txt", Bytes(Text.Replace("1. Please", "Revenue Financial Breakdown\t\t\n\t2022-23\t2023-24\nPermanent Savings\t£12k\t-£380\n\n1. Please", StringComparison.Ordinal))));
        await council.SendAsync(Roles.Pmo, upload.Leads!, upload.Leads!, []);
        const string Into = First + "/plan";
        Assert.Empty((await council.GetAsync(Roles.Finance, Into)).Document.QuerySelectorAll("#year-rows"));
        await council.SendAsync(Roles.Finance, Into, Into + "?handler=Make", [new("title", "Agendas on screens"), new("service", "Democratic services"), new("leads", "Head of democratic services")]);

        var rows = (await council.GetAsync(Roles.Finance, Into)).Document.QuerySelector("#year-rows tbody")!;
        Assert.Contains("2022-23: -12000; 2023-24: -£380", rows.TextContent, StringComparison.Ordinal);
        var form = rows.QuerySelector("form")!;
        var action = form.GetAttribute("action")!;

        // What the figures are and how long they last is asked: nothing is chosen beforehand.
        Assert.Equal(["basis", "permanence"], form.QuerySelectorAll("select[required]").Select(f => f.GetAttribute("name")));
        Assert.All(form.QuerySelectorAll("select"), f => Assert.Equal("", ((AngleSharp.Html.Dom.IHtmlSelectElement)f).Value));
        var begun = await council.SendAsync(
            Roles.Finance, Into, action, [.. form.QuerySelectorAll("input[type=hidden]").Where(f => f.GetAttribute("name") != "__RequestVerificationToken").Select(f => KeyValuePair.Create(f.GetAttribute("name")!, f.GetAttribute("value")!)), new("basis", "movements"), new("permanence", "permanent"), new("do", "read")]);
        Assert.Equal(HttpStatusCode.OK, begun.Status);
        Assert.Equal("Add a plan line", begun.Heading);
        Assert.Equal("-12000", begun.Document.QuerySelector("input[name='a-2022-23']")!.GetAttribute("value"));
        Assert.Equal("-£380", begun.Document.QuerySelector("input[name='a-2023-24']")!.GetAttribute("value"));
        Assert.Equal("C/R.6.115", begun.Document.QuerySelector("input[name=references]")!.GetAttribute("value"));
        Assert.Contains("£380", Assert.Single(begun.Document.QuerySelectorAll(".app-problem--ask")).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain((await SomeCouncilPlan.ReadAsync(council.Services)).Lines, l => l.Terms.References.Contains("C/R.6.115"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_proposal_with_the_same_reference_is_offered_first_and_others_are_found_by_their_words(string engine)
    {
        await using var council = await NewWithPackAsync(engine);
        await PressAsync(council, First, ("References", "A/R.6.185"), ("do", "save"));
        var page = await council.GetAsync(Roles.Finance, First);
        var offer = page.Document.QuerySelector("#proposal form")!;
        Assert.Contains("Link it to Block beds", offer.TextContent, StringComparison.Ordinal);
        Assert.Contains("has A/R.6.185 too", offer.TextContent, StringComparison.Ordinal);
        var tied = await council.SendAsync(Roles.Finance, First, First + "?handler=Tie", [new("proposal", offer.QuerySelector("input[name=proposal]")!.GetAttribute("value")!)]);
        Assert.Equal(HttpStatusCode.Redirect, tied.Status);
        Assert.NotNull((await council.GetAsync(Roles.Finance, First)).Document.QuerySelector("#proposal a[href='/plan/2022-27/proposals/2']"));
        var found = await council.GetAsync(Roles.Finance, Ferry + "/plan?q=centres");
        Assert.Contains("Link it to Day centres", found.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await council.GetAsync(Roles.Finance, Ferry + "/plan?as-at=rubbish")).Status);
        Assert.Contains("no such proposal", string.Join(' ', (await council.SendAsync(Roles.Finance, Ferry + "/plan", Ferry + "/plan?handler=Tie", [new("proposal", Guid.CreateVersion7().ToString())])).Errors), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_search_finds_what_was_read_and_each_hit_opens_at_its_place(string engine)
    {
        await using var council = await NewWithPackAsync(engine);
        var page = await council.GetAsync(Roles.Finance, "/papers/search?q=commuters");
        var hit = Assert.Single(page.Document.QuerySelectorAll(".app-hits li"));
        Assert.Equal("commuters", hit.QuerySelector("mark")!.TextContent);
        var (path, anchor) = hit.QuerySelector("a")!.GetAttribute("href")!.Split('#') is [var p, var a] ? (p, a) : ("", "");
        Assert.NotNull((await council.GetAsync(Roles.Finance, path)).Document.QuerySelector($"#document #{anchor}"));
        Assert.Equal(2, (await council.GetAsync(Roles.Finance, "/papers/search?q=residents&form=council-2022")).Document.QuerySelectorAll(".app-hits li").Length);
        Assert.Contains("Nothing found", (await council.GetAsync(Roles.Finance, "/papers/search?q=residents&type=pressure")).Text, StringComparison.Ordinal);
        Assert.Contains("Give at least one word", (await council.GetAsync(Roles.Finance, "/papers/search?q=-residents")).Text, StringComparison.Ordinal);
        foreach (var broken in new[] { "%22((", "AND%20OR", "'%3Bdrop", "*", "%00", new string('a', 900) })
        {
            Assert.Equal(HttpStatusCode.OK, (await council.GetAsync(Roles.Finance, "/papers/search?q=" + broken)).Status);
        }

        Assert.Contains("\"count\": 1", await (await council.AsAsync(Roles.Finance)).GetStringAsync("/papers/search.json?q=commuters", Cancel), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_case_of_a_confidential_proposal_is_not_there_for_who_may_not_see_it(string engine)
    {
        await using var council = await NewWithPackAsync(engine);
        var (finance, key) = (new Viewer(new(Guid.CreateVersion7(), "Finance"), [Roles.Finance], ShippedGrants.All), new CaseKey(1, 2));
        await using (var scope = council.Services.CreateAsyncScope())
        {
            var take = scope.ServiceProvider.GetRequiredService<ReviewCaseOperation>();
            Assert.True((await take.TakeInAsync(finance, key, SomeCouncilPlan.Cycle, "case.propose", (c, plan) => new MakeProposal(Guid.CreateVersion7(), "Harbour works", "Harbours", ["Harbour master"], Confidentiality.Confidential).Decide(c, plan, finance), "test", Cancel)).Ok);
            Assert.True((await take.TakeInAsync(finance, new(1, 1), SomeCouncilPlan.Cycle, "case.propose", (c, plan) => new MakeProposal(Guid.CreateVersion7(), "Forms", "Customers", ["Post of owner"]).Decide(c, plan, finance), "test", Cancel)).Ok);
        }

        // A member reads the plan: the case of the open proposal is there, the confidential one and what nobody has tied are not.
        foreach (var role in new[] { Roles.Member, Roles.Owner })
        {
            Assert.Equal(HttpStatusCode.OK, (await council.GetAsync(role, First)).Status);
            foreach (var path in new[] { Ferry, Ferry + ".json", "/papers/1/cases/3", "/papers/1/file" })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(role, path)).Status);
            }

            foreach (var path in new[] { "/papers", "/papers/1", "/papers/search?q=forms", "/papers/search?q=commuters", "/papers.csv", "/papers/1.csv", "/papers/1.json", "/papers/search.json?q=tides", First })
            {
                var html = (await council.GetAsync(role, path)).Html;
                Assert.DoesNotContain("ferry", html, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("harbour", html, StringComparison.OrdinalIgnoreCase);
            }

            Assert.Contains("One case in one paper", (await council.GetAsync(role, "/papers")).Text, StringComparison.Ordinal);
        }

        Assert.Contains("Three cases in one paper", (await council.GetAsync(Roles.Finance, "/papers")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task No_page_of_papers_takes_more_than_three_statements(string engine)
    {
        await using var council = await NewWithPackAsync(engine);
        foreach (var path in new[] { "/papers", "/papers/1", First, "/papers/search?q=forms" })
        {
            await TakesAtMostAsync(3, council, Roles.Finance, path);
        }
    }

    private async Task<WebCouncil> NewWithPackAsync(string engine)
    {
        var council = await NewPlanOnAsync(engine);
        var kept = await council.Services.GetRequiredService<CaseStore>().KeepAsync(new ActRequest("paper.import", new(Guid.CreateVersion7(), "Finance"), "", "test"), SomePack.Cycle, SomePack.Bytes, 204, SomePack.Pack(), Cancel);
        Assert.True(kept.Ok, string.Join("; ", kept.Problems.Select(p => p.Message)));
        return council;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static async Task<Page> UploadAsync(WebCouncil council, string cycle, params (string Name, byte[] Bytes)[] files)
    {
        var client = await council.AsAsync(Roles.Pmo);
        var token = (await council.GetAsync(Roles.Pmo, "/papers/import")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(cycle), "Cycle" } };
        foreach (var (name, bytes) in files)
        {
            form.Add(new ByteArrayContent(bytes), "Upload", name);
        }

        using var answer = await client.PostAsync("/papers/import", form, Cancel);
        return await Page.ReadAsync(answer);
    }

    private static Task<Page> PressAsync(WebCouncil council, string path, params (string Name, string Value)[] changed) => PressAsync(council, path, Roles.Finance, changed);

    /// <summary>Sends the page's whole form, as a browser does, with some boxes typed over and one button pressed.</summary>
    private static async Task<Page> PressAsync(WebCouncil council, string path, string role, params (string Name, string Value)[] changed)
    {
        var names = changed.Select(c => c.Name).ToHashSet();
        var fields = Fields(await council.GetAsync(role, path)).Where(f => !names.Contains(f.Key)).Concat(changed.Select(c => KeyValuePair.Create(c.Name, c.Value)));
        return await council.SendAsync(role, path, path, fields);
    }

    private static List<KeyValuePair<string, string>> Fields(Page page)
    {
        var form = page.Document.QuerySelector("main .app-review__fields form")!;
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var field in form.QuerySelectorAll("input[name], select[name], textarea[name]").Where(f => f.GetAttribute("name") != "__RequestVerificationToken"))
        {
            if (field.GetAttribute("type") is "checkbox" or "radio" && !field.HasAttribute("checked"))
            {
                continue;
            }

            fields.Add(new(field.GetAttribute("name")!, field switch
            {
                AngleSharp.Html.Dom.IHtmlSelectElement select => select.Value ?? "",
                AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value,
                _ => field.GetAttribute("value") ?? "",
            }));
        }

        return fields;
    }

    private static string Words(AngleSharp.Dom.IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
