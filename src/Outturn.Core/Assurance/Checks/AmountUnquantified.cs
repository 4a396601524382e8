using System.Globalization;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Checks;

/// <summary>
/// A money cell that says TBC or the like, and what rests on it: unknown is not zero, so the totals over it are not known either.
/// Why: four of four published benefit measures were TBC, and totals were printed as if they were known.
/// </summary>
/// <example>Fails: forecast quarter 4 "TBC". Passes: forecast quarter 4 0.</example>
public static class AmountUnquantified
{
    public const string Code = "amount.unquantified";

    public static IEnumerable<Finding> Find(CheckedTracker tracker)
    {
        foreach (var group in tracker.Unknown.GroupBy(u => u.Line))
        {
            var line = group.Key;
            var cells = group.Select(u => u.Cell).Where(c => !MoneyCells.IsMalformed(c.Text)).ToList();
            if (cells.Count == 0)
            {
                continue;
            }

            var first = cells[0];
            var names = FieldWords.Listed([.. cells.Take(4).Select(c => c.Name)]) + (cells.Count > 4 ? string.Create(CultureInfo.InvariantCulture, $" and {cells.Count - 4} more") : "");
            var rest = first.Field is TrackerField.Investment ? "the total of investment leaves it out"
                : first.Field is TrackerField.PlannedPart or TrackerField.PlannedYear ? "the line’s year and variance and the totals over them leave it out" : "the line’s forecast and variance and the totals over them leave it out";
            yield return new(
                Code, Severity.Warning, line.Subject, line.Place(first.Field, first.Part),
                $"{FieldWords.Capital(names)} {(cells.Count == 1 ? "holds" : "hold")} “{FieldWords.Clipped(first.Text)}”, not an amount. Unknown is not zero: {rest}.{(cells.Count == 1 ? MoneyCells.Hint(tracker, line, first) : "")}", "an amount", FieldWords.Clipped(first.Text));
        }
    }
}
