using Outturn.Core.Cases;
using Outturn.Core.Intake;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Data.Cases;
using Outturn.Data.Record;

namespace Outturn.App.Operations.Cases;

/// <summary>Writes what people say of a case, and takes it into the plan. The decisions are the core's.</summary>
public sealed class ReviewCaseOperation(CaseStore store)
{
    public static Problem? Refusal(Viewer viewer) => viewer.Refusal(Area.Documents, Level.Contribute, "review cases") ?? viewer.Refusal(Area.Plan, Level.Read, "review cases");

    public static Problem? TakeInRefusal(Viewer viewer) => Refusal(viewer) ?? viewer.Refusal(Area.Plan, Level.Contribute, "take cases into the plan");

    /// <param name="kind">What is done, such as <c>case.review</c>.</param>
    public async Task<Result<ActReceipt>> RunAsync(Viewer viewer, CaseKey key, string kind, Func<EffectiveCase, Result<IReadOnlyList<ReviewStep>>> decide, string source, CancellationToken cancel) =>
        await RefusalOfAsync(viewer, key, Refusal(viewer), cancel) is { } refusal
            ? Result.Refused<ActReceipt>(refusal)
            : await store.ReviewAsync(new ActRequest(kind, viewer.Actor, "", source), key, decide, cancel);

    /// <summary>The same for the case and the plan of a cycle, by one act.</summary>
    public async Task<Result<ActReceipt>> TakeInAsync(
        Viewer viewer, CaseKey key, PlanCycle cycle, string kind, Func<EffectiveCase, Plan, Result<IntakeChanges>> decide, string source, CancellationToken cancel) =>
        await RefusalOfAsync(viewer, key, TakeInRefusal(viewer), cancel) is { } refusal
            ? Result.Refused<ActReceipt>(refusal)
            : await store.TakeInAsync(new ActRequest(kind, viewer.Actor, "", source), key, cycle, decide, cancel);

    /// <summary>Erases the words of a paper; that it was there stays.</summary>
    public async Task<Result<bool>> EraseWordsAsync(Viewer viewer, int paper, CancellationToken cancel) =>
        viewer.Refusal(Area.Documents, Level.Manage, "erase the words of papers") is { } refusal
            ? Result.Refused<bool>(refusal)
            : Result.Ok(await store.EraseWordsAsync(paper, cancel));

    /// <summary>What somebody may not see is not there for them, for writing too.</summary>
    private async Task<Problem?> RefusalOfAsync(Viewer viewer, CaseKey key, Problem? refusal, CancellationToken cancel)
    {
        if (refusal is not null)
        {
            return refusal;
        }

        var sight = CaseSight.Of(viewer, await store.TiesAsync(cancel));
        return await store.CaseAsync(key, AsAt.Now, cancel) is { } whole && sight.MaySee(whole.Number) ? null : Problem.Error("case.not-found", "case", $"There is no case {key}.");
    }
}
