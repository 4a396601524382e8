namespace Outturn.Documents.Reading.Word;

/// <summary>What was met in a document that a person should know of.</summary>
internal sealed class WordSightings
{
    public int Inserted { get; set; }

    public int Removed { get; set; }

    public int Hidden { get; set; }

    public int Pictures { get; set; }

    public int NestedTables { get; set; }

    public int AltChunks { get; set; }

    /// <summary>Runs of text with tags of web pages in them.</summary>
    public int Leftovers { get; set; }

    public int Comments { get; set; }
}

/// <summary>What all stories of one document share.</summary>
internal sealed class WordContext(WordPackage package, WordStyles styles, WordNumbering numbering, string fileName, PaperLimits limits, CancellationToken cancel)
{
    private int _cells;

    public WordPackage Package { get; } = package;

    public WordStyles Styles { get; } = styles;

    public WordNumbering Numbering { get; } = numbering;

    public WordNotes Notes { get; set; } = WordNotes.None;

    public WordSightings Seen { get; } = new();

    public string FileName { get; } = fileName;

    public PaperLimits Limits { get; } = limits;

    public CancellationToken Cancel { get; } = cancel;

    public void Count(int blocks)
    {
        if (blocks > Limits.MaxBlocks)
        {
            throw PaperReader.TooMuch(FileName, "The document", Limits.MaxBlocks, "paragraphs");
        }
    }

    public void CountCells(int cells)
    {
        _cells += cells;
        if (_cells > Limits.MaxCells)
        {
            throw PaperReader.TooMuch(FileName, "The document", Limits.MaxCells, "cells in its tables");
        }
    }
}
