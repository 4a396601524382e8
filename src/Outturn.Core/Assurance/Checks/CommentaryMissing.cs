using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Checks;

/// <summary>
/// No commentary where the council's rule asks for one: the line is red, has moved, or is off plan by £10,000 or more.
/// Why: a shortfall without a word of why cannot be scrutinised. In October 2017 A/R.6.216 was red, £185k short and blank.
/// </summary>
/// <example>Fails: Red, 185 short, blank. Passes: Green, no variance, blank.</example>
public static class CommentaryMissing
{
    public const string Code = "tracker.commentary-missing";

    public static IEnumerable<Finding> Find(CheckedTracker tracker)
    {
        var rule = tracker.Context.Commentary;
        foreach (var line in tracker.Lines)
        {
            if (!IsBlank(line.Stated.Commentary))
            {
                continue;
            }

            var red = rule.WhenRed && line.Stated.Rag == Rag.Red;
            var moved = rule.WhenMoved && line.Stated.Direction is Direction.Better or Direction.Worse;
            var gap = tracker.Figures(line).Variance ?? 0;
            var off = gap != 0 && Math.Abs(gap) >= rule.VarianceFrom.Pence;
            if (red || moved || off)
            {
                List<string> why = [];
                if (red)
                {
                    why.Add("red");
                }

                if (gap != 0)
                {
                    why.Add($"{FieldWords.Size(gap)} {(gap > 0 ? "short" : "ahead")}");
                }

                if (moved)
                {
                    why.Add(line.Stated.Direction == Direction.Worse ? "worse than last time" : "better than last time");
                }

                yield return new(
                    Code, Severity.Warning, line.Subject, line.Place(TrackerField.Commentary, 0),
                    $"{FieldWords.Capital(string.Join(", ", why))}, and no commentary.", "a commentary", "none", gap == 0 ? null : FieldWords.Money(gap));
            }
        }
    }

    /// <summary>Empty, or a sign that stands for nothing.</summary>
    private static bool IsBlank(string text) => text.Trim().TrimEnd('.') is "" or "0" or "-" or "–" or "n/a" or "N/A" or "None" or "none" or "NA" or "Nil" or "nil" or "tbc" or "TBC";
}
