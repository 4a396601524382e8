using Outturn.Core.Papers;

namespace Outturn.Core.Cases.Reading;

/// <summary>Finds cases of a pack that say the same: by how many runs of six words they share.</summary>
internal static class PackDuplicates
{
    private const int Run = 6;

    // Forms print the same questions in every case, so two short cases share a fifth of their words.
    private const decimal Near = 0.5m;

    public static IReadOnlyList<PackDuplicate> In(IReadOnlyList<ReadCase> cases)
    {
        var runs = cases.Select(c => RunsOf(c.Sections.SelectMany(s => s.Blocks))).ToList();
        var holders = new Dictionary<ulong, List<int>>();
        for (var i = 0; i < runs.Count; i++)
        {
            foreach (var run in runs[i])
            {
                (holders.TryGetValue(run, out var list) ? list : holders[run] = []).Add(i);
            }
        }

        var shared = new Dictionary<(int, int), int>();
        foreach (var list in holders.Values.Where(l => l.Count is > 1 and <= 12))
        {
            for (var a = 0; a < list.Count; a++)
            {
                for (var b = a + 1; b < list.Count; b++)
                {
                    shared[(list[a], list[b])] = shared.GetValueOrDefault((list[a], list[b])) + 1;
                }
            }
        }

        return [.. shared
            .Select(s => new PackDuplicate(cases[s.Key.Item1].Number, cases[s.Key.Item2].Number, decimal.Round((decimal)s.Value / Math.Max(1, Math.Min(runs[s.Key.Item1].Count, runs[s.Key.Item2].Count)), 3)))
            .Where(d => d.Likeness >= Near && runs[d.First - 1].Count > 20)
            .OrderBy(d => d.First).ThenBy(d => d.Second)];
    }

    private static HashSet<ulong> RunsOf(IEnumerable<Block> blocks)
    {
        var runs = new HashSet<ulong>();

        // The numbers of the last words, in a ring.
        var last = new ulong[Run];
        foreach (var block in blocks)
        {
            var text = block switch { TextBlock t => t.Text, TableBlock t => string.Join(' ', t.Rows.SelectMany(r => r.Cells).Select(c => c.Text)), _ => "" };
            var count = 0;
            foreach (var word in Hashes(text))
            {
                last[count++ % Run] = word;
                if (count >= Run)
                {
                    var hash = Basis;
                    for (var i = 0; i < Run; i++)
                    {
                        hash = (hash ^ last[(count + i) % Run]) * Prime;
                    }

                    runs.Add(hash);
                }
            }
        }

        return runs;
    }

    private const ulong Basis = 14_695_981_039_346_656_037UL;
    private const ulong Prime = 1_099_511_628_211UL;

    /// <summary>A number for each word of letters and digits, the same for the same word in any case.</summary>
    private static IEnumerable<ulong> Hashes(string text)
    {
        var hash = Basis;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                hash = (hash ^ char.ToLowerInvariant(c)) * Prime;
            }
            else if (hash != Basis)
            {
                yield return hash;
                hash = Basis;
            }
        }

        if (hash != Basis)
        {
            yield return hash;
        }
    }
}
