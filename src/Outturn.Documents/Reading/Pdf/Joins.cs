namespace Outturn.Documents.Reading.Pdf;

/// <summary>
/// What stands between the last word of a line and the first of the next. Mostly a space. After a hyphen, a slash or inside an
/// address there may be none: programs that write a space at the end of a wrapped line leave it out there. A hyphen itself goes
/// only where the document elsewhere has the whole word and never the one with a hyphen: "dis-benefits" keeps it.
/// </summary>
internal static class Joins
{
    /// <returns>What is put between, and how many letters the first word loses at its end.</returns>
    public static (string Between, int Lost) Of(PdfWord last, PdfWord next, bool lineIsFull, Typography usual)
    {
        var (one, other) = (last.Text, next.Text);
        var end = one[^1];
        if (end == '\u00AD')
        {
            return ("", 1);
        }

        if (last.SpaceAfter == true || one.Length < 2)
        {
            return (" ", 0);
        }

        if (end is '-' or '\u2010' or '\u2011')
        {
            if (!char.IsLetterOrDigit(one[^2]) || !char.IsLetterOrDigit(other[0]) || other is "and" or "or" or "to")
            {
                return (" ", 0);
            }

            var whole = one[..^1] + other;
            return char.IsLower(one[^2]) && char.IsLower(other[0]) && usual.Knows(whole) && !usual.Knows(one + other) ? ("", 1) : ("", 0);
        }

        if (end is '/' or '–' && usual.WritesSpacesAtEnds)
        {
            return ("", 0);
        }

        if (end == '/' && char.IsLetterOrDigit(other[0]))
        {
            return ("", 0);
        }

        var address = one.Contains("://", StringComparison.Ordinal) || one.StartsWith("www.", StringComparison.Ordinal);
        if (address && lineIsFull && !char.IsUpper(other[0]) && (last.Link is null || last.Link == next.Link))
        {
            return ("", 0);
        }

        return (" ", 0);
    }
}
