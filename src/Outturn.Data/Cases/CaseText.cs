using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Papers;

namespace Outturn.Data.Cases;

/// <summary>The words of a case as they are searched: block by block, each with the place where it stands.</summary>
internal static class CaseText
{
    public static IndexedCase Of(long number, ReadCase read, PaperForm form) => new(
        number, read.Title.Value, string.Join(' ', read.References.Select(r => r.Value.Code).Append(read.ProjectCode?.Value ?? "")).Trim(), [.. Blocks(read.Blocks, form)]);

    /// <summary>What stands around the cases of a paper.</summary>
    public static IndexedCase Around(int paper, CasePack pack) => new(-paper, pack.Name, "", [.. Blocks(pack.Front, pack.Form)]);

    private static IEnumerable<IndexedBlock> Blocks(IEnumerable<Block> blocks, PaperForm form)
    {
        foreach (var block in blocks)
        {
            var text = block switch
            {
                TextBlock { Kind: not (TextKind.Furniture or TextKind.Removed) } words => words.Text,
                TableBlock table => string.Join('\n', table.Rows.Select(r => string.Join(" | ", r.Cells.Select(c => c.Text)))),
                PictureBlock picture => picture.Description,
                _ => "",
            };
            if (!string.IsNullOrWhiteSpace(text))
            {
                yield return new(BlockAnchor.Of(block.Place), block.Place.Words(form), Facts.StoredText.Of(text));
            }
        }
    }
}
