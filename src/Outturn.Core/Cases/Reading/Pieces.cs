using Outturn.Core.Papers;

namespace Outturn.Core.Cases.Reading;

/// <summary>
/// Takes blocks apart where two things were printed as one: a title with the first heading glued to it, several questions in one
/// paragraph, a heading in Markdown inside a point of a list. No word is lost and none is added.
/// </summary>
internal static class Pieces
{
    public static IEnumerable<Block> Of(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            if (block is not TextBlock { Kind: not (TextKind.Removed or TextKind.Furniture or TextKind.Note) } text)
            {
                yield return block;
                continue;
            }

            foreach (var line in Lines(text))
            {
                foreach (var piece in Glued(line))
                {
                    yield return piece;
                }
            }
        }
    }

    /// <summary>Apart at a line break, where a later line is a heading of a form or a label.</summary>
    private static IEnumerable<TextBlock> Lines(TextBlock block)
    {
        if (!block.Text.Contains('\n'))
        {
            return [block];
        }

        var lines = block.Text.Split('\n').Where(l => !string.IsNullOrWhiteSpace(l)).ToList();
        return lines.Count > 1 && lines.Exists(l => l.Length < 400 && (CaseStarts.IsFormHeading(l) || HeaderLabels.Of(l).Count > 0 || DocumentLines.Is(l)))
            ? lines.Select((l, i) => i == 0 ? block with { Spans = [new(l)] } : TextBlock.Plain(block.Place, l))
            : [block];
    }

    /// <summary>Apart where the look changes and what stands after, or before, is a form's heading of its own.</summary>
    private static IEnumerable<TextBlock> Glued(TextBlock block)
    {
        if (block.Spans.Count < 2 || block.Text.Length > 400)
        {
            return [block];
        }

        var last = block.Spans.Count - 1;
        while (last > 0 && string.IsNullOrWhiteSpace(block.Spans[last].Text))
        {
            last--;
        }

        var before = string.Concat(block.Spans.Take(last).Select(s => s.Text));
        var after = block.Spans[last].Text;
        return before.Trim().Length > 0 && block.Spans[last].Style != block.Spans[last - 1].Style && CaseStarts.IsFormHeading(after) && !char.IsWhiteSpace(before[^1]) && !char.IsWhiteSpace(after[0])
            ? [block with { Spans = [.. block.Spans.Take(last)] }, new TextBlock(block.Place, TextKind.Heading, [block.Spans[last]])]
            : [block];
    }

}
