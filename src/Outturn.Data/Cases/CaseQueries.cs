using System.Data.Common;
using Outturn.Core.Cases;
using Outturn.Core.Intake;
using Outturn.Core.Papers;
using Outturn.Core.Planning;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Values;
using Outturn.Data.Engines;
using Outturn.Data.Facts;
using Outturn.Data.Record;

namespace Outturn.Data.Cases;

/// <summary>How papers, cases and reviews are read. Several result sets of one command are one statement.</summary>
internal static class CaseQueries
{
    private const string PaperColumns = "p.id, p.number, p.cycle, p.file_name, p.sha256, p.size, p.form, p.pages, p.reader, p.act";

    /// <summary>Papers, latest first, each with its cases in few words. One statement.</summary>
    public static async Task<IReadOnlyList<PaperLine>> PapersAsync(Session session, AsAt asAt, CancellationToken cancel)
    {
        var limits = FactLimits.Of(asAt);
        await using var reader = await session.QueryAsync(
            $"""
            SELECT {PaperColumns}, {ActSql.Columns} FROM papers p JOIN acts a ON a.number = p.act {ActSql.Joins} WHERE {limits.Sql.Replace("x.", "p.", StringComparison.Ordinal)} ORDER BY p.number DESC;
            SELECT c.number, c.paper, c.paper_number, COALESCE(f.title, ''), COALESCE(f.unread, 0),
                (SELECT x.state FROM case_reviews x WHERE x.read_case = c.number AND x.item = 'state' AND {limits.Sql} ORDER BY x.fact_order DESC LIMIT 1)
            FROM read_cases c LEFT JOIN case_finds f ON f.read_case = c.number ORDER BY c.paper, c.paper_number
            """,
            cancel, limits.With());
        var papers = new List<(KeptPaper Paper, Act By)>();
        var row = new FactCursor(reader);
        while (await row.NextRowAsync(cancel))
        {
            var paper = Paper(row);
            papers.Add((paper, ActSql.Read(reader, 10)));
        }

        await reader.NextResultAsync(cancel);
        row = new(reader);
        var cases = new List<(int Paper, CaseLineEntry Case)>();
        while (await row.NextRowAsync(cancel))
        {
            var number = row.Whole();
            var key = new CaseKey((int)row.Whole(), (int)row.Whole());
            var title = row.Text();
            var unread = row.Whole();
            cases.Add((key.Paper, new(number, key, title, row.NamedOrNull<ReviewState>() ?? ReviewState.ToReview, unread)));
        }

        var byPaper = cases.ToLookup(c => c.Paper, c => c.Case);
        return [.. papers.Select(p => new PaperLine(p.Paper, p.By, [.. byPaper[p.Paper.Number]]))];
    }

    /// <summary>A paper with the headers and reviews of its cases; null where there is none. One statement.</summary>
    public static async Task<PaperEntry?> PaperAsync(Session session, int number, AsAt asAt, CancellationToken cancel)
    {
        var limits = FactLimits.Of(asAt);
        await using var reader = await session.QueryAsync(
            $"""
            SELECT {PaperColumns}, {ActSql.Columns} FROM papers p JOIN acts a ON a.number = p.act {ActSql.Joins} WHERE p.number = @paper AND {limits.Sql.Replace("x.", "p.", StringComparison.Ordinal)};
            SELECT c.number, c.paper_number, h.json FROM read_cases c LEFT JOIN case_heads h ON h.read_case = c.number WHERE c.paper = @paper ORDER BY c.paper_number;
            {Latest("c.paper = @paper", limits)}
            """,
            cancel, limits.With(("paper", (long)number)));
        var row = new FactCursor(reader);
        if (!await row.NextRowAsync(cancel))
        {
            return null;
        }

        var paper = Paper(row);
        var by = ActSql.Read(reader, 10);
        await reader.NextResultAsync(cancel);
        row = new(reader);
        var cases = new List<(long Number, CaseKey Key, CaseHead? Head)>();
        while (await row.NextRowAsync(cancel))
        {
            cases.Add((row.Whole(), new(number, (int)row.Whole()), row.TextOrNull() is { } json ? CaseJson.ReadHead(json) : null));
        }

        var reviews = await ReviewsAsync(reader, cancel);
        return new(paper, by, [.. cases.Select(c => new CaseEntry(c.Number, c.Key, c.Head, reviews.GetValueOrDefault(c.Number, CaseReview.None)))]);
    }

    /// <summary>One case whole; null where there is none. One statement.</summary>
    public static async Task<WholeCase?> CaseAsync(Session session, CaseKey key, AsAt asAt, CancellationToken cancel)
    {
        var limits = FactLimits.Of(asAt);
        await using var reader = await session.QueryAsync(
            $"""
            SELECT {PaperColumns}, {ActSql.Columns} FROM papers p JOIN acts a ON a.number = p.act {ActSql.Joins} WHERE p.number = @paper AND {limits.Sql.Replace("x.", "p.", StringComparison.Ordinal)};
            SELECT c.number, t.encoding, t.size, t.bytes FROM read_cases c LEFT JOIN paper_contents t ON t.digest = c.reading WHERE c.paper = @paper AND c.paper_number = @number;
            SELECT c.number, c.paper_number, (SELECT x.state FROM case_reviews x WHERE x.read_case = c.number AND x.item = 'state' AND {limits.Sql} ORDER BY x.fact_order DESC LIMIT 1)
            FROM read_cases c WHERE c.paper = @paper ORDER BY c.paper_number;
            SELECT {ActSql.Columns}, {ReviewColumns.Names}
            FROM case_reviews r JOIN read_cases c ON c.number = r.read_case JOIN acts a ON a.number = r.act {ActSql.Joins}
            LEFT JOIN review_words w ON w.read_case = r.read_case AND w.item = r.item AND w.fact_order = r.fact_order
            WHERE c.paper = @paper AND c.paper_number = @number AND {limits.Sql.Replace("x.", "r.", StringComparison.Ordinal)} ORDER BY r.fact_order, r.item
            """,
            cancel, limits.With(("paper", (long)key.Paper), ("number", (long)key.Number)));
        var row = new FactCursor(reader);
        if (!await row.NextRowAsync(cancel))
        {
            return null;
        }

        var paper = Paper(row);
        var by = ActSql.Read(reader, 10);
        await reader.NextResultAsync(cancel);
        if (!await reader.ReadAsync(cancel))
        {
            return null;
        }

        var number = reader.GetInt64(0);
        var read = await reader.IsDBNullAsync(1, cancel) ? null : CaseJson.ReadCase(FileBytes.Unpack(reader.GetString(1), (byte[])reader.GetValue(3), reader.GetInt64(2)));
        await reader.NextResultAsync(cancel);
        row = new(reader);
        var neighbours = new List<CaseNeighbour>();
        while (await row.NextRowAsync(cancel))
        {
            neighbours.Add(new(row.Whole(), new(key.Paper, (int)row.Whole()), row.NamedOrNull<ReviewState>() ?? ReviewState.ToReview));
        }

        await reader.NextResultAsync(cancel);
        row = new(reader);
        var review = CaseReview.None;
        var steps = new List<Recorded<ReviewStep>>();
        while (await row.NextRowAsync(cancel))
        {
            row.Skip(ActSql.Width);
            if (ReviewColumns.Read(row) is ({ } step, var act))
            {
                review = review.With([step], act);
                steps.Add(new(ActSql.Read(reader), step));
            }
        }

        return new(paper, by, number, key, read, review, steps, neighbours);
    }

    /// <summary>The case as it stands, for a decision under the write lock.</summary>
    public static async Task<(long Number, KeptPaper Paper, EffectiveCase Case)?> StandingAsync(Session session, CaseKey key, AsAt asAt, CancellationToken cancel) =>
        await CaseAsync(session, key, asAt, cancel) is { Read: { } read } whole ? (whole.Number, whole.Paper, EffectiveCase.Of(read, whole.Review)) : null;

    /// <summary>Every case that is tied to a proposal now, with what says who may see the proposal. One statement.</summary>
    public static async Task<IReadOnlyList<TiedCase>> TiesAsync(Engine engine, Session session, CancellationToken cancel)
    {
        await using var reader = await session.QueryAsync(
            $"""
            SELECT c.number, c.paper, e.id, e.cycle_number, y.first_year, y.years, v.title, v.confidentiality, v.leads, v.sponsors
            FROM case_reviews r JOIN read_cases c ON c.number = r.read_case JOIN proposals e ON e.id = r.proposal JOIN plan_cycles y ON y.number = e.cycle
            {engine.JoinLatest(FactTables.ProposalVersions, "v", "proposal", "e.number", "1 = 1")}
            WHERE r.step = 'link' AND NOT EXISTS (SELECT 1 FROM case_reviews l WHERE l.read_case = r.read_case AND l.item = r.item AND l.fact_order > r.fact_order)
            ORDER BY c.number, e.number
            """,
            cancel);
        var row = new FactCursor(reader);
        var ties = new List<TiedCase>();
        while (await row.NextRowAsync(cancel))
        {
            var number = row.Whole();
            var paper = (int)row.Whole();
            var id = row.Id();
            var proposal = (int)row.Whole();
            var cycle = new PlanCycle(new FinancialYear((int)row.Whole()), (int)row.Whole());
            var terms = ProposalTerms.Of(row.TextOrNull() ?? "", ProposalType.Technical) with
            {
                Confidentiality = row.NamedOrNull<Confidentiality>() ?? Confidentiality.Confidential,
                Leads = row.TextOrNull() is { } leads ? StoredJson.Read<string[]>(leads) : [],
                Sponsors = row.TextOrNull() is { } sponsors ? StoredJson.Read<string[]>(sponsors) : [],
            };
            ties.Add(new(number, paper, new(id, cycle, proposal, terms, ProposalStatus.Idea, "")));
        }

        return ties;
    }

    /// <summary>The cases that are tied to <c>@proposal</c> now.</summary>
    public const string OfProposal =
        """
        SELECT c.number, c.paper, c.paper_number, COALESCE(f.title, ''),
            (SELECT x.state FROM case_reviews x WHERE x.read_case = c.number AND x.item = 'state' ORDER BY x.fact_order DESC LIMIT 1)
        FROM case_reviews r JOIN read_cases c ON c.number = r.read_case LEFT JOIN case_finds f ON f.read_case = c.number
        WHERE r.proposal = @proposal AND r.step = 'link' AND NOT EXISTS (SELECT 1 FROM case_reviews l WHERE l.read_case = r.read_case AND l.item = r.item AND l.fact_order > r.fact_order)
        ORDER BY c.number
        """;

    public static async Task<IReadOnlyList<CaseLineEntry>> OfProposalAsync(DbDataReader reader, CancellationToken cancel)
    {
        var row = new FactCursor(reader);
        var cases = new List<CaseLineEntry>();
        while (await row.NextRowAsync(cancel))
        {
            cases.Add(new(row.Whole(), new((int)row.Whole(), (int)row.Whole()), row.Text(), row.NamedOrNull<ReviewState>() ?? ReviewState.ToReview, 0));
        }

        return cases;
    }

    private static string Latest(string of, FactLimits limits) =>
        $"""
        SELECT r.read_case, {ReviewColumns.Names} FROM case_reviews r JOIN read_cases c ON c.number = r.read_case
        LEFT JOIN review_words w ON w.read_case = r.read_case AND w.item = r.item AND w.fact_order = r.fact_order
        WHERE {of} AND r.fact_order = (SELECT MAX(x.fact_order) FROM case_reviews x WHERE x.read_case = r.read_case AND x.item = r.item AND {limits.Sql}) ORDER BY r.read_case, r.fact_order, r.item
        """;

    private static async Task<Dictionary<long, CaseReview>> ReviewsAsync(DbDataReader reader, CancellationToken cancel)
    {
        await reader.NextResultAsync(cancel);
        var row = new FactCursor(reader);
        var reviews = new Dictionary<long, CaseReview>();
        while (await row.NextRowAsync(cancel))
        {
            var number = row.Whole();
            if (ReviewColumns.Read(row) is ({ } step, var act))
            {
                reviews[number] = reviews.GetValueOrDefault(number, CaseReview.None).With([step], act);
            }
        }

        return reviews;
    }

    private static KeptPaper Paper(FactCursor row) =>
        new(row.Id(), (int)row.Whole(), row.Text(), row.Text(), row.Text(), row.Whole(), row.Named<PaperForm>(), (int)row.Whole(), row.Text()) { Act = row.Whole() };
}
