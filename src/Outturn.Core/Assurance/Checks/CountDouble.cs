using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Checks;

/// <summary>
/// Two lines with the same title and the same figures under different references.
/// Why: one pound in two places. The same saving has been pledged under two codes in published plans.
/// </summary>
/// <example>Fails: "Virtual Beds", -205 by the same quarters, as A/R.6.238 and A/R.6.246. Passes: the same title with other figures.</example>
public static class CountDouble
{
    public const string Code = "count.double";

    public static IEnumerable<Finding> Find(CheckedTracker tracker)
    {
        var seen = new Dictionary<string, CheckedLine>(tracker.Lines.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var line in tracker.Lines)
        {
            var title = line.Details.Title.Trim();
            if (title.Length == 0 || line.Figures.PlannedYear is null or 0 && line.Figures.ForecastYear is null or 0 || seen.TryAdd(title, line))
            {
                continue;
            }

            var other = seen[title];
            var amount = line.Figures.PlannedYear is { } plan and not 0 ? plan : line.Figures.ForecastYear ?? 0;
            if (other.Key != line.Key && (other.Reference != line.Reference || line.Reference.Length == 0) && Same(other.Figures, line.Figures))
            {
                yield return new(
                    Code, Severity.Warning, line.Subject, line.Place(TrackerField.Title, 0),
                    $"{other.Subject} has the same title and the same figures: {FieldWords.Size(amount)} may be counted twice.", "one line", $"{other.Subject} and {line.Subject}", FieldWords.Money(amount));
            }
        }
    }

    private static bool Same(LineFigures a, LineFigures b) =>
        a.PlannedYear == b.PlannedYear && a.ForecastYear == b.ForecastYear && a.Planned.SequenceEqual(b.Planned) && a.Forecast.SequenceEqual(b.Forecast);
}
