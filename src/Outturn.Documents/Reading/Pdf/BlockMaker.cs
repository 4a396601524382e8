using Outturn.Core.Papers;

namespace Outturn.Documents.Reading.Pdf;

/// <summary>Turns the pages of a document into blocks in reading order.</summary>
internal sealed class BlockMaker
{
    private readonly Typography _usual;
    private readonly List<Item> _items = [];

    private BlockMaker(Typography usual) => _usual = usual;

    public static List<Block> Make(IReadOnlyList<PageLayout> pages)
    {
        var usual = new Typography(pages);
        RunningLines.TakeOut(pages, usual.BodySize);
        var maker = new BlockMaker(usual);
        foreach (var page in pages)
        {
            maker.Page(page);
        }

        return maker.Blocks();
    }

    private void Page(PageLayout page)
    {
        var counter = 0;
        var middle = page.Page.Height / 2;
        foreach (var line in page.Furniture.Where(l => l.Box.MiddleY < middle))
        {
            Furniture(page, line, ref counter);
        }

        foreach (var zone in page.Zones)
        {
            Column(page, zone, ref counter);
        }

        foreach (var line in page.Furniture.Where(l => l.Box.MiddleY >= middle))
        {
            Furniture(page, line, ref counter);
        }
    }

    private void Furniture(PageLayout page, TextLine line, ref int counter)
    {
        var para = new Para("", 0, line.Box.Left) { Kind = TextKind.Furniture, Place = new(page.Page.Number, ++counter), Right = page.Page.Width };
        para.Add(line, breaks: false);
        _items.Add(new(page.Page.Number, para, null, null));
    }

    private void Column(PageLayout page, Zone zone, ref int counter)
    {
        var right = zone.IsColumn
            ? (zone.Lines.Count == 0 ? page.Page.Width : zone.Lines.Max(l => l.Box.Right))
            : _usual.Right(page.Page.Width);
        var stops = zone.Tables.Select(t => (t.Box.MiddleY, Table: (TableArea?)t, Picture: default(Box)))
            .Concat(zone.Pictures.Select(p => (p.MiddleY, Table: (TableArea?)null, Picture: p)))
            .OrderBy(s => s.MiddleY).ToList();
        var from = 0;
        foreach (var stop in stops.Append((double.MaxValue, null, default)))
        {
            var until = from;
            while (until < zone.Lines.Count && zone.Lines[until].Box.MiddleY < stop.Item1)
            {
                until++;
            }

            Text(page, zone.Lines.GetRange(from, until - from), right, ref counter);
            from = until;
            if (stop.Table is { } table)
            {
                Table(page, table, ref counter);
            }
            else if (stop.Item1 < double.MaxValue)
            {
                _items.Add(new(page.Page.Number, null, null, new PictureBlock(new(page.Page.Number, counter + 1), "")));
            }
        }
    }

    private void Text(PageLayout page, List<TextLine> lines, double right, ref int counter)
    {
        foreach (var para in Paragraphs.Of(lines, right, _usual))
        {
            para.Place = new(page.Page.Number, counter + 1);
            counter += para.LineCount;
            _items.Add(new(page.Page.Number, para, null, null));
        }
    }

    private void Table(PageLayout page, TableArea table, ref int counter)
    {
        var rows = new List<PaperRow>();
        var above = true;
        foreach (var row in table.Rows)
        {
            var place = new Place(page.Page.Number, counter + 1);
            counter += Math.Max(1, row.Cells.Max(c => c.Lines.Count));
            var words = row.Cells.SelectMany(c => c.Lines).SelectMany(l => l.Words).ToList();
            above = above && words.Count > 0 && words.TrueForAll(w => w.Style.HasFlag(SpanStyle.Bold));
            rows.Add(new(place, [.. row.Cells.Select(Cell)], above));
        }

        _items.Add(new(page.Page.Number, null, (table, rows), null));
    }

    private PaperCell Cell(AreaCell cell)
    {
        if (cell.Lines.Count == 0)
        {
            return new("", cell.Columns);
        }

        var inset = Math.Max(1, cell.Lines.Min(l => l.Box.Left) - cell.Box.Left);
        var paras = Paragraphs.Of(cell.Lines, cell.Box.Right - Math.Min(inset, 8), _usual, inCell: true);
        var text = string.Join('\n', paras.Select(p => p.Mark.Length > 0 ? (p.Mark.Length == 1 ? "- " : p.Mark + " ") + p.Text(_usual) : p.Text(_usual)));
        return new(text, cell.Columns) { Links = [.. paras.SelectMany(p => p.Spans(_usual)).Where(s => s.Link is not null).Select(s => s.Link!).Distinct(StringComparer.Ordinal)] };
    }

    private List<Block> Blocks()
    {
        AcrossPages();
        var marks = _items.Where(i => i.Para is { Mark.Length: > 0 }).Select(i => i.Para!.Left).Order().Aggregate(new List<double>(), (list, left) =>
        {
            if (list.Count == 0 || left - list[^1] > 6)
            {
                list.Add(left);
            }

            return list;
        });
        var blocks = new List<Block>();
        foreach (var (_, para, table, picture) in _items)
        {
            if (picture is not null)
            {
                blocks.Add(picture);
            }
            else if (table is { } found)
            {
                blocks.Add(new TableBlock(found.Rows[0].Place, found.Rows));
            }
            else if (para is not null)
            {
                blocks.Add(Block(para, marks));
            }
        }

        return blocks;
    }

    private TextBlock Block(Para para, List<double> marks)
    {
        var (kind, level) = (para.Kind, 0);
        if (kind == TextKind.ListItem)
        {
            level = marks.FindLastIndex(m => m <= para.Left + 0.01) + 1;
        }
        else if (kind == TextKind.Paragraph && _usual.HeadingLevel(para.First.Size) is > 0 and var heading && IsHeading(para))
        {
            (kind, level) = (TextKind.Heading, heading);
        }

        return new(para.Place, kind, para.Spans(_usual)) { Level = level, Mark = para.Mark };
    }

    private bool IsHeading(Para para) => para.IsBold || para.First.Size >= _usual.BodySize * 1.25 || para.LineCount <= 2;

    /// <summary>Joins a paragraph that a page or a column broke: the next one goes on in small letters and the line before was full.</summary>
    private void AcrossPages()
    {
        for (var i = 0; i < _items.Count; i++)
        {
            if (_items[i].Para is not { Kind: TextKind.Paragraph or TextKind.ListItem } para)
            {
                continue;
            }

            var next = i + 1;
            while (next < _items.Count && _items[next].Para is { Kind: TextKind.Furniture or TextKind.Note })
            {
                next++;
            }

            if (next < _items.Count && _items[next].Para is { Kind: TextKind.Paragraph, Mark: "" } other && _items[next].Page == _items[i].Page + 1 && GoesOn(para, other))
            {
                para.Append(other);
                _items.RemoveAt(next);
                i--;
            }
        }
    }

    private bool GoesOn(Para para, Para next)
    {
        if (Math.Abs(para.Last.Size - next.First.Size) > 0.6 || para.IsBold != next.IsBold || Paragraphs.Fits(para.Last, next.First, para.Right))
        {
            return false;
        }

        if (Math.Abs(next.Left - para.TextLeft) > 4 && Math.Abs(next.Left - para.Last.Box.Left) > 4)
        {
            return false;
        }

        var last = para.Last.Words[^1].Text;
        var first = next.First.Words[0].Text[0];
        return char.IsLower(first) || last[^1] is not ('.' or '!' or '?' or ':' or ';');
    }

    private sealed record Item(int Page, Para? Para, (TableArea Area, List<PaperRow> Rows)? Table, PictureBlock? Picture);
}
