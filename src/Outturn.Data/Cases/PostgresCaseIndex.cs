using System.Data.Common;
using System.Globalization;
using Outturn.Core.Cases.Searching;
using Outturn.Data.Engines;

namespace Outturn.Data.Cases;

/// <summary>PostgreSQL's text search in English, over letters and digits alone: its own parser takes a code such as A/R.6.255 for the path of a file.</summary>
internal sealed class PostgresCaseIndex : CaseIndex
{
    // A text vector holds a megabyte. What is longer is found by what stands in its first part; its blocks are indexed whole.
    private const int LongestCase = 300_000;
    private const int LongestBlock = 100_000;

    /// <summary>Made by raw SQL in a migration, which depends on this text: it is never changed.</summary>
    public static IReadOnlyList<string> Schema { get; } =
    [
        // English stems without stop words: "the" in a phrase is part of it, as SQLite has it.
        "CREATE TEXT SEARCH DICTIONARY outturn_stems (TEMPLATE = snowball, LANGUAGE = english);",
        "CREATE TEXT SEARCH CONFIGURATION outturn (COPY = pg_catalog.english);",
        "ALTER TEXT SEARCH CONFIGURATION outturn ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, hword, hword_part, word WITH outturn_stems;",
        "CREATE TABLE case_search (read_case bigint PRIMARY KEY, body tsvector NOT NULL, words tsvector NOT NULL);",
        "CREATE INDEX ix_case_search_words ON case_search USING gin (words);",
        "CREATE TABLE case_search_blocks (read_case bigint NOT NULL, position bigint NOT NULL, anchor text NOT NULL, place text NOT NULL, body text NOT NULL, words tsvector NOT NULL, PRIMARY KEY (read_case, position));",
        "CREATE INDEX ix_case_search_blocks_words ON case_search_blocks USING gin (words);",
    ];

    private const string Head = "setweight(to_tsvector('outturn', {0}), 'A')";

    public override async Task AddAsync(Session session, IReadOnlyList<IndexedCase> cases, CancellationToken cancel)
    {
        await session.ExecuteAsync(
            $"""
            INSERT INTO case_search (read_case, body, words)
            SELECT n, b, {string.Format(CultureInfo.InvariantCulture, Head, "h")} || b FROM (SELECT n, h, to_tsvector('outturn', t) AS b FROM unnest(@numbers, @heads, @texts) AS x(n, h, t)) y
            """,
            cancel,
            ("numbers", cases.Select(c => c.Number).ToArray()),
            ("heads", cases.Select(c => Words(c.Title + " " + c.Codes)).ToArray()),
            ("texts", cases.Select(c => Cut(Words(string.Join('\n', c.Blocks.Select(b => b.Text))), LongestCase)).ToArray()));
        var blocks = cases.SelectMany(c => c.Blocks.Select((b, i) => (c.Number, Position: (long)i, Block: b))).ToList();
        await session.ExecuteAsync(
            """
            INSERT INTO case_search_blocks (read_case, position, anchor, place, body, words)
            SELECT n, p, a, w, b, to_tsvector('outturn', t) FROM unnest(@numbers, @positions, @anchors, @places, @bodies, @texts) AS x(n, p, a, w, b, t)
            """,
            cancel,
            ("numbers", blocks.Select(b => b.Number).ToArray()),
            ("positions", blocks.Select(b => b.Position).ToArray()),
            ("anchors", blocks.Select(b => b.Block.Anchor).ToArray()),
            ("places", blocks.Select(b => b.Block.Where).ToArray()),
            ("bodies", blocks.Select(b => Plain(b.Block.Text)).ToArray()),
            ("texts", blocks.Select(b => Cut(Words(b.Block.Text), LongestBlock)).ToArray()));
    }

    public override Task RetitleAsync(Session session, long number, string title, string codes, CancellationToken cancel) =>
        session.ExecuteAsync(
            $"UPDATE case_search SET words = {string.Format(CultureInfo.InvariantCulture, Head, "@head")} || body WHERE read_case = @number", cancel, ("head", Words(title + " " + codes)), ("number", number));

    public override async Task RemoveAsync(Session session, IReadOnlyList<long> cases, CancellationToken cancel)
    {
        var list = string.Join(',', cases.Select(c => c.ToString(CultureInfo.InvariantCulture)));
        await session.ExecuteAsync($"DELETE FROM case_search WHERE read_case IN ({list})", cancel);
        await session.ExecuteAsync($"DELETE FROM case_search_blocks WHERE read_case IN ({list})", cancel);
    }

    protected override string? Matches(IReadOnlyList<SearchTerm> terms, List<(string, object?)> parameters)
    {
        if (terms.All(t => t.IsExcluded))
        {
            return null;
        }

        var query = string.Join(" && ", terms.Index().Select(t => (t.Item.IsExcluded ? "!!" : "") + Written(t.Item, $"w{t.Index.ToString(CultureInfo.InvariantCulture)}", parameters)));
        return $"SELECT s.read_case, -ts_rank(s.words, q.q) AS score FROM case_search s, (SELECT {query} AS q) q WHERE s.words @@ q.q";
    }

    protected override string Blocks(IReadOnlyList<SearchTerm> terms, string cases, List<(string, object?)> parameters)
    {
        var query = string.Join(" || ", terms.Where(t => !t.IsExcluded).Index().Select(t => Written(t.Item, $"w{t.Index.ToString(CultureInfo.InvariantCulture)}", parameters)));
        parameters.Add(("marks", $"HighlightAll=true, StartSel={Open}, StopSel={Close}"));

        // What is marked is the text with spaces for what is no letter or digit: as long as the text itself, so the marks fall in the same places.
        return $"""
            SELECT x.read_case, x.anchor, x.place, ts_headline('outturn', regexp_replace(x.body, '[^[:alnum:]]', ' ', 'g'), x.q, @marks), x.body FROM (
                SELECT DISTINCT ON (b.read_case) b.read_case, b.anchor, b.place, b.body, q.q FROM case_search_blocks b, (SELECT {query} AS q) q
                WHERE b.words @@ q.q AND b.read_case IN ({cases}) ORDER BY b.read_case, ts_rank(b.words, q.q) DESC, b.position) x
            """;
    }

    protected override IReadOnlyList<SnippetPiece> Marked(DbDataReader reader) => Snippet.Of(Onto(reader.GetString(4), reader.GetString(3)), Open, Close);

    /// <summary>The text with the marks of the marked one, which differs from it in nothing but marks and signs.</summary>
    private static string Onto(string text, string marked)
    {
        var with = new System.Text.StringBuilder(marked.Length);
        var at = 0;
        foreach (var c in marked)
        {
            with.Append(c is Open or Close ? c : at < text.Length ? text[at++] : c);
        }

        return with.ToString();
    }

    private static string Written(SearchTerm term, string name, List<(string, object?)> parameters)
    {
        // Words are letters and digits only: between quotes they are nothing but words.
        parameters.Add((name, term.IsPrefix ? string.Join(" <-> ", term.Words.Select((w, i) => $"'{w}'{(i == term.Words.Count - 1 ? ":*" : "")}")) : string.Join(' ', term.Words)));
        return term.IsPrefix ? $"to_tsquery('outturn', @{name})" : $"phraseto_tsquery('outturn', @{name})";
    }

    private static string Words(string text) => string.Create(text.Length, text, static (span, t) =>
    {
        for (var i = 0; i < t.Length; i++)
        {
            span[i] = char.IsLetterOrDigit(t[i]) ? t[i] : ' ';
        }
    });

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];
}
