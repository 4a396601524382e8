namespace Outturn.Core.Reports.Planning;

/// <summary>What the figures of a plan table are. One control on the page, one option of the command.</summary>
public enum PlanBasis
{
    /// <summary>The change from the year before.</summary>
    Movements,

    /// <summary>The effect in the year against the base.</summary>
    Levels,

    /// <summary>The levels added up so far. They must not be added up again.</summary>
    RunningTotals,
}

public enum PlanTableKind
{
    Overview,
    Proposals,
    Funding,
    Gap,
}

/// <summary>How the proposals table parts its lines.</summary>
public enum PlanGrouping
{
    Service,
    Committee,
    Type,
    Status,
    Permanence,
    FundingSource,
    BenefitClass,
    Category,
}

/// <summary>What a reader chose of a plan. Everything else follows from the plan.</summary>
/// <param name="Vintage">The name of the vintage to count in every forecast that has one of that name; null for the latest.</param>
/// <param name="AlsoYears">Years that the columns must cover beside the plan's own, so that two plans stand side by side.</param>
public sealed record PlanChoices(string? Vintage = null, PlanYears? AlsoYears = null);
