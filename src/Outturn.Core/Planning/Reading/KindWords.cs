using System.Text.RegularExpressions;
using Outturn.Core.Series;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Planning.Reading;

/// <summary>How a file says that what a line does stays or ends.</summary>
internal enum SaidPermanence
{
    NotSaid,
    Permanent,
    Temporary,
    OneOff,
}

/// <summary>The words of plan files for kinds, permanence, benefits and confidence; and ours, for a file that comes back.</summary>
internal static partial class KindWords
{
    [GeneratedRegex(@"\bnew profile\b|\bre-?\s?profil\w*\b|\bupdated?( saving| profile)?\b|\brevised profile\b|\bprevious(ly)?\b")]
    private static partial Regex NewProfile();

    [GeneratedRegex(@"\bcapital\b(?! receipts)")]
    private static partial Regex Capital();

    [GeneratedRegex(@"\binflation\b|\bpay award\b|\bindexation\b|\bprice increases?\b|\bcontract uplifts?\b")]
    private static partial Regex Inflation();

    [GeneratedRegex(@"\bdemograph\w*\b|\bdemand\b|\bpopulation\b")]
    private static partial Regex Demography();

    [GeneratedRegex(@"\bincome\b|\bfees?\b( and charges)?|\bcharges\b|\bclawback\b")]
    private static partial Regex Income();

    [GeneratedRegex(@"\bsavings?\b|\befficienc(y|ies)\b|\breductions?\b|\bcuts?\b|\bcost avoidance\b|\btransformation\b|^s$|^sav$")]
    private static partial Regex Saving();

    [GeneratedRegex(@"\binvestments?\b|\bpriorit(y|ies)\b|\bpolicy choice\b|\binvest\b|^inv$|^i$")]
    private static partial Regex Investment();

    [GeneratedRegex(@"\bpressures?\b|\bgrowth\b|\bswap\b|\bcosts?\b|\bbids?\b|\bunavoidable\b|\blegislat\w+\b|^p$|^g$")]
    private static partial Regex Pressure();

    [GeneratedRegex(@"\bfunding\b|\bgrants?\b|\bcouncil tax\b|\bbusiness rates\b|\breserves?\b|\bfinancing\b")]
    private static partial Regex Funding();

    [GeneratedRegex(@"\bbase\b|\btechnical\b|\bvirements?\b|\brebas\w+\b|\badjustments?\b")]
    private static partial Regex Base();

    [GeneratedRegex(@"\bone\s?-?\s?off\b|\bnon\s?-?\s?recur\w*\b|^o$|^o/?o$|^nr$|\bsingle year\b")]
    private static partial Regex OneOffWords();

    [GeneratedRegex(@"^t$|^temp\b|\btemporary\b|\btime\s?-?\s?limited\b|\bfixed\s?-?\s?term\b|\bshort\s?-?\s?term\b")]
    private static partial Regex TemporaryWords();

    [GeneratedRegex(@"^p$|^perm\b|\bpermanent\b|\bongoing\b|\bon-going\b|(?<!non\s?-?\s?)\brecur\w*\b|\bbase budget\b|^r$")]
    private static partial Regex PermanentWords();

    [GeneratedRegex(@"\b(until|to|till|ends?|ending|through)\b")]
    private static partial Regex UntilWords();

    [GeneratedRegex(@"then\s+£?(?<lasting>-?£?[\d,.]+)\s+stays")]
    private static partial Regex ThenStays();

    public static bool SaysNewProfile(string normal) => NewProfile().IsMatch(normal);

    /// <summary>The category that a kind's words name; null for words that name none, or nothing.</summary>
    public static PlanCategory? Category(string text)
    {
        var normal = HeadingText.Normal(text);
        return normal.Length == 0 ? null
            : Enum.GetValues<PlanCategory>().Cast<PlanCategory?>().FirstOrDefault(c => Name(c!.Value).Equals(normal, StringComparison.OrdinalIgnoreCase))
            ?? (Income().IsMatch(normal) ? PlanCategory.Income
            : Saving().IsMatch(normal) ? PlanCategory.Saving
            : Capital().IsMatch(normal) ? PlanCategory.Capital
            : Inflation().IsMatch(normal) ? PlanCategory.Inflation
            : Demography().IsMatch(normal) ? PlanCategory.Demography
            : Investment().IsMatch(normal) ? PlanCategory.Investment
            : Funding().IsMatch(normal) ? PlanCategory.Funding
            : Pressure().IsMatch(normal) ? PlanCategory.Pressure
            : Base().IsMatch(normal) ? PlanCategory.BaseAdjustment
            : null);
    }

    public static SaidPermanence Permanence(string text)
    {
        var normal = HeadingText.Normal(text);
        return OneOffWords().IsMatch(normal) ? SaidPermanence.OneOff
            : TemporaryWords().IsMatch(normal) ? SaidPermanence.Temporary
            : PermanentWords().IsMatch(normal) ? SaidPermanence.Permanent
            : SaidPermanence.NotSaid;
    }

    /// <summary>"Temporary until 2024-25" names the last year in which it has effect.</summary>
    public static FinancialYear? Until(string text) =>
        UntilWords().IsMatch(HeadingText.Normal(text)) && FinancialYear.TryFind(text, out var year) ? year : null;

    /// <summary>"..., then £50,000 stays": what is left of it for good, in pounds.</summary>
    public static Money? Lasting(string text) =>
        ThenStays().Match(text) is { Success: true } match && Values.Reading.AmountReader.Read(match.Groups["lasting"].Value).Value?.Value is { } money ? money : null;

    public static BenefitClass? Benefit(string text)
    {
        var normal = HeadingText.Normal(text);
        foreach (var benefit in Enum.GetValues<BenefitClass>())
        {
            if (Name(benefit).Equals(normal, StringComparison.OrdinalIgnoreCase))
            {
                return benefit;
            }
        }

        return normal.Contains("avoidance", StringComparison.Ordinal) || normal.Contains("cost avoid", StringComparison.Ordinal) || normal.Contains("non cashable", StringComparison.Ordinal) || normal.Contains("non-cashable", StringComparison.Ordinal) ? BenefitClass.CostAvoidance
            : normal.Contains("inflation", StringComparison.Ordinal) ? BenefitClass.AvoidedInflation
            : normal.Contains("demand", StringComparison.Ordinal) ? BenefitClass.AvoidedDemand
            : normal.Contains("grant", StringComparison.Ordinal) ? BenefitClass.GrantSubstitution
            : normal.Contains("right", StringComparison.Ordinal) && normal.Contains("siz", StringComparison.Ordinal) ? BenefitClass.BudgetRightSizing
            : normal.Contains("income", StringComparison.Ordinal) ? BenefitClass.Income
            : normal.Contains("social", StringComparison.Ordinal) ? BenefitClass.SocialValue
            : normal.Contains("system", StringComparison.Ordinal) ? BenefitClass.WiderSystem
            : normal.Contains("cashable", StringComparison.Ordinal) ? BenefitClass.CashableReduction
            : null;
    }

    public static Confidence? Confidence(string text) => HeadingText.Normal(text) switch
    {
        "" or "-" or "n/a" or "not said" => Planning.Confidence.NotSaid,
        "high" or "h" or "green" or "g" or "certain" => Planning.Confidence.High,
        "medium" or "med" or "m" or "amber" or "a" => Planning.Confidence.Medium,
        "low" or "l" or "red" or "r" => Planning.Confidence.Low,
        _ => null,
    };

    public static string Name(PlanCategory category) => category switch
    {
        PlanCategory.BaseAdjustment => "Base adjustment",
        _ => category.ToString(),
    };

    public static string Name(BenefitClass benefit) => benefit switch
    {
        BenefitClass.CashableReduction => "Cashable reduction",
        BenefitClass.Income => "Income",
        BenefitClass.GrantSubstitution => "Grant substitution",
        BenefitClass.BudgetRightSizing => "Budget right-sizing",
        BenefitClass.AvoidedInflation => "Avoided inflation",
        BenefitClass.AvoidedDemand => "Avoided demand",
        BenefitClass.CostAvoidance => "Cost avoidance",
        BenefitClass.WiderSystem => "Wider system",
        _ => "Social value",
    };

    public static string Name(Permanence permanence) => permanence switch
    {
        Series.Permanence.OneOff => "one-off",
        Series.Permanence.TemporaryUntil t => $"temporary until {t.LastYear}",
        Series.Permanence.TemporaryThenPermanent t => $"temporary until {t.LastYear}, then £{(t.Lasting.Pence < 0 ? "-" : "")}{Pounds(t.Lasting.Abs())} stays",
        _ => "permanent",
    };

    private static string Pounds(Money money) => money.Pounds.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
