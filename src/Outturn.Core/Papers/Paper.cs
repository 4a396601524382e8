using Outturn.Core.Values;

namespace Outturn.Core.Papers;

/// <summary>
/// A document as ordered blocks, the same whether it was Word, PDF or text. Nothing is interpreted here and nothing is left out:
/// each word of the source is in a block.
/// </summary>
/// <param name="Form">What it was sent as.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Blocks">In reading order.</param>
public sealed record Paper(PaperForm Form, string Name, IReadOnlyList<Block> Blocks)
{
    /// <summary>How many pages; 0 where the form has none.</summary>
    public int Pages { get; init; }

    /// <summary>What was noticed in reading: tracked changes, nested tables, pictures, macros that were left alone.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>The place in words of this form.</summary>
    public string Where(Place place) => place.Words(Form);
}
