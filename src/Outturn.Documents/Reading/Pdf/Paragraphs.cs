using Outturn.Core.Papers;

namespace Outturn.Documents.Reading.Pdf;

/// <summary>Makes paragraphs of lines: by their distance, their looks, their marks and by whether the next word would have fitted.</summary>
internal static class Paragraphs
{
    /// <param name="lines">Of one column or cell, from the top.</param>
    /// <param name="right">How far a line may go.</param>
    /// <param name="left">Where lines may begin; null where only the lines tell.</param>
    public static List<Para> Of(IReadOnlyList<TextLine> lines, double right, Typography usual, double? left = null)
    {
        var paras = new List<Para>();
        if (lines.Count == 0)
        {
            return paras;
        }

        var inCell = left is not null;
        var margin = lines.Min(l => l.Box.Left);
        Para? open = null;
        foreach (var line in lines)
        {
            var (mark, words) = Marks.Of(line, inCell ? line.Size : usual.BodySize, margin);
            if (open is not null && words > 0 && Marks.MayBeText(line, mark, open) && Continues(open, line, usual) && !Fits(open.Last, line, right))
            {
                (mark, words) = ("", 0);
            }

            if (open is not null && mark.Length == 0 && Continues(open, line, usual))
            {
                if (!Fits(open.Last, line, right))
                {
                    open.Add(line, breaks: false);
                    continue;
                }

                // A heading that ended early is followed by another; text that did, in a document that sets paragraphs apart, only breaks.
                if (!IsHeadingSize(open, usual) && (usual.SpacesParagraphs || inCell))
                {
                    open.Add(line, breaks: true);
                    continue;
                }
            }

            open = new(mark, words, line.Box.Left) { Right = right, Room = right - Math.Min(left ?? line.Box.Left, line.Box.Left) };
            open.Add(line, breaks: false);
            paras.Add(open);
        }

        return paras;
    }

    /// <summary>Whether the first word of a line would have had room at the end of the one before: then that one was ended on purpose.</summary>
    public static bool Fits(TextLine before, TextLine line, double right)
    {
        var space = 0.25 * before.Size;
        return before.Box.Right + space + FirstWidth(line) < right - 0.5;
    }

    private static bool Continues(Para para, TextLine line, Typography usual)
    {
        var last = para.Last;
        if (last.Words[0].IsUpright || line.Words[0].IsUpright)
        {
            return last.Words[0].IsUpright == line.Words[0].IsUpright && Math.Abs(last.Box.Top - line.Box.Top) < 2 * last.Box.Width;
        }

        var distance = line.Base - last.Base;
        if (distance <= 0.3 * line.Size || distance > usual.Break(Math.Max(last.Size, line.Size)) * (line.HasRaised ? 1.2 : 1) || Math.Abs(last.Size - line.Size) > 0.6)
        {
            return false;
        }

        if (para.IsBold && !line.Words[0].Style.HasFlag(SpanStyle.Bold))
        {
            return false;
        }

        if (para.Mark.Length > 0)
        {
            return Math.Abs(line.Box.Left - para.TextLeft) < 4 || (para.LineCount > 1 && Math.Abs(line.Box.Left - last.Box.Left) < 2) || Math.Abs(line.Box.Left - para.Left) < 2;
        }

        // Lines of one paragraph share their left edge or, centred, their middle; only the first may be indented.
        return Math.Abs(line.Box.Left - last.Box.Left) < 3
            || Math.Abs(line.Box.MiddleX - last.Box.MiddleX) < 3
            || Math.Abs(line.Box.Right - last.Box.Right) < 1
            || (para.LineCount == 1 && line.Box.Left < last.Box.Left && last.Box.Left - line.Box.Left < 60);
    }

    private static bool IsHeadingSize(Para para, Typography usual) => para.First.Size > usual.BodySize * 1.06;

    /// <summary>The width of what may not be broken at the beginning of a line: to its first gap, or to a hyphen. Word processors keep "and/or" and addresses whole.</summary>
    private static double FirstWidth(TextLine line)
    {
        var first = line.Words[0];
        var right = first.Box.Right;
        for (var i = 1; i < line.Words.Count && line.Words[i].Box.Left - line.Words[i - 1].Box.Right < 0.1 * line.Size; i++)
        {
            right = line.Words[i].Box.Right;
        }

        var cut = first.Text.Contains("://", StringComparison.Ordinal) ? -1 : first.Text.AsSpan(0, first.Text.Length - 1).IndexOfAny('-', '–');
        return cut > 0 ? first.Box.Width * (cut + 1) / first.Text.Length : right - first.Box.Left;
    }
}
