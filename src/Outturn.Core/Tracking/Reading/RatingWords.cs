using System.Text.RegularExpressions;

namespace Outturn.Core.Tracking.Reading;

/// <summary>Reads a rating as councils write it: a word, a letter, two colours, or a status that stands for a colour.</summary>
internal static partial class RatingWords
{
    /// <summary>
    /// False where the text is not a rating. Blank, 0, N/A and a dash are "not rated". High confidence is green where high risk is red.
    /// </summary>
    public static bool TryRead(string text, out Rag rag, bool highIsGood = false)
    {
        var word = Normal(text);
        if (highIsGood && word is ("high" or "h" or "low" or "l"))
        {
            rag = word[0] == 'h' ? Rag.Green : Rag.Red;
            return true;
        }

        rag = word switch
        {
            "" or "0" or "na" or "n a" or "none" or "not rated" or "not applicable" or "unrated" or "no rating" or "not started" or "tbc" or "grey" or "gray" or "white" or "not assessed" or "not due" => Rag.NotRated,
            "g" or "green" or "on track" or "on target" or "low" or "l" or "low risk" or "3 green" or "achievable" or "on plan" or "on schedule" => Rag.Green,
            "a" or "amber" or "y" or "yellow" or "at risk" or "some risk" or "medium" or "medium risk" or "m" or "orange" or "some concerns" or "minor issues" or "slippage" or "delayed" or "part achievable" or "partially achieved" or "partially delivered" or "partly achieved" or "partly delivered" or "part delivered" or "part achieved" or "partial" or "behind schedule" or "in progress" => Rag.Amber,
            "r" or "red" or "off track" or "off target" or "high" or "h" or "high risk" or "not achievable" or "unachievable" or "undeliverable" or "will not be delivered" or "not deliverable" or "major issues" or "not achieved" or "not on track" => Rag.Red,
            "b" or "blue" or "complete" or "completed" or "delivered" or "achieved" or "closed" or "secured" or "done" or "fully delivered" or "fully achieved" or "saving delivered" or "saving achieved" => Rag.Blue,
            "amber green" or "green amber" or "ag" or "ga" or "a g" or "g a" or "light green" => Rag.AmberGreen,
            "red amber" or "amber red" or "ra" or "ar" or "r a" or "a r" => Rag.RedAmber,
            _ => (Rag)(-1),
        };
        return rag != (Rag)(-1) || TryBegin(word, out rag) || TryLetter(text, out rag);
    }

    [GeneratedRegex(@"^\s*(?<letter>[ragb])\s*(?:[:\u2013\u2014(]|-\s|\s-)\s*\S", RegexOptions.IgnoreCase)]
    private static partial Regex LetterWithStory();

    [GeneratedRegex(@"^\s*(?:[ragb]|red|amber|green|blue)\b\W*\w", RegexOptions.IgnoreCase)]
    private static partial Regex Story();

    /// <summary>Whether words follow the rating, as in "R - staff turnover": they are the line's and must not be lost.</summary>
    public static bool HasStory(string text) => Story().IsMatch(text) && Normal(text) is not ("amber green" or "green amber" or "red amber" or "amber red" or "a g" or "g a" or "r a" or "a r");

    /// <summary>"R - staff turnover": a letter alone, parted from its story.</summary>
    private static bool TryLetter(string text, out Rag rag)
    {
        rag = LetterWithStory().Match(text) is { Success: true } match
            ? match.Groups["letter"].Value.ToLowerInvariant() switch { "r" => Rag.Red, "a" => Rag.Amber, "g" => Rag.Green, _ => Rag.Blue }
            : (Rag)(-1);
        return rag != (Rag)(-1);
    }

    /// <summary>A colour is a rating by itself, a status word such as "delivered" or "low" only under a heading that asks for one.</summary>
    public static bool IsColour(string text) =>
        Normal(text) is "red" or "amber" or "green" or "blue" or "r" or "a" or "g" or "b" or "amber green" or "green amber" or "red amber" or "amber red" or "rag" or "yellow";

    /// <summary>"Green - on track", "Red (high risk)": the colour stands first.</summary>
    private static bool TryBegin(string word, out Rag rag)
    {
        var space = word.IndexOf(' ', StringComparison.Ordinal);
        rag = (space < 0 ? word : word[..space]) switch
        {
            "green" => Rag.Green,
            "amber" => Rag.Amber,
            "red" => Rag.Red,
            "blue" => Rag.Blue,
            _ => (Rag)(-1),
        };
        return rag != (Rag)(-1);
    }

    private static string Normal(string text)
    {
        Span<char> buffer = stackalloc char[Math.Min(text.Length, 60)];
        var length = 0;
        var space = false;
        foreach (var c in text)
        {
            if (length == buffer.Length)
            {
                break;
            }

            if (char.IsLetterOrDigit(c))
            {
                if (space && length > 0)
                {
                    buffer[length++] = ' ';
                    if (length == buffer.Length)
                    {
                        break;
                    }
                }

                space = false;
                buffer[length++] = char.ToLowerInvariant(c);
            }
            else
            {
                space = true;
            }
        }

        return Symbol(text) ?? new string(buffer[..length]);
    }

    private static string? Symbol(string text) => text.Trim() switch
    {
        "🟢" => "green",
        "🟡" or "🟠" => "amber",
        "🔴" => "red",
        "🔵" => "blue",
        _ => null,
    };
}
