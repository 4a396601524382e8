using System.Net;
using System.Text;
using System.Text.Json;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

/// <summary>Writing a case: begun, written, talked about, submitted, taken out and brought back; each on both databases.</summary>
public sealed class WritingPageTests(PlanCouncils plans, SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : PlanServedTests(plans, councils, sqlite, postgres)
{
    /// <summary>Led by the owner's post.</summary>
    private const string Mine = "/plan/2022-27/proposals/1/case";

    /// <summary>Led by somebody else.</summary>
    private const string Theirs = "/plan/2022-27/proposals/2/case";

    /// <summary>Confidential.</summary>
    private const string Secret = "/plan/2022-27/proposals/3/case";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_case_is_begun_by_its_owner_and_by_nobody_else(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Public, Mine)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Finance, "/plan/2022-27/proposals/99/case")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Member, Secret)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Finance, Mine + "/read")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Finance, Mine + "/write/outcomes")).Status);
        var page = await council.GetAsync(Roles.Owner, Mine);
        Assert.Contains("No case is written yet.", page.Text, StringComparison.Ordinal);
        Assert.Null((await council.GetAsync(Roles.Member, Mine)).Document.QuerySelector("main form[method=post]"));
        Assert.Equal(["Choose the template that the case is written on."], (await PostAsync(council, Roles.Owner, Mine + "?handler=Begin", ("On", "nothing.9"))).Errors);
        Assert.Equal(["Block beds is led by Head of commissioning. You may begin the case of your own proposals only."], (await council.SendAsync(Roles.Owner, Mine, Theirs + "?handler=Begin", [new("On", "council-2022.1")])).Errors);
        Assert.StartsWith(Mine + "?done=", (await BeginAsync(council)).Leads, StringComparison.Ordinal);
        Assert.Contains("complete.", (await council.GetAsync(Roles.Owner, Mine)).Text, StringComparison.Ordinal);
        Assert.Contains("has a case already", Assert.Single((await PostAsync(council, Roles.Owner, Mine + "?handler=Begin", ("On", "council-2022.1"))).Errors), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_answer_is_saved_shown_with_its_live_figures_and_its_markup_is_never_markup(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await BeginAsync(council);
        const string Page = Mine + "/write/outcomes";
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Member, Page)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Owner, Mine + "/write/nonsense")).Status);
        Assert.StartsWith(Mine + "?done=", (await WriteAsync(council, Roles.Owner, "outcomes", "save", ("f-outcomes", "It saves **{{saving 2022-23}}**.\r\n\r\n<script>alert(1)</script> [x](javascript:alert(2))"), ("r-outcomes", "0"))).Leads, StringComparison.Ordinal);
        var read = await council.GetAsync(Roles.Member, Mine + "/read");
        Assert.Equal("£380,000", read.Document.QuerySelector("#outcomes .app-figure")!.TextContent);
        Assert.Equal("strong", read.Document.QuerySelector("#outcomes .app-figure")!.FirstElementChild!.LocalName);
        Assert.Empty(read.Document.QuerySelectorAll("article script, article a[href^='javascript']"));
        Assert.Contains("<script>alert(1)</script>", read.Document.QuerySelector("#outcomes")!.TextContent, StringComparison.Ordinal);

        // The plan line changes, and with it every figure in the words.
        await SomeCouncilPlan.DoAsync(council.Services, "plan.line", (plan, viewer) => new WriteLine(SomeCouncilPlan.TransportLine, plan.Proposals[0].Id, plan.Lines.First(l => l.Id == SomeCouncilPlan.TransportLine).Terms, PlanAmounts.Starting(SomeCouncilPlan.First, Money.FromPounds(-400_000))).Decide(plan, viewer));
        Assert.Equal("£400,000", (await council.GetAsync(Roles.Member, Mine + "/read")).Document.QuerySelector("#outcomes .app-figure")!.TextContent);
        Assert.Contains("£400,000", await (await council.AsAsync(Roles.Member)).GetStringAsync(Mine + ".md", Cancel), StringComparison.Ordinal);
        var json = JsonDocument.Parse(await (await council.AsAsync(Roles.Member)).GetStringAsync(Mine + ".json", Cancel)).RootElement;
        Assert.Contains("£400,000", json.GetProperty("sections")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("-400000.00", json.GetProperty("amounts").EnumerateArray().First(a => a.GetProperty("label").GetString() == "2022-23 Saving").GetProperty("pounds").GetString());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_typed_figure_that_the_plan_has_left_is_found_and_follows_at_one_press(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await BeginAsync(council);
        await WriteAsync(council, Roles.Owner, "outcomes", "save", ("f-outcomes", "It takes £380,000 out of the budget."), ("r-outcomes", "0"));
        Assert.Contains("figure.could-follow", (await council.GetAsync(Roles.Owner, Mine)).Text, StringComparison.Ordinal);
        await SomeCouncilPlan.DoAsync(council.Services, "plan.line", (plan, viewer) => new WriteLine(SomeCouncilPlan.TransportLine, plan.Proposals[0].Id, plan.Lines.First(l => l.Id == SomeCouncilPlan.TransportLine).Terms, PlanAmounts.Starting(SomeCouncilPlan.First, Money.FromPounds(-400_000))).Decide(plan, viewer));
        var page = await council.GetAsync(Roles.Owner, Mine);
        Assert.Contains("figure.left-behind", page.Text, StringComparison.Ordinal);
        var figure = page.Document.QuerySelector("input[name=figure]")!.GetAttribute("value")!;
        Assert.StartsWith(Mine + "?done=", (await PostAsync(council, Roles.Owner, Mine + "?handler=Follow", ("figure", figure))).Leads, StringComparison.Ordinal);
        Assert.Equal("£400,000", (await council.GetAsync(Roles.Member, Mine + "/read")).Document.QuerySelector("#outcomes .app-figure")!.TextContent);
        Assert.Contains("The words have changed since", (await PostAsync(council, Roles.Owner, Mine + "?handler=Follow", ("figure", figure))).Errors[0], StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_table_grows_and_shrinks_by_plain_buttons_and_keeps_what_is_typed(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await BeginAsync(council);
        const string Page = Mine + "/write/risks";
        await WriteAsync(council, Roles.Owner, "risks", "add:risks-table", ("r-risks", "0"), ("f-risks", "Typed before the table."), ("r-risks-table", "0"));
        var page = await council.GetAsync(Roles.Owner, Page);
        var row = Assert.Single(page.Document.QuerySelectorAll("input[name=o-risks-table]")).GetAttribute("value")!;
        Assert.Equal("Typed before the table.", page.Document.QuerySelector("#risks")!.TextContent.Trim());
        (string, string)[] One(string id, string risk) => [("o-risks-table", id), ($"t-risks-table/{id}/risk", risk), ($"t-risks-table/{id}/rag", "red")];
        await WriteAsync(council, Roles.Owner, "risks", "add:risks-table", [("r-risks-table", Revision(page, "risks-table")), .. One(row, "Nobody bids")]);
        page = await council.GetAsync(Roles.Owner, Page);
        Assert.Equal(2, page.Document.QuerySelectorAll("input[name=o-risks-table]").Length);
        var second = page.Document.QuerySelectorAll("input[name=o-risks-table]")[1].GetAttribute("value")!;
        await WriteAsync(council, Roles.Owner, "risks", $"up:risks-table:{second}", [("r-risks-table", Revision(page, "risks-table")), .. One(row, "Nobody bids"), .. One(second, "It is dearer")]);
        page = await council.GetAsync(Roles.Owner, Page);
        Assert.Equal([second, row], page.Document.QuerySelectorAll("input[name=o-risks-table]").Select(o => o.GetAttribute("value")));
        await WriteAsync(council, Roles.Owner, "risks", $"drop:risks-table:{row}", [("r-risks-table", Revision(page, "risks-table")), .. One(second, "It is dearer"), .. One(row, "Nobody bids")]);
        page = await council.GetAsync(Roles.Owner, Page);
        Assert.Equal("It is dearer", Assert.Single(page.Document.QuerySelectorAll("textarea[name$='/risk']")).TextContent.Trim());

        // A row whose id is forged, and a column that there is not: what is typed stays, under an id of ours.
        await WriteAsync(council, Roles.Owner, "risks", "save", [("r-risks-table", Revision(page, "risks-table")), ("o-risks-table", "../../x"), ("t-risks-table/../../x/risk", "Forged"), ("t-risks-table/../../x/nonsense", "Lost")]);
        page = await council.GetAsync(Roles.Owner, Page);
        Assert.Equal("Forged", Assert.Single(page.Document.QuerySelectorAll("textarea[name$='/risk']")).TextContent.Trim());
        Assert.Matches("^[a-z0-9]{8}$", page.Document.QuerySelector("input[name=o-risks-table]")!.GetAttribute("value")!);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Bad_input_is_said_in_words_at_its_place_and_stays_in_the_boxes(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await BeginAsync(council);
        var long2 = new string('x', 2_000_000);
        var page = await WriteAsync(council, Roles.Owner, "outcomes", "save", ("f-outcomes", long2), ("r-outcomes", "0"));
        Assert.Contains("2,000,000 characters; an answer takes 200,000", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal(long2.Length, page.Document.QuerySelector("#outcomes")!.TextContent.Trim().Length);
        page = await WriteAsync(council, Roles.Owner, "outcomes", "save", ("f-outcomes", "{{saving 2019-20}}"), ("r-outcomes", "0"));
        Assert.Contains(page.Errors, e => e.Contains("No plan line gives “{{saving 2019-20}}”", StringComparison.Ordinal));
        Assert.Equal("{{saving 2019-20}}", page.Document.QuerySelector("#outcomes")!.TextContent.Trim());
        page = await WriteAsync(council, Roles.Owner, "scope", "save", ("r-scope", "0"), ("n-scope", "yes"), ("w-scope", ""));
        Assert.Contains(page.Errors, e => e.StartsWith("Say why", StringComparison.Ordinal));
        page = await WriteAsync(council, Roles.Owner, "equality", "save", ("r-equality", "0"), ("n-equality", "yes"), ("w-equality", "Nobody"));
        Assert.Contains(page.Errors, e => e.Contains("“not applicable” is no answer to it", StringComparison.Ordinal));
        page = await WriteAsync(council, Roles.Owner, "risks", "save", ("r-risks-table", "0"), ("o-risks-table", "r1"), ("t-risks-table/r1/risk", "Late"), ("t-risks-table/r1/rag", "purple"));
        Assert.Contains(page.Errors, e => e.Contains("“purple” is none of the choices", StringComparison.Ordinal));
        Assert.Equal("purple", page.Document.QuerySelector("select[name$='/rag'] option[selected]")!.GetAttribute("value"));

        // What a word processor puts around words when they are pasted goes, and the words stay.
        await WriteAsync(council, Roles.Owner, "evidence", "save", ("r-evidence", "0"), ("f-evidence", "<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--><p class=\"MsoNormal\">Typed in <b>Word</b><o:p></o:p></p>"));
        var pasted = (await council.GetAsync(Roles.Owner, Mine + "/write/evidence")).Document.QuerySelector("#evidence")!.TextContent;
        Assert.Contains("Typed in", pasted, StringComparison.Ordinal);
        Assert.DoesNotContain("Mso", pasted, StringComparison.OrdinalIgnoreCase);

        // A thousand rows are rows like others.
        var rows = Enumerable.Range(1, 1_000).SelectMany(i => new[] { ("o-risks-table", $"r{i}"), ($"t-risks-table/r{i}/risk", $"Risk {i}") }).Append(("r-risks-table", Revision(await council.GetAsync(Roles.Owner, Mine + "/write/risks"), "risks-table"))).ToArray();
        Assert.StartsWith(Mine + "?done=", (await WriteAsync(council, Roles.Owner, "risks", "save", rows)).Leads, StringComparison.Ordinal);
        Assert.Equal(1_000, (await council.GetAsync(Roles.Member, Mine + "/read")).Document.QuerySelectorAll("#risks tbody tr").Length);

        // Nothing of this may be submitted.
        Assert.NotEmpty((await PostAsync(council, Roles.Owner, Mine + "?handler=Submit", ("For", "committee"), ("Note", ""))).Errors);
        Assert.Equal(HttpStatusCode.OK, (await council.GetAsync(Roles.Owner, Mine + "/versions")).Status);
        Assert.DoesNotContain("Version 1", (await council.GetAsync(Roles.Owner, Mine + "/versions")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Two_people_in_one_section_lose_nothing(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await BeginAsync(council);
        await WriteAsync(council, Roles.Owner, "outcomes", "save", ("f-outcomes", "One.\n\nTwo.\n\nThree."), ("r-outcomes", "0"));

        // Both opened it at the first save; each changes another paragraph.
        await WriteAsync(council, Roles.Owner, "outcomes", "save", ("f-outcomes", "One, said the owner.\n\nTwo.\n\nThree."), ("r-outcomes", "1"));
        await WriteAsync(council, Roles.Finance, "outcomes", "save", ("f-outcomes", "One.\n\nTwo.\n\nThree, said finance."), ("r-outcomes", "1"));
        Assert.Equal("One, said the owner.\n\nTwo.\n\nThree, said finance.", (await council.GetAsync(Roles.Owner, Mine + "/write/outcomes")).Document.QuerySelector("#outcomes")!.TextContent.Trim());

        // An hour later somebody sends what rests on the first save, on a paragraph that both have changed.
        var late = await WriteAsync(council, Roles.Finance, "outcomes", "save", ("f-outcomes", "One, said finance.\n\nTwo.\n\nThree."), ("r-outcomes", "1"));
        Assert.StartsWith(Mine + "/write/outcomes?done=", late.Leads, StringComparison.Ordinal);
        var page = await council.GetAsync(Roles.Owner, Mine + "/write/outcomes");
        Assert.Contains("One, said the owner.", page.Document.QuerySelector("#outcomes")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("said finance.", page.Document.QuerySelector(".app-suggestion")!.TextContent, StringComparison.Ordinal);
        var accept = page.Document.QuerySelectorAll(".app-suggestion button").First().GetAttribute("value")!;
        await WriteAsync(council, Roles.Owner, "outcomes", accept);
        page = await council.GetAsync(Roles.Owner, Mine + "/write/outcomes");
        Assert.StartsWith("One, said finance.", page.Document.QuerySelector("#outcomes")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector(".app-suggestion"));
        await WriteAsync(council, Roles.Owner, "outcomes", accept);
        Assert.Contains("was decided already", (await WriteAsync(council, Roles.Owner, "outcomes", accept)).Errors[0], StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_question_is_given_to_a_post_who_does_not_hold_it_suggests_and_all_may_remark(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        Assert.StartsWith(Theirs + "?done=", (await PostAsync(council, Roles.Finance, Theirs + "?handler=Begin", ("On", "council-2022.1"))).Leads, StringComparison.Ordinal);
        Assert.Contains("Suggest", (await council.GetAsync(Roles.Owner, Theirs + "/write/risks")).Document.QuerySelector(".app-savebar")!.TextContent, StringComparison.Ordinal);
        await SendAsync(council, Roles.Owner, Theirs + "/write/risks", "save", ("r-risks", "0"), ("f-risks", "As the owner sees it."), ("why", "From the last round"));
        var page = await council.GetAsync(Roles.Finance, Theirs + "/write/risks");
        Assert.Equal("", page.Document.QuerySelector("#risks")!.TextContent.Trim());
        Assert.Contains("Post of owner suggests", page.Document.QuerySelector(".app-suggestion")!.TextContent, StringComparison.Ordinal);
        await SendAsync(council, Roles.Owner, Theirs + "/write/risks", page.Document.QuerySelectorAll(".app-suggestion button").First().GetAttribute("value")!);
        Assert.Equal("", (await council.GetAsync(Roles.Finance, Theirs + "/write/risks")).Document.QuerySelector("#risks")!.TextContent.Trim());

        // Given the question, the post writes it; another question stays closed to it.
        Assert.Equal(["Name the post that answers the question, such as “Head of transport”, in no more than 120 characters."], (await PostAsync(council, Roles.Finance, Theirs + "?handler=Give", ("question", "risks"), ("post", "someone@example.org"))).Errors);
        Assert.Equal(["Give the day as 2022-01-31 or 31/1/2022, or leave it out."], (await PostAsync(council, Roles.Finance, Theirs + "?handler=Give", ("question", "risks"), ("post", "Post of owner"), ("due", "soon"))).Errors);
        Assert.StartsWith(Theirs, (await PostAsync(council, Roles.Finance, Theirs + "?handler=Give", ("question", "risks"), ("post", "Post of owner"), ("due", "31/1/2022"))).Leads, StringComparison.Ordinal);
        Assert.Contains("Given to you", (await council.GetAsync(Roles.Owner, Theirs)).Text, StringComparison.Ordinal);
        await SendAsync(council, Roles.Owner, Theirs + "/write/risks", "save", ("r-risks", "0"), ("f-risks", "Written by whom it was given to."));
        Assert.Equal("Written by whom it was given to.", (await council.GetAsync(Roles.Finance, Theirs + "/write/risks")).Document.QuerySelector("#risks")!.TextContent.Trim());
        Assert.Contains("Suggest", (await council.GetAsync(Roles.Owner, Theirs + "/write/scope")).Document.QuerySelector(".app-savebar")!.TextContent, StringComparison.Ordinal);

        // Remarks: empty ones are refused, others are answered, resolved, kept.
        Assert.Equal(["Write what you want to say."], (await SendAsync(council, Roles.Owner, Theirs + "/write/scope", "remark:scope", ("c-scope", " "))).Errors);
        await SendAsync(council, Roles.Owner, Theirs + "/write/scope", "remark:scope", ("q-scope", "the beds"), ("c-scope", "Which beds?"));
        page = await council.GetAsync(Roles.Finance, Theirs + "/write/scope");
        var remark = page.Document.QuerySelectorAll(".app-remark button").First(b => b.GetAttribute("value")!.StartsWith("resolve:", StringComparison.Ordinal)).GetAttribute("value")!["resolve:".Length..];
        await SendAsync(council, Roles.Finance, Theirs + "/write/scope", $"reply:scope:{remark}", ("c-" + remark, "All of them."));
        await SendAsync(council, Roles.Finance, Theirs + "/write/scope", $"keep:{remark}");
        page = await council.GetAsync(Roles.Owner, Theirs + "/write/scope");
        Assert.Contains("kept by Post of finance", page.Text, StringComparison.Ordinal);
        Assert.Contains("All of them.", page.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_version_never_changes_is_compared_and_is_shown_to_the_meeting_that_had_it(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await BeginAsync(council);
        Assert.Equal(["Nothing is written yet. Answer at least one question before you submit a version."], (await PostAsync(council, Roles.Owner, Mine + "?handler=Submit", ("For", "committee"), ("Note", ""))).Errors);
        await WriteAsync(council, Roles.Owner, "outcomes", "save", ("f-outcomes", "It saves {{saving 2022-23}}, and nobody walks further."), ("r-outcomes", "0"));
        Assert.Equal(["Choose what the version is submitted for."], (await PostAsync(council, Roles.Owner, Mine + "?handler=Submit", ("For", "Tuesday"), ("Note", ""))).Errors);
        Assert.StartsWith("Say what is new in no more than 500", (await PostAsync(council, Roles.Owner, Mine + "?handler=Submit", ("For", "committee"), ("Note", new string('n', 501)))).Errors[0], StringComparison.Ordinal);
        Assert.StartsWith(Mine + "?done=", (await PostAsync(council, Roles.Owner, Mine + "?handler=Submit", ("For", "committee"), ("Note", "First"))).Leads, StringComparison.Ordinal);
        await WriteAsync(council, Roles.Owner, "outcomes", "save", ("f-outcomes", "It saves {{saving 2022-23}}, and two pupils walk further."), ("r-outcomes", "1"));
        await SomeCouncilPlan.DoAsync(council.Services, "plan.line", (plan, viewer) => new WriteLine(SomeCouncilPlan.TransportLine, plan.Proposals[0].Id, plan.Lines.First(l => l.Id == SomeCouncilPlan.TransportLine).Terms, PlanAmounts.Starting(SomeCouncilPlan.First, Money.FromPounds(-400_000))).Decide(plan, viewer));
        var version = await council.GetAsync(Roles.Member, Mine + "/read?version=1");
        Assert.Contains("It saves £380,000, and nobody walks further.", version.Document.QuerySelector("#outcomes")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Version 1, submitted", version.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Member, Mine + "/read?version=2")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await council.GetAsync(Roles.Member, Mine + "/read?version=two")).Status);

        var compared = await council.GetAsync(Roles.Member, Mine + "/compare?from=1&to=draft");
        Assert.Equal(["380,000", "400,000"], compared.Document.QuerySelectorAll("del, ins").Select(d => d.TextContent).Where(t => t.Contains("80,000", StringComparison.Ordinal) || t.Contains("400,000", StringComparison.Ordinal)).Select(t => t.Contains("380,000", StringComparison.Ordinal) ? "380,000" : "400,000").Take(2));
        Assert.Contains("-20,000", compared.Document.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing differs.", (await council.GetAsync(Roles.Member, Mine + "/compare?from=1&to=1")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Member, Mine + "/compare?from=1&to=7")).Status);

        const string Day = "2099-12-09";
        Assert.Equal(["Give the day of the meeting, such as 2021-12-09."], (await PostAsync(council, Roles.Owner, Mine + "/versions", ("Version", "1"), ("Body", "Highways and Transport"), ("On", "one day"))).Errors);
        Assert.Equal(["Name the committee or board, in no more than 120 characters.", "There is no such version of this case. Choose one that was submitted."], (await PostAsync(council, Roles.Owner, Mine + "/versions", ("Version", "9"), ("Body", ""), ("On", Day))).Errors.Order(StringComparer.Ordinal));
        Assert.Contains("a meeting before that day did not see it", (await PostAsync(council, Roles.Owner, Mine + "/versions", ("Version", "1"), ("Body", "Highways and Transport"), ("On", "2001-01-01"))).Errors[0], StringComparison.Ordinal);
        Assert.StartsWith(Mine + "/versions?done=", (await PostAsync(council, Roles.Owner, Mine + "/versions", ("Version", "1"), ("Body", "Highways and Transport"), ("On", Day), ("Purpose", "to endorse"))).Leads, StringComparison.Ordinal);
        Assert.Contains("Highways and Transport", (await council.GetAsync(Roles.Member, Mine + "/versions")).Document.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.True((await council.GetAsync(Roles.Member, Mine + "?as-at=2001-01-01")).Status is HttpStatusCode.OK or HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_Word_file_comes_back_without_a_change_and_with_those_that_were_made(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await BeginAsync(council);
        await WriteAsync(council, Roles.Owner, "outcomes", "save", ("f-outcomes", "It saves {{saving 2022-23}}, and nobody walks further."), ("r-outcomes", "0"));
        await WriteAsync(council, Roles.Owner, "scope", "save", ("f-scope", "All schools."), ("r-scope", "0"));
        var word = await (await council.AsAsync(Roles.Owner)).GetByteArrayAsync(Mine + ".docx", Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Member, Mine + "/import")).Status);
        Assert.Contains("Nothing in it differs", (await council.GetAsync(Roles.Owner, (await UploadAsync(council, Mine, "case.docx", word)).Leads!)).Text, StringComparison.Ordinal);

        // Somebody writes on meanwhile; the file changes another paragraph of the same case.
        await WriteAsync(council, Roles.Finance, "scope", "save", ("f-scope", "All schools but two."), ("r-scope", "1"));
        var changed = Edited(word, "nobody walks further", "two pupils walk further");
        var look = await UploadAsync(council, Mine, "case.docx", changed);
        var page = await council.GetAsync(Roles.Owner, look.Leads!);
        Assert.Equal("outcomes", Assert.Single(page.Document.QuerySelectorAll("input[name=field]")).GetAttribute("value"));
        var draft = look.Leads!.Split("draft=")[1];
        Assert.StartsWith(Mine + "?done=", (await council.SendAsync(Roles.Owner, look.Leads!, $"{Mine}/import?handler=Accept&draft={draft}", [new("field", "outcomes")])).Leads, StringComparison.Ordinal);
        Assert.Equal("It saves {{saving 2022-23}}, and two pupils walk further.", (await council.GetAsync(Roles.Owner, Mine + "/write/outcomes")).Document.QuerySelector("#outcomes")!.TextContent.Trim());
        Assert.Equal("All schools but two.", (await council.GetAsync(Roles.Owner, Mine + "/write/scope")).Document.QuerySelector("#scope")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Owner, look.Leads!)).Status);

        // Another case's file, and files that are none.
        Assert.Contains("This document is of case 2022-27/1", (await UploadAsync(council, Theirs, "case.docx", word, begin: true)).Errors[0], StringComparison.Ordinal);
        Assert.NotEmpty((await UploadAsync(council, Mine, "case.docx", [1, 2, 3])).Errors);
        Assert.NotEmpty((await UploadAsync(council, Mine, "case.docx", [])).Errors);
        Assert.Contains("None of the template’s questions", (await UploadAsync(council, Mine, "other.txt", Encoding.UTF8.GetBytes("A letter about something else."))).Errors[0], StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_case_moves_to_another_template_when_somebody_has_seen_what_becomes_of_it(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await PostAsync(council, Roles.Owner, Mine + "?handler=Begin", ("On", "council-2018.1"));
        await WriteAsync(council, Roles.Owner, "aims", "save", ("f-aims", "Fewer taxis."), ("r-aims", "0"));
        await WriteAsync(council, Roles.Owner, "in-scope", "save", ("f-in-scope", "All schools."), ("r-in-scope", "0"));
        Assert.Equal(["Choose the template that the case moves to."], (await council.SendAsync(Roles.Owner, Mine, Mine + "/template", [])).Errors);
        Assert.Contains("Every answer has a place.", (await council.GetAsync(Roles.Owner, Mine + "/template?to=council-2022.1")).Text, StringComparison.Ordinal);
        Assert.StartsWith(Mine + "?done=", (await PostAsync(council, Roles.Owner, Mine + "/template?to=council-2022.1", [])).Leads, StringComparison.Ordinal);
        Assert.Equal("Fewer taxis.", (await council.GetAsync(Roles.Owner, Mine + "/write/outcomes")).Document.QuerySelector("#outcomes")!.TextContent.Trim());
        Assert.Equal("All schools.", (await council.GetAsync(Roles.Owner, Mine + "/write/scope")).Document.QuerySelector("#scope")!.TextContent.Trim());

        // To the fund's form scope has no place: it is kept, printed, and comes back.
        Assert.Contains("kept at the end", (await council.GetAsync(Roles.Owner, Mine + "/template?to=fund-bid.1")).Text, StringComparison.Ordinal);
        await PostAsync(council, Roles.Owner, Mine + "/template?to=fund-bid.1", []);
        Assert.Contains("All schools.", (await council.GetAsync(Roles.Member, Mine + "/read")).Document.QuerySelector("#kept-council-2022\\.1")!.TextContent, StringComparison.Ordinal);
        await PostAsync(council, Roles.Owner, Mine + "/template?to=council-2022.1", []);
        Assert.Equal("All schools.", (await council.GetAsync(Roles.Owner, Mine + "/write/scope")).Document.QuerySelector("#scope")!.TextContent.Trim());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Evidence_is_kept_by_what_it_is_and_not_by_its_name(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await BeginAsync(council);
        Assert.Contains("none of the kinds that are kept", (await AttachAsync(council, "survey.pdf", "<html><script>alert(1)</script></html>"u8.ToArray())).Errors[0], StringComparison.Ordinal);
        Assert.Contains("none of the kinds that are kept", (await AttachAsync(council, "picture.png", "MZ\u0090\0"u8.ToArray())).Errors[0], StringComparison.Ordinal);
        Assert.Contains("none of the kinds that are kept", (await AttachAsync(council, "drawing.txt", "<svg onload=alert(1)>"u8.ToArray())).Errors[0], StringComparison.Ordinal);
        Assert.Contains("is empty", (await AttachAsync(council, "nothing.pdf", [])).Errors[0], StringComparison.Ordinal);
        Assert.StartsWith(Mine + "?done=", (await AttachAsync(council, "survey.csv", "a,b\n1,2\n"u8.ToArray())).Leads, StringComparison.Ordinal);
        var file = await (await council.AsAsync(Roles.Member)).GetAsync(Mine + "/files/1", Cancel);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("text/plain", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Member, Mine + "/files/2")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_administrator_copies_changes_and_publishes_a_template_and_a_published_version_stays(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Administrator, "/templates/nothing")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.SendAsync(Roles.Finance, "/plan", "/templates", [new("From", "council-2022"), new("Name", "ours"), new("Called", "Ours")])).Status);
        Assert.Equal(2, (await PostAsync(council, Roles.Administrator, "/templates", ("From", "council-2022"), ("Name", "Our Own!"), ("Called", ""))).Errors.Count);
        Assert.Equal(["There is a template “council-2018” already. Give this one another name."], (await PostAsync(council, Roles.Administrator, "/templates", ("From", "council-2022"), ("Name", "council-2018"), ("Called", "Ours"))).Errors);
        Assert.Equal("/templates/ours", (await PostAsync(council, Roles.Administrator, "/templates", ("From", "council-2022"), ("Name", "ours"), ("Called", "Our own form"))).Leads);
        Assert.DoesNotContain("Our own form", (await council.GetAsync(Roles.Owner, Mine)).Text, StringComparison.Ordinal);
        var page = await council.GetAsync(Roles.Administrator, "/templates/ours");
        var revision = page.Document.QuerySelector("input[name=revision]")!.GetAttribute("value")!;
        Assert.Contains("is no amount", (await PostAsync(council, Roles.Administrator, "/templates/ours", ("do", "save"), ("revision", revision), ("f-options-table-gate", "committee"), ("f-options-table-size", "a lot"))).Errors[0], StringComparison.Ordinal);
        await PostAsync(council, Roles.Administrator, "/templates/ours", ("do", "save"), ("revision", revision), ("q-outcomes-wording", ""), ("q-outcomes-short", "Outcomes"));
        revision = (await council.GetAsync(Roles.Administrator, "/templates/ours")).Document.QuerySelector("input[name=revision]")!.GetAttribute("value")!;
        Assert.Contains("Word the question", (await PostAsync(council, Roles.Administrator, "/templates/ours", ("do", "publish"), ("revision", revision))).Errors[0], StringComparison.Ordinal);
        revision = (await council.GetAsync(Roles.Administrator, "/templates/ours")).Document.QuerySelector("input[name=revision]")!.GetAttribute("value")!;
        await PostAsync(council, Roles.Administrator, "/templates/ours", ("do", "addquestion"), ("revision", revision), ("q-outcomes-wording", "What will be better?"), ("new-wording", "Who else has to agree?"), ("new-short", "Agreement"));
        Assert.Contains("Somebody else changed this template", (await PostAsync(council, Roles.Administrator, "/templates/ours", ("do", "save"), ("revision", revision), ("title", "Late"))).Errors[0], StringComparison.Ordinal);
        revision = (await council.GetAsync(Roles.Administrator, "/templates/ours")).Document.QuerySelector("input[name=revision]")!.GetAttribute("value")!;
        Assert.StartsWith("/templates/ours?done=", (await PostAsync(council, Roles.Administrator, "/templates/ours", ("do", "publish"), ("revision", revision))).Leads, StringComparison.Ordinal);
        await PostAsync(council, Roles.Owner, Mine + "?handler=Begin", ("On", "ours.1"));
        Assert.Equal("What will be better?", (await council.GetAsync(Roles.Owner, Mine + "/write/outcomes")).Heading);
        Assert.Equal("Who else has to agree?", (await council.GetAsync(Roles.Owner, Mine + "/write/agreement")).Heading);

        // The next version is another; the case stays on the first until somebody moves it.
        await PostAsync(council, Roles.Administrator, "/templates/ours", ("do", "begin"));
        revision = (await council.GetAsync(Roles.Administrator, "/templates/ours")).Document.QuerySelector("input[name=revision]")!.GetAttribute("value")!;
        await PostAsync(council, Roles.Administrator, "/templates/ours", ("do", "publish"), ("revision", revision), ("q-outcomes-wording", "What will be different?"));
        Assert.Equal("What will be better?", (await council.GetAsync(Roles.Owner, Mine + "/write/outcomes")).Heading);
        await PostAsync(council, Roles.Owner, Mine + "/template?to=ours.2", []);
        Assert.Equal("What will be different?", (await council.GetAsync(Roles.Owner, Mine + "/write/outcomes")).Heading);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_benefit_is_measured_over_time_by_its_owner_and_drawn_against_its_path(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await BeginAsync(council);
        const string Benefits = Mine + "/benefits";
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Public, Benefits)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Owner, Theirs + "/benefits")).Status);
        Assert.Contains("The case names no benefit.", (await council.GetAsync(Roles.Owner, Benefits)).Text, StringComparison.Ordinal);
        (string, string) Cell(string column, string text) => ($"t-benefits-table/b1/{column}", text);
        await WriteAsync(council, Roles.Owner, "benefits", "save", ("r-benefits-table", "0"), ("o-benefits-table", "b1"), Cell("benefit", "Fewer taxis"), Cell("kind", "benefit"), Cell("measure", "Taxis"), Cell("baseline", "120 taxis"), Cell("target", "60 taxis"), Cell("by", "March 2099"), Cell("owner", "Post of owner"), Cell("from", "Routes"));
        Assert.Equal(["Give the day that the figure is of, such as 2018-01-31."], (await PostAsync(council, Roles.Owner, Benefits, ("Benefit", "b1"), ("On", "last week"), ("Value", "100 taxis"), ("From", "Register"))).Errors);
        Assert.Equal(
            ["Begin with the figure that was measured, such as “118 pupils”.", "Say where the figure is from, in no more than 200 characters."],
            (await PostAsync(council, Roles.Owner, Benefits, ("Benefit", "b1"), ("On", "2001-01-31"), ("Value", "fewer"), ("From", " "))).Errors.Order(StringComparer.Ordinal));
        Assert.Contains("is still to come", (await PostAsync(council, Roles.Owner, Benefits, ("Benefit", "b1"), ("On", "2098-01-31"), ("Value", "100 taxis"), ("From", "Register"))).Errors[0], StringComparison.Ordinal);
        Assert.Contains("give the figure in taxis", (await PostAsync(council, Roles.Owner, Benefits, ("Benefit", "b1"), ("On", "2001-01-31"), ("Value", "100 pupils"), ("From", "Register"))).Errors[0], StringComparison.Ordinal);
        Assert.Contains("no such benefit", (await PostAsync(council, Roles.Owner, Benefits, ("Benefit", "b9"), ("On", "2001-01-31"), ("Value", "100 taxis"), ("From", "Register"))).Errors[0], StringComparison.Ordinal);
        Assert.StartsWith(Benefits + "?done=", (await PostAsync(council, Roles.Owner, Benefits, ("Benefit", "b1"), ("On", "2001-01-31"), ("Value", "110 taxis"), ("From", "Register"))).Leads, StringComparison.Ordinal);
        await PostAsync(council, Roles.Finance, Benefits, ("Benefit", "b1"), ("On", "2002-01-31"), ("Value", "58 taxis"), ("From", "Register"));
        var page = await council.GetAsync(Roles.Member, Benefits);
        Assert.Contains("the target is reached", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll("#b-b1 tbody tr").Length);
        Assert.NotNull(page.Document.QuerySelector("#b-b1 svg title"));
        Assert.Null(page.Document.QuerySelector("main form[method=post]"));
        Assert.Contains("serves nothing that is named", page.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_benefits_of_an_approved_case_are_reviewed_at_the_year_s_end_measured_or_with_a_reason(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await BeginAsync(council);
        const string Benefits = Mine + "/benefits";
        (string, string) Cell(string column, string text) => ($"t-benefits-table/b1/{column}", text);
        await WriteAsync(council, Roles.Owner, "benefits", "save", ("r-benefits-table", "0"), ("o-benefits-table", "b1"), Cell("benefit", "Fewer taxis"), Cell("kind", "benefit"), Cell("measure", "Taxis"), Cell("baseline", "120 taxis"), Cell("target", "60 taxis"), Cell("by", "March 2099"), Cell("owner", "Post of owner"), Cell("from", "Routes"));
        await ClosedYears.WriteAsync(council.Services, new Actor(Guid.CreateVersion7(), "Finance"), 2022, 2022, closed: false);
        Assert.Contains("No approved case has a benefit to be measured in 2022-23.", (await council.GetAsync(Roles.Member, "/tracker/2022-23/close")).Text, StringComparison.Ordinal);
        await SomeCouncilPlan.ApproveAsync(council.Services);
        var due = await council.GetAsync(Roles.Member, "/tracker/2022-23/close");
        Assert.Contains("One benefit to look at: 0 measured, 0 not measured with a reason, 1 still to review.", due.Text, StringComparison.Ordinal);
        Assert.Equal(Benefits + "#b-b1", due.Document.QuerySelector("#benefits tbody a")!.GetAttribute("href"));
        await PostAsync(council, Roles.Owner, Benefits, ("Benefit", "b1"), ("On", "2022-10-01"), ("Value", "100 taxis"), ("From", "Register"));
        var measured = await council.GetAsync(Roles.Member, "/tracker/2022-23/close");
        Assert.Contains("100 taxis on 1 October 2022", measured.Text, StringComparison.Ordinal);
        Assert.Equal("Done", measured.Document.QuerySelectorAll(".app-checklist .govuk-tag")[2].TextContent);

        // The year that runs, or the one before, is excused with a reason.
        var page = await council.GetAsync(Roles.Owner, Benefits);
        var year = page.Document.QuerySelector("#year-b1 option")!.GetAttribute("value")!;
        const string Say = Benefits + "?handler=NotMeasured";
        Task<Page> SayAsync(string because, string of) => council.SendAsync(Roles.Owner, Benefits, Say, [new("Benefit", "b1"), new("ForYear", of), new("Because", because)]);
        foreach (var (because, of, said) in new[] { (" ", year, "Say why it was not measured"), (new string('x', 501), year, "500 characters"), ("Late", "soon", "Choose the financial year"), ("Late", "2098-99", "has not begun"), ("Late", "2022-23", "It was measured on 1 October 2022") })
        {
            Assert.Contains(said, Assert.Single((await SayAsync(because, of)).Errors), StringComparison.Ordinal);
        }

        Assert.StartsWith(Benefits + "?done=", (await SayAsync("The survey was not held", year)).Leads, StringComparison.Ordinal);
        Assert.Contains("Not measured: The survey was not held", (await council.GetAsync(Roles.Owner, Benefits)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_typed_saves_itself_and_says_what_stands(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await BeginAsync(council);
        await WriteAsync(council, Roles.Owner, "outcomes", "save", ("f-outcomes", "One.\n\nTwo."), ("r-outcomes", "0"));
        var page = Mine + "/write/outcomes";
        var first = await council.SendAsync(Roles.Owner, page, page + "/draft", [new("f-outcomes", "One, **mine**.\n\nTwo."), new("r-outcomes", "1")]);
        Assert.Equal(HttpStatusCode.OK, first.Status);
        var json = JsonDocument.Parse(first.Html).RootElement;
        Assert.Equal(2, json.GetProperty("fields").GetProperty("outcomes").GetProperty("revision").GetInt32());
        Assert.Contains("<strong>mine</strong>", json.GetProperty("fields").GetProperty("outcomes").GetProperty("preview").GetString(), StringComparison.Ordinal);

        // An hour later another rests on the first save: both stand.
        json = JsonDocument.Parse((await council.SendAsync(Roles.Finance, page, page + "/draft", [new("f-outcomes", "One.\n\nTwo, theirs."), new("r-outcomes", "1")])).Html).RootElement;
        Assert.True(json.GetProperty("fields").GetProperty("outcomes").GetProperty("merged").GetBoolean());
        Assert.Equal("One, **mine**.\n\nTwo, theirs.", json.GetProperty("fields").GetProperty("outcomes").GetProperty("words").GetString());
        Assert.Contains("Post of owner", json.GetProperty("present").EnumerateArray().Select(p => p.GetString()));
        Assert.Contains("characters", JsonDocument.Parse((await council.SendAsync(Roles.Owner, page, page + "/draft", [new("f-outcomes", new string('x', 300_000)), new("r-outcomes", "3")])).Html).RootElement.GetProperty("problems")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await council.SendAsync(Roles.Owner, page, Mine.Replace("/1/", "/4/", StringComparison.Ordinal) + "/write/outcomes/draft", [new("f-outcomes", "x")])).Status);
        using var nobody = council.Anonymous();
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.PostAsync(page + "/draft", new FormUrlEncodedContent([]), Cancel)).StatusCode);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Titles_that_mean_the_same_are_offered_and_who_depends_on_a_case_is_said(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        var like = JsonDocument.Parse((await council.GetAsync(Roles.Finance, "/plan/like.json?title=Transport%20(education%20and%20social)")).Html).RootElement;
        Assert.Equal("Social and education transport", like[0].GetProperty("title").GetString());
        Assert.Equal(0, JsonDocument.Parse((await council.GetAsync(Roles.Finance, "/plan/like.json?title=Libraries")).Html).RootElement.GetArrayLength());
        Assert.Equal(0, JsonDocument.Parse((await council.GetAsync(Roles.Member, "/plan/like.json?title=" + Uri.EscapeDataString(SomeCouncilPlan.Secret))).Html).RootElement.GetArrayLength());
        var made = await PostAsync(council, Roles.Finance, "/plan/2022-27/proposals/new", ("Name", "Education transport, social"), ("Type", "saving"), ("Confidentiality", "open"));
        Assert.Contains("Its title is like that of “Social and education transport”", (await council.GetAsync(Roles.Finance, made.Leads!)).Text, StringComparison.Ordinal);

        await BeginAsync(council);
        await PostAsync(council, Roles.Finance, Theirs + "?handler=Begin", ("On", "council-2022.1"));
        await SendAsync(council, Roles.Finance, Theirs + "/write/next-steps", "save", ("r-dependencies", "0"), ("o-dependencies", "d1"), ("t-dependencies/d1/on", "2022-27/1"), ("t-dependencies/d1/what", "Shorter journeys"));
        Assert.Contains("Who depends on this", (await council.GetAsync(Roles.Owner, Mine)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Who depends on this", (await council.GetAsync(Roles.Finance, Theirs)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Lists_take_three_statements_and_the_page_of_a_case_seven(string engine)
    {
        var council = await OnAsync(engine);
        foreach (var path in new[] { "/plan/2022-27/cases", "/plan/2022-27/cases.csv" })
        {
            await TakesAtMostAsync(3, council, Roles.Finance, path);
            await TakesAtMostAsync(3, council, Roles.Member, path);
        }

        await TakesAtMostAsync(7, council, Roles.Finance, "/plan/2022-27/proposals/3/case");
        await TakesAtMostAsync(4, council, Roles.Member, "/plan/2022-27/proposals/3/case/versions");
        await TakesAtMostAsync(2, council, Roles.Finance, "/templates");
    }

    private static Task<Page> BeginAsync(WebCouncil council) => PostAsync(council, Roles.Owner, Mine + "?handler=Begin", ("On", "council-2022.1"));

    private static Task<Page> WriteAsync(WebCouncil council, string role, string question, string deed, params (string Name, string Value)[] fields) => SendAsync(council, role, $"{Mine}/write/{question}", deed, fields);

    private static Task<Page> SendAsync(WebCouncil council, string role, string page, string deed, params (string Name, string Value)[] fields) => PostAsync(council, role, page, [.. fields, ("do", deed)]);

    private static string Revision(Page page, string field) => page.Document.QuerySelector($"input[name=r-{field}]")!.GetAttribute("value")!;

    private static async Task<Page> UploadAsync(WebCouncil council, string address, string name, byte[] bytes, bool begin = false)
    {
        if (begin)
        {
            await PostAsync(council, Roles.Finance, address + "?handler=Begin", ("On", "council-2022.1"));
        }

        return await council.SendAsync(begin ? Roles.Finance : Roles.Owner, address + "/import", address + "/import", [], ("Upload", name, bytes));
    }

    private static Task<Page> AttachAsync(WebCouncil council, string name, byte[] bytes) => council.SendAsync(Roles.Owner, Mine, Mine + "?handler=Attach", [], ("upload", name, bytes));

    private static byte[] Edited(byte[] word, string what, string with)
    {
        using var stream = new MemoryStream();
        stream.Write(word);
        using (var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry("word/document.xml")!;
            string xml;
            using (var reader = new StreamReader(entry.Open()))
            {
                xml = reader.ReadToEnd();
            }

            Assert.Contains(what, xml, StringComparison.Ordinal);
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("word/document.xml").Open());
            writer.Write(xml.Replace(what, with, StringComparison.Ordinal));
        }

        return stream.ToArray();
    }
}
