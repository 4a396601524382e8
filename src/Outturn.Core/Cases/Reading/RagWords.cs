using System.Text.RegularExpressions;

namespace Outturn.Core.Cases.Reading;

/// <summary>Reads one of three colours. Two colours, a level or a number is none of them, and its words are kept.</summary>
internal static partial class RagWords
{
    [GeneratedRegex(@"\b(?:red|amber|green)\b|🔴|🟠|🟡|🟢", RegexOptions.IgnoreCase)]
    private static partial Regex Colour();

    [GeneratedRegex(@"^\W*(?:red|amber|green)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Begins();

    /// <param name="text">As printed.</param>
    /// <param name="letters">Whether a letter alone counts: in a column that is known to rate.</param>
    public static RagWord? Read(string text, bool letters = false)
    {
        var trimmed = text.Trim();
        if (letters && trimmed is [var letter])
        {
            return char.ToLowerInvariant(letter) switch { 'r' => RagWord.Red, 'a' => RagWord.Amber, 'g' => RagWord.Green, _ => null };
        }

        // In a sentence a colour may be a green space or an amber light.
        if (trimmed.Length > 40 && !Begins().IsMatch(trimmed))
        {
            return null;
        }

        RagWord? found = null;
        foreach (var match in Colour().EnumerateMatches(trimmed))
        {
            var word = Of(trimmed.AsSpan(match.Index, match.Length));
            if (found is { } other && other != word)
            {
                return null;
            }

            found = word;
        }

        return found;
    }

    private static RagWord Of(ReadOnlySpan<char> word) =>
        word.Equals("red", StringComparison.OrdinalIgnoreCase) || word.SequenceEqual("🔴") ? RagWord.Red
        : word.Equals("green", StringComparison.OrdinalIgnoreCase) || word.SequenceEqual("🟢") ? RagWord.Green
        : RagWord.Amber;
}
