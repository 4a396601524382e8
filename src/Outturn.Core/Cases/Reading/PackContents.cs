namespace Outturn.Core.Cases.Reading;

/// <summary>Says which case each line of a contents list means: by its words, or by its place in a list as long as its part.</summary>
internal static class PackContents
{
    private const double Alike = 0.6;

    public static IReadOnlyList<ContentsEntry> Matched(IReadOnlyList<(ContentsEntry Entry, int? Part)> entries, IReadOnlyList<ReadCase> cases)
    {
        var found = new List<ContentsEntry>();
        foreach (var group in entries.GroupBy(e => e.Part))
        {
            var own = group.Key is { } part ? cases.Where(c => c.Part == part).ToList() : [.. cases];
            var listed = group.Select(g => g.Entry).ToList();
            for (var i = 0; i < listed.Count; i++)
            {
                var words = WordRun.Of(listed[i].Title);
                var best = own.Select(c => (Case: c, Likeness: words.Likeness(WordRun.Of(c.Title.Value)))).OrderByDescending(x => x.Likeness).FirstOrDefault();
                int? number = best.Case is not null && best.Likeness >= Alike ? best.Case.Number
                    : group.Key is not null && own.Count == listed.Count ? own[i].Number
                    : null;

                // Points of a list in a report are contents only where they name a case.
                if (number is not null || listed[i].Page is not null)
                {
                    found.Add(listed[i] with { Case = number });
                }
            }
        }

        return found;
    }
}
