namespace Outturn.Documents.Reading.Pdf;

/// <summary>
/// What stands between the last word of a line and the first of the next. Mostly a space. After a hyphen, a slash or inside an
/// address there may be none: programs that write a space at the end of a wrapped line leave it out there. A hyphen itself goes
/// only where the document elsewhere has the whole word and never the one with a hyphen: "dis-benefits" keeps it.
/// </summary>
internal static class Joins
{
    /// <summary>After these people write a hyphen or none, in one document: it stays.</summary>
    private static readonly HashSet<string> Prefixes = new(StringComparer.Ordinal) { "anti", "co", "cross", "de", "dis", "ex", "inter", "mid", "multi", "non", "over", "post", "pre", "re", "self", "semi", "sub", "under", "well" };

    /// <returns>What is put between, and how many letters the first word loses at its end.</returns>
    public static (string Between, int Lost) Of(TextLine before, TextLine line, double room, double right, Typography usual)
    {
        var (last, next) = (before.Words[^1], line.Words[0]);
        var (one, other) = (last.Text, next.Text);
        var end = one[^1];
        if (end == '\u00AD')
        {
            return ("", 1);
        }

        if (last.SpaceAfter == true)
        {
            return (" ", 0);
        }

        // A sign that no word ends with: a long word was broken here.
        if (usual.WritesSpacesAtEnds && last.SpaceAfter == false && end is '\\' or '_' or '=' or '@' or '#')
        {
            return ("", 0);
        }

        if (one.Length < 2)
        {
            // A minus that did not fit beside its figure.
            return (one is "-" or "−" or "£" && char.IsDigit(other[0]) ? "" : " ", 0);
        }

        if (end is '-' or '\u2010' or '\u2011')
        {
            if (!char.IsLetterOrDigit(one[^2]) || !char.IsLetterOrDigit(other[0]) || other is "and" or "or" or "to")
            {
                return (" ", 0);
            }

            var whole = one[..^1] + other;
            return char.IsLower(one[^2]) && char.IsLower(other[0]) && !Prefixes.Contains(one[..^1].ToLowerInvariant()) && usual.Knows(whole) && !usual.Knows(one + other) ? ("", 1) : ("", 0);
        }

        if (end is '/' or '–' && usual.WritesSpacesAtEnds)
        {
            return ("", 0);
        }

        if (end == '/' && char.IsLetterOrDigit(other[0]))
        {
            return ("", 0);
        }

        if (other.All(c => c is '?' or '!' or '.' or ',' or ';' or ':' or ')' or ']' or '%'))
        {
            return ("", 0);
        }

        var address = one.Contains("://", StringComparison.Ordinal) || one.StartsWith("www.", StringComparison.Ordinal);
        if (address && before.Box.Right > right - (3 * before.Size) && !char.IsUpper(other[0]) && (last.Link is null || last.Link == next.Link))
        {
            return ("", 0);
        }

        return (IsCut(before, next, room, usual) ? "" : " ", 0);
    }

    /// <summary>Whether a word was cut because it is wider than its cell: it stands alone on the line and fills it to the last letter.</summary>
    private static bool IsCut(TextLine before, PdfWord next, double room, Typography usual)
    {
        var last = before.Words[^1];
        var (one, other) = (last.Text, next.Text);
        if (before.Words.Count > 1 || !char.IsLetterOrDigit(one[^1]) || !char.IsLetterOrDigit(other[0])
            || last.Box.Width + (next.Box.Width / other.Length) <= room || last.Box.Width + next.Box.Width <= room)
        {
            return false;
        }

        return (char.IsDigit(one[^1]) && char.IsDigit(other[0]))
            || usual.Knows(one + other)
            || (!usual.Knows(one) && (!usual.Knows(other) || (other.Length == 1 && other is not ("a" or "I"))) && char.IsUpper(one[^1]) == char.IsUpper(other[0]) && (other.Length <= 4 || one.Contains('/', StringComparison.Ordinal)));
    }
}
