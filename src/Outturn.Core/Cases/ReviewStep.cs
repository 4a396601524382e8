namespace Outturn.Core.Cases;

/// <summary>One thing that an act says of a case. Steps are only ever added; the latest of each kind stands.</summary>
public abstract record ReviewStep
{
    private ReviewStep()
    {
    }

    /// <summary>A field confirmed (both the same) or corrected.</summary>
    public sealed record Field(CaseField Of, IReadOnlyList<string> Was, IReadOnlyList<string> Now) : ReviewStep
    {
        public bool Equals(Field? other) => other is not null && Of == other.Of && Was.SequenceEqual(other.Was, StringComparer.Ordinal) && Now.SequenceEqual(other.Now, StringComparer.Ordinal);

        public override int GetHashCode() => HashCode.Combine(Of, Was.Count, Now.Count);
    }

    /// <summary>A headline amount confirmed or corrected.</summary>
    public sealed record Answer(int Amount, HeadlineAmount Was, HeadlineAmount Now) : ReviewStep;

    public sealed record Link(Guid Proposal, string Cycle) : ReviewStep;

    public sealed record Unlink(Guid Proposal) : ReviewStep;

    public sealed record Line(Guid Made, Guid Proposal, string Cycle, IReadOnlyList<int> Amounts) : ReviewStep;

    public sealed record Settle(ReviewState To, string Reason) : ReviewStep;
}
