namespace Outturn.Documents.Reading.Text;

/// <param name="Number">From 1.</param>
/// <param name="Text">Without white space at its end other than tabs: a tab at the end of a row is an empty cell.</param>
/// <param name="StartsPage">Whether a form feed stands before it.</param>
internal readonly record struct TextLine(int Number, string Text, bool StartsPage = false)
{
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    public int Indent
    {
        get
        {
            var indent = 0;
            foreach (var c in Text)
            {
                if (c is not (' ' or '\t' or '\u00A0'))
                {
                    break;
                }

                indent += c == '\t' ? 4 : 1;
            }

            return indent;
        }
    }
}

internal static class TextLines
{
    /// <summary>The lines of a text, whatever ends them: CR LF, LF, CR, or one of Unicode's own.</summary>
    public static List<TextLine> Of(string text)
    {
        var lines = new List<TextLine>();
        var start = 0;
        var number = 1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not ('\n' or '\r' or '\u0085' or '\u2028' or '\u2029'))
            {
                continue;
            }

            var line = Word.WordText.Clean(text[start..i].Replace('\v', ' ').Replace('\f', '\u0001'), keep: '\u0001');
            var startsPage = line.Contains('\u0001', StringComparison.Ordinal);
            lines.Add(new(number++, (startsPage ? line.Replace("\u0001", "", StringComparison.Ordinal) : line).TrimEnd(' ', '\u00A0'), startsPage));
            if (i + 1 < text.Length && text[i] == '\r' && text[i + 1] == '\n')
            {
                i++;
            }

            start = i + 1;
        }

        return lines;
    }
}
