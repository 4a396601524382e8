using System.Globalization;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Papers;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Tests.Cases;

/// <summary>Tables of ours for tests: a line for each row, cells parted by |; "Saving >3" spans three columns.</summary>
internal static class PrintedTable
{
    public static TableBlock Of(string rows, int firstLine = 1) => new(new(0, firstLine), [.. Lines(rows).Select((l, i) => Row(l, firstLine + i))]);

    public static ReadTable Read(string rows, string before = "") => CaseTables.Read(Of(rows), "section", before);

    private static IEnumerable<string> Lines(string rows) => rows.ReplaceLineEndings("\n").Trim('\n').Split('\n');

    private static PaperRow Row(string line, int number)
    {
        var marked = line.StartsWith('!');
        return new(new(0, number), [.. line.TrimStart('!').Split('|').Select(Cell)], marked);
    }

    private static PaperCell Cell(string text)
    {
        var at = text.LastIndexOf('>');
        return at > 0 && int.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) ? new(text[..at].Trim(), columns) : new(text.Trim().Replace("\\n", "\n", StringComparison.Ordinal));
    }

    /// <summary>Kind, then the meanings of the columns, each with its year and unit.</summary>
    public static string Shape(ReadTable table) => table.Kind + ": " + string.Join(", ", table.Columns.Select(Column));

    public static string Column(TableColumn column) =>
        column.Meaning + (column.Year is { } year ? " " + year : "") + (column.Unit is { } unit ? " " + new MoneyStyle(unit).UnitText : "");

    /// <summary>A value in one word, or the text of a cell without one in quotes.</summary>
    public static string Value(ReadCell cell) => cell.Value switch
    {
        CellValue.Rag rag => rag.Word.ToString(),
        CellValue.Date date => Date(date.Reading),
        CellValue.Money money => money.Reading.Value is { } amount ? Tracking.Reading.Text(amount) : money.Reading.Kind.ToString(),
        CellValue.Number number => number.Figure.ToString(CultureInfo.InvariantCulture),
        CellValue.Percent percent => percent.Figure.ToString(CultureInfo.InvariantCulture) + "%",
        CellValue.Score score => "score " + score.Figure.ToString(CultureInfo.InvariantCulture) + (score.Words.Length > 0 ? " " + score.Words : "") + (score.Colour is { } colour ? " = " + colour : ""),
        CellValue.NotGiven => "not given",
        _ => cell.Text.Length == 0 ? "" : "\"" + cell.Text + "\"",
    };

    public static string Date(DateReading reading) => reading.Kind + (reading.First is { } first ? " " + Day(first) : "") + (reading.Last == reading.First ? "" : ".." + (reading.Last is { } last ? Day(last) : ""));

    public static string Row(ReadRow row) => row.Kind + ": " + string.Join(" | ", row.Cells.Select(Value));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
