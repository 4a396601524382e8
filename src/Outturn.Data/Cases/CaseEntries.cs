using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Values;

namespace Outturn.Data.Cases;

/// <summary>A case in a list.</summary>
/// <param name="Number">Its number within the council: what sight is judged by.</param>
/// <param name="Head">Its header as read; null where the paper's words were erased.</param>
public sealed record CaseEntry(long Number, CaseKey Key, CaseHead? Head, CaseReview Review);

/// <summary>A paper with its cases.</summary>
/// <param name="By">The act that brought it in.</param>
public sealed record PaperEntry(KeptPaper Paper, Act By, IReadOnlyList<CaseEntry> Cases);

/// <summary>A paper in the list of papers.</summary>
public sealed record PaperLine(KeptPaper Paper, Act By, IReadOnlyList<CaseLineEntry> Cases);

/// <summary>A case in the list of papers, in few words.</summary>
/// <param name="Unread">How many words nothing took.</param>
public sealed record CaseLineEntry(long Number, CaseKey Key, string Title, ReviewState State, long Unread);

/// <summary>One case whole.</summary>
/// <param name="Read">Null where the paper's words were erased.</param>
public sealed record WholeCase(KeptPaper Paper, Act By, long Number, CaseKey Key, ReadCase? Read, CaseReview Review, IReadOnlyList<Recorded<ReviewStep>> Steps, IReadOnlyList<CaseNeighbour> Neighbours);

/// <summary>Another case of the same paper.</summary>
public sealed record CaseNeighbour(long Number, CaseKey Key, ReviewState State);
