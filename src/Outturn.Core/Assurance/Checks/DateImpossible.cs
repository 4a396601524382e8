using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Checks;

/// <summary>
/// A day that is in no calendar.
/// Why: it is a slip for a day that matters, and nobody can be held to it.
/// </summary>
/// <example>Fails: "31 June 2017", "30 February". Passes: "30 June 2017", "29 February 2020".</example>
public static partial class DateImpossible
{
    public const string Code = "date.impossible";

    [GeneratedRegex(@"(?<![\d£.,/])(?<d>\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?(?<m>" + MonthNames.Pattern + @")\b\.?(?:\s(?<y>20\d\d))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex(@"(?<![\d/.£,-])(?<d>\d{1,2})(?<sep>[/.])(?<m>\d{1,2})\k<sep>(?<y>20\d\d)(?![\d/])", RegexOptions.CultureInvariant)]
    private static partial Regex Figures();

    public static IEnumerable<Finding> Find(CheckedTracker tracker)
    {
        foreach (var line in tracker.Lines)
        {
            foreach (var (field, text) in new[] { (TrackerField.Commentary, line.Stated.Commentary), (TrackerField.Description, line.Details.Description) })
            {
                if (!text.AsSpan().ContainsAnyInRange('0', '9'))
                {
                    continue;
                }

                foreach (Match match in Written().Matches(text))
                {
                    var month = MonthNames.Number(match.Groups["m"].ValueSpan);

                    // "40 may need help" is no date: a month that is also a word needs its capital.
                    if (match.Groups["m"].ValueSpan is not ("may" or "mar" or "dec") && IsImpossible(Int(match, "d"), month, match.Groups["y"].Success ? Int(match, "y") : null, most: 39))
                    {
                        yield return Say(line, field, match.Value);
                    }
                }

                foreach (Match match in Figures().Matches(text))
                {
                    if (IsImpossible(Int(match, "d"), Int(match, "m"), Int(match, "y"), most: 99) && IsImpossible(Int(match, "m"), Int(match, "d"), Int(match, "y"), most: 99))
                    {
                        yield return Say(line, field, match.Value);
                    }
                }
            }
        }

        static Finding Say(CheckedLine line, TrackerField field, string date) => new(
            Code, Severity.Warning, line.Subject, line.Place(field, 0), $"{FieldWords.Capital(FieldWords.Name(field))} names {date.Trim(' ', '.')}, a day that does not exist.", "a day of the calendar", date.Trim(' ', '.'));
    }

    private static int Int(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    /// <summary>"50 March placements" is a count, not a day: beyond <paramref name="most"/> nothing is said.</summary>
    private static bool IsImpossible(int day, int month, int? year, int most) =>
        day <= most && (month is < 1 or > 12 || day < 1 || day > (month == 2 && year is null ? 29 : DateTime.DaysInMonth(year ?? 2017, month)));
}
