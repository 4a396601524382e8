using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Closing;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Tracking.Publishing;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.Data.Tracking;

/// <summary>A year that has a tracker, within what the reader may look at.</summary>
/// <param name="Year">The year.</param>
/// <param name="Lines">How many lines are in it.</param>
/// <param name="Withdrawn">How many have left it.</param>
/// <param name="LatestPosition">The latest day for which anything is stated.</param>
/// <param name="LatestAct">The last act of that day's position.</param>
public sealed record TrackerYear(FinancialYear Year, int Lines, int Withdrawn, DateOnly LatestPosition, long LatestAct)
{
    /// <summary>The day at which its outturn is stated; null while it is open.</summary>
    public DateOnly? Closed { get; init; }
}

/// <summary>A day for which a year's tracker states something, and the last act that did.</summary>
public sealed record TrackerMark(DateOnly Position, Act LastAct);

/// <summary>What stands around a year's lines.</summary>
/// <param name="Marks">The days for which something is stated, latest first.</param>
/// <param name="Imports">What was imported, newest first.</param>
/// <param name="Rounds">The rounds, by month.</param>
/// <param name="Reports">The published reports, oldest first.</param>
public sealed record YearFacts(IReadOnlyList<TrackerMark> Marks, IReadOnlyList<FactVersion<ImportRecord>> Imports, IReadOnlyList<Round> Rounds, IReadOnlyList<ReportEntry> Reports)
{
    /// <summary>Every statement about an allocation, in the order in which they hold.</summary>
    public required IReadOnlyList<Recorded<Cover>> CoverHistory { get; init; }

    /// <summary>The closing and its corrections in their order; none while the year is open.</summary>
    public IReadOnlyList<YearClosing> Closings { get; init; } = [];

    /// <summary>The allocations that stand as at a date.</summary>
    public IReadOnlyList<Cover> CoversAt(AsAt asAt) =>
    [
        .. CoverHistory.Where(c => (asAt.Position is not { } day || c.Act.Position <= day) && (asAt.RecordedBy is not { } by || c.Act.Recorded <= by))
            .GroupBy(c => (c.Value.From, c.Value.To)).Select(g => g.Last().Value).Where(c => !c.Amount.IsZero),
    ];
}

/// <summary>What became of lines in rounds, and who was reminded; each oldest act first.</summary>
public sealed record RoundHistory(IReadOnlyList<LineProgress> Steps, IReadOnlyList<Recorded<Chase>> Chases);

/// <summary>One statement of one line's forecast.</summary>
public sealed record ForecastStatement(Guid Line, FactOrder Order, LineForecast Stated);

/// <summary>What a line is called: none of it ever changes.</summary>
public sealed record LineName(Guid Id, FinancialYear Year, string Key, string Reference);
