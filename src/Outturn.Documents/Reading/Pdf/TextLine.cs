using Outturn.Core.Papers;

namespace Outturn.Documents.Reading.Pdf;

/// <summary>The words of one line of one column, from the left.</summary>
internal sealed class TextLine
{
    public TextLine(IEnumerable<Fragment> fragments)
    {
        Fragments = [.. fragments.OrderBy(f => f.Box.Left)];
        Words = [.. Fragments.SelectMany(f => f.Words).OrderBy(w => w.Box.Left)];
        Box = Words.Skip(1).Aggregate(Words[0].Box, (box, word) => box.With(word.Box));
        Size = Words.GroupBy(w => Math.Round(w.Size * 4) / 4).OrderByDescending(g => g.Sum(w => w.Text.Length)).First().Key;
        var main = Words.Where(w => Math.Abs(w.Size - Size) < 0.5).ToList();
        Base = main.Count > 0 ? main.Average(w => w.Box.Bottom) : Box.Bottom;
    }

    public IReadOnlyList<Fragment> Fragments { get; }

    public IReadOnlyList<PdfWord> Words { get; }

    public Box Box { get; }

    /// <summary>Of most of its letters, in points.</summary>
    public double Size { get; }

    /// <summary>The foot of its letters, for the distance from line to line.</summary>
    public double Base { get; }

    /// <summary>Where on the page it is counted; set when the page's order is known.</summary>
    public int Number { get; set; }

    public bool IsBold => Words.All(w => w.Style.HasFlag(SpanStyle.Bold));

    public string Text => string.Join(' ', Words.Select(w => w.Text));

    /// <summary>Fragments made into lines, from the top. Words that run up the page make lines of their own.</summary>
    public static List<TextLine> Of(IEnumerable<Fragment> fragments)
    {
        var open = new List<(Box Tallest, List<Fragment> Fragments)>();
        foreach (var fragment in fragments.OrderBy(f => f.Box.MiddleY))
        {
            var found = -1;
            for (var i = open.Count - 1; i >= 0 && i >= open.Count - 12 && !fragment.Words[0].IsUpright; i--)
            {
                if (!open[i].Fragments[0].Words[0].IsUpright && Fragment.SameLine(open[i].Tallest, fragment.Box) && open[i].Fragments.TrueForAll(f => Apart(f.Box, fragment.Box)))
                {
                    found = i;
                    break;
                }
            }

            if (found < 0)
            {
                open.Add((fragment.Box, [fragment]));
            }
            else
            {
                open[found].Fragments.Add(fragment);
                if (fragment.Box.Height > open[found].Tallest.Height)
                {
                    open[found] = (fragment.Box, open[found].Fragments);
                }
            }
        }

        return [.. open.Select(o => new TextLine(o.Fragments)).OrderBy(l => l.Box.MiddleY)];
    }

    private static bool Apart(Box one, Box other) => Math.Min(one.Right, other.Right) - Math.Max(one.Left, other.Left) < 0.3 * Math.Min(one.Width, other.Width);
}
