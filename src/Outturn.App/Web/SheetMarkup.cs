using System.Globalization;
using Microsoft.AspNetCore.Html;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>The cells of any sheet, drawn in one way on every page.</summary>
public static class SheetMarkup
{
    public static IHtmlContent Cell(Cell cell, Column column)
    {
        var style = column.Style ?? new MoneyStyle(MoneyUnit.Pounds);
        return cell switch
        {
            Cell.Calculated calculated => Cell(calculated.Shown, column),
            Cell.Figure figure => PlanMarkup.Figure(Total.Of(figure.Amount), style) is var shown && figure.Amount is Amount.Unquantified unknown ? Text(unknown.Why) : shown,
            Cell.Sum sum => PlanMarkup.Figure(sum.Total, style),
            Cell.Number number => Text(number.Value.ToString("#,##0.####", CultureInfo.InvariantCulture)),
            Cell.Rate rate => Text(rate.Percent.ToString("#,##0.##", CultureInfo.InvariantCulture) + " %"),
            Cell.Day day => Text(CouncilTime.Words(day.Date)),
            Cell.Words words => Text(words.Content),
            _ => HtmlString.Empty,
        };
    }

    /// <summary>Text to the left; a figure of nought quiet.</summary>
    public static string? Css(Cell cell, Column column) => column.Kind == ColumnKind.Text ? "t" : (cell is Cell.Calculated c ? c.Shown : cell) switch
    {
        Cell.Figure { Amount: Amount.Known { Figure.IsZero: true } } => "z",
        Cell.Sum { Total: var total } => PlanMarkup.Quiet(total),
        Cell.Day { } => "app-nowrap",
        _ => null,
    };

    private static HtmlString Text(string text) => new(System.Text.Encodings.Web.HtmlEncoder.Default.Encode(text));
}
