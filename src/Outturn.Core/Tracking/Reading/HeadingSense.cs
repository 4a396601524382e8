using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Reading;

/// <summary>What a heading says its figures are.</summary>
internal enum Basis
{
    None,
    Planned,
    Forecast,

    /// <summary>Delivered, achieved, actual: what has happened so far, unless nothing else is forecast.</summary>
    Actual,
    Variance,
    Investment,

    /// <summary>Figures that are not one year's plan or forecast: percentages, cumulative figures, other years, last month's.</summary>
    Beside,
}

/// <summary>What a heading (with those above it) says, before its column's content is looked at.</summary>
internal sealed partial record HeadingSense
{
    public required Basis Basis { get; init; }

    /// <summary>1 to 4, or 0.</summary>
    public int Quarter { get; init; }

    /// <summary>1 (April) to 12, or 0.</summary>
    public int Month { get; init; }

    /// <summary>Says total, year or full year.</summary>
    public bool SaysYear { get; init; }

    /// <summary>Says saving, amount, value, target or has a unit: money, though of no known basis.</summary>
    public bool SaysMoney { get; init; }

    /// <summary>"Original", or "previous": yields to a column of the same basis without it.</summary>
    public bool SaysOld { get; init; }

    /// <summary>Weak words such as current, expected or revised made the basis.</summary>
    public bool IsWeak { get; init; }

    public FinancialYear? Year { get; init; }

    public MoneyUnit? Unit { get; init; }

    /// <summary>What the heading says of the sign of savings, such as "(savings shown as positive)".</summary>
    public SavingsSign? Savings { get; init; }

    /// <summary>"(Shortfall)" or "over/(under)": 1 where the printed positive is adverse, -1 where it is favourable, 0 unsaid.</summary>
    public int AdverseSign { get; init; }

    /// <summary>Text fields that the heading can mean, strongest first.</summary>
    public IReadOnlyList<(TrackerField Field, int Strength)> Fields { get; init; } = [];

    [GeneratedRegex(@"\bq(?:tr|uarter)?\.?\s*0?(?<n>[1-4])\b|\bquarter\s+(?<w>one|two|three|four)\b|\b(?<n>[1-4])(?:st|nd|rd|th)\s+q(?:tr|uarter)\b|\b(?<w>first|second|third|fourth)\s+quarter\b|(?<r>apr\w*\s*(?:-|to|/)\s*jun\w*)|(?<r>jul\w*\s*(?:-|to|/)\s*sep\w*)|(?<r>oct\w*\s*(?:-|to|/)\s*dec\w*)|(?<r>jan\w*\s*(?:-|to|/)\s*mar\w*)")]
    private static partial Regex QuarterWords();

    [GeneratedRegex(@"\b(?<m>jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)\b|\b(?:p|period|m|mth|month|pd)\.?\s*0?(?<n>1[0-2]|[1-9])\b")]
    private static partial Regex MonthWords();

    // "Achieved to 30 September" and "forecast as at Q2" name a day, not a part of the year.
    [GeneratedRegex(@"\b(as at|as of|up to|to|at|by)\s+(the\s+)?(end\s+(of\s+)?)?(\d{1,2}(st|nd|rd|th)?\s+)?(q[1-4]|quarter|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")]
    private static partial Regex DayWords();

    [GeneratedRegex(@"%|\bper\s?cent(age)?\b|\bpct\b")]
    private static partial Regex PercentWords();

    [GeneratedRegex(@"\bcumulative\b|\bcum\b|\bto date\b|\bytd\b|\byear to date\b|\bso far\b|\brunning total\b")]
    private static partial Regex ToDateWords();

    [GeneratedRegex(@"\bvariance|\bvariation|\bshortfall|\bdifference\b|\bdiff\b|\bover\s*/?\s*\(?under|\bunder\s*/?\s*\(?over|\bunder\s?-?\s?(delivery|achievement|achieved)|\bover\s?-?\s?(delivery|achievement)|\bslippage\b|\bgap\b|\(?surplus\)?\s*/\s*\(?(deficit|shortfall)|\bnon\s?-?\s?(delivery|achievement)|\bunachieved\b|\bundelivered\b|\bnot (achieved|delivered|deliverable|achievable)\b|\bunachievable\b|\bundeliverable\b|\bvar\b|\bshort\s?fall|\b(saving|savings) at risk\b|\bpressure\b|\boverspend\b")]
    private static partial Regex VarianceWords();

    [GeneratedRegex(@"\binvestment|\bone\s?-?\s?off cost|\bcosts? (to|of) (deliver|implement|achiev)|\bimplementation costs?|\bdelivery costs?|\bset\s?-?\s?up costs?|\bupfront costs?|\binvest to save cost|\btransformation (fund|cost)|\bredundancy costs?|\bproject costs?|\bone\s?-?\s?off (funding|revenue cost|resource)|\bcapital costs?|^costs?\b|\bcosts? £|\bfunding required\b|\binvestment required\b|\bone-?off\b.*\bcost")]
    private static partial Regex InvestmentWords();

    [GeneratedRegex(@"\bforecast|\bf\W?cast\b|\bfcst\b|\bprojected|\bprojection|\boutturn\b|\bpredicted|\banticipated|\blikely\b|\bexpected (?:outturn|delivery|to be|achievement|final)|\bfull year estimate\b|\bexpected year")]
    private static partial Regex ForecastWords();

    [GeneratedRegex(@"\blatest\b|\bcurrent\b|\brevised\b|\bexpected\b|\bestimated?\b|\bupdated\b|\bdeliverable\b|\breprofiled\b|\bre-profiled\b|\bnow\b")]
    private static partial Regex WeakForecastWords();

    [GeneratedRegex(@"\bactuals?\b|\bdelivered\b|\bachieved\b|\brealised\b|\brealized\b|\bsecured\b|\bbanked\b|\breceived\b|\bdelivery\b|\bachievement\b|\bsavings? made\b")]
    private static partial Regex ActualWords();

    [GeneratedRegex(@"\bplanned\b|\bplan\b|\btarget|\bbudget(ed)?\b|\bapproved\b|\boriginal|\bprofiled?\b|\bmtfs\b|\bmtfp\b|\bmtfp?\b|\bagreed\b|\bbaseline\b|\brequired\b|\bproposed\b|\bphasing\b|\bestimates? \(?original")]
    private static partial Regex PlannedWords();

    [GeneratedRegex(@"\bprevious|\bprior\b|\blast (month|quarter|period|year|report)|\boriginal forecast\b|\breported\b.*\blast\b|\bchange (from|since|in)\b|^change\b|\bmovement\b|\bbalance\b|\bfull[- ]year effect\b|\bfye\b|\bfuture years?\b|\bnext year|\bbase budget\b|\bgross budget\b|\bnet budget\b|\bfte\b|\bmitigat|\bremaining\b|\bstill to\b|\brolled? forward|\bcarried forward|\bc/f\b|\bb/f\b|\bbrought forward|\bcode\b|\bbest case\b|\bworst case\b|\bof which\b")]
    private static partial Regex BesideWords();

    [GeneratedRegex(@"\btotals?\b|\bfull[- ]?year\b|\bannual\b|\byear[- ]?end\b|\bin[- ]?year\b|\byear\b|\bfy\b|\ball quarters\b")]
    private static partial Regex YearWords();

    [GeneratedRegex(@"\bsavings?\b|\bamount\b|\bvalue\b|\bincome\b|\befficienc|\breduction\b|£|\btarget|\b000s?\b|\btotals?\b")]
    private static partial Regex MoneyWords();

    public static HeadingSense Of(string own, string above, DateOnly? day)
    {
        var unit = UnitWords.Find(own) ?? UnitWords.Find(above);
        var savings = SignWords.Find(own) ?? SignWords.Find(above);
        var quarter = Quarter1To4(own);
        var month = day is { } d ? FinancialMonth.NumberOf(d) : quarter > 0 ? 0 : Month1To12(own);
        FinancialYear? year = FinancialYear.TryFind(own, out var found) || FinancialYear.TryFind(above, out found) ? found : null;
        var basis = BasisOf(own, out var weak);
        var old = own.Contains("original", StringComparison.Ordinal) || own.Contains("initial", StringComparison.Ordinal);
        if (basis == Basis.None || (weak && basis == Basis.Forecast && above.Length > 0))
        {
            var fromAbove = BasisOf(above, out var weakAbove);
            if (fromAbove != Basis.None)
            {
                (basis, weak) = (fromAbove, weakAbove);
                old |= above.Contains("original", StringComparison.Ordinal);
            }
        }

        return new()
        {
            Basis = basis,
            IsWeak = weak,
            Quarter = quarter,
            Month = month,
            SaysYear = YearWords().IsMatch(own) || (own.Length == 0 && above.Length > 0) || (year is not null && FinancialYear.TryFind(own, out _)),
            SaysMoney = unit is not null || MoneyWords().IsMatch(own) || (basis is not (Basis.None or Basis.Beside) && MoneyWords().IsMatch(above)),
            SaysOld = old,
            Year = year,
            Unit = unit,
            Savings = savings,
            AdverseSign = SignWords.Adverse(own.Length > 0 ? own : above),
            Fields = FieldWords.Find(own.Length > 0 ? own : above),
        };
    }

    private static Basis BasisOf(string text, out bool weak)
    {
        weak = false;
        if (text.Length == 0)
        {
            return Basis.None;
        }

        if (PercentWords().IsMatch(text) || BesideWords().IsMatch(text))
        {
            return Basis.Beside;
        }

        if (VarianceWords().IsMatch(text))
        {
            return Basis.Variance;
        }

        var forecast = ForecastWords().IsMatch(text);
        var planned = PlannedWords().IsMatch(text);
        var actual = ActualWords().IsMatch(text);
        if ((forecast || actual) && planned && (text.Contains("against", StringComparison.Ordinal) || text.Contains(" vs", StringComparison.Ordinal) || text.Contains("versus", StringComparison.Ordinal) || text.Contains(" less ", StringComparison.Ordinal)))
        {
            return Basis.Variance;
        }

        if (InvestmentWords().IsMatch(text))
        {
            return Basis.Investment;
        }

        if (ToDateWords().IsMatch(text))
        {
            return actual || !planned ? (forecast ? Basis.Beside : Basis.Actual) : Basis.Beside;
        }

        if (forecast)
        {
            return Basis.Forecast;
        }

        if (planned && !(actual && !text.Contains("to be", StringComparison.Ordinal)))
        {
            return Basis.Planned;
        }

        if (actual)
        {
            return Basis.Actual;
        }

        weak = WeakForecastWords().IsMatch(text);
        return weak ? Basis.Forecast : Basis.None;
    }

    private static int Quarter1To4(string text)
    {
        var match = QuarterWords().Match(text);
        if (!match.Success || (DayWords().IsMatch(text) && !match.Groups["r"].Success))
        {
            return 0;
        }

        return match.Groups["n"].Success ? match.Groups["n"].ValueSpan[0] - '0'
            : match.Groups["w"].Success ? match.Groups["w"].Value switch { "one" or "first" => 1, "two" or "second" => 2, "three" or "third" => 3, _ => 4 }
            : match.Groups["r"].Value[0] switch { 'a' => 1, 'o' => 3, _ => match.Groups["r"].Value[1] == 'u' ? 2 : 4 };
    }

    private static int Month1To12(string text)
    {
        var match = MonthWords().Match(text);
        if (!match.Success || DayWords().IsMatch(text))
        {
            return 0;
        }

        return match.Groups["n"].Success ? int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture) : MonthNumber(match.Groups["m"].Value);
    }

    /// <summary>1 for April, from the first three letters.</summary>
    public static int MonthNumber(string name) => name.AsSpan(0, 3) switch
    {
        "apr" => 1,
        "may" => 2,
        "jun" => 3,
        "jul" => 4,
        "aug" => 5,
        "sep" => 6,
        "oct" => 7,
        "nov" => 8,
        "dec" => 9,
        "jan" => 10,
        "feb" => 11,
        _ => 12,
    };
}
