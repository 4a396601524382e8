using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Checks;

/// <summary>
/// A month in a year so far ahead that two digits must have changed places or one slipped.
/// Why: "from May 2071" is read past by everyone and found by no search for 2017.
/// </summary>
/// <example>Fails: "from May 2071" in a tracker of 2017-18. Passes: "from May 2019".</example>
public static partial class DateYearSuspect
{
    public const string Code = "date.year-suspect";

    /// <summary>Savings plans look five years ahead; contracts ten.</summary>
    private const int Ahead = 15;

    [GeneratedRegex(@"\b(?:" + MonthNames.Pattern + @")\.?\s(?<y>2\d\d\d)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MonthOfYear();

    public static IEnumerable<Finding> Find(CheckedTracker tracker)
    {
        var year = tracker.Context.Year.StartYear;
        foreach (var line in tracker.Lines)
        {
            foreach (var (field, text) in new[] { (TrackerField.Commentary, line.Stated.Commentary), (TrackerField.Description, line.Details.Description) })
            {
                if (!text.AsSpan().ContainsAnyInRange('0', '9'))
                {
                    continue;
                }

                foreach (Match match in MonthOfYear().Matches(text))
                {
                    var said = int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture);
                    if (said > year + Ahead)
                    {
                        yield return new(
                            Code, Severity.Warning, line.Subject, line.Place(field, 0),
                            string.Create(CultureInfo.InvariantCulture, $"{FieldWords.Capital(FieldWords.Name(field))} names {match.Value}, {said - year} years after this tracker’s year."), tracker.Context.Year.ToString(), match.Value);
                    }
                }
            }
        }
    }
}
