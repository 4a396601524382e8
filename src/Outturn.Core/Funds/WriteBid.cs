using Outturn.Core.Values;

namespace Outturn.Core.Funds;

/// <summary>Makes a bid, or changes one that is not decided.</summary>
public sealed record WriteBid(Guid Fund, Guid Id, BidTerms Terms)
{
    /// <summary>The act of the version that what is written rests on; null where nobody looked at one.</summary>
    public long? Rests { get; init; }

    public static Problem NotThere { get; } = Problem.Error("fund.bid-not-found", "bid", "There is no such bid here. Look at the fund again.");

    /// <summary>The code of a problem that says that somebody else was faster.</summary>
    public const string Meanwhile = "fund.bid-meanwhile";

    public Result<FundChanges> Decide(FundBook book, Viewer viewer)
    {
        var known = book.FindBid(Id);
        if (FundSight.Refusal(viewer, known?.Terms.Lead ?? Terms.Lead, "change a bid") is { } refusal)
        {
            return Result.Refused<FundChanges>(refusal);
        }

        if (book.Find(Fund) is not { } fund || (known is not null && known.Fund != Fund))
        {
            return Result.Refused<FundChanges>(WriteFund.NotThere);
        }

        if (Rests is { } rests && known is not null && known.Act != rests)
        {
            return Result.Refused<FundChanges>(Problem.Error(Meanwhile, "title", "Somebody else changed the bid since you opened it. What you typed is still here: look at theirs in another window, then save again to put yours in its place."));
        }

        if (known is { Status: not (BidStatus.Draft or BidStatus.Submitted) } && !OnlyNames(known.Terms))
        {
            return Result.Refused<FundChanges>(Problem.Error("fund.bid-decided", "title", "The bid is decided: what was decided on stays as it was. Its proposal, its tracker lines and its note may still be changed."));
        }

        var problems = BidRules.Check(Terms).ToList();
        if (problems.Exists(p => p.Severity == Severity.Error))
        {
            return Result.Refused<FundChanges>(problems);
        }

        var bid = known is null ? new Bid(Id, fund.Id, book.NextBid(fund.Id), Trimmed, BidStatus.Draft) : known with { Terms = Trimmed };
        return Result.Ok(FundChanges.None with { Bids = [bid] }, [.. problems, .. ApprovalRoutes.Split(fund, bid, book.Bids) is { } split ? new[] { split } : []]);
    }

    private BidTerms Trimmed => Terms with { Title = Terms.Title.Trim(), Workstream = Terms.Workstream.Trim(), Lead = Terms.Lead.Trim() };

    private bool OnlyNames(BidTerms before) => (before with { Lines = Terms.Lines, Note = Terms.Note, Proposal = Terms.Proposal }).Equals(Trimmed);
}

/// <summary>What is refused of a bid's own words and figures, and what is asked.</summary>
public static class BidRules
{
    public const int MostYears = 40;

    public static IEnumerable<Problem> Check(BidTerms terms)
    {
        if (string.IsNullOrWhiteSpace(terms.Title))
        {
            yield return Problem.Error("fund.bid-title", "title", "Give the bid a title.");
        }
        else if (terms.Title.Length > 300)
        {
            yield return Problem.Error("fund.bid-title", "title", "The title is longer than 300 characters. Shorten it.");
        }

        if (string.IsNullOrWhiteSpace(terms.Workstream))
        {
            yield return Problem.Error("fund.bid-workstream", "workstream", "Say in which workstream it counts: the package table has a row for each.");
        }

        foreach (var (field, text) in new[] { ("workstream", terms.Workstream), ("lead", terms.Lead), ("source", terms.Source), ("note", terms.Note) })
        {
            if (text.Length > FundTerms.LongestText)
            {
                yield return Problem.Error("fund.too-long", field, "This is longer than 4,000 characters. Shorten it.");
            }
        }

        if (terms.Years.Count > MostYears)
        {
            yield return Problem.Error("fund.bid-years", "years", "A bid has 40 years at most. Leave out the years that have no figure.");
        }

        foreach (var (i, year) in terms.Years.Index())
        {
            if (terms.Years.Take(i).Any(y => y.Year == year.Year))
            {
                yield return Problem.Error("fund.bid-year-twice", $"years.{year.Year}", $"{year.Year} is there twice. Put its figures together.");
            }

            if (Total.Of(year.Investment).Low < Money.Zero)
            {
                yield return Problem.Error("fund.bid-investment", $"years.{year.Year}.investment", "What is asked for cannot be less than nought. What comes back is a saving, or a repayment.");
            }

            if (Total.Of(year.Saving).High > Money.Zero)
            {
                yield return Problem.Warning("fund.bid-saving-sign", $"years.{year.Year}.saving", $"In {year.Year} the effect on the budget is a cost. A saving is negative here; keep it only where the bid costs more in that year.");
            }
        }

        if (terms.Lines.Distinct().Count() != terms.Lines.Count)
        {
            yield return Problem.Error("fund.bid-line-twice", "lines", "A tracker line is named twice. Name each once.");
        }
    }
}

/// <summary>Sends a bid in, so that it can be decided.</summary>
public sealed record SubmitBid(Guid Id, DateOnly On)
{
    public Result<FundChanges> Decide(FundBook book, Viewer viewer)
    {
        if (book.FindBid(Id) is not { } bid || book.Find(bid.Fund) is not { } fund)
        {
            return Result.Refused<FundChanges>(WriteBid.NotThere);
        }

        if (FundSight.Refusal(viewer, bid.Terms.Lead, "send in a bid") is { } refusal)
        {
            return Result.Refused<FundChanges>(refusal);
        }

        if (bid.Status != BidStatus.Draft)
        {
            return Result.Refused<FundChanges>(Problem.Error("fund.bid-status", "status", $"The bid is {BidWords.Of(bid.Status)}. Only a draft is sent in."));
        }

        if (bid.Terms.Years.Count == 0)
        {
            return Result.Refused<FundChanges>(Problem.Error("fund.bid-nothing-asked", "years", "Say what is asked for, year by year. Where a figure is not known write TBC: then the committee decides."));
        }

        var sent = bid with { Status = BidStatus.Submitted, Submitted = On, SubmittedBy = viewer.Actor.Post };
        return Result.Ok(FundChanges.None with { Bids = [sent] }, ApprovalRoutes.Split(fund, sent, book.Bids) is { } split ? [split] : []);
    }
}

/// <summary>Takes a bid back before it is decided, or opens it again as a draft.</summary>
public sealed record WithdrawBid(Guid Id, bool Withdrawn)
{
    public Result<FundChanges> Decide(FundBook book, Viewer viewer)
    {
        if (book.FindBid(Id) is not { } bid)
        {
            return Result.Refused<FundChanges>(WriteBid.NotThere);
        }

        if (FundSight.Refusal(viewer, bid.Terms.Lead, "take back a bid") is { } refusal)
        {
            return Result.Refused<FundChanges>(refusal);
        }

        var may = Withdrawn ? bid.Status is BidStatus.Draft or BidStatus.Submitted : bid.Status is BidStatus.Submitted or BidStatus.Withdrawn or BidStatus.Rejected;
        return may
            ? Result.Ok(FundChanges.None with { Bids = [bid with { Status = Withdrawn ? BidStatus.Withdrawn : BidStatus.Draft, Submitted = null, SubmittedBy = "", Decision = null }] })
            : Result.Refused<FundChanges>(Problem.Error("fund.bid-status", "status", $"The bid is {BidWords.Of(bid.Status)}. {(bid.IsFunded ? "Close it instead: what it did not draw goes back to the fund." : "There is nothing to take back.")}"));
    }
}

/// <summary>Keeps a package as a paper printed it, so that bids and tracker are held to it.</summary>
/// <param name="Known">Yearly figures that its rows are compared with; none where there are none.</param>
public sealed record WritePackage(Guid Fund, Guid Id, string Title, string Source, FundPackage Printed, IReadOnlyList<KnownSeries> Known)
{
    public Result<FundChanges> Decide(FundBook book, Viewer viewer)
    {
        if (FundSight.Refusal(viewer, "keep a printed package") is { } refusal)
        {
            return Result.Refused<FundChanges>(refusal);
        }

        if (book.Find(Fund) is not { } fund)
        {
            return Result.Refused<FundChanges>(WriteFund.NotThere);
        }

        var problems = CheckNames(Title, Source).ToList();
        if (problems.Count > 0)
        {
            return Result.Refused<FundChanges>(problems);
        }

        var known = book.Packages.FirstOrDefault(p => p.Id == Id);
        return Result.Ok(FundChanges.None with { Packages = [new(Id, fund.Id, known?.Number ?? book.NextPackage(fund.Id), Title.Trim(), Source.Trim(), Printed) { Known = Known }] });
    }

    /// <summary>What is refused of a package's own words.</summary>
    public static IEnumerable<Problem> CheckNames(string title, string source)
    {
        if (string.IsNullOrWhiteSpace(title) || title.Length > 200)
        {
            yield return Problem.Error("fund.package-title", "title", "Give the package a title of at most 200 characters, such as Package of December 2016.");
        }

        if (source.Length > FundTerms.LongestText)
        {
            yield return Problem.Error("fund.too-long", "source", "This is longer than 4,000 characters. Shorten it.");
        }
    }
}
