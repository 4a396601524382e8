using Outturn.Core.Values;

namespace Outturn.Core.Funds;

/// <summary>Money that a bid draws, gives back, repays or returns.</summary>
/// <param name="Kind">Drawdown, hand-back, repayment, interest or return.</param>
/// <param name="Year">The year in which it was spent or came back.</param>
/// <param name="Amount">More than nought.</param>
public sealed record MoveMoney(Guid Bid, Guid Entry, FundEntryKind Kind, FinancialYear Year, Money Amount, string Words)
{
    public Result<FundChanges> Decide(FundBook book, Viewer viewer)
    {
        if (FundSight.Refusal(viewer, "move a fund’s money") is { } refusal)
        {
            return Result.Refused<FundChanges>(refusal);
        }

        if (book.FindBid(Bid) is not { } bid || book.Find(bid.Fund) is not { } fund)
        {
            return Result.Refused<FundChanges>(WriteBid.NotThere);
        }

        var problems = FundMoney.Check(Amount, Words).ToList();
        (FundAccount From, FundAccount To)? sides = Kind switch
        {
            FundEntryKind.Drawdown => (FundAccount.Committed, FundAccount.Drawn),
            FundEntryKind.HandBack => (FundAccount.Drawn, FundAccount.Committed),
            FundEntryKind.Repayment => (FundAccount.Repaid, FundAccount.Available),
            FundEntryKind.Interest => (FundAccount.Interest, FundAccount.Available),
            FundEntryKind.Return => (FundAccount.Returned, FundAccount.Available),
            _ => null,
        };
        if (sides is null)
        {
            problems.Add(Problem.Error("fund.kind", "kind", "Choose whether it is drawn, given back, repaid, interest or a return."));
        }

        if (!bid.IsFunded)
        {
            problems.Add(Problem.Error("fund.bid-status", "status", $"The bid is {BidWords.Of(bid.Status)}. Money moves for one that is approved."));
        }
        else if (Kind is FundEntryKind.Drawdown or FundEntryKind.HandBack && bid.Status != BidStatus.Approved)
        {
            problems.Add(Problem.Error("fund.bid-closed", "status", "The bid is closed. What comes back now is a repayment or a return."));
        }

        var balances = book.BalancesOf(fund);
        var held = balances.Of(FundAccount.Drawn, Year, bid.Id) is var drawn && balances.Owed(bid.Id) is var owed && owed < drawn ? owed : drawn;
        if (problems.Count == 0 && Kind == FundEntryKind.HandBack && held < Amount)
        {
            problems.Add(Problem.Error("fund.handed-back-too-much", "amount", $"By the end of {Year} the bid has {MoneyStyle.Exactly(held)} that it drew and did not pay back. It cannot give back more."));
        }

        if (problems.Count == 0 && Kind == FundEntryKind.Repayment && balances.Owed(bid.Id) < Amount)
        {
            problems.Add(Problem.Error("fund.repaid-too-much", "amount", $"The bid drew {MoneyStyle.Exactly(balances.Owed(bid.Id))} that it has not paid back. What is beyond that is a return, or interest."));
        }

        return problems.Count > 0
            ? Result.Refused<FundChanges>(problems)
            : FundMoney.Enter(book, fund, FundMoney.Entry(book, Entry, fund, Kind, bid.Id, Words, FundMoney.Move(sides!.Value.From, sides.Value.To, bid.Id, Year, Amount)));
    }
}

/// <summary>Moves what a bid may draw from one year to another.</summary>
public sealed record ReprofileBid(Guid Bid, Guid Entry, FinancialYear From, FinancialYear To, Money Amount, string Words)
{
    public Result<FundChanges> Decide(FundBook book, Viewer viewer)
    {
        if (FundSight.Refusal(viewer, "move a fund’s money") is { } refusal)
        {
            return Result.Refused<FundChanges>(refusal);
        }

        if (book.FindBid(Bid) is not { Status: BidStatus.Approved } bid || book.Find(bid.Fund) is not { } fund)
        {
            return Result.Refused<FundChanges>(WriteBid.NotThere);
        }

        var problems = FundMoney.Check(Amount, Words).ToList();
        if (From == To)
        {
            problems.Add(Problem.Error("fund.same-year", "to", "The money is in that year already. Choose another year."));
        }

        if (problems.Count > 0)
        {
            return Result.Refused<FundChanges>(problems);
        }

        // What is released moves first; what waits for its condition only where that does not suffice and stages of the year do.
        var waits = bid.Stages.Where(s => s.Released is null && s.Year == From).Aggregate(Money.Zero, (sum, s) => sum + s.Amount);
        var account = book.BalancesOf(fund).In(FundAccount.Committed, From, bid.Id) < Amount && waits >= Amount ? FundAccount.Approved : FundAccount.Committed;
        var entry = FundMoney.Entry(
            book, Entry, fund, FundEntryKind.Reprofile, bid.Id, Words,
            [.. FundMoney.Move(account, FundAccount.Available, bid.Id, From, Amount), .. FundMoney.Move(FundAccount.Available, account, bid.Id, To, Amount)]);
        return FundMoney.Enter(book, fund, entry, account == FundAccount.Committed ? null : FundChanges.None with { Bids = [bid with { Stages = [.. Moved(bid.Stages)] }] });
    }

    /// <summary>The stages that wait, of which as much as is moved is now of the other year under its condition: it is released from there.</summary>
    private IEnumerable<BidStage> Moved(IReadOnlyList<BidStage> stages)
    {
        var left = Amount;
        foreach (var stage in stages)
        {
            var part = stage.Released is not null || stage.Year != From ? Money.Zero : stage.Amount < left ? stage.Amount : left;
            left -= part;
            if (part < stage.Amount)
            {
                yield return stage with { Amount = stage.Amount - part };
            }

            if (part > Money.Zero)
            {
                yield return stage with { Year = To, Amount = part };
            }
        }
    }
}

/// <summary>Closes a bid: what it did not draw goes back to the headroom.</summary>
/// <param name="On">The day; what earlier years did not draw is free again in its year.</param>
public sealed record CloseBid(Guid Bid, Guid Entry, DateOnly On, string Words)
{
    public Result<FundChanges> Decide(FundBook book, Viewer viewer)
    {
        if (FundSight.Refusal(viewer, "close a bid") is { } refusal)
        {
            return Result.Refused<FundChanges>(refusal);
        }

        if (book.FindBid(Bid) is not { Status: BidStatus.Approved } bid || book.Find(bid.Fund) is not { } fund)
        {
            return Result.Refused<FundChanges>(WriteBid.NotThere);
        }

        if (string.IsNullOrWhiteSpace(Words))
        {
            return Result.Refused<FundChanges>(Problem.Error("fund.words", "words", "Say why it is closed: the work is done, or given up. It stays in the record."));
        }

        var balances = book.BalancesOf(fund);
        var year = FinancialYear.Containing(On);
        var postings = new List<FundPosting>();
        foreach (var account in new[] { FundAccount.Approved, FundAccount.Committed })
        {
            postings.AddRange(FundMoney.Move(account, FundAccount.Available, bid.Id, year, balances.Of(account, year, bid.Id)));
            foreach (var later in balances.Years.Where(y => y > year))
            {
                postings.AddRange(FundMoney.Move(account, FundAccount.Available, bid.Id, later, balances.In(account, later, bid.Id)));
            }
        }

        var changes = FundChanges.None with { Bids = [bid with { Status = BidStatus.Closed, Closed = On }] };
        var entry = FundMoney.Entry(book, Entry, fund, FundEntryKind.Lapse, bid.Id, Words, postings);
        return entry.Postings.Count == 0 ? Result.Ok(changes) : FundMoney.Enter(book, fund, entry, changes);
    }
}

/// <summary>Says what a closed bid came to, so that the next one is judged better.</summary>
public sealed record ReviewBid(Guid Bid, BidReview Review)
{
    public Result<FundChanges> Decide(FundBook book, Viewer viewer)
    {
        if (book.FindBid(Bid) is not { Status: BidStatus.Closed or BidStatus.Reviewed } bid)
        {
            return Result.Refused<FundChanges>(Problem.Error("fund.bid-not-closed", "status", "A bid is reviewed once it is closed."));
        }

        if (FundSight.Refusal(viewer, bid.Terms.Lead, "review a bid") is { } refusal)
        {
            return Result.Refused<FundChanges>(refusal);
        }

        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(Review.Learned))
        {
            problems.Add(Problem.Error("fund.review-words", "learned", "Say what was found: what it delivered, what it did not, and what the next bid should know."));
        }

        if (Review.On < bid.Closed)
        {
            problems.Add(Problem.Error("fund.review-early", "on", $"The bid was closed on {CouncilTime.Words(bid.Closed.Value)}. A review comes after that."));
        }

        return problems.Count > 0 ? Result.Refused<FundChanges>(problems) : Result.Ok(FundChanges.None with { Bids = [bid with { Status = BidStatus.Reviewed, Review = Review }] });
    }
}

/// <summary>Agrees what a bid pays back, year by year.</summary>
public sealed record AgreeRepayment(Guid Bid, FinancialYear First, int Years)
{
    public Result<FundChanges> Decide(FundBook book, Viewer viewer)
    {
        if (FundSight.Refusal(viewer, "agree a repayment") is { } refusal)
        {
            return Result.Refused<FundChanges>(refusal);
        }

        if (book.FindBid(Bid) is not { IsFunded: true } bid || book.Find(bid.Fund) is not { } fund)
        {
            return Result.Refused<FundChanges>(WriteBid.NotThere);
        }

        if (fund.Terms.Repayment == FundRepayment.None)
        {
            return Result.Refused<FundChanges>(Problem.Error("fund.asks-nothing-back", "first", $"{fund.Terms.Name} asks nothing back. Change its terms first, or record what comes back as a return."));
        }

        // What is approved is owed once it is drawn, so it is planned for from the start.
        var plan = RepaymentPlan.Of(bid.Approved, First, Years, fund.Terms.InterestPercent);
        return plan.Select(p => FundChanges.None with { Bids = [bid with { Instalments = p }] });
    }
}

public static class BidWords
{
    /// <summary>Such as <c>Approved</c>.</summary>
    public static string Stands(Bid bid) => Of(bid.Status) is var words && words.StartsWith("a ", StringComparison.Ordinal) ? char.ToUpperInvariant(words[2]) + words[3..] : char.ToUpperInvariant(words[0]) + words[1..];

    public static string Of(BidStatus status) => status switch
    {
        BidStatus.Draft => "a draft",
        BidStatus.Submitted => "sent in",
        BidStatus.Approved => "approved",
        BidStatus.Rejected => "refused",
        BidStatus.Withdrawn => "taken back",
        BidStatus.Closed => "closed",
        _ => "reviewed",
    };

    public static string Of(FundEntryKind kind) => kind switch
    {
        FundEntryKind.Opening => "Opening balance",
        FundEntryKind.Contribution => "Paid in",
        FundEntryKind.Withdrawal => "Taken out",
        FundEntryKind.Approval => "Approved",
        FundEntryKind.Release => "Released",
        FundEntryKind.Drawdown => "Drawn",
        FundEntryKind.HandBack => "Given back",
        FundEntryKind.Reprofile => "Moved between years",
        FundEntryKind.Lapse => "Not drawn",
        FundEntryKind.Repayment => "Repaid",
        FundEntryKind.Interest => "Interest",
        _ => "Returned",
    };
}
