using Outturn.Core.Papers;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Cases.Reading;

/// <summary>Says what a printed table is and reads its cells.</summary>
public static class CaseTables
{
    /// <summary>
    /// Blocks with the pieces of each table that a page broke joined into one: pieces that follow one another with nothing but
    /// running headers and footers between, of which the later has no headings of its own or repeats the first's. A row that was
    /// cut in two is one again, and what stood between the pieces follows the whole.
    /// </summary>
    public static IReadOnlyList<Block> Join(IReadOnlyList<Block> blocks) => TablePieces.Join(blocks);

    /// <summary>
    /// The kind of a table by its headings, or by what its cells hold, with each cell read as its column says. Money is signed as printed.
    /// What is not clear keeps its words and is doubtful.
    /// </summary>
    /// <param name="table">As printed, joined.</param>
    /// <param name="section">The key of the section that it stands in.</param>
    /// <param name="before">The text that stands straight over it; empty where there is none.</param>
    public static ReadTable Read(TableBlock table, string section, string before)
    {
        var shape = TableShape.Of(TableGrid.Of(table), before);
        var found = TableKindFinder.Of(shape);
        var columns = TableColumns.Of(shape, found.Kind);
        var kinds = RowKindFinder.Of(shape, found.Kind);
        var rows = new List<ReadRow>(shape.Rows.Count);
        for (var r = 0; r < shape.Rows.Count; r++)
        {
            var line = shape.Rows[r];
            var label = line.Texts.FirstOrDefault(t => t.Length > 0) ?? "";
            rows.Add(new(line.Place, kinds[r], [.. line.Texts.Select((t, c) => new ReadCell(t, Value(t, columns[c], found.Kind, kinds[r], label)))]));
        }

        return new(found.Kind, section, shape.Top.Caption, columns, rows, table.Place, found.Sure, found.How)
        {
            Pieces = table.Pieces,
            Problems = TableDoubts.Of(found.Kind, columns, rows),
        };
    }

    private static CellValue? Value(string text, TableColumn column, CaseTableKind kind, TableRowKind row, string label)
    {
        // A group has no values to be missing, and "Total" under "Period" is no date.
        var value = row == TableRowKind.Group && text.Length == 0 ? null : CellReader.Read(text, column, kind, label);
        return row != TableRowKind.Item && value is CellValue.Date { Reading.Kind: DateKind.Unread } ? null : value;
    }
}
