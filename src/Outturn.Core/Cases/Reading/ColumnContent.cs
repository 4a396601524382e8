namespace Outturn.Core.Cases.Reading;

/// <summary>What the cells of a column look like, counted over its first rows.</summary>
internal sealed record ColumnContent(int Filled, int Money, int Numbers, int Percents, int Rags, int Dates, int Years, int Nothings, int Words, int Pounds)
{
    private const int Sample = 300;

    public static ColumnContent Of(IReadOnlyList<TableLine> lines, int column)
    {
        var counts = new int[Enum.GetValues<ContentKind>().Length];
        var pounds = 0;
        var rows = Math.Min(lines.Count, Sample);
        for (var r = 0; r < rows; r++)
        {
            counts[(int)CellContent.Of(lines[r].Texts[column])]++;
            pounds += lines[r].Texts[column].Contains('£', StringComparison.Ordinal) ? 1 : 0;
        }

        return new(rows - counts[(int)ContentKind.Blank], counts[(int)ContentKind.Money], counts[(int)ContentKind.Number], counts[(int)ContentKind.Percent], counts[(int)ContentKind.Rag], counts[(int)ContentKind.Date], counts[(int)ContentKind.Year], counts[(int)ContentKind.Nothing], counts[(int)ContentKind.Words], pounds);
    }

    /// <summary>Cells that say something.</summary>
    private int Telling => Filled - Nothings;

    private bool Most(int count) => Telling > 0 && count * 10 >= Telling * 6;

    public bool IsRag => Most(Rags);

    public bool IsMoney => Money > 0 && Most(Money + Numbers);

    /// <summary>Amounts with words around them.</summary>
    public bool IsPriced => Pounds > 0 && Pounds * 2 >= Telling;

    public bool IsNumber => Money == 0 && Most(Numbers);

    public bool IsPercent => Most(Percents);

    public bool IsDate => Most(Dates);

    public bool IsYear => Most(Years);

    public bool IsFigures => Most(Money + Numbers + Percents);

    public bool IsWords => Most(Words);
}
