using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Checks;

/// <summary>
/// A line without a reference where nearly all others have one.
/// Why: without its code a line cannot be followed from one month to the next or back to the plan.
/// </summary>
/// <example>Fails: a blank reference among sixty-six. Passes: a tracker that gives no references at all.</example>
public static class ReferenceMissing
{
    public const string Code = "reference.missing";

    public static IEnumerable<Finding> Find(CheckedTracker tracker)
    {
        var without = tracker.Lines.Where(l => l.Reference.Length == 0).ToList();
        return without.Count == 0 || without.Count * 5 > tracker.Lines.Count ? []
            : without.Select(l => new Finding(
                Code, Severity.Warning, l.Subject, l.Place(TrackerField.Reference, 0), $"“{FieldWords.Clipped(l.Details.Title)}” has no reference; nearly all other lines have one.", "a reference", "none"));
    }
}
