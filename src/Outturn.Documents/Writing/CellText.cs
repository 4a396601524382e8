using System.Globalization;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Documents.Writing;

/// <summary>
/// What a cell is in a file that may come back: an exact number in the column's unit, or a text that our reader understands as the
/// same figure. Nothing is rounded as it would be on a page.
/// </summary>
internal static class CellText
{
    /// <summary>The exact number in the column's unit, without trailing zeroes; null where the cell is not one number.</summary>
    public static decimal? Number(Cell cell, Column column) => cell switch
    {
        Cell.Figure { Amount.Value: { } value } => InUnit(value, column),
        Cell.Sum { Total.Value: { } value } => InUnit(value, column),
        Cell.Number number => number.Value,
        Cell.Rate rate => rate.Percent / 100m,
        Cell.Calculated calculated => Number(calculated.Shown, column),
        _ => null,
    };

    public static string Text(Cell cell, Column column) => cell switch
    {
        Cell.Words words => words.Content,
        Cell.Day day => day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Cell.Figure { Amount: Amount.Range range } => $"{Digits(InUnit(range.Low, column))} to {Digits(InUnit(range.High, column))}",
        Cell.Figure { Amount: Amount.Unquantified unknown } => ReadsAsUnknown(unknown.Why) ? unknown.Why : $"TBC: {unknown.Why}",
        Cell.Sum sum => Sum(sum.Total, column),
        Cell.Calculated calculated => Text(calculated.Shown, column),
        _ => Number(cell, column) is { } number ? Digits(number) : "",
    };

    public static string Digits(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    private static string Sum(Total total, Column column)
    {
        var known = total.Low == total.High ? Digits(InUnit(total.Low, column)) : $"{Digits(InUnit(total.Low, column))} to {Digits(InUnit(total.High, column))}";
        return total.Unquantified > 0 ? $"{known} plus {total.Unquantified.ToString(CultureInfo.InvariantCulture)} not quantified" : known;
    }

    private static bool ReadsAsUnknown(string why) => AmountReader.Read(why).Kind is AmountReadingKind.Unquantified or AmountReadingKind.NotApplicable;

    private static decimal InUnit(Money money, Column column) => money.Pounds / (column.Style?.PerUnit ?? 1m);
}
