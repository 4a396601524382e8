using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.Core.Intake;

/// <summary>What a headline amount would be in a plan: its category and benefit follow from its role, and from the section of the case's reference where the role leaves it open.</summary>
public static class AmountIntake
{
    /// <summary>Why an amount can be no plan line; null where it can.</summary>
    public static Problem? Bar(EffectiveAmount amount)
    {
        var where = ReviewRules.Where(amount.Index);
        var said = $"“{amount.Read.Raw}”";
        return amount.Now.Role switch
        {
            AmountRole.Previous => Problem.Error("intake.previous", where, $"{said} is what an earlier paper said. It no longer holds and is never a plan line."),
            AmountRole.Contingency => Problem.Error("intake.contingency", where, $"{said} is a contingency: it is held apart and is no plan line. When it is drawn upon, say that it is a pressure or an investment."),
            AmountRole.Unclear => Problem.Error("intake.role-unclear", where, $"It is not clear what {said} is of. Say first whether it is a saving, income, a pressure or an investment."),
            _ when amount.Standing == Standing.Asked => Problem.Error("intake.not-answered", where, $"{said} is doubtful and not answered yet. Say what it is first; nothing doubtful counts in a plan."),
            _ when !amount.IsSettled => Problem.Error("intake.not-confirmed", where, $"Nobody has confirmed {said} yet. Confirm it first: only what a person has confirmed becomes a plan line."),
            _ => null,
        };
    }

    /// <summary>The category of an amount that can be a plan line.</summary>
    public static PlanCategory CategoryOf(HeadlineAmount amount, EffectiveCase of)
    {
        var codes = of.References.Select(r => Reference.FindIn(r).FirstOrDefault()).OfType<Reference>().Select(r => r.Code).ToList();
        if (codes.Count > 0 && codes.TrueForAll(c => c[2] == 'C'))
        {
            return PlanCategory.Capital;
        }

        // Section 2 is inflation, 3 demography, 4 pressures: a "pressure" of the header can be any of them.
        var sections = codes.Where(c => c[2] != 'C').Select(c => c[4] - '0').Distinct().ToList();
        return amount.Role switch
        {
            AmountRole.Saving or AmountRole.CostAvoidance => PlanCategory.Saving,
            AmountRole.Income => PlanCategory.Income,
            AmountRole.Pressure when sections is [2] => PlanCategory.Inflation,
            AmountRole.Pressure when sections is [3] => PlanCategory.Demography,
            AmountRole.Pressure => PlanCategory.Pressure,
            _ => PlanCategory.Investment,
        };
    }

    /// <summary>Cost avoidance stands beside the plan; of other savings the kind of benefit is asked.</summary>
    public static BenefitClass? BenefitOf(HeadlineAmount amount) => amount.Role == AmountRole.CostAvoidance ? BenefitClass.CostAvoidance : null;
}
