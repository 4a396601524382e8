using Outturn.Core.Papers;

namespace Outturn.Core.Cases.Reading;

/// <summary>A header that stands at a paper's end, such as "Document control": labels, their values and nothing else.</summary>
internal static class HeaderAtEnd
{
    private const int Longest = 15;

    /// <summary>Where such a header begins in these blocks; -1 where they have none.</summary>
    public static int In(IReadOnlyList<Block> blocks)
    {
        // From the end upwards: as far as there are only labels and what may be their values.
        var from = -1;
        var labels = 0;
        var titled = false;
        for (var i = blocks.Count - 1; i >= 0 && blocks.Count - i <= Longest; i--)
        {
            if (HoldsLabel(blocks[i]))
            {
                from = i;
                labels++;
                titled |= IsTitle(blocks[i]);
            }
            else if (blocks[i] is not TextBlock { Kind: TextKind.Paragraph, Text.Length: <= 120 })
            {
                break;
            }
        }

        return titled && (labels >= 2 || blocks[from] is TableBlock) ? from : -1;
    }

    public static bool HoldsLabel(Block block) => block switch
    {
        TextBlock text => HeaderLabels.Of(text.Text).Count > 0,
        TableBlock table => HeaderReader.HoldsLabels(table),
        _ => false,
    };

    private static bool IsTitle(Block block) => block switch
    {
        TextBlock text => HeaderLabels.Of(text.Text) is [{ Field: HeaderField.Title }, ..],
        TableBlock table => table.Rows.Any(r => r.Cells.Count > 0 && HeaderLabels.FieldOf(r.Cells[0].Text) == HeaderField.Title),
        _ => false,
    };
}
