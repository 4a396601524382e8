using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;
using Cell = Outturn.Core.Sheets.Cell;

namespace Outturn.Documents.Writing;

/// <summary>What stands in the columns of a case's tables, in every form that it is written in.</summary>
internal static class CaseColumns
{
    /// <summary>The columns that are printed: a column that nobody has to fill and nobody has filled is left out.</summary>
    public static IReadOnlyList<TableColumn> Shown(TableShape shape, Answer answer) => [.. shape.Columns.Where(c => c.Required || answer.Rows.Any(r => r[c.Key].Length > 0))];

    /// <summary>A cell as it is printed: a choice by its words.</summary>
    public static string Printed(TableColumn column, string cell) => column.Kind == CellKind.Choice ? column.Choices.FirstOrDefault(c => c.Key == cell).Words ?? cell : cell;

    /// <summary>A cell of a sheet in the column's style.</summary>
    public static string Printed(Core.Sheets.Column column, Cell cell) => cell switch
    {
        Cell.Words words => words.Content,
        Cell.Figure figure => (column.Style ?? MoneyStyle.Thousands).Text(figure.Amount),
        Cell.Sum sum => (column.Style ?? MoneyStyle.Thousands).Text(sum.Total),
        _ => "",
    };
}
