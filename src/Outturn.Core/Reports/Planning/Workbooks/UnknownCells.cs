using Outturn.Core.Planning;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning.Workbooks;

/// <summary>
/// The counts of what one line or forecast does not say, as formulas over the cells that say it in words: where someone writes a
/// number there, it is no longer counted.
/// </summary>
internal sealed class UnknownCells
{
    private readonly PlanWorkings workings;
    private readonly int entry;
    private readonly UnknownLines? counts;

    private UnknownCells(PlanWorkings workings, int entry)
    {
        this.workings = workings;
        this.entry = entry;
        if (workings.Ledger.IsUnknown(entry))
        {
            workings.Ledger.AddUnknown(entry, counts = new(workings.Years));
        }
    }

    public static UnknownCells Of(PlanWorkings workings, int entry) => new(workings, entry);

    public Cell Cell(Block block, int column)
    {
        var count = counts is null ? 0 : block switch { Block.Moving => counts.Moving(column), Block.InEffect => counts.InEffect(column), _ => counts.SoFar(column) };
        return count == 0 ? Sheets.Cell.Empty : new Cell.Calculated(workings.Ledger.Line(entry) is { } line ? OfLine(line, block, column) : OfForecast(workings, entry, block, column), new Cell.Number(count));
    }

    /// <summary>The cells of a forecast that are not quantified and count in a block's year, the base year's among them where its change rests on it.</summary>
    private static Formula OfForecast(PlanWorkings workings, int entry, Block block, int column)
    {
        var years = workings.Years;
        var worked = workings.Ledger.Worked(entry)!;
        var hasNoBase = worked.Source is not null && !worked.KnowsBase() && (block != Block.Moving || column == years.Begun);
        var from = block switch { Block.Moving => column - 1, Block.InEffect => column, _ => years.Begun };
        return PlanWorkings.Uncounted(
        [
            .. hasNoBase ? [workings.Forecasts.At(Block.Stated, workings.ForecastRow(entry), workings.Base)] : Array.Empty<Formula>(),
            .. Levels(workings, entry, from, column),
        ])!;
    }

    /// <summary>The levels of a forecast that are not quantified, of the years from one to another.</summary>
    public static IEnumerable<Formula> Levels(PlanWorkings workings, int entry, int from, int to)
    {
        var worked = workings.Ledger.Worked(entry)!;
        for (var column = Math.Max(from, workings.Years.Begun); column <= to; column++)
        {
            if (worked.Levels[workings.Years[column]] is Amount.Unquantified)
            {
                yield return workings.Forecasts.At(Block.Stated, workings.ForecastRow(entry), column);
            }
        }
    }

    /// <summary>One while any amount that has effect by then is not a number: the years before the cycle and those from its first on stand apart.</summary>
    private Formula OfLine(PlanLine line, Block block, int column)
    {
        var years = workings.Years;
        var from = block == Block.Moving ? column : column < years.Begun ? 0 : years.Begun;
        List<Formula> known =
        [
            .. line.Series.Unquantified.Select(years.ColumnOf).Where(c => c >= from && c <= column)
                .Select(c => Formula.Of(FormulaFunction.IsNumber, workings.Lines.At(Block.Stated, entry, c))),
        ];
        return (Formula)1m - Formula.Of(FormulaSign.Times, known);
    }
}
