namespace Outturn.Documents.Reading;

/// <summary>Finds what parts the fields of a text: the character that gives most lines the same, greatest number of fields.</summary>
internal static class Separators
{
    /// <summary>Stands for "two or more spaces".</summary>
    public const char Spaces = ' ';

    private const int LinesLookedAt = 200;

    public static (char Separator, bool Declared) Find(string text)
    {
        if (text.Length > 4 && text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text[4] is ',' or ';' or '\t' or '|' && (text.Length == 5 || text[5] is '\r' or '\n'))
        {
            return (text[4], true);
        }

        var best = (Separator: Spaces, Score: 0.0);
        foreach (var separator in (ReadOnlySpan<char>)['\t', ',', ';', '|'])
        {
            var score = Score(FieldCounts(text, separator));
            if (score > best.Score)
            {
                best = (separator, score);
            }
        }

        // Prose has commas in it: a comma table must not beat columns that are plainly laid out by spaces.
        var spaced = Score(SpacedTable.FieldCounts(text, LinesLookedAt));
        return spaced > best.Score * 1.5 || best.Score == 0 ? (Spaces, false) : (best.Separator, false);
    }

    /// <summary>How many fields the commonest width gives, weighted by how many of the lines have about that width.</summary>
    private static double Score(List<int> counts)
    {
        var wide = counts.Where(c => c > 1).ToArray();
        if (wide.Length == 0)
        {
            return 0;
        }

        var (width, lines) = wide.GroupBy(c => c).Select(g => (g.Key, Lines: g.Count())).OrderByDescending(g => g.Lines * Math.Sqrt(g.Key)).First();
        return Math.Min(width, 12) * (double)lines / counts.Count;
    }

    /// <summary>Fields in each line, a line break or separator within quotation marks (after any separator) not counting: &amp;amp; in a quoted text is no semicolon.</summary>
    private static List<int> FieldCounts(string text, char separator)
    {
        var counts = new List<int>();
        var fields = 1;
        var inQuotes = false;
        var any = false;
        for (var i = 0; i < text.Length && counts.Count < LinesLookedAt; i++)
        {
            var c = text[i];
            if (c == '"' && (inQuotes || i == 0 || text[i - 1] is ',' or ';' or '\t' or '|' or '\n' or '\r'))
            {
                if (inQuotes && i + 1 < text.Length && text[i + 1] == '"')
                {
                    i++;
                }
                else
                {
                    inQuotes = !inQuotes;
                }
            }
            else if (c == separator && !inQuotes)
            {
                fields++;
            }
            else if (c is '\n' or '\r' && !inQuotes)
            {
                if (any)
                {
                    counts.Add(fields);
                }

                fields = 1;
                any = false;
                continue;
            }

            any |= !char.IsWhiteSpace(c) || c == separator;
        }

        if (any)
        {
            counts.Add(fields);
        }

        return counts;
    }
}
