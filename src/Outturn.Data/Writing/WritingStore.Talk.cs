using System.Security.Cryptography;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;
using Outturn.Data.Facts;
using Outturn.Data.Record;

namespace Outturn.Data.Writing;

/// <summary>What people do around the text: remarks, suggestions, who is there, who is asked, files. None of it is in the record.</summary>
public sealed partial class WritingStore
{
    /// <summary>How long somebody counts as being there after they were last heard of.</summary>
    public static TimeSpan Present { get; } = TimeSpan.FromMinutes(2);

    /// <summary>Everything around a case. One statement.</summary>
    public async Task<CaseTalk> TalkAsync(Guid proposal, CancellationToken cancel = default)
    {
        const string Closer = "COALESCE(NULLIF(cc.post, ''), cc.user_name, cp.post, '" + ActSql.FormerOfficer + "')";
        string Closed(string alias) => $"LEFT JOIN accounts cc ON cc.id = {alias}.closed_by LEFT JOIN people cp ON cp.id = {alias}.closed_by";
        await using var session = await engine.OpenAsync(cancel);
        await using var reader = await session.QueryAsync(
            $"""
            SELECT s.id, s.field, s.quote, s.words, s.reply_to, s.at, s.author, {WritingQueries.Post}, s.state, s.closed, s.closed_by, {Closer}
            FROM case_comments s {WritingQueries.Author("s.author")} {Closed("s")} WHERE s.proposal = @proposal ORDER BY s.at, s.id;
            SELECT s.id, s.field, s.revision, s.json, s.why, s.at, s.author, {WritingQueries.Post}, s.state, s.closed, s.closed_by, {Closer}
            FROM case_suggestions s {WritingQueries.Author("s.author")} {Closed("s")} WHERE s.proposal = @proposal ORDER BY s.at, s.id;
            SELECT s.question, s.account, {WritingQueries.Post}, s.seen FROM case_presences s {WritingQueries.Author("s.account")} WHERE s.proposal = @proposal AND s.seen > @since ORDER BY s.seen;
            SELECT s.question, s.post, s.due, s.at, s.author, {WritingQueries.Post} FROM case_tasks s {WritingQueries.Author("s.author")} WHERE s.proposal = @proposal ORDER BY s.question;
            SELECT s.number, s.name, s.sha256, s.size, s.at, s.author, {WritingQueries.Post} FROM case_files s {WritingQueries.Author("s.author")} WHERE s.proposal = @proposal ORDER BY s.number
            """,
            cancel, ("proposal", proposal), ("since", Now.Microseconds - (long)Present.TotalMicroseconds));
        var comments = new List<CaseComment>();
        while (await reader.ReadAsync(cancel))
        {
            var closed = await reader.IsDBNullAsync(9, cancel);
            comments.Add(new(
                reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), await reader.IsDBNullAsync(4, cancel) ? null : reader.GetGuid(4), new(reader.GetInt64(5)), new(reader.GetGuid(6), reader.GetString(7)),
                EnumText<CommentState>.Read(reader.GetString(8)), closed ? null : new Instant(reader.GetInt64(9)), closed ? null : new(reader.GetGuid(10), reader.GetString(11))));
        }

        await reader.NextResultAsync(cancel);
        var suggestions = new List<CaseSuggestion>();
        while (await reader.ReadAsync(cancel))
        {
            var closed = await reader.IsDBNullAsync(9, cancel);
            suggestions.Add(new(
                reader.GetGuid(0), reader.GetString(1), (int)reader.GetInt64(2), WritingJson.Read<Answer>(reader.GetString(3)), reader.GetString(4), new(reader.GetInt64(5)), new(reader.GetGuid(6), reader.GetString(7)),
                EnumText<SuggestionState>.Read(reader.GetString(8)), closed ? null : new Instant(reader.GetInt64(9)), closed ? null : new(reader.GetGuid(10), reader.GetString(11))));
        }

        await reader.NextResultAsync(cancel);
        var present = new List<CasePresence>();
        while (await reader.ReadAsync(cancel))
        {
            present.Add(new(reader.GetString(0), new(reader.GetGuid(1), reader.GetString(2)), new(reader.GetInt64(3))));
        }

        await reader.NextResultAsync(cancel);
        var tasks = new List<CaseTask>();
        while (await reader.ReadAsync(cancel))
        {
            tasks.Add(new(reader.GetString(0), reader.GetString(1), await reader.IsDBNullAsync(2, cancel) ? null : ActSql.DayOf(reader.GetString(2)), new(reader.GetInt64(3)), new(reader.GetGuid(4), reader.GetString(5))));
        }

        await reader.NextResultAsync(cancel);
        var files = new List<CaseFile>();
        while (await reader.ReadAsync(cancel))
        {
            files.Add(new((int)reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), new(reader.GetInt64(4)), new(reader.GetGuid(5), reader.GetString(6))));
        }

        return new(comments, suggestions, present, tasks, files);
    }

    /// <summary>Adds a remark and gives its id.</summary>
    public async Task<Guid> CommentAsync(Guid proposal, string field, string quote, string words, Guid? replyTo, Actor by, CancellationToken cancel = default)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await RunAsync(
            "INSERT INTO case_comments (id, proposal, field, quote, words, reply_to, at, author, state) VALUES (@id, @proposal, @field, @quote, @words, @reply, @at, @author, @state)",
            cancel, ("id", id), ("proposal", proposal), ("field", field), ("quote", StoredText.Of(quote)), ("words", StoredText.Of(words)), ("reply", replyTo), ("at", Now.Microseconds), ("author", by.Id),
            ("state", EnumText<CommentState>.Of(CommentState.Open)));
        return id;
    }

    /// <summary>Closes a remark or opens it again; false where the case has none of this id.</summary>
    public async Task<bool> CloseCommentAsync(Guid proposal, Guid comment, CommentState state, Actor by, CancellationToken cancel = default) =>
        await RunAsync(
            "UPDATE case_comments SET state = @state, closed = @closed, closed_by = @by WHERE id = @id AND proposal = @proposal",
            cancel, ("state", EnumText<CommentState>.Of(state)), ("closed", state == CommentState.Open ? null : Now.Microseconds), ("by", state == CommentState.Open ? null : by.Id), ("id", comment), ("proposal", proposal)) == 1;

    /// <summary>Keeps an answer that somebody suggests, and gives its id.</summary>
    public async Task<Guid> SuggestAsync(Guid proposal, TemplateKey template, string field, int revision, Answer answer, string why, Actor by, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenToWriteAsync(cancel);
        var id = await KeepAsync(session, proposal, template, field, revision, answer, why, by, cancel);
        await session.CommitAsync(cancel);
        return id;
    }

    /// <summary>Accepts or declines a suggestion; false where there is none that is open. Its answer is saved apart, by <see cref="SaveAsync"/>.</summary>
    public async Task<bool> CloseSuggestionAsync(Guid proposal, Guid suggestion, SuggestionState state, Actor by, CancellationToken cancel = default) =>
        await RunAsync(
            "UPDATE case_suggestions SET state = @state, closed = @closed, closed_by = @by WHERE id = @id AND proposal = @proposal AND state = @open",
            cancel, ("state", EnumText<SuggestionState>.Of(state)), ("closed", Now.Microseconds), ("by", by.Id), ("id", suggestion), ("proposal", proposal), ("open", EnumText<SuggestionState>.Of(SuggestionState.Open))) == 1;

    /// <summary>Says that somebody has a question open.</summary>
    public Task HereAsync(Guid proposal, string question, Actor who, CancellationToken cancel = default) => RunAsync(
        "INSERT INTO case_presences (proposal, account, question, seen) VALUES (@proposal, @account, @question, @seen) ON CONFLICT (proposal, account) DO UPDATE SET question = excluded.question, seen = excluded.seen",
        cancel, ("proposal", proposal), ("account", who.Id), ("question", question), ("seen", Now.Microseconds));

    /// <summary>Gives a question to a post; an empty post takes it back.</summary>
    public Task GiveAsync(Guid proposal, string question, string post, DateOnly? due, Actor by, CancellationToken cancel = default) => post.Length == 0
        ? RunAsync("DELETE FROM case_tasks WHERE proposal = @proposal AND question = @question", cancel, ("proposal", proposal), ("question", question))
        : RunAsync(
            """
            INSERT INTO case_tasks (proposal, question, post, due, at, author) VALUES (@proposal, @question, @post, @due, @at, @author)
            ON CONFLICT (proposal, question) DO UPDATE SET post = excluded.post, due = excluded.due, at = excluded.at, author = excluded.author
            """,
            cancel, ("proposal", proposal), ("question", question), ("post", StoredText.Of(post)), ("due", due is { } day ? ActSql.TextOf(day) : null), ("at", Now.Microseconds), ("author", by.Id));

    /// <summary>Keeps a file as evidence, and gives its number within the case. The same bytes are kept once.</summary>
    public async Task<int> AttachAsync(Guid proposal, string name, ReadOnlyMemory<byte> bytes, Actor by, CancellationToken cancel = default)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        await using var session = await engine.OpenToWriteAsync(cancel);
        if (await session.ScalarAsync("SELECT number FROM case_files WHERE proposal = @proposal AND sha256 = @sha256", cancel, ("proposal", proposal), ("sha256", sha256)) is long known)
        {
            return (int)known;
        }

        var number = (long?)await session.ScalarAsync("SELECT MAX(number) FROM case_files WHERE proposal = @proposal", cancel, ("proposal", proposal)) + 1 ?? 1;
        var (encoding, packed) = FileBytes.Pack(bytes.Span);
        await session.ExecuteAsync(
            "INSERT INTO case_files (proposal, number, name, sha256, size, encoding, bytes, at, author) VALUES (@proposal, @number, @name, @sha256, @size, @encoding, @bytes, @at, @author)",
            cancel, ("proposal", proposal), ("number", number), ("name", StoredText.Of(name)), ("sha256", sha256), ("size", (long)bytes.Length), ("encoding", encoding), ("bytes", packed), ("at", Now.Microseconds), ("author", by.Id));
        await session.CommitAsync(cancel);
        return (int)number;
    }

    /// <summary>A file of a case; null where there is none of this number.</summary>
    public async Task<(string Name, byte[] Bytes)?> FileAsync(Guid proposal, int number, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        await using var reader = await session.QueryAsync("SELECT name, encoding, bytes, size FROM case_files WHERE proposal = @proposal AND number = @number", cancel, ("proposal", proposal), ("number", (long)number));
        return await reader.ReadAsync(cancel) ? (reader.GetString(0), FileBytes.Unpack(reader.GetString(1), (byte[])reader.GetValue(2), reader.GetInt64(3))) : null;
    }

    /// <summary>The readings of a case's benefits, oldest first; of one benefit and day the latest said by then. One statement.</summary>
    public Task<IReadOnlyList<RecordedReading>> ReadingsAsync(Guid proposal, AsAt asAt, CancellationToken cancel = default) => ReadingsAsync("x.proposal = @of", proposal, asAt, cancel);

    /// <summary>The same of every case of a cycle. One statement.</summary>
    public Task<IReadOnlyList<RecordedReading>> ReadingsAsync(PlanCycle cycle, AsAt asAt, CancellationToken cancel = default) =>
        ReadingsAsync("x.proposal IN (SELECT w.proposal FROM written_cases w WHERE w.cycle = @of)", cycle.ToString(), asAt, cancel);

    private async Task<IReadOnlyList<RecordedReading>> ReadingsAsync(string which, object of, AsAt asAt, CancellationToken cancel)
    {
        var limits = FactLimits.Of(asAt);
        await using var session = await engine.OpenAsync(cancel);
        await using var reader = await session.QueryAsync(
            $"""
            SELECT {ActSql.Columns}, x.proposal, x.field, x.benefit, x.read_on, x.value, x.source, x.because FROM benefit_readings x JOIN acts a ON a.number = x.act {ActSql.Joins}
            WHERE {which} AND x.fact_order = (SELECT MAX(y.fact_order) FROM benefit_readings y
                WHERE y.proposal = x.proposal AND y.benefit = x.benefit AND y.read_on = x.read_on AND {limits.Sql.Replace("x.", "y.", StringComparison.Ordinal)})
            ORDER BY x.proposal, x.benefit, x.read_on
            """,
            cancel, limits.With(("of", of)));
        var readings = new List<RecordedReading>();
        while (await reader.ReadAsync(cancel))
        {
            const int From = ActSql.Width;
            readings.Add(new(
                new(reader.GetString(From + 1), reader.GetString(From + 2), ActSql.DayOf(reader.GetString(From + 3)), reader.GetString(From + 4), reader.GetString(From + 5)) { Because = reader.IsDBNull(From + 6) ? "" : reader.GetString(From + 6) },
                ActSql.Read(reader))
            {
                Proposal = reader.GetGuid(From),
            });
        }

        return readings;
    }

    private async Task<int> RunAsync(string sql, CancellationToken cancel, params (string Name, object? Value)[] parameters)
    {
        await using var session = await engine.OpenToWriteAsync(cancel);
        var changed = await session.ExecuteAsync(sql, cancel, parameters);
        await session.CommitAsync(cancel);
        return changed;
    }
}
