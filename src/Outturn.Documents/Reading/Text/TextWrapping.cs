namespace Outturn.Documents.Reading.Text;

/// <summary>
/// Tells where a line goes on with the one before it because a program broke the paragraph at a width. A line plainly wraps where the
/// next one's first word would not have fitted: so the width has to be known, from the whole text or from a group of lines that are all as wide.
/// </summary>
internal sealed class TextWrapping
{
    private const int Narrowest = 60;
    private const int Widest = 130;

    /// <summary>How much shorter than the width a line is that the next word would not have fitted on.</summary>
    private const int Ragged = 18;

    private readonly int _width;

    public TextWrapping(IReadOnlyList<TextLine> lines)
    {
        var lengths = new List<int>();
        var followed = new List<int>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].IsBlank && !lines[i].Text.Contains('\t', StringComparison.Ordinal) && lines[i].Text.Contains(' ', StringComparison.Ordinal))
            {
                lengths.Add(lines[i].Text.Length);
                if (i + 1 < lines.Count && !lines[i + 1].IsBlank)
                {
                    followed.Add(lines[i].Text.Length);
                }
            }
        }

        if (lengths.Count >= 6)
        {
            lengths.Sort();
            var wide = lengths[(int)((lengths.Count - 1) * 0.97)];
            var full = followed.Count(l => l >= wide - Ragged);

            // Short lines one under another are a form, however long the longest of them is: prose fills its width.
            _width = wide is >= Narrowest and <= Widest && lengths[^1] <= Widest * 2 && full >= 3 && full >= followed.Count * 0.4 ? wide : 0;
        }
    }

    /// <summary>The width at which a group of lines is wrapped; 0 where it is not.</summary>
    public int WidthOf(IReadOnlyList<TextLine> lines, int from, int to)
    {
        if (_width > 0)
        {
            return _width;
        }

        // A group of at least three lines that but for the last fill nearly one width.
        if (to - from < 3)
        {
            return 0;
        }

        var longest = 0;
        var shortest = int.MaxValue;
        for (var i = from; i < to - 1; i++)
        {
            longest = Math.Max(longest, lines[i].Text.Length);
            shortest = Math.Min(shortest, lines[i].Text.Length);
        }

        return longest is >= 60 and <= Widest && longest - shortest <= Ragged && lines[to - 1].Text.Length <= longest ? longest : 0;
    }

    public static bool Wraps(string line, string next, int width)
    {
        if (width == 0 || next.Length == 0)
        {
            return false;
        }

        var word = next.TrimStart();
        var space = word.IndexOf(' ', StringComparison.Ordinal);
        var first = space < 0 ? word.Length : space;
        if (line.Length + 1 + first > width)
        {
            return !LooksLikeLabel(word);
        }

        return char.IsAsciiLetterLower(word[0]) && line.Length > width / 2 && !EndsSentence(line);
    }

    private static bool EndsSentence(string line) => line.Length > 0 && line[^1] is '.' or '?' or '!' or ':';

    /// <summary>"Committee: Adults" begins a field of its own.</summary>
    public static bool LooksLikeLabel(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon is > 1 and <= 60 && char.IsUpper(line[0]) | char.IsDigit(line[0]) && line.AsSpan(0, colon).IndexOfAny(".;?!") < 0;
    }
}
