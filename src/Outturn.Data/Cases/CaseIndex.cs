using System.Data.Common;
using System.Globalization;
using Outturn.Core.Cases;
using Outturn.Core.Cases.Searching;
using Outturn.Core.Intake;
using Outturn.Data.Engines;

namespace Outturn.Data.Cases;

/// <summary>A piece of a case that a hit can open at.</summary>
/// <param name="Anchor">The place on its page.</param>
/// <param name="Where">The place in words.</param>
internal sealed record IndexedBlock(string Anchor, string Where, string Text);

/// <summary>What is searched of a case, or of what stands around a paper's cases (then the number is negative).</summary>
internal sealed record IndexedCase(long Number, string Title, string Codes, IReadOnlyList<IndexedBlock> Blocks);

/// <summary>
/// Full-text search. Each case is indexed whole, so that words are found together however far apart they stand, and block by block, so that
/// a hit opens at its place. The index is kept in the transaction that changes what it holds.
/// </summary>
internal abstract class CaseIndex
{
    // Of the private use area: they stand in no text that is indexed.
    protected const char Open = '\uE000';
    protected const char Close = '\uE001';

    public static CaseIndex For(Engine engine) => engine is SqliteEngine ? new SqliteCaseIndex() : new PostgresCaseIndex();

    public abstract Task AddAsync(Session session, IReadOnlyList<IndexedCase> cases, CancellationToken cancel);

    /// <summary>Changes what a person has said is otherwise: the title and the codes.</summary>
    public abstract Task RetitleAsync(Session session, long number, string title, string codes, CancellationToken cancel);

    public abstract Task RemoveAsync(Session session, IReadOnlyList<long> cases, CancellationToken cancel);

    /// <summary>Selects <c>read_case</c> and <c>score</c> (the least is the best) of what matches; null where nothing is looked for.</summary>
    protected abstract string? Matches(IReadOnlyList<SearchTerm> terms, List<(string, object?)> parameters);

    /// <summary>Selects <c>read_case</c>, <c>anchor</c>, <c>place</c>, the marked text, best first, of blocks of these cases that hold any of the words.</summary>
    protected abstract string Blocks(IReadOnlyList<SearchTerm> terms, string cases, List<(string, object?)> parameters);

    /// <summary>What may be found, as a condition over <c>f</c>, the row of <c>case_finds</c>.</summary>
    private static string Seen(CaseSight sight)
    {
        static string List(IEnumerable<long> numbers) => string.Join(',', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)).DefaultIfEmpty("0"));
        return sight.ReadsDocuments
            ? $"f.read_case NOT IN ({List(sight.Hidden.Concat(sight.Partly.Select(p => -(long)p)))})"
            : $"f.read_case IN ({List(sight.Shown)})";
    }

    /// <summary>Two statements.</summary>
    public async Task<CaseHits> SearchAsync(Session session, CaseSearch search, CaseSight sight, int skip, int take, CancellationToken cancel)
    {
        var seen = Seen(sight);
        var parameters = new List<(string, object?)> { ("skip", (long)skip), ("take", (long)take) };
        var conditions = new List<string> { seen };
        void Filter(bool wanted, string condition, string name, object value)
        {
            if (wanted)
            {
                conditions.Add(condition);
                parameters.Add((name, value));
            }
        }

        Filter(search.Cycle.Length > 0, "f.cycle = @cycle", "cycle", search.Cycle);
        Filter(search.Committee.Length > 0, "f.committees LIKE @committee ESCAPE '!'", "committee", "%|" + Literally(search.Committee) + "|%");
        Filter(search.Type is not null, "f.types LIKE @type", "type", "%|" + search.Type?.Slug() + "|%");
        Filter(search.Template is not null, "f.template = @template", "template", search.Template?.Slug() ?? "");
        var matches = Matches(search.Terms, parameters);
        var found = matches is null
            ? "SELECT 0, 0, 0, '', '', '', '', 0 WHERE 1 = 0"
            : $"""
            SELECT f.read_case, f.paper, f.paper_number, f.cycle, f.title, f.codes, f.committees, COUNT(*) OVER ()
            FROM case_finds f JOIN ({matches}) m ON m.read_case = f.read_case
            WHERE {string.Join(" AND ", conditions)} ORDER BY m.score, f.read_case DESC LIMIT @take OFFSET @skip
            """;
        var cases = new List<(long Number, CaseHit Hit)>();
        var (count, cycles, committees) = (0, new List<string>(), new SortedSet<string>(StringComparer.OrdinalIgnoreCase));
        await using (var reader = await session.QueryAsync($"{found};\nSELECT DISTINCT f.cycle, f.committees FROM case_finds f WHERE {seen}", cancel, [.. parameters]))
        {
            while (await reader.ReadAsync(cancel))
            {
                count = (int)reader.GetInt64(7);
                cases.Add((reader.GetInt64(0), new(
                    new((int)reader.GetInt64(1), (int)reader.GetInt64(2)), reader.GetString(3), reader.GetString(4), reader.GetString(5), Parts(reader.GetString(6)), "", "", [])));
            }

            await reader.NextResultAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                cycles.Add(reader.GetString(0));
                committees.UnionWith(Parts(reader.GetString(1)));
            }
        }

        var hits = cases.Count == 0 ? [] : await WithPlacesAsync(session, search.Terms, cases, cancel);
        return new(hits, count, [.. cycles.Distinct(StringComparer.Ordinal).OrderDescending(StringComparer.Ordinal)], [.. committees]);
    }

    /// <summary>Names between bars, back.</summary>
    public static IReadOnlyList<string> Parts(string stored) => stored.Split('|', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Names between bars, so that one is found whole.</summary>
    public static string Stored(IEnumerable<string> names) => names.ToList() is { Count: > 0 } list ? $"|{string.Join('|', list.Select(n => n.Replace('|', '/')))}|" : "";

    /// <summary>Text as it is indexed: without the signs that mark what is found.</summary>
    protected static string Plain(string text) => text.Replace(Open, ' ').Replace(Close, ' ');

    private async Task<IReadOnlyList<CaseHit>> WithPlacesAsync(Session session, IReadOnlyList<SearchTerm> terms, List<(long Number, CaseHit Hit)> cases, CancellationToken cancel)
    {
        var parameters = new List<(string, object?)>();
        var sql = Blocks(terms, string.Join(',', cases.Select(c => c.Number.ToString(CultureInfo.InvariantCulture))), parameters);
        var places = new Dictionary<long, (string Anchor, string Where, IReadOnlyList<SnippetPiece> Snippet)>();
        await using var reader = await session.QueryAsync(sql, cancel, [.. parameters]);
        while (await reader.ReadAsync(cancel))
        {
            places.TryAdd(reader.GetInt64(0), (reader.GetString(1), reader.GetString(2), Marked(reader)));
        }

        return
        [
            .. cases.Select(c => places.TryGetValue(c.Number, out var place)
                ? c.Hit with { Anchor = place.Anchor, Where = place.Where, Snippet = place.Snippet }
                : c.Hit),
        ];
    }

    protected abstract IReadOnlyList<SnippetPiece> Marked(DbDataReader reader);

    private static string Literally(string text) => text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal).Replace('|', '/');
}
