using System.Text.Json;
using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Cases.Searching;
using Outturn.Core.Intake;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Data.Cases;
using Outturn.Data.Settings;

namespace Outturn.WebTests.Data;

public abstract class CaseStoreTests(ITestDatabases databases) : StoreTests(databases)
{
    private static readonly CaseKey First = new(1, 1);
    private static readonly CaseKey Second = new(1, 2);

    [Fact]
    public async Task Everything_that_was_read_comes_back_exactly()
    {
        Assert.Equal(1, await KeepAsync());
        var pack = SomePack.Pack();
        foreach (var read in pack.Cases)
        {
            var whole = await Council.Cases.CaseAsync(new(1, read.Number), AsAt.Now, Cancel);
            Assert.Equal(Written(read), Written(whole!.Read!));

            // A section holds the blocks of the case, not copies of them.
            Assert.Contains(whole.Read!.Sections[0].Blocks[0], whole.Read.Blocks);
        }

        Assert.Equal(Written(pack with { Cases = [] }), Written((await Council.Cases.AroundAsync(1, Cancel))!));
        var paper = await Council.Cases.PaperAsync(1, AsAt.Now, Cancel);
        Assert.Equal([SomePack.Forms, SomePack.Ferry, SomePack.Again], paper!.Cases.Select(c => c.Head!.Case.Title.Value));
        Assert.Equal(7, paper.Cases[0].Head!.UnreadWords);
        Assert.Equal((SomePack.FileName, SomePack.Cycle, (long)SomePack.Bytes.Length, 204), (paper.Paper.FileName, paper.Paper.Cycle, paper.Paper.Size, paper.Paper.Pages));
        Assert.Equal(SomePack.Bytes, await Council.Cases.FileAsync(paper.Paper.Sha256, Cancel));
        Assert.Null(await Council.Cases.CaseAsync(new(1, 4), AsAt.Now, Cancel));
        Assert.Null(await Council.Cases.CaseAsync(new(2, 1), AsAt.Now, Cancel));
        Assert.Null(await Council.Cases.PaperAsync(2, AsAt.Now, Cancel));
    }

    [Fact]
    public async Task The_same_file_in_the_same_cycle_is_refused_and_says_where_the_first_is()
    {
        await KeepAsync();
        var again = await Council.Cases.KeepAsync(Council.Request(), SomePack.Cycle, SomePack.Bytes, 204, SomePack.Pack("other name.pdf"), Cancel);
        var problem = Assert.Single(again.Problems);
        Assert.Equal((CaseStore.Known, "/papers/1"), (problem.Code, problem.Where));
        Assert.Equal(2, (await Council.Cases.KeepAsync(Council.Request(), "2023-28", SomePack.Bytes, 204, SomePack.Pack(), Cancel)).Value);
        Assert.Equal([2, 1], (await Council.Cases.PapersAsync(AsAt.Now, Cancel)).Select(p => p.Paper.Number));
    }

    [Fact]
    public async Task A_review_is_kept_step_by_step_and_stands_as_at_each_day()
    {
        await KeepAsync(new(2021, 10, 1));
        await ReviewAsync(new(2021, 10, 5), First, c => Result.Ok(ReviewRules.Confirmed(c, sureOnly: true)));
        await ReviewAsync(new(2021, 10, 9), First, c => new ReviewCase(0, Of(CaseField.Title, "Fewer forms on paper"), None()).Decide(EffectiveCase.Of(c.Read, c.Review with { Fields = new Dictionary<CaseField, FieldReview>() })));
        await ReviewAsync(new(2021, 10, 9), First, c => new ReviewCase(long.MaxValue, Of(CaseField.Leads, "Head of service, and her deputy"), None(1, -45_000)).Decide(c));
        await ReviewAsync(new(2021, 10, 12), First, new SettleCase(ReviewState.SetAside, "A copy of another").Decide);

        var now = (await Council.Cases.CaseAsync(First, AsAt.Now, Cancel))!;
        Assert.Equal((ReviewState.SetAside, "A copy of another"), (now.Review.State, now.Review.Reason));
        var standing = EffectiveCase.Of(now.Read!, now.Review);
        Assert.Equal("Fewer forms on paper", standing.Title);
        Assert.Equal(["Head of service, and her deputy"], standing.Leads);
        Assert.Equal(Standing.Corrected, standing.Of(CaseField.Title));
        Assert.Equal(Standing.Confirmed, standing.Of(CaseField.Committees));
        Assert.Equal(Amount.Of(Money.FromPounds(-45_000)), standing.Amounts[1].Now.Amount);
        Assert.Equal(Standing.Confirmed, standing.Amounts[0].Standing);

        var before = EffectiveCase.Of(now.Read!, (await Council.Cases.CaseAsync(First, AsAt.Day(new(2021, 10, 6)), Cancel))!.Review);
        Assert.Equal((SomePack.Forms, Standing.Confirmed, ReviewState.ToReview), (before.Title, before.Of(CaseField.Title), before.Review.State));
        Assert.Equal(Standing.Asked, before.Amounts[1].Standing);
        Assert.Null(await Council.Cases.CaseAsync(First, AsAt.Day(new(2021, 9, 30)), Cancel));

        // The list of the paper says the same of each.
        var paper = await Council.Cases.PaperAsync(1, AsAt.Now, Cancel);
        Assert.Equal(now.Review.LatestAct, paper!.Cases[0].Review.LatestAct);
        Assert.Equal(ReviewState.SetAside, paper.Cases[0].Review.State);
        Assert.Equal("Fewer forms on paper", EffectiveCase.Of(paper.Cases[0].Head!.Case, paper.Cases[0].Review).Title);
        Assert.Equal([ReviewState.SetAside, ReviewState.ToReview, ReviewState.ToReview], (await Council.Cases.PapersAsync(AsAt.Now, Cancel))[0].Cases.Select(c => c.State));
        Assert.Equal("Fewer forms on paper", (await Council.Cases.PapersAsync(AsAt.Now, Cancel))[0].Cases[0].Title);
        Assert.Equal(ReviewState.ToReview, (await Council.Cases.PapersAsync(AsAt.Day(new(2021, 10, 10)), Cancel))[0].Cases[0].State);
        Assert.Empty(await Council.Cases.PapersAsync(AsAt.Day(new(2021, 9, 1)), Cancel));
        await HoldsAsync();
    }

    [Fact]
    public async Task No_name_is_in_the_record_and_the_record_holds_when_the_words_are_erased()
    {
        await KeepAsync();
        await ReviewAsync(null, First, c => new ReviewCase(0, Of(CaseField.Leads, "Erin Example"), None()).Decide(c));
        await HoldsAsync();
        Assert.Equal(1L, Convert.ToInt64(await Council.ScalarAsync("SELECT COUNT(*) FROM review_words WHERE json LIKE '%Erin%'"), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(0L, Convert.ToInt64(await Council.ScalarAsync("SELECT COUNT(*) FROM case_reviews WHERE item LIKE '%Erin%' OR words LIKE '%Erin%' OR step LIKE '%Erin%'"), System.Globalization.CultureInfo.InvariantCulture));

        Assert.True(await Council.Cases.EraseWordsAsync(1, Cancel));
        await HoldsAsync();
        Assert.Null((await Council.Cases.CaseAsync(First, AsAt.Now, Cancel))!.Read);
        Assert.Null(await Council.Cases.AroundAsync(1, Cancel));
        Assert.All((await Council.Cases.PaperAsync(1, AsAt.Now, Cancel))!.Cases, c => Assert.Null(c.Head));
        Assert.Equal(0, (await FindAsync("paper")).Count);
        foreach (var table in new[] { "paper_contents", "case_heads", "case_finds", "review_words", "case_search", "case_search_blocks" })
        {
            Assert.Equal(0L, Convert.ToInt64(await Council.ScalarAsync($"SELECT COUNT(*) FROM {table}"), System.Globalization.CultureInfo.InvariantCulture));
        }

        Assert.False(await Council.Cases.EraseWordsAsync(1, Cancel));
        Assert.Equal("case.not-found", (await Council.Cases.ReviewAsync(Council.Request(), First, ConfirmSure.Decide, Cancel)).Problems[0].Code);
    }

    [Theory]
    [InlineData("UPDATE review_words SET json = '\"Another\"'")]
    [InlineData("UPDATE paper_contents SET bytes = (SELECT c.bytes FROM paper_contents c ORDER BY c.digest LIMIT 1), size = (SELECT c.size FROM paper_contents c ORDER BY c.digest LIMIT 1), encoding = (SELECT c.encoding FROM paper_contents c ORDER BY c.digest LIMIT 1)")]
    public async Task Words_that_were_changed_beside_the_record_show(string sql)
    {
        await KeepAsync();
        await ReviewAsync(null, First, c => new ReviewCase(0, Of(CaseField.Title, "Other"), None()).Decide(c));
        await HoldsAsync();
        Assert.True(await Council.SqlAsync(sql) > 0);
        var proof = await Council.Acts.VerifyAsync(cancel: Cancel);
        Assert.False(proof.Holds);
        Assert.InRange(proof.FirstBreak!.Act, 1, 2);
    }

    [Theory]
    [InlineData("papers", "cycle")]
    [InlineData("read_cases", "reading")]
    [InlineData("case_reviews", "step")]
    public async Task The_database_itself_refuses_to_change_what_was_recorded(string table, string column)
    {
        await KeepAsync();
        await ReviewAsync(null, First, ConfirmSure.Decide);
        Assert.Contains("append-only", (await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Council.SqlAsync($"UPDATE {table} SET {column} = 'x'"))).Message, StringComparison.Ordinal);
        Assert.Contains("append-only", (await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Council.SqlAsync($"DELETE FROM {table}"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_and_its_lines_are_made_of_a_case_by_one_act_each()
    {
        await KeepAsync();
        var viewer = Viewer(Roles.Finance);
        var cycle = new PlanCycle(new(2022), 5);
        await Council.Plans.WriteAsync(Council.Request(), cycle, plan => new OpenCycle().Decide(plan, viewer), Cancel);
        await ReviewAsync(null, First, ConfirmSure.Decide);
        var (proposal, line) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.True((await Council.Cases.TakeInAsync(Council.Request(), First, cycle, (c, plan) => new MakeProposal(proposal, c.Title, "Customer services", ["Head of customer services"]).Decide(c, plan, viewer), Cancel)).Ok);
        var answers = new IntakeAnswers(IntakeBasis.Movement, IntakeLasting.Permanent, null, "Customer services", true, "", FundingStatus.Assumed, BenefitClass.CashableReduction, new Dictionary<int, FinancialYear>());
        var made = await Council.Cases.TakeInAsync(Council.Request(), First, cycle, (c, plan) => new MakeLine(line, proposal, [0], answers).Decide(c, plan, viewer), Cancel);
        Assert.True(made.Ok, string.Join("; ", made.Problems.Select(p => p.Message)));
        var plan = await Council.Plans.ReadAsync(cycle, AsAt.Now, Cancel);
        Assert.Equal(made.Value!.Number, plan.Lines.Single().Act);
        Assert.Equal((Money.FromPounds(-120_000), "A/R.6.901"), (((Amount.Known)plan.Lines.Single().Typed[new(2022)]).Figure, plan.Lines.Single().Terms.References.Single()));
        var whole = (await Council.Cases.CaseAsync(First, AsAt.Now, Cancel))!;
        Assert.Equal((proposal, SomePack.Cycle), (whole.Review.Links.Single().Proposal, whole.Review.Links.Single().Cycle));
        Assert.Equal((line, proposal, made.Value.Number), (whole.Review.Lines.Single().Line, whole.Review.Lines.Single().Proposal, whole.Review.Lines.Single().Act));
        Assert.Equal([0], whole.Review.Lines.Single().Amounts);
        Assert.Equal(First, Assert.Single((await Council.Plans.ProposalHistoryAsync(proposal, AsAt.Now, Cancel)).Cases).Key);
        var tie = Assert.Single(await Council.Cases.TiesAsync(Cancel));
        Assert.Equal((whole.Number, 1, proposal, 1, Confidentiality.Open), (tie.Case, tie.Paper, tie.Proposal.Id, tie.Proposal.Number, tie.Proposal.Terms.Confidentiality));
        Assert.Equal(["Head of customer services"], tie.Proposal.Terms.Leads);

        // The tie taken away is no tie.
        await Council.Plans.WriteAsync(Council.Request(), cycle, p => new WithdrawLine(line, true).Decide(p, viewer), Cancel);
        Assert.True((await Council.Cases.TakeInAsync(Council.Request(), First, cycle, (c, p) => new TieCase(proposal, Tied: false).Decide(c, p, viewer), Cancel)).Ok);
        Assert.Empty(await Council.Cases.TiesAsync(Cancel));
        Assert.Empty((await Council.Plans.ProposalHistoryAsync(proposal, AsAt.Now, Cancel)).Cases);
        await HoldsAsync();
    }

    [Fact]
    public async Task Words_phrases_beginnings_and_what_is_left_out_find_the_same_on_both_engines()
    {
        await KeepAsync();
        await Expect("forms", First, new(1, 3), new(1, 0));
        await Expect("form", First, new(1, 3), new(1, 0));
        await Expect("commuter", Second);
        await Expect("boat commuters", Second);
        await Expect("\"both tides\"", Second);
        await Expect("\"tides both\"");
        await Expect("libr*", First, new(1, 3));
        await Expect("forms -residents", new CaseKey(1, 0));
        await Expect("A/R.6.901", First, new(1, 3));
        await Expect("a/r.4.902", Second);
        await Expect("TR009042", Second);
        await Expect("-forms");
        await Expect("zeppelin");
        await Expect("\"unclosed forms");
        await Expect("on purpose", new CaseKey(1, 0));
        foreach (var broken in new[] { "((", "AND OR NOT", "NEAR(", "*", "\"", "'; DROP TABLE papers; --", "a:b", "title:x", "!&|", ":*", "\\", "%_", "^", "{a}", "\uE000\uE001", new string('x', 5_000), string.Concat(Enumerable.Repeat("a b ", 200)) })
        {
            Assert.True((await FindAsync(broken)).Count >= 0);
        }

        // What is still being typed finds what begins with it.
        Assert.Equal(2, (await Council.Cases.SearchAsync(new(SearchWords.Parse("librar", typing: true)), Sight(), 0, 10, Cancel)).Count);
    }

    [Fact]
    public async Task A_hit_opens_at_its_place_with_its_words_marked()
    {
        await KeepAsync();
        var hit = Assert.Single((await FindAsync("commuters")).Hits);
        Assert.Equal(("/papers/1/cases/2#at-6-6", "page 6, line 6", SomePack.Ferry, "A/R.4.902"), (hit.Link, hit.Where, hit.Title, hit.References));
        Assert.Equal("One boat cannot carry both tides of commuters.", string.Concat(hit.Snippet.Select(s => s.Text)));
        Assert.Equal("commuters", Assert.Single(hit.Snippet, s => s.Marked).Text);
        var both = Assert.Single((await FindAsync("tides boats")).Hits);
        Assert.Equal(["boat", "tides"], both.Snippet.Where(s => s.Marked).Select(s => s.Text));
        Assert.Equal("/papers/1#at-2-1", Assert.Single((await FindAsync("purpose")).Hits).Link);

        // A title weighs more than a word in the text.
        Assert.Equal(new CaseKey(1, 0), (await FindAsync("forms")).Hits[^1].Key);
    }

    [Fact]
    public async Task Hits_are_filtered_by_cycle_committee_type_and_form_and_counted_page_by_page()
    {
        await KeepAsync();
        await Council.Cases.KeepAsync(Council.Request(), "2023-28", SomePack.Bytes, 204, SomePack.Pack(), Cancel);
        var words = SearchWords.Parse("residents");
        Assert.Equal(4, (await FindAsync("", new(words))).Count);
        Assert.Equal(2, (await FindAsync("", new(words, Cycle: "2023-28"))).Count);
        Assert.Equal(4, (await FindAsync("", new(words, Committee: "Customer Services"))).Count);
        Assert.Equal(0, (await FindAsync("", new(words, Committee: "Harbours"))).Count);
        Assert.Equal(0, (await FindAsync("", new(words, Committee: "%"))).Count);
        Assert.Equal(0, (await FindAsync("", new(words, Type: CaseType.Pressure))).Count);
        Assert.Equal(4, (await FindAsync("", new(words, Template: CaseTemplate.Council2022))).Count);
        Assert.Equal(0, (await FindAsync("", new(words, Template: CaseTemplate.FundBid))).Count);
        var page = await Council.Cases.SearchAsync(new(words), Sight(), 3, 3, Cancel);
        Assert.Equal((4, 1), (page.Count, page.Hits.Count));
        Assert.Equal(["2023-28", "2022-27"], page.Cycles);
        Assert.Equal(["Customer Services", "Harbours", "Highways and Transport"], page.Committees);
    }

    [Fact]
    public async Task A_corrected_title_is_found_and_the_old_one_is_not()
    {
        await KeepAsync();
        await ReviewAsync(null, Second, c => new ReviewCase(0, Of(CaseField.Title, "A catamaran"), None()).Decide(c));
        await Expect("catamaran", Second);
        Assert.Equal("A catamaran", (await FindAsync("commuters")).Hits[0].Title);
        await ReviewAsync(null, Second, c => new ReviewCase(0, Of(CaseField.Committees, "Islands"), None()).Decide(c));
        Assert.Equal(Second, Assert.Single((await FindAsync("", new(SearchWords.Parse("tides"), Committee: "Islands"))).Hits).Key);
        Assert.Empty((await FindAsync("", new(SearchWords.Parse("tides"), Committee: "Harbours"))).Hits);
    }

    [Fact]
    public async Task What_a_viewer_may_not_see_is_in_no_hit_count_or_choice()
    {
        await KeepAsync();
        var viewer = Viewer(Roles.Finance);
        var cycle = new PlanCycle(new(2022), 5);
        var proposal = Guid.CreateVersion7();
        await Council.Plans.WriteAsync(Council.Request(), cycle, plan => new OpenCycle().Decide(plan, viewer), Cancel);
        Assert.True((await Council.Cases.TakeInAsync(Council.Request(), Second, cycle, (c, plan) => new MakeProposal(proposal, "Ferry", "Harbours", ["Harbour master"], Confidentiality.Confidential).Decide(c, plan, viewer), Cancel)).Ok);
        var ties = await Council.Cases.TiesAsync(Cancel);

        // Reads documents, and not this proposal: neither the case nor what stands around the cases, which names it.
        var clerk = CaseSight.Of(new Viewer(Council.Finance, ["clerk"], [new("clerk", Area.Documents, Level.Read, Scope.Council), new("clerk", Area.Plan, Level.Read, Scope.Council)]), ties);
        var hidden = await Council.Cases.SearchAsync(new(SearchWords.Parse("commuters")), clerk, 0, 10, Cancel);
        Assert.Equal((0, 0), (hidden.Count, hidden.Hits.Count));
        Assert.Equal(["Customer Services"], hidden.Committees);
        Assert.Equal([new(1, 1), new(1, 3)], (await Council.Cases.SearchAsync(new(SearchWords.Parse("forms")), clerk, 0, 10, Cancel)).Hits.Select(h => h.Key).Order(Comparer<CaseKey>.Create((a, b) => a.Number.CompareTo(b.Number))));
        Assert.True(clerk.MaySeeWhole(2) && !clerk.MaySeeWhole(1));

        // Reads the plan only: what nobody has tied is not seen.
        var member = CaseSight.Of(Viewer(Roles.Member), ties);
        Assert.Empty((await Council.Cases.SearchAsync(new(SearchWords.Parse("forms")), member, 0, 10, Cancel)).Hits);
        Assert.Equal(1, (await Council.Cases.SearchAsync(new(SearchWords.Parse("commuters")), CaseSight.Of(viewer, ties), 0, 10, Cancel)).Count);
    }

    [Fact]
    public async Task Lists_take_one_statement_and_a_search_two()
    {
        await KeepAsync();
        Assert.Equal(1, await CountAsync(() => Council.Cases.PapersAsync(AsAt.Now, Cancel)));
        Assert.Equal(1, await CountAsync(() => Council.Cases.PaperAsync(1, AsAt.Now, Cancel)));
        Assert.Equal(1, await CountAsync(() => Council.Cases.CaseAsync(First, AsAt.Now, Cancel)));
        Assert.Equal(1, await CountAsync(() => Council.Cases.TiesAsync(Cancel)));
        Assert.Equal(2, await CountAsync(() => FindAsync("forms")));
    }

    private static IReadOnlyDictionary<CaseField, IReadOnlyList<string>> Of(CaseField field, params string[] values) => new Dictionary<CaseField, IReadOnlyList<string>> { [field] = values };

    private static IReadOnlyDictionary<int, HeadlineAmount> None(int index = -1, decimal pounds = 0) => index < 0
        ? new Dictionary<int, HeadlineAmount>()
        : new Dictionary<int, HeadlineAmount> { [index] = new(Amount.Of(Money.FromPounds(pounds, Rounding.HalfAwayFromZero)), AmountRole.Saving, new FinancialYear(2022), AmountTerm.Permanent, 0) };

    private static Viewer Viewer(string role) => new(new(Guid.Parse("01890000-0000-7000-8000-000000000001"), "Finance partner"), [role], ShippedGrants.All);

    private static CaseSight Sight() => CaseSight.Of(Viewer(Roles.Finance), []);

    private static string Written<T>(T value) => JsonSerializer.Serialize(value, Deep);

    private static readonly JsonSerializerOptions Deep = new() { WriteIndented = true, Converters = { new Kind<Core.Papers.Block>(), new Kind<Amount>(), new Kind<CellValue>(), new Year() } };

    private async Task<int> KeepAsync(DateOnly? day = null)
    {
        var kept = await Council.Cases.KeepAsync(Council.Request(day), SomePack.Cycle, SomePack.Bytes, 204, SomePack.Pack(), Cancel);
        Assert.True(kept.Ok, string.Join("; ", kept.Problems.Select(p => p.Message)));
        return kept.Value;
    }

    private async Task ReviewAsync(DateOnly? day, CaseKey key, Func<EffectiveCase, Result<IReadOnlyList<ReviewStep>>> decide)
    {
        var done = await Council.Cases.ReviewAsync(Council.Request(day), key, decide, Cancel);
        Assert.True(done.Ok, string.Join("; ", done.Problems.Select(p => p.Message)));
        Assert.True(done.Value.Wrote);
    }

    private async Task HoldsAsync()
    {
        var proof = await Council.Acts.VerifyAsync(cancel: Cancel);
        Assert.True(proof.Holds, proof.FirstBreak?.Sentence);
    }

    private Task<CaseHits> FindAsync(string words, CaseSearch? search = null) => Council.Cases.SearchAsync(search ?? new(SearchWords.Parse(words)), Sight(), 0, 10, Cancel);

    private async Task Expect(string words, params CaseKey[] keys)
    {
        var found = await FindAsync(words);
        Assert.Equal(keys.Order(Comparer<CaseKey>.Create((a, b) => a.Number.CompareTo(b.Number))), found.Hits.Select(h => h.Key).Order(Comparer<CaseKey>.Create((a, b) => a.Number.CompareTo(b.Number))));
        Assert.Equal(keys.Length, found.Count);
    }

    private async Task<int> CountAsync<T>(Func<Task<T>> read)
    {
        await read();
        using var watch = Council.Statements.Watch();
        await read();
        return watch.Count;
    }

    /// <summary>Writes a value of a closed set with all that it holds.</summary>
    private sealed class Kind<T> : System.Text.Json.Serialization.JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("is", value!.GetType().Name);
            writer.WritePropertyName("of");
            JsonSerializer.Serialize(writer, value, value.GetType(), options);
            writer.WriteEndObject();
        }
    }

    private sealed class Year : System.Text.Json.Serialization.JsonConverter<FinancialYear>
    {
        public override FinancialYear Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, FinancialYear value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}

public sealed class CaseStoreOnSqlite(SqliteFiles databases) : CaseStoreTests(databases);

public sealed class CaseStoreOnPostgres(PostgresServer databases) : CaseStoreTests(databases);
