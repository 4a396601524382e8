using Outturn.Core.Values;

namespace Outturn.Core.Funds;

/// <summary>Records what was decided on a bid. What is approved is taken from the headroom by the same act; stages without a condition are released at once.</summary>
/// <param name="Approved">Whether it may have the money.</param>
/// <param name="By">Who decided: by the fund's terms where it is empty.</param>
/// <param name="Consulted">Who was consulted, where an officer decided: by the fund's terms where it is empty.</param>
/// <param name="Stages">What is approved, by year and condition; none where it is refused.</param>
/// <param name="Approval">The id of the entry that takes it from the headroom.</param>
/// <param name="Release">The id of the entry that releases what has no condition.</param>
public sealed record DecideBid(Guid Id, bool Approved, DateOnly On, string By, string Consulted, string Words, IReadOnlyList<BidStage> Stages, Guid Approval, Guid Release)
{
    /// <summary>The act of the version that was decided on; null where nobody looked at one.</summary>
    public long? Rests { get; init; }

    /// <summary>The day on which it is recorded, after which nothing can have been decided; null where what is recorded is history.</summary>
    public DateOnly? Today { get; init; }

    public Result<FundChanges> Decide(FundBook book, Viewer viewer)
    {
        if (Right(viewer) is { } refusal)
        {
            return Result.Refused<FundChanges>(refusal);
        }

        if (book.FindBid(Id) is not { } bid || book.Find(bid.Fund) is not { } fund)
        {
            return Result.Refused<FundChanges>(WriteBid.NotThere);
        }

        if (bid.Status != BidStatus.Submitted)
        {
            return Result.Refused<FundChanges>(Problem.Error("fund.bid-status", "status", $"The bid is {BidWords.Of(bid.Status)}. A decision is recorded on one that was sent in."));
        }

        if (Rests is { } rests && bid.Act != rests)
        {
            return Result.Refused<FundChanges>(Problem.Error(WriteBid.Meanwhile, "status", "Somebody changed the bid since you opened it. What it asks now is above: look at it, then record the decision again if it still holds."));
        }

        var asked = ApprovalRoutes.Of(bid.Terms.Investment, fund.Terms);
        var sum = Stages.Aggregate(Money.Zero, (s, stage) => s + stage.Amount);

        // More than was asked can be given only by whoever may give that much.
        var route = ApprovalRoutes.Of(Total.Of(Amount.Of(sum)), fund.Terms) == ApprovalRoute.Committee ? ApprovalRoute.Committee : asked;
        if (OwnBid(bid, route, viewer) is { } own)
        {
            return Result.Refused<FundChanges>(own);
        }

        var problems = Check(bid, sum).ToList();
        if (problems.Count > 0)
        {
            return Result.Refused<FundChanges>(problems);
        }

        var terms = fund.Terms;
        var by = By.Trim() is { Length: > 0 } said ? said : route == ApprovalRoute.Committee ? terms.Committee : terms.Delegate;
        var consulted = route == ApprovalRoute.Committee ? "" : Consulted.Trim() is { Length: > 0 } named ? named : terms.Consulted;
        var decided = bid with
        {
            Status = Approved ? BidStatus.Approved : BidStatus.Rejected,
            Decision = new(route, by, On, consulted, null, Words.Trim()),
            Stages = Approved ? [.. Stages.Select(s => s with { Condition = s.Condition.Trim(), Released = s.Condition.Trim().Length == 0 ? On : null }).OrderBy(s => s.Year)] : [],
        };
        var changes = FundChanges.None with { Bids = [decided] };
        if (!Approved)
        {
            return Result.Ok(changes);
        }

        var approval = FundMoney.Entry(book, Approval, fund, FundEntryKind.Approval, bid.Id, $"Approved for {bid.Terms.Title}", Stages.SelectMany(s => FundMoney.Move(FundAccount.Available, FundAccount.Approved, bid.Id, s.Year, s.Amount)));
        var entered = FundMoney.Enter(book, fund, approval, changes);
        if (!entered.Ok)
        {
            return entered;
        }

        var free = decided.Stages.Where(s => s.Released is not null).ToList();
        return free.Count == 0
            ? entered
            : Result.Ok(entered.Value with
            {
                Entries = [approval, FundMoney.Entry(book.With(entered.Value), Release, fund, FundEntryKind.Release, bid.Id, $"Released to {bid.Terms.Title}", free.SelectMany(s => FundMoney.Move(FundAccount.Approved, FundAccount.Committed, bid.Id, s.Year, s.Amount)))],
            });
    }

    /// <summary>Null where the viewer may record the decision on a bid, as it asks.</summary>
    public static Problem? Refusal(Fund fund, Bid bid, Viewer viewer) => Right(viewer) ?? OwnBid(bid, ApprovalRoutes.Of(bid.Terms.Investment, fund.Terms), viewer);

    private static Problem? Right(Viewer viewer) => viewer.Refusal(Area.SignOff, Level.Manage, "record a decision on a bid");

    private static Problem? OwnBid(Bid bid, ApprovalRoute route, Viewer viewer) => route == ApprovalRoute.Delegated && viewer.Holds(bid.SubmittedBy)
        ? Problem.Error("fund.own-bid", "by", $"{bid.SubmittedBy} sent the bid in and cannot decide on it. Let somebody else record the decision.")
        : null;

    private IEnumerable<Problem> Check(Bid bid, Money sum)
    {
        if (bid.Submitted is { } sent && On < sent)
        {
            yield return Problem.Error("fund.decided-before-sent", "on", $"The bid was sent in on {CouncilTime.Words(sent)}. A decision cannot be older than that.");
        }

        if (On > Today)
        {
            yield return Problem.Error("fund.decided-later", "on", $"{CouncilTime.Words(On)} is still to come. Record the decision once it is made, with the day on which it was.");
        }

        if (!Approved)
        {
            if (string.IsNullOrWhiteSpace(Words))
            {
                yield return Problem.Error("fund.decision-words", "words", "Say why it was refused. It stays with the bid.");
            }

            yield break;
        }

        if (sum <= Money.Zero)
        {
            yield return Problem.Error("fund.nothing-approved", "stages", "Say what is approved, by year. The whole has to be more than nought.");
        }

        foreach (var (i, stage) in Stages.Index())
        {
            if (stage.Amount <= Money.Zero)
            {
                yield return Problem.Error("fund.stage-amount", $"stages.{i}.amount", "Give each stage an amount of more than nought, or take the stage out.");
            }
        }

        if (bid.Terms.Investment is { Unquantified: 0 } asked && sum > asked.High)
        {
            yield return Problem.Error("fund.more-than-asked", "stages", $"{MoneyStyle.Exactly(sum)} is more than the {MoneyStyle.Exactly(asked.High)} that the bid asks for. Approve that at most, or let the bid be changed and sent in again.");
        }
    }
}

/// <summary>Releases a stage whose condition is met.</summary>
/// <param name="Stage">Its place among the bid's stages, from 0.</param>
/// <param name="Words">How the condition was met.</param>
public sealed record ReleaseStage(Guid Id, int Stage, DateOnly On, string Words, Guid Entry)
{
    public Result<FundChanges> Decide(FundBook book, Viewer viewer)
    {
        if (FundSight.Refusal(viewer, "release a fund’s money") is { } refusal)
        {
            return Result.Refused<FundChanges>(refusal);
        }

        if (book.FindBid(Id) is not { Status: BidStatus.Approved } bid || book.Find(bid.Fund) is not { } fund)
        {
            return Result.Refused<FundChanges>(WriteBid.NotThere);
        }

        if (bid.Stages.ElementAtOrDefault(Stage) is not { } stage)
        {
            return Result.Refused<FundChanges>(Problem.Error("fund.stage", "stage", "The bid has no such stage. Look at it again."));
        }

        if (stage.Released is not null)
        {
            return Result.Refused<FundChanges>(Problem.Error("fund.stage-released", "stage", "The stage is released already."));
        }

        if (string.IsNullOrWhiteSpace(Words))
        {
            return Result.Refused<FundChanges>(Problem.Error("fund.words", "words", "Say how the condition was met. It stays beside the figure."));
        }

        var released = bid with { Stages = [.. bid.Stages.Select((s, i) => i == Stage ? s with { Released = On } : s)] };
        var entry = FundMoney.Entry(book, Entry, fund, FundEntryKind.Release, bid.Id, Words, FundMoney.Move(FundAccount.Approved, FundAccount.Committed, bid.Id, stage.Year, stage.Amount));
        return FundMoney.Enter(book, fund, entry, FundChanges.None with { Bids = [released] });
    }
}

/// <summary>Says to which meeting officers' decisions were reported.</summary>
public sealed record ReportDecisions(Guid Fund, IReadOnlyCollection<Guid> Bids, DateOnly Meeting)
{
    public Result<FundChanges> Decide(FundBook book, Viewer viewer)
    {
        if (FundSight.Refusal(viewer, "say what was reported") is { } refusal)
        {
            return Result.Refused<FundChanges>(refusal);
        }

        if (book.Find(Fund) is not { } fund)
        {
            return Result.Refused<FundChanges>(WriteFund.NotThere);
        }

        var waiting = book.ToReport(fund).Where(b => Bids.Contains(b.Id)).ToList();
        if (waiting.Count == 0 || waiting.Count != Bids.Count)
        {
            return Result.Refused<FundChanges>(Problem.Error("fund.nothing-to-report", "bids", "Choose at least one decision that waits to be reported."));
        }

        return waiting.Find(b => b.Decision!.On > Meeting) is { } early
            ? Result.Refused<FundChanges>(Problem.Error("fund.reported-before", "meeting", $"{early.Terms.Title} was decided on {CouncilTime.Words(early.Decision!.On)}, after that meeting. Name a later meeting."))
            : Result.Ok(FundChanges.None with { Bids = [.. waiting.Select(b => b with { Decision = b.Decision! with { Reported = Meeting } })] });
    }
}
