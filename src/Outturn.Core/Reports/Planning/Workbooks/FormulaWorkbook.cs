using System.Globalization;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning.Workbooks;

/// <summary>
/// A plan table as a workbook that works itself out: the table in the reading that was asked for, the readings it is worked out
/// from, every line, and the forecasts and opening amounts that they rest on. Every figure shown is the table's own, to the penny.
/// </summary>
public static class FormulaWorkbook
{
    /// <summary>The sheets in order; the first is the table.</summary>
    public static IReadOnlyList<Sheet> Of(PlanTable table, PlanBasis basis, MoneyStyle? style = null)
    {
        var workings = new PlanWorkings(table, basis, style ?? new MoneyStyle(MoneyUnit.Pounds));
        var formulas = new TableWorkings(workings);
        List<Sheet> sheets = [.. workings.Bases.Select((b, i) => TableSheet(workings, formulas, b) with { Notes = i == 0 ? [.. Notes(workings, basis)] : [] }), LinesWithWorkings.Of(workings)];
        if (workings.DrawList.Count > 0)
        {
            sheets.Add(DrawsSheet.Of(workings));
        }

        if (workings.Ledger.Count > workings.Ledger.LineCount)
        {
            sheets.Add(ForecastsSheet.Of(workings));
        }

        if (!OpeningSheet.IsEmpty(workings))
        {
            sheets.Add(OpeningSheet.Of(workings));
        }

        return sheets;
    }

    private static Sheet TableSheet(PlanWorkings workings, TableWorkings formulas, PlanBasis basis)
    {
        var blocks = workings.Tables[basis];
        return new(
            blocks.Sheet, Caption(workings, basis), basis.Word(),
            [
                new("key", "Key", ColumnKind.Key),
                new("heading", PlanSheet.FirstHeading(workings.Table), ColumnKind.Text, Width: 40),
                new("note", "What it is", ColumnKind.Text, Width: 36),
                .. workings.Unknown ? [new Column("left-out", "Left out", ColumnKind.Text, Width: 26)] : Array.Empty<Column>(),
                .. workings.ColumnsOf(blocks),
            ],
            [.. PlanSheet.RowsOf(workings.Table, basis).Select((row, index) => new Row(row.Key, row.Row.Kind,
            [
                Cell.Text(row.Key), Cell.Text(row.Heading), Cell.Text(row.Row.Note),
                .. workings.Unknown ? [LeftOut(workings, row.Row, basis, index)] : Array.Empty<Cell>(),
                .. blocks.All.SelectMany(block => Enumerable.Range(0, workings.Years.Count).Select(column => row.Row.Figure(basis, column) is { } figure
                    ? Sums.Calculated(formulas.Of(row, basis, block, column), Sums.Shown(block, figure))
                    : Cell.Empty)),
            ]))]);
    }

    /// <summary>How many amounts without a figure the row's numbers leave out, in words.</summary>
    private static Cell.Calculated LeftOut(PlanWorkings workings, PlanRow row, PlanBasis basis, int index)
    {
        var blocks = workings.Tables[basis];
        var block = PlanWorkings.CountOf(basis);
        var most = Formula.Of(FormulaFunction.Max, Formula.Between(blocks.Sheet, index, blocks.Column(block, 0), index, blocks.Column(block, workings.Years.Count - 1), Anchors.Columns));
        var count = Enumerable.Range(0, workings.Years.Count).Max(column => row.Figure(basis, column)?.Unquantified ?? 0);
        return new(
            Formula.Of(FormulaFunction.If, Formula.Of(FormulaSign.Equal, most, 0m), "", Formula.Of(FormulaSign.Joined, "up to ", most, " not quantified")),
            new Cell.Words(count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"up to {count} not quantified")));
    }

    private static string Caption(PlanWorkings workings, PlanBasis basis)
    {
        var text = workings.Table.Caption(basis, workings.Style) + $" Every figure is a formula over the sheet {PlanWorkings.LinesName}.";
        text += workings.Ranged ? " Where an amount is a range the first figures count its smaller number; the larger stand to the right." : "";
        return workings.Unknown ? text + " How many amounts each figure leaves out because nobody has quantified them stands at the right." : text;
    }

    private static IEnumerable<KeyValuePair<string, string>> Notes(PlanWorkings workings, PlanBasis basis) =>
    [
        .. PlanSheet.Notes(workings.Table, basis),
        new("Formulas", $"Figures are worked out from the sheet {PlanWorkings.LinesName}: change an amount there and every total follows."),
        .. PlanUnknowns.Of(workings.Ledger).Select(u => new KeyValuePair<string, string>(
            u.IsRange ? "A range" : "Not quantified",
            $"{string.Join(" ", new[] { u.Reference, u.What }.Where(t => t.Length > 0))}: {u.AsWritten}, {PlanHeadings.Listed([.. u.Years.Select(y => y.ToString())])}")),
    ];
}
