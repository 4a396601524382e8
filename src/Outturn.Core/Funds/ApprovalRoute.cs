using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Funds;

/// <summary>Who decides on a bid.</summary>
public enum ApprovalRoute
{
    /// <summary>The committee, at a meeting.</summary>
    Committee,

    /// <summary>One officer, after consulting; reported to the committee's next meeting.</summary>
    Delegated,
}

/// <summary>The rules by which bids go one way or the other.</summary>
public static class ApprovalRoutes
{
    /// <summary>By what is asked in all, at the higher end of a range. What has no figure cannot be shown to be small: the committee decides.</summary>
    public static ApprovalRoute Of(Total asked, FundTerms terms) =>
        asked.Unquantified == 0 && asked.High <= terms.DelegatedUpTo && terms.DelegatedUpTo > Money.Zero ? ApprovalRoute.Delegated : ApprovalRoute.Committee;

    public static string InWords(this ApprovalRoute route, FundTerms terms) => route == ApprovalRoute.Committee
        ? terms.Committee
        : $"{terms.Delegate}{(terms.Consulted.Length > 0 ? ", consulting the " + Lower(terms.Consulted) : "")}; reported to {terms.Committee}";

    /// <summary>
    /// Bids that stay below the amount one by one and pass it together: sent in within the fund's days of one another, and of one workstream, lead or
    /// proposal. The bid itself is the first; empty where nothing is to be asked.
    /// </summary>
    public static IReadOnlyList<Bid> SplitOf(Fund fund, Bid bid, IEnumerable<Bid> all)
    {
        if (bid.Submitted is not { } on || Of(bid.Terms.Investment, fund.Terms) != ApprovalRoute.Delegated)
        {
            return [];
        }

        Bid[] others =
        [
            .. all.Where(b => b.Fund == fund.Id && b.Id != bid.Id && b.Status is not (BidStatus.Draft or BidStatus.Rejected or BidStatus.Withdrawn)
                && b.Submitted is { } day && Math.Abs(day.DayNumber - on.DayNumber) <= fund.Terms.SplitDays
                && Of(b.Terms.Investment, fund.Terms) == ApprovalRoute.Delegated && IsNear(bid.Terms, b.Terms)).OrderBy(b => b.Number),
        ];
        var sum = others.Aggregate(bid.Terms.Investment.High, (s, b) => s + b.Terms.Investment.High);
        return others.Length > 0 && sum > fund.Terms.DelegatedUpTo ? [bid, .. others] : [];
    }

    /// <summary>The flag in words, at the bid; null where nothing is to be asked.</summary>
    public static Problem? Split(Fund fund, Bid bid, IEnumerable<Bid> all)
    {
        var split = SplitOf(fund, bid, all);
        if (split.Count == 0)
        {
            return null;
        }

        var sum = split.Aggregate(Money.Zero, (s, b) => s + b.Terms.Investment.High);
        var others = string.Join(" and ", split.Skip(1).Select(b => $"bid {b.Number.ToString(CultureInfo.InvariantCulture)}, {b.Terms.Title} ({MoneyStyle.Words(b.Terms.Investment.High)})"));
        return Problem.Warning(
            "fund.bid-split", "years",
            $"With {others} it comes to {MoneyStyle.Words(sum)}, more than the {MoneyStyle.Words(fund.Terms.DelegatedUpTo)} up to which {fund.Terms.Delegate} decides. If they are one piece of work, put them to {fund.Terms.Committee} together.");
    }

    private static bool IsNear(BidTerms a, BidTerms b) =>
        (a.Proposal is { } proposal && proposal == b.Proposal) || Same(a.Workstream, b.Workstream) || Same(a.Lead, b.Lead);

    private static bool Same(string a, string b) => a.Trim().Length > 0 && string.Equals(a.Trim(), b.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string Lower(string post) => post.Length > 1 && char.IsLower(post[1]) ? char.ToLowerInvariant(post[0]) + post[1..] : post;
}
