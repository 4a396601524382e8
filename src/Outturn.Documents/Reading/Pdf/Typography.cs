namespace Outturn.Documents.Reading.Pdf;

/// <summary>What is usual in a document: its letter sizes, the distance of its lines, whether lines end in spaces. Everything else is measured by it.</summary>
internal sealed class Typography
{
    private readonly Dictionary<double, double> _leading = [];
    private readonly List<double> _headingSizes;
    private readonly Dictionary<int, double> _right = [];
    private readonly Dictionary<int, (double Top, double Bottom)> _reach = [];
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);

    public Typography(IReadOnlyList<PageLayout> pages)
    {
        BodySize = BodySizeOf(pages);
        var lines = pages.SelectMany(p => p.Zones).SelectMany(z => z.Lines).ToList();
        var cells = pages.SelectMany(p => p.Zones).SelectMany(z => z.Tables).SelectMany(t => t.Rows).SelectMany(r => r.Cells).Where(c => c.Lines.Count > 1).ToList();

        // What stands at an end of a line may be half a word.
        foreach (var word in lines.Concat(cells.SelectMany(c => c.Lines)).SelectMany(l => l.Words.Take(l.Words.Count - 1).Skip(1)))
        {
            var plain = Plain(word.Text);
            _words[plain] = _words.GetValueOrDefault(plain) + 1;
        }

        var steps = pages.SelectMany(p => p.Zones).SelectMany(z => Steps(z.Lines)).Concat(cells.SelectMany(c => Steps(c.Lines)));
        foreach (var size in steps.GroupBy(s => s.Size))
        {
            _leading[size.Key] = Usual([.. size.Select(s => s.Distance).Order()]);
        }

        _headingSizes = [.. lines.Where(l => l.Size > BodySize * 1.06).Select(l => Round(l.Size)).Distinct().OrderDescending()];
        foreach (var width in pages.GroupBy(p => (int)p.Page.Width))
        {
            var rights = width.SelectMany(p => p.Zones).Where(z => !z.IsColumn).SelectMany(z => z.Lines).Where(l => l.Words.Count > 5).Select(l => l.Box.Right).Order().ToList();
            _right[width.Key] = rights.Count == 0 ? width.Key : rights[(int)((rights.Count - 1) * 0.99)];
        }

        foreach (var height in pages.GroupBy(p => (int)p.Page.Height))
        {
            var boxes = height.SelectMany(p => p.Zones).SelectMany(z => z.Lines.Select(l => l.Box).Concat(z.Tables.Select(t => t.Box))).ToList();
            _reach[height.Key] = boxes.Count == 0 ? (0, height.Key) : (boxes.Min(b => b.Top), boxes.Max(b => b.Bottom));
        }

        // A line that another continues has a space at its end, if the program writes such spaces at all.
        var ends = pages.SelectMany(p => p.Zones).SelectMany(z => z.Lines.Zip(z.Lines.Skip(1))).Where(p => Math.Abs(p.Second.Base - p.First.Base - Leading(p.First.Size)) < 1 && p.First.Box.Right > p.Second.Box.Left + 200).Select(p => p.First.Words[^1].SpaceAfter).ToList();
        WritesSpacesAtEnds = ends.Count >= 10 && ends.Count(e => e == true) > 0.6 * ends.Count;

        // Where paragraphs are set apart by space, a line that ends early without it is a break inside the paragraph.
        var gaps = pages.SelectMany(p => p.Zones).SelectMany(z => Steps(z.Lines)).Where(s => Math.Abs(s.Size - BodySize) < 0.6).Select(s => s.Distance > Break(s.Size)).ToList();
        SpacesParagraphs = gaps.Count == 0 || gaps.Count(g => g) > 0.08 * gaps.Count;
    }

    /// <summary>The size of most letters, in points.</summary>
    public double BodySize { get; }

    public static double BodySizeOf(IReadOnlyList<PageLayout> pages)
    {
        var letters = new Dictionary<double, long>();
        foreach (var word in pages.SelectMany(p => p.Page.Words))
        {
            letters[Round(word.Size)] = letters.GetValueOrDefault(Round(word.Size)) + word.Text.Length;
        }

        return letters.Count == 0 ? 10 : letters.MaxBy(l => l.Value).Key;
    }

    public bool WritesSpacesAtEnds { get; }

    public bool SpacesParagraphs { get; }

    /// <summary>From line to line inside a paragraph, in points.</summary>
    public double Leading(double size) => _leading.TryGetValue(Round(size), out var leading) ? leading : size * 1.2;

    /// <summary>A distance from line to line that is more than this parts paragraphs.</summary>
    public double Break(double size) => (Leading(size) * 1.12) + 1;

    /// <summary>How far lines of full length go on pages of this width.</summary>
    public double Right(double pageWidth) => _right.TryGetValue((int)pageWidth, out var right) ? right : pageWidth;

    /// <summary>Between what heights text stands on pages of this height, running lines apart.</summary>
    public (double Top, double Bottom) Reach(double pageHeight) => _reach.TryGetValue((int)pageHeight, out var reach) ? reach : (0, pageHeight);

    /// <summary>From 1 for the largest; 0 for a size that is no heading's.</summary>
    public int HeadingLevel(double size) => Math.Min(6, _headingSizes.FindIndex(s => Math.Abs(s - Round(size)) < 0.3) + 1);

    /// <summary>Whether the word stands somewhere in the document in one piece.</summary>
    public bool Knows(string word, int times = 1) => _words.GetValueOrDefault(Plain(word)) >= times;

    public static double Round(double size) => Math.Round(size * 2) / 2;

    private static string Plain(string word) => word.Trim('.', ',', ';', ':', '(', ')', '“', '”', '"', '\'', '‘', '’', '!', '?').ToLowerInvariant();

    private static IEnumerable<(double Size, double Distance)> Steps(IReadOnlyList<TextLine> lines)
    {
        for (var i = 1; i < lines.Count; i++)
        {
            var (one, next) = (lines[i - 1], lines[i]);
            var distance = next.Base - one.Base;
            if (Round(one.Size) == Round(next.Size) && distance > 0.8 * one.Size && distance < 4 * one.Size)
            {
                yield return (Round(one.Size), distance);
            }
        }
    }

    /// <summary>The smallest distance that is frequent: most may be between paragraphs of one line.</summary>
    private static double Usual(List<double> sorted)
    {
        for (var i = 0; i < sorted.Count; i++)
        {
            var end = i;
            while (end + 1 < sorted.Count && sorted[end + 1] - sorted[i] <= 0.6)
            {
                end++;
            }

            if (end - i + 1 >= Math.Max(1, 0.08 * sorted.Count))
            {
                return sorted[(i + end) / 2];
            }
        }

        return sorted[0];
    }
}
