using Outturn.Core.Reports;
using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Data.Tracking;

namespace Outturn.App.Operations.Tracking;

/// <summary>One side of a comparison: a day, or a published report as it was; neither leaves the choice to the product.</summary>
public sealed record ComparedPosition(DateOnly? Day, long? Report)
{
    public static ComparedPosition Unsaid { get; } = new(null, null);

    public bool IsUnsaid => Day is null && Report is null;
}

/// <summary>Two positions against each other.</summary>
/// <param name="Comparison">What moved.</param>
/// <param name="Facts">The year's positions and reports, to choose others from.</param>
/// <param name="From">The earlier side as it was settled.</param>
/// <param name="To">The later side as it was settled.</param>
public sealed record ComparisonPage(TrackerComparison Comparison, YearFacts Facts, ComparedPosition From, ComparedPosition To);

/// <summary>Compares two positions, or two published reports, of a year's tracker.</summary>
public sealed class CompareReads(TrackerStore store, Judging judging)
{
    public async Task<Result<ComparisonPage>> RunAsync(Viewer viewer, FinancialYear year, ComparedPosition from, ComparedPosition to, CancellationToken cancel)
    {
        if (viewer.Refusal(Area.Tracker, Level.Read, "compare positions") is { } refusal)
        {
            return Result.Refused<ComparisonPage>(refusal);
        }

        var facts = await store.CalendarAsync(year, cancel);
        if (facts.Marks.Count == 0)
        {
            return Result.Refused<ComparisonPage>(Problem.Error(TrackerReads.NotFound, year.ToString(), $"There is no tracker for {year}."));
        }

        var problems = new List<Problem>();
        var later = Settle(to, "to", () => new ComparedPosition(facts.Marks[0].Position, null));
        var earlier = Settle(from, "from", () => Before(facts, later.Day!.Value));
        if (problems.Count == 0 && earlier.Day > later.Day)
        {
            problems.Add(Problem.Error("compare.order", "from", $"{CouncilTime.Words(earlier.Day!.Value)} is after {CouncilTime.Words(later.Day!.Value)}. Give the earlier position first."));
        }

        if (problems.Count > 0)
        {
            return Result.Refused<ComparisonPage>(problems);
        }

        return Result.Ok(new ComparisonPage(
            TrackerComparison.Of(await PositionAsync(earlier, facts, year, cancel), await PositionAsync(later, facts, year, cancel), Name(earlier), Name(later)), facts, earlier, later));

        ComparedPosition Settle(ComparedPosition side, string where, Func<ComparedPosition> otherwise)
        {
            if (side.Report is { } number)
            {
                if (facts.Reports.FirstOrDefault(r => r.Number == number) is { } report)
                {
                    return new(report.Position, number);
                }

                problems.Add(Problem.Error("compare.report-unknown", where, $"There is no published report {number} of {year}. Choose one of those that there are."));
                return new(year.FirstDay, null);
            }

            return side.Day is null ? otherwise() : side;
        }
    }

    /// <summary>The last published report before a day; where none is, the position before it; where none is, the day itself.</summary>
    private static ComparedPosition Before(YearFacts facts, DateOnly day) =>
        Core.Tracking.Rounds.YearState.LastPublishedBefore(facts.Reports, day) is { } report
            ? new(report.Position, report.Number)
            : new(facts.Marks.FirstOrDefault(m => m.Position < day)?.Position ?? day, null);

    private async Task<TrackerPosition> PositionAsync(ComparedPosition side, YearFacts facts, FinancialYear year, CancellationToken cancel)
    {
        // A report is compared as it was published, whatever was corrected since.
        var published = facts.Reports.FirstOrDefault(r => r.Number == side.Report);
        return await judging.ApplyAsync(await store.ReadAsync(year, new AsAt(side.Day, published?.Act.Recorded), cancel), facts.Reports, facts.Rounds, cancel);
    }

    private static string Name(ComparedPosition side) => side.Report is { } number ? $"report {number} ({CouncilTime.Words(side.Day!.Value)})" : CouncilTime.Words(side.Day!.Value);
}
