using Outturn.Core.Governance;
using Outturn.Core.Values;
using Outturn.Data.Engines;
using Outturn.Data.Facts;
using Outturn.Data.Record;
using Outturn.Data.Settings;

namespace Outturn.Data.Governance;

/// <summary>
/// The changes of the council's structure. One that was recorded stays; what is undone is a further change. Who looks is known by it on every
/// request, so today's is remembered: a change by this process shows at once, one by another process within <see cref="GrantStore.Remembered"/>.
/// </summary>
public sealed class StructureStore
{
    private readonly Engine engine;
    private readonly ActLog log;
    private readonly TimeProvider clock;
    private volatile Cached? cached;

    internal StructureStore(Engine engine, ActLog log, TimeProvider clock)
    {
        this.engine = engine;
        this.log = log;
        this.clock = clock;
    }

    /// <summary>Everything that is stated now, for whatever day it holds from. No statement where it is remembered, else one.</summary>
    public async Task<CouncilStructure> ReadAsync(CancellationToken cancel = default)
    {
        if (cached is { } known && clock.GetElapsedTime(known.At) < GrantStore.Remembered)
        {
            return known.Structure;
        }

        var at = clock.GetTimestamp();
        var structure = new CouncilStructure(await ReadAsync(AsAt.Now, cancel));
        cached = new(structure, at);
        return structure;
    }

    /// <summary>
    /// The changes that are stated as at a date, in the order of the days from which they hold, then of recording. Changes that hold only later are among
    /// them: what is stated is not yet what holds. One statement.
    /// </summary>
    public async Task<IReadOnlyList<StructureChange>> ReadAsync(AsAt asAt, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        return await ReadAsync(session, asAt, cancel);
    }

    /// <summary>
    /// Adds changes by one act. <paramref name="decide"/> is given those that are stated as at the request's position, under the write lock, and gives
    /// those to add. One that is already there is not added again; none, no act.
    /// </summary>
    public async Task<Result<ActReceipt>> WriteAsync(
        ActRequest request, Func<IReadOnlyList<StructureChange>, Result<IReadOnlyList<StructureChange>>> decide, CancellationToken cancel = default)
    {
        var receipt = await AppendAsync(request, decide, cancel);
        cached = null;
        return receipt;
    }

    private Task<Result<ActReceipt>> AppendAsync(ActRequest request, Func<IReadOnlyList<StructureChange>, Result<IReadOnlyList<StructureChange>>> decide, CancellationToken cancel) =>
        log.WriteAsync(
            request,
            async (act, c) =>
            {
                var standing = await ReadAsync(act.Session, AsAt.Day(act.Position), c);
                var decided = decide(standing);
                if (!decided.Ok)
                {
                    return Result.Refused<FactRows>(decided.Problems);
                }

                var rows = new FactRows();
                var known = standing.Select(s => s with { Act = 0 }).ToHashSet();
                var number = (long?)await act.Session.ScalarAsync("SELECT MAX(number) FROM structure_changes", c) ?? 0;
                foreach (var change in decided.Value.Select(Stored))
                {
                    if (known.Add(change))
                    {
                        number++;
                        rows.Add(
                            FactTables.StructureChanges, number, act.Order, act.Number, EnumText<UnitKind>.Of(change.Kind), EnumText<StructureChangeKind>.Of(change.Change),
                            ActSql.TextOf(change.From), StoredJson.WriteList(change.Before), StoredJson.WriteList(change.After), change.Directorate, change.Why);
                    }
                }

                return Result.Ok(rows, decided.Problems);
            },
            cancel);

    // As it is stored: what the database cannot hold is replaced before it is compared.
    private static StructureChange Stored(StructureChange change) => change with
    {
        Before = [.. change.Before.Select(StoredText.Of)],
        After = [.. change.After.Select(StoredText.Of)],
        Directorate = StoredText.Of(change.Directorate),
        Why = StoredText.Of(change.Why),
        Act = 0,
    };

    private static async Task<IReadOnlyList<StructureChange>> ReadAsync(Session session, AsAt asAt, CancellationToken cancel)
    {
        var limits = FactLimits.Of(asAt);
        await using var reader = await session.QueryAsync(
            $"""
            SELECT x.act, x.kind, x.change, x.starts, x.before, x.after, x.directorate, x.why FROM structure_changes x
            WHERE {limits.Sql} ORDER BY x.starts, x.number
            """,
            cancel, limits.With());
        var row = new FactCursor(reader);
        var changes = new List<StructureChange>();
        while (await row.NextRowAsync(cancel))
        {
            var act = row.Whole();
            changes.Add(new(
                EnumText<UnitKind>.Read(row.Text()), EnumText<StructureChangeKind>.Read(row.Text()), ActSql.DayOf(row.Text()), List(row.TextOrNull()), List(row.TextOrNull()), row.Text(), row.Text())
            {
                Act = act,
            });
        }

        return changes;
    }

    private static IReadOnlyList<string> List(string? json) => json is null ? [] : StoredJson.Read<string[]>(json);

    private sealed record Cached(CouncilStructure Structure, long At);
}
