using System.Text;
using System.Text.RegularExpressions;

namespace Outturn.Core.Sheets.Reading;

/// <summary>Headings in one spelling, so that "Direction of&lt;line break&gt;Travel:" and "direction of travel" are one.</summary>
internal static partial class HeadingText
{
    [GeneratedRegex(@"(?:(?<=\b(?:at|to|for|end|of)\s)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s-]+'?(?:20)?\d\d(?!\d))(?:\s+'?(?:20)?\d\d(?!\d))?|(?:19|20)\d\d\s*[-/–]\s*(?:(?:19|20)\d\d|\d\d?)|(?<!\d)\d\d\s*[-/–]\s*\d\d(?!\d)|(?:19|20)\d\d|\d{1,2}(?:st|nd|rd|th)?\s+(?=jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")]
    private static partial Regex Dates();

    /// <summary>Lower case, straight quotes, single spaces, no punctuation but what carries meaning (£ % ' / ( ) + - # ? .).</summary>
    public static string Normal(string text)
    {
        var plain = text.Length > 400 ? text[..400] : text;
        plain = PlainText.Line(plain);
        var result = new StringBuilder(plain.Length);
        foreach (var c in plain)
        {
            var mapped = c switch
            {
                '\u2018' or '\u2019' or '`' or '´' => '\'',
                '\u2013' or '\u2014' or '\u2212' or '\u2010' or '\u2011' => '-',
                '_' or ':' or ';' or ',' or '*' or '"' or '\u201C' or '\u201D' or '\n' or '|' or '[' or ']' => ' ',
                _ => char.ToLowerInvariant(c),
            };
            if (mapped != ' ' || (result.Length > 0 && result[^1] != ' '))
            {
                result.Append(mapped);
            }
        }

        return result.ToString().Trim();
    }

    /// <summary>The heading without its years and dates, so that next month's file has the same layout as this one's.</summary>
    public static string Undated(string normal) => string.Join(' ', Dates().Replace(normal, " ").Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
