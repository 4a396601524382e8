using Outturn.Core.Papers;
using Outturn.Core.Values;

namespace Outturn.Core.Cases.Reading;

/// <summary>A part of a pack: the cases of one committee and one type, under a divider of its own.</summary>
/// <param name="Heading">As printed, such as "Section 4a Children and Young People / Savings Proposals".</param>
/// <param name="Committee">The committee that the divider names; null where it names none.</param>
/// <param name="Types">What the divider says its cases are.</param>
/// <param name="Place">Of the divider.</param>
public sealed record PackPart(string Heading, string? Committee, IReadOnlyList<CaseType> Types, Place Place);

/// <summary>A line of a contents list.</summary>
/// <param name="Title">As printed: often another name than the case's own.</param>
/// <param name="Page">As printed; null where none is.</param>
/// <param name="Place">Where it is printed.</param>
/// <param name="Case">The number of the case that it means; null where none could be told.</param>
public sealed record ContentsEntry(string Title, int? Page, Place Place, int? Case)
{
    /// <summary>The whole line as printed, its page among it.</summary>
    public string Raw { get; init; } = Title;
}

/// <summary>Two cases of a pack that say the same, or nearly.</summary>
/// <param name="First">The number of the earlier.</param>
/// <param name="Second">The number of the later.</param>
/// <param name="Likeness">Shared words, 0 to 1.</param>
public sealed record PackDuplicate(int First, int Second, decimal Likeness);

/// <summary>A paper as read: one case or many, with what stands around them.</summary>
public sealed record CasePack
{
    public required PaperForm Form { get; init; }

    public required string Name { get; init; }

    /// <summary>What the blocks before the first case say: cover, contents, a committee report.</summary>
    public IReadOnlyList<Block> Front { get; init; } = [];

    public IReadOnlyList<ReadTable> FrontTables { get; init; } = [];

    public IReadOnlyList<PackPart> Parts { get; init; } = [];

    public IReadOnlyList<ContentsEntry> Contents { get; init; } = [];

    public IReadOnlyList<ReadCase> Cases { get; init; } = [];

    public IReadOnlyList<PackDuplicate> Duplicates { get; init; } = [];

    /// <summary>Text around the cases that nothing took.</summary>
    public IReadOnlyList<UnreadText> Unread { get; init; } = [];

    /// <summary>Of the paper and of the pack; a case's own problems are with the case.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];
}
