using System.Globalization;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.Core.Workings;

public enum CertaintyScope
{
    WholePlan,
    Committee,
    Service,
    Proposals,
}

/// <summary>Which lines of a plan are simulated together: all, a committee's, a service's, or those of chosen proposals.</summary>
public sealed record CertaintyChoice(CertaintyScope Scope, string Name, IReadOnlyList<int> Proposals)
{
    public static CertaintyChoice WholePlan { get; } = new(CertaintyScope.WholePlan, "", []);

    public static CertaintyChoice Of(int proposal) => new(CertaintyScope.Proposals, "", [proposal]);

    /// <summary>As it stands in an address: <c>all</c>, <c>committee:Adults</c>, <c>service:Highways</c>, <c>proposals:1,4</c>.</summary>
    public string Slug => Scope switch
    {
        CertaintyScope.Committee => "committee:" + Name,
        CertaintyScope.Service => "service:" + Name,
        CertaintyScope.Proposals => "proposals:" + string.Join(',', Proposals.Select(p => p.ToString(CultureInfo.InvariantCulture))),
        _ => "all",
    };

    public string InWords(Plan plan) => Scope switch
    {
        CertaintyScope.Committee or CertaintyScope.Service => Name,
        CertaintyScope.Proposals => string.Join(", ", Proposals.Take(4).Select(n => plan.Proposals.FirstOrDefault(p => p.Number == n)?.Terms.Name ?? $"proposal {n}")) + (Proposals.Count > 4 ? $" and {Proposals.Count - 4} more" : ""),
        _ => "The whole plan",
    };

    public static Result<CertaintyChoice> Read(string? slug, string where)
    {
        var text = (slug ?? "").Trim();
        if (text is "" or "all")
        {
            return Result.Ok(WholePlan);
        }

        var at = text.IndexOf(':', StringComparison.Ordinal);
        var name = at < 0 ? text : text[(at + 1)..].Trim();
        switch (at < 0 ? "proposals" : text[..at])
        {
            case "committee" when name.Length > 0:
                return Result.Ok(new CertaintyChoice(CertaintyScope.Committee, name, []));
            case "service" when name.Length > 0:
                return Result.Ok(new CertaintyChoice(CertaintyScope.Service, name, []));
            case "proposals":
                var parts = name.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
                var numbers = parts.Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).ToList();
                if (numbers.Count is > 0 and <= 500 && numbers.TrueForAll(n => n > 0))
                {
                    return Result.Ok(new CertaintyChoice(CertaintyScope.Proposals, "", [.. numbers.Distinct().Order()]));
                }

                break;
        }

        return Result.Refused<CertaintyChoice>(Problem.Error("simulation.choice", where, $"“{(text.Length > 60 ? text[..60] + "…" : text)}” is no choice of lines. Write the numbers of proposals, such as 1, 4, or choose the whole plan, a committee or a service."));
    }

    public bool Takes(Proposal proposal, PlanLine line) => Scope switch
    {
        CertaintyScope.Committee => proposal.Terms.Committees.Contains(Name, StringComparer.OrdinalIgnoreCase),
        CertaintyScope.Service => string.Equals(line.Terms.Service.Length > 0 ? line.Terms.Service : proposal.Terms.Service, Name, StringComparison.OrdinalIgnoreCase),
        CertaintyScope.Proposals => Proposals.Contains(proposal.Number),
        _ => true,
    };
}
