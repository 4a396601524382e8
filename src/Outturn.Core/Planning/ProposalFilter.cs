using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>Which proposals are listed. Empty texts and nulls ask for all.</summary>
/// <param name="Words">Words or a code: each must be in the title, the short name, the description or a reference.</param>
public sealed record ProposalFilter(
    string Committee = "", string Service = "", ProposalType? Type = null, ProposalStatus? Status = null, string Lead = "", string Words = "", bool NotCounting = false)
{
    public bool IsAll => this == new ProposalFilter() || this == new ProposalFilter(NotCounting: true);

    public IReadOnlyList<Proposal> Of(Plan plan)
    {
        var words = Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var references = plan.Lines.Where(l => !l.Withdrawn).GroupBy(l => l.Proposal).ToDictionary(g => g.Key, g => string.Join(' ', g.SelectMany(l => l.Terms.References)));
        return
        [
            .. plan.Proposals.Where(p =>
                (Status is not null || NotCounting || p.Status.Counts())
                && (Committee.Length == 0 || p.Terms.Committees.Contains(Committee, StringComparer.OrdinalIgnoreCase))
                && (Service.Length == 0 || Same(p.Terms.Service, Service) || plan.LinesOf(p.Id).Any(l => !l.Withdrawn && Same(l.Terms.Service, Service)))
                && (Type is null || p.Terms.Type == Type)
                && (Status is null || p.Status == Status)
                && (Lead.Length == 0 || p.Terms.Leads.Concat(p.Terms.Sponsors).Contains(Lead, StringComparer.OrdinalIgnoreCase))
                && words.All(w => Has(p.Terms.Title, w) || Has(p.Terms.ShortName, w) || Has(p.Terms.Description, w) || Has(references.GetValueOrDefault(p.Id, ""), w))),
        ];
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A proposal in one row: what it moves in the cycle's years, all of its lines that enter the plan together.</summary>
/// <param name="References">Every code of its lines, in order.</param>
/// <param name="Years">Movement of each year of the cycle.</param>
/// <param name="Level">The effect in the cycle's last year against the base.</param>
public sealed record ProposalRow(Proposal Proposal, IReadOnlyList<string> References, IReadOnlyList<Total> Years, Total Level)
{
    public static ProposalRow Of(Plan plan, Proposal proposal)
    {
        var lines = plan.LinesOf(proposal.Id).Where(l => l.EntersPlan).ToList();
        var years = plan.Cycle.Each.Select(year => lines.Aggregate(Total.Zero, (sum, l) => sum + MovementOf(l, year))).ToList();

        // A line that is not quantified in several years is one unknown, not several.
        var unknown = lines.Count(l => l.Series.Unquantified.Any(y => y <= plan.Cycle.Last) && (l.Series.UnquantifiedUntil is not { } end || end >= plan.Cycle.Last));
        return new(
            proposal,
            [.. plan.LinesOf(proposal.Id).Where(l => !l.Withdrawn).SelectMany(l => l.Terms.References).Distinct(StringComparer.Ordinal)],
            years,
            new(
                lines.Aggregate(Money.Zero, (sum, l) => sum + l.Series.Low.ToLevels(plan.Cycle.First, plan.Cycle.Years)[plan.Cycle.Last]),
                lines.Aggregate(Money.Zero, (sum, l) => sum + l.Series.High.ToLevels(plan.Cycle.First, plan.Cycle.Years)[plan.Cycle.Last]),
                unknown));
    }

    /// <summary>What a line moves in a year, its reversal included. A range that ends takes back what it gave, so the smaller number can come from its upper end.</summary>
    public static Total MovementOf(PlanLine line, FinancialYear year)
    {
        var (low, high) = (line.Series.Low[year], line.Series.High[year]);
        return new(low <= high ? low : high, low <= high ? high : low, line.Series.Unquantified.Contains(year) ? 1 : 0);
    }
}
