using System.Text;
using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;
using Outturn.Data.Writing;

namespace Outturn.WebTests.Data;

public abstract class WritingStoreTests(ITestDatabases databases) : StoreTests(databases)
{
    private static readonly PlanCycle Cycle = new(new FinancialYear(2022), 5);
    private static readonly Guid Transport = Guid.Parse("01890000-0000-7000-8000-0000000000a1");
    private static readonly Guid Line = Guid.Parse("01890000-0000-7000-8000-0000000000a2");
    private static readonly DateOnly October = new(2021, 10, 4);
    private static readonly DateOnly November = new(2021, 11, 8);

    private readonly Template template = ShippedTemplates.All[0];

    private Actor Owner { get; } = new(Guid.Parse("01890000-0000-7000-8000-0000000000b1"), "Head of transport");

    [Fact]
    public async Task A_case_begins_with_what_is_given_and_is_begun_once()
    {
        await PlanAsync(-380_000);
        var content = CaseContent.Empty(template.Key).With("outcomes", Answer.Of("Fewer taxis, **more** buses."));
        await BeginAsync(content);
        var known = (await Council.Writing.FindAsync(Transport, AsAt.Now, Cancel))!;
        Assert.Equal(content, known.Content);
        Assert.Equal(1, known.RevisionOf("outcomes"));
        var again = await Council.Writing.WriteAsync(Council.Request(November), Cycle, Transport, (plan, k) => new BeginCase(Transport, template, null).Decide(plan, k, Viewer), Cancel);
        Assert.Equal("case.begun", Assert.Single(again.Problems).Code);
        Assert.Equal((Transport, "2022-27", template.Key, 0), Assert.Single(await Council.Writing.ListAsync(AsAt.Now, Cancel)) is var line ? (line.Proposal, line.Cycle, line.Template, line.Version) : default);
        Assert.Equal(content, (await Council.Writing.OfCycleAsync(Cycle, AsAt.Now, Cancel))[Transport].Content);
        Assert.Empty(await Council.Writing.OfCycleAsync(new(new FinancialYear(2023), 5), AsAt.Now, Cancel));
    }

    [Fact]
    public async Task A_save_that_rests_on_the_latest_stands_as_it_is()
    {
        await PlanAsync(-380_000);
        await BeginAsync();
        var first = await SaveAsync("outcomes", 0, "One.");
        Assert.Equal((1, "One.", false), (first.Now.Revision, first.Now.Answer.Words, first.Merged));
        var second = await SaveAsync("outcomes", 1, "Two.");
        Assert.Equal(2, second.Now.Revision);

        // Nothing new is no save.
        Assert.Equal(2, (await SaveAsync("outcomes", 2, "Two.")).Now.Revision);
        Assert.Equal(["Two.", "One."], (await Council.Writing.SavesAsync(Transport, "outcomes", Cancel)).Select(s => s.Answer.Words));
    }

    [Fact]
    public async Task Where_two_wrote_on_the_same_words_the_later_save_is_kept_as_a_suggestion()
    {
        await PlanAsync(-380_000);
        await BeginAsync();
        await SaveAsync("outcomes", 0, "Ours together.");
        await SaveAsync("outcomes", 1, "Theirs.", Owner);
        var mine = await SaveAsync("outcomes", 1, "Mine, an hour later.");
        Assert.NotEmpty(mine.Conflicts);
        Assert.Equal("Theirs.", mine.Now.Answer.Words);
        var kept = Assert.Single((await Council.Writing.TalkAsync(Transport, Cancel)).Suggestions);
        Assert.Equal((mine.Kept, "Mine, an hour later.", SuggestionState.Open), (kept.Id, kept.Answer.Words, kept.State));
    }

    [Fact]
    public async Task A_version_never_changes_though_the_text_and_the_plan_do()
    {
        await PlanAsync(-380_000);
        await BeginAsync();
        await SaveAsync("outcomes", 0, "It saves {{saving 2022-23}}.");
        await SubmitAsync("First cut, shown to the management team", October.AddDays(10));
        await SaveAsync("outcomes", 1, "It saves more.");
        await PlanAsync(-400_000, November);
        var known = (await Council.Writing.FindAsync(Transport, AsAt.Now, Cancel))!;
        Assert.Equal((1, Gate.Clearance, template.Key), Assert.Single(known.Versions) is var v ? (v.Number, v.For, v.Template) : default);
        var version = (await Council.Writing.VersionAsync(Transport, 1, Cancel))!.Value;
        Assert.Equal("First cut, shown to the management team", version.Note);
        Assert.Equal("It saves {{saving 2022-23}}.", version.Snapshot.Content["outcomes"].Words);
        Assert.Equal("£380,000", version.Snapshot.Figures.Find(new("saving", FigureMeasure.Movement, Cycle.First))!.Words);
        Assert.Equal("It saves more.", known.Content["outcomes"].Words);
        Assert.Null(await Council.Writing.VersionAsync(Transport, 2, Cancel));

        // Before it was submitted there was none.
        Assert.Empty((await Council.Writing.FindAsync(Transport, AsAt.Day(October.AddDays(9)), Cancel))!.Versions);
    }

    [Fact]
    public async Task Everything_of_a_version_comes_back_exactly()
    {
        await PlanAsync(-380_000);
        var rows = new CaseRow("r1", new Dictionary<string, string>(StringComparer.Ordinal) { ["risk"] = "Nobody tenders", ["rag"] = "red" });
        var kept = new KeptAnswer(new("council-2018", 1), "constraints", "What constraints does the project face?", null, Answer.Of("Term dates."));
        var content = CaseContent.Empty(template.Key).With("risks-table", Answer.Of([rows])).With("scope", Answer.NotApplicable("It is one contract")) with { Kept = [kept] };
        await BeginAsync(content);
        await SubmitAsync("", October.AddDays(10));
        var snapshot = (await Council.Writing.VersionAsync(Transport, 1, Cancel))!.Value.Snapshot;
        Assert.Equal(content, snapshot.Content);
        var plan = await Council.Plans.ReadAsync(Cycle, AsAt.Now, Cancel);
        Assert.Equal(plan.Proposals[0], snapshot.Proposal);
        Assert.Equal(plan.Lines, snapshot.Lines);
    }

    [Fact]
    public async Task What_stood_on_a_template_that_a_case_comes_back_to_does_not_come_back_by_itself()
    {
        await PlanAsync(-380_000);
        var other = template with { Key = new("other", 1) };
        await BeginAsync(CaseContent.Empty(template.Key).With("outcomes", Answer.Of("Kept.")).With("scope", Answer.Of("Moved elsewhere.")));
        await MoveAsync(CaseContent.Empty(other.Key).With("outcomes", Answer.Of("Kept. Moved elsewhere.")));
        await MoveAsync(CaseContent.Empty(template.Key).With("outcomes", Answer.Of("Kept. Moved elsewhere.")));
        var known = (await Council.Writing.FindAsync(Transport, AsAt.Now, Cancel))!;
        Assert.Equal(["outcomes"], known.Content.Answers.Keys);
        Assert.Equal(template.Key, known.Template);

        // A page that was open on the other template does not write into this one, and what was typed is kept.
        var late = await Council.Writing.SaveAsync(Transport, other.Key, "scope", 0, Answer.Of("Typed on the old form."), Owner, Cancel);
        Assert.Equal("case.template-moved", Assert.Single(late.Problems).Code);
        Assert.Equal("Typed on the old form.", Assert.Single((await Council.Writing.TalkAsync(Transport, Cancel)).Suggestions).Answer.Words);
    }

    [Fact]
    public async Task The_record_proves_versions_and_names_one_whose_words_were_changed()
    {
        await PlanAsync(-380_000);
        await BeginAsync(CaseContent.Empty(template.Key).With("outcomes", Answer.Of("So it was.")));
        await SubmitAsync("", October.AddDays(10));
        await Council.Writing.WriteAsync(Council.Request(November), Cycle, Transport, (plan, k) => new RecordSeen(Transport, new(1, "Transport Committee", new(2099, 1, 1), "to endorse")).Decide(plan, k, Viewer), Cancel);
        await Council.Writing.WriteAsync(Council.Request(November), Cycle, Transport, (_, _) => Result.Ok(CaseChanges.None with { Readings = [new("benefits-table", "b1", November, "118 pupils", "Contract returns")] }), Cancel);
        Assert.Null((await Council.Acts.VerifyAsync(cancel: Cancel)).FirstBreak);
        Assert.Equal(("Transport Committee", 1), Assert.Single((await Council.Writing.FindAsync(Transport, AsAt.Now, Cancel))!.Seen) is var seen ? (seen.Body, seen.Version) : default);
        Assert.Equal("118 pupils", Assert.Single(await Council.Writing.ReadingsAsync(Transport, AsAt.Now, Cancel)).Reading.Value);
        Assert.Empty(await Council.Writing.ReadingsAsync(Transport, AsAt.Day(October), Cancel));
        await Council.SqlAsync("UPDATE paper_contents SET encoding = 'plain', size = 2, bytes = " + (Council.IsSqlite ? "x'7b7d'" : "'\\x7b7d'"));
        Assert.NotNull((await Council.Acts.VerifyAsync(cancel: Cancel)).FirstBreak);
    }

    [Theory]
    [InlineData("written_cases", "template")]
    [InlineData("case_versions", "snapshot")]
    [InlineData("case_meetings", "body")]
    [InlineData("benefit_readings", "value")]
    [InlineData("case_templates", "title")]
    public async Task The_database_refuses_to_change_or_delete_what_was_recorded(string table, string column)
    {
        await PlanAsync(-380_000);
        await BeginAsync(CaseContent.Empty(template.Key).With("outcomes", Answer.Of("So it was.")));
        await SubmitAsync("", October.AddDays(10));
        await Council.Writing.WriteAsync(Council.Request(November), Cycle, Transport, (plan, k) => new RecordSeen(Transport, new(1, "Transport Committee", new(2099, 1, 1), "")).Decide(plan, k, Viewer), Cancel);
        await Council.Writing.WriteAsync(Council.Request(November), Cycle, Transport, (_, _) => Result.Ok(CaseChanges.None with { Readings = [new("benefits-table", "b1", November, "118 pupils", "")] }), Cancel);
        Assert.True(await Council.Writing.SaveTemplateAsync(template with { Key = new("ours", 1) }, 0, Owner, Cancel));
        Assert.True((await Council.Writing.PublishTemplateAsync(Council.Request(), "ours", (draft, _) => Result.Ok(draft!), Cancel)).Ok);
        await Assert.ThrowsAnyAsync<Exception>(() => Council.SqlAsync($"UPDATE {table} SET {column} = 'x'"));
        await Assert.ThrowsAnyAsync<Exception>(() => Council.SqlAsync($"DELETE FROM {table}"));
    }

    [Fact]
    public async Task Remarks_tasks_files_and_who_is_there_are_kept_around_the_case()
    {
        await PlanAsync(-380_000);
        await BeginAsync();
        var remark = await Council.Writing.CommentAsync(Transport, "outcomes", "taxis", "Which routes?", null, Owner, Cancel);
        Council.Clock.Advance(TimeSpan.FromSeconds(1));
        await Council.Writing.CommentAsync(Transport, "outcomes", "", "All of them.", remark, Council.Finance, Cancel);
        Assert.True(await Council.Writing.CloseCommentAsync(Transport, remark, CommentState.Kept, Owner, Cancel));
        Assert.False(await Council.Writing.CloseCommentAsync(Line, remark, CommentState.Open, Owner, Cancel));
        await Council.Writing.GiveAsync(Transport, "equality", "Equality lead", new(2021, 12, 1), Owner, Cancel);
        await Council.Writing.GiveAsync(Transport, "risks", "Head of transport", null, Owner, Cancel);
        await Council.Writing.GiveAsync(Transport, "risks", "", null, Owner, Cancel);
        await Council.Writing.HereAsync(Transport, "outcomes", Owner, Cancel);
        Assert.Equal(1, await Council.Writing.AttachAsync(Transport, "survey.pdf", Encoding.UTF8.GetBytes("%PDF-1.7"), Owner, Cancel));
        Assert.Equal(1, await Council.Writing.AttachAsync(Transport, "again.pdf", Encoding.UTF8.GetBytes("%PDF-1.7"), Owner, Cancel));
        var talk = await Council.Writing.TalkAsync(Transport, Cancel);
        Assert.Equal([("Which routes?", CommentState.Kept), ("All of them.", CommentState.Open)], talk.Comments.Select(c => (c.Words, c.State)));
        Assert.Equal(remark, talk.Comments[1].ReplyTo);
        Assert.Equal(("equality", "Equality lead", new DateOnly(2021, 12, 1)), Assert.Single(talk.Tasks) is var task ? (task.Question, task.Post, task.Due!.Value) : default);
        Assert.Equal("outcomes", Assert.Single(talk.Present).Question);
        Assert.Equal("survey.pdf", Assert.Single(talk.Files).Name);
        Assert.Equal("%PDF-1.7", Encoding.UTF8.GetString((await Council.Writing.FileAsync(Transport, 1, Cancel))!.Value.Bytes));
        Council.Clock.Advance(WritingStore.Present + TimeSpan.FromSeconds(1));
        Assert.Empty((await Council.Writing.TalkAsync(Transport, Cancel)).Present);
    }

    [Fact]
    public async Task A_published_template_stands_and_a_draft_that_somebody_else_changed_is_not_overwritten()
    {
        var ours = template with { Key = new("ours", 1), Title = "Ours" };
        Assert.True(await Council.Writing.SaveTemplateAsync(ours, 0, Owner, Cancel));
        Assert.False(await Council.Writing.SaveTemplateAsync(ours, 0, Owner, Cancel));
        Assert.True(await Council.Writing.SaveTemplateAsync(ours with { Title = "Ours, better" }, 1, Owner, Cancel));
        Assert.False(await Council.Writing.SaveTemplateAsync(ours, 1, Owner, Cancel));
        Assert.True((await Council.Writing.PublishTemplateAsync(Council.Request(), "ours", (draft, _) => Result.Ok(draft!), Cancel)).Ok);
        Assert.Equal(ours with { Title = "Ours, better" }, Assert.Single(await Council.Writing.TemplatesAsync(AsAt.Now, Cancel)));
        Assert.Empty(await Council.Writing.TemplateDraftsAsync(Cancel));
    }

    private Viewer Viewer => new(Council.Finance, [Roles.Finance], Outturn.Data.Settings.ShippedGrants.All);

    private async Task PlanAsync(int pounds, DateOnly? on = null)
    {
        var proposal = new Proposal(Transport, Cycle, 1, ProposalTerms.Of("Buses for pupils", ProposalType.Saving) with { Leads = ["Head of transport"], Committees = ["Transport Committee"] }, ProposalStatus.Draft, "");
        var terms = LineTerms.Of(PlanCategory.Saving, new Permanence.TemporaryUntil(Cycle.Last)) with { References = ["A/R.6.300"], Benefit = BenefitClass.CashableReduction, Sources = [new("Reserve", FundingStatus.Assumed, Levels.Starting(Cycle.First, Money.FromPounds(1)))] };
        var line = new PlanLine(Line, Transport, 1, terms, new PlanAmounts([
            KeyValuePair.Create(Cycle.First, Amount.Of(Money.FromPounds(pounds))), KeyValuePair.Create(Cycle.First.Next, Amount.Between(Money.FromPounds(-5), Money.FromPounds(-9))), KeyValuePair.Create(Cycle.Last, (Amount)new Amount.Unquantified("TBC"))]));
        var done = await Council.Plans.WriteAsync(Council.Request(on ?? October), Cycle, plan => Result.Ok(new PlanChanges { Opens = !plan.IsOpen, Proposals = [proposal], Lines = [line] }), Cancel);
        Assert.True(done.Ok);
    }

    private async Task BeginAsync(CaseContent? content = null)
    {
        var done = await Council.Writing.WriteAsync(Council.Request(October), Cycle, Transport, (plan, known) => new BeginCase(Transport, template, content).Decide(plan, known, Viewer), Cancel);
        Assert.True(done.Ok, string.Join(' ', done.Problems.Select(p => p.Message)));
    }

    private async Task MoveAsync(CaseContent content) =>
        Assert.True((await Council.Writing.WriteAsync(Council.Request(November), Cycle, Transport, (_, _) => Result.Ok(CaseChanges.None with { Template = content.Template, Content = content }), Cancel)).Ok);

    private async Task SubmitAsync(string note, DateOnly on)
    {
        var done = await Council.Writing.WriteAsync(Council.Request(on), Cycle, Transport, (plan, known) => new SubmitCase(Transport, Gate.Clearance, note).Decide(plan, known, Viewer), Cancel);
        Assert.True(done.Ok, string.Join(' ', done.Problems.Select(p => p.Message)));
    }

    private async Task<SaveOutcome> SaveAsync(string field, int revision, string words, Actor? by = null)
    {
        var done = await Council.Writing.SaveAsync(Transport, template.Key, field, revision, Answer.Of(words), by ?? Council.Finance, Cancel);
        Assert.True(done.Ok);
        return done.Value;
    }
}

public sealed class WritingStoreOnSqlite(SqliteFiles databases) : WritingStoreTests(databases);

public sealed class WritingStoreOnPostgres(PostgresServer databases) : WritingStoreTests(databases);
