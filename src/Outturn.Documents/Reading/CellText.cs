using Outturn.Core.Papers;

namespace Outturn.Documents.Reading;

/// <summary>How a paragraph is written inside a cell: a point of a list begins with "- ", or with its number or letter.</summary>
internal static class CellText
{
    public static string Line(TextBlock text) => text.Kind switch
    {
        TextKind.ListItem when text.Mark.Any(char.IsLetterOrDigit) && text.Mark != "o" => text.Mark + " " + Lines(text.Text),
        TextKind.ListItem => "- " + Lines(text.Text),
        TextKind.Heading when text.Mark.Length > 0 => text.Mark + " " + text.Text,
        _ => Lines(text.Text),
    };

    /// <summary>The lines of a cell without white space around and without empty ones; a bullet that begins a line is "- ".</summary>
    public static string Lines(string text)
    {
        text = text.Trim();
        if (!text.Contains('\n', StringComparison.Ordinal) && !text.StartsWith('•'))
        {
            return text;
        }

        return string.Join('\n', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(l => l[0] == '•' && l.Length > 1 ? "- " + l[1..].TrimStart() : l));
    }
}
