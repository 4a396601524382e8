using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Checks;

/// <summary>
/// A reference in a commentary that looks like one of this tracker's and is not in it.
/// Why: a shortfall said to be covered by a line that does not exist is not covered. Codes of other sections (investments,
/// pressures) are not the tracker's and are left alone.
/// </summary>
/// <example>Fails: "covered by A/R.6.299" in a tracker without it. Passes: "see A/R.5.004" in a tracker of sections 6 and 7.</example>
public static class ReferenceUnknown
{
    public const string Code = "reference.unknown";

    public static IEnumerable<Finding> Find(CheckedTracker tracker)
    {
        HashSet<string>? sections = null;
        foreach (var line in tracker.Lines)
        {
            if (!line.Stated.Commentary.Contains('/', StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var code in Reference.FindIn(line.Stated.Commentary).Select(r => r.Code).Distinct(StringComparer.Ordinal))
            {
                sections ??= [.. tracker.References.Where(r => r.LastIndexOf('.') > 0).Select(Section)];
                if (!tracker.References.Contains(code) && !tracker.Context.OtherReferences.Contains(code) && sections.Contains(Section(code)))
                {
                    yield return new(
                        Code, Severity.Notice, line.Subject, line.Place(TrackerField.Commentary, 0), $"Commentary names {code}, which is not in this tracker though others of {Section(code)} are.", "a reference of this tracker", code);
                }
            }
        }
    }

    private static string Section(string code) => code[..code.LastIndexOf('.')];
}
