using Outturn.Core.Planning;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Values;
using Outturn.Data.Engines;
using Outturn.Data.Facts;
using Outturn.Data.Record;
using Outturn.Data.Tracking;

namespace Outturn.Data.Planning;

/// <summary>
/// The plans of all cycles. Nothing in them is ever changed: a proposal, a line, a source is what its latest version says, within
/// the position and the clock that the reader asks for.
/// </summary>
public sealed class PlanStore
{
    private readonly Engine engine;
    private readonly ActLog log;

    internal PlanStore(Engine engine, ActLog log)
    {
        this.engine = engine;
        this.log = log;
    }

    /// <summary>The cycles that are open, latest first. One statement.</summary>
    public async Task<IReadOnlyList<PlanCycleEntry>> CyclesAsync(AsAt asAt, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        return await PlanQueries.CyclesAsync(engine, session, asAt, cancel);
    }

    /// <summary>
    /// A cycle's plan as at a date, with everything that stands in it. Empty, and not <see cref="Plan.IsOpen"/>, for a cycle that nobody opened.
    /// One statement.
    /// </summary>
    public async Task<Plan> ReadAsync(PlanCycle cycle, AsAt asAt, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenSnapshotAsync(cancel);
        return (await PlanQueries.ReadAsync(engine, session, cycle, asAt, forWriting: false, cancel)).Plan;
    }

    /// <summary>
    /// The plan as the record held it up to and including a baseline's act, whatever was written later, for earlier positions too; null
    /// where the cycle has no baseline of that number. Two statements.
    /// </summary>
    public async Task<Plan?> BaselineAsync(PlanCycle cycle, int number, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenSnapshotAsync(cancel);

        // Acts are numbered in the order of their instants, so the instant of the act is the act.
        return await PlanQueries.BaselineAsync(session, cycle, number, cancel) is { } frozen
            ? (await PlanQueries.ReadAsync(engine, session, cycle, frozen, forWriting: false, cancel)).Plan
            : null;
    }

    /// <summary>
    /// Writes one act to a cycle. <paramref name="decide"/> is given the plan as at the request's position, under the write lock, so what
    /// it decides is true when it is written. A version that equals what stands on that day writes nothing, so a later correction of an
    /// earlier day shows through it; no change, no act.
    /// </summary>
    /// <returns>
    /// The receipt with the decision's warnings and notices, or the problems that refuse it: the decision's own, or <c>plan.cycle-not-open</c>,
    /// <c>plan.number-taken</c>, <c>plan.proposal-unknown</c>, <c>plan.twice</c>, <c>plan.text-too-long</c>.
    /// </returns>
    public Task<Result<ActReceipt>> WriteAsync(ActRequest request, PlanCycle cycle, Func<Plan, Result<PlanChanges>> decide, CancellationToken cancel = default) =>
        log.WriteAsync(
            request,
            async (act, c) =>
            {
                var reading = await PlanQueries.ReadAsync(engine, act.Session, cycle, AsAt.Day(act.Position), forWriting: true, c);
                var decided = decide(reading.Plan);
                if (!decided.Ok)
                {
                    return Result.Refused<FactRows>(decided.Problems);
                }

                var rows = new FactRows();
                var problems = await PlanRows.AddAsync(rows, act, reading, decided.Value, c);
                return problems.Count > 0 ? Result.Refused<FactRows>(problems) : Result.Ok(rows, decided.Problems);
            },
            cancel);

    /// <summary>
    /// The same, by one act for a plan and a year's tracker: approval opens tracker lines. Both are given as at the request's position.
    /// </summary>
    public Task<Result<ActReceipt>> WriteAsync(
        ActRequest request, PlanCycle cycle, FinancialYear trackerYear, Func<Plan, TrackerPosition, Result<(PlanChanges Plan, TrackerChanges Tracker)>> decide, CancellationToken cancel = default) =>
        log.WriteAsync(
            request,
            async (act, c) =>
            {
                var asAt = AsAt.Day(act.Position);
                var reading = await PlanQueries.ReadAsync(engine, act.Session, cycle, asAt, forWriting: true, c);
                var position = await TrackerQueries.PositionAsync(engine, act.Session, trackerYear, asAt, c);
                var decided = decide(reading.Plan, position);
                if (!decided.Ok)
                {
                    return Result.Refused<FactRows>(decided.Problems);
                }

                var rows = new FactRows();
                var problems = await PlanRows.AddAsync(rows, act, reading, decided.Value.Plan, c);
                var tracked = await TrackerRows.AddAsync(rows, act, position, decided.Value.Tracker, c);
                return problems.Count > 0 || !tracked.Ok
                    ? Result.Refused<FactRows>([.. problems, .. tracked.Ok ? [] : tracked.Problems])
                    : Result.Ok(rows, [.. decided.Problems, .. tracked.Problems]);
            },
            cancel);

    /// <summary>Everything that was ever stated of a proposal and its lines; empty lists for one that is not there. One statement.</summary>
    public async Task<ProposalHistory> ProposalHistoryAsync(Guid proposal, AsAt asAt, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenSnapshotAsync(cancel);
        return await ProposalHistoryQuery.RunAsync(session, proposal, asAt, cancel);
    }

    /// <summary>The cycle that a proposal is in, and its number there; null where there is no such proposal. One statement.</summary>
    public async Task<(PlanCycle Cycle, int Number)?> PlaceOfAsync(Guid proposal, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        await using var reader = await session.QueryAsync("SELECT c.first_year, c.years, p.cycle_number FROM proposals p JOIN plan_cycles c ON c.number = p.cycle WHERE p.id = @proposal", cancel, ("proposal", proposal));
        return await reader.ReadAsync(cancel) ? (new PlanCycle(new((int)reader.GetInt64(0)), (int)reader.GetInt64(1)), (int)reader.GetInt64(2)) : null;
    }

    /// <summary>Everything that was ever stated of a cycle's sources, in the order of acts. One statement.</summary>
    public async Task<IReadOnlyList<FactVersion<FundingSource>>> SourceHistoryAsync(PlanCycle cycle, AsAt asAt, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        return await SourceHistoryQuery.RunAsync(session, cycle, asAt, cancel);
    }

    /// <summary>The days for which a plan states something, latest first: what the as-at control offers. One statement.</summary>
    public async Task<IReadOnlyList<PlanMark>> PositionsAsync(PlanCycle cycle, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        return await PlanQueries.PositionsAsync(session, cycle, cancel);
    }

    /// <summary>Files that were brought into a cycle's plan, latest first. One statement.</summary>
    public async Task<IReadOnlyList<Recorded<PlanImportRecord>>> ImportsAsync(PlanCycle cycle, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        await using var reader = await session.QueryAsync(
            $"""
            SELECT {ActSql.Columns}, {PlanImportColumns.Names} FROM plan_imports i JOIN plan_cycles c ON c.number = i.cycle
            JOIN acts a ON a.number = i.act {ActSql.Joins} WHERE c.first_year = @first AND c.years = @years ORDER BY i.act DESC
            """,
            cancel, ("first", (long)cycle.First.StartYear), ("years", (long)cycle.Years));
        var row = new FactCursor(reader);
        var imports = new List<Recorded<PlanImportRecord>>();
        while (await row.NextRowAsync(cancel))
        {
            row.Skip(ActSql.Width);
            imports.Add(new(ActSql.Read(reader), PlanImportColumns.Read(row)));
        }

        return imports;
    }

    /// <summary>Which plan lines a year's tracker lines were opened from, in the order in which it was recorded. Both ids and the key are given. One statement.</summary>
    public async Task<IReadOnlyList<Recorded<LineOrigin>>> OriginsAsync(FinancialYear year, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        await using var reader = await session.QueryAsync(
            $"""
            SELECT {ActSql.Columns}, l.id, l.key, x.plan_line, x.proposal, x.cycle FROM line_origins x JOIN tracker_lines l ON l.number = x.line
            JOIN acts a ON a.number = x.act {ActSql.Joins} WHERE l.year = @year ORDER BY x.act, l.number, x.plan_line
            """,
            cancel, ("year", (long)year.StartYear));
        var row = new FactCursor(reader);
        var origins = new List<Recorded<LineOrigin>>();
        while (await row.NextRowAsync(cancel))
        {
            row.Skip(ActSql.Width);
            origins.Add(new(ActSql.Read(reader), new(row.Id(), row.Text(), row.Id(), row.Id(), row.Text())));
        }

        return origins;
    }
}
