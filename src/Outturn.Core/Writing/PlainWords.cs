using System.Text;

namespace Outturn.Core.Writing;

/// <summary>The words of a short text by their stems, so that "the award of the contract" and "Contract awarded" are one thing, and the nearest of several words to one that is none of them.</summary>
internal static class PlainWords
{
    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal) { "the", "a", "an", "of", "and", "or", "to", "for", "in", "on", "at", "by", "with", "is", "are", "be", "been", "has", "have", "our", "its", "their", "this", "that", "all", "s" };

    /// <summary>Its stems; words that say nothing are left out, unless there are no others.</summary>
    public static HashSet<string> Stems(string text)
    {
        var words = Split(text);
        var telling = words.Where(w => !Empty.Contains(w)).Select(Stem).ToHashSet(StringComparer.Ordinal);
        return telling.Count > 0 ? telling : words.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The one of <paramref name="known"/> that is spelt most like the text; null where none is near: more than a third of the letters differ.</summary>
    public static string? Nearest(string text, IEnumerable<string> known)
    {
        if (text.Length is 0 or > 120)
        {
            return null;
        }

        var lower = text.ToLowerInvariant();
        var (best, least) = ((string?)null, Math.Max(2, text.Length / 3) + 1);
        foreach (var candidate in known.Where(k => k.Length <= 120))
        {
            var lowered = candidate.ToLowerInvariant();
            if (Math.Abs(lowered.Length - lower.Length) < least && Distance(lower, lowered) is var distance && distance < least)
            {
                (best, least) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>Letters to insert, remove, change or swap with their neighbour to make one out of the other.</summary>
    private static int Distance(string a, string b)
    {
        var (before, last, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }

    private static List<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text.Append(' '))
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }

    private static string Stem(string word)
    {
        foreach (var ending in (string[])["ments", "ment", "ings", "ing", "als", "al", "ed", "es", "s"])
        {
            if (word.Length - ending.Length >= 4 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                word = word[..^ending.Length];
                break;
            }
        }

        return word.Length > 4 && word[^1] == 'e' ? word[..^1] : word;
    }
}
