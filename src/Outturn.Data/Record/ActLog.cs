using Outturn.Core.Values;
using Outturn.Data.Engines;
using Outturn.Data.Facts;

namespace Outturn.Data.Record;

/// <summary>
/// The record: every write is one act in one transaction under the council's one write lock, numbered from 1 without gaps,
/// in strictly increasing time, chained by hash over ids and never names.
/// </summary>
public sealed class ActLog
{
    private const string EntryColumns = ActSql.Columns + ", a.id, a.content, a.previous, a.hash";

    private readonly Engine engine;
    private readonly TimeProvider clock;

    internal ActLog(Engine engine, TimeProvider clock)
    {
        this.engine = engine;
        this.clock = clock;
    }

    /// <summary>The last act; null for an empty record.</summary>
    public Task<ActEntry?> LatestAsync(CancellationToken cancel = default) => OneAsync("ORDER BY a.number DESC LIMIT 1", cancel);

    /// <summary>One act; null where there is none of that number.</summary>
    public Task<ActEntry?> FindAsync(long number, CancellationToken cancel = default) => OneAsync("WHERE a.number = @number", cancel, ("number", number));

    /// <summary>Acts, newest first: at most <paramref name="count"/>, all before the act numbered <paramref name="before"/> where it is given.</summary>
    public Task<IReadOnlyList<ActEntry>> ListAsync(int count, long? before = null, CancellationToken cancel = default) =>
        ManyAsync("WHERE a.number < @before ORDER BY a.number DESC LIMIT @count", cancel, ("before", before ?? long.MaxValue), ("count", (long)count));

    /// <summary>
    /// Recomputes the whole chain and every act's content digest from the rows that are stored now, and hashes every kept file.
    /// </summary>
    /// <param name="expectedHead">A head that was written down earlier, in hex: it must still be the hash of one of the acts.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<Verification> VerifyAsync(string? expectedHead = null, CancellationToken cancel = default) =>
        new RecordProof(engine).RunAsync(expectedHead, cancel);

    /// <summary>
    /// Writes one act. <paramref name="prepare"/> runs under the lock and says which rows to write: none means no act, a refusal
    /// means no act and its problems. Nothing is kept unless all of it is.
    /// </summary>
    internal async Task<Result<ActReceipt>> WriteAsync(
        ActRequest request, Func<PendingAct, CancellationToken, Task<Result<FactRows>>> prepare, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(request.Kind))
        {
            throw new ArgumentException("An act needs a kind.", nameof(request));
        }

        await using var session = await engine.OpenToWriteAsync(cancel);
        var (last, lastRecorded, lastHash) = await HeadAsync(session, cancel);
        var recorded = new Instant(Math.Max(Instant.From(clock.GetUtcNow()).Microseconds, lastRecorded + 1));
        var pending = new PendingAct(session, last + 1, recorded, request.Position ?? recorded.Day);
        var prepared = await prepare(pending, cancel);
        if (!prepared.Ok)
        {
            return Result.Refused<ActReceipt>(prepared.Problems);
        }

        var rows = prepared.Value;
        if (rows.Count == 0)
        {
            return Result.Ok(ActReceipt.Nothing, prepared.Problems);
        }

        var contents = rows.InOrder().ToList();
        using var form = new CanonicalForm();
        foreach (var (table, list) in contents)
        {
            foreach (var row in list)
            {
                form.Add(table, row);
            }
        }

        var act = new Act(pending.Number, request.Kind, recorded, pending.Position, request.By, StoredText.Of(request.Reason), StoredText.Of(request.Source));
        object?[] actRow =
        [
            act.Number, pending.NewId(), act.Kind, recorded.Microseconds, ActSql.TextOf(act.Position), act.By.Id, act.Reason, act.Source,
            form.Digest(), lastHash, null,
        ];
        form.Add(FactTables.Acts, actRow);
        var hash = form.Digest();
        actRow[^1] = hash;
        await engine.InsertAsync(session, FactTables.Acts, [actRow], cancel);
        foreach (var (table, list) in contents)
        {
            await engine.InsertAsync(session, table, list, cancel);
        }

        await session.CommitAsync(cancel);
        return Result.Ok(new ActReceipt(act, Convert.ToHexStringLower(hash), rows.Count), prepared.Problems);
    }

    private static async Task<(long Number, long Recorded, byte[] Hash)> HeadAsync(Session session, CancellationToken cancel)
    {
        await using var reader = await session.QueryAsync("SELECT number, recorded, hash FROM acts ORDER BY number DESC LIMIT 1", cancel);
        return await reader.ReadAsync(cancel)
            ? (reader.GetInt64(0), reader.GetInt64(1), (byte[])reader.GetValue(2))
            : (0, long.MinValue, new byte[32]);
    }

    private async Task<ActEntry?> OneAsync(string rest, CancellationToken cancel, params (string Name, object? Value)[] parameters) =>
        (await ManyAsync(rest, cancel, parameters)).SingleOrDefault();

    private async Task<IReadOnlyList<ActEntry>> ManyAsync(string rest, CancellationToken cancel, params (string Name, object? Value)[] parameters)
    {
        await using var session = await engine.OpenAsync(cancel);
        await using var reader = await session.QueryAsync($"SELECT {EntryColumns} FROM acts a {ActSql.Joins} {rest}", cancel, parameters);
        var entries = new List<ActEntry>();
        while (await reader.ReadAsync(cancel))
        {
            entries.Add(new(ActSql.Read(reader), reader.GetGuid(ActSql.Width), Hex(1), Hex(2), Hex(3)));
        }

        return entries;

        string Hex(int index) => Convert.ToHexStringLower((byte[])reader.GetValue(ActSql.Width + index));
    }
}
