using Outturn.Core.Values;

namespace Outturn.Core.Funds;

/// <summary>
/// Where a fund's money is. What the fund has is <see cref="Available"/>, <see cref="Approved"/> and <see cref="Committed"/> together; the other accounts
/// say where money came from (negative) and where it went (positive), so that all accounts always sum to zero.
/// </summary>
public enum FundAccount
{
    /// <summary>What was put in, less what was taken out again. Negative.</summary>
    PaidIn,

    /// <summary>In the fund and promised to nobody: the headroom.</summary>
    Available,

    /// <summary>Approved for a bid, whose conditions are not met yet.</summary>
    Approved,

    /// <summary>Released to a bid and not drawn yet.</summary>
    Committed,

    /// <summary>Spent by a bid.</summary>
    Drawn,

    /// <summary>What bids paid back of what they drew. Negative.</summary>
    Repaid,

    /// <summary>What bids paid for having it. Negative.</summary>
    Interest,

    /// <summary>Savings that came back to the fund beyond that. Negative.</summary>
    Returned,
}

public enum FundEntryKind
{
    Opening,
    Contribution,

    /// <summary>Taken out of the fund for something else.</summary>
    Withdrawal,
    Approval,
    Release,
    Drawdown,

    /// <summary>Drawn and not needed: back to the bid's commitment.</summary>
    HandBack,

    /// <summary>Moved between years.</summary>
    Reprofile,

    /// <summary>What a bid did not draw, when it is closed.</summary>
    Lapse,
    Repayment,
    Interest,
    Return,
}

/// <summary>One side of an entry.</summary>
/// <param name="Bid">The bid whose account it is; null for the fund's own.</param>
/// <param name="Year">The year in which the money is there or is spent.</param>
/// <param name="Amount">More in the account is positive.</param>
public sealed record FundPosting(FundAccount Account, Guid? Bid, FinancialYear Year, Money Amount);

/// <summary>Money that moves: postings that sum to zero in each year. What was entered is never changed; what was wrong is entered back.</summary>
/// <param name="Number">From 1 within the fund.</param>
/// <param name="Words">What it was for.</param>
public sealed record FundEntry(Guid Id, Guid Fund, int Number, FundEntryKind Kind, Guid? Bid, string Words, IReadOnlyList<FundPosting> Postings)
{
    /// <summary>The day on which it stands; null for one that is not written.</summary>
    public DateOnly? On { get; init; }

    public bool Balances => Postings.Count > 0 && Postings.GroupBy(p => p.Year).All(g => g.Aggregate(Money.Zero, (sum, p) => sum + p.Amount).IsZero);
}

/// <summary>A fund's balances, from its entries alone.</summary>
public sealed class FundBalances
{
    private readonly List<FundPosting> postings;

    public FundBalances(IEnumerable<FundEntry> entries)
    {
        postings = [.. entries.SelectMany(e => e.Postings)];
        Years = postings.Count == 0 ? [] : YearsOf(postings.Min(p => p.Year.StartYear), postings.Max(p => p.Year.StartYear));
    }

    /// <summary>From the first year that anything is posted in to the last, without a gap.</summary>
    public IReadOnlyList<FinancialYear> Years { get; }

    /// <summary>An account over all years, or up to one and with it; of all bids, or of one.</summary>
    public Money Of(FundAccount account, FinancialYear? upTo = null, Guid? bid = null) =>
        Sum(postings.Where(p => p.Account == account && (upTo is null || p.Year <= upTo) && (bid is null || p.Bid == bid)));

    /// <summary>What is posted to an account in one year.</summary>
    public Money In(FundAccount account, FinancialYear year, Guid? bid = null) => Sum(postings.Where(p => p.Account == account && p.Year == year && (bid is null || p.Bid == bid)));

    /// <summary>What may still be promised at the end of a year: what is in the fund by then less what is promised by then.</summary>
    public Money Headroom(FinancialYear year) => Of(FundAccount.Available, year);

    /// <summary>The money in the fund at the end of a year, promised or not.</summary>
    public Money Balance(FinancialYear year) => Of(FundAccount.Available, year) + Of(FundAccount.Approved, year) + Of(FundAccount.Committed, year);

    /// <summary>What a bid drew and did not pay back.</summary>
    public Money Owed(Guid bid) => Of(FundAccount.Drawn, bid: bid) + Of(FundAccount.Repaid, bid: bid);

    /// <summary>The first year at whose end an account would be below nought; null where none is.</summary>
    public FinancialYear? FirstShort(FundAccount account, Guid? bid = null)
    {
        var sum = Money.Zero;
        foreach (var year in Years)
        {
            sum += In(account, year, bid);
            if (sum < Money.Zero)
            {
                return year;
            }
        }

        return null;
    }

    private static Money Sum(IEnumerable<FundPosting> of) => of.Aggregate(Money.Zero, (sum, p) => sum + p.Amount);

    private static FinancialYear[] YearsOf(int first, int last) => [.. Enumerable.Range(first, last - first + 1).Select(y => new FinancialYear(y))];
}
