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

    /// <summary>Saves one field. The proposal is one that the viewer was shown.</summary>
    public async Task<Result<SaveOutcome>> SaveAsync(Viewer viewer, CaseShown shown, CaseTalk talk, TemplateKey template, string field, int revision, Answer answer, CancellationToken cancel)
    {
        var question = shown.Template?.QuestionOf(field)?.Key ?? "";
        return Refusal(viewer, shown.Proposal, question, talk) is { } refusal
            ? Result.Refused<SaveOutcome>(refusal)
            : await store.SaveAsync(shown.Proposal.Id, template, field, revision, answer, viewer.Actor, cancel);
    }
}
