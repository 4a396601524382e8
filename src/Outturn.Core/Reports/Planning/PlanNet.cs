using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>A plan in two rows, for lists of plans beside each other. Lines and worked-out forecasts count as in every table.</summary>
/// <param name="Change">The change in the net budget in each year of the cycle: movements.</param>
/// <param name="ToFind">What each year has still to find: levels; null where the plan does not say what pays for it.</param>
public sealed record PlanNet(IReadOnlyList<Total> Change, IReadOnlyList<Total>? ToFind)
{
    public static PlanNet Of(Plan plan)
    {
        var table = PlanTables.Of(plan, PlanTableKind.Overview);
        var gap = table.Shown(PlanBasis.Levels).LastOrDefault(r => r.Part == PlanPart.Gap);
        return new(
            [.. plan.Cycle.Each.Select(year => table.Sum?.Movements[year] ?? Total.Zero)],
            gap is null ? null : [.. plan.Cycle.Each.Select(year => gap.Figure(PlanBasis.Levels, year) ?? Total.Zero)]);
    }
}
