using System.Text.RegularExpressions;

namespace Outturn.Core.Sheets.Reading;

/// <summary>The words that head a total or subtotal row.</summary>
internal static partial class TotalWords
{
    [GeneratedRegex(@"^(grand|overall|sub|sub-|sub\s|council|net|gross|directorate|service|committee)?\s*-?\s*totals?\b|\b(sub-?\s?)?totals?\s*:?$|^sum( of)?\b|\btotal savings?$", RegexOptions.IgnoreCase)]
    private static partial Regex Words();

    [GeneratedRegex(@"^(grand|overall|council(\s?wide)?|net|gross)\s*-?\s*totals?\b|^totals?\s*:?$|^totals? (savings?|all|council|programme|overall|planned|for the council|mtfs).*$|^all (lines|savings|services|committees|directorates)\b", RegexOptions.IgnoreCase)]
    private static partial Regex GrandWords();

    [GeneratedRegex(@"^(sub-?\s?totals?|totals?)\b\s*(for|of|-|:)?\s*|\s*[-:]?\s*\b(sub-?\s?)?totals?\s*:?$", RegexOptions.IgnoreCase)]
    private static partial Regex Around();

    public static bool IsLabel(string text) => text.Length <= 100 && Words().IsMatch(text.Trim());

    public static bool IsGrand(string label) => GrandWords().IsMatch(label.Trim());

    /// <summary>"Total for Adults" and "Adults total" name Adults.</summary>
    public static string Named(string label) => Around().Replace(label.Trim(), "").Trim(' ', '-', ':', '–');

    /// <summary>A row whose first text is a total's label and which has no further text.</summary>
    public static bool IsTotal(GridRow row)
    {
        string? first = null;
        var others = 0;
        foreach (var cell in row.Cells)
        {
            if (cell.Kind == GridCellKind.Text && !FigureText.Is(cell.Text) && cell.Text.Trim().Length > 1)
            {
                if (first is null)
                {
                    first = cell.Text;
                }
                else
                {
                    others++;
                }
            }
        }

        return first is not null && others == 0 && IsLabel(first);
    }
}
