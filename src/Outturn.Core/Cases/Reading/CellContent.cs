using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Cases.Reading;

/// <summary>What a cell looks like before anyone knows its column.</summary>
internal enum ContentKind
{
    Blank,
    Words,
    Money,
    Number,
    Percent,
    Rag,

    /// <summary>A day, month or quarter.</summary>
    Date,

    /// <summary>A financial year, a calendar year, "Year 1".</summary>
    Year,

    /// <summary>TBC, N/A, a dash.</summary>
    Nothing,
}

internal static partial class CellContent
{
    [GeneratedRegex(@"^[-+(~<>]*\s?£")]
    private static partial Regex BeginsWithPound();

    [GeneratedRegex(@"^[-+(]?\s?\d{1,3}(?:,\d{3})*(?:\.\d+)?\s?(?:k|m)\)?\*{0,3}$", RegexOptions.IgnoreCase)]
    private static partial Regex WithUnit();

    [GeneratedRegex(@"^[-–−+(~<>]{0,2}\s?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s?\)?\*{0,3}$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^[-–−+(~<>]{0,2}\s?\d+(?:,\d{3})*(?:\.\d+)?\s?(?:%|per\s?cent)\)?\*{0,3}$", RegexOptions.IgnoreCase)]
    private static partial Regex PerCent();

    // "£000" stands over figures and is none.
    [GeneratedRegex(@"^\(?£?\s?'?(?:000'?s?|k|m|thousands?|millions?)?\s?\)?$", RegexOptions.IgnoreCase)]
    private static partial Regex UnitAlone();

    [GeneratedRegex(@"^(?:year|yr|y)\s?\d{1,2}$|^(?:19|20)\d\d$|^q[1-4]$", RegexOptions.IgnoreCase)]
    private static partial Regex YearWords();

    [GeneratedRegex(@"^(?:tbc|tba|tbd|t\.b\.c\.?|to be (?:confirmed|agreed|determined|decided|established|assessed|advised|quantified|defined|developed|identified|set|appointed|recruited)|not (?:yet )?(?:known|confirmed|available|agreed|established|determined|quantified)|unknown|awaiting|unquantified)(?![a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex NotGivenWords();

    /// <summary>"TBC" and what it is said as: something is expected and is not there.</summary>
    public static bool IsNotGiven(string text) => text.Length <= 120 && NotGivenWords().IsMatch(text);

    public static ContentKind Of(string text) =>
        Figure(text) ?? (text.Any(char.IsAsciiDigit) && DateReader.Read(text).Kind is DateKind.Day or DateKind.Month or DateKind.Quarter or DateKind.PartOfYear or DateKind.DayWithoutYear ? ContentKind.Date : ContentKind.Words);

    /// <summary>What <see cref="Of"/> says, without asking whether the text is a date; null where it might be.</summary>
    private static ContentKind? Figure(string text)
    {
        if (text.Length == 0)
        {
            return ContentKind.Blank;
        }

        if (text.Length > 60)
        {
            return ContentKind.Words;
        }

        if (IsNotGiven(text) || text is "-" or "–" or "—" or "N/A" or "n/a" or "N/a" or "NIL" or "Nil" or "nil")
        {
            return ContentKind.Nothing;
        }

        if (YearWords().IsMatch(text) || FinancialYear.TryParse(text, out _))
        {
            return ContentKind.Year;
        }

        if (PerCent().IsMatch(text))
        {
            return ContentKind.Percent;
        }

        if (UnitAlone().IsMatch(text))
        {
            return ContentKind.Words;
        }

        if (BeginsWithPound().IsMatch(text) || WithUnit().IsMatch(text))
        {
            return ContentKind.Money;
        }

        if (Plain().IsMatch(text))
        {
            return ContentKind.Number;
        }

        if (RagWords.Read(text) is not null && text.Length <= 20)
        {
            return ContentKind.Rag;
        }

        return null;
    }

    /// <summary>A figure, a colour or "TBC": no heading.</summary>
    public static bool IsValue(string text) => Figure(text) is { } kind && IsValue(kind);

    public static bool IsValue(ContentKind kind) => kind is ContentKind.Money or ContentKind.Number or ContentKind.Percent or ContentKind.Rag or ContentKind.Nothing;

    /// <summary>A number with or without signs, brackets and marks of notes; null where the text is another thing.</summary>
    public static decimal? Number(string text)
    {
        var plain = text.Trim().TrimEnd('*').Replace('−', '-').Replace('–', '-');
        if (!Plain().IsMatch(plain))
        {
            return null;
        }

        var negative = plain.Contains('-', StringComparison.Ordinal) || plain.StartsWith('(');
        var digits = plain.Trim('(', ')', '-', '+', '~', '<', '>', ' ', '*');
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value) ? (negative ? -value : value) : null;
    }

    public static decimal? Percent(string text)
    {
        var trimmed = text.Trim().TrimEnd('*', ')');
        var mark = trimmed.EndsWith('%') ? 1 : trimmed.EndsWith("per cent", StringComparison.OrdinalIgnoreCase) ? 8 : trimmed.EndsWith("percent", StringComparison.OrdinalIgnoreCase) ? 7 : 0;
        return mark == 0 ? null : Number(trimmed[..^mark].TrimStart('('));
    }
}
