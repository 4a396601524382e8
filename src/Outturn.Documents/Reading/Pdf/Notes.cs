using System.Text.RegularExpressions;
using Outturn.Core.Papers;

namespace Outturn.Documents.Reading.Pdf;

/// <summary>Tells footnotes: small lines at the foot of a page, the first of them with a number or a sign before it.</summary>
internal static partial class Notes
{
    /// <returns>From which of the lines on they are footnotes; the count of lines where there are none.</returns>
    public static int Begin(IReadOnlyList<TextLine> lines, double pageHeight, double bodySize)
    {
        var begin = lines.Count;
        while (begin > 0 && lines[begin - 1].Size < bodySize * 0.93 && lines[begin - 1].Box.Top > pageHeight * 0.45)
        {
            begin--;
        }

        while (begin < lines.Count && Mark(lines[begin]).Words == 0)
        {
            begin++;
        }

        return begin;
    }

    public static List<Para> Of(IReadOnlyList<TextLine> lines, double right)
    {
        var notes = new List<Para>();
        foreach (var line in lines)
        {
            var (mark, words) = Mark(line);
            if (words > 0 || notes.Count == 0)
            {
                notes.Add(new(mark, words, line.Box.Left) { Kind = TextKind.Note, Right = right, Room = right - line.Box.Left });
            }

            notes[^1].Add(line, breaks: false);
        }

        return notes;
    }

    private static (string Mark, int Words) Mark(TextLine line)
    {
        var first = line.Words[0];
        return line.Words.Count > 1 && Sign().IsMatch(first.Text) ? (first.Text, 1) : ("", 0);
    }

    [GeneratedRegex(@"^(?:\d{1,3}|[*†‡§]{1,3}|[¹²³⁴-⁹]{1,2}|\[\d{1,3}\])$")]
    private static partial Regex Sign();
}
