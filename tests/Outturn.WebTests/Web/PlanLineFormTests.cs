using System.Net;
using System.Text.Json;
using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

/// <summary>The plan line's form: amounts as people type them, read back before they are kept.</summary>
public sealed class PlanLineFormTests(PlanCouncils plans, SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : PlanServedTests(plans, councils, sqlite, postgres)
{
    private const string Transport = SomeCouncilPlan.Base + "/proposals/1";
    private const string New = Transport + "/lines/new";
    private const string Read = SomeCouncilPlan.Base + "/lines/read";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_form_is_refused_to_those_who_may_not_change_the_proposal(string engine)
    {
        var council = await PlanOnAsync(engine);
        foreach (var role in new[] { Roles.Member, Roles.Auditor, Roles.Public, Roles.Administrator })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(role, New)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(role, Transport + "/lines/1")).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await council.SendAsync(role, "/sign-out", Read, [])).Status);
        }

        // An owner changes their own; what somebody else leads is refused, by the address and by a post.
        Assert.Equal(HttpStatusCode.OK, (await council.GetAsync(Roles.Owner, New)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Owner, SomeCouncilPlan.Base + "/proposals/2/lines/1")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.SendAsync(Roles.Owner, New, SomeCouncilPlan.Base + "/proposals/2/lines/1", Saving(("do", "save")).Select(f => KeyValuePair.Create(f.Name, f.Value)))).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_proposal_or_line_that_is_not_there_is_missing(string engine)
    {
        var council = await PlanOnAsync(engine);
        foreach (var path in new[] { "/plan/2031-36/proposals/1/lines/new", SomeCouncilPlan.Base + "/proposals/99/lines/new", Transport + "/lines/99" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Finance, path)).Status);
        }

        // What may not be seen is not there either.
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Owner, SomeCouncilPlan.Base + "/proposals/3/lines/1")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_form_shows_a_line_as_it_stands_in_all_three_bases(string engine)
    {
        var council = await PlanOnAsync(engine);
        var page = await council.GetAsync(Roles.Owner, Transport + "/lines/2");
        Assert.Equal("Change a plan line", page.Heading);
        Assert.Equal("161", page.Document.QuerySelector("#a-2022-23")!.GetAttribute("value"));
        Assert.Equal("2024-25", page.Document.QuerySelector("#until")!.GetAttribute("value"));
        Assert.Contains("£161k is taken back in 2025-26 by itself.", page.Text, StringComparison.Ordinal);
        Assert.Equal(["£161,000, the column's unit, £000", "161", "161", "161"], Cells(page, "2022-23"));
        Assert.Equal(["-161 worked out", "-161", "0", "483"], Cells(page, "2025-26"));
        Assert.Equal("Transformation reserve", page.Document.QuerySelector("#source-1 option[selected]")!.TextContent);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_typed_is_read_back_without_javascript_and_nothing_is_written(string engine)
    {
        var council = await PlanOnAsync(engine);
        var page = await PostAsync(council, Roles.Finance, New, Saving(("do", "read"), ("a-2022-23", "-£390,000"), ("a-2023-24", "-0.1m"), ("a-2024-25", "TBC"), ("a-2027-28", "-5"), ("year", "2027-28"), ("note", "Kept")));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["-£390,000, written in pounds, against the column's unit", "-390", "-390", "-390"], Cells(page, "2022-23"));
        Assert.Equal(["-£100,000, written in millions", "-100", "-490", "-880"], Cells(page, "2023-24"));
        Assert.Equal(["not quantified", "0plus TBC", "-490plus TBC", "-1,370plus TBC"], Cells(page, "2024-25"));
        Assert.Equal(["-£5,000, the column's unit, £000", "-5", "", ""], Cells(page, "2027-28"));
        Assert.Equal("Kept", page.Document.QuerySelector("#note")!.TextContent.Trim());
        Assert.Empty(page.Errors);

        var levels = await PostAsync(council, Roles.Finance, New, Saving(("do", "read"), ("basis", "levels"), ("a-2022-23", "-100"), ("a-2023-24", "-250"), ("a-2024-25", "-250"), ("a-2025-26", "-250"), ("a-2026-27", "-250")));
        Assert.Equal(["-£250,000, the column's unit, £000", "-150", "-250", "-350"], Cells(levels, "2023-24"));
        Assert.Equal(["-£250,000, the column's unit, £000", "0", "-250", "-600"], Cells(levels, "2024-25"));
        var transport = (await TransportOf(council)).Id;
        Assert.Equal(2, (await SomeCouncilPlan.ReadAsync(council.Services)).Lines.Count(l => l.Proposal == transport));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_doubtful_amount_is_asked_at_its_cell_and_settled_by_one_press(string engine)
    {
        var council = await PlanOnAsync(engine);
        foreach (var (typed, unit, said, fix, becomes) in new[]
        {
            ("£148,834k", "£000", "£148,834k is £148.8m", "Use 148.834 (£149k)", "148.834"),
            ("390", "£", "390 is £390: perhaps a k is missing", "Use 390,000 (£390k)", "390,000"),
            ("30", "£000", "30 without a minus is a cost", "Use -30, a saving", "-30"),
        })
        {
            var asked = await PostAsync(council, Roles.Finance, New, Saving(("do", "save"), ("unit", unit), ("a-2022-23", typed)));
            Assert.Contains(asked.Errors, e => e.Contains(said, StringComparison.Ordinal));
            var box = asked.Document.QuerySelector("#a-2022-23")!;
            Assert.Equal("true", box.GetAttribute("aria-invalid"));
            Assert.Contains(said, asked.Document.QuerySelector("#" + box.GetAttribute("aria-describedby"))!.TextContent, StringComparison.Ordinal);
            var button = asked.Document.QuerySelectorAll("#q-2022-23 button").First(b => b.TextContent == fix);
            var used = await PostAsync(council, Roles.Finance, New, Saving(("fix", button.GetAttribute("value")!), ("unit", unit), ("a-2022-23", typed)));
            Assert.Equal(becomes, used.Document.QuerySelector("#a-2022-23")!.GetAttribute("value"));
        }

        // "Keep" is remembered for that text alone.
        var kept = await PostAsync(council, Roles.Finance, New, Saving(("fix", "keep|2022-23"), ("a-2022-23", "30")));
        Assert.Null(kept.Document.QuerySelector("#q-2022-23"));
        Assert.Equal("30", kept.Document.QuerySelector("input[name=k-2022-23]")!.GetAttribute("value"));
        Assert.NotNull((await PostAsync(council, Roles.Finance, New, Saving(("do", "read"), ("k-2022-23", "30"), ("a-2022-23", "31")))).Document.QuerySelector("#q-2022-23"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_stays(string engine)
    {
        var council = await PlanOnAsync(engine);
        (string, string) amount = ("a-2022-23", "-100");
        foreach (var (field, said, fields) in new (string Field, string Said, (string, string)[] Fields)[]
        {
            ("category", "Choose what the line is", [amount, ("category", "")]),
            ("a-2022-23", "Give an amount in at least one year", []),
            ("a-2022-23", "“half of it” is not one amount", [("a-2022-23", "half of it")]),
            ("until", "Say in which year the line ends", [amount, ("permanence", "temporary")]),
            ("until", "“some day” is not a financial year", [amount, ("permanence", "temporary"), ("until", "some day")]),
            ("a-2022-23", "The line ends in 2020-21, and 2022-23 is after it", [amount, ("permanence", "temporary"), ("until", "2020-21")]),
            ("lasting", "Give the amount that stays for good, in £000", [amount, ("permanence", "then"), ("until", "2023-24")]),
            ("a-2025-26", "The line ends in 2023-24, and 2025-26 is after it", [amount, ("a-2025-26", "-5"), ("permanence", "temporary"), ("until", "2023-24")]),
            ("references", "A/R.6.185 is taken in 2022-27: Block beds has it", [amount, ("references", "A/R.6.185")]),
            ("source-1", "One-off money cannot pay for what is permanent", [("category", "investment"), ("benefit", ""), ("a-2022-23", "100"), ("source-1", "Transformation reserve")]),
            ("source-1", "Choose the source that pays this", [amount, ("p1-2022-23", "50")]),
            ("source-1", "They cannot pay more than it costs", [("category", "investment"), ("benefit", ""), ("a-2022-23", "100"), ("source-1", "Revenue support grant"), ("p1-2022-23", "150")]),
            ("p1-2022-23", "“lots” is not one amount", [amount, ("source-1", "Revenue support grant"), ("p1-2022-23", "lots")]),
            ("percent-1", "“most” is not a share", [amount, ("partner-1", "The hospital trust"), ("percent-1", "most"), ("w-2022-23", "-200")]),
            ("percent-1", "come to no more than 100 per cent", [amount, ("partner-1", "The hospital trust"), ("percent-1", "120"), ("w-2022-23", "-200")]),
            ("a-2022-23", "50 % of -£300,000 is -£150,000, and the line says -£100,000", [amount, ("partner-1", "The hospital trust"), ("percent-1", "50"), ("w-2022-23", "-300")]),
            ("w-2022-23", "Give the whole cost in at least one year", [amount, ("partner-1", "The hospital trust"), ("percent-1", "50")]),
            ("partner-1", "Name at least one partner with its share", [amount, ("w-2022-23", "-300")]),
            ("e-2022-23", "“some” is not one amount", [amount, ("e-2022-23", "some")]),
            ("benefit", "has no benefit of its own", [("category", "pressure"), ("a-2022-23", "100"), ("benefit", "cashable-reduction")]),
        })
        {
            var page = await PostAsync(council, Roles.Finance, New, Saving([("do", "save"), ("note", "Typed with care"), .. fields]));
            Assert.Contains(page.Errors, e => e.Contains(said, StringComparison.Ordinal));
            Assert.NotNull(page.Document.QuerySelector($".govuk-error-summary a[href='#{field}']"));
            Assert.NotNull(page.Document.QuerySelector("#" + field));
            Assert.Equal("Typed with care", page.Document.QuerySelector("#note")!.TextContent.Trim());
            Assert.StartsWith("Error: ", page.Document.Title, StringComparison.Ordinal);
        }

        // A year nobody plans, and one that is none, make no row.
        var far = await PostAsync(council, Roles.Finance, New, Saving(("do", "read"), ("year", "2190-91"), ("year", "never"), ("a-2190-91", "5")));
        Assert.Equal(5, far.Document.QuerySelectorAll("tr[data-year]").Length);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_reference_that_a_hidden_proposal_has_is_taken_and_no_more_is_said(string engine)
    {
        var page = await PostAsync(await PlanOnAsync(engine), Roles.Owner, New, Saving(("do", "save"), ("a-2022-23", "-100"), ("references", "C/R.6.101")));
        Assert.Contains(page.Errors, e => e.Contains("C/R.6.101 is taken in 2022-27: another line had it", StringComparison.Ordinal));
        Assert.DoesNotContain(SomeCouncilPlan.Secret, page.Html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_next_free_reference_is_handed_out_by_directorate_and_category_and_years_are_added(string engine)
    {
        var council = await PlanOnAsync(engine);
        var page = await PostAsync(council, Roles.Finance, New, Saving(("do", "reference"), ("directorate", "a"), ("references", "X9"), ("a-2022-23", "-100")));
        Assert.Equal("X9, A/R.6.269", page.Document.QuerySelector("#references")!.GetAttribute("value"));
        Assert.Equal("-100", page.Document.QuerySelector("#a-2022-23")!.GetAttribute("value"));
        Assert.Contains("Give the directorate’s one letter, such as A, to be handed a reference.", (await PostAsync(council, Roles.Finance, New, Saving(("do", "reference")))).Errors.Select(e => e.Replace('\'', '’')));
        Assert.Equal(["Choose what the line is first: the reference says it."], (await PostAsync(council, Roles.Finance, New, Saving(("do", "reference"), ("category", ""), ("directorate", "A")))).Errors);

        var before = await PostAsync(council, Roles.Finance, New, Saving(("do", "before")));
        Assert.Equal("2021-22in the opening budget", before.Document.QuerySelector("tr[data-year] th")!.TextContent.Trim());
        var after = await PostAsync(council, Roles.Finance, New, Saving(("do", "after")));
        Assert.Equal("2027-28beyond the cycle", after.Document.QuerySelectorAll("tr[data-year] th")[^1].TextContent.Trim());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_line_with_all_its_terms_is_added_read_back_changed_taken_out_and_put_back(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        var fields = Saving(
            ("do", "save"), ("title", "Shared vehicles"), ("references", "a/r. 6.300\r\nA/R.6.301"), ("service", "Transport"), ("permanence", "then"), ("until", "2024-25"), ("lasting", "-50"), ("role", "offset"), ("confidence", "medium"),
            ("a-2021-22", "-10"), ("a-2022-23", "-190"), ("a-2024-25", "-20.5"), ("year", "2021-22"),
            ("source-1", "Revenue support grant"), ("status-1", "in-principle"),
            ("partner-1", "The hospital trust"), ("percent-1", "23"), ("agreed-1", "confirmed"), ("w-2021-22", "-12.987"), ("w-2022-23", "-246.753"), ("w-2024-25", "-26.623"),
            ("e-2022-23", "-583"), ("earlier-counts", "undecided"), ("note", "From the service’s own note."), ("reason", "Worked out with the trust"));
        var added = await PostAsync(council, Roles.Owner, New, fields);
        Assert.StartsWith(Transport + "?done=", added.Leads, StringComparison.Ordinal);
        var line = (await SomeCouncilPlan.ReadAsync(council.Services)).Lines.Single(l => l.Terms.Title == "Shared vehicles");
        Assert.Equal(["A/R.6.300", "A/R.6.301"], line.Terms.References);
        Assert.Equal(new Permanence.TemporaryThenPermanent(new(2024), Money.FromPounds(-50_000)), line.Terms.Permanence);
        Assert.Equal((LineRole.Offset, Confidence.Medium, BenefitClass.CashableReduction), (line.Terms.Role, line.Terms.Confidence, line.Terms.Benefit));
        Assert.Equal(Amount.Of(Money.FromPounds(-20_500)), line.Typed[new(2024)]);
        Assert.Equal([new SourceShare("Revenue support grant", FundingStatus.InPrinciple, null)], line.Terms.Sources);
        Assert.Equal([new PartnerShare("The hospital trust", 23, FundingStatus.Confirmed)], line.Terms.Partners!.Shares);
        Assert.Equal(EarlierCounts.Undecided, line.Terms.Earlier!.Counts);

        // Those who may not change it read all of it on the proposal's page.
        var read = (await council.GetAsync(Roles.Member, Transport)).Document.QuerySelector("#line-3")!.TextContent;
        foreach (var said in new[] { "Revenue support grant (in principle)", "The hospital trust 23 % (confirmed); the council 77 %", "-£583k in 2022-23. Nobody has decided", "Medium", "Cashable reduction", "From the service’s own note.", "Temporary to 2024-25, then" })
        {
            Assert.Contains(said, read, StringComparison.Ordinal);
        }

        Assert.Null((await council.GetAsync(Roles.Member, Transport)).Document.QuerySelector("a[href*='/lines/']"));

        // The form holds it as it was typed, and saving it again changes nothing.
        const string Here = Transport + "/lines/3";
        var form = await council.GetAsync(Roles.Owner, Here);
        var same = await council.SendAsync(Roles.Owner, Here, Here, [.. Fields(form), new("do", "save")]);
        Assert.Contains("Nothing changed.", (await council.GetAsync(Roles.Owner, same.Leads!)).Text, StringComparison.Ordinal);
        Assert.Equal(line.Act, (await SomeCouncilPlan.ReadAsync(council.Services)).Lines.Single(l => l.Id == line.Id).Act);

        // Two people, one line: the second sees both.
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Finance, Here, Here, [.. Fields(form).Where(f => f.Key != "confidence"), new("confidence", "high"), new("do", "save")])).Status);
        var second = await council.SendAsync(Roles.Owner, Here, Here, [.. Fields(form).Where(f => f.Key != "note"), new("note", "Another note"), new("do", "save")]);
        Assert.Contains(second.Errors, e => e.StartsWith("Somebody else changed this line after you opened it.", StringComparison.Ordinal));
        Assert.Contains("Another note", second.Document.QuerySelector("#meanwhile")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Owner, Here, Here, [.. Fields(second).Where(f => f.Key != "do"), new("do", "save")])).Status);

        Assert.Equal(["Say why the line is taken out. It stays in the record with its reason."], (await council.SendAsync(Roles.Owner, Here, Here + "?handler=Standing", [])).Errors);
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Owner, Here, Here + "?handler=Standing", [new("standing-reason", "The trust withdrew")])).Status);
        var gone = await council.GetAsync(Roles.Owner, Transport);
        Assert.Contains("Taken out: A/R.6.300, A/R.6.301 Shared vehicles", gone.Text, StringComparison.Ordinal);
        Assert.Contains("The trust withdrew", gone.Text, StringComparison.Ordinal);
        Assert.Contains((await PostAsync(council, Roles.Owner, SomeCouncilPlan.Base + "/proposals/1/lines/new", Saving(("do", "save"), ("references", "A/R.6.185"), ("a-2022-23", "-1")))).Errors, e => e.Contains("is taken", StringComparison.Ordinal));
        Assert.Contains("This line is taken out", (await council.GetAsync(Roles.Owner, Here)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Owner, Here, Here + "?handler=Standing", [])).Status);
        Assert.False((await SomeCouncilPlan.ReadAsync(council.Services)).Lines.Single(l => l.Id == line.Id).Withdrawn);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_approved_proposal_s_lines_stand_as_they_were_approved(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await SomeCouncilPlan.StatusAsync(council.Services, (await TransportOf(council)).Id, ProposalStatus.Draft, ProposalStatus.InCommittee, ProposalStatus.Approved);
        var page = await council.GetAsync(Roles.Finance, New);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("stands as it was approved", page.Text, StringComparison.Ordinal);
        Assert.Null((await council.GetAsync(Roles.Finance, Transport)).Document.QuerySelector("a[href*='/lines/']"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_form_s_script_is_told_the_same_as_the_page_shows(string engine)
    {
        var council = await PlanOnAsync(engine);
        (string, string)[] typed = [("a-2022-23", "£148,834k"), ("a-2023-24", "-30"), ("a-2024-25", "half"), ("permanence", "temporary"), ("until", "2025-26")];
        var page = await PostAsync(council, Roles.Finance, New, Saving([("do", "read"), .. typed]));
        var answer = await council.SendAsync(Roles.Finance, New, Read, Saving(typed).Select(f => KeyValuePair.Create(f.Name, f.Value)));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        using var json = JsonDocument.Parse(answer.Html);
        Assert.Equal(page.Document.QuerySelector("[data-out=summary]")!.TextContent, json.RootElement.GetProperty("summary").GetString());
        foreach (var year in json.RootElement.GetProperty("years").EnumerateArray())
        {
            var name = year.GetProperty("year").GetString()!;
            var cells = Cells(page, name);
            Assert.Equal(cells[0], year.GetProperty("how").GetString() + year.GetProperty("reversal").GetString());
            Assert.Equal(cells[1..], new[] { "movement", "level", "runningTotal" }.Select(k => year.GetProperty(k).GetProperty("text").GetString() + year.GetProperty(k).GetProperty("unknown").GetString()));
            var shown = page.Document.QuerySelector($"#q-{name} b")?.TextContent;
            Assert.Equal(shown, year.TryGetProperty("question", out var question) ? question.GetProperty("said").GetString() : null);
        }

        // Without the form's token nothing is read.
        using var content = new FormUrlEncodedContent([new("category", "saving")]);
        using var bare = await (await council.AsAsync(Roles.Finance)).PostAsync(Read, content, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
    }

    private static (string Name, string Value)[] Saving(params (string Name, string Value)[] fields)
    {
        (string Name, string Value)[] usual = [("category", "saving"), ("permanence", "permanent"), ("benefit", "cashable-reduction"), ("role", "net"), ("confidence", "not-said"), ("basis", "movements"), ("unit", "£000"), ("year", "2022-23"), ("year", "2026-27")];
        return [.. usual.Where(u => u.Name == "year" || fields.All(f => f.Name != u.Name)), .. fields];
    }

    private static string[] Cells(Page page, string year) =>
        [.. page.Document.QuerySelectorAll($"tr[data-year='{year}'] [data-out]").Select(c => c.TextContent.Trim())];

    /// <summary>What a browser would send of the page's form.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Fields(Page page)
    {
        var form = page.Document.QuerySelector("form[data-line-form]")!;
        foreach (var field in form.QuerySelectorAll("input[name], select[name], textarea[name]").Where(f => f.GetAttribute("name") != "__RequestVerificationToken" && (f.GetAttribute("type") != "radio" || f.HasAttribute("checked"))))
        {
            yield return new(field.GetAttribute("name")!, field switch
            {
                AngleSharp.Html.Dom.IHtmlSelectElement select => select.Value ?? "",
                AngleSharp.Html.Dom.IHtmlTextAreaElement text => text.Value,
                _ => field.GetAttribute("value") ?? "",
            });
        }
    }

    private static async Task<Proposal> TransportOf(WebCouncil council) => (await SomeCouncilPlan.ReadAsync(council.Services)).Proposals[0];
}
