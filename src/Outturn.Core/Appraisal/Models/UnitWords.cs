namespace Outturn.Core.Appraisal.Models;

/// <summary>The words of units: those with a scale, those that are plain numbers, and how a word is one and many.</summary>
internal static class UnitWords
{
    public static readonly Dictionary<string, (decimal Scale, string Word, bool Pounds)> Scales = new(StringComparer.Ordinal)
    {
        ["£"] = (1m, "", true),
        ["pound"] = (1m, "", true),
        ["pounds"] = (1m, "", true),
        ["gbp"] = (1m, "", true),
        ["£000"] = (1_000m, "£000", true),
        ["£k"] = (1_000m, "£000", true),
        ["£m"] = (1_000_000m, "£m", true),
        ["pence"] = (0.01m, "pence", true),
        ["penny"] = (0.01m, "pence", true),
        ["%"] = (0.01m, "%", false),
        ["percent"] = (0.01m, "%", false),
    };

    public static readonly HashSet<string> Plainly = new(StringComparer.Ordinal) { "number", "numbers", "ratio", "share", "times" };

    private static readonly Dictionary<string, string> Singulars = new(StringComparer.Ordinal) { ["people"] = "person", ["persons"] = "person", ["children"] = "child", ["men"] = "man", ["women"] = "woman" };

    private static readonly Dictionary<string, string> Plurals = new(StringComparer.Ordinal) { ["person"] = "people", ["child"] = "children", ["man"] = "men", ["woman"] = "women" };

    /// <summary>One key for the singular and the plural of a word: house and houses, bus and buses, body and bodies.</summary>
    public static string KeyOf(string word)
    {
        if (Singulars.TryGetValue(word, out var known))
        {
            return known;
        }

        var key = word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("us", StringComparison.Ordinal) && !word.EndsWith("is", StringComparison.Ordinal) ? word[..^1] : word;
        key = key.Length > 3 && key.EndsWith('e') ? key[..^1] : key;
        return key.Length > 2 && key.EndsWith('y') ? key[..^1] + "i" : key;
    }

    public static string Singular(string word) =>
        Singulars.TryGetValue(word, out var known) ? known
        : KeyOf(word) == word || !word.EndsWith('s') || word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith("us", StringComparison.Ordinal) || word.EndsWith("is", StringComparison.Ordinal) ? word
        : word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word[..^1];

    public static string Plural(string word) =>
        Plurals.TryGetValue(word, out var known) ? known
        : Singulars.ContainsKey(word) || (word.EndsWith('s') && Singular(word) != word) ? word
        : word.EndsWith('y') && word.Length > 1 && "aeiou".IndexOf(word[^2], StringComparison.Ordinal) < 0 ? word[..^1] + "ies"
        : word + "s";
}
