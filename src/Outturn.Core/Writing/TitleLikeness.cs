namespace Outturn.Core.Writing;

/// <summary>A title that is like one that somebody types.</summary>
/// <param name="Share">How much of their words they have in common, 0 to 1.</param>
public sealed record LikeTitle<T>(T Item, string Title, double Share);

/// <summary>Finds titles that mean the same in other words: near-duplicates are offered before a second proposal is made.</summary>
public static class TitleLikeness
{
    /// <summary>From this share of common words a title is offered.</summary>
    public const double Offered = 0.4;

    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "savings", "saving", "proposal", "case", "business", "programme", "project", "review", "investment", "service", "services", "council", "plan",
    };

    /// <summary>The most alike first, five at most.</summary>
    public static IReadOnlyList<LikeTitle<T>> Of<T>(string typed, IEnumerable<T> items, Func<T, string> titleOf)
    {
        var words = Words(typed);
        return words.Count == 0 ? [] :
        [
            .. items.Select(i => (Item: i, Title: titleOf(i))).Select(i => new LikeTitle<T>(i.Item, i.Title, Share(words, Words(i.Title))))
                .Where(l => l.Share >= Offered).OrderByDescending(l => l.Share).ThenBy(l => l.Title, StringComparer.Ordinal).Take(5),
        ];
    }

    private static double Share(HashSet<string> a, HashSet<string> b)
    {
        if (b.Count == 0)
        {
            return 0;
        }

        var common = a.Count(w => b.Any(x => Same(w, x)));
        return 2.0 * common / (a.Count + b.Count);
    }

    /// <summary>Whether two words are one: the same stem, or one letter apart in a long word.</summary>
    private static bool Same(string a, string b) => a == b || (a.Length > 6 && b.Length > 6 && (a.StartsWith(b[..6], StringComparison.Ordinal) || OneApart(a, b)));

    private static bool OneApart(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1)
        {
            return false;
        }

        var i = 0;
        while (i < a.Length && i < b.Length && a[i] == b[i])
        {
            i++;
        }

        return a.Length == b.Length ? a[(i + (i < a.Length ? 1 : 0))..] == b[(i + (i < b.Length ? 1 : 0))..] : a.Length > b.Length ? a[(i + 1)..] == b[i..] : a[i..] == b[(i + 1)..];
    }

    private static HashSet<string> Words(string title) =>
    [
        .. new string([.. title.ToLowerInvariant().Replace("’", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal).Select(c => char.IsLetterOrDigit(c) ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !Empty.Contains(w)).Select(w => w.Length > 3 && w.EndsWith('s') && !w.EndsWith("ss", StringComparison.Ordinal) ? w[..^1] : w),
    ];
}
