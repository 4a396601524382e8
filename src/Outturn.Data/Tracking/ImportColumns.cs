using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;
using Outturn.Data.Facts;

namespace Outturn.Data.Tracking;

/// <summary>An import as the columns of its table, after act and year.</summary>
internal static class ImportColumns
{
    public const string Names = "i.file_name, i.format, i.sha256, i.size, i.sheet, i.header_row, i.unit, i.savings, i.columns, i.printed_totals, i.unread";

    public static object?[] Of(ImportRecord import) =>
    [
        import.FileName, import.Format, import.Sha256, import.Size, import.Sheet, (long)import.HeaderRow,
        EnumText<MoneyUnit>.Of(import.Unit), EnumText<SavingsSign>.Of(import.Savings),
        StoredJson.Write(import.Columns), StoredJson.Write(import.PrintedTotals), StoredJson.Write(import.Unread),
    ];

    public static ImportRecord Read(FactCursor row) => new(
        row.Text(), row.Text(), row.Text(), row.Whole(), row.Text(), (int)row.Whole(),
        EnumText<MoneyUnit>.Read(row.Text()), EnumText<SavingsSign>.Read(row.Text()),
        StoredJson.Read<ColumnMapping[]>(row.Text()), StoredJson.Read<PrintedTotal[]>(row.Text()), StoredJson.Read<UnreadText[]>(row.Text()));
}
