using Outturn.Core.Cases;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.Core.Intake;

/// <summary>A proposal that could be the case's own.</summary>
/// <param name="Why">In words, such as "has A/R.6.255 too"; empty for one that was only searched for.</param>
public sealed record ProposalOffer(Proposal Proposal, IReadOnlyList<string> References, string Why);

/// <summary>The proposals of a plan that a case could be tied to, the likeliest first.</summary>
public static class ProposalOffers
{
    /// <summary>Those that share a reference, then those of the same title. The plan is what the viewer may see.</summary>
    public static IReadOnlyList<ProposalOffer> Likely(EffectiveCase of, Plan plan)
    {
        var codes = of.References.ToHashSet(StringComparer.Ordinal);
        var offers = new List<ProposalOffer>();
        foreach (var proposal in plan.Proposals.Where(p => p.Status.Counts()))
        {
            var references = References(plan, proposal);
            if (references.Where(codes.Contains).ToList() is { Count: > 0 } shared)
            {
                offers.Add(new(proposal, references, $"has {string.Join(", ", shared)} too"));
            }
        }

        offers.AddRange(plan.Proposals
            .Where(p => p.Status.Counts() && offers.TrueForAll(o => o.Proposal.Id != p.Id) && (Same(p.Terms.Title, of.Title) || Same(p.Terms.ShortName, of.Title)))
            .Select(p => new ProposalOffer(p, References(plan, p), "has the same title")));
        return offers;
    }

    /// <summary>Those with all of the words in their title, description or references.</summary>
    public static IReadOnlyList<ProposalOffer> Search(string words, Plan plan, int most = 20) => string.IsNullOrWhiteSpace(words)
        ? []
        : [.. new ProposalFilter(Words: Reference.FindIn(words).FirstOrDefault()?.Code ?? words).Of(plan).Take(most).Select(p => new ProposalOffer(p, References(plan, p), ""))];

    private static List<string> References(Plan plan, Proposal proposal) =>
        [.. plan.LinesOf(proposal.Id).Where(l => !l.Withdrawn).SelectMany(l => l.Terms.References).Distinct(StringComparer.Ordinal)];

    private static bool Same(string a, string b) => a.Length > 0 && string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
