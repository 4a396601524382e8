using Outturn.Core.Cases.Reading;

namespace Outturn.Core.Cases;

/// <summary>What the kinds of cases are called on pages, in files and in sentences.</summary>
public static class CaseWords
{
    public static string Name(this CaseTemplate template) => template switch
    {
        CaseTemplate.Council2018 => "Council form of 2018",
        CaseTemplate.Council2020 => "Council form of 2020",
        CaseTemplate.Council2022 => "Council form of 2022",
        CaseTemplate.FundBid => "Fund bid",
        CaseTemplate.FiveCase => "Five cases",
        _ => "No known form",
    };

    /// <summary>The word of commands and JSON.</summary>
    public static string Slug(this CaseTemplate template) => template switch
    {
        CaseTemplate.Council2018 => "council-2018",
        CaseTemplate.Council2020 => "council-2020",
        CaseTemplate.Council2022 => "council-2022",
        CaseTemplate.FundBid => "fund-bid",
        CaseTemplate.FiveCase => "five-case",
        _ => "unknown",
    };

    public static string Name(this CaseType type) => type.ToString();

    public static string Slug(this CaseType type) => type.ToString().ToLowerInvariant();

    /// <summary>A type by its name, letter case aside; null where there is none.</summary>
    public static CaseType? TypeOf(string name)
    {
        foreach (var type in Enum.GetValues<CaseType>())
        {
            if (string.Equals(type.ToString(), name.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return type;
            }
        }

        return null;
    }

    public static string Name(this SectionState state) => state switch
    {
        SectionState.Answered => "Answered",
        SectionState.Brief => "Brief",
        SectionState.Empty => "Empty",
        _ => "Not applicable",
    };

    public static string Name(this CaseTableKind kind) => kind switch
    {
        CaseTableKind.MoneyByYear => "Money by year",
        CaseTableKind.Partners => "Partner shares",
        _ => kind.ToString(),
    };

    public static string Name(this AmountRole role) => role switch
    {
        AmountRole.CostAvoidance => "Cost avoidance",
        AmountRole.Unclear => "Not clear",
        _ => role.ToString(),
    };

    public static string Name(this AmountTerm term) => term switch
    {
        AmountTerm.NotSaid => "Not said",
        AmountTerm.Permanent => "Permanent",
        AmountTerm.OneOff => "One-off",
        _ => "Over several years",
    };

    public static string Name(this ReviewState state) => state switch
    {
        ReviewState.ToReview => "To review",
        ReviewState.Reviewed => "Reviewed",
        _ => "Set aside",
    };

    public static string Slug(this ReviewState state) => state switch
    {
        ReviewState.ToReview => "to-review",
        ReviewState.Reviewed => "reviewed",
        _ => "set-aside",
    };

    public static string Name(this CaseField field) => field switch
    {
        CaseField.Version => "Version date",
        CaseField.Types => "What it proposes",
        _ => field.ToString(),
    };

    public static string Name(this Sureness sure) => sure switch
    {
        Sureness.Sure => "Sure",
        Sureness.Likely => "Likely",
        _ => "Doubtful",
    };

    public static string Name(this Standing standing) => standing switch
    {
        Standing.AsRead => "As read",
        Standing.Asked => "To answer",
        Standing.Confirmed => "Confirmed",
        _ => "Corrected",
    };
}
