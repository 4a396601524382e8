using Outturn.Core.Papers;

namespace Outturn.Core.Cases.Reading;

/// <summary>A row of a table with one text for each column.</summary>
/// <param name="Texts">Trimmed; a cell over several columns stands in the first of them.</param>
/// <param name="Starts">Whether a cell of its own begins in the column.</param>
/// <param name="IsHeading">Whether the form marks the row as a heading.</param>
internal sealed record TableLine(Place Place, string[] Texts, bool[] Starts, bool IsHeading)
{
    public int Filled { get; } = Texts.Count(t => t.Length > 0);

    /// <summary>The only text of a row that has one; null otherwise.</summary>
    public string? Only => Filled == 1 ? Texts.First(t => t.Length > 0) : null;

    /// <summary>One cell over the whole width.</summary>
    public bool IsAcross => Starts.Length > 1 && Starts.Count(s => s) == 1;

    public string First => Texts.Length > 0 ? Texts[0] : "";
}

/// <summary>A table squared: every row has every column, and rows of nothing or of ruled dashes are left out.</summary>
internal static class TableGrid
{
    // Word allows 63 columns; a file that claims more is wrong or hostile.
    private const int MaxColumns = 128;

    public static List<TableLine> Of(TableBlock table)
    {
        var width = Math.Clamp(table.Rows.Count == 0 ? 0 : table.Rows.Max(Width), 0, MaxColumns);
        var lines = new List<TableLine>(table.Rows.Count);
        foreach (var row in table.Rows)
        {
            var line = Line(row, width);
            if (line.Filled > 0 && !IsRule(line))
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    public static TableLine Line(PaperRow row, int width)
    {
        var texts = new string[width];
        var starts = new bool[width];
        Array.Fill(texts, "");
        var at = 0;
        foreach (var cell in row.Cells)
        {
            var text = cell.Text.Trim();
            if (at < width)
            {
                texts[at] = text;
                starts[at] = true;
            }
            else if (width > 0 && text.Length > 0)
            {
                texts[^1] = texts[^1].Length == 0 ? text : texts[^1] + "\n" + text;
            }

            at = Math.Min(at + Math.Clamp(cell.Columns, 1, MaxColumns), width);
        }

        return new(row.Place, texts, starts, row.IsHeading);
    }

    public static int Width(PaperRow row) => row.Cells.Sum(c => Math.Clamp(c.Columns, 1, MaxColumns));

    /// <summary>A row of "---", as text tables draw their lines.</summary>
    public static bool IsRule(TableLine line) => line.Filled > 0 && line.Texts.All(t => t.Length == 0 || (t.Length > 1 && t.All(c => c is '-' or ':' or '=' or '_')));
}
