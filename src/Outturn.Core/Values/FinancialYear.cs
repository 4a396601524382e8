using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Outturn.Core.Values;

/// <summary>A local government financial year: 1 April of <see cref="StartYear"/> to 31 March of the next.</summary>
public readonly partial record struct FinancialYear(int StartYear) : IComparable<FinancialYear>
{
    /// <summary>Later than every year that is planned: for what has no end. Not a year to show.</summary>
    public static FinancialYear Forever { get; } = new(9_998);

    public DateOnly FirstDay => new(StartYear, 4, 1);

    public DateOnly LastDay => new(StartYear + 1, 3, 31);

    public FinancialYear Next => new(StartYear + 1);

    public FinancialYear Previous => new(StartYear - 1);

    public static FinancialYear Containing(DateOnly day) => new(day.Month >= 4 ? day.Year : day.Year - 1);

    public bool Contains(DateOnly day) => day >= FirstDay && day <= LastDay;

    public static FinancialYear operator +(FinancialYear year, int years) => new(year.StartYear + years);

    /// <summary>Years from <paramref name="b"/> to <paramref name="a"/>.</summary>
    public static int operator -(FinancialYear a, FinancialYear b) => a.StartYear - b.StartYear;

    public static bool operator <(FinancialYear a, FinancialYear b) => a.StartYear < b.StartYear;

    public static bool operator >(FinancialYear a, FinancialYear b) => a.StartYear > b.StartYear;

    public static bool operator <=(FinancialYear a, FinancialYear b) => a.StartYear <= b.StartYear;

    public static bool operator >=(FinancialYear a, FinancialYear b) => a.StartYear >= b.StartYear;

    public int CompareTo(FinancialYear other) => StartYear.CompareTo(other.StartYear);

    /// <summary>Such as <c>2017-18</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{StartYear:0000}-{(StartYear + 1) % 100:00}");

    [GeneratedRegex(@"(?<![\d£])(?<a>(?:19|20)\d\d|\d\d)\s*[-/–—]\s*(?<b>(?:19|20)\d\d|\d\d|\d)(?!\d)")]
    private static partial Regex Written();

    /// <summary>
    /// Reads <c>2017-18</c>, <c>2017/18</c>, <c>17-18</c>, <c>2021/2</c>, <c>2017-2018</c> anywhere in the text.
    /// The two halves must be consecutive years. <c>FY27</c> is not read: it means the starting year to some and the ending year to others, so a person is asked.
    /// </summary>
    public static bool TryFind([NotNullWhen(true)] string? text, out FinancialYear year)
    {
        year = default;
        foreach (Match match in Written().Matches(text ?? ""))
        {
            var first = int.Parse(match.Groups["a"].ValueSpan, CultureInfo.InvariantCulture);
            var second = match.Groups["b"].Value;
            var start = first < 100 ? 2000 + first : first;
            var end = (start + 1).ToString(CultureInfo.InvariantCulture);
            if (end.EndsWith(second, StringComparison.Ordinal))
            {
                year = new(start);
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads a text that is a financial year and nothing else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out FinancialYear year)
    {
        year = default;
        var trimmed = text?.Trim();
        return trimmed is { Length: > 0 } && Written().Match(trimmed) is { Success: true } match && match.Length == trimmed.Length && TryFind(trimmed, out year);
    }
}

/// <summary>A quarter of a financial year: 1 is April to June.</summary>
public readonly record struct Quarter
{
    public Quarter(FinancialYear year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 4);
        Year = year;
        Number = number;
    }

    public FinancialYear Year { get; }

    /// <summary>1 to 4.</summary>
    public int Number { get; }

    public DateOnly FirstDay => Year.FirstDay.AddMonths((Number - 1) * 3);

    public DateOnly LastDay => FirstDay.AddMonths(3).AddDays(-1);

    public static Quarter Containing(DateOnly day)
    {
        var year = FinancialYear.Containing(day);
        return new(year, ((FinancialMonth.NumberOf(day) - 1) / 3) + 1);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Q{Number} {Year}");
}

/// <summary>A month of a financial year: 1 is April, 12 is March.</summary>
public readonly record struct FinancialMonth
{
    public FinancialMonth(FinancialYear year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 12);
        Year = year;
        Number = number;
    }

    public FinancialYear Year { get; }

    /// <summary>1 (April) to 12 (March).</summary>
    public int Number { get; }

    public DateOnly FirstDay => Year.FirstDay.AddMonths(Number - 1);

    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    public static int NumberOf(DateOnly day) => ((day.Month + 8) % 12) + 1;

    public static FinancialMonth Containing(DateOnly day) => new(FinancialYear.Containing(day), NumberOf(day));

    /// <summary>Such as <c>2017-11</c>: the form in addresses and commands.</summary>
    public override string ToString() => FirstDay.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Reads <c>2017-11</c> and nothing else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out FinancialMonth month)
    {
        var read = DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        month = read ? Containing(day) : default;
        return read;
    }
}
