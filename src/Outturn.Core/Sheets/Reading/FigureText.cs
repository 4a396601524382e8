using Outturn.Core.Values;

namespace Outturn.Core.Sheets.Reading;

/// <summary>Tells figures from words before anyone knows what they are figures of.</summary>
internal static class FigureText
{
    public static bool IsFigure(GridCell cell) => cell.Kind is GridCellKind.Number or GridCellKind.FormulaWithoutResult || (cell.Kind == GridCellKind.Text && Is(cell.Text));

    public static bool Is(string text)
    {
        var digits = 0;
        var zeroes = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                digits++;
                zeroes += c == '0' ? 1 : 0;
            }
            else if (char.IsLetter(c) && c is not ('k' or 'K' or 'm' or 'M'))
            {
                return false;
            }
        }

        // "2017-18" and "2017/18" head columns, and so does "£000".
        return digits > 0 && !(zeroes == 3 && digits == 3) && !FinancialYear.TryParse(text, out _);
    }
}
