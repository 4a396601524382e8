using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Checks;

/// <summary>
/// A line's own sums: planned parts against the planned year, forecast parts against the forecast year, printed variance
/// against forecast less plan.
/// Why: a tracker is retyped each month, and one wrong cell travels into subtotals and the report that the committee reads.
/// All 67 rows of the published tracker of October 2017 foot, so a row that does not is worth stopping for.
/// </summary>
/// <example>Fails: quarters -81, -81, -81, -18 with a year of -324. Passes: -81, -81, -81, -81 with -324.</example>
public static class TrackerArithmetic
{
    public const string Code = "tracker.arithmetic";

    public static IEnumerable<Finding> Find(CheckedTracker tracker)
    {
        foreach (var defect in tracker.Sums.Lines.Where(d => d.Code == Code))
        {
            yield return defect.ToFinding();
        }

        if (tracker.Sums.RoundedLines > 0)
        {
            yield return new(
                Code, Severity.Notice, tracker.Context.Source, tracker.Context.Source,
                string.Create(CultureInfo.InvariantCulture, $"Parts differ from the year by no more than rounding to {FieldWords.Size(tracker.Sums.Grain)} does, in {tracker.Sums.RoundedLines} sums: the file’s cells were rounded one by one."));
        }

        if (tracker.Sums.VariancesAreTurned)
        {
            yield return new(
                Code, Severity.Notice, tracker.Context.Source, tracker.Context.Source,
                "Variances are printed as plan less forecast throughout, so a shortfall is negative there. Here it is forecast less plan: a shortfall is positive.");
        }
    }
}
