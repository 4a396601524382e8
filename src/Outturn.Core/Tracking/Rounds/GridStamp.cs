using System.Globalization;

namespace Outturn.Core.Tracking.Rounds;

/// <summary>
/// What a person was shown of a line before they typed: the act that its forecast rests on, and a mark of each text. It travels with
/// the form and the workbook, so that what comes back tells what was typed from what was only carried along, even after somebody
/// else has changed the line.
/// </summary>
public sealed class GridStamp
{
    /// <summary>The place of the commentary; quarters are named by their number.</summary>
    public const string Commentary = "c";

    private readonly Dictionary<string, string> marks;

    private GridStamp(long basis, Dictionary<string, string> marks)
    {
        Basis = basis;
        this.marks = marks;
    }

    /// <summary>The act of the forecast that was shown.</summary>
    public long Basis { get; }

    /// <summary>The parts that were shown as boxes.</summary>
    public IEnumerable<int> Parts => marks.Keys.Where(k => k != Commentary).Select(k => int.Parse(k, CultureInfo.InvariantCulture));

    public static GridStamp Of(long basis, IEnumerable<KeyValuePair<int, string>> parts, string commentary)
    {
        var all = parts.ToDictionary(p => p.Key.ToString(CultureInfo.InvariantCulture), p => Mark(p.Value), StringComparer.Ordinal);
        all[Commentary] = Mark(commentary);
        return new(basis, all);
    }

    /// <summary>Null for a text that is not a stamp.</summary>
    public static GridStamp? Read(string? text)
    {
        var pieces = (text ?? "").Split(';');
        if (!long.TryParse(pieces[0], NumberStyles.None, CultureInfo.InvariantCulture, out var basis))
        {
            return null;
        }

        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var piece in pieces.Skip(1))
        {
            if (piece.Split('=') is not [{ Length: 1 } place, { Length: 16 } mark] || (place != Commentary && place is not ("0" or "1" or "2" or "3" or "4")))
            {
                return null;
            }

            all[place] = mark;
        }

        return new(basis, all);
    }

    /// <summary>Whether a part's text is the one that was shown.</summary>
    public bool IsAsShown(int part, string text) => IsAsShown(part.ToString(CultureInfo.InvariantCulture), text);

    public bool IsCommentaryAsShown(string text) => IsAsShown(Commentary, text);

    public override string ToString() =>
        string.Join(';', marks.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key}={m.Value}").Prepend(Basis.ToString(CultureInfo.InvariantCulture)));

    private bool IsAsShown(string place, string text) => marks.TryGetValue(place, out var shown) && shown == Mark(text);

    /// <summary>FNV-1a over the text without the differences that forms and spreadsheets make: line ends, and space at the ends.</summary>
    private static string Mark(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text.ReplaceLineEndings("\n").Trim())
        {
            hash = unchecked((hash ^ c) * 1099511628211UL);
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
