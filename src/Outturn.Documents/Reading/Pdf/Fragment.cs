namespace Outturn.Documents.Reading.Pdf;

/// <summary>Words that stand side by side without a wide gap.</summary>
internal sealed class Fragment(PdfWord first)
{
    public List<PdfWord> Words { get; } = [first];

    public Box Box { get; private set; } = first.Box;

    public double Size { get; private set; } = first.Size;

    public int Order => Words[0].Order;

    /// <summary>The table that stands here instead of words.</summary>
    public TableArea? Table { get; private init; }

    /// <summary>The picture that stands here instead of words.</summary>
    public Box? Picture { get; private init; }

    public bool IsText => Table is null && Picture is null;

    public static Fragment Of(TableArea table) => new(new PdfWord("", table.Box, table.Order)) { Table = table };

    public static Fragment Of(Box picture) => new(new PdfWord("", picture, int.MaxValue)) { Picture = picture };

    public void Add(PdfWord word)
    {
        Words.Add(word);
        Box = Box.With(word.Box);
        Size = Math.Max(Size, word.Size);
    }

    /// <summary>Words in the page's order of drawing, put together while each stands right of the one before, on the same line.</summary>
    public static List<Fragment> Of(IEnumerable<PdfWord> words)
    {
        var fragments = new List<Fragment>();
        foreach (var word in words)
        {
            if (fragments.Count > 0 && !word.IsUpright && !fragments[^1].Words[^1].IsUpright && Follows(fragments[^1], word))
            {
                fragments[^1].Add(word);
            }
            else
            {
                fragments.Add(new(word));
            }
        }

        return fragments;
    }

    /// <summary>Whether two boxes stand on one line of text: a superscript does with its word, the next line does not.</summary>
    public static bool SameLine(Box one, Box other) => Math.Abs(one.MiddleY - other.MiddleY) < 0.42 * Math.Max(one.Height, other.Height);

    private static bool Follows(Fragment fragment, PdfWord word)
    {
        var last = fragment.Words[^1];
        var gap = word.Box.Left - last.Box.Right;
        var size = Math.Max(last.Size, word.Size);
        return gap > -0.5 * size && gap < 0.95 * size && SameLine(last.Box, word.Box);
    }
}
