using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Planning;

public enum ScenarioState
{
    /// <summary>Being worked on.</summary>
    Open,

    /// <summary>Kept as it is, for comparison.</summary>
    Kept,

    /// <summary>Thrown away: stays in the record, offered nowhere.</summary>
    Discarded,

    /// <summary>Its changes became the plan's.</summary>
    Adopted,
}

/// <summary>One difference between a scenario and the plan that it branches from. Later changes build on earlier ones.</summary>
public abstract record ScenarioChange
{
    private ScenarioChange()
    {
    }

    /// <summary>Leaves a proposal out.</summary>
    public sealed record Drop(Guid Proposal) : ScenarioChange;

    /// <summary>Moves every line of a proposal by whole years, those of its reversals too.</summary>
    public sealed record Slip(Guid Proposal, int Years) : ScenarioChange;

    /// <summary>Another movement of a line in a year.</summary>
    public sealed record SetAmount(Guid Line, FinancialYear Year, Amount Amount) : ScenarioChange;

    /// <summary>Another rate, in per cent, in the forecast of a source or an assumption.</summary>
    public sealed record SetRate(Guid Of, string Rate, FinancialYear Year, decimal Percent) : ScenarioChange;

    /// <summary>Another level of a source or an assumption, such as a grant, in a year.</summary>
    public sealed record SetLevel(Guid Of, FinancialYear Year, Amount Level) : ScenarioChange;

    /// <summary>Something that the plan does not hold: one proposal of one line.</summary>
    public sealed record Add(Guid Proposal, Guid Line, string Title, PlanCategory Category, string Service, string Committee, Permanence Permanence, BenefitClass? Benefit, PlanAmounts Amounts) : ScenarioChange;
}

/// <summary>A what-if: the plan with some changes. Kept apart until it is adopted.</summary>
/// <param name="Id">Never changes.</param>
/// <param name="Number">From 1 within the cycle: what addresses use.</param>
/// <param name="Name">Such as "Without the block beds", or a group's alternative budget.</param>
public sealed record Scenario(Guid Id, int Number, string Name, string Why, ScenarioState State, IReadOnlyList<ScenarioChange> Changes)
{
    public long Act { get; init; }

    public bool Equals(Scenario? other) => other is not null
        && Id == other.Id && Number == other.Number && Name == other.Name && Why == other.Why && State == other.State && Act == other.Act && Changes.SequenceEqual(other.Changes);

    public override int GetHashCode() => Id.GetHashCode();
}
