using Outturn.Core.Papers;

namespace Outturn.Documents.Reading.Pdf;

/// <summary>Turns the pages of a document into blocks in reading order.</summary>
internal sealed class BlockMaker
{
    private readonly Typography _usual;
    private readonly List<Item> _items = [];
    private int _leftovers;
    private int _zone;
    private bool _inColumn;

    private BlockMaker(Typography usual) => _usual = usual;

    /// <returns>The blocks, and how many pieces of text held signs of web pages that a conversion left there.</returns>
    public static (List<Block> Blocks, int Leftovers) Make(IReadOnlyList<PageLayout> pages)
    {
        RunningLines.TakeOut(pages);
        var usual = new Typography(pages);
        var maker = new BlockMaker(usual);
        foreach (var page in pages)
        {
            maker.Page(page);
        }

        var blocks = maker.Blocks();
        return (blocks, maker._leftovers);
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
            _zone++;
            _inColumn = zone.IsColumn;
            Column(page, zone, ref counter);
        }

        _zone++;
        _inColumn = false;

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
        var notes = Notes.Begin(lines, page.Page.Height, _usual.BodySize);
        var from = 0;
        foreach (var (first, count, table) in AlignedTable.Find(lines.GetRange(0, notes), page.Rules, _usual))
        {
            Place(page, Paragraphs.Of(lines.GetRange(from, first - from), right, _usual), ref counter);
            Table(page, table, ref counter);
            from = first + count;
        }

        Place(page, Paragraphs.Of(lines.GetRange(from, notes - from), right, _usual), ref counter);
        Place(page, Notes.Of(lines.GetRange(notes, lines.Count - notes), right), ref counter);
    }

    private void Place(PageLayout page, List<Para> paras, ref int counter)
    {
        foreach (var para in paras)
        {
            para.Place = new(page.Page.Number, counter + 1);
            counter += para.LineCount;
            _items.Add(new(page.Page.Number, para, null, null) { Zone = _zone, InColumn = _inColumn });
        }
    }

    private void Table(PageLayout page, TableArea table, ref int counter)
    {
        var places = new List<Place>();
        foreach (var row in table.Rows)
        {
            places.Add(new(page.Page.Number, counter + 1));
            counter += Math.Max(1, row.Cells.Max(c => c.Lines.Count));
        }

        _items.Add(new(page.Page.Number, null, new(table, places, page.Page.Height), null));
    }

    private TableBlock Block(PlacedTable table)
    {
        var rows = new List<PaperRow>();
        var above = true;
        foreach (var (row, place) in table.Area.Rows.Zip(table.Places))
        {
            var words = row.Cells.SelectMany(c => c.Lines).SelectMany(l => l.Words).ToList();
            above = above && row.Cells.Count(c => c.Lines.Count > 0) >= Math.Min(2, row.Cells.Count) && words.TrueForAll(w => w.Style.HasFlag(SpanStyle.Bold));
            rows.Add(new(place, [.. row.Cells.Select(Cell)], above));
        }

        return new(table.Places[0], rows);
    }

    private PaperCell Cell(AreaCell cell)
    {
        var paras = new List<Para>();
        for (var part = cell; part is not null; part = part.Rest)
        {
            var more = Paragraphs.Of(part.Lines, part.TextRight, _usual, part.TextLeft);
            if (paras.Count > 0 && more.Count > 0 && more[0].Mark.Length == 0 && RowCut.GoesOn(paras[^1].Last, more[0].First, part.TextRight))
            {
                paras[^1].Append(more[0]);
                more.RemoveAt(0);
            }

            paras.AddRange(more);
        }

        if (paras.Count == 0)
        {
            return new("", cell.Columns);
        }

        var lines = new List<Block>(paras.Count);
        if (paras.Exists(p => p.First.Text.Contains("<ul", StringComparison.OrdinalIgnoreCase) || p.First.Text.Contains("<ol", StringComparison.OrdinalIgnoreCase)))
        {
            // A list in the signs of web pages is read as one: its bullets stand anywhere in it.
            paras = [WholeList(paras)];
        }

        foreach (var para in paras)
        {
            var spans = Spans(para);
            if (para.Mark.Length > 0)
            {
                TypedBlocks.AddPoint(lines, para.Place, spans, para.Mark, 1);
            }
            else
            {
                TypedBlocks.AddText(lines, para.Place, TextKind.Paragraph, spans, "", 0);
            }
        }

        var texts = lines.OfType<TextBlock>().ToList();
        return new(string.Join('\n', texts.Select(CellText.Line)).Trim(), cell.Columns)
        {
            Links = [.. texts.SelectMany(t => t.Spans).Where(s => s.Link is not null).Select(s => s.Link!).Distinct(StringComparer.Ordinal)],
        };
    }

    private static Para WholeList(List<Para> paras)
    {
        var whole = new Para("", 0, paras[0].Left) { Right = paras[0].Right, Room = paras[0].Room };
        foreach (var para in paras)
        {
            whole.Append(para);
        }

        return whole;
    }

    private List<Span> Spans(Para para)
    {
        var (spans, leftovers) = Leftovers.Read(para.Spans(_usual));
        _leftovers += leftovers;
        return PaperSpans.Trim(spans);
    }

    /// <summary>Puts rows together that a page cut. What else a table has on the next page stays a table of its own.</summary>
    private void CutRows()
    {
        for (var i = 0; i < _items.Count; i++)
        {
            var next = i + 1;
            while (next < _items.Count && _items[next].Para is { Kind: TextKind.Furniture or TextKind.Note })
            {
                next++;
            }

            if (_items[i].Table is not { } one || next >= _items.Count || _items[next].Table is not { } other || _items[next].Page - _items[i].Page != 1 + one.MorePages)
            {
                continue;
            }

            // Another table may begin on a new page after one that ended half way down.
            var roomLeft = _usual.Reach(one.PageHeight).Bottom - one.Area.Box.Bottom;
            var roomAbove = other.Area.Box.Top - _usual.Reach(other.PageHeight).Top;
            var begin = Math.Max(roomLeft, roomAbove) > 4 * _usual.BodySize ? -1 : RowCut.Begin(one.Area, other.Area);
            if (begin < 0)
            {
                continue;
            }

            var last = one.Area.Rows[^1];
            var joined = last with { Cells = [.. last.Cells.Zip(other.Area.Rows[begin].Cells, (a, b) => a.With(b))] };
            var whole = one with { PageHeight = other.PageHeight, Area = one.Area with { Box = other.Area.Box, Rows = [.. one.Area.Rows.SkipLast(1), joined] } };
            if (other.Area.Rows.Count == begin + 1)
            {
                // The page holds nothing but the rest of the row: it may go on over the next page too.
                _items[i] = _items[i] with { Table = whole with { MorePages = one.MorePages + 1 } };
                _items.RemoveAt(next);
                i--;
            }
            else
            {
                _items[i] = _items[i] with { Table = whole };
                _items[next] = _items[next] with
                {
                    Table = other with
                    {
                        Area = other.Area with { Rows = [.. other.Area.Rows.Where((_, r) => r != begin)] },
                        Places = [.. other.Places.Where((_, r) => r != begin)],
                    },
                };
            }
        }
    }

    private List<Block> Blocks()
    {
        AcrossPages();
        CutRows();
        var marks = new List<double>();
        foreach (var left in _items.Where(i => i.Para is { Mark.Length: > 0, Kind: TextKind.ListItem }).Select(i => i.Para!.Left).Order())
        {
            if (marks.Count == 0 || left - marks[^1] > 6)
            {
                marks.Add(left);
            }
        }

        var blocks = new List<Block>();
        foreach (var (_, para, table, picture) in _items)
        {
            if (picture is not null)
            {
                blocks.Add(picture);
            }
            else if (table is { } found)
            {
                blocks.Add(Block(found));
            }
            else if (para is not null)
            {
                Add(blocks, para, marks);
            }
        }

        TypedBlocks.NumberPoints(blocks, (_, _) => true);
        return blocks;
    }

    private void Add(List<Block> blocks, Para para, List<double> marks)
    {
        var spans = Spans(para);
        switch (para.Kind)
        {
            case TextKind.ListItem:
                TypedBlocks.AddPoint(blocks, para.Place, spans, para.Mark, marks.FindLastIndex(m => m <= para.Left + 0.01) + 1);
                break;
            case TextKind.Paragraph when _usual.HeadingLevel(para.First.Size) is > 0 and var level && IsHeading(para):
                TypedBlocks.AddText(blocks, para.Place, TextKind.Heading, spans, "", level);
                break;
            case TextKind.Paragraph:
                TypedBlocks.AddParagraph(blocks, para.Place, spans);
                break;
            default:
                TypedBlocks.AddText(blocks, para.Place, para.Kind, spans, para.Mark, 0);
                break;
        }
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

            if (next < _items.Count && _items[next].Para is { Kind: TextKind.Paragraph, Mark: "" } other && Follows(_items[i], _items[next]) && GoesOn(para, other, _items[i].InColumn || _items[next].InColumn))
            {
                para.Append(other);
                _items.RemoveAt(next);
                i--;
            }
        }
    }

    /// <summary>Whether one stands at the end of a page or column and the other at the beginning of the next.</summary>
    private static bool Follows(Item one, Item other) => other.Page == one.Page + 1 || (other.Page == one.Page && one.InColumn && other.InColumn && other.Zone == one.Zone + 1);

    private bool GoesOn(Para para, Para next, bool inColumns)
    {
        if (Math.Abs(para.Last.Size - next.First.Size) > 0.6 || para.IsBold != next.IsBold || Paragraphs.Fits(para.Last, next.First, para.Right))
        {
            return false;
        }

        if (!inColumns && Math.Abs(next.Left - para.TextLeft) > 4 && Math.Abs(next.Left - para.Last.Box.Left) > 4)
        {
            return false;
        }

        if (_usual.WritesSpacesAtEnds && para.Last.Words[^1].SpaceAfter == true)
        {
            return true;
        }

        var last = para.Last.Words[^1].Text;
        var first = next.First.Words[0].Text[0];
        return char.IsLower(first) || last[^1] is not ('.' or '!' or '?' or ':' or ';');
    }

    private sealed record PlacedTable(TableArea Area, IReadOnlyList<Place> Places, double PageHeight)
    {
        /// <summary>Whole pages that its last row goes on over.</summary>
        public int MorePages { get; init; }
    }

    private sealed record Item(int Page, Para? Para, PlacedTable? Table, PictureBlock? Picture)
    {
        /// <summary>The count of the column that it stands in, through the document.</summary>
        public int Zone { get; init; }

        /// <summary>Whether other columns stand beside it.</summary>
        public bool InColumn { get; init; }
    }
}
