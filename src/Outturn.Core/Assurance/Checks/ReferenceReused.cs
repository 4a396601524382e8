using System.Globalization;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Checks;

/// <summary>
/// One reference on several lines of the same tracker.
/// Why: one code for two proposals makes either untraceable, and the same line twice counts its money twice.
/// Councils do use one code again in another year (A/R.6.257); that is not this.
/// </summary>
/// <example>Fails: A/R.6.161 on two rows. Passes: A/R.6.161 and A/R.6.161a.</example>
public static class ReferenceReused
{
    public const string Code = "reference.reused";

    public static IEnumerable<Finding> Find(CheckedTracker tracker)
    {
        var first = new Dictionary<string, CheckedLine>(tracker.Lines.Count, StringComparer.Ordinal);
        foreach (var line in tracker.Lines)
        {
            if (line.Reference.Length == 0 || first.TryAdd(line.Reference, line))
            {
                continue;
            }

            var other = first[line.Reference];
            var same = string.Equals(other.Details.Title.Trim(), line.Details.Title.Trim(), StringComparison.OrdinalIgnoreCase);
            var amount = line.Figures.PlannedYear ?? line.Figures.ForecastYear;
            yield return new(
                Code, Severity.Error, line.Subject, line.Place(TrackerField.Reference, 0),
                $"{line.Reference} stands on more than one line{(other.Row > 0 ? string.Create(CultureInfo.InvariantCulture, $" (also row {other.Row})") : "")}: "
                + (same ? $"the same title both times{(amount is { } a ? $", {FieldWords.Size(a)} counted twice" : "")}." : $"“{FieldWords.Clipped(other.Details.Title)}” and “{FieldWords.Clipped(line.Details.Title)}”."),
                "one line for each reference", line.Reference, same && amount is { } d ? FieldWords.Money(d) : null);
        }
    }
}
