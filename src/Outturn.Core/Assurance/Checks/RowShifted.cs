namespace Outturn.Core.Assurance.Checks;

/// <summary>
/// A row whose figures stand one cell to the left or right of where they belong. Proved by the row's own sums, or, where the
/// row comes to the same either way, by the printed totals of the columns.
/// Why: a cell inserted or deleted in a spreadsheet moves the rest of the row; a published clawback by quarter was printed so.
/// </summary>
/// <example>Fails: forecast 0, -98, -99, -99, year -99, variance -395. Passes: -98, -99, -99, -99, year -395, variance 0.</example>
public static class RowShifted
{
    public const string Code = "table.row-shifted";

    public static IEnumerable<Finding> Find(CheckedTracker tracker) =>
        tracker.Sums.Lines.Where(d => d.Code == Code).Select(d => d.ToFinding()).Concat(tracker.Sums.Totals.Where(d => d.Code == Code).Select(d => d.ToFinding()));
}
