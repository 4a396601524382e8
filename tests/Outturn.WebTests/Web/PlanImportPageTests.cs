using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Data.Planning;
using Outturn.Data.Record;
using Outturn.Documents.Reading;
using Outturn.WebTests.Cli;

namespace Outturn.WebTests.Web;

/// <summary>Plan lines from a council's file or from the plan's own workbook: understood, previewed row by row, and then written by one act.</summary>
public sealed class PlanImportPageTests(PlanCouncils plans, SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : PlanServedTests(plans, councils, sqlite, postgres)
{
    private const string Import = "/plan/import";
    private const string Small =
        "Plan lines 2022-27\n" +
        "Ref,Title,Kind,Permanence,Committee,2022-23 £000,2023-24 £000,2024-25 £000\n" +
        "A/R.6.300,Shared services,saving,Permanent,Resources,-100,-50,0\n" +
        "A/R.5.300,A post for two years,investment,Temporary,Resources,40,0,-40\n";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Bringing_in_is_refused_to_those_who_do_not_manage_the_plan(string engine)
    {
        var council = await PlanOnAsync(engine);
        foreach (var role in new[] { Roles.Member, Roles.Owner, Roles.Auditor, Roles.Public, Roles.Administrator })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(role, Import)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(role, $"{Import}/{Guid.Empty}")).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(role, SomeCouncilPlan.Base + "/edit.xlsx")).Status);
            Assert.DoesNotContain("/plan/import", (await council.GetAsync(role, SomeCouncilPlan.Base + "/proposals")).Html, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_preview_that_is_no_longer_kept_is_missing_and_another_s_is_not_shown(string engine)
    {
        await using var council = await NewOnAsync(engine, sample: false);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Finance, $"{Import}/{Guid.Empty}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Finance, "/plan/2031-36/edit.xlsx")).Status);
        var kept = await UploadAsync(council, Small);

        // The same draft is no tracker's either.
        Assert.NotEqual(HttpStatusCode.InternalServerError, (await council.GetAsync(Roles.Finance, kept.Leads!.Replace("/plan/", "/tracker/", StringComparison.Ordinal))).Status);
        await using var other = await NewPlanOnAsync(engine);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(Roles.Finance, kept.Leads!)).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_form_renders_and_says_what_is_wrong_beside_its_fields(string engine)
    {
        var council = await PlanOnAsync(engine);
        var form = await council.GetAsync(Roles.Finance, Import + "?cycle=2022-27");
        Assert.Equal("Bring in plan lines", form.Heading);
        Assert.Equal("2022-27", form.Document.QuerySelector("#Cycle")!.GetAttribute("value"));
        var none = await council.SendAsync(Roles.Finance, Import, Import, [new("Cycle", "twenty"), new("Unit", "pence"), new("Basis", "guesses")]);
        Assert.Contains("Choose a file.", none.Errors);
        Assert.Contains(none.Errors, e => e.Contains("“twenty” is not a cycle", StringComparison.Ordinal));
        Assert.Contains(none.Errors, e => e.Contains("“pence” is not a unit", StringComparison.Ordinal));
        Assert.Contains(none.Errors, e => e.Contains("“guesses” is not a reading", StringComparison.Ordinal));
        Assert.Contains((await UploadAsync(council, "", name: "empty.xlsx")).Errors, e => e.Contains("The file is empty", StringComparison.Ordinal));
        Assert.Contains((await UploadAsync(council, "%PDF-1.7 nothing", name: "plan.xlsx")).Errors, e => e.Contains("PDF", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_published_lines_come_to_the_published_totals_and_an_open_question_is_said(string engine)
    {
        await using var council = await NewOnAsync(engine, sample: false);
        var kept = await UploadAsync(council, await File.ReadAllBytesAsync(Shared.File("data/plan/plan-lines-2022-23-part1.csv"), Cancel), "plan-lines-2022-23-part1.csv");
        var preview = await council.GetAsync(Roles.Finance, kept.Leads!);
        Assert.Contains("37 lines read. 37 lines new, 0 changed, 0 the same.", preview.Text, StringComparison.Ordinal);
        Assert.Contains("2022-27 is not open yet: bringing this in opens it.", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Proved of this file:", preview.Text, StringComparison.Ordinal);
        Assert.Contains("plan.earlier-profile", preview.Text, StringComparison.Ordinal);
        AssertTotals(preview);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Finance, SomeCouncilPlan.Base)).Status);

        var done = await council.SendAsync(Roles.Finance, kept.Leads!, kept.Leads + "?handler=Confirm", [.. Hidden(preview), new("Reason", "Part 1 of the papers")]);
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.Contains("The file is brought in, as act 1.", (await council.GetAsync(Roles.Finance, done.Leads!)).Text, StringComparison.Ordinal);
        var line = (await SomeCouncilPlan.ReadAsync(council.Services)).Lines.Single(l => l.Terms.References.Contains("A/R.6.185"));
        Assert.Equal((Amount.Of(Money.FromPounds(-390_000)), EarlierCounts.Undecided), (line.Typed[new(2022)], line.Terms.Earlier!.Counts));

        // The file is kept under its hash, with how it was read.
        await using (var scope = council.Services.CreateAsyncScope())
        {
            var import = Assert.Single(await scope.ServiceProvider.GetRequiredService<PlanStore>().ImportsAsync(SomeCouncilPlan.Cycle, Cancel));
            Assert.Equal(("plan.import", "Part 1 of the papers"), (import.Act.Kind, import.Act.Reason));
            Assert.Equal((MoneyUnit.Pounds, SavingsSign.Negative), (import.Value.Unit, import.Value.Savings));
            Assert.Contains(import.Value.Columns, c => c.Year == new FinancialYear(2029));
            Assert.Equal(await File.ReadAllBytesAsync(Shared.File("data/plan/plan-lines-2022-23-part1.csv"), Cancel), await scope.ServiceProvider.GetRequiredService<FileStore>().ReadAsync(import.Value.Sha256, Cancel));
        }

        var again = await UploadAsync(council, await File.ReadAllBytesAsync(Shared.File("data/plan/plan-lines-2022-23-part1.csv"), Cancel), "plan-lines-2022-23-part1.csv");
        var second = await council.GetAsync(Roles.Finance, again.Leads!);
        Assert.Contains("The plan already says all of it: bringing it in changes nothing.", second.Text, StringComparison.Ordinal);
        var nothing = await council.SendAsync(Roles.Finance, again.Leads!, again.Leads + "?handler=Confirm", Hidden(second));
        Assert.Contains("The plan already said all of it: nothing changed.", (await council.GetAsync(Roles.Finance, nothing.Leads!)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_later_file_shows_what_is_new_changed_the_same_and_absent_and_withdraws_nothing(string engine)
    {
        await using var council = await NewOnAsync(engine, sample: false);
        await BringInAsync(council, Small);
        var later = Small.Replace("-100,-50", "-120,-50", StringComparison.Ordinal).Replace("A/R.5.300,A post for two years,investment,Temporary,Resources,40,0,-40\n", "A/R.4.300,More pupils,pressure,Permanent,Resources,70,0,0\n", StringComparison.Ordinal);
        var kept = await UploadAsync(council, later);
        var preview = await council.GetAsync(Roles.Finance, kept.Leads!);
        Assert.Contains("1 line new, 1 changed, 0 the same; 1 line of the plan not in the file.", preview.Text, StringComparison.Ordinal);
        var changed = preview.Document.QuerySelector("#changed")!.TextContent;
        Assert.Contains("-100,000", changed, StringComparison.Ordinal);
        Assert.Contains("-120,000", changed, StringComparison.Ordinal);
        Assert.Contains("More pupils", preview.Document.QuerySelector("#new")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("A post for two years", preview.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Finance, kept.Leads!, kept.Leads + "?handler=Confirm", Hidden(preview))).Status);
        var plan = await SomeCouncilPlan.ReadAsync(council.Services);
        Assert.Equal(3, plan.Lines.Count(l => !l.Withdrawn));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_was_understood_wrongly_is_corrected_and_read_again(string engine)
    {
        await using var council = await NewOnAsync(engine, sample: false);
        const string odd = "Zebra,Giraffe,Kind,2022-23,2023-24\nOne thing,Noted,saving,-100,-20\nAnother,Noted too,saving,-40,0\nA third,,saving,half of it,0\n";
        var kept = await UploadAsync(council, odd);
        var preview = await council.GetAsync(Roles.Finance, kept.Leads!);
        Assert.Contains("half of it", preview.Document.QuerySelector("#not-read")!.TextContent, StringComparison.Ordinal);
        var fields = Form(preview).Where(f => f.Key is not ("column-0" or "column-1" or "Unit" or "Cycle")).Append(new("column-0", "Title")).Append(new("column-1", "Note")).Append(new("Unit", "£000")).Append(new("Cycle", "2022-27"));
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Finance, kept.Leads!, kept.Leads + "?handler=Remap", fields)).Status);
        preview = await council.GetAsync(Roles.Finance, kept.Leads!);
        Assert.Equal("Title", ((IHtmlSelectElement)preview.Document.QuerySelector("#c-0")!).Value);
        Assert.Contains("£000, as you said", preview.Text, StringComparison.Ordinal);
        var wrong = await council.SendAsync(Roles.Finance, kept.Leads!, kept.Leads + "?handler=Remap", [new("Cycle", "soon")]);
        Assert.Contains(wrong.Errors, e => e.Contains("“soon” is not a cycle", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Finance, kept.Leads!, kept.Leads + "?handler=Confirm", Hidden(preview))).Status);
        var plan = await SomeCouncilPlan.ReadAsync(council.Services);
        Assert.Equal(["One thing", "Another"], plan.Proposals.Select(p => p.Terms.Title));
        Assert.Equal(Amount.Of(Money.FromPounds(-100_000)), plan.Lines[0].Typed[new(2022)]);
        Assert.Equal("Noted", plan.Lines[0].Terms.Note);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_file_that_cannot_be_brought_in_says_why_and_nothing_is_written(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        var before = (await SomeCouncilPlan.ReadAsync(council.Services)).LatestAct;
        foreach (var (text, cycle, said) in new[]
        {
            ("Some words\nand no table\n", "2022-27", "No row of headings with financial years was found"),
            (Small.Replace("A/R.6.300,Shared services", "A/R.6.268,Parking permits", StringComparison.Ordinal), "2022-27", "A/R.6.268 is the reference of proposal 1"),
            ("Title,Kind,2022-23 £000\nOne,saving,-100\nTwo,saving,50\n", "2022-27", "Say which: savings positive or savings negative"),
        })
        {
            var kept = await UploadAsync(council, text, cycle: cycle);
            var preview = await council.GetAsync(Roles.Finance, kept.Leads!);
            Assert.Contains("What must be settled first", preview.Text, StringComparison.Ordinal);
            Assert.Contains(said, preview.Text, StringComparison.Ordinal);
            var refused = await council.SendAsync(Roles.Finance, kept.Leads!, kept.Leads + "?handler=Confirm", Hidden(preview));
            Assert.Contains(refused.Errors, e => e.Contains(said, StringComparison.Ordinal));
        }

        // What stands as it was approved is not changed by a file.
        await SomeCouncilPlan.ApproveAsync(council.Services);
        before = (await SomeCouncilPlan.ReadAsync(council.Services)).LatestAct;
        var frozen = await UploadAsync(council, "Plan lines 2022-27\nReference,Title,Kind,Permanence,2022-23 £000\nA/R.6.185,Block beds,saving,Permanent,-1\n");
        var page = await council.GetAsync(Roles.Finance, frozen.Leads!);
        Assert.Contains("Block beds is approved and stands as it was approved", page.Text, StringComparison.Ordinal);
        Assert.Contains((await council.SendAsync(Roles.Finance, frozen.Leads!, frozen.Leads + "?handler=Confirm", Hidden(page))).Errors, e => e.Contains("stands as it was approved", StringComparison.Ordinal));
        Assert.Equal(before, (await SomeCouncilPlan.ReadAsync(council.Services)).LatestAct);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_file_or_a_plan_that_changed_since_the_preview_is_not_written(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        var kept = await UploadAsync(council, Small);
        var preview = await council.GetAsync(Roles.Finance, kept.Leads!);
        var otherFile = Hidden(preview).Select(f => f.Key == "Sha256" ? new(f.Key, new string('0', 64)) : f);
        Assert.Contains((await council.SendAsync(Roles.Finance, kept.Leads!, kept.Leads + "?handler=Confirm", otherFile)).Errors, e => e.Contains("it changed in between. Nothing was written", StringComparison.Ordinal));
        await SomeCouncilPlan.DoAsync(council.Services, "plan.line", new WithdrawLine(SomeCouncilPlan.BedsLine, true).Decide);
        Assert.Contains((await council.SendAsync(Roles.Finance, kept.Leads!, kept.Leads + "?handler=Confirm", Hidden(preview))).Errors, e => e.Contains("The plan has changed since this preview was made", StringComparison.Ordinal));
        Assert.DoesNotContain((await SomeCouncilPlan.ReadAsync(council.Services)).Proposals, p => p.Terms.Title == "Shared services");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_plan_s_own_workbook_comes_back_with_exactly_its_changes(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        var book = await WorkbookAsync(council);
        var same = await council.GetAsync(Roles.Finance, (await UploadAsync(council, book, "plan.xlsx")).Leads!);
        Assert.Contains("Nothing in this workbook differs from the plan", same.Text, StringComparison.Ordinal);

        var changed = Changed(book, ("P1-L1", "2022-23 £", -400_000m), ("P2-L1", "2023-24 £", -25_000m));
        var kept = await UploadAsync(council, changed, "plan.xlsx");
        var preview = await council.GetAsync(Roles.Finance, kept.Leads!);
        Assert.Contains("two cells changed.", preview.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, preview.Document.QuerySelectorAll("#changed tbody tr").Length);
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Finance, kept.Leads!, kept.Leads + "?handler=Confirm", Hidden(preview))).Status);
        var plan = await SomeCouncilPlan.ReadAsync(council.Services);
        Assert.Equal(Amount.Of(Money.FromPounds(-400_000)), plan.Lines.Single(l => l.Id == SomeCouncilPlan.TransportLine).Typed[new(2022)]);
        Assert.Equal(Amount.Of(Money.FromPounds(-25_000)), plan.Lines.Single(l => l.Id == SomeCouncilPlan.BedsLine).Typed[new(2023)]);

        // Of another cycle, and one whose cycle was chosen wrongly.
        var other = await council.GetAsync(Roles.Finance, (await UploadAsync(council, book, "plan.xlsx", cycle: "2023-28")).Leads!);
        Assert.Contains("This file holds the lines of 2022-27. This is the plan of 2023-28", other.Text, StringComparison.Ordinal);
        Assert.Contains("Only the plan as it stands today can be changed", (await council.GetAsync(Roles.Finance, SomeCouncilPlan.Base + "/edit.xlsx?as-at=2021-10-01")).Html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_cell_that_two_people_changed_is_asked_with_both_values(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        var stale = Changed(await WorkbookAsync(council), ("P2-L1", "2022-23 £", -310_000m));
        await SomeCouncilPlan.DoAsync(council.Services, "plan.line", (plan, viewer) =>
            plan.Lines.Single(l => l.Id == SomeCouncilPlan.BedsLine) is var line ? new WriteLine(line.Id, line.Proposal, line.Terms, line.Typed.With(new(2022), Amount.Of(Money.FromPounds(-290_000)))).Decide(plan, viewer) : throw new InvalidOperationException());
        var kept = await UploadAsync(council, stale, "plan.xlsx");
        var preview = await council.GetAsync(Roles.Finance, kept.Leads!);
        var asked = preview.Document.QuerySelector("#changed fieldset")!;
        Assert.Contains("What stands now: -290000", asked.TextContent, StringComparison.Ordinal);
        Assert.Contains("What the file says: -310000", asked.TextContent, StringComparison.Ordinal);
        var name = asked.QuerySelector("input")!.GetAttribute("name")!;
        var unanswered = await council.SendAsync(Roles.Finance, kept.Leads!, kept.Leads + "?handler=Confirm", Hidden(preview));
        Assert.Contains(unanswered.Errors, e => e.Contains("Choose one; nothing is lost until you do", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Finance, kept.Leads!, kept.Leads + "?handler=Confirm", [.. Hidden(preview), new(name, "mine")])).Status);
        Assert.Equal(Amount.Of(Money.FromPounds(-310_000)), (await SomeCouncilPlan.ReadAsync(council.Services)).Lines.Single(l => l.Id == SomeCouncilPlan.BedsLine).Typed[new(2022)]);
    }

    private static void AssertTotals(Page preview)
    {
        var printed = File.ReadAllLines(Shared.File("data/plan/plan-lines-2022-23-part1-totals.csv")).Where(l => l.Length > 0).Select(l => l.Split(',')).ToList();
        Assert.Equal(printed[0].Skip(1), preview.Document.QuerySelectorAll("#totals thead th").Skip(1).Select(h => h.TextContent));
        foreach (var group in printed.Skip(1))
        {
            var row = preview.Document.QuerySelectorAll("#totals tbody tr").Single(r => string.Equals(r.QuerySelector("th")!.TextContent, group[0], StringComparison.OrdinalIgnoreCase));
            Assert.Equal(group.Skip(1), row.QuerySelectorAll("td").Select(td => td.TextContent.Replace(",", "", StringComparison.Ordinal)));
        }
    }

    private static Task<Page> UploadAsync(WebCouncil council, string text, string name = "plan.csv", string cycle = "") => UploadAsync(council, Encoding.UTF8.GetBytes(text), name, cycle);

    private static Task<Page> UploadAsync(WebCouncil council, byte[] bytes, string name, string cycle = "") =>
        council.SendAsync(Roles.Finance, Import, Import, [new("Cycle", cycle)], ("Upload", name, bytes));

    private static async Task BringInAsync(WebCouncil council, string text)
    {
        var kept = await UploadAsync(council, text);
        var preview = await council.GetAsync(Roles.Finance, kept.Leads!);
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Finance, kept.Leads!, kept.Leads + "?handler=Confirm", Hidden(preview))).Status);
    }

    private static async Task<byte[]> WorkbookAsync(WebCouncil council) => await (await council.AsAsync(Roles.Finance)).GetByteArrayAsync(SomeCouncilPlan.Base + "/edit.xlsx", Cancel);

    /// <summary>The workbook with figures typed into it, written again as a sheet of the same cells.</summary>
    private static byte[] Changed(byte[] workbook, params (string Key, string Heading, decimal Pounds)[] changes)
    {
        var book = GridReader.Read(workbook, "plan.xlsx").Value!;
        var grid = book.Grids.First(g => g.Rows.Any(r => r[0].Text == PlanWorkbook.KeyHeading));
        var head = grid.Rows.First(r => r[0].Text == PlanWorkbook.KeyHeading);
        var cells = changes.Select(c => (Row: grid.Rows.First(r => r[0].Text == c.Key).Number, Column: Enumerable.Range(0, head.Cells.Count).First(i => head[i].Text == c.Heading), c.Pounds)).ToList();
        return XlsxCells.Typed(workbook, cells);
    }

    private static List<KeyValuePair<string, string>> Hidden(Page page) => [.. Form(page).Where(f => f.Key is "Sha256" or "LatestAct")];

    private static IEnumerable<KeyValuePair<string, string>> Form(Page page)
    {
        foreach (var field in page.Document.QuerySelectorAll("main form input[name], main form select[name]").Where(f => f.GetAttribute("type") is not ("radio" or "checkbox" or "file") && f.GetAttribute("name") != "__RequestVerificationToken"))
        {
            yield return new(field.GetAttribute("name")!, field is IHtmlSelectElement select ? select.Value ?? "" : field.GetAttribute("value") ?? "");
        }
    }
}
