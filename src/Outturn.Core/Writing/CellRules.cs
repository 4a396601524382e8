using System.Text.RegularExpressions;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;
using Outturn.Core.Writing.Templates;

namespace Outturn.Core.Writing;

/// <summary>What is refused and asked of one cell. What is typed is kept whatever it is.</summary>
public static partial class CellRules
{
    public const int Longest = 2_000;

    private const decimal MostMeasured = 1_000_000_000_000_000m;

    [GeneratedRegex(@"^\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*$")]
    private static partial Regex Address();

    [GeneratedRegex(@"^\s*(?<range>about|around|circa|c\.|up to|at least|under|over|less than|more than|between)?\s*(?<sign>[-–+])?\s*(?<pound>£)?\s*(?<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?<scale>k|m)?\s*(?:(?:to|-|–|and)\s*£?\s*(?<second>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?))?\s*(?<unit>.{0,80})$", RegexOptions.IgnoreCase)]
    private static partial Regex Measured();

    [GeneratedRegex(@"^(?:file/\d{1,6}|https?://\S+|/\S*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Linked();

    /// <summary>A number with what it counts; null where the text begins with no number, or with one of more than fifteen figures, which no measure is.</summary>
    public static (decimal Value, string Unit)? Measure(string text)
    {
        if (text.Length > 200 || Measured().Match(text) is not { Success: true } match)
        {
            return null;
        }

        if (!decimal.TryParse(match.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal), System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var value) || value >= MostMeasured)
        {
            return null;
        }

        var scale = match.Groups["scale"].Value is { Length: 1 } s && (match.Groups["pound"].Success || match.Groups["unit"].Value.Length == 0) ? s[0] is 'k' or 'K' ? 1_000m : 1_000_000m : 1m;
        var unit = (match.Groups["pound"].Success ? "£ " : "") + (scale == 1m ? match.Groups["scale"].Value : "") + match.Groups["unit"].Value;
        return ((match.Groups["sign"].Value is "-" or "–" ? -value : value) * scale, string.Join(' ', unit.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.').ToLowerInvariant());
    }

    /// <param name="column">The cell's column.</param>
    /// <param name="cell">As typed; empty cells are another rule's.</param>
    /// <param name="where">The place: field, row and column.</param>
    public static IEnumerable<Problem> Check(TableColumn column, string cell, string where)
    {
        if (cell.Length > Longest)
        {
            yield return Problem.Error("cell.long", where, $"{column.Heading} has {cell.Length:#,##0} characters. A cell takes 2,000: put the rest into the words above the table, or attach it as evidence.");
        }

        switch (column.Kind)
        {
            case CellKind.Choice when column.Choices.All(c => c.Key != cell):
                yield return Problem.Error("cell.choice", where, $"“{Short(cell)}” is none of the choices for {column.Heading.ToLowerInvariant()}. Choose {Or(column.Choices.Select(c => c.Words))}.");
                break;
            case CellKind.When when When.Read(cell).Kind is WhenKind.Impossible:
                yield return Problem.Error("cell.day-impossible", where, $"“{Short(cell)}” is a day that no calendar has. Check the day and the month.");
                break;
            case CellKind.When when When.Read(cell).Kind is WhenKind.Words:
                yield return Problem.Notice("cell.when-unread", where, $"“{Short(cell)}” is kept as words: no day, month, quarter or event is read from it.");
                break;
            case CellKind.When when DateReader.Read(cell).Kind is DateKind.DayWithoutYear or DateKind.PartWithoutYear && When.Read(cell).Every is null:
                yield return Problem.Warning("cell.when-year", where, $"“{Short(cell)}” does not say the year. Add it: the case will be read for years.");
                break;
            case CellKind.Measure when Measure(cell) is null && DateReader.Read(cell).Kind != DateKind.ToBeConfirmed:
                yield return Problem.Warning("cell.measure", where, $"“{Short(cell)}” has no figure. Begin with the number and say what it counts, such as “120 pupils” or “4.5 %”.");
                break;
            case CellKind.Post when Address().IsMatch(cell):
                yield return Problem.Error("cell.post-address", where, "Give the post, such as “Head of transport”, not an address: a case is read by everybody.");
                break;
            case CellKind.Post when cell.Length > 120:
                yield return Problem.Error("cell.post-long", where, "Give one post in no more than 120 characters.");
                break;
            case CellKind.Link when !Linked().IsMatch(cell.Trim()):
                yield return Problem.Error("cell.link", where, $"“{Short(cell)}” is no address that can be followed. Give one that begins with https://, or attach the file and choose it.");
                break;
        }
    }

    internal static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;

    internal static string Or(IEnumerable<string> words)
    {
        var all = words.ToList();
        return all.Count == 1 ? all[0] : string.Join(", ", all.SkipLast(1)) + " or " + all[^1];
    }
}
