using System.Text.RegularExpressions;

namespace Outturn.Documents.Reading;

/// <summary>Marks of lists and notes that stand in the text itself, because the author typed them or the form has no others.</summary>
internal static partial class TypedMarks
{
    /// <summary>A bullet at the start; 0 where there is none.</summary>
    public static int Bullet(string text, out string mark) => Take(BulletMark().Match(text), out mark);

    /// <summary>A letter, a roman or other number in brackets, such as "a)", "(iv)" or "2)"; 0 where there is none.</summary>
    public static int Letter(string text, out string mark) => Take(LetterMark().Match(text), out mark);

    /// <summary>A number or small letter with a full stop, such as "1." or "b."; 0 where there is none. It may as well begin a heading.</summary>
    public static int Number(string text, out string mark) => Take(NumberMark().Match(text), out mark);

    /// <summary>
    /// What is typed after a bullet, such as "a)", "1." or "1.1" before a word with a capital ("1.5 FTE" is an amount); 0 where nothing is.
    /// </summary>
    public static int AfterBullet(string text, out string mark)
    {
        var length = Letter(text, out mark);
        return length > 0 ? length : Take(InnerMark().Match(text), out mark);
    }

    /// <summary>The number of a note at the start of its text, such as "¹ " or "[1] "; 0 where there is none.</summary>
    public static int Note(string text, out string mark)
    {
        var length = Take(NoteMark().Match(text), out mark);
        mark = string.Concat(mark.Trim('[', ']').Select(c => "⁰¹²³⁴⁵⁶⁷⁸⁹".IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit ? (char)('0' + digit) : c));
        return length;
    }

    /// <summary>Where the next number of a sequence is expected; null where the mark is no plain number or letter.</summary>
    public static int? Ordinal(string mark)
    {
        var bare = mark.Trim('(', ')', '.');
        return int.TryParse(bare, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
            : bare.Length == 1 && char.IsAsciiLetterLower(bare[0]) ? bare[0] - 'a' + 1
            : null;
    }

    private static int Take(Match match, out string mark)
    {
        mark = match.Success ? match.Groups[1].Value.Trim() : "";
        return match.Success ? match.Length : 0;
    }

    [GeneratedRegex(@"^\s*([•●▪■◦○‣⁃➢❖✓►▶·]|[-–*](?=\s)|o(?=\t))\s*")]
    private static partial Regex BulletMark();

    [GeneratedRegex(@"^\s*(\(?(?:[a-zA-Z]|[ivx]{2,5}|\d{1,2})\))\s+")]
    private static partial Regex LetterMark();

    [GeneratedRegex(@"^\s*((?:\d{1,3}|[a-z]|[ivx]{2,5})\.)\s+")]
    private static partial Regex NumberMark();

    [GeneratedRegex(@"^\s*((?:\d{1,3}|[a-z])\.|\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s+(?:[A-Z][a-z]|A\s)))\s+")]
    private static partial Regex InnerMark();

    [GeneratedRegex(@"^\s*([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\[\d{1,3}\])(?=\s|\p{L})\s*")]
    private static partial Regex NoteMark();
}
