using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>What some plan lines come to by group and year, as movements with their reversals: how a council's own lists are added up.</summary>
/// <param name="Years">From the first year in which anything moves to the last, none between left out.</param>
/// <param name="Groups">Savings and income; what is temporary; growth; what pays for the budget. A group without a line is left out.</param>
public sealed record PlanFileTotals(IReadOnlyList<FinancialYear> Years, IReadOnlyList<KeyValuePair<string, IReadOnlyList<Total>>> Groups)
{
    public const string Savings = "savings and income";
    public const string Temporary = "temporary";
    public const string Growth = "growth";
    public const string Funding = "funding";

    /// <summary>Everything but what pays for the budget, by year.</summary>
    public IReadOnlyList<Total> Net => [.. Years.Select((_, i) => Groups.Where(g => g.Key != Funding).Aggregate(Total.Zero, (sum, g) => sum + g.Value[i]))];

    public static PlanFileTotals Of(IEnumerable<PlanLine> lines)
    {
        var counted = lines.Where(l => l.EntersPlan).ToList();
        var moved = counted.SelectMany(l => l.Series.Low.Select(m => m.Key).Concat(l.Series.High.Select(m => m.Key)).Concat(l.Series.Unquantified)).ToList();
        if (moved.Count == 0)
        {
            return new([], []);
        }

        List<FinancialYear> years = [.. Enumerable.Range(0, moved.Max() - moved.Min() + 1).Select(i => moved.Min() + i)];
        return new(
            years,
            [.. new[] { Savings, Temporary, Growth, Funding }
                .Select(group => (Group: group, Lines: counted.Where(l => GroupOf(l) == group).ToList()))
                .Where(g => g.Lines.Count > 0)
                .Select(g => KeyValuePair.Create<string, IReadOnlyList<Total>>(g.Group, [.. years.Select(y => g.Lines.Aggregate(Total.Zero, (sum, l) => sum + ProposalRow.MovementOf(l, y)))]))]);
    }

    private static string GroupOf(PlanLine line) => PlanSections.Of(line.Terms.Category, line.Terms.Permanence) switch
    {
        PlanSection.Funding => Funding,
        PlanSection.Temporary => Temporary,
        PlanSection.Savings or PlanSection.Income => Savings,
        _ => Growth,
    };
}
