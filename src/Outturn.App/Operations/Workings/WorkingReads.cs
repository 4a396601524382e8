using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Workings;
using Outturn.Data.Planning;
using Outturn.Data.Workings;

namespace Outturn.App.Operations.Workings;

/// <summary>Calculations beside a plan as one viewer may see them.</summary>
public sealed class WorkingReads(WorkingStore store, PlanStore plans)
{
    /// <summary>A cycle's plan with its calculations. Three statements at most: two, and one more to look back for who does not see all.</summary>
    public async Task<Result<WorkedPlan>> ReadAsync(Viewer viewer, PlanCycle cycle, AsAt asAt, CancellationToken cancel)
    {
        if (PlanReads.Refusal(viewer, asAt) is { } refusal)
        {
            return Result.Refused<WorkedPlan>(refusal);
        }

        var read = await store.ReadAsync(cycle, asAt, cancel);
        if (!read.Plan.IsOpen)
        {
            return Result.Refused<WorkedPlan>(Problem.Error(PlanReads.NotFound, cycle.ToString(), $"There is no plan for {cycle}."));
        }

        // What became confidential since is not seen by looking back.
        var today = asAt.IsNow || PlanSight.SeesAll(viewer) ? null : await plans.ReadAsync(cycle, AsAt.Now, cancel);
        return Result.Ok(WorkedPlan.For(viewer, read, today));
    }

    /// <summary>Days for the as-at control, newest first. One statement.</summary>
    public async Task<IReadOnlyList<DateOnly>> PositionsAsync(PlanCycle cycle, CancellationToken cancel) => [.. (await plans.PositionsAsync(cycle, cancel)).Select(p => p.Position)];
}
