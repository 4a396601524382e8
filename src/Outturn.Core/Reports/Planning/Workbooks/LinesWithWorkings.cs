using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning.Workbooks;

/// <summary>
/// The lines of a plan as a workbook sums them: every line with what it stands in and what it moves, the reversal of what does not
/// stay as a formula over what it reverses, and what forecasts move as the difference of two levels.
/// </summary>
internal static class LinesWithWorkings
{
    public static Sheet Of(PlanWorkings workings)
    {
        var plain = PlanLinesSheet.Of(workings.Ledger, workings.Style);
        var lines = workings.Lines;
        var rows = new List<Row>(plain.Rows.Count);
        for (var entry = 0; entry < workings.Ledger.Count; entry++)
        {
            var cells = plain.Rows[entry].Cells;
            var unknown = UnknownCells.Of(workings, entry);
            rows.Add(new(plain.Rows[entry].Key, RowKind.Item,
            [
                .. cells.Take(LineColumns.Row), Cell.Text(RowKeys.Of(workings, entry)),
                .. lines.All.SelectMany(block => Enumerable.Range(0, workings.Years.Count).Select(column => block switch
                {
                    Block.Stated => Stated(workings, entry, column, cells[LineColumns.Row + column]),
                    Block.Low or Block.High => Counted(workings, entry, block, column, cells[LineColumns.Row + column]),
                    _ => unknown.Cell(block, column),
                })),
            ]));
        }

        rows.Add(new("total", RowKind.Total, [.. plain.Rows[^1].Cells.Take(LineColumns.Row), Cell.Empty, .. lines.All.SelectMany(block => Totals(workings, block))]));
        return new(
            PlanWorkings.LinesName, plain.Caption, plain.Basis,
            [.. plain.Columns.Take(LineColumns.Row), new("row", "Row of the table", ColumnKind.Text, Width: 24), .. workings.ColumnsOf(lines)],
            rows);
    }

    private static Cell Stated(PlanWorkings workings, int entry, int column, Cell shown)
    {
        if (shown is not Cell.Figure { Amount.IsKnown: true })
        {
            return shown;
        }

        return workings.Ledger.Line(entry) is not { } line ? new Cell.Calculated(Difference(workings, entry, Block.Low, column), shown)
            : Reverses(line, workings.Years[column]) is { } lasting ? new Cell.Calculated(Reversal(workings, entry, column, lasting), shown)
            : shown;
    }

    private static Cell Counted(PlanWorkings workings, int entry, Block block, int column, Cell stated)
    {
        var pence = (block == Block.High ? workings.Ledger.High(entry) : workings.Ledger.Low(entry))[column];
        var shown = Cell.Of(Money.FromPence(pence));
        var at = workings.Lines.At(Block.Stated, entry, column);
        if (workings.Ledger.Worked(entry) is not null)
        {
            return column < workings.Years.Begun ? Cell.Empty : new Cell.Calculated(Difference(workings, entry, block, column), shown);
        }

        var isNumber = stated is Cell.None or Cell.Figure { Amount.IsKnown: true };
        return new Cell.Calculated(isNumber ? at : Formula.Of(FormulaFunction.If, Formula.Of(FormulaFunction.IsNumber, at), at, pence / 100m), shown);
    }

    private static Formula Difference(PlanWorkings workings, int entry, Block block, int column)
    {
        var row = workings.ForecastRow(entry);
        return workings.Forecasts.At(block, row, column) - workings.Forecasts.At(block, row, column - 1);
    }

    private static Formula Reversal(PlanWorkings workings, int entry, int column, Money lasting)
    {
        var before = workings.Lines.Across(Block.Stated, entry, 0, column - 1);
        return lasting.IsZero ? -before : (Formula)lasting.Pounds - before;
    }

    /// <summary>What stays of a line whose movement in a year is its reversal and nothing else; null where it is not that.</summary>
    private static Money? Reverses(PlanLine line, FinancialYear year)
    {
        if (line.Terms.Earlier is { Counts: EarlierCounts.InBase } || !line.Typed.IsKnown || line.Typed.Any(t => t.Key == year))
        {
            return null;
        }

        return line.Terms.Permanence switch
        {
            Permanence.OneOff => Money.Zero,
            Permanence.TemporaryUntil t when year == t.LastYear.Next && line.Typed.Last <= t.LastYear => Money.Zero,
            Permanence.TemporaryThenPermanent t when year == t.LastYear.Next && line.Typed.Last <= t.LastYear => t.Lasting,
            _ => null,
        };
    }

    private static IEnumerable<Cell> Totals(PlanWorkings workings, Block block)
    {
        // What is stated in words cannot be added up; the numbers beside it are.
        var total = workings.Ledger.Budget.Total;
        var isNumbers = block != Block.Stated || workings.Lines.All is [Block.Stated];
        for (var column = 0; column < workings.Years.Count; column++)
        {
            yield return !isNumbers ? Cell.Empty
                : Sums.Calculated(Sums.OfLines(workings, block, column, Sums.Counting(Standing.Net)), Sums.Shown(block, total, column));
        }
    }
}
