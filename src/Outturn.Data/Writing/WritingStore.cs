using System.Security.Cryptography;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;
using Outturn.Data.Engines;
using Outturn.Data.Facts;
using Outturn.Data.Planning;
using Outturn.Data.Record;

namespace Outturn.Data.Writing;

/// <summary>
/// Cases that are written here. The record holds on which template a case is, each submission by the hash of what was submitted, which meeting saw it, and the
/// readings of its benefits. Working text is saved field by field outside the record, and no save is ever overwritten.
/// </summary>
public sealed partial class WritingStore
{
    /// <summary>The field under which what earlier templates had is saved.</summary>
    internal const string KeptField = "#kept";

    private readonly Engine engine;
    private readonly ActLog log;
    private readonly TimeProvider clock;

    internal WritingStore(Engine engine, ActLog log, TimeProvider clock)
    {
        this.engine = engine;
        this.log = log;
        this.clock = clock;
    }

    private Instant Now => Instant.From(clock.GetUtcNow());

    /// <summary>The case of a proposal; null where none was begun by then. Working text is that of today, whatever the date. One statement.</summary>
    public async Task<WrittenCase?> FindAsync(Guid proposal, AsAt asAt, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenSnapshotAsync(cancel);
        return await WritingQueries.FindAsync(session, proposal, asAt, cancel);
    }

    /// <summary>Every case that was begun by then, in no order. One statement.</summary>
    public async Task<IReadOnlyList<WrittenCaseLine>> ListAsync(AsAt asAt, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenSnapshotAsync(cancel);
        return await WritingQueries.ListAsync(session, asAt, cancel);
    }

    /// <summary>Every case of a cycle as it is being written, by its proposal. One statement.</summary>
    public async Task<IReadOnlyDictionary<Guid, WrittenCase>> OfCycleAsync(PlanCycle cycle, AsAt asAt, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenSnapshotAsync(cancel);
        return await WritingQueries.ManyAsync(session, "w.cycle = @key", cycle.ToString(), asAt, cancel);
    }

    /// <summary>A version as it was submitted, with the submitter's words; null where its words were erased or there is none. One statement.</summary>
    public async Task<(CaseSnapshot Snapshot, string Note)?> VersionAsync(Guid proposal, int number, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        await using var reader = await session.QueryAsync(
            "SELECT t.encoding, t.bytes, t.size FROM case_versions v JOIN paper_contents t ON t.digest = v.snapshot WHERE v.proposal = @proposal AND v.number = @number",
            cancel, ("proposal", proposal), ("number", (long)number));
        return await reader.ReadAsync(cancel) && WritingJson.Read<StoredVersion>(FileBytes.Unpack(reader.GetString(0), (byte[])reader.GetValue(1), reader.GetInt64(2))) is var stored
            ? (stored.Snapshot, stored.Note)
            : null;
    }

    /// <summary>Writes one act on a case. <paramref name="decide"/> is given the plan and the case as they stand under the write lock.</summary>
    public Task<Result<ActReceipt>> WriteAsync(ActRequest request, PlanCycle cycle, Guid proposal, Func<Plan, WrittenCase?, Result<CaseChanges>> decide, CancellationToken cancel = default) =>
        log.WriteAsync(
            request,
            async (act, c) =>
            {
                var asAt = AsAt.Day(act.Position);
                var known = await WritingQueries.FindAsync(act.Session, proposal, asAt, c);
                var reading = await PlanQueries.ReadAsync(engine, act.Session, cycle, asAt, forWriting: false, c);
                var decided = decide(reading.Plan, known);
                if (!decided.Ok)
                {
                    return Result.Refused<FactRows>(decided.Problems);
                }

                var rows = new FactRows();
                await AddAsync(rows, act, request.By, cycle, proposal, decided.Value, c);
                return Result.Ok(rows, decided.Problems);
            },
            cancel);

    /// <summary>
    /// Saves one field as somebody has typed it, resting on a save that they had before them. Where another save came in between, both changes are put
    /// together; where they cannot be, the other's stands and this one is kept whole as a suggestion. Nothing is lost either way.
    /// </summary>
    /// <param name="template">The template that the typed text is of.</param>
    /// <param name="revision">The save that it rests on; 0 for none.</param>
    public async Task<Result<SaveOutcome>> SaveAsync(Guid proposal, TemplateKey template, string field, int revision, Answer answer, Actor by, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenToWriteAsync(cancel);
        if (await WritingQueries.FindAsync(session, proposal, AsAt.Now, cancel) is not { } known)
        {
            return Result.Refused<SaveOutcome>(SubmitCase.NotBegun);
        }

        if (known.Template != template)
        {
            // The form changed under their hands: what they wrote is kept, and somebody decides where it goes.
            var kept = await KeepAsync(session, proposal, template, field, revision, answer, $"Written on {template}, which the case has left", by, cancel);
            await session.CommitAsync(cancel);
            return Result.Refused<SaveOutcome>(Problem.Error(
                "case.template-moved", field, $"The case has moved to {known.Template} since you opened this page. What you wrote is kept as a suggestion ({kept}); open the case again to see the questions as they are now."));
        }

        var now = known.Fields.GetValueOrDefault(field);
        var theirs = now?.Answer ?? Answer.None;
        var rests = revision == (now?.Revision ?? 0) ? theirs : await WritingQueries.SaveAsync(session, proposal, field, revision, cancel) ?? Answer.None;
        var merged = AnswerMerge.Of(rests, answer, theirs);
        Guid? suggestion = merged.Conflicts.Count == 0 ? null : await KeepAsync(session, proposal, template, field, revision, answer, "Saved while somebody else changed the same words", by, cancel);
        var saved = now ?? new SavedField(field, Answer.None, 0, Now, by);
        if (merged.Answer != theirs || now is null)
        {
            saved = new(field, merged.Answer, saved.Revision + 1, Now, by);
            await PutAsync(session, proposal, template, saved, cancel);
        }

        await session.CommitAsync(cancel);
        return Result.Ok(new SaveOutcome(saved, merged.Conflicts, suggestion, merged.Answer != answer && merged.Conflicts.Count == 0 && rests != theirs));
    }

    /// <summary>Rows of cases as they are written that name one of these as what they depend on. One statement.</summary>
    /// <param name="names">Cycle and number, and references.</param>
    public async Task<IReadOnlyList<(Guid Proposal, CaseRow Row)>> DependentsAsync(IReadOnlyCollection<string> names, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        await using var reader = await session.QueryAsync(
            """
            SELECT s.proposal, s.json FROM case_saves s
            WHERE s.json LIKE '%"on":"%' AND s.revision = (SELECT MAX(z.revision) FROM case_saves z WHERE z.proposal = s.proposal AND z.field = s.field)
            """,
            cancel);
        var rows = new List<(Guid, CaseRow)>();
        while (await reader.ReadAsync(cancel))
        {
            var proposal = reader.GetGuid(0);
            rows.AddRange(WritingJson.Read<Answer>(reader.GetString(1)).Rows.Where(r => r["on"].Split([',', ';', '\n'], StringSplitOptions.TrimEntries).Any(o => names.Contains(o, StringComparer.OrdinalIgnoreCase))).Select(r => (proposal, r)));
        }

        return rows;
    }

    /// <summary>What stood in a field, save by save, latest first. One statement.</summary>
    public async Task<IReadOnlyList<SavedField>> SavesAsync(Guid proposal, string field, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        return await WritingQueries.SavesAsync(session, proposal, field, cancel);
    }

    private static async Task AddAsync(FactRows rows, PendingAct act, Actor by, PlanCycle cycle, Guid proposal, CaseChanges changes, CancellationToken cancel)
    {
        if (changes.Template is { } template)
        {
            rows.Add(FactTables.WrittenCases, proposal, act.Order, act.Number, cycle.ToString(), template.Name, (long)template.Version);
            var content = changes.Content ?? CaseContent.Empty(template);
            var revisions = await WritingQueries.RevisionsAsync(act.Session, proposal, cancel);
            foreach (var (field, answer) in content.Answers)
            {
                await PutAsync(act.Session, proposal, template, new(field, answer, (int)revisions.GetValueOrDefault(field) + 1, act.Recorded, by), cancel);
            }

            // What an earlier stay on this template left behind does not come back by itself.
            foreach (var left in revisions.Keys.Where(f => f != KeptField && !content.Answers.ContainsKey(f)))
            {
                await PutAsync(act.Session, proposal, template, new(left, Answer.None, (int)revisions[left] + 1, act.Recorded, by), cancel);
            }

            if (content.Kept.Count > 0 || revisions.ContainsKey(KeptField))
            {
                await PutAsync(act.Session, proposal, KeptField, revisions.GetValueOrDefault(KeptField) + 1, template, WritingJson.Write(content.Kept), act.Recorded, by.Id, cancel);
            }
        }

        if (changes.Submit is { } version)
        {
            var json = WritingJson.Bytes(new StoredVersion(version.Snapshot, version.Note));
            var digest = Convert.ToHexStringLower(SHA256.HashData(json));
            var (encoding, packed) = FileBytes.Pack(json);
            await act.Session.ExecuteAsync(
                "INSERT INTO paper_contents (digest, size, encoding, bytes) VALUES (@digest, @size, @encoding, @bytes) ON CONFLICT DO NOTHING",
                cancel, ("digest", digest), ("size", (long)json.Length), ("encoding", encoding), ("bytes", packed));
            var on = version.Snapshot.Content.Template;
            rows.Add(FactTables.CaseVersions, proposal, (long)version.Number, act.Order, act.Number, on.Name, (long)on.Version, EnumText<Gate>.Of(version.For), digest);
        }

        if (changes.Seen is { } seen)
        {
            rows.Add(FactTables.CaseMeetings, proposal, (long)seen.Version, act.Order, act.Number, seen.Body, ActSql.TextOf(seen.On), seen.Purpose);
        }

        foreach (var reading in changes.Readings)
        {
            rows.Add(FactTables.BenefitReadings, proposal, reading.Benefit, ActSql.TextOf(reading.On), act.Order, act.Number, reading.Field, reading.Value, reading.Source, reading.Because.Length > 0 ? reading.Because : null);
        }
    }

    private static Task PutAsync(Session session, Guid proposal, TemplateKey template, SavedField saved, CancellationToken cancel) =>
        PutAsync(session, proposal, saved.Field, saved.Revision, template, WritingJson.Write(saved.Answer), saved.Saved, saved.By.Id, cancel);

    private static Task PutAsync(Session session, Guid proposal, string field, long revision, TemplateKey template, string json, Instant at, Guid by, CancellationToken cancel) => session.ExecuteAsync(
        "INSERT INTO case_saves (proposal, field, revision, template, json, at, author) VALUES (@proposal, @field, @revision, @template, @json, @at, @author)",
        cancel, ("proposal", proposal), ("field", field), ("revision", revision), ("template", template.ToString()), ("json", json), ("at", at.Microseconds), ("author", by));

    private async Task<Guid> KeepAsync(Session session, Guid proposal, TemplateKey template, string field, int revision, Answer answer, string why, Actor by, CancellationToken cancel)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await session.ExecuteAsync(
            """
            INSERT INTO case_suggestions (id, proposal, field, revision, template, json, why, at, author, state)
            VALUES (@id, @proposal, @field, @revision, @template, @json, @why, @at, @author, @state)
            """,
            cancel, ("id", id), ("proposal", proposal), ("field", field), ("revision", (long)revision), ("template", template.ToString()), ("json", WritingJson.Write(answer)), ("why", StoredText.Of(why)), ("at", Now.Microseconds),
            ("author", by.Id), ("state", EnumText<SuggestionState>.Of(SuggestionState.Open)));
        return id;
    }
}
