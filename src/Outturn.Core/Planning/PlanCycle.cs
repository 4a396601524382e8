using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>
/// One round of business planning, named by its years: 2022-27 is the five years from 2022-23 to 2026-27. Its base is the year
/// before the first: levels count from the first year, what moved earlier is in the base, what moves later stands beyond the cycle.
/// </summary>
public readonly partial record struct PlanCycle : IComparable<PlanCycle>
{
    public const int MostYears = 15;

    /// <param name="first">The first year.</param>
    /// <param name="years">1 to <see cref="MostYears"/>.</param>
    public PlanCycle(FinancialYear first, int years)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(years, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(years, MostYears);
        First = first;
        Years = years;
    }

    public FinancialYear First { get; }

    public int Years { get; }

    public FinancialYear Last => First + (Years - 1);

    /// <summary>The year before the first.</summary>
    public FinancialYear Base => First.Previous;

    public bool Contains(FinancialYear year) => year >= First && year <= Last;

    public IEnumerable<FinancialYear> Each
    {
        get
        {
            for (var i = 0; i < Years; i++)
            {
                yield return First + i;
            }
        }
    }

    public int CompareTo(PlanCycle other) => First != other.First ? First.CompareTo(other.First) : Years.CompareTo(other.Years);

    public static bool operator <(PlanCycle a, PlanCycle b) => a.CompareTo(b) < 0;

    public static bool operator >(PlanCycle a, PlanCycle b) => a.CompareTo(b) > 0;

    public static bool operator <=(PlanCycle a, PlanCycle b) => a.CompareTo(b) <= 0;

    public static bool operator >=(PlanCycle a, PlanCycle b) => a.CompareTo(b) >= 0;

    /// <summary>Such as <c>2022-27</c>: the form in addresses and commands.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First.StartYear:0000}-{(First.StartYear + Years) % 100:00}");

    [GeneratedRegex(@"^\s*((?:19|20)\d\d)\s*(?:[-/–—]|to)\s*((?:19|20)\d\d|\d\d)\s*$")]
    private static partial Regex Written();

    /// <summary>Reads <c>2022-27</c>, <c>2022/27</c>, <c>2022-2027</c>, <c>2022 to 2027</c>. The end is the calendar year in which the last year ends.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PlanCycle cycle)
    {
        cycle = default;
        if (Written().Match(text ?? "") is not { Success: true } match)
        {
            return false;
        }

        var start = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var end = int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        var years = end < 100 ? (end - (start % 100) + 100) % 100 : end - start;
        if (years is < 1 or > MostYears)
        {
            return false;
        }

        cycle = new(new FinancialYear(start), years);
        return true;
    }
}
