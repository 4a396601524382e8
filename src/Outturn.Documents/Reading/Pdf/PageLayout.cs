namespace Outturn.Documents.Reading.Pdf;

/// <summary>One column of a page, or the part of it between full-width pieces: what stands in it from the top.</summary>
internal sealed class Zone
{
    public Zone(List<Fragment> fragments, bool isColumn)
    {
        IsColumn = isColumn;
        Lines = TextLine.Of(fragments.Where(f => f.IsText));
        Tables = [.. fragments.Where(f => f.Table is not null).Select(f => f.Table!)];
        Pictures = [.. fragments.Where(f => f.Picture is not null).Select(f => f.Picture!.Value)];
    }

    /// <summary>Whether other columns stand beside it.</summary>
    public bool IsColumn { get; }

    public List<TextLine> Lines { get; private set; }

    public List<TableArea> Tables { get; }

    public IReadOnlyList<Box> Pictures { get; }

    public void Without(IReadOnlySet<TextLine> lines) => Lines = [.. Lines.Where(l => !lines.Contains(l))];
}

/// <summary>A page with its words in lines, cells and columns.</summary>
internal sealed class PageLayout
{
    private PageLayout(PdfPage page, List<Zone> zones, List<Ruling> rules)
    {
        Page = page;
        Rules = rules;
        Zones = zones;
    }

    public PdfPage Page { get; }

    /// <summary>Lines across the page that draw no table by themselves.</summary>
    public List<Ruling> Rules { get; }

    /// <summary>In reading order.</summary>
    public List<Zone> Zones { get; }

    /// <summary>Running headers and footers, by their place on the page.</summary>
    public List<TextLine> Furniture { get; } = [];

    public static PageLayout Of(PdfPage page)
    {
        DrawnBullets.Write(page);
        var (grids, rules) = Grid.Of(page.Drawing);
        var free = page.Words;
        var fragments = new List<Fragment>();

        // The smaller first: a frame around a page is a grid too, and what stands in a table inside it belongs to that.
        foreach (var grid in grids.OrderBy(g => g.Box.Width * g.Box.Height))
        {
            var inside = free.Where(w => grid.At(Math.Min(w.Box.MiddleX, page.Width - 1), w.Box.MiddleY) is not null).ToList();
            if (TableArea.Of(grid, inside, page.Width) is { } table)
            {
                var taken = inside.ToHashSet();
                free = [.. free.Where(w => !taken.Contains(w))];
                fragments.Add(Fragment.Of(table));
            }
        }

        fragments.AddRange(Pictures(page).Select(Fragment.Of));
        fragments.AddRange(Fragment.Of(free));
        var parts = fragments.Count == 0 ? [] : ColumnSplit.Of(fragments);
        return new(page, [.. parts.Select(p => new Zone(p, parts.Count > 1))], rules);
    }

    /// <summary>Pictures that cover a fair part of the page and hold no words: a scan with its text under it is text.</summary>
    private static IEnumerable<Box> Pictures(PdfPage page) => page.Drawing.Pictures
        .Where(p => p is { Width: > 40, Height: > 40 } && p.Width * p.Height > 0.02 * page.Width * page.Height)
        .Where(p => !page.Words.Exists(w => p.Holds(w.Box.MiddleX, w.Box.MiddleY)))
        .Distinct();
}
