namespace Outturn.Documents.Reading.Pdf;

/// <summary>
/// Puts the pieces of a page in reading order: where text stands in columns side by side, the left one is read to its end
/// before the right one is begun. A table without lines has columns too; it is told by being drawn row by row and by its short words.
/// </summary>
internal static class ColumnSplit
{
    private const int MaxDepth = 6;

    public static List<List<Fragment>> Of(List<Fragment> fragments, int depth = 0)
    {
        if (fragments.Count < 8 || depth >= MaxDepth || Find(fragments) is not { } zone)
        {
            return [fragments];
        }

        var parts = new List<List<Fragment>>();
        foreach (var part in new[] { zone.Above, zone.Left, zone.Right, zone.Below })
        {
            if (part.Count > 0)
            {
                parts.AddRange(Of(part, depth + 1));
            }
        }

        return parts;
    }

    private static Zone? Find(List<Fragment> fragments)
    {
        var left = fragments.Min(f => f.Box.Left);
        var starts = fragments.Where(f => f.IsText && f.Box.Left > left + 60).GroupBy(f => (int)(f.Box.Left / 3)).Where(g => g.Count() >= 4).OrderByDescending(g => g.Count()).Take(8);
        foreach (var start in starts)
        {
            if (Around(fragments, start.Min(f => f.Box.Left)) is { } zone)
            {
                return zone;
            }
        }

        return null;
    }

    private static Zone? Around(List<Fragment> fragments, double x)
    {
        var byTop = fragments.OrderBy(f => f.Box.MiddleY).ToList();
        List<Fragment> run = [];
        Zone? best = null;
        foreach (var fragment in byTop.Append(null))
        {
            if (fragment is not null && !(fragment.Box.Left < x - 1 && fragment.Box.Right > x - 7))
            {
                run.Add(fragment);
                continue;
            }

            // What stands above the first line of the right column is no part of the columns.
            if (run.Count > 0)
            {
                var begin = run.Where(f => f.IsText && Math.Abs(f.Box.Left - x) < 4).Select(f => f.Box.Top).DefaultIfEmpty(double.MaxValue).Min();
                run.RemoveAll(f => f.Box.MiddleY < begin);

                // Nor is what stands far below, such as a page number.
                var end = -1;
                for (var i = 1; i < run.Count && end < 0; i++)
                {
                    end = run[i].IsText && run[i - 1].IsText && run[i].Box.MiddleY - run[i - 1].Box.MiddleY > 4 * run[i].Size ? i : -1;
                }

                if (end > 0)
                {
                    run.RemoveRange(end, run.Count - end);
                }
            }

            if (run.Count > (best is null ? 7 : best.Left.Count + best.Right.Count) && Judge(run, x))
            {
                var (top, bottom) = (run.Min(f => f.Box.MiddleY), run.Max(f => f.Box.MiddleY));
                var inside = run.ToHashSet();
                best = new(
                    [.. byTop.Where(f => !inside.Contains(f) && f.Box.MiddleY <= top)],
                    [.. run.Where(f => f.Box.Left < x - 1)],
                    [.. run.Where(f => f.Box.Left >= x - 1)],
                    [.. byTop.Where(f => !inside.Contains(f) && f.Box.MiddleY > top)]);
            }

            run = [];
        }

        return best;
    }

    private static bool Judge(List<Fragment> run, double x)
    {
        var left = run.Where(f => f.IsText && f.Box.Left < x - 1).ToList();
        var right = run.Where(f => f.IsText && f.Box.Left >= x - 1).ToList();
        if (left.Count < 4 || right.Count < 4)
        {
            return false;
        }

        var (fullLeft, wordsLeft) = Prose(left);
        var (fullRight, wordsRight) = Prose(right);
        var firstRight = right.Min(f => f.Order);
        var leftBefore = left.Count(f => f.Order < firstRight) / (double)left.Count;
        return leftBefore >= 0.9
            ? wordsLeft >= 2.5 && wordsRight >= 2.5 && fullLeft + fullRight >= 0.8
            : wordsLeft >= 4 && wordsRight >= 4 && fullLeft >= 0.6 && fullRight >= 0.6 && !RowByRow(left, right);
    }

    /// <summary>The share of pieces that fill most of the column, and the words in each.</summary>
    private static (double Full, double Words) Prose(List<Fragment> pieces)
    {
        var width = pieces.Max(f => f.Box.Right) - pieces.Min(f => f.Box.Left);
        return (pieces.Count(f => f.Box.Width > 0.65 * width) / (double)pieces.Count, pieces.Average(f => f.Words.Count));
    }

    /// <summary>Whether the drawing goes from left to right and back again line after line, as for the wrapped lines of a table's rows.</summary>
    private static bool RowByRow(List<Fragment> left, List<Fragment> right)
    {
        var sides = left.Select(f => (f.Order, Side: 0)).Concat(right.Select(f => (f.Order, Side: 1))).OrderBy(f => f.Order).Select(f => f.Side).ToList();
        var turns = 0;
        for (var i = 1; i < sides.Count; i++)
        {
            turns += sides[i] != sides[i - 1] ? 1 : 0;
        }

        // Turning at every line is a program that draws across the page; turning now and then is a table's rows.
        return turns > 2 && turns < sides.Count * 0.7;
    }

    private sealed record Zone(List<Fragment> Above, List<Fragment> Left, List<Fragment> Right, List<Fragment> Below);
}
