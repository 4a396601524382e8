namespace Outturn.Documents.Reading;

/// <summary>Counts rows and cells against the limits while a file is read.</summary>
internal sealed class CellBudget(string fileName, FileLimits limits)
{
    private int _cells;

    public int MaxColumns => limits.MaxColumns;

    public void Cell(string sheet, int column, string text)
    {
        if (column >= limits.MaxColumns)
        {
            throw GridReader.TooMany(fileName, sheet, limits.MaxColumns, "columns");
        }

        if (++_cells > limits.MaxCells)
        {
            throw GridReader.TooMany(fileName, "The file", limits.MaxCells, "cells");
        }

        if (text.Length > limits.MaxCellLength)
        {
            throw GridReader.TooMany(fileName, "A cell", limits.MaxCellLength, "characters");
        }
    }

    public void Rows(string sheet, int rows)
    {
        if (rows > limits.MaxRows)
        {
            throw GridReader.TooMany(fileName, sheet, limits.MaxRows, "rows");
        }
    }
}
