using System.Text;
using Outturn.Core.Papers;

namespace Outturn.Documents.Reading.Pdf;

/// <summary>Lines that are one paragraph.</summary>
internal sealed class Para(string mark, int markWords, double left)
{
    private readonly List<Piece> _pieces = [];

    public string Mark { get; } = mark;

    /// <summary>Where the mark or the first line begins.</summary>
    public double Left { get; } = left;

    /// <summary>Where the text begins, which the lines that follow keep to.</summary>
    public double TextLeft { get; private set; } = left;

    public TextLine First => _pieces[0].Line;

    public TextLine Last => _pieces[^1].Line;

    public int LineCount => _pieces.Count;

    public TextKind Kind { get; set; } = mark.Length > 0 ? TextKind.ListItem : TextKind.Paragraph;

    public Place Place { get; set; }

    /// <summary>How far lines go where it stands.</summary>
    public double Right { get; set; }

    /// <summary>The width that its lines may have.</summary>
    public double Room { get; set; }

    public bool IsBold => _pieces.TrueForAll(p => p.Line.IsBold);

    /// <param name="line">That continues it.</param>
    /// <param name="breaks">Whether the line before was broken on purpose.</param>
    public void Add(TextLine line, bool breaks)
    {
        if (_pieces.Count == 0 && markWords > 0)
        {
            TextLeft = line.Words[Math.Min(markWords, line.Words.Count - 1)].Box.Left;
        }

        _pieces.Add(new(line, breaks));
    }

    public void Append(Para other)
    {
        foreach (var piece in other._pieces)
        {
            _pieces.Add(piece);
        }
    }

    public IReadOnlyList<Span> Spans(Typography usual)
    {
        var spans = new List<Span>();
        var text = new StringBuilder();
        var (style, link) = (SpanStyle.None, (string?)null);
        void Put(string words, PdfWord look)
        {
            if (text.Length > 0 && (look.Style != style || look.Link != link))
            {
                spans.Add(new(text.ToString(), style, link));
                text.Clear();
            }

            (style, link) = (look.Style, look.Link);
            text.Append(words);
        }

        PdfWord? before = null;
        TextLine? lineBefore = null;
        foreach (var (line, breaks) in _pieces)
        {
            var first = lineBefore is null ? markWords : 0;
            for (var i = first; i < line.Words.Count; i++)
            {
                var word = line.Words[i];
                var between = "";
                if (before is not null && i == 0)
                {
                    var (put, lost) = breaks ? ("\n", 0) : Joins.Of(lineBefore!, line, Room, Right, usual);
                    between = put;
                    text.Length -= Math.Min(lost, text.Length);
                }
                else if (before is not null && i > first)
                {
                    between = Gap(before, word, line);
                }

                Put(between + (IsRaised(word, line) ? Word.WordText.Raised(word.Text) : word.Text), word);
                before = word;
            }

            lineBefore = line;
        }

        if (text.Length > 0)
        {
            spans.Add(new(text.ToString(), style, link));
        }

        return spans;
    }

    /// <summary>Whether a bullet stands in the middle of a line: then one at the beginning may have come there by chance.</summary>
    public bool HasBulletInside => _pieces.Exists(p => p.Line.Words.Skip(Math.Max(1, markWords + 1)).Any(w => w.Text is "•"));

    private static bool IsRaised(PdfWord word, TextLine line) =>
        word.Size < 0.85 * line.Size && word.Box.Bottom < line.Base - (0.12 * line.Size) && word.Text.Length <= 3;

    /// <summary>Between words of one line: nothing where a change of font cut a word, a tab where a gap is a column's.</summary>
    private static string Gap(PdfWord one, PdfWord next, TextLine line)
    {
        var gap = next.Box.Left - one.Box.Right;
        var size = Math.Max(one.Size, next.Size);
        return next.IsAfterLeaders ? "\t"
            : gap < 0.1 * size && one.SpaceAfter != true ? ""
            : gap > 1.8 * size && gap > 3 * Typical(line) ? "\t"
            : " ";
    }

    private static double Typical(TextLine line)
    {
        var gaps = line.Words.Zip(line.Words.Skip(1)).Select(p => p.Second.Box.Left - p.First.Box.Right).Order().ToList();
        return gaps.Count < 3 ? 0 : gaps[gaps.Count / 2];
    }

    private readonly record struct Piece(TextLine Line, bool Breaks);
}
