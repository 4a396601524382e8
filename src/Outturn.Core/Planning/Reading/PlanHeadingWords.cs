using System.Text.RegularExpressions;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Planning.Reading;

/// <summary>What the headings of plan files mean.</summary>
internal static partial class PlanHeadingWords
{
    [GeneratedRegex(@"^key$|^stamp \(leave as it is\)$")]
    private static partial Regex KeyWords();

    [GeneratedRegex(@"^(business )?case(s)?( (no|number|id|ref|reference|code)\.?)?$|^bc( (no|number|id|ref)\.?)?$|^(proposal|project|bid|scheme|option|initiative|template) (no|number|id|code)\.?$|^case (name)?$")]
    private static partial Regex CaseWords();

    [GeneratedRegex(@"\bref(erence|s|erences)?\b\.?|^ref\.|^code$|^id$|^no\.?$|^#$|^unique (id|ref)\b|^(budget |saving |savings |line |mtfs |mtfp )(code|id|no\.?|number)$|^number$")]
    private static partial Regex ReferenceWords();

    [GeneratedRegex(@"\bpermanen\w*|\bone\s?-?\s?off\b.*(/|\bor\b)|(/|\bor\b).*\bone\s?-?\s?off\b|^p\s?/\s?t$|^perm\b|\btemp(orary)?\s?/|\brecurr\w+|^duration$|\bongoing\b.*/|^t\s?/\s?p$|^one\s?-?\s?off\??$")]
    private static partial Regex PermanenceWords();

    [GeneratedRegex(@"^kind$|\btype\b|\bcategory\b|^nature\b|^classification$|^(saving|growth|pressure|investment|cost)s?\s?(/|\bor\b)\s?\(?\w+|^theme$|^heading$")]
    private static partial Regex KindWords();

    [GeneratedRegex(@"\bcommittees?\b|\bportfolio\b|\bcabinet member\b|\blead member\b|\bscrutiny\b|\bboard\b|\bpanel\b")]
    private static partial Regex CommitteeWords();

    [GeneratedRegex(@"\bservice\b(?! user)|\bdirectorate\b|\bdepartment\b|\bdivision\b|\bbudget area\b|\bdept\b|^area$|\bservice area\b|\bbudget head\b|\bcost centre\b")]
    private static partial Regex ServiceWords();

    [GeneratedRegex(@"\bfund(ing|ed)\b|\bfinanced\b|\bsource\b|^fund$")]
    private static partial Regex FundingWords();

    [GeneratedRegex(@"\bbenefit\b|\bcashable\b")]
    private static partial Regex BenefitWords();

    [GeneratedRegex(@"\bconfidence\b|\bcertainty\b|\bdeliverability\b|\blikelihood\b")]
    private static partial Regex ConfidenceWords();

    [GeneratedRegex(@"^gross\s?/\s?(net|offset)|^role$|^line role$")]
    private static partial Regex RoleWords();

    [GeneratedRegex(@"\bnotes?\b|\bcomments?\b|\bdescription\b|\bdetails?\b|\brationale\b|\bnarrative\b|\bexplanation\b|\bbackground\b")]
    private static partial Regex NoteWords();

    [GeneratedRegex(@"^line title$|^line$|^sub-?\s?title$|^element$|^component$")]
    private static partial Regex LineTitleWords();

    [GeneratedRegex(@"\btitle\b|^proposals?$|\bname\b|^schemes?$|^projects?$|^initiatives?$|^savings?( proposals?)?$|^items?$|^budget (proposal|change|option)s?$|^(savings?|growth|investment|pressure)s? (proposal|option|item|bid|scheme)s?$|^bids?$|^options?$|^what$|^proposals? .*$|^pressures?$")]
    private static partial Regex TitleWords();

    [GeneratedRegex(@"\btotals?\b|\bcumulative total\b|\bsum\b|\ball years\b|\boverall\b|\bfull year effect\b")]
    private static partial Regex TotalColumnWords();

    [GeneratedRegex(@"\bbudget\b(?! (change|movement|impact|reduction|saving|adjustment|pressure|proposal|implication|effect)s?)|\bbase\b|\boutturn\b|\bactuals?\b|\bforecast\b|\bspend\b|\bfte\b|\bheadcount\b|\bposts\b|%|\bper cent\b|\brisk\b|\breversal\b")]
    private static partial Regex BesideWords();

    [GeneratedRegex(@"\bcumulative\b|\bcum\b|\blevels?\b|\bper annum impact\b|\bannual (impact|effect)\b|\brecurring (impact|effect|value)\b|\btotal (impact|effect)\b|\bongoing (impact|effect)\b|\bagainst (the )?(base|\d\d\d\d)|\bcompared (with|to) (the )?(base|\d\d\d\d)|\bimpact in (the )?year\b")]
    private static partial Regex LevelWords();

    [GeneratedRegex(@"\bmovements?\b|\bchange (from|on) (the )?(previous|prior|last) year\b|\byear[- ]on[- ]year\b|\bincremental\b|\bin-?\s?year change\b|\bannual change\b|\badditional\b|\bbudget change\b|\bincremental\b|\bchange\b")]
    private static partial Regex MovementWords();

    [GeneratedRegex(@"\brunning totals?\b|\bcumulative (cash|total)\b|\badded up\b|\bsum to date\b")]
    private static partial Regex RunningWords();

    [GeneratedRegex(@"\b(?:fy|f/y)\s*'?(?<y>(?:20)?\d\d)\b(?!\s*[-/–]\s*\d)|^(?<y>20\d\d)(\s*£.*)?$|\b(?<y>20\d\d)\s*budget year\b")]
    private static partial Regex LoneYear();

    [GeneratedRegex(@"^(?:year|yr|y)\s?(?<n>[1-9]|1[0-5])\b")]
    private static partial Regex NumberedYear();

    [GeneratedRegex(@"(?:(?:19|20)\d\d|(?<!\d)\d\d)\s*[-/–]\s*(?:(?:19|20)\d\d|\d\d|\d)(?!\d)")]
    private static partial Regex AnyYear();

    /// <summary>A heading that names years.</summary>
    /// <param name="Year">The one year whose figures stand under it.</param>
    /// <param name="Asks">"FY27": which year is meant has to be asked.</param>
    /// <param name="Numbered">"Year 2": counted from the cycle's first.</param>
    internal readonly record struct YearHeading(FinancialYear? Year, bool Asks, int Numbered);

    public static YearHeading YearOf(string own)
    {
        var normal = HeadingText.Normal(own);
        if (normal.Length is 0 or > 70 || BesideWords().IsMatch(normal) || TotalColumnWords().IsMatch(normal))
        {
            return default;
        }

        if (FinancialYear.TryFind(own, out var year))
        {
            // "2022-23 to 2026-27" heads a total, not a year.
            return AnyYear().Count(own) > 1 ? default : new(year, Asks: false, 0);
        }

        return LoneYear().IsMatch(normal) ? new(null, Asks: true, 0)
            : NumberedYear().Match(normal) is { Success: true } numbered ? new(null, Asks: false, int.Parse(numbered.Groups["n"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture))
            : default;
    }

    public static bool NamesYears(string own) => AnyYear().IsMatch(own);

    public static bool IsBeside(string normal) => BesideWords().IsMatch(normal);

    public static bool IsTotal(string normal) => TotalColumnWords().IsMatch(normal);

    public static bool IsKey(string normal) => KeyWords().IsMatch(normal);

    public static bool SaysLevels(string normal) => LevelWords().IsMatch(normal);

    public static bool SaysMovements(string normal) => MovementWords().IsMatch(normal);

    public static bool SaysRunningTotals(string normal) => RunningWords().IsMatch(normal);

    public static bool IsOnlyUnit(string normal) => UnitWords.Find(normal) is not null && normal.Replace("in", "", StringComparison.Ordinal).Trim().Length <= 12;

    /// <summary>The field that a heading without a year names.</summary>
    public static PlanField FieldOf(string normal) =>
        normal.Length is 0 or > 120 ? PlanField.Other
        : normal == "key" ? PlanField.Key
        : KeyWords().IsMatch(normal) || BesideWords().IsMatch(normal) && normal.Contains("reversal", StringComparison.Ordinal) ? PlanField.Ignored
        : CaseWords().IsMatch(normal) ? PlanField.Case
        : PermanenceWords().IsMatch(normal) ? PlanField.Permanence
        : LineTitleWords().IsMatch(normal) ? PlanField.LineTitle
        : RoleWords().IsMatch(normal) ? PlanField.Role
        : BenefitWords().IsMatch(normal) ? PlanField.Benefit
        : ReferenceWords().IsMatch(normal) ? PlanField.Reference
        : KindWords().IsMatch(normal) ? PlanField.Kind
        : FundingWords().IsMatch(normal) ? PlanField.Funding
        : ConfidenceWords().IsMatch(normal) ? PlanField.Confidence
        : CommitteeWords().IsMatch(normal) ? PlanField.Committee
        : TitleWords().IsMatch(normal) ? PlanField.Title
        : NoteWords().IsMatch(normal) ? PlanField.Note
        : ServiceWords().IsMatch(normal) ? PlanField.Service
        : PlanField.Other;
}
