using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Workings;
using Outturn.Data.Record;
using Outturn.Data.Workings;

namespace Outturn.App.Operations.Workings;

/// <summary>Writes one decision about calculations, and the plan lines that follow from it, by one act. The decision says who may.</summary>
public sealed class WriteWorkingOperation(WorkingStore store)
{
    /// <param name="kind">What is done, such as <c>working.build-up</c>.</param>
    /// <param name="decide">The decision, given the plan and its calculations as they stand under the write lock.</param>
    /// <param name="position">The day from which it stands; null for today.</param>
    public async Task<Result<ActReceipt>> RunAsync(
        Viewer viewer, PlanCycle cycle, string kind, Func<WorkedPlan, Viewer, Result<WorkingChanges>> decide, string reason, string source, DateOnly? position, CancellationToken cancel) =>
        viewer.Refusal(Area.Plan, Level.Read, "read the plan") is { } refusal
            ? Result.Refused<ActReceipt>(refusal)
            : await store.WriteAsync(new ActRequest(kind, viewer.Actor, reason.Trim(), source, position), cycle, plan => decide(plan, viewer), cancel);
}
