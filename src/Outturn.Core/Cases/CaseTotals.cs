using Outturn.Core.Cases.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Cases;

/// <summary>What the headline amounts of some cases come to, for one committee and year.</summary>
/// <param name="Committees">The committee; several names where cases go to several, whose money counts once.</param>
/// <param name="Year">Null for amounts whose year nobody says.</param>
/// <param name="Cases">How many cases have an amount here.</param>
/// <param name="ByRole">The sum of each role that has one. Roles are never summed with one another.</param>
/// <param name="InDoubt">Amounts that nobody has answered: they are in the sums as not quantified.</param>
public sealed record CaseTotal(string Committees, FinancialYear? Year, int Cases, IReadOnlyDictionary<AmountRole, Total> ByRole, IReadOnlyList<(CaseKey Case, EffectiveAmount Amount)> InDoubt);

/// <summary>Totals of headline amounts by committee, role and year.</summary>
public static class CaseTotals
{
    /// <summary>The roles that are summed: what an earlier paper said no longer holds and is in no sum.</summary>
    public static IReadOnlyList<AmountRole> Roles { get; } =
        [AmountRole.Saving, AmountRole.Income, AmountRole.Pressure, AmountRole.Investment, AmountRole.CostAvoidance, AmountRole.Contingency, AmountRole.Unclear];

    public const string NoCommittee = "No committee named";

    /// <param name="cases">Cases that are set aside count nowhere.</param>
    public static IReadOnlyList<CaseTotal> Of(IEnumerable<(CaseKey Key, EffectiveCase Case)> cases) =>
    [
        .. cases.Where(c => c.Case.Review.State != ReviewState.SetAside)
            .SelectMany(c => c.Case.Amounts.Where(a => a.Now.Role != AmountRole.Previous).Select(a => (c.Key, Amount: a, Group: Group(c.Case))))
            .GroupBy(x => (x.Group, x.Amount.Now.Year))
            .OrderBy(g => g.Key.Group == NoCommittee).ThenBy(g => g.Key.Group, StringComparer.OrdinalIgnoreCase).ThenBy(g => g.Key.Year ?? FinancialYear.Forever)
            .Select(g => Sum(g.Key.Group, g.Key.Year, g.Select(x => (x.Key, x.Amount)))),
    ];

    /// <summary>The same for all committees together, year by year.</summary>
    public static IReadOnlyList<CaseTotal> InAll(IEnumerable<(CaseKey Key, EffectiveCase Case)> cases) =>
    [
        .. cases.Where(c => c.Case.Review.State != ReviewState.SetAside)
            .SelectMany(c => c.Case.Amounts.Where(a => a.Now.Role != AmountRole.Previous).Select(a => (c.Key, Amount: a)))
            .GroupBy(x => x.Amount.Now.Year)
            .OrderBy(g => g.Key ?? FinancialYear.Forever)
            .Select(g => Sum("All", g.Key, g)),
    ];

    private static string Group(EffectiveCase of) => of.Committees.Count == 0 ? NoCommittee : string.Join(" and ", of.Committees);

    private static CaseTotal Sum(string group, FinancialYear? year, IEnumerable<(CaseKey Case, EffectiveAmount Amount)> amounts)
    {
        var all = amounts.ToList();
        return new(
            group, year, all.Select(a => a.Case).Distinct().Count(),
            all.GroupBy(a => a.Amount.Now.Role).ToDictionary(g => g.Key, g => Total.Sum(g.Select(a => a.Amount.Counted))),
            [.. all.Where(a => a.Amount.Standing == Standing.Asked)]);
    }
}
