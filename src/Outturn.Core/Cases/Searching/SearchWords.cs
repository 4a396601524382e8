namespace Outturn.Core.Cases.Searching;

/// <summary>One thing that is looked for.</summary>
/// <param name="Words">One word, or the words of a phrase that stand side by side; letters and digits only, small.</param>
/// <param name="IsPrefix">Whether the last word may go on.</param>
/// <param name="IsExcluded">Whether what holds it is left out.</param>
public sealed record SearchTerm(IReadOnlyList<string> Words, bool IsPrefix = false, bool IsExcluded = false)
{
    public bool Equals(SearchTerm? other) => other is not null && IsPrefix == other.IsPrefix && IsExcluded == other.IsExcluded && Words.SequenceEqual(other.Words, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Words.Count, IsPrefix, IsExcluded);
}

/// <summary>
/// What a person types to find something: words, "quoted phrases", a word that begins* and -words to leave out. Nothing that can be
/// typed is wrong: what is no rule of these is searched as words.
/// </summary>
public static class SearchWords
{
    public const int MostTerms = 12;
    private const int LongestText = 400;

    /// <param name="text">As typed.</param>
    /// <param name="typing">Whether the last word may not be finished yet: then it finds what begins with it.</param>
    public static IReadOnlyList<SearchTerm> Parse(string? text, bool typing = false)
    {
        var typed = (text ?? "").Normalize(System.Text.NormalizationForm.FormKC);
        if (typed.Length > LongestText)
        {
            typed = typed[..LongestText];
        }

        var terms = new List<SearchTerm>();
        var at = 0;
        while (at < typed.Length && terms.Count < MostTerms)
        {
            if (char.IsWhiteSpace(typed[at]))
            {
                at++;
                continue;
            }

            // A minus leaves out only where a word begins with it: "0-25" is a word.
            var excluded = typed[at] is '-' or '\u2212' && at + 1 < typed.Length && (char.IsLetterOrDigit(typed[at + 1]) || IsQuote(typed[at + 1]));
            var from = excluded ? at + 1 : at;
            var quoted = from < typed.Length && IsQuote(typed[from]);
            var end = quoted ? EndOfQuote(typed, from + 1) : EndOfWord(typed, from);
            var piece = typed[(quoted ? from + 1 : from)..end];
            var words = WordsOf(piece);
            at = quoted && end < typed.Length ? end + 1 : end;
            if (words.Count > 0)
            {
                terms.Add(new(words, !quoted && piece.EndsWith('*'), excluded));
            }
        }

        if (typing && terms is [.., { IsExcluded: false, Words.Count: 1 } last] && typed.Length > 0 && !char.IsWhiteSpace(typed[^1]) && !IsQuote(typed[^1]))
        {
            terms[^1] = last with { IsPrefix = true };
        }

        return terms;
    }

    /// <summary>Words as they are indexed: runs of letters and digits, small. A code such as A/R.6.255 is its parts, side by side.</summary>
    public static IReadOnlyList<string> WordsOf(string text)
    {
        var words = new List<string>();
        var from = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inside && from < 0)
            {
                from = i;
            }
            else if (!inside && from >= 0)
            {
                words.Add(text[from..i].ToLowerInvariant());
                from = -1;
            }
        }

        return words;
    }

    private static bool IsQuote(char c) => c is '"' or '\u201C' or '\u201D';

    private static int EndOfQuote(string text, int from)
    {
        var end = text.AsSpan(from).IndexOfAny('"', '\u201C', '\u201D');
        return end < 0 ? text.Length : from + end;
    }

    private static int EndOfWord(string text, int from)
    {
        var end = from;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && !IsQuote(text[end]))
        {
            end++;
        }

        return Math.Max(end, from + 1) is var e && e > text.Length ? text.Length : e;
    }
}
