using Outturn.Core.Values;

namespace Outturn.Core.Funds;

/// <summary>Opens a fund, or changes its terms.</summary>
public sealed record WriteFund(Guid Id, FundTerms Terms)
{
    /// <summary>The act of the version that what is written rests on; null where nobody looked at one.</summary>
    public long? Rests { get; init; }

    /// <summary>The code of a problem that says that somebody else was faster.</summary>
    public const string Meanwhile = "fund.meanwhile";

    public static Problem NotThere { get; } = Problem.Error("fund.not-found", "fund", "There is no such fund here. Look at the list of funds again.");

    public Result<FundChanges> Decide(FundBook book, Viewer viewer)
    {
        if (FundSight.Refusal(viewer, "change a fund") is { } refusal)
        {
            return Result.Refused<FundChanges>(refusal);
        }

        var known = book.Find(Id);
        if (Rests is { } rests && known is not null && known.Act != rests)
        {
            return Result.Refused<FundChanges>(Problem.Error(Meanwhile, "name", "Somebody else changed the fund since you opened it. What you typed is still here: look at theirs in another window, then save again to put yours in its place."));
        }

        var problems = FundRules.Check(Terms).ToList();
        if (book.Funds.Any(f => f.Id != Id && string.Equals(f.Terms.Name.Trim(), Terms.Name.Trim(), StringComparison.OrdinalIgnoreCase)))
        {
            problems.Add(Problem.Error("fund.name-taken", "name", $"There is a fund called {Terms.Name.Trim()} already. Give this one another name."));
        }

        if (problems.Count > 0)
        {
            return Result.Refused<FundChanges>(problems);
        }

        return Result.Ok(FundChanges.None with { Funds = [new(Id, known?.Number ?? book.NextFund, Terms with { Name = Terms.Name.Trim() })] });
    }
}

/// <summary>Money that comes into a fund or leaves it, by nobody's bid.</summary>
/// <param name="Kind">Opening, contribution or withdrawal.</param>
/// <param name="Amount">More than nought.</param>
/// <param name="Words">Where it comes from, or what it is taken for.</param>
public sealed record PayIn(Guid Fund, Guid Entry, FundEntryKind Kind, FinancialYear Year, Money Amount, string Words)
{
    public Result<FundChanges> Decide(FundBook book, Viewer viewer)
    {
        if (FundSight.Refusal(viewer, "move a fund’s money") is { } refusal)
        {
            return Result.Refused<FundChanges>(refusal);
        }

        if (book.Find(Fund) is not { } fund)
        {
            return Result.Refused<FundChanges>(WriteFund.NotThere);
        }

        var problems = FundMoney.Check(Amount, Words).ToList();
        if (Kind is not (FundEntryKind.Opening or FundEntryKind.Contribution or FundEntryKind.Withdrawal))
        {
            problems.Add(Problem.Error("fund.kind", "kind", "Choose whether it is the opening balance, a contribution or a withdrawal."));
        }

        if (Kind == FundEntryKind.Opening && book.EntriesOf(fund).Any(e => e.Kind == FundEntryKind.Opening))
        {
            problems.Add(Problem.Error("fund.opened", "kind", "The fund has an opening balance. Enter what came later as a contribution, and what was wrong as a withdrawal."));
        }

        if (problems.Count > 0)
        {
            return Result.Refused<FundChanges>(problems);
        }

        var amount = Kind == FundEntryKind.Withdrawal ? -Amount : Amount;
        return FundMoney.Enter(book, fund, FundMoney.Entry(book, Entry, fund, Kind, null, Words, FundMoney.Move(FundAccount.PaidIn, FundAccount.Available, null, Year, amount)));
    }
}

/// <summary>How entries are made and what they are held to.</summary>
internal static class FundMoney
{
    public const int LongestWords = 1_000;

    public static IEnumerable<Problem> Check(Money amount, string words)
    {
        if (amount <= Money.Zero)
        {
            yield return Problem.Error("fund.amount", "amount", "Give an amount of more than nought, in pounds.");
        }

        if (string.IsNullOrWhiteSpace(words))
        {
            yield return Problem.Error("fund.words", "words", "Say what it is for or where it comes from, in a few words. It stays beside the figure.");
        }
        else if (words.Length > LongestWords)
        {
            yield return Problem.Error("fund.words", "words", "This is longer than 1,000 characters. Shorten it.");
        }
    }

    /// <summary>From one account to another, in one year.</summary>
    public static FundPosting[] Move(FundAccount from, FundAccount to, Guid? bid, FinancialYear year, Money amount) =>
        [new(from, OfBid(from, bid), year, -amount), new(to, OfBid(to, bid), year, amount)];

    public static FundEntry Entry(FundBook book, Guid id, Fund fund, FundEntryKind kind, Guid? bid, string words, params IEnumerable<FundPosting> postings) =>
        new(id, fund.Id, book.NextEntry(fund.Id), kind, bid, words.Trim(), [.. postings.Where(p => !p.Amount.IsZero)]);

    /// <summary>An entry that no account of the fund may go below nought by: neither the headroom at any year's end nor what a bid has to draw on.</summary>
    public static Result<FundChanges> Enter(FundBook book, Fund fund, FundEntry entry, FundChanges? with = null)
    {
        if (!entry.Balances)
        {
            return Result.Refused<FundChanges>(Problem.Error("fund.unbalanced", "amount", "The entry does not sum to nought, so it is not one. Nothing was written."));
        }

        if (entry.Postings.Any(p => p.Year.StartYear is < 1990 or > 2200))
        {
            return Result.Refused<FundChanges>(Problem.Error("fund.year", "year", "Give a financial year such as 2017-18."));
        }

        var changes = (with ?? FundChanges.None) with { Entries = [entry] };
        var balances = book.With(changes).BalancesOf(fund);
        if (balances.FirstShort(FundAccount.Available) is { } year)
        {
            return Result.Refused<FundChanges>(Problem.Error(
                "fund.overdrawn", "amount", $"That would leave {fund.Terms.Name} short at the end of {year}: {MoneyStyle.Exactly(-balances.Headroom(year))} more would be promised than is in it by then. Ask for less, for a later year, or pay in first."));
        }

        foreach (var (account, what) in new[] { (FundAccount.Committed, "released"), (FundAccount.Approved, "approved") })
        {
            if (entry.Bid is { } bid && balances.FirstShort(account, bid) is { } early)
            {
                var before = book.BalancesOf(fund);
                return Result.Refused<FundChanges>(Problem.Error(
                    "fund.beyond-the-bid", "amount", $"By the end of {early} {MoneyStyle.Exactly(before.Of(account, early, bid))} is {what} for the bid and not drawn. Enter no more than that, or release or move the rest first."));
            }
        }

        return Result.Ok(changes);
    }

    private static Guid? OfBid(FundAccount account, Guid? bid) => account is FundAccount.Available or FundAccount.PaidIn ? null : bid;
}
