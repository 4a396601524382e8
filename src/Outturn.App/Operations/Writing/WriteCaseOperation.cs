using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;
using Outturn.Data.Record;
using Outturn.Data.Writing;

namespace Outturn.App.Operations.Writing;

/// <summary>Writes cases: acts on them by decisions of the core, and saves of their text.</summary>
public sealed class WriteCaseOperation(WritingStore store)
{
    /// <summary>Writes one act.</summary>
    /// <param name="kind">What is done, such as <c>case.submit</c>.</param>
    public async Task<Result<ActReceipt>> RunAsync(
        Viewer viewer, PlanCycle cycle, Guid proposal, string kind, Func<Plan, WrittenCase?, Viewer, Result<CaseChanges>> decide, string source, CancellationToken cancel, string reason = "", DateOnly? position = null) =>
        viewer.Refusal(Area.Plan, Level.Contribute, "write business cases") is { } refusal
            ? Result.Refused<ActReceipt>(refusal)
            : await store.WriteAsync(new ActRequest(kind, viewer.Actor, reason.Trim(), source, position), cycle, proposal, (plan, known) => decide(plan, known, viewer), cancel);

    /// <summary>Whether the viewer may write the answer to a question: of their own proposals, of all with the right to it, and of questions that are given to their post.</summary>
    public static Problem? Refusal(Viewer viewer, Proposal proposal, string question, CaseTalk talk) =>
        ProposalRules.Frozen(proposal)
        ?? (viewer.May(Area.Plan, Level.Contribute) && talk.Tasks.Any(t => t.Question == question && viewer.Holds(t.Post)) ? null : PlanSight.Refusal(viewer, proposal, "write in the case"));

    /// <summary>Whether the viewer may remark on a case and suggest: whoever may contribute to the plan.</summary>
    public static Problem? RemarkRefusal(Viewer viewer) => viewer.Refusal(Area.Plan, Level.Contribute, "remark on business cases");

    /// <summary>What is more than a case keeps: it is refused before it is saved, and stays with its writer.</summary>
    public static Problem? TooMuch(Template template, TemplateField field, Answer answer) =>
        answer.Words.Length > CaseRules.LongestAnswer || answer.Rows.Count > CaseRules.MostRows || answer.Rows.Any(r => r.Cells.Values.Any(c => c.Length > 10 * CellRules.Longest))
            ? CaseRules.Field(template, field, answer, Nobody, PlanFigures.Of(Nobody.Cycle, []), []).FirstOrDefault(p => p.Code is "field.long" or "table.long" or "cell.long")
            : null;

    private static readonly Proposal Nobody = new(Guid.Empty, new PlanCycle(new FinancialYear(2000), 1), 0, ProposalTerms.Of("", ProposalType.Saving), ProposalStatus.Idea, "");

    /// <summary>Suggests an answer in place of what stands; whoever may remark may suggest.</summary>
    public async Task<Result<Guid>> SuggestAsync(Viewer viewer, CaseShown shown, string field, int revision, Answer answer, string why, CancellationToken cancel)
    {
        if (RemarkRefusal(viewer) is { } refusal)
        {
            return Result.Refused<Guid>(refusal);
        }

        return shown.Template is not { } template || template.Field(field) is not { } schema
            ? Result.Refused<Guid>(Problem.Error("case.field-unknown", field, "The template of this case has no such field. Open the case again."))
            : TooMuch(template, schema, answer) is { } tooMuch ? Result.Refused<Guid>(tooMuch)
            : why.Length > 500 ? Result.Refused<Guid>(Problem.Error("suggestion.why-long", "why", "Say why in no more than 500 characters."))
            : Result.Ok(await store.SuggestAsync(shown.Proposal.Id, template.Key, field, revision, answer, why.Trim(), viewer.Actor, cancel));
    }

    /// <summary>Accepts a suggestion, which saves its answer, or declines it. Only who may write the question decides.</summary>
    public async Task<Result<SaveOutcome?>> DecideAsync(Viewer viewer, CaseShown shown, CaseTalk talk, Guid suggestion, bool accept, CancellationToken cancel)
    {
        if (talk.Suggestions.FirstOrDefault(s => s.Id == suggestion && s.State == SuggestionState.Open) is not { } found)
        {
            return Result.Refused<SaveOutcome?>(Problem.Error("suggestion.gone", "suggestion", "This suggestion was decided already, or there is none. Look at the question as it stands now."));
        }

        if (shown.Template is not { } template)
        {
            return Result.Refused<SaveOutcome?>(SubmitCase.NotBegun);
        }

        if (Refusal(viewer, shown.Proposal, template.QuestionOf(found.Field)?.Key ?? "", talk) is { } refusal)
        {
            return Result.Refused<SaveOutcome?>(refusal);
        }

        SaveOutcome? saved = null;
        if (accept)
        {
            // Whoever accepts sees what stands beside it: it takes its place.
            var done = await SaveAsync(viewer, shown, talk, template.Key, found.Field, shown.Case!.RevisionOf(found.Field), found.Answer, cancel);
            if (!done.Ok)
            {
                return Result.Refused<SaveOutcome?>(done.Problems);
            }

            saved = done.Value;
        }

        await store.CloseSuggestionAsync(shown.Proposal.Id, suggestion, accept ? SuggestionState.Accepted : SuggestionState.Declined, viewer.Actor, cancel);
        return Result.Ok(saved);
    }

    public const int LongestRemark = 4_000;

    /// <summary>Remarks on a field, a passage of it, or (with no field) the whole case.</summary>
    public async Task<Result<Guid>> RemarkAsync(Viewer viewer, CaseShown shown, string field, string quote, string words, Guid? replyTo, CancellationToken cancel) =>
        RemarkRefusal(viewer) is { } refusal ? Result.Refused<Guid>(refusal)
        : shown.Case is null || (field.Length > 0 && shown.Template?.Field(field) is null) ? Result.Refused<Guid>(Problem.Error("case.field-unknown", field, "The template of this case has no such field. Open the case again."))
        : string.IsNullOrWhiteSpace(words) ? Result.Refused<Guid>(Problem.Error("remark.empty", "remark", "Write what you want to say."))
        : words.Length > LongestRemark || quote.Length > LongestRemark ? Result.Refused<Guid>(Problem.Error("remark.long", "remark", "Say it in no more than 4,000 characters."))
        : Result.Ok(await store.CommentAsync(shown.Proposal.Id, field, quote.Trim(), words.Trim(), replyTo, viewer.Actor, cancel));

    /// <summary>Resolves a remark, keeps it, or opens it again.</summary>
    public async Task<Result<bool>> CloseRemarkAsync(Viewer viewer, CaseShown shown, Guid remark, CommentState state, CancellationToken cancel) =>
        RemarkRefusal(viewer) is { } refusal ? Result.Refused<bool>(refusal)
        : await store.CloseCommentAsync(shown.Proposal.Id, remark, state, viewer.Actor, cancel) ? Result.Ok(true)
        : Result.Refused<bool>(Problem.Error("remark.gone", "remark", "There is no such remark on this case."));

    /// <summary>Gives a question to a post, or takes it back.</summary>
    public async Task<Result<bool>> GiveAsync(Viewer viewer, CaseShown shown, string question, string post, DateOnly? due, CancellationToken cancel)
    {
        if (WritingSight.Refusal(viewer, shown.Proposal, "give its questions to others") is { } refusal)
        {
            return Result.Refused<bool>(refusal);
        }

        if (shown.Template?.Question(question) is null)
        {
            return Result.Refused<bool>(Problem.Error("case.question-not-found", "question", "The template of this case has no such question."));
        }

        if (post.Length > 120 || post.Contains('@', StringComparison.Ordinal))
        {
            return Result.Refused<bool>(Problem.Error("task.post", "post", "Name the post that answers the question, such as “Head of transport”, in no more than 120 characters."));
        }

        await store.GiveAsync(shown.Proposal.Id, question, post.Trim(), due, viewer.Actor, cancel);
        return Result.Ok(true);
    }

    /// <summary>Keeps a file as evidence, and gives its number within the case.</summary>
    public async Task<Result<int>> AttachAsync(Viewer viewer, CaseShown shown, CaseTalk talk, string name, byte[] bytes, CancellationToken cancel)
    {
        if (shown.Template is null)
        {
            return Result.Refused<int>(SubmitCase.NotBegun);
        }

        if (WritingSight.Refusal(viewer, shown.Proposal, "attach files to the case") is { } refusal && !talk.Tasks.Any(t => viewer.Holds(t.Post)))
        {
            return Result.Refused<int>(refusal);
        }

        return Outturn.Documents.Reading.EvidenceFile.Refusal(bytes, name) is { } unfit
            ? Result.Refused<int>(unfit)
            : Result.Ok(await store.AttachAsync(shown.Proposal.Id, name, bytes, viewer.Actor, cancel));
    }

    /// <summary>A file of a case that the viewer was shown.</summary>
    public async Task<Result<(string Name, byte[] Bytes)>> FileAsync(CaseShown shown, int number, CancellationToken cancel) =>
        await store.FileAsync(shown.Proposal.Id, number, cancel) is { } file
            ? Result.Ok(file)
            : Result.Refused<(string, byte[])>(Problem.Error("evidence.not-found", "file", "The case has no file of this number."));

    /// <summary>Says that the viewer has a question open. Nothing is said of those who only read.</summary>
    public Task HereAsync(Viewer viewer, CaseShown shown, string question, CancellationToken cancel) => store.HereAsync(shown.Proposal.Id, question, viewer.Actor, cancel);

    /// <summary>Saves one field. The proposal is one that the viewer was shown.</summary>
    public async Task<Result<SaveOutcome>> SaveAsync(Viewer viewer, CaseShown shown, CaseTalk talk, TemplateKey template, string field, int revision, Answer answer, CancellationToken cancel)
    {
        if (shown.Template is not { } known || known.Field(field) is not { } schema)
        {
            return Result.Refused<SaveOutcome>(Problem.Error("case.field-unknown", field, "The template of this case has no such field. Open the case again."));
        }

        if (TooMuch(known, schema, answer) is { } tooMuch)
        {
            return Result.Refused<SaveOutcome>(tooMuch);
        }

        var question = known.QuestionOf(field)?.Key ?? "";
        return Refusal(viewer, shown.Proposal, question, talk) is { } refusal
            ? Result.Refused<SaveOutcome>(refusal)
            : await store.SaveAsync(shown.Proposal.Id, template, field, revision, answer, viewer.Actor, cancel);
    }
}
