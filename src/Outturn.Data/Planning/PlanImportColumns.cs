using Outturn.Core.Planning;
using Outturn.Core.Planning.Reading;
using Outturn.Core.Values;
using Outturn.Data.Facts;

namespace Outturn.Data.Planning;

/// <summary>An import into a plan as the columns of its table, after act and cycle.</summary>
internal static class PlanImportColumns
{
    public const string Names = "i.file_name, i.format, i.sha256, i.size, i.sheet, i.header_row, i.unit, i.savings, i.basis, i.columns, i.unread";

    public static object?[] Of(PlanImportRecord import) =>
    [
        StoredText.Of(import.FileName), import.Format, import.Sha256, import.Size, StoredText.Of(import.Sheet), (long)import.HeadingRow,
        EnumText<MoneyUnit>.Of(import.Unit), import.Savings is { } savings ? EnumText<SavingsSign>.Of(savings) : null, EnumText<TypedBasis>.Of(import.Basis),
        StoredJson.Write(import.Columns.Select(c => new StoredColumn(c.Column, StoredText.Of(c.Heading), c.Field, c.Year?.StartYear))),
        StoredJson.Write(import.Unread.Select(u => new Outturn.Core.Planning.Reading.PlanText(StoredText.Of(u.Where), StoredText.Of(u.Text)))),
    ];

    public static PlanImportRecord Read(FactCursor row) => new(
        row.Text(), row.Text(), row.Text(), row.Whole(), row.Text(), (int)row.Whole(),
        EnumText<MoneyUnit>.Read(row.Text()), row.TextOrNull() is { } savings ? EnumText<SavingsSign>.Read(savings) : null, EnumText<TypedBasis>.Read(row.Text()),
        [.. StoredJson.Read<StoredColumn[]>(row.Text()).Select(c => new PlanColumn(c.Column, c.Heading, c.Field, c.Year is { } year ? new FinancialYear(year) : null))],
        StoredJson.Read<Outturn.Core.Planning.Reading.PlanText[]>(row.Text()));

    /// <summary>A year by the one in which it starts: a financial year knows the next one, and so on without end.</summary>
    private sealed record StoredColumn(int Column, string Heading, PlanField Field, int? Year);
}
