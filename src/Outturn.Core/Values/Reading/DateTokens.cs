using System.Globalization;

namespace Outturn.Core.Values.Reading;

internal enum DateTokenKind
{
    Number,
    Word,
    Mark,
}

/// <param name="Text">In small letters; dashes of every length are one.</param>
/// <param name="Value">Of a number of up to four digits; -1 otherwise.</param>
internal readonly record struct DateToken(DateTokenKind Kind, string Text, int Value)
{
    public bool IsNumber => Kind == DateTokenKind.Number;

    public bool IsWord(string word) => Kind == DateTokenKind.Word && string.Equals(Text, word, StringComparison.Ordinal);

    public bool IsMark(char mark) => Kind == DateTokenKind.Mark && Text[0] == mark;
}

/// <summary>Parts a text into numbers, words and marks, so that "1 st April", "1st April" and "1stApril" are one.</summary>
internal static class DateTokens
{
    public static List<DateToken> Of(string plain)
    {
        var tokens = new List<DateToken>();
        var at = 0;
        while (at < plain.Length)
        {
            var from = at;
            var c = plain[at];
            if (char.IsAsciiDigit(c))
            {
                while (at < plain.Length && char.IsAsciiDigit(plain[at]))
                {
                    at++;
                }

                var digits = plain[from..at];
                tokens.Add(new(DateTokenKind.Number, digits, digits.Length <= 4 ? int.Parse(digits, CultureInfo.InvariantCulture) : -1));
            }
            else if (char.IsLetter(c))
            {
                while (at < plain.Length && char.IsLetter(plain[at]))
                {
                    at++;
                }

                tokens.Add(new(DateTokenKind.Word, plain[from..at], -1));
            }
            else
            {
                at++;
                if (!char.IsWhiteSpace(c))
                {
                    tokens.Add(new(DateTokenKind.Mark, plain[from..at], -1));
                }
            }
        }

        return tokens;
    }

    /// <summary>Small letters, one kind of dash, quote and space.</summary>
    public static string Plain(string raw)
    {
        var result = new System.Text.StringBuilder(raw.Length);
        foreach (var c in raw)
        {
            var mapped = c switch
            {
                '\u2212' or '\u2013' or '\u2014' or '\u2010' or '\u2011' or '\u2012' or '\u2015' or '\uFF0D' => '-',
                '\u2018' or '\u2019' or '`' => '\'',
                '\u00AD' or '\u200B' or '\uFEFF' => '\0',
                _ when char.IsWhiteSpace(c) => ' ',
                _ => char.ToLowerInvariant(c),
            };
            if (mapped != '\0' && (mapped != ' ' || (result.Length > 0 && result[^1] != ' ')))
            {
                result.Append(mapped);
            }
        }

        return result.ToString().Trim();
    }
}
