using System.Text.RegularExpressions;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Checks;

/// <summary>
/// A line that nobody answers for, where most lines name an owner.
/// Why: unowned savings are not chased. Asked only where the tracker has owners at all.
/// </summary>
/// <example>Fails: "TBC", "Vacant" or blank among named posts. Passes: no owner column; no owner on any line.</example>
public static partial class OwnerUnknown
{
    public const string Code = "owner.unknown";

    [GeneratedRegex(@"^\W*(?:t\.?b\.?[cda]\.?|to be (?:confirmed|agreed|appointed|determined|advised)|vacan(?:t|cy)(?: post)?|n/?a|none|unknown|not (?:known|assigned|yet known)|unassigned|[?\-–—.0]+|awaiting appointment|recruiting|post vacant)\W*(?:\(.{0,60}\))?$|\bvacant\b|\btbc\b|\bto be (?:confirmed|appointed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Nobody();

    public static IEnumerable<Finding> Find(CheckedTracker tracker)
    {
        if (!tracker.Lines.Any(l => l.HasOwner))
        {
            return [];
        }

        var without = tracker.Lines.Where(l => l.Owner.Trim().Length == 0 || Nobody().IsMatch(l.Owner.Trim())).ToList();
        return without.Count == 0 || without.Count * 2 >= tracker.Lines.Count ? []
            : without.Select(l => new Finding(
                Code, l.Owner.Trim().Length == 0 ? Severity.Notice : Severity.Warning, l.Subject, l.Place(TrackerField.Owner, 0),
                l.Owner.Trim().Length == 0 ? "No owner is named; other lines have one." : $"The owner is “{FieldWords.Clipped(l.Owner)}”: nobody answers for this line.", "a post", FieldWords.Clipped(l.Owner)));
    }
}
