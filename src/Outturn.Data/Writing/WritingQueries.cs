using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;
using Outturn.Data.Engines;
using Outturn.Data.Facts;
using Outturn.Data.Record;

namespace Outturn.Data.Writing;

/// <summary>How written cases are read. Several result sets of one command are one statement.</summary>
internal static class WritingQueries
{
    private const string Who = "COALESCE(NULLIF(ac.post, ''), ac.user_name, pe.post, '" + ActSql.FormerOfficer + "')";

    public static string Author(string of) => $"LEFT JOIN accounts ac ON ac.id = {of} LEFT JOIN people pe ON pe.id = {of}";

    public static string Post => Who;

    public static async Task<WrittenCase?> FindAsync(Session session, Guid proposal, AsAt asAt, CancellationToken cancel) =>
        (await ManyAsync(session, "w.proposal = @key", proposal, asAt, cancel)).GetValueOrDefault(proposal);

    /// <param name="which">A condition over <c>written_cases w</c>, with <c>@key</c>.</param>
    public static async Task<Dictionary<Guid, WrittenCase>> ManyAsync(Session session, string which, object key, AsAt asAt, CancellationToken cancel)
    {
        var limits = FactLimits.Of(asAt);
        var latest = $"x.fact_order = (SELECT MAX(y.fact_order) FROM written_cases y WHERE y.proposal = x.proposal AND {limits.Sql.Replace("x.", "y.", StringComparison.Ordinal)})";
        var chosen = $"(SELECT DISTINCT w.proposal FROM written_cases w WHERE {which})";
        await using var reader = await session.QueryAsync(
            $"""
            SELECT x.proposal, x.template, x.template_version FROM written_cases x WHERE x.proposal IN {chosen} AND {latest};
            SELECT s.proposal, s.field, s.revision, s.template, s.json, s.at, s.author, {Who} FROM case_saves s {Author("s.author")}
            WHERE s.proposal IN {chosen} AND s.revision = (SELECT MAX(z.revision) FROM case_saves z WHERE z.proposal = s.proposal AND z.field = s.field);
            SELECT {ActSql.Columns}, x.proposal, x.number, x.template, x.template_version, x.gate, x.snapshot
            FROM case_versions x JOIN acts a ON a.number = x.act {ActSql.Joins} WHERE x.proposal IN {chosen} AND {limits.Sql} ORDER BY x.proposal, x.number;
            SELECT {ActSql.Columns}, x.proposal, x.version, x.body, x.held, x.purpose
            FROM case_meetings x JOIN acts a ON a.number = x.act {ActSql.Joins} WHERE x.proposal IN {chosen} AND {limits.Sql} ORDER BY x.proposal, x.held, x.act
            """,
            cancel, limits.With(("key", key)));
        var on = new Dictionary<Guid, TemplateKey>();
        while (await reader.ReadAsync(cancel))
        {
            on[reader.GetGuid(0)] = new(reader.GetString(1), (int)reader.GetInt64(2));
        }

        await reader.NextResultAsync(cancel);
        var fields = new Dictionary<Guid, Dictionary<string, SavedField>>();
        var kept = new Dictionary<Guid, IReadOnlyList<KeptAnswer>>();
        var revisions = new Dictionary<Guid, long>();
        while (await reader.ReadAsync(cancel))
        {
            var proposal = reader.GetGuid(0);
            revisions[proposal] = revisions.GetValueOrDefault(proposal) + reader.GetInt64(2);
            if (!on.TryGetValue(proposal, out var template) || reader.GetString(3) != template.ToString())
            {
                continue;
            }

            var field = reader.GetString(1);
            if (field == WritingStore.KeptField)
            {
                kept[proposal] = WritingJson.Read<List<KeptAnswer>>(reader.GetString(4));
                continue;
            }

            if (!fields.TryGetValue(proposal, out var of))
            {
                fields.Add(proposal, of = new(StringComparer.Ordinal));
            }

            of[field] = new(field, WritingJson.Read<Answer>(reader.GetString(4)), (int)reader.GetInt64(2), new(reader.GetInt64(5)), new(reader.GetGuid(6), reader.GetString(7)));
        }

        await reader.NextResultAsync(cancel);
        var versions = new Dictionary<Guid, List<CaseVersion>>();
        while (await reader.ReadAsync(cancel))
        {
            const int From = ActSql.Width;
            Of(versions, reader.GetGuid(From)).Add(new(
                (int)reader.GetInt64(From + 1), new(reader.GetString(From + 2), (int)reader.GetInt64(From + 3)), EnumText<Gate>.Read(reader.GetString(From + 4)), "", reader.GetString(From + 5), ActSql.Read(reader)));
        }

        await reader.NextResultAsync(cancel);
        var seen = new Dictionary<Guid, List<CaseSeen>>();
        while (await reader.ReadAsync(cancel))
        {
            const int From = ActSql.Width;
            Of(seen, reader.GetGuid(From)).Add(new((int)reader.GetInt64(From + 1), reader.GetString(From + 2), ActSql.DayOf(reader.GetString(From + 3)), reader.GetString(From + 4), ActSql.Read(reader)));
        }

        return on.ToDictionary(o => o.Key, o => new WrittenCase(
            o.Key, o.Value, fields.GetValueOrDefault(o.Key) ?? [], kept.GetValueOrDefault(o.Key) ?? [], versions.GetValueOrDefault(o.Key) ?? [], seen.GetValueOrDefault(o.Key) ?? [])
        {
            Revision = revisions.GetValueOrDefault(o.Key),
        });
    }

    public static async Task<IReadOnlyList<WrittenCaseLine>> ListAsync(Session session, AsAt asAt, CancellationToken cancel)
    {
        var limits = FactLimits.Of(asAt);
        await using var reader = await session.QueryAsync(
            $"""
            SELECT x.proposal, x.cycle, x.template, x.template_version,
                COALESCE((SELECT MAX(v.number) FROM case_versions v WHERE v.proposal = x.proposal AND {limits.Sql.Replace("x.", "v.", StringComparison.Ordinal)}), 0),
                COALESCE((SELECT MAX(s.at) FROM case_saves s WHERE s.proposal = x.proposal), a.recorded), a.recorded
            FROM written_cases x JOIN acts a ON a.number = x.act
            WHERE x.fact_order = (SELECT MAX(y.fact_order) FROM written_cases y WHERE y.proposal = x.proposal AND {limits.Sql.Replace("x.", "y.", StringComparison.Ordinal)})
            """,
            cancel, limits.With());
        var lines = new List<WrittenCaseLine>();
        while (await reader.ReadAsync(cancel))
        {
            lines.Add(new(reader.GetGuid(0), reader.GetString(1), new(reader.GetString(2), (int)reader.GetInt64(3)), (int)reader.GetInt64(4), new(Math.Max(reader.GetInt64(5), reader.GetInt64(6)))));
        }

        return lines;
    }

    /// <summary>A field as one save has it; null where there is no such save.</summary>
    public static async Task<Answer?> SaveAsync(Session session, Guid proposal, string field, int revision, CancellationToken cancel) =>
        await session.ScalarAsync("SELECT json FROM case_saves WHERE proposal = @proposal AND field = @field AND revision = @revision", cancel, ("proposal", proposal), ("field", field), ("revision", (long)revision)) is string json
            ? WritingJson.Read<Answer>(json)
            : null;

    public static async Task<IReadOnlyList<SavedField>> SavesAsync(Session session, Guid proposal, string field, CancellationToken cancel)
    {
        await using var reader = await session.QueryAsync(
            $"SELECT s.revision, s.json, s.at, s.author, {Who} FROM case_saves s {Author("s.author")} WHERE s.proposal = @proposal AND s.field = @field ORDER BY s.revision DESC",
            cancel, ("proposal", proposal), ("field", field));
        var saves = new List<SavedField>();
        while (await reader.ReadAsync(cancel))
        {
            saves.Add(new(field, WritingJson.Read<Answer>(reader.GetString(1)), (int)reader.GetInt64(0), new(reader.GetInt64(2)), new(reader.GetGuid(3), reader.GetString(4))));
        }

        return saves;
    }

    /// <summary>The latest revision of each field, on whatever template.</summary>
    public static async Task<Dictionary<string, long>> RevisionsAsync(Session session, Guid proposal, CancellationToken cancel)
    {
        await using var reader = await session.QueryAsync("SELECT field, MAX(revision) FROM case_saves WHERE proposal = @proposal GROUP BY field", cancel, ("proposal", proposal));
        var revisions = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancel))
        {
            revisions[reader.GetString(0)] = reader.GetInt64(1);
        }

        return revisions;
    }

    private static List<T> Of<T>(Dictionary<Guid, List<T>> lists, Guid key) => lists.TryGetValue(key, out var list) ? list : lists[key] = [];
}
