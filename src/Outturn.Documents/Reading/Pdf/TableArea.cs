namespace Outturn.Documents.Reading.Pdf;

/// <summary>A cell with the lines in it.</summary>
internal sealed record AreaCell(int Columns, IReadOnlyList<TextLine> Lines, Box Box)
{
    /// <summary>The rest of it at the top of the next page, where the page cut its row.</summary>
    public AreaCell? Rest { get; init; }

    /// <summary>How far its lines may go: as near to its right edge as they are to its left.</summary>
    public double TextRight => Box.Right - Inset;

    public double TextLeft => Box.Left + Inset;

    private double Inset => Lines.Count == 0 ? 1 : Math.Clamp(Lines.Min(l => l.Box.Left) - Box.Left, 1, 8);

    /// <summary>The last of its parts that has words; null where none has.</summary>
    public AreaCell? LastPart => Rest?.LastPart ?? (Lines.Count > 0 ? this : null);

    public AreaCell With(AreaCell rest) => Rest is null ? this with { Rest = rest } : this with { Rest = Rest.With(rest) };

    public static AreaCell Empty(int columns, Box box) => new(columns, [], box);
}

/// <summary>A row of cells, and where on the page it stands.</summary>
internal sealed record AreaRow(IReadOnlyList<AreaCell> Cells, double Top, double Bottom);

/// <summary>A table of one page, found by its lines or by its columns.</summary>
/// <param name="Rows">From the top.</param>
/// <param name="Xs">Where its columns are parted, for telling whether a table on the next page continues it.</param>
internal sealed record TableArea(Box Box, IReadOnlyList<AreaRow> Rows, IReadOnlyList<double> Xs)
{
    /// <summary>Of its first word in the page's order of drawing.</summary>
    public int Order { get; init; }

    /// <summary>Puts words into the cells that ruling lines make.</summary>
    /// <param name="pageWidth">A table may run past the edge, where its lines end and its words do not.</param>
    /// <returns>Null where the lines are a drawing and no table: words lie across them.</returns>
    public static TableArea? Of(Grid grid, List<PdfWord> words, double pageWidth)
    {
        var held = new Dictionary<GridCell, List<PdfWord>>(ReferenceEqualityComparer.Instance);
        var across = 0;
        foreach (var word in words)
        {
            var cell = grid.At(Math.Min(word.Box.MiddleX, pageWidth - 1), word.Box.MiddleY)!;
            across += word.Box.Left < cell.Box.Left - 4 || Math.Min(word.Box.Right, pageWidth) > cell.Box.Right + 4 ? 1 : 0;
            (held.TryGetValue(cell, out var list) ? list : held[cell] = []).Add(word);
        }

        if (words.Count == 0 || across > Math.Max(1, words.Count * 0.15))
        {
            return null;
        }

        var rows = new List<AreaRow>();
        for (var r = 0; r < grid.Rows; r++)
        {
            var cells = new List<AreaCell>();
            for (var c = 0; c < grid.Columns;)
            {
                var cell = grid.At(r, c);
                var columns = Math.Max(1, cell.Column + cell.Columns - c);
                cells.Add(cell.Row == r && cell.Column == c && held.TryGetValue(cell, out var inside)
                    ? new(columns, TextLine.Of(Fragment.Of(inside)), cell.Box)
                    : AreaCell.Empty(columns, cell.Box));
                c += columns;
            }

            rows.Add(new(cells, cells.Min(x => x.Box.Top), cells.Min(x => x.Box.Bottom)));
        }

        return new(grid.Box, rows, grid.Xs) { Order = words.Min(w => w.Order) };
    }
}
