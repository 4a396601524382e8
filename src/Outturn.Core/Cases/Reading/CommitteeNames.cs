using System.Text.RegularExpressions;

namespace Outturn.Core.Cases.Reading;

/// <summary>
/// Brings the spellings of a committee to one: without "Committee", abbreviations in brackets and stray points, with "and" for "&amp;",
/// and with the plural that committees' names have ("Adult and Health", "Childrens and Young Peoples").
/// </summary>
public static partial class CommitteeNames
{
    [GeneratedRegex(@"\s*\([A-Z&\s]{2,8}\)")]
    private static partial Regex Abbreviation();

    [GeneratedRegex(@"\s*\b(?:policy\s+and\s+service\s+|policy\s+|service\s+|scrutiny\s+)?committees?\b\.?", RegexOptions.IgnoreCase)]
    private static partial Regex CommitteeWord();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    // The words of committees' names that papers put in the wrong number.
    private static readonly Dictionary<string, string> Usual = new(StringComparer.OrdinalIgnoreCase)
    {
        ["adult"] = "Adults",
        ["adult's"] = "Adults",
        ["childrens"] = "Children",
        ["children's"] = "Children",
        ["peoples"] = "People",
        ["people's"] = "People",
        ["highway"] = "Highways",
        ["resource"] = "Resources",
    };

    /// <summary>The committees that a field names, each in its one spelling.</summary>
    public static IEnumerable<string> Of(string text)
    {
        foreach (var part in Apart(text).Split(['/', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // "A Committee and B Committee" are two; "Adults and Health Committee" is one.
            foreach (var name in TwoCommittees().Split(part))
            {
                var one = One(name);
                if (one.Length > 0)
                {
                    yield return one;
                }
            }
        }
    }

    /// <summary>
    /// "Highways &amp; Transport" and, on the next line, "and Environment &amp; Green Investment" are two committees: each is whole by itself.
    /// "Communities, Social Mobility" and "and Inclusion" are one that was broken.
    /// </summary>
    private static string Apart(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var all = lines.Length == 0 ? "" : lines[0];
        foreach (var line in lines.Skip(1))
        {
            var rest = line.StartsWith("and ", StringComparison.OrdinalIgnoreCase) ? line[4..] : line.StartsWith('&') ? line[1..] : null;
            all += (rest is not null && Joins().IsMatch(rest) && Joins().IsMatch(all) ? " / " : " ") + (rest is not null && Joins().IsMatch(rest) && Joins().IsMatch(all) ? rest.Trim() : line);
        }

        return all;
    }

    [GeneratedRegex(@"\s(?:and|&)\s", RegexOptions.IgnoreCase)]
    private static partial Regex Joins();

    [GeneratedRegex(@"(?<=\bcommittee)\s*(?:,|and|&)\s+(?=.*committee)", RegexOptions.IgnoreCase)]
    private static partial Regex TwoCommittees();

    /// <summary>Whether the paper writes the name as it is usually written, with or without "Committee".</summary>
    public static bool IsPlain(string printed, string name)
    {
        var plain = Spaces().Replace(CommitteeWord().Replace(printed.Replace("&", " and ", StringComparison.Ordinal), " "), " ").Trim();
        return string.Equals(plain, name, StringComparison.OrdinalIgnoreCase);
    }

    public static string One(string text)
    {
        var name = Abbreviation().Replace(text.Trim(), "").Replace('’', '\'').Replace("&", " and ", StringComparison.Ordinal);
        name = CommitteeWord().Replace(name, "").Trim().Trim('.', ',', ':', ';').Trim();
        name = name.StartsWith("and ", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;
        name = Spaces().Replace(name.Replace(", and ", " and ", StringComparison.OrdinalIgnoreCase), " ");
        var words = name.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            // "Adult Social Care" is right as it is: only a word that is itself one of the things joined is mended.
            if ((i + 1 == words.Length || words[i + 1].Equals("and", StringComparison.OrdinalIgnoreCase)) && Usual.TryGetValue(words[i], out var usual))
            {
                words[i] = usual;
            }
        }

        return InUsualLetters(string.Join(' ', words));
    }

    /// <summary>A form in capitals prints the name in capitals: "ADULTS AND HEALTH" is "Adults and Health". An abbreviation stays.</summary>
    private static string InUsualLetters(string name) =>
        name.Length > 6 && name.Contains(' ') && name.Any(char.IsLetter) && !name.Any(char.IsLower)
            ? string.Join(' ', name.ToLowerInvariant().Split(' ').Select((w, i) => w.Length == 0 || (i > 0 && w is "and" or "of" or "the" or "for" or "in") ? w : char.ToUpperInvariant(w[0]) + w[1..]))
            : name;
}
