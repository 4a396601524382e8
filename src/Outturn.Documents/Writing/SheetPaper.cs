using Outturn.Core.Sheets;

namespace Outturn.Documents.Writing;

/// <summary>A short paper made of tables: the same parts become a page, a file for the browser and a Word document.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Lead">Paragraphs under the heading.</param>
/// <param name="Parts">In their order.</param>
public sealed record SheetPaper(string Title, IReadOnlyList<string> Lead, IReadOnlyList<PaperPart> Parts)
{
    /// <summary>A table of no more rows stands on one page.</summary>
    internal const int MostRowsKept = 12;
}

/// <param name="Heading">Over the part.</param>
/// <param name="Sentences">Before the table.</param>
/// <param name="Table">Null for words alone.</param>
/// <param name="Chart">An SVG whose figures stand in a table of the paper; empty for none. Word leaves it out: its reader has the table.</param>
public sealed record PaperPart(string Heading, IReadOnlyList<string> Sentences, Sheet? Table, string Chart = "");
