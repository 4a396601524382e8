using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>A rate of growth by year, in per cent; years not named do not grow.</summary>
public sealed record NamedRate(string Name, IReadOnlyDictionary<FinancialYear, decimal> Percent)
{
    public bool Equals(NamedRate? other) => other is not null && Name == other.Name
        && Percent.OrderBy(p => p.Key).SequenceEqual(other.Percent.OrderBy(p => p.Key));

    public override int GetHashCode() => HashCode.Combine(Name, Percent.Count);
}

/// <summary>How the levels of a source or a cost are arrived at.</summary>
public abstract record Forecast
{
    private Forecast()
    {
    }

    /// <summary>Levels typed by year, in the sign of the council's budget: funding is negative, cost positive.</summary>
    public sealed record Stated(IReadOnlyDictionary<FinancialYear, Amount> Levels) : Forecast
    {
        public bool Equals(Stated? other) => other is not null && Levels.OrderBy(p => p.Key).SequenceEqual(other.Levels.OrderBy(p => p.Key));

        public override int GetHashCode() => Levels.Count;
    }

    /// <summary>
    /// A base-year amount that grows: each year's level is the one before, times 1 + each rate in turn, rounded to the penny. Council
    /// tax has two rates: more homes, and a higher charge.
    /// </summary>
    public sealed record Grown(Money Base, IReadOnlyList<NamedRate> Rates) : Forecast
    {
        public bool Equals(Grown? other) => other is not null && Base == other.Base && Rates.SequenceEqual(other.Rates);

        public override int GetHashCode() => HashCode.Combine(Base, Rates.Count);
    }
}

/// <summary>A forecast as it was made on a day: "the provisional settlement". The latest counts; earlier ones stay for comparison.</summary>
public sealed record Vintage(string Name, DateOnly Dated, Forecast Forecast, string Why);

public enum SourceKind
{
    CouncilTax,
    BusinessRates,
    Grant,
    Reserve,
    Fees,
    Partner,
    Other,

    /// <summary>A budget that several put money into, such as one under section 75 of the National Health Service Act 2006.</summary>
    Pool,

    /// <summary>From what was sold. They pay for capital; for revenue only under <see cref="ReceiptsTerms"/>.</summary>
    CapitalReceipts,

    /// <summary>What may be borrowed, by year. It pays for capital only.</summary>
    Borrowing,
}

/// <summary>A source of money with its rules.</summary>
/// <param name="Id">Never changes.</param>
/// <param name="Name">Unique in the cycle.</param>
/// <param name="MeetsBudget">Whether it pays for the net budget as a whole and so closes the gap; otherwise only named lines draw on it.</param>
/// <param name="OneOff">Whether it can be spent once only: it cannot pay for a permanent line.</param>
/// <param name="Until">The last year in which it may be spent; null for no end.</param>
/// <param name="Balance">What a reserve or fund holds at the start of the cycle; null where it has none.</param>
/// <param name="RingFence">What it may be spent on, in words; empty for anything.</param>
public sealed record FundingSource(
    Guid Id, string Name, SourceKind Kind, FundingStatus Status, bool MeetsBudget, bool OneOff, FinancialYear? Until, Money? Balance, string RingFence, IReadOnlyList<Vintage> Vintages)
{
    public long Act { get; init; }

    /// <summary>Who puts in what, of a <see cref="SourceKind.Pool"/>; null for any other.</summary>
    public PoolTerms? Pool { get; init; }

    /// <summary>Of <see cref="SourceKind.CapitalReceipts"/> that may pay for revenue; null for any other.</summary>
    public ReceiptsTerms? Receipts { get; init; }

    /// <summary>How firm its money is: no firmer than the least firm of its partners, nor than conditional while the strategy for its receipts is not agreed.</summary>
    public FundingStatus Firmness => new[] { Status, Pool?.Firmness ?? FundingStatus.Confirmed, Receipts is { Agreed: null } ? FundingStatus.Conditional : FundingStatus.Confirmed }.Max();

    public bool Equals(FundingSource? other) => other is not null
        && Id == other.Id && Name == other.Name && Kind == other.Kind && Status == other.Status && MeetsBudget == other.MeetsBudget && OneOff == other.OneOff
        && Until == other.Until && Balance == other.Balance && RingFence == other.RingFence && Act == other.Act && Vintages.SequenceEqual(other.Vintages)
        && Equals(Pool, other.Pool) && Receipts == other.Receipts;

    public override int GetHashCode() => Id.GetHashCode();
}

/// <summary>Inflation or demography on one service's opening budget: makes lines of its category without a proposal.</summary>
/// <param name="Id">Never changes.</param>
/// <param name="Name">Unique in the cycle, such as "Adults: pay and prices".</param>
/// <param name="Category"><see cref="PlanCategory.Inflation"/> or <see cref="PlanCategory.Demography"/>.</param>
public sealed record CostAssumption(Guid Id, string Name, PlanCategory Category, string Service, IReadOnlyList<Vintage> Vintages)
{
    public long Act { get; init; }

    public bool Equals(CostAssumption? other) => other is not null
        && Id == other.Id && Name == other.Name && Category == other.Category && Service == other.Service && Act == other.Act && Vintages.SequenceEqual(other.Vintages);

    public override int GetHashCode() => Id.GetHashCode();
}

/// <summary>The net budget of a service in the base year, before the cycle moves anything.</summary>
public sealed record OpeningBudget(string Service, Amount Budget);
