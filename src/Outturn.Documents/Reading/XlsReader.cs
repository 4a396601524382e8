using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Outturn.Core.Sheets;

namespace Outturn.Documents.Reading;

/// <summary>Reads the old binary workbooks (.xls) and .xlsb. ExcelDataReader 3.6 gives error cells of these as empty.</summary>
internal static class XlsReader
{
    static XlsReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static GridBook Read(byte[] bytes, string fileName, FileLimits limits)
    {
        if (bytes.AsSpan().StartsWith("PK"u8))
        {
            using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(bytes, writable: false));
            new InflationGuard(fileName, limits).CheckClaims(zip);
        }

        try
        {
            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(bytes, writable: false));
            var budget = new CellBudget(fileName, limits);
            var grids = new List<Grid>();
            do
            {
                grids.Add(Sheet(reader, budget));
            }
            while (reader.NextResult() && grids.Count <= limits.MaxSheets);

            return new(fileName, "excel", grids, []);
        }
        catch (InvalidPasswordException)
        {
            throw GridReader.Encrypted(fileName);
        }
        catch (Exception e) when (e is not UnreadableFileException and not OutOfMemoryException)
        {
            // The library throws whatever its parsing runs into (index, cast, null) on a damaged file.
            throw new InvalidDataException("The old workbook could not be read.", e);
        }
    }

    private static Grid Sheet(IExcelDataReader reader, CellBudget budget)
    {
        var rows = new List<GridRow>();
        var cells = new List<GridCell>();
        var hiddenColumns = new HashSet<int>();
        var number = 0;
        while (reader.Read())
        {
            number++;
            cells.Clear();
            var last = 0;
            for (var column = 0; column < reader.FieldCount; column++)
            {
                var cell = Cell(reader, column);
                if (!cell.IsEmpty)
                {
                    budget.Cell(reader.Name, column, cell.Text);
                    last = column + 1;
                }

                cells.Add(cell);
            }

            if (last > 0)
            {
                rows.Add(new(number, cells.GetRange(0, last).ToArray(), Hidden: reader.RowHeight == 0));
                budget.Rows(reader.Name, rows.Count);
            }
        }

        for (var column = 0; column < reader.FieldCount; column++)
        {
            if (reader.GetColumnWidth(column) == 0)
            {
                hiddenColumns.Add(column);
            }
        }

        var merged = (reader.MergeCells ?? []).Select(m => (m.FromRow + 1, m.FromColumn, m.ToRow + 1, m.ToColumn)).ToArray();
        return new(reader.Name, rows, reader.VisibleState != "visible", hiddenColumns, merged);
    }

    private static GridCell Cell(IExcelDataReader reader, int column)
    {
        var format = reader.GetNumberFormatString(column) ?? "";
        format = format.Equals("general", StringComparison.OrdinalIgnoreCase) ? "" : format;
        return reader.GetValue(column) switch
        {
            null => GridCell.Empty,
            string text => string.IsNullOrWhiteSpace(text) ? GridCell.Empty : new(GridCellKind.Text, text, Format: format),
            bool truth => new(GridCellKind.Boolean, truth ? "TRUE" : "FALSE"),
            DateTime day => new(GridCellKind.Date, NumberFormats.DayText(day, format.Length > 0 ? format : "d"), Date: DateOnly.FromDateTime(day), Format: format),
            TimeSpan time => GridCell.Of(time.ToString("c", CultureInfo.InvariantCulture)),
            IConvertible value => Number(value.ToDouble(CultureInfo.InvariantCulture), format),
            var other => GridCell.Of(other.ToString() ?? ""),
        };
    }

    private static GridCell Number(double value, string format)
    {
        var written = value.ToString("R", CultureInfo.InvariantCulture);
        return XlsxSheet.Exact(written) is { } number
            ? new(GridCellKind.Number, number.ToString(CultureInfo.InvariantCulture), number, Format: format)
            : GridCell.Of(written);
    }
}
