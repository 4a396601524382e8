using Outturn.Core.Papers;

namespace Outturn.Core.Cases.Reading;

/// <summary>Says what a printed table is and reads its cells.</summary>
public static class CaseTables
{
    /// <summary>
    /// Blocks with the pieces of each table that a page broke joined into one: pieces that follow one another with nothing but
    /// running headers and footers between, of which the later has no headings of its own or repeats the first's.
    /// </summary>
    public static IReadOnlyList<Block> Join(IReadOnlyList<Block> blocks) => blocks;

    /// <param name="table">As printed, joined.</param>
    /// <param name="section">The key of the section that it stands in.</param>
    /// <param name="before">The text that stands straight over it; empty where there is none.</param>
    public static ReadTable Read(TableBlock table, string section, string before) =>
        new(CaseTableKind.Other, section, "", [], [.. table.Rows.Select(r => new ReadRow(r.Place, TableRowKind.Item, [.. r.Cells.Select(c => new ReadCell(c.Text))]))], table.Place, Sureness.Doubtful, before);
}
