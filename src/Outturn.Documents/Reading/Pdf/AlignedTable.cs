namespace Outturn.Documents.Reading.Pdf;

/// <summary>
/// Finds tables that no lines draw: three rows or more whose words keep clear of the same gutters. Rules between the rows, where
/// there are some, part them; else their distance does, or a first column that begins again.
/// </summary>
internal static class AlignedTable
{
    private const int FewestRows = 3;

    /// <param name="lines">Of one column of the page, without what stands in ruled tables.</param>
    /// <param name="rules">Lines across the page that draw no grid.</param>
    /// <returns>Which of the lines each table takes, in order.</returns>
    public static List<(int First, int Count, TableArea Table)> Find(IReadOnlyList<TextLine> lines, IReadOnlyList<Ruling> rules, Typography usual)
    {
        var found = new List<(int, int, TableArea)>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (Grow(lines, i, rules, usual) is { } table)
            {
                found.Add(table);
                i = table.First + table.Count - 1;
            }
        }

        return found;
    }

    private static (int First, int Count, TableArea Table)? Grow(IReadOnlyList<TextLine> lines, int start, IReadOnlyList<Ruling> rules, Typography usual)
    {
        var gutters = Gaps(lines[start], usual);
        if (gutters.Count == 0)
        {
            return null;
        }

        var end = start + 1;
        while (end < lines.Count && Near(lines[end - 1], lines[end], rules, usual))
        {
            var narrowed = Narrow(gutters, lines[end]);

            // A gutter that a later line closes was a chance; one that most rows keep is a column's.
            if (narrowed.Count == 0 || (narrowed.Count < gutters.Count && end - start >= FewestRows))
            {
                break;
            }

            gutters = narrowed;
            end++;
        }

        while (end > start && Filled(lines[end - 1], gutters) is [0] && !IsWrap(lines, end - 1, usual))
        {
            end--;
        }

        var many = Enumerable.Range(start, end - start).Count(i => Filled(lines[i], gutters).Count >= 2);
        if (many < FewestRows || many * 2 < end - start || IsList(lines, start, end, gutters, usual))
        {
            return null;
        }

        var area = Area(lines, start, end, gutters, rules, usual);
        return area.Rows.Count >= FewestRows ? (start, end - start, area) : null;
    }

    /// <summary>Gaps that may be between columns: wider than any between words of the line.</summary>
    private static List<(double From, double To)> Gaps(TextLine line, Typography usual)
    {
        var gaps = new List<(double From, double To)>();
        var (_, mark) = Marks.Of(line, usual.BodySize, double.MinValue);
        var widths = line.Words.Zip(line.Words.Skip(1)).Select(p => p.Second.Box.Left - p.First.Box.Right).Order().ToList();
        var typical = widths.Count < 3 ? 0 : widths[widths.Count / 3];
        for (var i = Math.Max(1, mark + 1); i < line.Words.Count; i++)
        {
            var (from, to) = (line.Words[i - 1].Box.Right, line.Words[i].Box.Left);
            if (to - from > 1.1 * line.Size && to - from > 2.5 * typical)
            {
                gaps.Add((from, to));
            }
        }

        return gaps;
    }

    private static List<(double From, double To)> Narrow(List<(double From, double To)> gutters, TextLine line)
    {
        var kept = new List<(double From, double To)>();
        foreach (var (from, to) in gutters)
        {
            var (left, right) = (from, to);
            foreach (var word in line.Words)
            {
                if (word.Box.Right <= left || word.Box.Left >= right)
                {
                    continue;
                }

                // The larger of what is left on either side of the word.
                (left, right) = word.Box.Left - left > right - word.Box.Right ? (left, word.Box.Left) : (word.Box.Right, right);
            }

            if (right - left >= 0.95 * line.Size)
            {
                kept.Add((left, right));
            }
        }

        return kept;
    }

    private static bool Near(TextLine one, TextLine next, IReadOnlyList<Ruling> rules, Typography usual)
    {
        var distance = next.Base - one.Base;
        return !next.Words[0].IsUpright && Math.Abs(one.Size - next.Size) < 0.35 * one.Size
            && (distance < 2.6 * usual.Leading(one.Size) || (distance < 6 * usual.Leading(one.Size) && rules.Any(r => r.At > one.Box.MiddleY && r.At < next.Box.MiddleY && r.Length > 60)));
    }

    private static bool IsWrap(IReadOnlyList<TextLine> lines, int at, Typography usual) =>
        at > 0 && lines[at].Base - lines[at - 1].Base < usual.Break(lines[at].Size) && Math.Abs(lines[at].Box.Left - lines[at - 1].Box.Left) < 2 && !lines[at].IsBold;

    /// <summary>The columns that a line has words in.</summary>
    private static List<int> Filled(TextLine line, List<(double From, double To)> gutters) =>
        [.. line.Words.Select(w => Column(w, gutters)).Distinct().Order()];

    private static int Column(PdfWord word, List<(double From, double To)> gutters)
    {
        var column = 0;
        while (column < gutters.Count && word.Box.MiddleX > (gutters[column].From + gutters[column].To) / 2)
        {
            column++;
        }

        return column;
    }

    private static bool IsList(IReadOnlyList<TextLine> lines, int start, int end, List<(double From, double To)> gutters, Typography usual)
    {
        if (gutters.Count > 1)
        {
            return false;
        }

        // Two columns of which the first is bullets or numbers, or prose that was set in two columns.
        var marked = Enumerable.Range(start, end - start).Count(i => Marks.Of(lines[i], usual.BodySize, double.MinValue).Words > 0);
        return marked * 2 > end - start;
    }

    private static TableArea Area(IReadOnlyList<TextLine> lines, int start, int end, List<(double From, double To)> gutters, IReadOnlyList<Ruling> rules, Typography usual)
    {
        var columns = gutters.Count + 1;
        var edges = new (double Left, double Right)[columns];
        Array.Fill(edges, (double.MaxValue, double.MinValue));
        for (var i = start; i < end; i++)
        {
            foreach (var word in lines[i].Words)
            {
                ref var edge = ref edges[Column(word, gutters)];
                edge = (Math.Min(edge.Left, word.Box.Left), Math.Max(edge.Right, word.Box.Right));
            }
        }

        var rows = new List<AreaRow>();
        var first = start;
        for (var i = start + 1; i <= end; i++)
        {
            if (i < end && !Begins(lines, start, i, gutters, rules, usual, end))
            {
                continue;
            }

            var (top, bottom) = (lines[first].Box.Top, lines[i - 1].Box.Bottom);
            var words = Enumerable.Range(first, i - first).SelectMany(l => lines[l].Words).ToLookup(w => Column(w, gutters));
            rows.Add(new(
                [.. Enumerable.Range(0, columns).Select(c => new AreaCell(1, TextLine.Of(Fragment.Of(words[c])), new(edges[c].Left - 2, top, edges[c].Right + 2, bottom)))],
                top,
                bottom));
            first = i;
        }

        var box = lines.Skip(start).Take(end - start).Select(l => l.Box).Aggregate((a, b) => a.With(b));
        return new(box, rows, [edges[0].Left, .. gutters.Select(g => (g.From + g.To) / 2), edges[^1].Right]) { Order = lines[start].Words[0].Order };
    }

    private static bool Begins(IReadOnlyList<TextLine> lines, int start, int at, List<(double From, double To)> gutters, IReadOnlyList<Ruling> rules, Typography usual, int end)
    {
        bool Ruled(int i) => rules.Any(r => r.At > lines[i - 1].Box.MiddleY && r.At < lines[i].Box.MiddleY && r.Length > 60);
        bool Spaced(int i) => lines[i].Base - lines[i - 1].Base > usual.Break(lines[i].Size);
        var inside = Enumerable.Range(start + 1, end - start - 1);
        if (inside.Count(Ruled) >= 2 && inside.Count(Ruled) * 3 > end - start)
        {
            return Ruled(at);
        }

        var filled = Filled(lines[at], gutters);
        if (Spaced(at))
        {
            return true;
        }

        // Rows set apart by space may wrap in their first column; rows without space begin with it.
        return inside.Count(Spaced) * 3 <= end - start && (filled[0] == 0 || filled.Count >= 2) && !(filled is [0] && IsWrap(lines, at, usual) && !Paragraphs.Fits(lines[at - 1], lines[at], (gutters[0].From + gutters[0].To) / 2));
    }
}
