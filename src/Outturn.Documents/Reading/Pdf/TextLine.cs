using Outturn.Core.Papers;

namespace Outturn.Documents.Reading.Pdf;

/// <summary>The words of one line of one column, from the left.</summary>
internal sealed class TextLine
{
    public TextLine(IEnumerable<Fragment> fragments)
    {
        var words = fragments.SelectMany(f => f.Words).ToList();
        words.Sort((a, b) => a.Box.Left.CompareTo(b.Box.Left));
        Words = Leaders.Without(words);
        Box = Words[0].Box;
        foreach (var word in Words)
        {
            Box = Box.With(word.Box);
        }

        Size = Usual(Words);
        var (feet, count) = (0.0, 0);
        foreach (var word in Words)
        {
            if (Math.Abs(word.Size - Size) < 0.5)
            {
                (feet, count) = (feet + word.Box.Bottom, count + 1);
            }
        }

        Base = count > 0 ? feet / count : Box.Bottom;
    }

    public IReadOnlyList<PdfWord> Words { get; }

    public Box Box { get; }

    /// <summary>Of most of its letters, in points.</summary>
    public double Size { get; }

    /// <summary>The foot of its letters, for the distance from line to line.</summary>
    public double Base { get; }

    /// <summary>Whether a raised number stands in it, which pushes it away from the line above.</summary>
    public bool HasRaised => Words.Any(w => w.Size < 0.85 * Size);

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

    private static double Usual(IReadOnlyList<PdfWord> words)
    {
        var first = words[0].Size;
        var same = true;
        foreach (var word in words)
        {
            same &= Math.Abs(word.Size - first) < 0.01;
        }

        return Math.Round((same ? first : words.GroupBy(w => Math.Round(w.Size * 4)).MaxBy(g => g.Sum(w => w.Text.Length))!.First().Size) * 4) / 4;
    }

    private static bool Apart(Box one, Box other) => Math.Min(one.Right, other.Right) - Math.Max(one.Left, other.Left) < 0.3 * Math.Min(one.Width, other.Width);
}
