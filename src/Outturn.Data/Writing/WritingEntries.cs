using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;

namespace Outturn.Data.Writing;

/// <summary>A written case in a list, in few words.</summary>
/// <param name="Cycle">As it stands in addresses.</param>
/// <param name="Version">The latest; 0 for none.</param>
/// <param name="Changed">When anything of it was last saved or submitted.</param>
public sealed record WrittenCaseLine(Guid Proposal, string Cycle, TemplateKey Template, int Version, Instant Changed);

/// <summary>What became of a save.</summary>
/// <param name="Now">The field as it stands.</param>
/// <param name="Conflicts">Where somebody else had written something else in between: theirs stands, and what was sent is kept as a suggestion.</param>
/// <param name="Kept">The suggestion that keeps what was sent; null where nothing conflicts.</param>
/// <param name="Merged">Whether another's change came in between and both stand.</param>
public sealed record SaveOutcome(SavedField Now, IReadOnlyList<MergeConflict> Conflicts, Guid? Kept, bool Merged);

public enum CommentState
{
    Open,
    Resolved,

    /// <summary>Stays with the case, though nothing is to be done about it.</summary>
    Kept,
}

/// <param name="Field">Empty for the whole case.</param>
/// <param name="Quote">The words that it is about; empty for the whole field.</param>
public sealed record CaseComment(Guid Id, string Field, string Quote, string Words, Guid? ReplyTo, Instant At, Actor By, CommentState State, Instant? Closed, Actor? ClosedBy);

public enum SuggestionState
{
    Open,
    Accepted,
    Declined,
}

/// <param name="Revision">The save that it rests on.</param>
public sealed record CaseSuggestion(Guid Id, string Field, int Revision, Answer Answer, string Why, Instant At, Actor By, SuggestionState State, Instant? Closed, Actor? ClosedBy);

/// <summary>Somebody who has a question open.</summary>
public sealed record CasePresence(string Question, Actor Who, Instant Seen);

/// <param name="Post">Who is to answer the question.</param>
public sealed record CaseTask(string Question, string Post, DateOnly? Due, Instant At, Actor By);

/// <summary>A file that a case names as evidence.</summary>
public sealed record CaseFile(int Number, string Name, string Sha256, long Size, Instant At, Actor By);

/// <summary>What people do around the text.</summary>
public sealed record CaseTalk(
    IReadOnlyList<CaseComment> Comments, IReadOnlyList<CaseSuggestion> Suggestions, IReadOnlyList<CasePresence> Present, IReadOnlyList<CaseTask> Tasks, IReadOnlyList<CaseFile> Files);

/// <summary>A reading of a benefit with the act that said it.</summary>
public sealed record RecordedReading(BenefitReading Reading, Act By)
{
    /// <summary>The proposal whose case has the benefit.</summary>
    public required Guid Proposal { get; init; }
}

/// <summary>A template of the council's own that is being changed.</summary>
public sealed record TemplateDraft(Template Template, long Revision, Instant At, Actor By);
