using System.Text.Json;
using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Data.Engines;
using Outturn.Data.Facts;
using Outturn.Data.Record;

namespace Outturn.Data.Settings;

/// <summary>
/// What the council settles for itself, as JSON text by key, dated like every fact: rules for ratings, remembered columns,
/// its name. What was settled on a day can always be read again.
/// </summary>
public sealed class SettingStore
{
    private readonly Engine engine;
    private readonly ActLog log;

    internal SettingStore(Engine engine, ActLog log)
    {
        this.engine = engine;
        this.log = log;
    }

    /// <summary>The JSON text exactly as it was written; null where the key is not settled by then. One statement.</summary>
    public async Task<string?> ReadAsync(string key, AsAt asAt, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        return await ReadAsync(session, key, asAt, cancel);
    }

    /// <summary>All keys that begin with <paramref name="prefix"/>, each with its JSON text. One statement.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadAllAsync(string prefix, AsAt asAt, CancellationToken cancel = default)
    {
        var limits = FactLimits.Of(asAt);
        await using var session = await engine.OpenAsync(cancel);
        await using var reader = await session.QueryAsync(
            $"""
            SELECT s.key, s.json FROM settings s
            JOIN (SELECT x.key, MAX(x.fact_order) AS fact_order FROM settings x WHERE SUBSTR(x.key, 1, {prefix.Length}) = @prefix AND {limits.Sql} GROUP BY x.key) l
                ON l.key = s.key AND l.fact_order = s.fact_order
            """,
            cancel, limits.With(("prefix", prefix)));
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancel))
        {
            settings.Add(reader.GetString(0), reader.GetString(1));
        }

        return settings;
    }

    /// <summary>Every version of a key in the order in which they hold: by position, then by act. One statement.</summary>
    public async Task<IReadOnlyList<FactVersion<string>>> HistoryAsync(string key, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        await using var reader = await session.QueryAsync(
            $"SELECT {ActSql.Columns}, x.json FROM settings x JOIN acts a ON a.number = x.act {ActSql.Joins} WHERE x.key = @key ORDER BY x.fact_order", cancel, ("key", key));
        var versions = new List<FactVersion<string>>();
        while (await reader.ReadAsync(cancel))
        {
            versions.Add(new(ActSql.Read(reader), reader.GetString(ActSql.Width)));
        }

        return versions;
    }

    /// <summary>
    /// Settles a key from the request's position on. The same text as already stands there writes no act.
    /// Throws <see cref="JsonException"/> where the text is not JSON.
    /// </summary>
    public Task<Result<ActReceipt>> WriteAsync(ActRequest request, string key, string json, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        using (JsonDocument.Parse(json))
        {
        }

        return log.WriteAsync(
            request,
            async (act, c) =>
            {
                var rows = new FactRows();
                if (await ReadAsync(act.Session, key, AsAt.Day(act.Position), c) != StoredText.Of(json))
                {
                    rows.Add(FactTables.Settings, key, act.Order, act.Number, json);
                }

                return Result.Ok(rows);
            },
            cancel);
    }

    private static async Task<string?> ReadAsync(Session session, string key, AsAt asAt, CancellationToken cancel)
    {
        var limits = FactLimits.Of(asAt);
        return (string?)await session.ScalarAsync(
            $"SELECT x.json FROM settings x WHERE x.key = @key AND {limits.Sql} ORDER BY x.fact_order DESC LIMIT 1", cancel, limits.With(("key", key)));
    }
}
