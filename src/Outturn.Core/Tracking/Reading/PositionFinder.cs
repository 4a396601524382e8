using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Reading;

/// <summary>Finds the tracker's year and the day on which it is stated to stand, in banners, headings, the tab's name and the file's name.</summary>
internal static partial class PositionFinder
{
    private const string Months = "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec";

    [GeneratedRegex(@"(?<![\d/])(?<d>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<m>" + Months + @")\b\.?,?\s+(?<y>20\d\d|\d\d)(?!\d)")]
    private static partial Regex DayMonthYear();

    [GeneratedRegex(@"(?<![\d/.-])(?<d>\d{1,2})[/.](?<m>\d{1,2})[/.](?<y>20\d\d|\d\d)(?![\d/])")]
    private static partial Regex Slashes();

    [GeneratedRegex(@"(?<!\d)(?<y>20\d\d)-(?<m>0[1-9]|1[0-2])-(?<d>[0-3]\d)(?!\d)")]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<![a-z])(?<m>" + Months + @")[\s_-]+'?(?<y>20\d\d|\d\d)(?![\d]|\s?[-/]\s?\d\d(?!\d))")]
    private static partial Regex MonthYear();

    [GeneratedRegex(@"(?<!\d)(?<y>20\d\d)[-_.](?<m>0[1-9]|1[0-2])(?!\d)")]
    private static partial Regex YearMonth();

    [GeneratedRegex(@"(?:as at|as of|position at|at|to|end of|end|month of|for|ending|ended|to the end of)\s+(?:the\s+)?(?:end\s+)?(?:of\s+)?(?:(?<d>\d{1,2})(?:st|nd|rd|th)?\s+)?(?<m>" + Months + @")\b|^(?<m>" + Months + @")$")]
    private static partial Regex MonthAlone();

    [GeneratedRegex(@"(?:\bperiod|\bmonth|\bp|\bm)\s?0?(?<n>1[0-2]|[1-9])(?!\d)")]
    private static partial Regex Period();

    [GeneratedRegex(@"\b(?:quarter|qtr|q)\s?(?<n>[1-4]|one|two|three|four)(?![\da-z])|\b(?<n>first|second|third|fourth|1st|2nd|3rd|4th) (?:quarter|qtr)\b")]
    private static partial Regex QuarterAlone();

    [GeneratedRegex(@"(?<![a-z])fy\s?'?(?:20)?(?<y>\d\d)(?!\d|\s?[-/]\s?\d)")]
    private static partial Regex FinancialYearAlone();

    /// <param name="Year">Null where nothing says.</param>
    /// <param name="Position">Null where nothing says.</param>
    /// <param name="Unsure">A text such as FY27 that means one of two years.</param>
    public sealed record Found(FinancialYear? Year, DateOnly? Position, string? Unsure)
    {
        /// <summary>Years that the headings have a plan and a forecast for, where nothing says which is meant.</summary>
        public IReadOnlyList<FinancialYear> Years { get; init; } = [];
    }

    /// <summary>Looks in the texts in order: the first that says wins, a written year before one that follows from a day.</summary>
    public static Found Find(IEnumerable<string> texts)
    {
        FinancialYear? year = null;
        DateOnly? position = null;
        FinancialYear? written = null;
        string? unsure = null;
        var all = texts.Select(t => HeadingText.Normal(t)).Where(t => t.Length is > 0 and < 300).ToList();
        foreach (var text in all)
        {
            position ??= ExactDay(text);
            if (written is null && FinancialYear.TryFind(WithoutDays(text), out var found) && found.StartYear is > 1990 and < 2100)
            {
                written = found;
            }

            unsure ??= FinancialYearAlone().Match(text) is { Success: true } match ? match.Value : null;
        }

        year = written ?? (position is { } day ? FinancialYear.Containing(day) : null);
        if (position is null && year is { } known)
        {
            foreach (var text in all)
            {
                position ??= WithinYear(text, known);
            }
        }

        return new(year, position, year is null ? unsure : null);
    }

    private static string WithoutDays(string text) => Iso().Replace(Slashes().Replace(text, " "), " ");

    private static DateOnly? ExactDay(string text)
    {
        if (DayMonthYear().Match(text) is { Success: true } a)
        {
            return Day(Year(a), HeadingMonth(a.Groups["m"].Value), Number(a, "d"));
        }

        if (Slashes().Match(text) is { Success: true } b)
        {
            return Day(Year(b), Number(b, "m"), Number(b, "d"));
        }

        if (Iso().Match(text) is { Success: true } c)
        {
            return Day(Year(c), Number(c, "m"), Number(c, "d"));
        }

        if (MonthYear().Match(text) is { Success: true } d)
        {
            return LastDay(Year(d), HeadingMonth(d.Groups["m"].Value));
        }

        // "2017-10" is October 2017, "2017-18" a year, and "2010-11" can only be told by its place, so it is taken as a year.
        return YearMonth().Match(text) is { Success: true } e && !FinancialYear.TryFind(e.Value, out _) ? LastDay(Year(e), Number(e, "m")) : null;
    }

    private static DateOnly? WithinYear(string text, FinancialYear year)
    {
        if (MonthAlone().Match(text) is { Success: true } month)
        {
            var number = HeadingSense.MonthNumber(month.Groups["m"].Value);
            var last = new FinancialMonth(year, number).LastDay;
            return month.Groups["d"].Success && int.TryParse(month.Groups["d"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day >= 1 && day <= last.Day
                ? new DateOnly(last.Year, last.Month, day)
                : last;
        }

        if (Period().Match(text) is { Success: true } period)
        {
            return new FinancialMonth(year, Number(period, "n")).LastDay;
        }

        if (QuarterAlone().Match(text) is { Success: true } quarter)
        {
            var n = quarter.Groups["n"].Value switch { "one" or "first" => 1, "two" or "second" => 2, "three" or "third" => 3, "four" or "fourth" => 4, var digit => digit[0] - '0' };
            return new Quarter(year, n).LastDay;
        }

        return null;
    }

    private static int HeadingMonth(string name) => ((HeadingSense.MonthNumber(name) + 2) % 12) + 1;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static int Year(Match match)
    {
        var year = Number(match, "y");
        return year < 100 ? 2000 + year : year;
    }

    private static DateOnly? Day(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static DateOnly? LastDay(int year, int month) => Day(year, month, DateTime.DaysInMonth(year, month));
}
