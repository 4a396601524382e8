using System.Globalization;

namespace Outturn.Core.Sheets;

/// <summary>
/// What a person was shown of a row before they typed: the act that it rests on, and a mark of each cell's text by the cell's place. It
/// travels hidden with a form or a workbook, so that what comes back tells what was typed from what was only carried along, even after
/// somebody else has changed the row.
/// </summary>
public sealed class CellStamp
{
    private readonly Dictionary<string, string> marks;

    private CellStamp(long basis, Dictionary<string, string> marks)
    {
        Basis = basis;
        this.marks = marks;
    }

    /// <summary>The act that what was shown rests on.</summary>
    public long Basis { get; }

    /// <summary>The cells that were shown.</summary>
    public IEnumerable<string> Places => marks.Keys;

    /// <param name="basis">The act.</param>
    /// <param name="shown">Place and text of each cell. A place has letters and digits only.</param>
    public static CellStamp Of(long basis, IEnumerable<KeyValuePair<string, string>> shown) =>
        new(basis, shown.ToDictionary(p => p.Key, p => Mark(p.Value), StringComparer.Ordinal));

    /// <summary>Null for a text that is not a stamp.</summary>
    public static CellStamp? Read(string? text)
    {
        var pieces = (text ?? "").Split(';');
        if (!long.TryParse(pieces[0], NumberStyles.None, CultureInfo.InvariantCulture, out var basis))
        {
            return null;
        }

        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var piece in pieces.Skip(1))
        {
            if (piece.Split('=') is not [{ Length: > 0 } place, { Length: 16 } mark] || !place.All(char.IsAsciiLetterOrDigit))
            {
                return null;
            }

            all[place] = mark;
        }

        return new(basis, all);
    }

    /// <summary>Whether a cell's text is the one that was shown.</summary>
    public bool IsAsShown(string place, string text) => marks.TryGetValue(place, out var shown) && shown == Mark(text);

    public override string ToString() =>
        string.Join(';', marks.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key}={m.Value}").Prepend(Basis.ToString(CultureInfo.InvariantCulture)));

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
