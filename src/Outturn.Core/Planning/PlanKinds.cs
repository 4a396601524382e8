namespace Outturn.Core.Planning;

/// <summary>What a plan line is in the council's overview.</summary>
public enum PlanCategory
{
    BaseAdjustment,
    Inflation,

    /// <summary>More people, or people who need more.</summary>
    Demography,
    Pressure,
    Investment,
    Saving,
    Income,

    /// <summary>Council tax, grants, business rates, reserves: what pays for the net budget, so negative.</summary>
    Funding,

    /// <summary>Shown beside the revenue plan and never summed with it.</summary>
    Capital,
}

/// <summary>What a benefit is. Only those that change a budget line may enter the plan (<see cref="PlanKinds.ChangesBudget"/>).</summary>
public enum BenefitClass
{
    CashableReduction,
    Income,
    GrantSubstitution,

    /// <summary>A budget that was never spent is taken out.</summary>
    BudgetRightSizing,
    AvoidedInflation,
    AvoidedDemand,

    /// <summary>Against a forecast that would have been: shown beside the plan and never summed with it.</summary>
    CostAvoidance,
    WiderSystem,
    SocialValue,
}

/// <summary>How a line stands to the others of its proposal. Gross, offset and net are separate lines.</summary>
public enum LineRole
{
    /// <summary>The line is the whole of it.</summary>
    Net,
    Gross,

    /// <summary>Takes from a gross line, such as a contribution.</summary>
    Offset,
}

/// <summary>How sure the council is that a saving comes.</summary>
public enum Confidence
{
    NotSaid,
    High,
    Medium,
    Low,
}

/// <summary>How firm a source of money is.</summary>
public enum FundingStatus
{
    Confirmed,
    InPrinciple,
    Conditional,
    Requested,
    Assumed,
}

public enum ProposalType
{
    Saving,
    Income,
    Pressure,
    Investment,
    Temporary,
    Capital,

    /// <summary>A new profile for a saving that an earlier plan holds.</summary>
    Update,

    /// <summary>Lines of several kinds.</summary>
    Mixed,

    /// <summary>Budget building with no case: base adjustments, inflation.</summary>
    Technical,
}

public enum ProposalStatus
{
    Idea,
    Outline,
    Draft,

    /// <summary>Finance, HR, legal and equality have cleared it.</summary>
    Cleared,
    InCommittee,
    Approved,
    Deferred,
    Rejected,
    Withdrawn,
    InDelivery,
    Complete,
}

public enum Confidentiality
{
    Open,

    /// <summary>Officers who may read confidential proposals only: others do not see that it exists.</summary>
    Confidential,

    /// <summary>Exempt from publication by law: members see it in private session; the public does not see that it exists.</summary>
    Exempt,
}

/// <summary>How a proposal stands to an earlier one.</summary>
public enum LinkKind
{
    Continues,
    Replaces,

    /// <summary>One of several that came out of one.</summary>
    SplitFrom,

    /// <summary>One that came out of several.</summary>
    MergedFrom,
}

public static class PlanKinds
{
    /// <summary>Whether the benefit lowers a budget line. The others stand beside the plan.</summary>
    public static bool ChangesBudget(this BenefitClass benefit) => benefit <= BenefitClass.AvoidedInflation;

    /// <summary>Whether the category's figures are expected to lower the net budget.</summary>
    public static bool TakesFromBudget(this PlanCategory category) => category is PlanCategory.Saving or PlanCategory.Income or PlanCategory.Funding;

    /// <summary>Whether a proposal of this status counts in the plan. What is deferred, rejected or withdrawn stays readable and does not count.</summary>
    public static bool Counts(this ProposalStatus status) => status is not (ProposalStatus.Deferred or ProposalStatus.Rejected or ProposalStatus.Withdrawn);
}
