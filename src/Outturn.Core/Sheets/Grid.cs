using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Sheets;

/// <summary>What one cell of a council's file holds, before anyone says what it means.</summary>
public enum GridCellKind
{
    Empty,
    Text,
    Number,
    Date,
    Boolean,

    /// <summary>An error value such as #REF!.</summary>
    Error,

    /// <summary>A formula whose result the file does not hold: it was made by a program that does not calculate.</summary>
    FormulaWithoutResult,
}

/// <summary>One cell as read. <paramref name="Text"/> is always what a person would see or type; a number also has its exact value.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">The text; for a number its plain digits; for an error its name; for a formula without result the formula.</param>
/// <param name="Number">The value of a number.</param>
/// <param name="Date">The day of a date.</param>
/// <param name="Format">The number format of a spreadsheet cell, such as <c>#,##0,</c> (which shows thousands) or <c>0%</c>; empty for general.</param>
/// <param name="IsFormula">Whether the value was worked out by a formula in the file.</param>
public readonly record struct GridCell(GridCellKind Kind, string Text, decimal? Number = null, DateOnly? Date = null, string Format = "", bool IsFormula = false)
{
    public static GridCell Empty { get; } = new(GridCellKind.Empty, "");

    public static GridCell Of(string text) => string.IsNullOrWhiteSpace(text) ? Empty : new(GridCellKind.Text, text);

    public static GridCell Of(decimal number) => new(GridCellKind.Number, number.ToString(CultureInfo.InvariantCulture), number);

    public bool IsEmpty => Kind == GridCellKind.Empty;
}

/// <summary>One row as read: its number in the file (from 1, the line in a text) and its cells from the first column.</summary>
public sealed record GridRow(int Number, IReadOnlyList<GridCell> Cells, bool Hidden = false)
{
    public GridCell this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : GridCell.Empty;

    public bool IsEmpty => Cells.All(c => c.IsEmpty);
}

/// <summary>One sheet of a file, or the whole of a text: rows that hold something, in order.</summary>
/// <param name="Name">The tab's name; the file's name for CSV and text.</param>
/// <param name="Rows">Rows that hold something.</param>
/// <param name="Hidden">Whether the tab is hidden.</param>
/// <param name="HiddenColumns">Indices from 0 of hidden columns.</param>
/// <param name="Merged">Merged areas: first row, first column, last row, last column (rows from 1, columns from 0).</param>
public sealed record Grid(string Name, IReadOnlyList<GridRow> Rows, bool Hidden, IReadOnlySet<int> HiddenColumns, IReadOnlyList<(int Row, int Column, int LastRow, int LastColumn)> Merged)
{
    /// <summary>Whether places are named as cells (Tracker!F12) or as lines and fields (line 12, field 6).</summary>
    public bool IsText { get; init; }

    public static Grid Plain(string name, IReadOnlyList<GridRow> rows) => new(name, rows, Hidden: false, new HashSet<int>(), []) { IsText = true };

    /// <summary>Such as <c>Tracker!F12</c>, or <c>line 12, field 6</c> in a text.</summary>
    public string Place(int row, int column) => IsText
        ? string.Create(CultureInfo.InvariantCulture, $"line {row}, field {column + 1}")
        : $"{Name}!{ColumnName(column)}{row.ToString(CultureInfo.InvariantCulture)}";

    public string Place(int row) => IsText
        ? string.Create(CultureInfo.InvariantCulture, $"line {row}")
        : string.Create(CultureInfo.InvariantCulture, $"{Name}, row {row}");

    /// <summary>0 is A, 25 is Z, 26 is AA.</summary>
    public static string ColumnName(int column)
    {
        var name = "";
        for (var n = column + 1; n > 0; n = (n - 1) / 26)
        {
            name = (char)('A' + ((n - 1) % 26)) + name;
        }

        return name;
    }
}

/// <summary>A file as read: its sheets, and what the reader has to say of the file as a whole.</summary>
public sealed record GridBook(string FileName, string Format, IReadOnlyList<Grid> Grids, IReadOnlyList<Problem> Problems);
