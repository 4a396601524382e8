using System.Text;
using Outturn.Core.Papers;

namespace Outturn.Core.Cases.Reading;

/// <summary>The words of blocks without their tables, for reading, searching and counting.</summary>
public static class SectionText
{
    public static string Of(IEnumerable<Block> blocks)
    {
        var text = new StringBuilder();
        var afterPoint = false;
        foreach (var block in blocks)
        {
            var (words, isPoint) = block switch
            {
                TextBlock { Kind: TextKind.Removed } => ("", false),
                TextBlock { Kind: TextKind.ListItem } point => ((point.Mark.Length > 0 ? point.Mark : "-") + " " + point.Text, true),
                TextBlock { Kind: TextKind.Note } note => (note.Mark + " " + note.Text, false),
                TextBlock other => (other.Text, false),
                _ => ("", false),
            };
            if (string.IsNullOrWhiteSpace(words))
            {
                continue;
            }

            if (text.Length > 0)
            {
                text.Append(isPoint && afterPoint ? "\n" : "\n\n");
            }

            text.Append(words.Trim());
            afterPoint = isPoint;
        }

        return text.ToString();
    }
}
