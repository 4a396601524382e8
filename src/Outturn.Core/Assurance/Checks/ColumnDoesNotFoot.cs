namespace Outturn.Core.Assurance.Checks;

/// <summary>
/// A printed total or subtotal that differs from the lines under it. Says by how much and, where one row explains it, which:
/// left out, counted twice, or held by the total and not among the lines.
/// Why: published staffing subtotals still held rows that had been taken out (151,183 and 154,205 over).
/// </summary>
/// <example>Fails: lines -100, -395 and 120 under a printed total of 20. Passes: the same under -375.</example>
public static class ColumnDoesNotFoot
{
    public const string Code = "table.column-does-not-foot";

    public static IEnumerable<Finding> Find(CheckedTracker tracker) => tracker.Sums.Totals.Where(d => d.Code == Code).Select(d => d.ToFinding());
}
