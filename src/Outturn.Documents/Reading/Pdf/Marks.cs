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

            if (Signs.Contains(c, StringComparison.Ordinal) && !(char.IsDigit(words[1].Text[0]) || words[1].Text[0] == '£') && (indented ? gap > 0.2 * line.Size : IsWide(line)))
            {
                return (c is 'o' or '§' ? "•" : first.Text, 1);
            }
        }

        return line.Size <= body * 1.06 && first.Text.Length <= 8 && Number().IsMatch(first.Text) && ((indented && (gap > 0.45 * line.Size || char.IsDigit(first.Text[0]))) || IsWide(line)) ? (first.Text, 1) : ("", 0);
    }

    /// <summary>Whether a mark is set off by no more than a space: in running text it is a dash, or one of several bullets, that came to stand at the beginning of a line.</summary>
    public static bool MayBeText(TextLine line, string mark, Para before) =>
        !IsWide(line) && (mark is "-" or "–" or "—" || before.HasBulletInside);

    /// <summary>Whether the gap after the first word is wider than between the others: a tab, not a space.</summary>
    private static bool IsWide(TextLine line)
    {
        var gap = line.Words[1].Box.Left - line.Words[0].Box.Right;
        var others = line.Words.Skip(1).Zip(line.Words.Skip(2)).Select(p => p.Second.Box.Left - p.First.Box.Right).Where(g => g > 0).DefaultIfEmpty(0.3 * line.Size).Min();
        return gap > 0.5 * line.Size && gap > 1.4 * others;
    }

    [GeneratedRegex(@"^(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,2}\.\d{1,2}\.?|\d{1,2}\.\d{1,2}\.\d{1,2}\.?)$")]
    private static partial Regex Number();
}
