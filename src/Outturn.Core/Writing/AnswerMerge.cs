namespace Outturn.Core.Writing;

/// <summary>A place where two people wrote different things on the same text.</summary>
/// <param name="Where">In words: "the words", "the reason", or a row and its column.</param>
/// <param name="Mine">What the one who saves now wrote.</param>
/// <param name="Theirs">What was saved in between.</param>
public sealed record MergeConflict(string Where, string Base, string Mine, string Theirs);

/// <summary>What comes of two changes to one answer.</summary>
/// <param name="Answer">Both changes; where they conflict, what was saved in between stands.</param>
public sealed record MergedAnswer(Answer Answer, IReadOnlyList<MergeConflict> Conflicts);

/// <summary>
/// Puts together what two people did to one answer, from the answer that both began with: words line by line, tables row by row and cell by cell. What only
/// one of them changed is taken over; what both changed differently is a conflict, in which nothing of either is lost.
/// </summary>
public static class AnswerMerge
{
    public static MergedAnswer Of(Answer @base, Answer mine, Answer theirs)
    {
        if (mine == theirs || mine == @base)
        {
            return new(theirs, []);
        }

        if (theirs == @base)
        {
            return new(mine, []);
        }

        var conflicts = new List<MergeConflict>();
        var reason = Value("whether it applies", @base.Reason ?? "", mine.Reason ?? "", theirs.Reason ?? "", conflicts);
        var words = Words(@base.Words, mine.Words, theirs.Words, conflicts);
        var rows = Rows(@base.Rows, mine.Rows, theirs.Rows, conflicts);
        return new(new(words, rows, reason.Length == 0 && (words.Length > 0 || rows.Count > 0 || (mine.Reason is null && theirs.Reason is null)) ? null : reason.Length == 0 ? theirs.Reason : reason), conflicts);
    }

    private static string Value(string where, string @base, string mine, string theirs, List<MergeConflict> conflicts)
    {
        if (mine == theirs || mine == @base)
        {
            return theirs;
        }

        if (theirs == @base)
        {
            return mine;
        }

        conflicts.Add(new(where, @base, mine, theirs));
        return theirs;
    }

    private static string Words(string @base, string mine, string theirs, List<MergeConflict> conflicts)
    {
        if (mine == theirs || mine == @base)
        {
            return theirs;
        }

        if (theirs == @base)
        {
            return mine;
        }

        var (b, m, t) = (@base.Split('\n'), mine.Split('\n'), theirs.Split('\n'));
        var inMine = Differences.Common(b, m).ToDictionary(c => c.A, c => c.B);
        var inTheirs = Differences.Common(b, t).ToDictionary(c => c.A, c => c.B);
        var merged = new List<string>();
        var (i, j, k) = (0, 0, 0);
        while (true)
        {
            // The next line that all three have: before it lies what somebody changed.
            var stable = i;
            while (stable < b.Length && !(inMine.TryGetValue(stable, out var atMine) && inTheirs.TryGetValue(stable, out var atTheirs) && atMine >= j && atTheirs >= k))
            {
                stable++;
            }

            var (endMine, endTheirs) = stable < b.Length ? (inMine[stable], inTheirs[stable]) : (m.Length, t.Length);
            Chunk(b[i..stable], m[j..endMine], t[k..endTheirs], merged, conflicts);
            if (stable >= b.Length)
            {
                return string.Join('\n', merged);
            }

            merged.Add(b[stable]);
            (i, j, k) = (stable + 1, endMine + 1, endTheirs + 1);
        }
    }

    private static void Chunk(string[] @base, string[] mine, string[] theirs, List<string> merged, List<MergeConflict> conflicts)
    {
        if (mine.SequenceEqual(@base, StringComparer.Ordinal) || mine.SequenceEqual(theirs, StringComparer.Ordinal))
        {
            merged.AddRange(theirs);
        }
        else if (theirs.SequenceEqual(@base, StringComparer.Ordinal))
        {
            merged.AddRange(mine);
        }
        else if (@base.All(string.IsNullOrWhiteSpace) && @base.Length <= 1)
        {
            // Both added at the same place and took nothing away: both stand, theirs first, for it was saved first.
            merged.AddRange(theirs);
            merged.AddRange(mine);
        }
        else
        {
            conflicts.Add(new("the words", Joined(@base), Joined(mine), Joined(theirs)));
            merged.AddRange(theirs);
        }
    }

    private static string Joined(string[] lines) => string.Join('\n', lines);

    private static IReadOnlyList<CaseRow> Rows(IReadOnlyList<CaseRow> @base, IReadOnlyList<CaseRow> mine, IReadOnlyList<CaseRow> theirs, List<MergeConflict> conflicts)
    {
        if (mine.SequenceEqual(theirs) || mine.SequenceEqual(@base))
        {
            return theirs;
        }

        if (theirs.SequenceEqual(@base))
        {
            return mine;
        }

        var (b, m, t) = (ById(@base), ById(mine), ById(theirs));
        var merged = new Dictionary<string, CaseRow>(StringComparer.Ordinal);
        foreach (var id in t.Keys.Union(m.Keys, StringComparer.Ordinal))
        {
            var (was, my, their) = (b.GetValueOrDefault(id), m.GetValueOrDefault(id), t.GetValueOrDefault(id));
            if (my is not null && their is not null)
            {
                merged[id] = Row(was, my, their, conflicts);
            }
            else if ((my ?? their) is { } left && (was is null || left != was))
            {
                // Added by one; or taken out by one and changed by the other: then it stays, and somebody decides.
                merged[id] = left;
                if (was is not null)
                {
                    conflicts.Add(new($"row “{Called(was)}”", Called(was), my is null ? "taken out" : Said(my), their is null ? "taken out" : Said(their)));
                }
            }
        }

        return Ordered(merged, @base, mine, theirs);
    }

    private static Dictionary<string, CaseRow> ById(IReadOnlyList<CaseRow> rows)
    {
        var byId = new Dictionary<string, CaseRow>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            byId.TryAdd(row.Id, row);
        }

        return byId;
    }

    private static CaseRow Row(CaseRow? was, CaseRow mine, CaseRow theirs, List<MergeConflict> conflicts)
    {
        var row = theirs;
        foreach (var column in mine.Cells.Keys.Union(theirs.Cells.Keys, StringComparer.Ordinal))
        {
            row = row.With(column, Value($"row “{Called(was ?? theirs)}”, {column}", was?[column] ?? "", mine[column], theirs[column], conflicts));
        }

        return row;
    }

    /// <summary>In the order of the one who moved rows; rows that only the other has come after the one that they stand behind there.</summary>
    private static List<CaseRow> Ordered(Dictionary<string, CaseRow> merged, IReadOnlyList<CaseRow> @base, IReadOnlyList<CaseRow> mine, IReadOnlyList<CaseRow> theirs)
    {
        var theyMoved = !Shared(@base, theirs).SequenceEqual(Shared(theirs, @base), StringComparer.Ordinal);
        var (first, second) = theyMoved ? (theirs, mine) : (mine, theirs);
        var order = first.Select(r => r.Id).Where(merged.ContainsKey).ToList();
        var before = "";
        foreach (var row in second)
        {
            if (merged.ContainsKey(row.Id) && !order.Contains(row.Id))
            {
                order.Insert(order.IndexOf(before) + 1, row.Id);
            }

            before = merged.ContainsKey(row.Id) ? row.Id : before;
        }

        return [.. order.Distinct(StringComparer.Ordinal).Select(id => merged[id])];
    }

    private static IEnumerable<string> Shared(IReadOnlyList<CaseRow> rows, IReadOnlyList<CaseRow> with)
    {
        var ids = with.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        return rows.Select(r => r.Id).Where(ids.Contains);
    }

    private static string Called(CaseRow row) => row.Cells.Values.FirstOrDefault() is { } first ? first.Length > 60 ? first[..60] + "…" : first : "without words";

    private static string Said(CaseRow row) => string.Join("; ", row.Cells.Values);
}
