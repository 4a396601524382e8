using Outturn.Core.Planning;
using Outturn.Core.Series;

namespace Outturn.Core.Reports.Planning;

/// <summary>The rows of the overview. A line's row comes from its category, except that what does not stay is one row of its own.</summary>
public enum PlanSection
{
    BaseAdjustments,
    Inflation,
    Demography,
    Pressures,
    Investments,

    /// <summary>Temporary and one-off lines of every category but funding.</summary>
    Temporary,
    Savings,
    Income,

    /// <summary>Pays for the net budget: below the total, never in it.</summary>
    Funding,
}

public static class PlanSections
{
    public static PlanSection Of(PlanCategory category, Permanence permanence) => category switch
    {
        PlanCategory.Funding => PlanSection.Funding,
        _ when permanence is not Permanence.Permanent => PlanSection.Temporary,
        PlanCategory.BaseAdjustment => PlanSection.BaseAdjustments,
        PlanCategory.Inflation => PlanSection.Inflation,
        PlanCategory.Demography => PlanSection.Demography,
        PlanCategory.Pressure => PlanSection.Pressures,
        PlanCategory.Investment => PlanSection.Investments,
        PlanCategory.Saving => PlanSection.Savings,
        _ => PlanSection.Income,
    };

    public static string Heading(this PlanSection section) => section switch
    {
        PlanSection.BaseAdjustments => "Base adjustments",
        PlanSection.Temporary => "Temporary and one-off",
        _ => section.ToString(),
    };
}
