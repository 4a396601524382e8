using System.Text.RegularExpressions;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Checks;

/// <summary>A money cell that gives no known amount: where it is and what it says.</summary>
internal readonly record struct UnknownCell(TrackerField Field, int Part, int Parts, string Text)
{
    public string Name => FieldWords.Name(Field, Part, Parts);
}

/// <summary>The money cells of a line that give no amount, and whether their text was meant as one.</summary>
internal static partial class MoneyCells
{
    [GeneratedRegex(@"^(?:not known \()?#(?:ref|value|n/?a|div/0|name|num|null)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpreadsheetError();

    [GeneratedRegex(@"^[£\s(+−-]*\d[\d,.\s]*[%£okmlinsp,.)\s-]*$|^[£\s(+−-]*[\dolis.,%£]*\d[\dolis.,%£\s)-]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MeantAsNumber();

    /// <summary>A number that somebody mistyped or a formula that failed, and not words such as TBC or "30 days".</summary>
    public static bool IsMalformed(string text) => SpreadsheetError().IsMatch(text.Trim()) || (text.Length <= 40 && MeantAsNumber().IsMatch(text.Trim()));

    /// <summary>The quick answer for the many lines that have none.</summary>
    public static bool HasUnknown(CheckedLine line) =>
        line.Plan is { } plan && (plan.Investment is Amount.Unquantified || HasUnknown(plan.Planned)) || HasUnknown(line.Stated.Forecast);

    private static bool HasUnknown(Series.Phasing phasing)
    {
        for (var i = 0; i < phasing.Parts.Count; i++)
        {
            if (phasing.Parts[i] is Amount.Unquantified)
            {
                return true;
            }
        }

        return phasing.Stated is Amount.Unquantified;
    }

    public static IEnumerable<UnknownCell> Unknown(CheckedLine line)
    {
        if (line.Plan is { } plan)
        {
            if (Text(line, plan.Investment, TrackerField.Investment, 0) is { } investment)
            {
                yield return new(TrackerField.Investment, 0, 0, investment);
            }

            foreach (var cell in Of(line, plan.Planned, TrackerField.PlannedPart, TrackerField.PlannedYear))
            {
                yield return cell;
            }
        }

        foreach (var cell in Of(line, line.Stated.Forecast, TrackerField.ForecastPart, TrackerField.ForecastYear))
        {
            yield return cell;
        }
    }

    /// <summary>What the row or the printed total of the column would make of it, as a sentence; empty where neither says.</summary>
    public static string Hint(CheckedTracker tracker, CheckedLine line, UnknownCell cell)
    {
        var planned = cell.Field is TrackerField.PlannedPart;
        var parts = planned ? line.Figures.Planned : line.Figures.Forecast;
        if (cell.Field is TrackerField.PlannedPart or TrackerField.ForecastPart && (planned ? line.Figures.PlannedYear : line.Figures.ForecastYear) is { } year && parts.Count(p => p is null) == 1)
        {
            return $" The line’s year would make it {FieldWords.Signed(year - parts.Sum(p => p ?? 0))}.";
        }

        return tracker.Sums.PrintedDifference(new(cell.Field, cell.Part)) is { } gap and not 0 ? $" The printed total of the column would make it {FieldWords.Signed(gap)}." : "";
    }

    private static IEnumerable<UnknownCell> Of(CheckedLine line, Series.Phasing phasing, TrackerField part, TrackerField year)
    {
        for (var i = 0; i < phasing.Parts.Count; i++)
        {
            if (Text(line, phasing.Parts[i], part, i + 1) is { } text)
            {
                yield return new(part, i + 1, phasing.Parts.Count, text);
            }
        }

        if (phasing.Stated is { } stated && Text(line, stated, year, 0) is { } said)
        {
            yield return new(year, 0, phasing.Parts.Count, said);
        }
    }

    // "Not given" is the reader's word for a column or a cell that is not there, and the reader says so itself.
    [GeneratedRegex(@"^(?:|[-–—.]+|n\.?/?a\.?|nil|none|not applicable|not given)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SaysNothing();

    /// <summary>Null for an amount that is known, and for an empty cell, a dash and the like, which say nothing.</summary>
    private static string? Text(CheckedLine line, Amount amount, TrackerField field, int part)
    {
        if (amount is not Amount.Unquantified unquantified)
        {
            return null;
        }

        var text = (line.Raw(field, part) is { Length: > 0 } raw ? raw : unquantified.Why).Trim();
        return SaysNothing().IsMatch(text) ? null : text;
    }
}
