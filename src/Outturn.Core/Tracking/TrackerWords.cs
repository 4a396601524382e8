using System.Globalization;

namespace Outturn.Core.Tracking;

/// <summary>The words, signs and shapes of a tracker, the same on every page, file and paper.</summary>
public static class TrackerWords
{
    public static string Word(this Rag rag) => rag switch
    {
        Rag.Green => "Green",
        Rag.AmberGreen => "Amber/Green",
        Rag.Amber => "Amber",
        Rag.RedAmber => "Red/Amber",
        Rag.Red => "Red",
        Rag.Blue => "Blue",
        _ => "Not rated",
    };

    /// <summary>A text character, so that it goes into Excel, Word and CSV as it goes on the page.</summary>
    public static string Shape(this Rag rag) => rag switch
    {
        Rag.Green => "●",
        Rag.AmberGreen => "◒",
        Rag.Amber => "▲",
        Rag.RedAmber => "◆",
        Rag.Red => "■",
        Rag.Blue => "◉",
        _ => "○",
    };

    /// <summary>Worst first: the order in which a person wants to read.</summary>
    public static int Rank(this Rag rag) => rag switch
    {
        Rag.Red => 0,
        Rag.RedAmber => 1,
        Rag.Amber => 2,
        Rag.AmberGreen => 3,
        Rag.Green => 4,
        Rag.Blue => 5,
        _ => 6,
    };

    public static string Arrow(this Direction direction) => direction switch
    {
        Direction.Better => "↑",
        Direction.Worse => "↓",
        Direction.NoChange => "↔",
        Direction.New => "new",
        _ => "–",
    };

    public static string Word(this Direction direction) => direction switch
    {
        Direction.Better => "Better",
        Direction.Worse => "Worse",
        Direction.NoChange => "No change",
        Direction.New => "New",
        _ => "Not comparable",
    };

    public static string Word(this DeliveryBasis basis) => basis switch
    {
        DeliveryBasis.Secured => "Secured",
        DeliveryBasis.Accrued => "Accrued",
        _ => "Not stated",
    };

    /// <summary>Such as "three proposals" or "one proposal".</summary>
    public static string Count(int n, string noun) => $"{Count(n)} {noun}{(n == 1 ? "" : "s")}";

    /// <summary>Small numbers as words, as running text has them.</summary>
    public static string Count(int n) => n switch
    {
        0 => "none",
        1 => "one",
        2 => "two",
        3 => "three",
        4 => "four",
        5 => "five",
        6 => "six",
        7 => "seven",
        8 => "eight",
        9 => "nine",
        _ => n.ToString("#,##0", CultureInfo.InvariantCulture),
    };

    /// <summary>With a capital at its beginning, as a sentence has.</summary>
    public static string Upper(string words) => words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>Such as "1 line", "67 lines".</summary>
    public static string Lines(int n) => n == 1 ? "1 line" : string.Create(CultureInfo.InvariantCulture, $"{n:#,##0} lines");
}
