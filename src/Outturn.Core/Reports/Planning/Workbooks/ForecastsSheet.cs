using Outturn.Core.Planning;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning.Workbooks;

/// <summary>The forecasts of the plan: base, rates and levels, each level worked out from the one before.</summary>
internal static class ForecastsSheet
{
    public static IReadOnlyList<NamedRate> RatesOf(WorkedOut worked) => worked.Levels.Forecast is Forecast.Grown grown ? grown.Rates : [];

    public static Sheet Of(PlanWorkings workings)
    {
        var rows = new List<Row>();
        for (var entry = workings.Ledger.LineCount; entry < workings.Ledger.Count; entry++)
        {
            var worked = workings.Ledger.Worked(entry)!;
            foreach (var (i, rate) in RatesOf(worked).Index())
            {
                rows.Add(new($"{worked.Id:D}/{i}", RowKind.Item,
                [
                    Cell.Empty, Cell.Text(worked.Name), Cell.Text($"Rate: {rate.Name}"),
                    .. workings.Years.Each.Select(year => year > workings.Years.Cycle.Base && rate.Percent.TryGetValue(year, out var percent) ? new Cell.Rate(percent) : Cell.Empty),
                ]));
            }

            rows.Add(new(worked.Id.ToString("D"), RowKind.Subtotal,
            [
                Cell.Empty, Cell.Text(worked.Name), Cell.Text(worked.Levels.Forecast is Forecast.Grown ? "Level: the year before, times 1 + each rate" : "Level, as stated"),
                .. workings.Forecasts.All.SelectMany(block => Enumerable.Range(0, workings.Years.Count).Select(column => column < workings.Base ? Cell.Empty : CellOf(workings, entry, block, column))),
            ]));
        }

        return new(
            PlanWorkings.ForecastsName,
            $"Forecasts, {workings.Style.UnitText}, from {workings.Years.Cycle.Base}. Costs are positive; what meets the budget is negative. Change a rate or a stated level and every sheet follows.",
            "level",
            [new("key", "Key", ColumnKind.Key), new("forecast", "Forecast", ColumnKind.Text, Width: 34), new("what", "What it is", ColumnKind.Text, Width: 36), .. workings.ColumnsOf(workings.Forecasts)],
            rows);
    }

    private static Cell CellOf(PlanWorkings workings, int entry, Block block, int column)
    {
        var worked = workings.Ledger.Worked(entry)!;
        return block == Block.Stated ? Stated(workings, entry, worked, column) : Counted(workings, entry, worked, block, column);
    }

    private static Cell Stated(PlanWorkings workings, int entry, WorkedOut worked, int column)
    {
        var year = workings.Years[column];
        if (column == workings.Base)
        {
            return worked.Levels.Base is { } stated ? Cell.Of(stated) : worked.Source is null ? Cell.Empty : Cell.Text("not stated");
        }

        var level = Cell.Of(worked.Levels[year]);
        var before = workings.Forecasts.At(Block.Stated, workings.ForecastRow(entry), column - 1);
        return worked.Levels.Forecast switch
        {
            Forecast.Grown { Rates.Count: > 0 } grown => new Cell.Calculated(
                Formula.Of(FormulaFunction.Round, Formula.Of(FormulaSign.Times,
                [
                    before, .. grown.Rates.Select((_, i) => (Formula)1m + Formula.At(PlanWorkings.ForecastsName, workings.ForecastRow(entry) - grown.Rates.Count + i, workings.Forecasts.Column(Block.Stated, column))),
                ]), 2m), level),
            Forecast.Grown => new Cell.Calculated(before, level),
            Forecast.Stated typed when year > workings.Years.Cycle.Last && !typed.Levels.ContainsKey(year) && worked.Levels[year].IsKnown => new Cell.Calculated(before, level),
            _ => level,
        };
    }

    /// <summary>The number that counts: a source that does not state its base counts with its first year's level.</summary>
    private static Cell Counted(PlanWorkings workings, int entry, WorkedOut worked, Block block, int column)
    {
        var blocks = workings.Forecasts;
        var row = workings.ForecastRow(entry);
        var counted = column == workings.Base ? worked.OpeningLevel(workings.Years.Cycle) : worked.Levels[workings.Years[column]];
        var total = Total.Of(counted);
        var shown = Cell.Of(block == Block.High ? total.High : total.Low);
        var stated = blocks.At(Block.Stated, row, column);
        var isKnown = column == workings.Base ? worked.Levels.Base is { IsKnown: true } || (worked.Source is null && worked.Levels.Base is null) : counted.IsKnown;
        var otherwise = column == workings.Base && worked.Source is not null && !worked.KnowsBase() ? blocks.At(block, row, column + 1) : Number(shown);
        return new Cell.Calculated(isKnown ? stated : Formula.Of(FormulaFunction.If, Formula.Of(FormulaFunction.IsNumber, stated), stated, otherwise), shown);
    }

    private static Formula Number(Cell shown) => ((Cell.Figure)shown).Amount.Value!.Value.Pounds;
}
