using System.Text.RegularExpressions;

namespace Outturn.Documents.Reading.Pdf;

/// <summary>Bullets, numbers and letters before the points of a list.</summary>
internal static partial class Marks
{
    private const string Bullets = "•●○◦▪▫■□◆◇❖➢➤►▶‣⁃∙·✓✔✗→⇒❑❒";

    /// <summary>Signs that are bullets only where a gap follows them that is wider than a space.</summary>
    private const string Signs = "-–—*o§";

    /// <param name="line">That may begin with a mark.</param>
    /// <param name="body">The size of the body's letters: a larger line is a numbered heading.</param>
    /// <param name="margin">Where lines begin at the left.</param>
    /// <returns>The mark and how many words it takes; none where the line has no mark.</returns>
    public static (string Mark, int Words) Of(TextLine line, double body, double margin)
    {
        var words = line.Words;
        var first = words[0];
        if (words.Count < 2 || first.Box.Right > words[1].Box.Left + 1)
        {
            return ("", 0);
        }

        var gap = words[1].Box.Left - first.Box.Right;
        var indented = first.Box.Left > margin + 6;
        if (first.Text.Length == 1)
        {
            var c = first.Text[0];
            if (Bullets.Contains(c, StringComparison.Ordinal) || c is >= '\uE000' and <= '\uF8FF')
            {
                return (c is >= '\uE000' and <= '\uF8FF' ? "•" : first.Text, 1);
            }

            if (Signs.Contains(c, StringComparison.Ordinal) && !(char.IsDigit(words[1].Text[0]) || words[1].Text[0] == '£') && gap > (indented ? 0.2 : 0.5) * line.Size)
            {
                return (c is 'o' or '§' ? "•" : first.Text, 1);
            }
        }

        return line.Size <= body * 1.06 && first.Text.Length <= 8 && gap > (indented ? 0.45 : 0.7) * line.Size && Number().IsMatch(first.Text) ? (first.Text, 1) : ("", 0);
    }

    /// <summary>Whether a mark is set off by no more than a space: in running text it is a dash, or one of several bullets, that came to stand at the beginning of a line.</summary>
    public static bool MayBeText(TextLine line, string mark, Para before) =>
        line.Words[1].Box.Left - line.Words[0].Box.Right < 0.5 * line.Size && (mark is "-" or "–" or "—" || before.HasBulletInside);

    [GeneratedRegex(@"^(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,2}\.\d{1,2}\.?|\d{1,2}\.\d{1,2}\.\d{1,2}\.?)$")]
    private static partial Regex Number();
}
