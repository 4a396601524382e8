using Outturn.Core.Sheets;

namespace Outturn.Core.Tracking.Reading;

/// <summary>A row as one text, its cells parted by bars.</summary>
internal static class RowText
{
    public static string Of(GridRow row) => string.Join(" | ", row.Cells.Where(c => !c.IsEmpty).Select(c => c.Text.Trim()));
}
