using System.Text.RegularExpressions;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Checks;

/// <summary>
/// Marks of web pages or of a spreadsheet's inside in a text cell.
/// Why: they come with text pasted from another system and are printed as they stand in published trackers, as in October 2017.
/// </summary>
/// <example>Fails: "&lt;p&gt;On track&lt;/p&gt;". Passes: "spend &lt; £5k and falling".</example>
public static partial class TrackerMarkup
{
    public const string Code = "tracker.markup";

    [GeneratedRegex(@"</?(?:p|br|div|span|b|i|u|em|strong|ul|ol|li|a|font|table|tr|td|th|h[1-6]|img|style|script|o:p|sup|sub)(?:\s[^<>]{0,300})?\s?/?>|&(?:nbsp|amp|lt|gt|quot|apos|pound|ndash|mdash|lsquo|rsquo|ldquo|rdquo|bull|hellip);|&#x?[0-9a-f]{1,6};|_x000[ad]_", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    public static IEnumerable<Finding> Find(CheckedTracker tracker)
    {
        foreach (var line in tracker.Lines)
        {
            foreach (var cell in line.Texts)
            {
                if (cell.Text.AsSpan().ContainsAny('<', '&', '_') && Mark().Match(cell.Text) is { Success: true } mark)
                {
                    yield return new(
                        Code, Severity.Notice, line.Subject, cell.Column >= 0 ? line.PlaceOfColumn(cell.Column) : line.Place(cell.Field, 0),
                        $"{FieldWords.Capital(FieldWords.Clipped(cell.Name))} holds web page marks ({FieldWords.Clipped(mark.Value)}){(cell.Column >= 0 && cell.Field is TrackerField.Description or TrackerField.Commentary ? "; taken out on reading" : "")}.", "plain text", FieldWords.Clipped(mark.Value));
                }
            }
        }
    }
}
