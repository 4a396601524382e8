using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Closing;

/// <summary>What a line came to in its year, as finance recorded it.</summary>
/// <param name="Amount">One figure, signed as in the tracker: a saving is negative. What nobody knows is not quantified, and never nought.</param>
/// <param name="Reason">Why it departs from plan or is not known; may be empty where it came as planned.</param>
public sealed record LineOutturn(Amount Amount, string Reason);

/// <summary>A year's outturn as one act recorded it: the closing, or a later correction.</summary>
/// <param name="Year">The tracker's year.</param>
/// <param name="Number">1 for the closing, then one more for each correction.</param>
/// <param name="Source">The paper or report that the figures are from; empty where there is none.</param>
/// <param name="Act">Who, when and why; its position is the day at which the outturn is stated to stand.</param>
public sealed record YearClosing(FinancialYear Year, int Number, string Source, Act Act)
{
    /// <summary>The recording that stands as at a date: of those stated by then, the one of the latest position. Null where the year was open.</summary>
    public static YearClosing? At(IReadOnlyList<YearClosing> all, AsAt asAt) => all
        .Where(c => (asAt.Position is not { } day || c.Act.Position <= day) && (asAt.RecordedBy is not { } by || c.Act.Recorded <= by))
        .MaxBy(c => c.Number);

    /// <summary>The date by which everything is read that goes with this recording: it does not move when later years do.</summary>
    public AsAt Pinned => new(Act.Position, Act.Recorded);

    /// <summary>Said where an act would change what the closing settled.</summary>
    public static Problem Closed(FinancialYear year) =>
        Problem.Error("year.closed", year.ToString(), $"{year} is closed: its outturn is recorded, and its lines are not changed any more. What is wrong is corrected on the page “Year end”, with a reason.");
}

/// <summary>What an act records of a year beside its lines' outturns.</summary>
/// <param name="Number">1 for the closing.</param>
/// <param name="Source">The paper or report; may be empty.</param>
public sealed record ClosingChange(int Number, string Source);
