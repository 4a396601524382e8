namespace Outturn.Documents.Reading.Pdf;

/// <summary>What stands on one page, before anyone says what it is.</summary>
internal sealed class PdfPage(int number, double width, double height)
{
    /// <summary>From 1.</summary>
    public int Number { get; } = number;

    public double Width { get; } = width;

    public double Height { get; } = height;

    /// <summary>Whether words stand past its right edge, which nobody sees.</summary>
    public bool RunsPastEdge { get; set; }

    /// <summary>Letters in fonts that do not say which letters their shapes are.</summary>
    public int GuessedLetters { get; set; }

    public List<PdfWord> Words { get; } = [];

    public Drawing Drawing { get; set; } = Drawing.None;
}
