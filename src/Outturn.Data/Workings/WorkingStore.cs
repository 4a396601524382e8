using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Workings;
using Outturn.Data.Engines;
using Outturn.Data.Facts;
using Outturn.Data.Planning;
using Outturn.Data.Record;

namespace Outturn.Data.Workings;

/// <summary>
/// Calculations that are kept beside a plan. Nothing in them is ever changed: a build-up, a model, a rate table is what its latest version says, within
/// the position and the clock that the reader asks for.
/// </summary>
public sealed class WorkingStore
{
    private readonly Engine engine;
    private readonly ActLog log;

    internal WorkingStore(Engine engine, ActLog log)
    {
        this.engine = engine;
        this.log = log;
    }

    /// <summary>A cycle's plan with all that is worked out beside it, as at a date. Two statements.</summary>
    public async Task<WorkedPlan> ReadAsync(PlanCycle cycle, AsAt asAt, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenSnapshotAsync(cancel);
        var plan = (await PlanQueries.ReadAsync(engine, session, cycle, asAt, forWriting: false, cancel)).Plan;
        var (workings, numbers) = await WorkingQueries.OfCycleAsync(engine, session, cycle, asAt, cancel);
        return new(plan, workings) { Numbers = numbers };
    }

    /// <summary>What is worked out beside a cycle's plan, without the plan. One statement.</summary>
    public async Task<IReadOnlyList<Working>> OfCycleAsync(PlanCycle cycle, AsAt asAt, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        return (await WorkingQueries.OfCycleAsync(engine, session, cycle, asAt, cancel)).Workings;
    }

    /// <summary>
    /// Writes one act to a cycle's calculations and to its plan. <paramref name="decide"/> is given both as at the request's position, under the write
    /// lock. What says what stands writes nothing; no change, no act.
    /// </summary>
    public Task<Result<ActReceipt>> WriteAsync(ActRequest request, PlanCycle cycle, Func<WorkedPlan, Result<WorkingChanges>> decide, CancellationToken cancel = default) =>
        log.WriteAsync(
            request,
            async (act, c) =>
            {
                var asAt = AsAt.Day(act.Position);
                var reading = await PlanQueries.ReadAsync(engine, act.Session, cycle, asAt, forWriting: true, c);
                var (workings, numbers) = await WorkingQueries.OfCycleAsync(engine, act.Session, cycle, asAt, c);
                var known = new WorkedPlan(reading.Plan, workings) { Numbers = numbers };
                var decided = decide(known);
                if (!decided.Ok)
                {
                    return Result.Refused<FactRows>(decided.Problems);
                }

                if (!known.Plan.IsOpen && decided.Value.Workings.Count > 0)
                {
                    return Result.Refused<FactRows>(Problem.Error("plan.cycle-not-open", cycle.ToString(), $"The cycle {cycle} is not open. Open it first, or name a cycle that is open."));
                }

                var rows = new FactRows();
                var problems = await PlanRows.AddAsync(rows, act, reading, decided.Value.Plan, c);
                if (problems.Count > 0)
                {
                    return Result.Refused<FactRows>(problems);
                }

                return await AddAsync(rows, act, cycle, known, decided.Value.Workings, c) is { } taken ? Result.Refused<FactRows>(taken) : Result.Ok(rows, decided.Problems);
            },
            cancel);

    private static async Task<Problem?> AddAsync(FactRows rows, PendingAct act, PlanCycle cycle, WorkedPlan known, IReadOnlyList<Working> changed, CancellationToken cancel)
    {
        foreach (var working in changed)
        {
            var stands = known.Find(working.Id);
            if (stands is not null && stands.Says(working))
            {
                continue;
            }

            var kind = WorkingJson.KindOf(working.Content);
            if (stands is null && await act.Session.ScalarAsync("SELECT 1 FROM workings WHERE id = @id", cancel, ("id", working.Id)) is null)
            {
                if (working.Number <= known.Numbers.GetValueOrDefault(working.Content.GetType()))
                {
                    return Problem.Error("working.number-taken", "number", $"Number {working.Number} was given to another calculation meanwhile. Try again.");
                }

                rows.Add(FactTables.Workings, working.Id, act.Number, cycle.ToString(), kind, (long)working.Number);
            }

            rows.Add(
                FactTables.WorkingVersions, working.Id, act.Order, act.Number, working.Proposal, working.Title, working.Withdrawn, working.Link?.Line,
                WorkingJson.WriteLink(working.Link), WorkingJson.Write(working.Content));
        }

        return null;
    }
}
