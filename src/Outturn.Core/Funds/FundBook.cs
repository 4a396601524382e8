namespace Outturn.Core.Funds;

/// <summary>What one decision writes: whole new versions of funds, bids and packages, and entries that are added.</summary>
public sealed record FundChanges
{
    public static FundChanges None { get; } = new();

    public IReadOnlyList<Fund> Funds { get; init; } = [];

    public IReadOnlyList<Bid> Bids { get; init; } = [];

    public IReadOnlyList<FundEntry> Entries { get; init; } = [];

    public IReadOnlyList<PrintedPackage> Packages { get; init; } = [];
}

/// <summary>A package of bids as a paper printed it, to which the bids are held.</summary>
/// <param name="Number">From 1 within the fund.</param>
/// <param name="Title">Such as <c>Package of December 2016</c>.</param>
/// <param name="Source">The paper, with its date.</param>
public sealed record PrintedPackage(Guid Id, Guid Fund, int Number, string Title, string Source, FundPackage Printed)
{
    /// <summary>Yearly figures that its rows are compared with, whenever it is looked at.</summary>
    public IReadOnlyList<KnownSeries> Known { get; init; } = [];

    public long Act { get; init; }

    public bool Equals(PrintedPackage? other) => other is not null
        && (Id, Fund, Number, Title, Source, Act) == (other.Id, other.Fund, other.Number, other.Title, other.Source, other.Act) && Printed.Equals(other.Printed) && Known.SequenceEqual(other.Known);

    public override int GetHashCode() => HashCode.Combine(Id, Act);
}

/// <summary>All funds of the council with their bids, entries and printed packages, as at a date.</summary>
public sealed record FundBook(IReadOnlyList<Fund> Funds, IReadOnlyList<Bid> Bids, IReadOnlyList<FundEntry> Entries, IReadOnlyList<PrintedPackage> Packages)
{
    public static FundBook Empty { get; } = new([], [], [], []);

    public Fund? Find(int number) => Funds.FirstOrDefault(f => f.Number == number);

    public Fund? Find(Guid id) => Funds.FirstOrDefault(f => f.Id == id);

    public Bid? FindBid(Guid id) => Bids.FirstOrDefault(b => b.Id == id);

    public IReadOnlyList<Bid> BidsOf(Fund fund) => [.. Bids.Where(b => b.Fund == fund.Id).OrderBy(b => b.Number)];

    public IReadOnlyList<FundEntry> EntriesOf(Fund fund) => [.. Entries.Where(e => e.Fund == fund.Id).OrderBy(e => e.Number)];

    public IReadOnlyList<PrintedPackage> PackagesOf(Fund fund) => [.. Packages.Where(p => p.Fund == fund.Id).OrderBy(p => p.Number)];

    /// <summary>The package that the fund’s bids make: those that are taken back or refused are not in it.</summary>
    public FundPackage PackageOf(Fund fund) => FundPackage.Of([.. BidsOf(fund).Where(b => b.Status is not (BidStatus.Withdrawn or BidStatus.Rejected))]);

    public FundBalances BalancesOf(Fund fund) => new(EntriesOf(fund));

    public int NextFund => 1 + Math.Max(HighestFund, Funds.Select(f => f.Number).DefaultIfEmpty().Max());

    public int NextBid(Guid fund) => 1 + Bids.Where(b => b.Fund == fund).Select(b => b.Number).Append(Highest.GetValueOrDefault(fund).Bid).Max();

    public int NextEntry(Guid fund) => 1 + Entries.Where(e => e.Fund == fund).Select(e => e.Number).Append(Highest.GetValueOrDefault(fund).Entry).Max();

    public int NextPackage(Guid fund) => 1 + Packages.Where(p => p.Fund == fund).Select(p => p.Number).Append(Highest.GetValueOrDefault(fund).Package).Max();

    /// <summary>The highest numbers that were ever given, whatever the reader's date.</summary>
    public int HighestFund { get; init; }

    public IReadOnlyDictionary<Guid, (int Bid, int Entry, int Package)> Highest { get; init; } = new Dictionary<Guid, (int, int, int)>();

    /// <summary>Bids that an officer decided and that wait to be reported to the committee.</summary>
    public IReadOnlyList<Bid> ToReport(Fund fund) => [.. BidsOf(fund).Where(b => b.IsFunded && b.Decision is { Route: ApprovalRoute.Delegated, Reported: null })];

    /// <summary>Closed bids whose review is due on a day, or was before.</summary>
    public IReadOnlyList<Bid> ToReview(Fund fund, DateOnly on) => [.. BidsOf(fund).Where(b => b is { Status: BidStatus.Closed, Closed: { } closed } && closed.AddMonths(fund.Terms.ReviewMonths) <= on)];

    public FundBook With(FundChanges changes) => this with
    {
        Funds = [.. Funds.Where(f => changes.Funds.All(c => c.Id != f.Id)).Concat(changes.Funds).OrderBy(f => f.Number)],
        Bids = [.. Bids.Where(b => changes.Bids.All(c => c.Id != b.Id)).Concat(changes.Bids)],
        Entries = [.. Entries, .. changes.Entries],
        Packages = [.. Packages.Where(p => changes.Packages.All(c => c.Id != p.Id)).Concat(changes.Packages)],
    };
}
