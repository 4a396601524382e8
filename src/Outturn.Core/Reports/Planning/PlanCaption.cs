using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>The words over a plan table: what each figure is, its unit and sign, how much stands behind it, and as at when.</summary>
internal static class PlanCaption
{
    public static string Of(PlanTable table, PlanBasis basis, MoneyStyle style)
    {
        var text = $"{basis.Heading()}, {style.UnitText}. {Figure(basis)}";
        if (table.Shown(basis).Any(r => r.IsWhole(basis)))
        {
            text += table.Kind == PlanTableKind.Funding
                ? " What a source pays is counted whole, with what began before the cycle."
                : " Opening budget, net budget, funding and what is to be found are whole amounts.";
        }

        text += table.Kind == PlanTableKind.Funding
            ? " What meets the budget is negative; what lines draw on a source is positive."
            : " Costs are positive; savings, income and funding are negative.";
        text += $" {Apart(table.Years, basis)} {PlanHeadings.Proposals(table.Proposals)}, {PlanHeadings.Lines(table.Lines)}, as at {PlanHeadings.AsAtWords(table.Ledger.Plan.AsAt)}.";
        return table.Rows.Concat(table.Beside).Any(r => HasUnknown(r, basis))
            ? text + " “Plus 1 not quantified” is an amount without a figure; it is not counted as nothing."
            : text;
    }

    public static string Figure(PlanBasis basis) => basis switch
    {
        PlanBasis.Movements => "Each figure is the change from the year before. A saving made once shows once, in the year it starts; it is not repeated.",
        PlanBasis.Levels => "Each figure is the effect in that year against the base. A permanent saving shows in every year after it starts.",
        _ => "Each figure is everything added up so far: the levels of the cycle’s years to date. It must not be added up again.",
    };

    private static string Apart(PlanYears years, PlanBasis basis)
    {
        var before = years.Begun == 1 ? years[0].ToString() : $"{years[0]} to {years.Cycle.Base}";
        var text = basis == PlanBasis.Movements
            ? $"What moved in {before} is in the base and stands apart."
            : $"They count from {years.Cycle.First}; {before} shows what had begun, which is in the base.";
        return years.Last > years.Cycle.Last ? text + $" Years after {years.Cycle.Last} are beyond the cycle." : text;
    }

    private static bool HasUnknown(PlanRow row, PlanBasis basis) =>
        row.ShownAs.Contains(basis) && Enumerable.Range(0, row.Movements.Years.Count).Any(column => row.Figure(basis, column) is { Unquantified: > 0 });
}
