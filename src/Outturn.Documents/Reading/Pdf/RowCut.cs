namespace Outturn.Documents.Reading.Pdf;

/// <summary>
/// Tells whether the first row of a table on a page is the rest of the row that the page before ended with. Borders do not say it:
/// programs draw one at the cut. The words do: a cell that goes on in small letters after a full line, an empty first cell. Each
/// column speaks for or against.
/// </summary>
internal static class RowCut
{
    private const double Enough = 1.5;

    /// <returns>The row of the later table that goes on, 0 or the one below repeated headings; -1 where none does.</returns>
    public static int Begin(TableArea one, TableArea other)
    {
        if (one.Xs.Count != other.Xs.Count || one.Xs.Zip(other.Xs).Any(p => Math.Abs(p.First - p.Second) > 4))
        {
            return -1;
        }

        var begin = 0;
        while (begin < one.Rows.Count - 1 && begin < other.Rows.Count - 1 && Says(one.Rows[begin]) == Says(other.Rows[begin]))
        {
            begin++;
        }

        var (last, first) = (one.Rows[^1], other.Rows[begin]);
        if (last.Cells.Count != first.Cells.Count || last.Cells.Zip(first.Cells).Any(p => p.First.Columns != p.Second.Columns))
        {
            return -1;
        }

        // Of a row that was cut under its last words only the empty foot is left.
        if (first.Cells.All(c => c.Lines.Count == 0) && last.Cells.Any(c => c.LastPart is not null))
        {
            return begin;
        }

        var score = 0.0;
        for (var i = 0; i < last.Cells.Count; i++)
        {
            score += Column(last.Cells[i], first.Cells[i]) + First(last.Cells[i], first.Cells[i], i);
            score += first.Cells[i].Lines.Count == 0 && last.Cells[i].LastPart is not null && AlwaysFilled(i, one, other, begin) ? 1 : 0;
        }

        return score + Alone(one, other, begin) >= Enough ? begin : -1;
    }

    /// <summary>
    /// A row of one cell is hardly a row, where no other row is like it: it goes on from a cell that was not at its end, from a row
    /// of the same one cell, or from a row that was full.
    /// </summary>
    private static double Alone(TableArea one, TableArea other, int begin)
    {
        var (last, first) = (one.Rows[^1], other.Rows[begin]);
        var filled = Enumerable.Range(0, first.Cells.Count).Where(i => first.Cells[i].Lines.Count > 0).ToList();
        if (filled is not [var only] || first.Cells.Count < 2 || last.Cells[only].LastPart is not { } part || first.Cells[only].Lines[0].IsBold)
        {
            return 0;
        }

        var others = Enumerable.Range(0, first.Cells.Count).Where(i => i != only).ToList();
        var goesOn = !EndsSentence(part.Lines[^1]) && !Paragraphs.Fits(part.Lines[^1], first.Cells[only].Lines[0], part.TextRight);
        var sameShape = others.TrueForAll(i => last.Cells[i].LastPart is null) && one.Rows.Count + other.Rows.Count - begin > 2;
        var wasFull = others.TrueForAll(i => last.Cells[i].LastPart is not null && AlwaysFilled(i, one, other, begin));
        return goesOn || sameShape || wasFull ? 1.5 : 0;
    }

    /// <summary>Whether every other row has something in the column: then a row without it is no row.</summary>
    private static bool AlwaysFilled(int column, TableArea one, TableArea other, int begin) =>
        one.Rows.Count + other.Rows.Count - begin > (column == 0 ? 2 : 3)
        && one.Rows.SkipLast(1).Concat(other.Rows.Skip(begin + 1)).All(r => column < r.Cells.Count && r.Cells[column].Lines.Count > 0);

    /// <summary>Whether a line goes on from the one before: in small letters, or because there was no room left.</summary>
    public static bool GoesOn(TextLine last, TextLine first, double right) => !Paragraphs.Fits(last, first, right) || StartsSmall(first) || last.Text[^1] == '-';

    private static double Column(AreaCell upper, AreaCell lower)
    {
        if (lower.Lines.Count == 0)
        {
            return 0;
        }

        if (upper.LastPart is not { } part)
        {
            return -1.5;
        }

        var (last, first) = (part.Lines[^1], lower.Lines[0]);
        if (last.IsBold && !first.IsBold)
        {
            return -2;
        }

        if (IsFigure(part) && IsFigure(lower))
        {
            return -1;
        }

        var fits = Paragraphs.Fits(last, first, part.TextRight);
        if (last.Words.Count == 1 && !fits && char.IsDigit(last.Text[^1]) && char.IsDigit(first.Text[0]) && last.Box.Width > 0.8 * (part.TextRight - part.TextLeft))
        {
            // A year that is wider than its column.
            return 2;
        }

        if (StartsSmall(first) || last.Text[^1] == '-')
        {
            return fits ? 0.5 : 2;
        }

        if (fits && part.Lines.Count >= 3 && EndsSentence(last))
        {
            // A paragraph of several in the cell ended with the page.
            return 0;
        }

        return fits ? -1 : !EndsSentence(last) && last.Words.Count >= 2 && first.Words.Count >= 2 ? 0.75 : 0;
    }

    /// <summary>Rows seldom begin without their first cell and hardly ever in small letters.</summary>
    private static double First(AreaCell upper, AreaCell lower, int column) =>
        column > 0 ? 0
        : lower.Lines.Count == 0 ? (upper.LastPart is null ? 0 : 1.5)
        : StartsSmall(lower.Lines[0]) ? 1
        : -1;

    private static bool StartsSmall(TextLine line)
    {
        foreach (var c in line.Words[0].Text)
        {
            if (char.IsLetter(c))
            {
                return char.IsLower(c);
            }

            if (char.IsDigit(c))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether a cell is one figure, which no second one goes on from.</summary>
    private static bool IsFigure(AreaCell cell) =>
        cell.Lines is [{ Words: [var word] } line] && word.Text.Length > 1 && line.Box.Width < 0.8 * (cell.TextRight - cell.TextLeft) && word.Text.All(c => char.IsDigit(c) || c is '.' or ',' or '£' or '-' or '(' or ')' or '%' or 'k' or 'm');

    private static bool EndsSentence(TextLine line) => line.Text[^1] is '.' or '!' or '?' or ')' or ';' or ':';

    private static string Says(AreaRow row) => string.Join('\t', row.Cells.Select(c => string.Join(' ', c.Lines.Select(l => l.Text))));
}
