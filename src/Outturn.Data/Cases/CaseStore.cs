using System.Globalization;
using System.Security.Cryptography;
using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Cases.Searching;
using Outturn.Core.Intake;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Data.Engines;
using Outturn.Data.Facts;
using Outturn.Data.Planning;
using Outturn.Data.Record;

namespace Outturn.Data.Cases;

/// <summary>
/// Papers that were read, their cases, and what people have said of them. The record holds that a paper came in and hashes of what it says; the
/// words stand apart, so that names in them can be erased.
/// </summary>
public sealed class CaseStore
{
    private const int SaltBytes = 16;

    private readonly Engine engine;
    private readonly ActLog log;
    private readonly CaseIndex index;

    internal CaseStore(Engine engine, ActLog log)
    {
        this.engine = engine;
        this.log = log;
        index = CaseIndex.For(engine);
    }

    /// <summary>The code of a problem that says that the file was read before; its place is the paper's address.</summary>
    public const string Known = "paper.known";

    /// <summary>
    /// Keeps a paper and what was read of it, by one act. The same file in the same cycle is refused with <see cref="Known"/>.
    /// </summary>
    /// <returns>The paper's number.</returns>
    public async Task<Result<int>> KeepAsync(ActRequest request, string cycle, ReadOnlyMemory<byte> bytes, int pages, CasePack pack, CancellationToken cancel = default)
    {
        var kept = 0;
        var written = await log.WriteAsync(
            request,
            async (act, c) =>
            {
                var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
                if (await act.Session.ScalarAsync("SELECT number FROM papers WHERE cycle = @cycle AND sha256 = @sha256", c, ("cycle", cycle), ("sha256", sha256)) is long known)
                {
                    return Result.Refused<FactRows>(Problem.Error(
                        Known, string.Create(CultureInfo.InvariantCulture, $"/papers/{known}"), string.Create(CultureInfo.InvariantCulture, $"{pack.Name} was brought into {cycle} before, as paper {known}. It is not kept twice: go on with that one.")));
                }

                kept = (int)((long?)await act.Session.ScalarAsync("SELECT MAX(number) FROM papers", c) + 1 ?? 1);
                var number = (long?)await act.Session.ScalarAsync("SELECT MAX(number) FROM read_cases", c) + 1 ?? 1;
                var rows = new FactRows();
                await PutAsync(act.Session, sha256, bytes, c);
                rows.Add(
                    FactTables.Papers, (long)kept, act.NewId(), act.Order, act.Number, cycle, pack.Name, sha256, (long)bytes.Length, EnumText<Core.Papers.PaperForm>.Of(pack.Form), (long)pages,
                    ReadingVersion.Current, await PutAsync(act.Session, CaseJson.Write(pack), c));
                var indexed = new List<IndexedCase>();
                foreach (var read in pack.Cases)
                {
                    rows.Add(FactTables.ReadCases, number, act.Number, (long)kept, (long)read.Number, await PutAsync(act.Session, CaseJson.Write(read), c));
                    var head = CaseHead.Of(read);
                    await act.Session.ExecuteAsync("INSERT INTO case_heads (read_case, json) VALUES (@number, @json)", c, ("number", number), ("json", StoredText.Of(CaseJson.Write(head))));
                    await AddFindAsync(act.Session, number, kept, read.Number, cycle, EffectiveCase.Of(read, CaseReview.None), head.UnreadWords, c);
                    indexed.Add(CaseText.Of(number, read, pack.Form));
                    number++;
                }

                if (pack.Front.Count > 0)
                {
                    await AddFindAsync(act.Session, -kept, kept, 0, cycle, null, pack.Unread.Sum(u => CaseHead.Words(u.Text)), c, pack.Name);
                    indexed.Add(CaseText.Around(kept, pack));
                }

                await index.AddAsync(act.Session, indexed, c);
                return Result.Ok(rows);
            },
            cancel);
        return written.Ok ? Result.Ok(kept, written.Problems) : Result.Refused<int>(written.Problems);
    }

    /// <summary>Writes what a person says of a case. <paramref name="decide"/> is given the case as it stands under the write lock.</summary>
    public Task<Result<ActReceipt>> ReviewAsync(ActRequest request, CaseKey key, Func<EffectiveCase, Result<IReadOnlyList<ReviewStep>>> decide, CancellationToken cancel = default) =>
        log.WriteAsync(
            request,
            async (act, c) =>
            {
                if (await CaseQueries.StandingAsync(act.Session, key, AsAt.Day(act.Position), c) is not { } standing)
                {
                    return Result.Refused<FactRows>(NotThere(key));
                }

                var decided = decide(standing.Case);
                if (!decided.Ok)
                {
                    return Result.Refused<FactRows>(decided.Problems);
                }

                var rows = new FactRows();
                await AddAsync(rows, act, standing.Number, standing.Case, decided.Value, c);
                return Result.Ok(rows, decided.Problems);
            },
            cancel);

    /// <summary>The same for a case and a cycle's plan at once: a proposal or lines are made of it, by one act.</summary>
    public Task<Result<ActReceipt>> TakeInAsync(ActRequest request, CaseKey key, PlanCycle cycle, Func<EffectiveCase, Plan, Result<IntakeChanges>> decide, CancellationToken cancel = default) =>
        log.WriteAsync(
            request,
            async (act, c) =>
            {
                var asAt = AsAt.Day(act.Position);
                if (await CaseQueries.StandingAsync(act.Session, key, asAt, c) is not { } standing)
                {
                    return Result.Refused<FactRows>(NotThere(key));
                }

                var reading = await PlanQueries.ReadAsync(engine, act.Session, cycle, asAt, forWriting: true, c);
                var decided = decide(standing.Case, reading.Plan);
                if (!decided.Ok)
                {
                    return Result.Refused<FactRows>(decided.Problems);
                }

                var rows = new FactRows();
                var problems = await PlanRows.AddAsync(rows, act, reading, decided.Value.Plan, c);
                if (problems.Count > 0)
                {
                    return Result.Refused<FactRows>(problems);
                }

                await AddAsync(rows, act, standing.Number, standing.Case, decided.Value.Steps, c);
                return Result.Ok(rows, decided.Problems);
            },
            cancel);

    /// <summary>Papers, latest first, each with its cases in few words. One statement.</summary>
    public async Task<IReadOnlyList<PaperLine>> PapersAsync(AsAt asAt, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenSnapshotAsync(cancel);
        return await CaseQueries.PapersAsync(session, asAt, cancel);
    }

    /// <summary>A paper with the headers and reviews of its cases; null where there is none. One statement.</summary>
    public async Task<PaperEntry?> PaperAsync(int number, AsAt asAt, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenSnapshotAsync(cancel);
        return await CaseQueries.PaperAsync(session, number, asAt, cancel);
    }

    /// <summary>What stands around the cases of a paper: contents, parts, duplicates, unread text; null where it was erased. One statement.</summary>
    public async Task<CasePack?> AroundAsync(int paper, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        await using var reader = await session.QueryAsync(
            "SELECT t.encoding, t.bytes, t.size FROM papers p JOIN paper_contents t ON t.digest = p.reading WHERE p.number = @paper", cancel, ("paper", (long)paper));
        return await reader.ReadAsync(cancel) ? CaseJson.ReadPack(FileBytes.Unpack(reader.GetString(0), (byte[])reader.GetValue(1), reader.GetInt64(2))) : null;
    }

    /// <summary>One case whole; null where there is none. One statement.</summary>
    public async Task<WholeCase?> CaseAsync(CaseKey key, AsAt asAt, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenSnapshotAsync(cancel);
        return await CaseQueries.CaseAsync(session, key, asAt, cancel);
    }

    /// <summary>The cases that are tied to proposals now: what says who may see them. One statement.</summary>
    public async Task<IReadOnlyList<TiedCase>> TiesAsync(CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        return await CaseQueries.TiesAsync(engine, session, cancel);
    }

    /// <summary>The paper's file as it came in; null where none is kept. One statement.</summary>
    /// <param name="sha256">In lower-case hex.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<byte[]?> FileAsync(string sha256, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        await using var reader = await session.QueryAsync("SELECT encoding, bytes, size FROM paper_contents WHERE digest = @sha256", cancel, ("sha256", sha256));
        return await reader.ReadAsync(cancel) ? FileBytes.Unpack(reader.GetString(0), (byte[])reader.GetValue(1), reader.GetInt64(2)) : null;
    }

    /// <summary>Finds words in everything that was read and that the viewer may see. At most two statements.</summary>
    public async Task<CaseHits> SearchAsync(CaseSearch search, CaseSight sight, int skip, int take, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenSnapshotAsync(cancel);
        return await index.SearchAsync(session, search, sight, skip, take, cancel);
    }

    /// <summary>
    /// Takes away the words of a paper: its file, what was read, what was said in its review, its place in the search. That it was there, who
    /// did what and when stays in the record, which still holds. False where there is no such paper or its words are gone already.
    /// </summary>
    public async Task<bool> EraseWordsAsync(int paper, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenToWriteAsync(cancel);
        var cases = new List<long>();
        await using (var reader = await session.QueryAsync("SELECT number FROM read_cases WHERE paper = @paper", cancel, ("paper", (long)paper)))
        {
            while (await reader.ReadAsync(cancel))
            {
                cases.Add(reader.GetInt64(0));
            }
        }

        var erased = 0;
        var number = ("paper", (object?)(long)paper);

        // The same content can be another paper's too: that of another cycle keeps it.
        foreach (var (column, table) in new[] { ("sha256", "papers"), ("reading", "papers"), ("reading", "read_cases") })
        {
            var own = table == "papers" ? "number" : "paper";
            erased += await session.ExecuteAsync(
                $"""
                DELETE FROM paper_contents WHERE digest IN (SELECT {column} FROM {table} WHERE {own} = @paper)
                    AND digest NOT IN (SELECT sha256 FROM papers WHERE number <> @paper) AND digest NOT IN (SELECT reading FROM papers WHERE number <> @paper)
                    AND digest NOT IN (SELECT reading FROM read_cases WHERE paper <> @paper)
                """,
                cancel, number);
        }

        await session.ExecuteAsync("DELETE FROM case_heads WHERE read_case IN (SELECT number FROM read_cases WHERE paper = @paper)", cancel, number);
        await session.ExecuteAsync("DELETE FROM case_finds WHERE paper = @paper", cancel, number);
        await session.ExecuteAsync("DELETE FROM review_words WHERE read_case IN (SELECT number FROM read_cases WHERE paper = @paper)", cancel, number);
        await index.RemoveAsync(session, [.. cases, -paper], cancel);
        await session.CommitAsync(cancel);
        return erased > 0;
    }

    private static Problem NotThere(CaseKey key) => Problem.Error("case.not-found", key.ToString(), $"There is no case {key}, or its words were erased.");

    private async Task AddAsync(FactRows rows, PendingAct act, long number, EffectiveCase standing, IReadOnlyList<ReviewStep> steps, CancellationToken cancel)
    {
        if (steps.Count == 0)
        {
            return;
        }

        foreach (var step in steps)
        {
            string? digest = null;
            var item = ReviewColumns.Item(step);
            if (ReviewColumns.Words(step) is { } words)
            {
                var salt = RandomNumberGenerator.GetBytes(SaltBytes);
                digest = ReviewColumns.Digest(salt, words);
                await act.Session.ExecuteAsync(
                    "INSERT INTO review_words (read_case, item, fact_order, salt, json) VALUES (@number, @item, @order, @salt, @json)",
                    cancel, ("number", number), ("item", item), ("order", act.Order), ("salt", salt), ("json", words));
            }

            rows.Add(FactTables.CaseReviews, [number, item, act.Order, act.Number, .. ReviewColumns.Of(step, digest)]);
        }

        var now = EffectiveCase.Of(standing.Read, standing.Review.With(steps, act.Number));
        await act.Session.ExecuteAsync(
            "UPDATE case_finds SET title = @title, codes = @codes, types = @types, committees = @committees WHERE read_case = @number",
            cancel, ("title", StoredText.Of(now.Title)), ("codes", StoredText.Of(Codes(now))), ("types", Types(now)), ("committees", StoredText.Of(CaseIndex.Stored(now.Committees))), ("number", number));
        if (now.Title != standing.Title || !now.References.SequenceEqual(standing.References, StringComparer.Ordinal))
        {
            await index.RetitleAsync(act.Session, number, StoredText.Of(now.Title), StoredText.Of(Codes(now)), cancel);
        }
    }

    private static string Codes(EffectiveCase of) => string.Join(", ", of.References);

    private static string Types(EffectiveCase of) => CaseIndex.Stored(of.Types.Select(t => t.Slug()));

    private static Task AddFindAsync(Session session, long number, int paper, int paperNumber, string cycle, EffectiveCase? of, long unread, CancellationToken cancel, string name = "") =>
        session.ExecuteAsync(
            """
            INSERT INTO case_finds (read_case, paper, paper_number, cycle, title, codes, template, types, committees, unread)
            VALUES (@number, @paper, @paper_number, @cycle, @title, @codes, @template, @types, @committees, @unread)
            """,
            cancel, ("number", number), ("paper", (long)paper), ("paper_number", (long)paperNumber), ("cycle", cycle), ("title", StoredText.Of(of?.Title ?? name)), ("codes", StoredText.Of(of is null ? "" : Codes(of))),
            ("template", of?.Read.Template.Slug() ?? ""), ("types", of is null ? "" : Types(of)), ("committees", of is null ? "" : StoredText.Of(CaseIndex.Stored(of.Committees))), ("unread", unread));

    private static Task<string> PutAsync(Session session, byte[] json, CancellationToken cancel) => PutAsync(session, Convert.ToHexStringLower(SHA256.HashData(json)), json, cancel);

    private static async Task<string> PutAsync(Session session, string digest, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var (encoding, packed) = FileBytes.Pack(bytes.Span);
        await session.ExecuteAsync(
            "INSERT INTO paper_contents (digest, size, encoding, bytes) VALUES (@digest, @size, @encoding, @bytes) ON CONFLICT DO NOTHING",
            cancel, ("digest", digest), ("size", (long)bytes.Length), ("encoding", encoding), ("bytes", packed));
        return digest;
    }
}
