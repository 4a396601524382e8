using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Checks;

/// <summary>
/// A money cell whose text was meant as a number and cannot be read as one, or a formula that failed.
/// Why: such a cell counts as nothing in the council's own totals and nobody sees it; a published case has "29.£%".
/// </summary>
/// <example>Fails: "29.£%", "1O5", "#REF!". Passes: "-2,381", "(205)", "TBC" (which is <c>amount.unquantified</c>).</example>
public static class AmountMalformed
{
    public const string Code = "amount.malformed";

    public static IEnumerable<Finding> Find(CheckedTracker tracker)
    {
        foreach (var (line, cell) in tracker.Unknown)
        {
            if (MoneyCells.IsMalformed(cell.Text))
            {
                yield return new(
                    Code, Severity.Error, line.Subject, line.Place(cell.Field, cell.Part),
                    $"{FieldWords.Capital(cell.Name)} holds “{FieldWords.Clipped(cell.Text)}”, which cannot be read as an amount. Sums leave it out.{MoneyCells.Hint(tracker, line, cell)}", "an amount", FieldWords.Clipped(cell.Text));
            }
        }
    }
}
