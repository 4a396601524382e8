using System.Globalization;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Checks;

/// <summary>
/// A line marked complete whose words or figures say that something is still to come, or a line not marked complete that is
/// said to be delivered, forecasts its plan and has nothing left to come.
/// Why: "complete" is finance's signature. In October 2017 A/R.6.118 had it beside "on track" and A/R.6.161 lacked it beside "delivered".
/// </summary>
/// <example>Fails: Complete, "On track". Passes: Complete, "Achieved"; not complete, "Achieved" with amounts still due in quarter 4.</example>
public static class CompleteContradicts
{
    public const string Code = "tracker.complete-contradicts";

    public static IEnumerable<Finding> Find(CheckedTracker tracker)
    {
        foreach (var line in tracker.Lines)
        {
            var finding = line.Stated.Complete switch
            {
                true => Complete(tracker, line),
                false => NotComplete(tracker, line),
                _ => null,
            };
            if (finding is not null)
            {
                yield return finding;
            }
        }
    }

    private static Finding? Complete(CheckedTracker tracker, CheckedLine line)
    {
        var size = Math.Abs(tracker.Figures(line).ForecastYear ?? 0);
        if (tracker.Figures(line).Variance is { } gap && Math.Abs(gap) > 100_000)
        {
            return new(
                Code, Severity.Notice, line.Subject, line.Place(TrackerField.Complete, 0),
                $"Marked complete; the forecast is {FieldWords.Size(gap)} {(gap > 0 ? "short of" : "beyond")} the plan.",
                FieldWords.Signed(tracker.Figures(line).PlannedYear!.Value), FieldWords.Signed(tracker.Figures(line).ForecastYear!.Value), FieldWords.Money(gap));
        }

        if (StatusWords.SaysOpen(tracker.Commentary(line)) is { } words)
        {
            return new(
                Code, Severity.Notice, line.Subject, line.Place(TrackerField.Complete, 0),
                $"Marked complete; commentary still says “{words}” ({FieldWords.Size(size)}).", "not complete, or a commentary that says it is done", "complete");
        }

        for (var q = 1; q <= 4; q++)
        {
            if (tracker.Figures(line).ForecastQuarter(q) is { } due and not 0 && tracker.Context.Position is not null && !tracker.Context.HasBegun(q))
            {
                return new(
                    Code, Severity.Notice, line.Subject, line.Place(TrackerField.Complete, 0),
                    string.Create(CultureInfo.InvariantCulture, $"Marked complete; quarter {q}, which has not begun, still holds {FieldWords.Size(due)}."), "not complete", "complete", FieldWords.Money(due));
            }
        }

        return null;
    }

    private static Finding? NotComplete(CheckedTracker tracker, CheckedLine line)
    {
        var figures = tracker.Figures(line);
        if (figures.ForecastYear is not { } now || now == 0 || figures.Variance != 0 || tracker.Context.Position is null)
        {
            return null;
        }

        for (var q = 1; q <= 4; q++)
        {
            if (figures.ForecastQuarter(q) is null || (figures.ForecastQuarter(q) != 0 && !tracker.Context.IsOver(q)))
            {
                return null;
            }
        }

        return StatusWords.SaysDone(tracker.Commentary(line)) is { } words
            ? new(
                Code, Severity.Notice, line.Subject, line.Place(TrackerField.Complete, 0),
                $"Commentary says “{words}”, the forecast is the plan and nothing is left to come; the line is not marked complete ({FieldWords.Size(now)}).", "complete", "not complete")
            : null;
    }
}
