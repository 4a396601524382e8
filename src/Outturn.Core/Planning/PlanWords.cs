using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>What kinds are called on pages, in files and in sentences.</summary>
public static class PlanWords
{
    public static string Name(this PlanCategory category) => category switch
    {
        PlanCategory.BaseAdjustment => "Base adjustment",
        PlanCategory.Demography => "Demography and demand",
        PlanCategory.Inflation => "Inflation",
        PlanCategory.Pressure => "Pressure",
        PlanCategory.Investment => "Investment",
        PlanCategory.Saving => "Saving",
        PlanCategory.Income => "Income",
        PlanCategory.Funding => "Funding",
        _ => "Capital",
    };

    /// <summary>With its article, for a sentence: "a saving", "an investment", "income".</summary>
    public static string InSentence(this PlanCategory category) => category switch
    {
        PlanCategory.BaseAdjustment => "a base adjustment",
        PlanCategory.Inflation => "inflation",
        PlanCategory.Demography => "demography",
        PlanCategory.Pressure => "a pressure",
        PlanCategory.Investment => "an investment",
        PlanCategory.Saving => "a saving",
        PlanCategory.Income => "income",
        PlanCategory.Funding => "funding",
        _ => "capital",
    };

    public static string Name(this BenefitClass benefit) => benefit switch
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

    public static string Name(this FundingStatus status) => status switch
    {
        FundingStatus.Confirmed => "Confirmed",
        FundingStatus.InPrinciple => "In principle",
        FundingStatus.Conditional => "Conditional",
        FundingStatus.Requested => "Requested",
        _ => "Assumed",
    };

    public static string Name(this SourceKind kind) => kind switch
    {
        SourceKind.CouncilTax => "Council tax",
        SourceKind.BusinessRates => "Business rates",
        SourceKind.Grant => "Grant",
        SourceKind.Reserve => "Reserve",
        SourceKind.Fees => "Fees and charges",
        SourceKind.Partner => "Partner",
        SourceKind.Pool => "Pooled budget",
        SourceKind.CapitalReceipts => "Capital receipts",
        SourceKind.Borrowing => "Borrowing",
        _ => "Other",
    };

    public static string Name(this RepaymentMethod method) => method == RepaymentMethod.Annuity ? "Annuity" : "Equal instalments";

    public static string Name(this FirstYearInterest interest) => interest switch
    {
        FirstYearInterest.Whole => "For the whole year in which it is spent",
        FirstYearInterest.Half => "For half the year in which it is spent",
        _ => "From the year after it is spent",
    };

    public static string Name(this ProposalType type) => type == ProposalType.Technical ? "Budget building" : type.ToString();

    public static string Name(this ProposalStatus status) => status switch
    {
        ProposalStatus.InCommittee => "In committee",
        ProposalStatus.InDelivery => "In delivery",
        _ => status.ToString(),
    };

    public static string Name(this Confidence confidence) => confidence == Confidence.NotSaid ? "Not said" : confidence.ToString();

    public static string Name(this LineRole role) => role.ToString();

    public static string Name(this LinkKind kind) => kind switch
    {
        LinkKind.Continues => "Continues",
        LinkKind.Replaces => "Replaces",
        LinkKind.SplitFrom => "Split from",
        _ => "Merged from",
    };

    public static string Name(this Permanence permanence) => permanence switch
    {
        Permanence.OneOff => "One-off",
        Permanence.TemporaryUntil t => $"Temporary to {t.LastYear}",
        Permanence.TemporaryThenPermanent t => $"Temporary to {t.LastYear}, then {MoneyStyle.Words(t.Lasting)} a year",
        _ => "Permanent",
    };

    /// <summary>What a line is called where its proposal is known: its own title, or else the proposal's name.</summary>
    public static string NameOf(PlanLine line, Proposal proposal) => line.Terms.Title.Length > 0 ? line.Terms.Title : proposal.Terms.Name;
}
