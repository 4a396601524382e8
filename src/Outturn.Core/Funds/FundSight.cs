using Outturn.Core.Values;

namespace Outturn.Core.Funds;

/// <summary>Who may do what with funds.</summary>
public static class FundSight
{
    /// <summary>The fund's money and rules: for who manages funds.</summary>
    public static Problem? Refusal(Viewer viewer, string deed) => viewer.Refusal(Area.Funds, Level.Manage, deed);

    /// <summary>A bid: for who may change any, or whose post leads it.</summary>
    public static Problem? Refusal(Viewer viewer, string lead, string deed) => viewer.ScopeFor(Area.Funds, Level.Contribute) switch
    {
        null => viewer.Refusal(Area.Funds, Level.Contribute, deed),
        Scope.Council => null,
        _ => viewer.Holds(lead) ? null : Problem.Error("permission.not-own", "lead", $"The bid is led by {(lead.Length == 0 ? "nobody yet" : lead)}. You may {deed} of your own bids only."),
    };

    /// <summary>
    /// The book without bids for confidential proposals, but for those that the viewer's post leads. Their money stays in the balances, under no name.
    /// </summary>
    public static FundBook For(FundBook book, Viewer viewer, IReadOnlySet<Guid> confidential)
    {
        var hidden = book.Bids.Where(b => b.Terms.Proposal is { } proposal && confidential.Contains(proposal) && !viewer.Holds(b.Terms.Lead)).Select(b => b.Id).ToHashSet();
        return hidden.Count == 0 ? book : book with
        {
            Bids = [.. book.Bids.Where(b => !hidden.Contains(b.Id))],
            Entries = [.. book.Entries.Select(e => e.Bid is { } id && hidden.Contains(id) ? e with { Words = "" } : e)],
        };
    }
}
