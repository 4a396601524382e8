using System.Globalization;
using System.Text.RegularExpressions;

namespace Outturn.Core.Cases.Reading;

/// <summary>Reads "5 – Very high", "High (4)", "3 x 4 = 12", "15 Red": a number with its words.</summary>
internal static partial class ScoreWords
{
    [GeneratedRegex(@"^(?:\d{1,2}\s?[x×*]\s?\d{1,2}\s?=\s?)?(?<n>\d{1,3}(?:\.\d{1,2})?)(?![\d%])\s*(?:/\s?\d{1,3}(?!\d)\s*)?[-–—:=(.,]*\s*(?<words>[^\d£%()]{0,60})\)?$")]
    private static partial Regex NumberFirst();

    [GeneratedRegex(@"^(?<words>[A-Za-z][A-Za-z \-/]{0,60}?)\s*[-–—:=(]*\s*(?<n>\d{1,3})\)?$")]
    private static partial Regex WordsFirst();

    public static CellValue.Score? Read(string text)
    {
        var trimmed = text.Trim();
        var match = NumberFirst().Match(trimmed);
        if (!match.Success)
        {
            match = WordsFirst().Match(trimmed);
        }

        if (!match.Success || !decimal.TryParse(match.Groups["n"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var figure))
        {
            return null;
        }

        var words = match.Groups["words"].Value.Trim(' ', '-', '–', '—', '\n');
        return new(figure, words) { Colour = RagWords.Read(words, letters: true) };
    }
}
