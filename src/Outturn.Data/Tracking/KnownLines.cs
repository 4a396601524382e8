using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Data.Facts;
using Outturn.Data.Record;

namespace Outturn.Data.Tracking;

/// <summary>The numbers of the lines that a change names, by id and by key, and of those that it makes.</summary>
internal sealed class KnownLines
{
    // Up to here lines are asked for by name; beyond it the whole year is read at once.
    private const int Few = 20;

    private readonly Dictionary<string, long> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, long> byId = [];
    private long? last;

    public static async Task<KnownLines> OfAsync(PendingAct act, FinancialYear year, TrackerChanges changes, CancellationToken cancel)
    {
        var known = new KnownLines();
        var sql = "SELECT key, id, number FROM tracker_lines WHERE year = @year";
        var parameters = new List<(string, object?)> { ("year", (long)year.StartYear) };
        if (changes.Lines.Count <= Few)
        {
            for (var i = 0; i < changes.Lines.Count; i++)
            {
                var line = changes.Lines[i];
                parameters.Add(($"p{i}", line.LineId is { } id ? id : StoredText.Of(line.Key)));
            }

            var named = changes.Lines.Select((line, i) => line.LineId is null ? $"key = @p{i}" : $"id = @p{i}");
            sql += $" AND ({string.Join(" OR ", named)})";
        }

        await using var reader = await act.Session.QueryAsync(sql, cancel, [.. parameters]);
        while (await reader.ReadAsync(cancel))
        {
            known.byKey.Add(reader.GetString(0), reader.GetInt64(2));
            known.byId.Add(reader.GetGuid(1), reader.GetInt64(2));
        }

        return known;
    }

    /// <summary>The line's number; null where there is none.</summary>
    public long? Find(Guid? id, string key) => id is { } given
        ? byId.TryGetValue(given, out var number) ? number : null
        : byKey.TryGetValue(key, out var found) ? found : null;

    /// <summary>The number of a new line under this key.</summary>
    public async Task<long> AddAsync(PendingAct act, string key, CancellationToken cancel)
    {
        last ??= (long?)await act.Session.ScalarAsync("SELECT MAX(number) FROM tracker_lines", cancel) ?? 0;
        last++;
        byKey.Add(key, last.Value);
        return last.Value;
    }
}
