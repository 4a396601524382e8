using System.Net;
using System.Text;
using System.Text.Json;
using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

/// <summary>Pools, receipts, capital and calls as people use them; each on both databases.</summary>
public sealed class SourcePageTests(PlanCouncils plans, SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : PlanServedTests(plans, councils, sqlite, postgres)
{
    private const string Funding = SomeCouncilPlan.Base + "/funding";
    private const string NewSource = Funding + "/source";
    private const string NewScheme = Funding + "/scheme";
    private const string Gone = "?id=01890000-0000-7000-8000-00000000dead";

    private static readonly (string, string)[] Pool =
    [
        ("Name", "Equipment pool"), ("Kind", "pool"), ("Status", "confirmed"), ("Shares", "amount"), ("Council", "0"),
        ("Partners[0].Name", "The council"), ("Partners[0].Share", "£121,000"), ("Partners[0].Status", "confirmed"), ("Partners[1].Name", "Health"), ("Partners[1].Share", "130,000"), ("Partners[1].Status", "requested"),
        ("Vintage.Name", "Agreement"), ("Vintage.Dated", "1/10/2021"), ("Vintage.Method", "stated"), ("Vintage.Levels[0]", "-251"), ("Vintage.Levels[1]", "-100"),
    ];

    private static readonly (string, string)[] Receipts =
    [
        ("Name", "Receipts"), ("Kind", "capital-receipts"), ("Status", "confirmed"), ("Until", "2024-25"), ("From", "2022-23"), ("Prudential", "None"),
        ("Vintage.Name", "Disposals"), ("Vintage.Dated", "1/10/2021"), ("Vintage.Method", "stated"), ("Vintage.Levels[0]", "-300"),
    ];

    private static readonly (string, string)[] Scheme =
    [
        ("do", "save"), ("Name", "New depot"), ("Service", "Transport"), ("Spending[0]", ""), ("Spending[1]", "2,000"), ("Spending[2]", "3,000"), ("Repaid", "25"), ("Rate", "4"), ("InUse", "2023-24"), ("Method", "equal-instalments"), ("FirstInterest", "half"),
        ("Reason", "Agreed by the board"),
    ];

    private static (string, string)[] With((string, string)[] fields, params (string Name, string Value)[] changed) => [.. fields.Where(f => !changed.Any(c => c.Name == f.Item1)), .. changed];

    private static Task PayAsync(WebCouncil council, string source, Permanence permanence, params long[] pounds) => SomeCouncilPlan.DoAsync(council.Services, "plan.line", (plan, viewer) => new WriteLine(
        Guid.CreateVersion7(), plan.Proposals[0].Id, LineTerms.Of(PlanCategory.Investment, permanence) with { Sources = [new(source, FundingStatus.Confirmed, null)] },
        PlanAmounts.Starting(SomeCouncilPlan.First, [.. pounds.Select(Money.FromPounds)])).Decide(plan, viewer));

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Calls_capital_and_the_strategy_are_read_by_who_reads_the_plan_and_schemes_are_changed_by_finance(string engine)
    {
        var council = await PlanOnAsync(engine);
        foreach (var path in new[] { "/calls", "/capital", "/strategy", "/calls.csv", "/calls.xlsx", "/calls.json", "/capital.csv", "/capital.xlsx", "/capital.json" })
        {
            Assert.True(HttpStatusCode.Forbidden == (await council.GetAsync(Roles.Public, Funding + path)).Status, path);
            Assert.True(HttpStatusCode.OK == (await council.GetAsync(Roles.Member, Funding + path)).Status, path);
        }

        foreach (var role in new[] { Roles.Member, Roles.Owner, Roles.Auditor })
        {
            Assert.True(HttpStatusCode.Forbidden == (await council.GetAsync(role, NewScheme)).Status, role);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await council.SendAsync(Roles.Owner, SomeCouncilPlan.Base + "/proposals/new", NewScheme, Scheme.Select(f => KeyValuePair.Create(f.Item1, f.Item2)))).Status);
        foreach (var path in new[] { NewScheme + Gone, Funding + "/strategy.json", Funding + "/strategy?source=none", "/plan/2031-36/funding/calls", "/plan/2031-36/funding/capital", "/plan/2031-36/funding/strategy" })
        {
            Assert.True(HttpStatusCode.NotFound == (await council.GetAsync(Roles.Finance, path)).Status, path);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await council.GetAsync(Roles.Finance, Funding + "/calls?as-at=soon")).Status);
        Assert.Contains("None yet. A scheme says what is spent by year", (await council.GetAsync(Roles.Member, Funding + "/capital")).Text, StringComparison.Ordinal);
        Assert.Contains("No source of this plan has capital receipts that may pay for revenue.", (await council.GetAsync(Roles.Member, Funding + "/strategy")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Pages_of_sources_take_few_statements(string engine)
    {
        var council = await PlanOnAsync(engine);
        await TakesAtMostAsync(3, council, Roles.Finance, Funding + "/capital");
        await TakesAtMostAsync(3, council, Roles.Finance, Funding + "/strategy");
        await TakesAtMostAsync(3, council, Roles.Finance, NewScheme);

        // And one for how sources came to be as firm as they are.
        await TakesAtMostAsync(4, council, Roles.Finance, Funding + "/calls");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_pool_is_questioned_partner_by_partner_then_its_calls_are_parted(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        async Task<IReadOnlyList<string>> WrongAsync(params (string, string)[] changed) => (await PostAsync(council, Roles.Finance, NewSource, With(Pool, changed))).Errors;
        Assert.Equal(["Type the partner’s part in pounds, such as 130,000."], await WrongAsync(("Partners[1].Share", "half")));
        Assert.Equal(["Type the partner’s share in per cent, such as 51.8."], await WrongAsync(("Shares", "percent"), ("Partners[1].Share", "half")));
        Assert.Equal(["The shares come to 251000 per cent. They must come to 100; where they are known as amounts, give the amounts in pounds."], await WrongAsync(("Shares", "percent")));
        Assert.Equal(["A partner’s share is more than nothing. Leave out who puts in nothing."], await WrongAsync(("Partners[1].Share", "-1")));
        Assert.Equal(["Name the partner whose share this is."], await WrongAsync(("Partners[1].Name", " ")));
        Assert.Equal(["the COUNCIL is given twice. Put its parts together."], await WrongAsync(("Partners[1].Name", "the COUNCIL")));
        Assert.Equal(["Say which of the partners is the council: one of them, and one only."], await WrongAsync(("Council", "7")));
        Assert.Equal(["Name everybody who puts money into the pool: the council and one partner at least."], await WrongAsync(("Partners[1].Name", ""), ("Partners[1].Share", "")));
        Assert.Equal(["What pays for the budget is negative: write -1,000 for £1,000 of funding."], await WrongAsync(("Vintage.Levels[0]", "251")));
        var kept = await PostAsync(council, Roles.Finance, NewSource, With(Pool, ("Partners[1].Share", "half")));
        Assert.Equal("half", kept.Document.QuerySelector("#Partners_1_Share")!.GetAttribute("value"));
        Assert.NotNull(kept.Document.QuerySelector("#Partners_1_Share-error"));
        Assert.Equal("#Partners_1_Share", kept.Document.QuerySelector(".govuk-error-summary__list a")!.GetAttribute("href"));

        Assert.StartsWith(Funding + "?done=", (await PostAsync(council, Roles.Finance, NewSource, Pool)).Leads, StringComparison.Ordinal);
        await PayAsync(council, "Equipment pool", new Permanence.TemporaryUntil(SomeCouncilPlan.First + 1), 200_000);
        var calls = await council.GetAsync(Roles.Member, Funding + "/calls");
        Assert.Contains("Equipment pool does not cover what is drawn on it: £100k short in 2023-24.", calls.Text, StringComparison.Ordinal);
        Assert.Equal(["96", "96", "0", "0", "0"], RowOf(calls, "of which The council, 48.2 %"));
        Assert.Equal(["104", "104", "0", "0", "0"], RowOf(calls, "of which Health, 51.8 %"));
        Assert.Equal(["200", "200", "0", "0", "0"], RowOf(calls, "Drawn: requested"));
        Assert.Contains("Requested. Stated confirmed. Health: requested", calls.Text, StringComparison.Ordinal);
        Assert.Equal(2, calls.Document.QuerySelectorAll("svg[role=img] title").Length);

        // Health confirms: the change is there with its day and its reason.
        var id = (await SomeCouncilPlan.ReadAsync(council.Services)).Source("Equipment pool")!.Id;
        var form = await council.GetAsync(Roles.Finance, $"{NewSource}?id={id}");
        Assert.Equal("130,000", form.Document.QuerySelector("#Partners_1_Share")!.GetAttribute("value"));
        Assert.True(form.Document.QuerySelector("#council-0")!.HasAttribute("checked"));
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(council, Roles.Finance, $"{NewSource}?id={id}", With(Pool, ("Partners[1].Status", "confirmed"), ("Reason", "Its board agreed")))).Status);
        calls = await council.GetAsync(Roles.Member, Funding + "/calls");
        Assert.DoesNotContain("Drawn: requested", calls.Text, StringComparison.Ordinal);
        Assert.Equal(["104", "104", "0", "0", "0"], RowOf(calls, "of which Health, 51.8 %, confirmed"));
        Assert.Contains("Its board agreed", calls.Text, StringComparison.Ordinal);
        Assert.Contains("Requested since", calls.Text, StringComparison.Ordinal);

        using var json = JsonDocument.Parse((await council.GetAsync(Roles.Member, Funding + "/calls.json")).Html);
        Assert.Contains(json.RootElement.GetProperty("rows").EnumerateArray(), r => r.GetProperty("key").GetString() == "equipment-pool-part-1");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_scheme_is_questioned_box_by_box_then_its_cost_is_in_the_overview_and_taken_out_with_it(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        async Task<string> WrongAsync(params (string, string)[] changed) => Assert.Single((await PostAsync(council, Roles.Finance, NewScheme, With(Scheme, changed))).Errors);
        Assert.Equal("Name the scheme.", await WrongAsync(("Name", "")));
        Assert.Equal("“lots” is not an amount. Type £000, such as 2,000.", await WrongAsync(("Spending[1]", "lots")));
        Assert.Equal("Say what is spent in one year at least, as a positive amount.", await WrongAsync(("Spending[1]", ""), ("Spending[2]", "")));
        Assert.Equal("What is spent in 2023-24 is a positive amount. What is paid by others is said below.", await WrongAsync(("Spending[2]", "-3,000")));
        Assert.Equal("Type the number of years over which it is repaid, such as 40.", await WrongAsync(("Repaid", "for ever")));
        Assert.Equal("Type whole years, such as 40.", await WrongAsync(("Repaid", "2.5")));
        Assert.Equal("Give the number of years over which it is repaid: from 1 to 60.", await WrongAsync(("Repaid", "61")));
        Assert.Equal("Type the rate in per cent a year, such as 4.5.", await WrongAsync(("Rate", "low")));
        Assert.Equal("The rate is in per cent a year and from 0 to 25. 4.5 is four and a half per cent.", await WrongAsync(("Rate", "400")));
        Assert.Equal("“soon” is not a financial year. Write it as 2023-24.", await WrongAsync(("InUse", "soon")));
        Assert.Equal("Give the year, such as 2023-24.", await WrongAsync(("InUse", "")));
        Assert.Equal("Money is first spent in 2022-23, and what is built comes into use in 2019-20. Give the year in which it is first used: 2022-23 or one soon after.", await WrongAsync(("InUse", "2019-20")));
        Assert.Equal("Choose the source that pays these amounts.", await WrongAsync(("Paid[0].Amounts[0]", "5")));
        Assert.Equal("There is no source called The lottery in 2022-27. Choose one that there is, or add it to the cycle's funding first.", await WrongAsync(("Paid[0].Source", "The lottery"), ("Paid[0].Amounts[0]", ""), ("Paid[0].Amounts[1]", "5")));
        Assert.Equal("The sources pay £3,000,000 in 2022-23 and £2,000,000 is spent. They cannot pay more than that.", await WrongAsync(("Paid[0].Source", "Transformation reserve"), ("Paid[0].Amounts[0]", ""), ("Paid[0].Amounts[1]", "3,000")));
        Assert.Equal("Transformation reserve is no borrowing of 2022-27. Choose a source of that kind, or none.", await WrongAsync(("BorrowsFrom", "Transformation reserve")));
        Assert.Equal("There is no such proposal in this plan.", await WrongAsync(("Proposal", Guid.Empty.ToString())));
        var kept = await PostAsync(council, Roles.Finance, NewScheme, With(Scheme, ("Spending[2]", "lots")));
        Assert.Equal("lots", kept.Document.QuerySelector("#Spending_2")!.GetAttribute("value"));
        Assert.Equal("#Spending_2", kept.Document.QuerySelector(".govuk-error-summary__list a")!.GetAttribute("href"));

        var before = RowOf(await council.GetAsync(Roles.Finance, SomeCouncilPlan.Base + "?basis=levels"), "Effect on net budget");
        Assert.StartsWith(Funding + "/capital?done=", (await PostAsync(council, Roles.Finance, NewScheme, Scheme)).Leads, StringComparison.Ordinal);
        var page = await council.GetAsync(Roles.Member, Funding + "/capital");
        Assert.Contains("£5.0m is spent, £5.0m of it borrowed.", page.Text, StringComparison.Ordinal);
        Assert.Equal(["40", "140", "400", "392", "384"], RowOf(await council.GetAsync(Roles.Finance, SomeCouncilPlan.Base + "?basis=levels"), "Effect on net budget").Zip(before, (now, was) => Number(now) - Number(was)).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)).Take(5));
        Assert.Contains("Equal instalments over 25 years at 4 % a year, repaid from 2024-25", page.Text, StringComparison.Ordinal);
        Assert.Equal(27 + 1, page.Document.QuerySelectorAll("details tbody tr").Length);
        Assert.Equal(["financing 1"], XlsxNames(await BytesAsync(council, Funding + "/capital.xlsx")).Skip(1));
        Assert.Contains("Borrowing that names no source", (await council.GetAsync(Roles.Member, Funding + "/calls")).Text, StringComparison.Ordinal);

        var id = (await SomeCouncilPlan.ReadAsync(council.Services)).Schemes.Single().Id;
        var form = await council.GetAsync(Roles.Finance, $"{NewScheme}?id={id}");
        Assert.Equal(("New depot", "2,000", "25", "2023-24"), (form.Document.QuerySelector("#Name")!.GetAttribute("value"), form.Document.QuerySelector("#Spending_1")!.GetAttribute("value"), form.Document.QuerySelector("#Repaid")!.GetAttribute("value"), form.Document.QuerySelector("#InUse")!.GetAttribute("value")));
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(council, Roles.Finance, $"{NewScheme}?id={id}", ("do", "withdraw"), ("Reason", "Given up"))).Status);
        Assert.Equal(before, RowOf(await council.GetAsync(Roles.Finance, SomeCouncilPlan.Base + "?basis=levels"), "Effect on net budget"));
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Finance, $"{NewScheme}?id={id}")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Receipts_are_questioned_and_their_strategy_is_a_page_a_workbook_a_table_and_a_word_file(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        async Task<string> WrongAsync(params (string, string)[] changed) => Assert.Single((await PostAsync(council, Roles.Finance, NewSource, With(Receipts, changed))).Errors);
        Assert.Equal("“once upon a time” is not a financial year. Write it as 2022-23.", await WrongAsync(("From", "once upon a time")));
        Assert.Equal("Give the year, such as 2022-23.", await WrongAsync(("From", "")));
        Assert.Equal("“at the meeting” is not a date. Write it as 20 February 2018 or 20/2/2018.", await WrongAsync(("Agreed", "at the meeting"), ("AgreedBy", "Full Council")));
        Assert.Equal("Say who agreed the strategy: full council does, at a meeting.", await WrongAsync(("Agreed", "1/10/2021")));
        Assert.Equal("Give the day on which Full Council agreed the strategy, or leave both empty while it has not.", await WrongAsync(("AgreedBy", "Full Council")));
        Assert.Contains("is still to come", await WrongAsync(("AgreedBy", "Full Council"), ("Agreed", "1/1/2090")), StringComparison.Ordinal);
        Assert.Equal("Give the last year of the direction: receipts cannot pay for revenue after it.", await WrongAsync(("Until", "")));
        Assert.Equal("The direction ends in 2021-22 and begins in 2022-23. It must begin in the year in which it ends, or earlier.", (await PostAsync(council, Roles.Finance, NewSource, With(Receipts, ("Until", "2021-22")))).Errors[0]);
        Assert.Equal("Capital receipts pay for capital and for named projects, never for the budget as a whole.", await WrongAsync(("MeetsBudget", "true")));

        Assert.StartsWith(Funding + "?done=", (await PostAsync(council, Roles.Finance, NewSource, Receipts)).Leads, StringComparison.Ordinal);
        await PayAsync(council, "Receipts", new Permanence.OneOff(), 250_000);
        var page = await council.GetAsync(Roles.Member, Funding + "/strategy");
        Assert.Contains("Full council has not agreed the strategy", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Receipts used", "250", "0", "0", "0", "0", "250"], RowOf(page, "Social and education transport"));
        Assert.DoesNotContain("Progress against", page.Text, StringComparison.Ordinal);
        Assert.Contains("conditional, stated confirmed", (await council.GetAsync(Roles.Member, Funding)).Text, StringComparison.OrdinalIgnoreCase);

        // Agreed when the plan had no such line.
        var id = (await SomeCouncilPlan.ReadAsync(council.Services)).Source("Receipts")!.Id;
        var agreed = await PostAsync(council, Roles.Finance, $"{NewSource}?id={id}", With(Receipts, ("Agreed", "9/12/2021"), ("AgreedBy", "Full Council")));
        Assert.True(HttpStatusCode.Redirect == agreed.Status, string.Join(' ', agreed.Errors));
        page = await council.GetAsync(Roles.Member, Funding + "/strategy");
        Assert.Contains("Agreed by Full Council on 9 December 2021. The direction holds for receipts and cost from 2022-23 to 2024-25.", page.Text, StringComparison.Ordinal);
        Assert.Contains("is to use more than the strategy of 9 December 2021 says", page.Text, StringComparison.Ordinal);

        var csv = (await council.GetAsync(Roles.Member, Funding + "/strategy.csv")).Html;
        Assert.Contains("Social and education transport,Receipts used,250000", csv, StringComparison.Ordinal);
        Assert.Equal(["strategy", "receipts"], XlsxNames(await BytesAsync(council, Funding + "/strategy.xlsx")));
        using var json = JsonDocument.Parse((await council.GetAsync(Roles.Member, Funding + "/strategy.json?source=receipts")).Html);
        Assert.Equal("strategy", json.RootElement.GetProperty("tables")[0].GetProperty("name").GetString());
        var word = await BytesAsync(council, Funding + "/strategy.docx");
        Assert.Equal("PK", Encoding.ASCII.GetString(word[..2]));
        foreach (var words in new[] { "Strategy for the flexible use of capital receipts, 2022-27", "Projects", "Social and education transport", "Prudential indicators" })
        {
            Assert.Contains(words, WordText(word), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Capital_without_a_scheme_is_asked_on_its_proposal_and_named_under_capital(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await SomeCouncilPlan.DoAsync(council.Services, "plan.line", (plan, viewer) => new WriteLine(
            Guid.CreateVersion7(), plan.Proposals[1].Id, LineTerms.Of(PlanCategory.Capital, new Permanence.OneOff()), PlanAmounts.Starting(SomeCouncilPlan.First, Money.FromPounds(1_000_000))).Decide(plan, viewer));
        Assert.Contains("nothing says what that costs in revenue", (await council.GetAsync(Roles.Finance, SomeCouncilPlan.Base + "/proposals/2")).Text, StringComparison.Ordinal);
        Assert.Contains("Nothing says what the capital of these proposals costs in revenue: Block beds", (await council.GetAsync(Roles.Finance, Funding + "/capital")).Text, StringComparison.Ordinal);
        await SomeCouncilPlan.StatusAsync(council.Services, (await SomeCouncilPlan.ReadAsync(council.Services)).Proposals[1].Id, ProposalStatus.Draft);
        Assert.Contains("nothing says what that costs in revenue", (await PostAsync(council, Roles.Finance, SomeCouncilPlan.Base + "/proposals/2", ("To", "in-committee"))).Errors[0], StringComparison.Ordinal);
        var id = (await SomeCouncilPlan.ReadAsync(council.Services)).Proposals[1].Id;
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(council, Roles.Finance, NewScheme, With(Scheme, ("Proposal", id.ToString()), ("Spending[1]", "1,000"), ("Spending[2]", "")))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(council, Roles.Finance, SomeCouncilPlan.Base + "/proposals/2", ("To", "in-committee"))).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_sample_shows_each_kind(string engine)
    {
        const string Own = "/plan/2018-23/funding";
        var council = await OnAsync(engine);
        var calls = await council.GetAsync(Roles.Member, Own + "/calls");
        foreach (var kind in new[] { "Pooled budget", "Reserve", "Grant", "Borrowing", "Capital receipts" })
        {
            Assert.Contains(kind, calls.Text, StringComparison.Ordinal);
        }

        Assert.Contains("Transition reserve does not cover what is drawn on it: £50k short in 2019-20.", calls.Text, StringComparison.Ordinal);
        Assert.Equal(["87", "87", "87", "0", "0"], RowOf(calls, "of which The council, 48.2 %, confirmed"));
        Assert.Contains("£5.2m is spent, £4.3m of it borrowed.", (await council.GetAsync(Roles.Member, Own + "/capital")).Text, StringComparison.Ordinal);
        var strategy = await council.GetAsync(Roles.Member, Own + "/strategy");
        Assert.Equal(["Receipts used", "120", "330", "0", "0", "0", "450"], RowOf(strategy, "All projects"));
        Assert.Contains("As promised; not in a tracker yet.", strategy.Text, StringComparison.Ordinal);
    }

    private static async Task<byte[]> BytesAsync(WebCouncil council, string path)
    {
        using var answer = await (await council.AsAsync(Roles.Member)).GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(Cancel);
    }

    private static decimal Number(string figure) => decimal.Parse(figure, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> XlsxNames(byte[] file)
    {
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(archive.GetEntry("xl/workbook.xml")!.Open());
        return [.. System.Text.RegularExpressions.Regex.Matches(reader.ReadToEnd(), "<(?:x:)?sheet name=\"([^\"]+)\"").Select(m => m.Groups[1].Value)];
    }

    private static string WordText(byte[] file)
    {
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(archive.GetEntry("word/document.xml")!.Open());
        return System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(reader.ReadToEnd(), "<[^>]+>", ""));
    }
}
