using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning.Workbooks;

/// <summary>What stood before the cycle moved anything: the opening budgets, then the balances of sources that have one.</summary>
internal static class OpeningSheet
{
    public static bool IsEmpty(PlanWorkings workings) => workings.Ledger.Plan.Opening.Count == 0 && !workings.Ledger.Plan.Sources.Any(s => s.Balance is not null);

    public static Sheet Of(PlanWorkings workings)
    {
        var plan = workings.Ledger.Plan;
        List<Row> rows =
        [
            .. plan.Opening.Select((o, i) => RowOf(workings, $"Opening budget of {o.Service}", o.Budget, i)),
            .. plan.Sources.Where(s => s.Balance is not null).Select((s, i) => RowOf(workings, $"{s.Name}: what it holds at the start of the cycle", Amount.Of(s.Balance!.Value), plan.Opening.Count + i)),
        ];
        return new(
            PlanWorkings.OpeningName,
            $"What stands in {workings.Years.Cycle.Base}, {workings.Style.UnitText}.",
            "level",
            [
                new("key", "Key", ColumnKind.Key),
                new("what", "What it is", ColumnKind.Text, Width: 60),
                .. workings.Opening.All.Select(block => block == Block.Moving
                    ? new Column("unknown", "Not quantified", ColumnKind.Number, Width: 14)
                    : new Column(block.ToString(), block switch { Block.Stated => $"Stated {workings.Style.UnitText}", Block.Low => $"Counted {workings.Style.UnitText}", _ => $"Larger number {workings.Style.UnitText}" }, ColumnKind.Money, workings.Style, Width: 18)),
            ],
            rows);
    }

    /// <summary>The sum of the opening budgets.</summary>
    public static Formula Budgets(PlanWorkings workings, Block block) =>
        Formula.Of(FormulaFunction.Sum, workings.Opening.Down(block, 0, 0, workings.Ledger.Plan.Opening.Count - 1));

    /// <summary>What a source holds at the start of the cycle.</summary>
    public static Formula Balance(PlanWorkings workings, Guid source)
    {
        var at = workings.Ledger.Plan.Sources.Where(s => s.Balance is not null).Index().First(s => s.Item.Id == source).Index;
        return workings.Opening.At(Block.Low, workings.Ledger.Plan.Opening.Count + at, 0);
    }

    private static Row RowOf(PlanWorkings workings, string what, Amount amount, int row)
    {
        var total = Total.Of(amount);
        var stated = workings.Opening.At(Block.Stated, row, 0);
        return new($"opening-{row + 1}", RowKind.Item, [Cell.Empty, Cell.Text(what), .. workings.Opening.All.Select(CellOf)]);

        Cell CellOf(Block block) => block switch
        {
            Block.Stated => Cell.Of(amount),
            Block.Moving => amount is Amount.Unquantified ? new Cell.Calculated(PlanWorkings.Uncounted([stated])!, new Cell.Number(1)) : Cell.Empty,
            _ when amount.IsKnown => new Cell.Calculated(stated, Cell.Of(total.Low)),
            _ => new Cell.Calculated(
                Formula.Of(FormulaFunction.If, Formula.Of(FormulaFunction.IsNumber, stated), stated, (block == Block.High ? total.High : total.Low).Pounds),
                Cell.Of(block == Block.High ? total.High : total.Low)),
        };
    }
}
