using System.Globalization;
using Outturn.Core.Sheets;

namespace Outturn.Documents.Writing;

/// <summary>A cell as a paper shows it: money in the column's style, numbers with no more places than they need.</summary>
public static class PaperCell
{
    public static bool IsFigure(Column column) => column.Kind is ColumnKind.Money or ColumnKind.Number;

    public static string Text(Column column, Cell cell) => cell switch
    {
        Cell.Words words => words.Content,
        Cell.Figure figure => column.Style?.Text(figure.Amount) ?? CellText.Text(cell, column),
        Cell.Sum sum => column.Style?.Text(sum.Total) ?? CellText.Text(cell, column),
        Cell.Number number => number.Value.ToString("#,##0.######", CultureInfo.InvariantCulture),
        Cell.Rate rate => rate.Percent.ToString("0.0#", CultureInfo.InvariantCulture) + "\u00a0%",
        Cell.Calculated calculated => Text(column, calculated.Shown),
        _ => CellText.Text(cell, column),
    };
}
