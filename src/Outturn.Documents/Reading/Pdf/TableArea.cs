namespace Outturn.Documents.Reading.Pdf;

/// <summary>A cell with the lines in it.</summary>
internal sealed record AreaCell(int Columns, IReadOnlyList<TextLine> Lines, Box Box)
{
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
    /// <returns>Null where the lines are a drawing and no table: words lie across them.</returns>
    public static TableArea? Of(Grid grid, List<PdfWord> words)
    {
        var held = new Dictionary<GridCell, List<PdfWord>>();
        var across = 0;
        foreach (var word in words)
        {
            var cell = grid.At(word.Box.MiddleX, word.Box.MiddleY)!;
            across += word.Box.Left < cell.Box.Left - 4 || word.Box.Right > cell.Box.Right + 4 ? 1 : 0;
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
