using Outturn.Core.Values;

namespace Outturn.Core.Funds;

public enum BidStatus
{
    Draft,
    Submitted,
    Approved,
    Rejected,
    Withdrawn,

    /// <summary>What it did not draw has gone back.</summary>
    Closed,

    /// <summary>Looked back on after it was closed.</summary>
    Reviewed,
}

/// <summary>What a bid asks and promises in one year.</summary>
/// <param name="Investment">Asked of the fund in the year; not negative.</param>
/// <param name="Saving">The effect on the council's budget in the year against the base, so a level: a saving is negative.</param>
public sealed record BidYear(FinancialYear Year, Amount Investment, Amount Saving);

/// <summary>A line of a year's tracker that a bid's savings became.</summary>
/// <param name="Key">The line's key in that year's tracker.</param>
public sealed record BidTrackerLine(FinancialYear Year, string Key);

/// <summary>What a bid says of itself.</summary>
/// <param name="Workstream">The row of the package table in which it counts.</param>
/// <param name="Lead">The post that answers for it.</param>
/// <param name="Source">Where its figures come from: the case, a paper with its date.</param>
/// <param name="Note">What a reader must know, such as what could not be read.</param>
/// <param name="Years">In their order, none twice.</param>
/// <param name="Proposal">The proposal of a plan whose case makes the bid; null for none.</param>
/// <param name="Lines">The tracker lines that its savings became.</param>
public sealed record BidTerms(
    string Title, string Workstream, string Lead, string Source, string Note, IReadOnlyList<BidYear> Years, Guid? Proposal, IReadOnlyList<BidTrackerLine> Lines)
{
    public static BidTerms Of(string title, string workstream, params IReadOnlyList<BidYear> years) => new(title, workstream, "", "", "", years, null, []);

    /// <summary>What is asked over all years.</summary>
    public Total Investment => Years.Count == 0 ? Total.Of(new Amount.Unquantified("not said")) : Total.Sum(Years.Select(y => y.Investment));

    /// <summary>The levels of all years added up: a saving is negative.</summary>
    public Total Saving => Years.Count == 0 ? Total.Of(new Amount.Unquantified("not said")) : Total.Sum(Years.Select(y => y.Saving));

    /// <summary>Years in which the bid and a plan differ, in their order: what each says, nothing being nought.</summary>
    public IReadOnlyList<(FinancialYear Year, BidYear Bid, BidYear Plan)> DifferencesFrom(IReadOnlyList<BidYear> plan)
    {
        BidYear In(IReadOnlyList<BidYear> years, FinancialYear year) => years.FirstOrDefault(y => y.Year == year) ?? new(year, Amount.Zero, Amount.Zero);
        return
        [
            .. Years.Concat(plan).Select(y => y.Year).Distinct().Order().Select(year => (year, In(Years, year), In(plan, year)))
                .Where(y => Total.Of(y.Item2.Investment) != Total.Of(y.Item3.Investment) || Total.Of(y.Item2.Saving) != Total.Of(y.Item3.Saving)),
        ];
    }

    public bool Equals(BidTerms? other) => other is not null
        && (Title, Workstream, Lead, Source, Note, Proposal) == (other.Title, other.Workstream, other.Lead, other.Source, other.Note, other.Proposal)
        && Years.SequenceEqual(other.Years) && Lines.SequenceEqual(other.Lines);

    public override int GetHashCode() => HashCode.Combine(Title, Workstream, Years.Count);
}

/// <summary>Part of an approval, released when its condition is met.</summary>
/// <param name="Amount">More than nought.</param>
/// <param name="Condition">What has to be so first; empty where it is released at once.</param>
/// <param name="Released">When it was released, which moves the money to the bid; null while it waits.</param>
public sealed record BidStage(FinancialYear Year, Money Amount, string Condition, DateOnly? Released = null);

/// <summary>How and by whom it was decided.</summary>
/// <param name="By">The committee, or the post.</param>
/// <param name="On">The meeting's day, or that of the officer's decision.</param>
/// <param name="Consulted">Who was consulted, where an officer decided.</param>
/// <param name="Reported">The meeting to which an officer's decision was reported; null while it is on the list.</param>
/// <param name="Words">What was resolved.</param>
public sealed record BidDecision(ApprovalRoute Route, string By, DateOnly On, string Consulted, DateOnly? Reported, string Words);

/// <summary>What a bid pays back in a year. Not negative.</summary>
public sealed record BidInstalment(FinancialYear Year, Money Principal, Money Interest);

/// <summary>What was found when it was over.</summary>
/// <param name="Delivered">What it delivers a year by then, as an effect on the budget: a saving is negative.</param>
/// <param name="Learned">In words.</param>
public sealed record BidReview(DateOnly On, Amount Delivered, string Learned);

/// <summary>A request for a fund's money and what became of it.</summary>
/// <param name="Number">From 1 within the fund.</param>
public sealed record Bid(Guid Id, Guid Fund, int Number, BidTerms Terms, BidStatus Status)
{
    /// <summary>When it was sent in; null for a draft.</summary>
    public DateOnly? Submitted { get; init; }

    /// <summary>The post that sent it in, who does not decide on it.</summary>
    public string SubmittedBy { get; init; } = "";

    public BidDecision? Decision { get; init; }

    public IReadOnlyList<BidStage> Stages { get; init; } = [];

    public IReadOnlyList<BidInstalment> Instalments { get; init; } = [];

    public DateOnly? Closed { get; init; }

    public BidReview? Review { get; init; }

    /// <summary>The act of the version; 0 for one that is not written.</summary>
    public long Act { get; init; }

    /// <summary>Whether it holds or held money of the fund.</summary>
    public bool IsFunded => Status is BidStatus.Approved or BidStatus.Closed or BidStatus.Reviewed;

    /// <summary>What was approved over all years.</summary>
    public Money Approved => Stages.Aggregate(Money.Zero, (sum, s) => sum + s.Amount);

    /// <summary>Whether both say the same.</summary>
    public bool Says(Bid other) => (this with { Act = 0 }).Equals(other with { Act = 0 });

    public bool Equals(Bid? other) => other is not null
        && (Id, Fund, Number, Status, Submitted, SubmittedBy, Closed, Act) == (other.Id, other.Fund, other.Number, other.Status, other.Submitted, other.SubmittedBy, other.Closed, other.Act)
        && Terms.Equals(other.Terms) && Equals(Decision, other.Decision) && Equals(Review, other.Review) && Stages.SequenceEqual(other.Stages) && Instalments.SequenceEqual(other.Instalments);

    public override int GetHashCode() => HashCode.Combine(Id, Status, Act);
}
