using Outturn.Core.Governance;

namespace Outturn.Core.Planning;

/// <summary>The same plan under the names of another day: no amount changes, only what it stands under.</summary>
public static class PlanUnderStructure
{
    public static Plan Show(Plan plan, CouncilStructure structure, DateOnly day)
    {
        var names = new Dictionary<(UnitKind, string), string>();
        return plan with
        {
            Opening = [.. plan.Opening
                .Select(o => o with { Service = Named(UnitKind.Service, o.Service) })
                .GroupBy(o => o.Service, StringComparer.OrdinalIgnoreCase)
                .Select(g => g.Count() == 1 ? g.First() : new OpeningBudget(g.Key, Sum(g.Select(o => o.Budget))))],
            Proposals = [.. plan.Proposals.Select(p => p with
            {
                Terms = p.Terms with
                {
                    Service = Named(UnitKind.Service, p.Terms.Service),
                    Committees = [.. p.Terms.Committees.Select(c => Named(UnitKind.Committee, c)).Distinct(StringComparer.OrdinalIgnoreCase)],
                    Leads = [.. p.Terms.Leads.Select(n => Named(UnitKind.Post, n)).Distinct(StringComparer.OrdinalIgnoreCase)],
                    Sponsors = [.. p.Terms.Sponsors.Select(n => Named(UnitKind.Post, n)).Distinct(StringComparer.OrdinalIgnoreCase)],
                },
            })],
            Lines = [.. plan.Lines.Select(l => l.Terms.Service.Length == 0 ? l : l with { Terms = l.Terms with { Service = Named(UnitKind.Service, l.Terms.Service) } })],
            Assumptions = [.. plan.Assumptions.Select(a => a with { Service = Named(UnitKind.Service, a.Service) })],
            Schemes = [.. plan.Schemes.Select(s => s with { Service = Named(UnitKind.Service, s.Service) })],
        };

        string Named(UnitKind kind, string name)
        {
            if (name.Length == 0)
            {
                return name;
            }

            if (!names.TryGetValue((kind, name), out var shown))
            {
                names.Add((kind, name), shown = structure.NameOn(kind, name, day));
            }

            return shown;
        }
    }

    // Services that became one have one opening budget; what is not known of a part is not known of the whole.
    private static Values.Amount Sum(IEnumerable<Values.Amount> amounts)
    {
        var all = amounts.ToList();
        return all.OfType<Values.Amount.Unquantified>().FirstOrDefault() is { } unknown
            ? unknown
            : Values.Total.Sum(all) is var total ? Values.Amount.Between(total.Low, total.High) : Values.Amount.Zero;
    }
}
