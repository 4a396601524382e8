using System.Text.RegularExpressions;

namespace Outturn.Documents.Reading.Pdf;

/// <summary>
/// Tells running headers, footers and page numbers: lines at the top or foot that say the same, but for their numbers, at the same
/// height of page after page. A title that begins several cases at the top of their pages is none: between them other text stands at its height.
/// </summary>
internal static partial class RunningLines
{
    /// <summary>Lines from the top, and from the foot, that may be running ones.</summary>
    private const int Deep = 4;

    /// <summary>Moves them out of the zones of each page.</summary>
    public static void TakeOut(IReadOnlyList<PageLayout> pages)
    {
        var bodySize = Typography.BodySizeOf(pages);
        var edges = pages.Select(p => (Page: p, Lines: Edges(p))).ToList();
        var running = new HashSet<TextLine>();
        var seen = new Dictionary<(string Text, int Height), List<(int Page, TextLine Line)>>();
        for (var i = 0; i < edges.Count; i++)
        {
            foreach (var line in edges[i].Lines)
            {
                var key = (Shape(line.Text), (int)Math.Round(line.Box.MiddleY / 6));
                (seen.TryGetValue(key, out var list) ? list : seen[key] = []).Add((i, line));
            }
        }

        var groups = seen.Values.Where(g => g.Count >= 3 && g[0].Line.Size <= bodySize * 1.25).ToList();
        var candidates = groups.SelectMany(g => g.Select(x => x.Line)).ToHashSet();
        foreach (var group in groups)
        {
            foreach (var (first, last) in Runs(group.ConvertAll(g => g.Page)))
            {
                var here = group.Where(g => g.Page >= first && g.Page <= last).ToList();
                var share = here.Count / (double)(last - first + 1);
                var others = Enumerable.Range(first, last - first + 1).Except(here.Select(h => h.Page)).Count(p => edges[p].Lines.Exists(l => !candidates.Contains(l) && Math.Abs(l.Box.MiddleY - here[0].Line.Box.MiddleY) < 6));
                if (here.Count >= 3 && share >= 0.4 && others == 0 && !StandsInText(here.ConvertAll(h => (edges[h.Page].Page, h.Line))))
                {
                    running.UnionWith(here.Select(h => h.Line));
                }
            }
        }

        foreach (var (page, lines) in edges)
        {
            running.UnionWith(lines.Where(l => PageNumber().IsMatch(l.Text) && IsAlone(page, l)));
            var out_ = lines.Where(running.Contains).ToHashSet();
            if (out_.Count == 0)
            {
                continue;
            }

            page.Furniture.AddRange(out_.OrderBy(l => l.Box.Top));
            foreach (var zone in page.Zones)
            {
                zone.Without(out_);
            }
        }
    }

    private static List<TextLine> Edges(PageLayout page)
    {
        var lines = page.Zones.SelectMany(z => z.Lines).OrderBy(l => l.Box.MiddleY).ToList();
        var tables = page.Zones.SelectMany(z => z.Tables).ToList();
        var (top, bottom) = tables.Count == 0 ? (double.MaxValue, double.MinValue) : (tables.Min(t => t.Box.Top), tables.Max(t => t.Box.Bottom));
        return [.. lines.Take(Deep).Where(l => l.Box.Top < page.Page.Height * 0.25 && l.Box.Bottom <= top + 2)
            .Concat(lines.TakeLast(Deep).Where(l => l.Box.Bottom > page.Page.Height * 0.8 && l.Box.Top >= bottom - 2)).Distinct()];
    }

    /// <summary>Pages that follow one another with gaps of at most two.</summary>
    private static IEnumerable<(int First, int Last)> Runs(List<int> pages)
    {
        var first = pages[0];
        for (var i = 1; i <= pages.Count; i++)
        {
            if (i == pages.Count || pages[i] - pages[i - 1] > 2)
            {
                yield return (first, pages[i - 1]);
                first = i < pages.Count ? pages[i] : 0;
            }
        }
    }

    /// <summary>Whether on most of the pages other text follows it without a gap: then it is the text's own first line.</summary>
    private static bool StandsInText(List<(PageLayout Page, TextLine Line)> here) => here.Count(h => h.Page.Zones.SelectMany(z => z.Lines).Any(l =>
        l != h.Line && Shape(l.Text) != Shape(h.Line.Text) && Math.Abs(l.Size - h.Line.Size) < 0.6 && Math.Abs(l.Box.Left - h.Line.Box.Left) < 2 && Math.Abs(l.Base - h.Line.Base) is > 2 and < 1.3 * 14
        && Math.Abs(l.Base - h.Line.Base) < 1.3 * h.Line.Size)) > here.Count / 2;

    private static bool IsAlone(PageLayout page, TextLine line) =>
        (line.Box.Bottom > page.Page.Height * 0.88 || line.Box.Top < page.Page.Height * 0.08)
        && page.Zones.SelectMany(z => z.Lines).All(l => l == line || Math.Abs(l.Base - line.Base) > 1.5 * line.Size || Math.Abs(l.Base - line.Base) < 1);

    private static string Shape(string text) => Digits().Replace(text, "#").ToLowerInvariant();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(?:[Pp]age |[-–] ?)?\d{1,4}(?: ?(?:of|/) ?\d{1,4}| ?[-–])?$")]
    private static partial Regex PageNumber();
}
