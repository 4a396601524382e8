namespace Outturn.Core.Writing;

/// <summary>A place where two people wrote different things on the same text.</summary>
/// <param name="Where">In words: "paragraph 3", or a row and its column.</param>
/// <param name="Mine">What the one who saves now wrote.</param>
/// <param name="Theirs">What was saved in between.</param>
public sealed record MergeConflict(string Where, string Base, string Mine, string Theirs);

/// <summary>What comes of two changes to one answer.</summary>
/// <param name="Answer">Both changes; where they conflict, what was saved in between stands.</param>
public sealed record MergedAnswer(Answer Answer, IReadOnlyList<MergeConflict> Conflicts);

/// <summary>Puts together what two people did to one answer, from the answer that both began with.</summary>
public static class AnswerMerge
{
    public static MergedAnswer Of(Answer @base, Answer mine, Answer theirs)
    {
        if (mine == theirs || mine == @base)
        {
            return new(theirs, []);
        }

        return theirs == @base ? new(mine, []) : new(theirs, [new("the whole answer", @base.Words, mine.Words, theirs.Words)]);
    }
}
