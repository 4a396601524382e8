using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>Capital schemes: what they spend, what pays, what is borrowed, and what that costs in revenue with how it is worked out.</summary>
public sealed class CapitalModel(PlanReads reads) : PlanPage(reads)
{
    public IReadOnlyList<CapitalScheme> Schemes { get; private set; } = [];

    /// <summary>Proposals that spend capital and have no scheme.</summary>
    public IReadOnlyList<Proposal> Unfinanced { get; private set; } = [];

    public bool MayManage => AsAt.IsNow && Shown.Choice == PlanChoice.Itself && Viewer.May(Area.Plan, Level.Manage);

    public string Sentence
    {
        get
        {
            if (Schemes.Count == 0)
            {
                return "No capital scheme is in the plan.";
            }

            Money Sum(Func<CapitalScheme, Money> of) => Schemes.Aggregate(Money.Zero, (sum, s) => sum + of(s));
            var cost = Sum(s => s.Financing.Where(f => f.Year == Cycle.Last).Aggregate(Money.Zero, (sum, f) => sum + f.Cost));
            return $"{MoneyStyle.Words(Sum(s => All(s.Spending)))} is spent, {MoneyStyle.Words(Sum(s => All(s.Borrowed)))} of it borrowed. In {Cycle.Last} that costs {MoneyStyle.Words(cost)} of revenue, which is in the plan.";
        }
    }

    public string Costs(CapitalScheme scheme)
    {
        var financing = scheme.Financing;
        return financing.Count == 0
            ? "Nothing is borrowed, so it costs nothing in revenue."
            : $"{MoneyStyle.Words(All(scheme.Borrowed))} is borrowed. {CapitalSheets.Convention(scheme.Terms)} It costs {MoneyStyle.Words(financing.MaxBy(f => f.Cost)!.Cost)} at most in one year and is paid off in {financing[^1].Year}.";
    }

    public async Task<IActionResult> OnGetAsync(string cycle)
    {
        if (await LoadAsync(cycle) is { } stop)
        {
            return stop;
        }

        Title = $"Capital and what it costs in revenue, {Cycle}";
        Schemes = [.. Plan.CountedSchemes];
        Unfinanced = [.. Plan.Proposals.Where(p => p.Status.Counts() && CapitalRules.NoFinancing(Plan, p.Id, Severity.Warning, "") is not null)];
        return Page();
    }

    private static Money All(IEnumerable<KeyValuePair<FinancialYear, Money>> years) => years.Aggregate(Money.Zero, (sum, y) => sum + y.Value);
}
