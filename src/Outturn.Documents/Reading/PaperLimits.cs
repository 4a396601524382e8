namespace Outturn.Documents.Reading;

/// <summary>How much of a stranger's document is read before it is refused. The largest published pack has 400 pages and 5,000 paragraphs.</summary>
/// <param name="MaxBytes">The file itself.</param>
/// <param name="MaxInflatedBytes">All parts of a Word document together, unpacked.</param>
/// <param name="MaxRatio">How many times larger than packed one part may be, once it is over a megabyte: XML of a document packs 10 to 60 times.</param>
/// <param name="MaxBlocks">Paragraphs, tables and pictures.</param>
/// <param name="MaxTableRows">Rows of one table.</param>
/// <param name="MaxCells">Cells of all tables together.</param>
/// <param name="MaxTextLength">Characters in one paragraph or cell.</param>
/// <param name="MaxPages">Pages of a PDF.</param>
/// <param name="MaxDepth">Elements inside one another in a part of a Word document: a table in a table in a table takes 20.</param>
/// <param name="MaxSeconds">How long the reading of one document may take.</param>
public sealed record PaperLimits(
    long MaxBytes = 100_000_000,
    long MaxInflatedBytes = 400_000_000,
    int MaxRatio = 200,
    int MaxBlocks = 300_000,
    int MaxTableRows = 50_000,
    int MaxCells = 2_000_000,
    int MaxTextLength = 1_000_000,
    int MaxPages = 2_000,
    int MaxDepth = 250,
    int MaxSeconds = 60)
{
    public static PaperLimits Usual { get; } = new();
}
