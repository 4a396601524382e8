namespace Outturn.Core.Assurance.Checks;

/// <summary>
/// A printed total whose own row does not come out, though every column under it agrees and no line is at fault. A line's own
/// sums are <c>tracker.arithmetic</c>; a total that differs from its lines is <c>table.column-does-not-foot</c>: nothing is said twice.
/// Why: totals that are typed, not calculated, are changed in one place and not in the other.
/// </summary>
/// <example>Fails: a total row of -10, -10, -10, -10 and year -50 over lines with no years. Passes: year -40.</example>
public static class RowDoesNotFoot
{
    public const string Code = "table.row-does-not-foot";

    public static IEnumerable<Finding> Find(CheckedTracker tracker) => tracker.Sums.Totals.Where(d => d.Code == Code).Select(d => d.ToFinding());
}
