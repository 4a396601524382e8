namespace Outturn.Documents.Reading;

/// <summary>How much of a stranger's file is read before it is refused. A council's tracker has a few hundred rows.</summary>
/// <param name="MaxBytes">The file itself.</param>
/// <param name="MaxInflatedBytes">All parts of a workbook together, unpacked.</param>
/// <param name="MaxRatio">How many times larger than packed one part may be, once it is over a megabyte: XML of a sheet packs 10 to 60 times.</param>
/// <param name="MaxRows">Rows that hold something, in one sheet.</param>
/// <param name="MaxColumns">The last column that holds something.</param>
/// <param name="MaxCells">Cells that hold something, in the whole file.</param>
/// <param name="MaxCellLength">Characters in one cell: Excel itself stops at 32,767.</param>
/// <param name="MaxSheets">Sheets in one workbook.</param>
public sealed record FileLimits(
    long MaxBytes = 50_000_000,
    long MaxInflatedBytes = 400_000_000,
    int MaxRatio = 200,
    int MaxRows = 100_000,
    int MaxColumns = 1_000,
    int MaxCells = 4_000_000,
    int MaxCellLength = 100_000,
    int MaxSheets = 200)
{
    public static FileLimits Usual { get; } = new();
}
