namespace Outturn.Core.Cases.Searching;

/// <summary>What is looked for, and where. Empty texts and nulls ask for all.</summary>
public sealed record CaseSearch(IReadOnlyList<SearchTerm> Terms, string Cycle = "", string Committee = "", CaseType? Type = null, CaseTemplate? Template = null);

/// <summary>A piece of text; <paramref name="Marked"/> where it is what was looked for.</summary>
public readonly record struct SnippetPiece(string Text, bool Marked);

/// <summary>A case, or what stands around the cases of a paper, in which something was found.</summary>
/// <param name="Key">The case; its number is 0 for what stands around the cases.</param>
/// <param name="Title">As it stands now.</param>
/// <param name="Anchor">The place on the page to open at; empty for its top.</param>
/// <param name="Where">The place in words, such as "page 3, line 4".</param>
/// <param name="Snippet">The words around what was found.</param>
public sealed record CaseHit(CaseKey Key, string Cycle, string Title, string References, IReadOnlyList<string> Committees, string Anchor, string Where, IReadOnlyList<SnippetPiece> Snippet)
{
    public string Link => (Key.Number == 0 ? $"/papers/{Key.Paper.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : Key.Link) + (Anchor.Length > 0 ? "#" + Anchor : "");
}

/// <summary>What was found, the best first, and what there is to filter by.</summary>
/// <param name="Count">How many in all.</param>
public sealed record CaseHits(IReadOnlyList<CaseHit> Hits, int Count, IReadOnlyList<string> Cycles, IReadOnlyList<string> Committees);
