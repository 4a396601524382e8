namespace Outturn.Core.Appraisal.Options;

/// <summary>What a benefit is: the same classes as a plan line's, in the same order. Only those to <see cref="AvoidedInflation"/> change a budget.</summary>
public enum BenefitKind
{
    CashableReduction,
    Income,
    GrantSubstitution,
    BudgetRightSizing,
    AvoidedInflation,
    AvoidedDemand,
    CostAvoidance,
    WiderSystem,
    SocialValue,
}

public static class BenefitKinds
{
    /// <summary>Whether it is the council's cash: in the NPV. The others are in the social value alone.</summary>
    public static bool IsCashable(this BenefitKind kind) => kind <= BenefitKind.AvoidedInflation;

    public static string Name(this BenefitKind kind) => kind switch
    {
        BenefitKind.CashableReduction => "Cashable reduction",
        BenefitKind.Income => "Income",
        BenefitKind.GrantSubstitution => "Grant substitution",
        BenefitKind.BudgetRightSizing => "Budget right-sizing",
        BenefitKind.AvoidedInflation => "Avoided inflation",
        BenefitKind.AvoidedDemand => "Avoided demand",
        BenefitKind.CostAvoidance => "Cost avoidance",
        BenefitKind.WiderSystem => "Wider system",
        _ => "Social value",
    };

    /// <summary>Such as <c>cashable-reduction</c>, the word in a file.</summary>
    public static string Slug(this BenefitKind kind) => kind.Name().ToLowerInvariant().Replace(' ', '-');

    /// <summary>Reads a class as people write it; <c>cashable</c> and <c>not cashable</c> stand for the plainest of each sort. Null for another word.</summary>
    public static BenefitKind? Read(string text)
    {
        var plain = new string([.. text.Where(char.IsAsciiLetter).Select(char.ToLowerInvariant)]);
        return plain switch
        {
            "cashable" or "cash" or "saving" or "savings" or "cashsaving" or "cashreleasing" => BenefitKind.CashableReduction,
            "noncashable" or "notcashable" or "uncashable" or "noncash" or "noncashreleasing" or "avoidedcost" or "avoidance" => BenefitKind.CostAvoidance,
            "social" or "public" or "publicvalue" or "wellbeing" => BenefitKind.SocialValue,
            "wider" or "partners" or "partner" => BenefitKind.WiderSystem,
            _ => Enum.GetValues<BenefitKind>().Where(k => k.ToString().Equals(plain, StringComparison.OrdinalIgnoreCase)).Select(k => (BenefitKind?)k).FirstOrDefault(),
        };
    }
}
