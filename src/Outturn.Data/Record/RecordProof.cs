using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Outturn.Data.Engines;
using Outturn.Data.Facts;

namespace Outturn.Data.Record;

/// <summary>
/// Reads the record as it is stored, in one snapshot and in stretches of acts so that memory stays flat, and recomputes
/// everything that hashes say of it.
/// </summary>
internal sealed class RecordProof(Engine engine)
{
    private const int Stretch = 500;

    private long acts;
    private long facts;
    private long files;
    private RecordBreak? firstBreak;

    public async Task<Verification> RunAsync(string? expectedHead, CancellationToken cancel)
    {
        await using var session = await engine.OpenSnapshotAsync(cancel);
        using var form = new CanonicalForm();
        var expected = expectedHead?.Trim().ToLowerInvariant();
        long? expectedAt = null;
        var last = new StoredAct(0, long.MinValue, [], new byte[32], new byte[32], new byte[32]);
        while (true)
        {
            var stretch = await ActsAfterAsync(session, form, last.Number, cancel);
            if (stretch.Count == 0)
            {
                break;
            }

            var from = last.Number + 1;
            foreach (var act in stretch)
            {
                Chain(last, act);
                acts++;
                if (expected is not null && Convert.ToHexStringLower(act.Recomputed) == expected)
                {
                    expectedAt = act.Number;
                }

                last = act;
            }

            var digests = await ContentsAsync(session, from, last.Number, cancel);
            Compare(stretch, digests);
        }

        await NothingOutsideAsync(session, last.Number, cancel);
        await FilesAsync(session, cancel);
        await ApartAsync(session, cancel);
        if (expected is not null && expectedAt is null)
        {
            Break(last.Number, "The head that was written down is the hash of no act: acts were removed from the end of the record, or the record was rewritten.");
        }

        return new(acts, facts, files, firstBreak, last.Number == 0 ? "" : Convert.ToHexStringLower(last.Hash), last.Number, expectedAt);
    }

    private void Chain(StoredAct before, StoredAct act)
    {
        if (act.Number != before.Number + 1)
        {
            Break(before.Number + 1, string.Create(CultureInfo.InvariantCulture, $"Act {before.Number + 1} is missing: act {act.Number} follows act {before.Number}."));
        }

        if (!act.Previous.AsSpan().SequenceEqual(before.Hash))
        {
            Break(act.Number, string.Create(CultureInfo.InvariantCulture, $"Act {act.Number} does not follow on the act before it: that act was changed, removed or put in later."));
        }

        if (!act.Recomputed.AsSpan().SequenceEqual(act.Hash))
        {
            Break(act.Number, string.Create(CultureInfo.InvariantCulture, $"Act {act.Number} was changed after it was recorded: its own hash does not match."));
        }

        if (act.Recorded <= before.Recorded)
        {
            Break(act.Number, string.Create(CultureInfo.InvariantCulture, $"Act {act.Number} is recorded no later than the act before it."));
        }
    }

    private void Compare(List<StoredAct> stretch, Dictionary<long, byte[]> digests)
    {
        foreach (var act in stretch)
        {
            if (!digests.Remove(act.Number, out var digest))
            {
                Break(act.Number, string.Create(CultureInfo.InvariantCulture, $"Everything that act {act.Number} wrote is gone."));
            }
            else if (!digest.AsSpan().SequenceEqual(act.Content))
            {
                Break(act.Number, string.Create(CultureInfo.InvariantCulture, $"What act {act.Number} wrote is no longer what is stored: a row was changed, removed or added."));
            }
        }

        foreach (var number in digests.Keys)
        {
            Break(number, string.Create(CultureInfo.InvariantCulture, $"There are rows of act {number}, which is not in the record."));
        }
    }

    private static async Task<List<StoredAct>> ActsAfterAsync(Session session, CanonicalForm form, long after, CancellationToken cancel)
    {
        var table = FactTables.Acts;
        await using var reader = await session.QueryAsync(
            $"SELECT {table.ColumnList} FROM acts WHERE number > @after ORDER BY number LIMIT {Stretch}", cancel, ("after", after));
        var list = new List<StoredAct>();
        var row = new object?[table.Columns.Count];
        while (await reader.ReadAsync(cancel))
        {
            Fill(reader, table, row);
            form.Add(table, row);
            list.Add(new(
                (long)row[table.IndexOf("number")]!,
                (long)row[table.IndexOf("recorded")]!,
                (byte[])row[table.IndexOf("content")]!,
                (byte[])row[table.IndexOf("previous")]!,
                (byte[])row[table.IndexOf("hash")]!,
                form.Digest()));
        }

        return list;
    }

    // One pass over each table; the tables' rows of one act are hashed one table after the other, as they were written.
    private async Task<Dictionary<long, byte[]>> ContentsAsync(Session session, long from, long to, CancellationToken cancel)
    {
        var forms = new Dictionary<long, CanonicalForm>();
        try
        {
            foreach (var table in FactTables.Contents)
            {
                var hashed = table.Columns.Select(c => c.Hashed ? c.Name : "NULL");
                var order = string.Join(", ", table.RowOrder.Prepend("act").Distinct());
                await using var reader = await session.QueryAsync(
                    $"SELECT {string.Join(", ", hashed)} FROM {table.Name} WHERE act BETWEEN @from AND @to ORDER BY {order}",
                    cancel, ("from", from), ("to", to));
                var act = table.IndexOf("act");
                var row = new object?[table.Columns.Count];
                while (await reader.ReadAsync(cancel))
                {
                    Fill(reader, table, row);
                    var number = (long)row[act]!;
                    if (!forms.TryGetValue(number, out var form))
                    {
                        forms.Add(number, form = new());
                    }

                    form.Add(table, row);
                    facts++;
                }
            }

            return forms.ToDictionary(f => f.Key, f => f.Value.Digest());
        }
        finally
        {
            foreach (var form in forms.Values)
            {
                form.Dispose();
            }
        }
    }

    private async Task NothingOutsideAsync(Session session, long last, CancellationToken cancel)
    {
        foreach (var table in FactTables.Contents)
        {
            if (await session.ScalarAsync($"SELECT MIN(act) FROM {table.Name} WHERE act < 1 OR act > @last", cancel, ("last", last)) is long number)
            {
                Break(number, string.Create(CultureInfo.InvariantCulture, $"There are rows of act {number}, which is not in the record."));
            }
        }
    }

    private async Task FilesAsync(Session session, CancellationToken cancel)
    {
        await using var reader = await session.QueryAsync("SELECT sha256, act, size, encoding, bytes FROM files ORDER BY act, sha256", cancel);
        while (await reader.ReadAsync(cancel))
        {
            files++;
            var name = reader.GetString(0);
            byte[]? bytes;
            try
            {
                bytes = FileBytes.Unpack(reader.GetString(3), (byte[])reader.GetValue(4), reader.GetInt64(2));
            }
            catch (InvalidDataException)
            {
                bytes = null;
            }

            if (bytes is null || bytes.LongLength != reader.GetInt64(2) || Convert.ToHexStringLower(SHA256.HashData(bytes)) != name)
            {
                Break(reader.GetInt64(1), $"The bytes of file {name} are not those that were kept: they do not hash to its name.");
            }
        }
    }

    /// <summary>What stands outside the record under a hash in it: it may have been erased, but it may not be something else.</summary>
    private async Task ApartAsync(Session session, CancellationToken cancel)
    {
        var wrong = new List<string>();
        await using (var contents = await session.QueryAsync("SELECT digest, size, encoding, bytes FROM paper_contents ORDER BY digest", cancel))
        {
            while (await contents.ReadAsync(cancel))
            {
                files++;
                var name = contents.GetString(0);
                byte[]? bytes;
                try
                {
                    bytes = FileBytes.Unpack(contents.GetString(2), (byte[])contents.GetValue(3), contents.GetInt64(1));
                }
                catch (InvalidDataException)
                {
                    bytes = null;
                }

                if (bytes is null || Convert.ToHexStringLower(SHA256.HashData(bytes)) != name)
                {
                    wrong.Add(name);
                }
            }
        }

        foreach (var name in wrong)
        {
            var act = await session.ScalarAsync("SELECT MIN(act) FROM (SELECT act FROM papers WHERE sha256 = @name OR reading = @name UNION ALL SELECT act FROM read_cases WHERE reading = @name UNION ALL SELECT act FROM case_versions WHERE snapshot = @name) t", cancel, ("name", name));
            Break(act as long? ?? 0, $"The kept words {name} are not those that were read: they do not hash to their name.");
        }

        await using var said = await session.QueryAsync(
            "SELECT r.act, r.words, w.salt, w.json FROM review_words w LEFT JOIN case_reviews r ON r.read_case = w.read_case AND r.item = w.item AND r.fact_order = w.fact_order ORDER BY r.act", cancel);
        while (await said.ReadAsync(cancel))
        {
            var digest = await said.IsDBNullAsync(1, cancel) ? null : said.GetString(1);
            if (digest != Cases.ReviewColumns.Digest((byte[])said.GetValue(2), said.GetString(3)))
            {
                Break(await said.IsDBNullAsync(0, cancel) ? 0 : said.GetInt64(0), "What somebody said of a case is no longer what they said: it does not hash to what the record holds.");
            }
        }
    }

    private void Break(long act, string sentence)
    {
        if (firstBreak is null || act < firstBreak.Act)
        {
            firstBreak = new(act, sentence);
        }
    }

    private static void Fill(DbDataReader reader, FactTable table, object?[] row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = reader.IsDBNull(i)
                ? null
                : table.Columns[i].Type switch
                {
                    ColumnType.Whole => reader.GetInt64(i),
                    ColumnType.Flag => reader.GetBoolean(i),
                    ColumnType.Id => IdOrText(reader, i),
                    ColumnType.Bytes => reader.GetValue(i),
                    _ => reader.GetString(i),
                };
        }
    }

    // In SQLite someone can have put anything there; then it is hashed as it is, and does not match.
    private static object IdOrText(DbDataReader reader, int index)
    {
        try
        {
            return reader.GetGuid(index);
        }
        catch (FormatException)
        {
            return reader.GetString(index);
        }
    }

    private sealed record StoredAct(long Number, long Recorded, byte[] Content, byte[] Previous, byte[] Hash, byte[] Recomputed);
}
