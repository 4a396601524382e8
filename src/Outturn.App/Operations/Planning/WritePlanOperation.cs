using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Data.Planning;
using Outturn.Data.Record;

namespace Outturn.App.Operations.Planning;

/// <summary>Writes one decision to a plan by one act. The decision says who may.</summary>
public sealed class WritePlanOperation(PlanStore store)
{
    /// <param name="kind">What is done, such as <c>plan.proposal</c>.</param>
    /// <param name="decide">The decision, given the plan as it stands under the write lock.</param>
    /// <param name="position">The day from which it stands; null for today.</param>
    public async Task<Result<ActReceipt>> RunAsync(
        Viewer viewer, PlanCycle cycle, string kind, Func<Plan, Viewer, Result<PlanChanges>> decide, string reason, string source, DateOnly? position, CancellationToken cancel) =>
        viewer.Refusal(Area.Plan, Level.Read, "read the plan") is { } refusal
            ? Result.Refused<ActReceipt>(refusal)
            : await store.WriteAsync(new ActRequest(kind, viewer.Actor, reason.Trim(), source, position), cycle, plan => decide(plan, viewer), cancel);
}
