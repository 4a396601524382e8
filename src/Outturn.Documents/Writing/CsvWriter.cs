using System.Text;
using Outturn.Core.Sheets;

namespace Outturn.Documents.Writing;

/// <summary>
/// Writes a sheet as CSV: UTF-8 with its mark (without it Excel takes £ for Â£), CR LF, one heading row, exact numbers in each
/// column's unit. Texts that a spreadsheet would run as a formula get an apostrophe, which <see cref="Reading.GridReader"/> takes off.
/// </summary>
public static class CsvWriter
{
    public static byte[] Write(Sheet sheet)
    {
        var text = new StringBuilder();
        for (var i = 0; i < sheet.Columns.Count; i++)
        {
            Field(text, i, FormulaGuard.Guarded(sheet.Columns[i].Heading));
        }

        text.Append("\r\n");
        foreach (var row in sheet.Rows)
        {
            for (var i = 0; i < sheet.Columns.Count; i++)
            {
                var column = sheet.Columns[i];
                var cell = i < row.Cells.Count ? row.Cells[i] : Cell.Empty;
                Field(text, i, column.Kind == ColumnKind.Key ? KeyOf(row, cell, column)
                    : CellText.Number(cell, column) is { } number ? CellText.Digits(number)
                    : FormulaGuard.Guarded(CellText.Text(cell, column)));
            }

            text.Append("\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>Only lines have keys: a total's would be taken for its label.</summary>
    internal static string KeyOf(Row row, Cell cell, Column column) =>
        row.Kind != RowKind.Item ? "" : CellText.Text(cell, column) is { Length: > 0 } own ? FormulaGuard.Guarded(own) : FormulaGuard.Guarded(row.Key);

    private static void Field(StringBuilder text, int index, string value)
    {
        if (index > 0)
        {
            text.Append(',');
        }

        var quoted = value.AsSpan().IndexOfAny(",\"\r\n\t;|") >= 0 || (value.Length > 0 && (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1])));
        if (quoted)
        {
            text.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            text.Append(value);
        }
    }
}
