using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning.Workbooks;

/// <summary>Sums by formula over the lines and over what lines draw on sources.</summary>
internal static class Sums
{
    /// <summary>What a line must be to be in a sum: the cell of a column must hold this.</summary>
    internal sealed record Criterion(int Column, Formula Holds);

    public static Criterion Counting(Standing standing) => new(LineColumns.Counts, PlanLinesSheet.Counts(standing));

    /// <summary>Null where there are no lines.</summary>
    public static Formula? OfLines(PlanWorkings workings, Block block, int column, params IReadOnlyList<Criterion> criteria) =>
        Of(workings.Lines, workings.Ledger.Count, block, column, criteria);

    public static Formula? Of(YearBlocks blocks, int rows, Block block, int column, IReadOnlyList<Criterion> criteria) => rows == 0 ? null : Formula.Of(
        FormulaFunction.SumIfs,
        [
            blocks.Down(block, column, 0, rows - 1, Anchors.Rows),
            .. criteria.SelectMany(c => new[] { Formula.Between(blocks.Sheet, 0, c.Column, rows - 1, c.Column, Anchors.All), c.Holds }),
        ]);

    public static Cell Calculated(Formula? formula, Cell shown) => formula is null ? shown : new Cell.Calculated(formula, shown);

    /// <summary>What a series' block shows in a year.</summary>
    public static Cell Shown(Block block, PlanRow row, int column) => Shown(block, block switch
    {
        Block.InEffect => row.Levels[column],
        Block.SoFar => row.RunningTotals[column],
        _ => row.Movements[column],
    });

    public static Cell Shown(Block block, Total figure) => block switch
    {
        Block.High => Cell.Of(figure.High),
        >= Block.Moving => new Cell.Number(figure.Unquantified),
        _ => Cell.Of(figure.Low),
    };
}
