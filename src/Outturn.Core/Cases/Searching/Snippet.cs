namespace Outturn.Core.Cases.Searching;

/// <summary>The words around what was found, short enough to read in a list.</summary>
public static class Snippet
{
    public const int Length = 220;

    /// <param name="text">The whole text, with what was found between the two signs.</param>
    /// <param name="open">Stands before what was found. It stands nowhere else.</param>
    /// <param name="close">Stands after it.</param>
    public static IReadOnlyList<SnippetPiece> Of(string text, char open, char close)
    {
        var first = text.IndexOf(open, StringComparison.Ordinal);
        var from = first < 0 ? 0 : Before(text, first);
        var to = After(text, Math.Min(text.Length, from + Length), open, close);
        var pieces = new List<SnippetPiece>();
        var marked = false;
        var start = from;
        if (from > 0)
        {
            pieces.Add(new("… ", Marked: false));
        }

        for (var i = from; i <= to; i++)
        {
            if (i == to || text[i] == open || text[i] == close)
            {
                if (i > start)
                {
                    pieces.Add(new(Plain(text[start..i]), marked));
                }

                marked = i < to && text[i] == open;
                start = i + 1;
            }
        }

        if (to < text.Length)
        {
            pieces.Add(new(" …", Marked: false));
        }

        return pieces;
    }

    /// <summary>Back to the beginning of a word, some way before what was found.</summary>
    private static int Before(string text, int at)
    {
        var from = Math.Max(0, at - (Length / 3));
        if (from == 0)
        {
            return 0;
        }

        while (from < at && !char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        return from < at ? from + 1 : at;
    }

    /// <summary>On to the end of a word, and of a mark.</summary>
    private static int After(string text, int to, char open, char close)
    {
        var inside = text.LastIndexOf(open, Math.Max(0, to - 1)) is var o and >= 0 && text.IndexOf(close, o) >= to;
        while (to < text.Length && (inside || !char.IsWhiteSpace(text[to])))
        {
            inside = inside && text[to] != close;
            to++;
        }

        return to;
    }

    private static string Plain(string text) => string.Create(text.Length, text, static (span, t) =>
    {
        for (var i = 0; i < t.Length; i++)
        {
            span[i] = char.IsControl(t[i]) ? ' ' : t[i];
        }
    });
}
