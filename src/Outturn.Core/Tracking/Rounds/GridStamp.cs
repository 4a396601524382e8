using System.Globalization;
using Outturn.Core.Sheets;

namespace Outturn.Core.Tracking.Rounds;

/// <summary>The <see cref="CellStamp"/> of a line of the update grid: its quarters by number, and the commentary.</summary>
public sealed class GridStamp
{
    /// <summary>The place of the commentary; quarters are named by their number.</summary>
    public const string Commentary = "c";

    private readonly CellStamp cells;

    private GridStamp(CellStamp cells) => this.cells = cells;

    /// <summary>The act of the forecast that was shown.</summary>
    public long Basis => cells.Basis;

    /// <summary>The parts that were shown as boxes.</summary>
    public IEnumerable<int> Parts => cells.Places.Where(k => k != Commentary).Select(k => int.Parse(k, CultureInfo.InvariantCulture));

    public static GridStamp Of(long basis, IEnumerable<KeyValuePair<int, string>> parts, string commentary) =>
        new(CellStamp.Of(basis, parts.Select(p => KeyValuePair.Create(Place(p.Key), p.Value)).Append(KeyValuePair.Create(Commentary, commentary))));

    /// <summary>Null for a text that is not a stamp of the grid.</summary>
    public static GridStamp? Read(string? text) =>
        CellStamp.Read(text) is { } cells && cells.Places.All(p => p is Commentary or "0" or "1" or "2" or "3" or "4") ? new(cells) : null;

    /// <summary>Whether a part's text is the one that was shown.</summary>
    public bool IsAsShown(int part, string text) => cells.IsAsShown(Place(part), text);

    public bool IsCommentaryAsShown(string text) => cells.IsAsShown(Commentary, text);

    public override string ToString() => cells.ToString();

    private static string Place(int part) => part.ToString(CultureInfo.InvariantCulture);
}
