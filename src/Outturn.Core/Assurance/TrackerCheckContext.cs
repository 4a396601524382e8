using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance;

/// <summary>Over-delivery of one line allocated to the shortfall of another.</summary>
public sealed record Allocation(string From, string To, Money Amount);

/// <summary>What the checks need to know beside the lines.</summary>
/// <param name="Year">The tracker's year.</param>
/// <param name="Position">The day on which it is stated to stand; null where that is not known, and then nothing is said of what is past.</param>
/// <param name="Rag">The council's rule for rating.</param>
/// <param name="Source">What the file or record is called.</param>
public sealed record TrackerCheckContext(FinancialYear Year, DateOnly? Position, RagRule Rag, string Source)
{
    /// <summary>The totals that the file itself prints.</summary>
    public IReadOnlyList<PrintedTotal> PrintedTotals { get; init; } = [];

    public CommentaryRule Commentary { get; init; } = CommentaryRule.Shipped;

    /// <summary>References that are known and not among the lines: withdrawn ones, other plans.</summary>
    public IReadOnlySet<string> OtherReferences { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Optional: each line's commentaries at the positions before this one, newest first, by the line's key.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> EarlierCommentary { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Over-delivery that is allocated to shortfalls, by the lines' keys; pounds, positive. Only the record has them.</summary>
    public IReadOnlyList<Allocation> Allocations { get; init; } = [];

    /// <summary>Whether a quarter of the year is over at the position; false where the position is not known.</summary>
    public bool IsOver(int quarter) => Position is { } day && new Quarter(Year, quarter).LastDay <= day;

    /// <summary>Whether a quarter of the year has begun at the position.</summary>
    public bool HasBegun(int quarter) => Position is { } day && new Quarter(Year, quarter).FirstDay <= day;
}
