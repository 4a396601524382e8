namespace Outturn.Core.Sheets.Reading;

/// <summary>A row as one text, its cells parted by bars.</summary>
internal static class RowText
{
    public static string Of(GridRow row) => string.Join(" | ", row.Cells.Where(c => !c.IsEmpty).Select(c => c.Text.Trim()));
}
