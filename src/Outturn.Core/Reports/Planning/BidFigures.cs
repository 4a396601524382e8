using Outturn.Core.Funds;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>What a plan says of the proposal whose case makes a bid.</summary>
public static class BidFigures
{
    /// <summary>
    /// By year of the cycle, what the proposal's lines draw on a source of the fund's name, or, where none names the fund, its temporary spending that names no
    /// source; and the level of its savings and income, a saving negative. Years with neither are left out; none at all where the proposal is not in the plan or does not count.
    /// </summary>
    public static IReadOnlyList<BidYear> Of(Plan plan, Guid proposal, string fund)
    {
        PlanLine[] lines = [.. plan.LinesOf(proposal)];
        if (plan.Proposal(proposal)?.Status.Counts() != true || lines.Length == 0)
        {
            return [];
        }

        var ledger = PlanLedger.Of(plan with { Lines = lines });
        var calls = PlanFunding.Calls(ledger);
        var named = calls.Where(c => string.Equals(c.Source.Trim(), fund.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        var asks = (named.Count > 0 ? named : calls.Where(c => c.Source.Length == 0)).Select(c => c.Pays).ToList();
        var saves = PlanMovements.Of(ledger.Years, lines.Where(l => l.EntersPlan && l.Terms.Category is PlanCategory.Saving or PlanCategory.Income).Select(l => l.Series)).ToLevels();
        return
        [
            .. plan.Cycle.Each.Select(year => new BidYear(year, Figure(asks.Aggregate(Total.Zero, (sum, a) => sum + a[year])), Figure(saves[year])))
                .Where(y => y.Investment != Amount.Zero || y.Saving != Amount.Zero),
        ];
    }

    private static Amount Figure(Total total) => total.Unquantified > 0 ? new Amount.Unquantified("not quantified in the plan") : Amount.Between(total.Low, total.High);
}
