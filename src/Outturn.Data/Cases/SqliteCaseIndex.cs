using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Outturn.Core.Cases.Searching;
using Outturn.Data.Engines;

namespace Outturn.Data.Cases;

/// <summary>SQLite's own full-text index (FTS5), with English stems: "saving" finds "savings".</summary>
internal sealed class SqliteCaseIndex : CaseIndex
{
    /// <summary>Made by raw SQL in a migration, for Entity Framework knows no virtual table. The migration depends on this text: it is never changed.</summary>
    public static IReadOnlyList<string> Schema { get; } =
    [
        "CREATE VIRTUAL TABLE case_search USING fts5(title, codes, body, tokenize = 'porter unicode61 remove_diacritics 2');",
        "CREATE VIRTUAL TABLE case_search_blocks USING fts5(body, read_case UNINDEXED, anchor UNINDEXED, place UNINDEXED, tokenize = 'porter unicode61 remove_diacritics 2');",
    ];

    public override Task AddAsync(Session session, IReadOnlyList<IndexedCase> cases, CancellationToken cancel)
    {
        var database = ((SqliteConnection)session.Connection).Handle!;
        const string Whole = "INSERT INTO case_search (rowid, title, codes, body) VALUES (?, ?, ?, ?)";
        const string Block = "INSERT INTO case_search_blocks (read_case, anchor, place, body) VALUES (?, ?, ?, ?)";
        session.Count(Whole);
        SqliteInsert.Run(database, Whole, [.. cases.Select(c => new object?[] { c.Number, Plain(c.Title), Plain(c.Codes), Plain(string.Join('\n', c.Blocks.Select(b => b.Text))) })], cancel);
        session.Count(Block);
        SqliteInsert.Run(database, Block, [.. cases.SelectMany(c => c.Blocks.Select(b => new object?[] { c.Number, b.Anchor, b.Where, Plain(b.Text) }))], cancel);
        return Task.CompletedTask;
    }

    public override Task RetitleAsync(Session session, long number, string title, string codes, CancellationToken cancel) =>
        session.ExecuteAsync("UPDATE case_search SET title = @title, codes = @codes WHERE rowid = @number", cancel, ("title", Plain(title)), ("codes", Plain(codes)), ("number", number));

    public override async Task RemoveAsync(Session session, IReadOnlyList<long> cases, CancellationToken cancel)
    {
        var list = string.Join(',', cases.Select(c => c.ToString(CultureInfo.InvariantCulture)));
        await session.ExecuteAsync($"DELETE FROM case_search WHERE rowid IN ({list})", cancel);
        await session.ExecuteAsync($"DELETE FROM case_search_blocks WHERE read_case IN ({list})", cancel);
    }

    protected override string? Matches(IReadOnlyList<SearchTerm> terms, List<(string, object?)> parameters)
    {
        var wanted = terms.Where(t => !t.IsExcluded).Select(Written).ToList();
        if (wanted.Count == 0)
        {
            return null;
        }

        var unwanted = terms.Where(t => t.IsExcluded).Select(Written).ToList();
        var query = string.Join(" AND ", wanted);
        parameters.Add(("query", unwanted.Count == 0 ? query : $"({query}) NOT ({string.Join(" OR ", unwanted)})"));
        return "SELECT rowid AS read_case, bm25(case_search, 8.0, 8.0, 1.0) AS score FROM case_search WHERE case_search MATCH @query";
    }

    protected override string Blocks(IReadOnlyList<SearchTerm> terms, string cases, List<(string, object?)> parameters)
    {
        parameters.Add(("query", string.Join(" OR ", terms.Where(t => !t.IsExcluded).Select(Written))));
        parameters.Add(("open", Open.ToString()));
        parameters.Add(("close", Close.ToString()));

        // Marks are drawn only for the block that is shown of each case.
        return $"""
            SELECT b.read_case, b.anchor, b.place, highlight(case_search_blocks, 0, @open, @close) FROM case_search_blocks b
            WHERE b.case_search_blocks MATCH @query AND b.rowid IN (
                SELECT row FROM (
                    SELECT s.rowid AS row, ROW_NUMBER() OVER (PARTITION BY s.read_case ORDER BY s.rank, s.rowid) AS best FROM (
                        SELECT rowid, read_case, rank FROM case_search_blocks WHERE case_search_blocks MATCH @query AND read_case IN ({cases}) ORDER BY rank) s)
                WHERE best = 1)
            """;
    }

    protected override IReadOnlyList<SnippetPiece> Marked(DbDataReader reader) => Snippet.Of(reader.GetString(3), Open, Close);

    // Words are letters and digits only, so quoted they are nothing but words.
    private static string Written(SearchTerm term) => $"\"{string.Join(' ', term.Words)}\"{(term.IsPrefix ? "*" : "")}";
}
