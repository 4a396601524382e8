using Outturn.Core.Papers;

namespace Outturn.Documents.Reading;

/// <summary>How a paragraph is written inside a cell: a point of a list begins with "- ", or with its number or letter.</summary>
internal static class CellText
{
    public static string Line(TextBlock text) => text.Kind switch
    {
        TextKind.ListItem when text.Mark.Any(char.IsLetterOrDigit) && text.Mark != "o" => text.Mark + " " + text.Text,
        TextKind.ListItem => "- " + text.Text,
        TextKind.Heading when text.Mark.Length > 0 => text.Mark + " " + text.Text,
        _ => text.Text,
    };
}
