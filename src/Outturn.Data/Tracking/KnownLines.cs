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

    /// <param name="lines">Changes, whose lines are told by id or, without one, by key.</param>
    /// <param name="others">Ids of lines that are named beside them.</param>
    /// <param name="before">What an earlier call in the same act knows: lines that it made count on.</param>
    public static async Task<KnownLines> OfAsync(
        PendingAct act, FinancialYear year, IReadOnlyList<LineChange> lines, IReadOnlyCollection<Guid> others, KnownLines? before, CancellationToken cancel)
    {
        var known = new KnownLines { last = before?.last };
        var sql = "SELECT key, id, number FROM tracker_lines WHERE year = @year";
        var parameters = new List<(string, object?)> { ("year", (long)year.StartYear) };
        if (lines.Count + others.Count <= Few)
        {
            List<object> named = [.. lines.Select(l => l.LineId is { } id ? (object)id : StoredText.Of(l.Key)), .. others.Cast<object>()];
            parameters.AddRange(named.Select((name, i) => ($"p{i}", (object?)name)));
            var conditions = named.Select((name, i) => name is Guid ? $"id = @p{i}" : $"key = @p{i}").DefaultIfEmpty("1 = 0");
            sql += $" AND ({string.Join(" OR ", conditions)})";
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

    /// <summary>The number of a line that a decision names by its id. Throws where the year has no such line: the decision was given the year's lines.</summary>
    public long Number(Guid id) => byId.TryGetValue(id, out var number) ? number : throw new ArgumentException($"The year has no line {id}.", nameof(id));

    /// <summary>The number of a new line under this key.</summary>
    public async Task<long> AddAsync(PendingAct act, string key, CancellationToken cancel)
    {
        last ??= (long?)await act.Session.ScalarAsync("SELECT MAX(number) FROM tracker_lines", cancel) ?? 0;
        last++;
        byKey.Add(key, last.Value);
        return last.Value;
    }
}
