using Outturn.Core.Cases.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Cases;

/// <summary>What of a case's header a person confirms or corrects, amounts aside.</summary>
public enum CaseField
{
    Title,
    Types,
    Committees,
    References,
    Version,
    Leads,
}

/// <summary>What became of a case that was read.</summary>
public enum ReviewState
{
    ToReview,
    Reviewed,

    /// <summary>Left out, with a reason: a second copy, a paper that is no case. It counts in no total.</summary>
    SetAside,
}

/// <summary>A headline amount as a person says it is.</summary>
/// <param name="Amount">The effect on the council's net budget: savings and income are negative.</param>
/// <param name="Role">What it is of.</param>
/// <param name="Year">Null where the paper names none and nobody has said.</param>
/// <param name="Term">How long it lasts, where that is said.</param>
/// <param name="Years">With <see cref="AmountTerm.OverYears"/>; 0 otherwise.</param>
public sealed record HeadlineAmount(Amount Amount, AmountRole Role, FinancialYear? Year, AmountTerm Term, int Years)
{
    public static HeadlineAmount Of(CaseAmount read) => new(read.Amount, read.Role, read.Year, read.Term, read.Years);
}

/// <summary>What a person said of a field: the same as was read, or something else.</summary>
/// <param name="Was">What stood before this step, one value each.</param>
/// <param name="Now">What the person says.</param>
/// <param name="Act">The act.</param>
public sealed record FieldReview(IReadOnlyList<string> Was, IReadOnlyList<string> Now, long Act)
{
    public bool Corrects => !Was.SequenceEqual(Now, StringComparer.Ordinal);
}

/// <summary>What a person said of a headline amount.</summary>
public sealed record AmountReview(HeadlineAmount Was, HeadlineAmount Now, long Act)
{
    public bool Corrects => Was != Now;
}

/// <summary>A tie of a case to a proposal of a plan.</summary>
/// <param name="Proposal">Its id.</param>
/// <param name="Cycle">Its cycle, such as 2022-27.</param>
public sealed record CaseLink(Guid Proposal, string Cycle, long Act);

/// <summary>A plan line that was made of headline amounts.</summary>
/// <param name="Line">Its id.</param>
/// <param name="Amounts">The places of the amounts in the case, from 0.</param>
public sealed record CaseLine(Guid Line, Guid Proposal, string Cycle, IReadOnlyList<int> Amounts, long Act);

/// <summary>What people have said of a case, as it stands: the latest of each.</summary>
public sealed record CaseReview
{
    public static CaseReview None { get; } = new();

    public ReviewState State { get; init; } = ReviewState.ToReview;

    /// <summary>Why it is set aside; empty otherwise.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The act that settled the state; 0 where none has.</summary>
    public long StateAct { get; init; }

    public IReadOnlyDictionary<CaseField, FieldReview> Fields { get; init; } = new Dictionary<CaseField, FieldReview>();

    /// <summary>By the amount's place in the case, from 0.</summary>
    public IReadOnlyDictionary<int, AmountReview> Amounts { get; init; } = new Dictionary<int, AmountReview>();

    public IReadOnlyList<CaseLink> Links { get; init; } = [];

    public IReadOnlyList<CaseLine> Lines { get; init; } = [];

    /// <summary>The newest act that anything here rests on; 0 where nobody has said anything.</summary>
    public long LatestAct { get; init; }

    /// <summary>The same with steps of one act taken: what stands after it.</summary>
    public CaseReview With(IEnumerable<ReviewStep> steps, long act)
    {
        var next = this;
        foreach (var step in steps)
        {
            next = step switch
            {
                ReviewStep.Field f => next with { Fields = new Dictionary<CaseField, FieldReview>(next.Fields) { [f.Of] = new(f.Was, f.Now, act) } },
                ReviewStep.Answer a => next with { Amounts = new Dictionary<int, AmountReview>(next.Amounts) { [a.Amount] = new(a.Was, a.Now, act) } },
                ReviewStep.Link l => next with { Links = [.. next.Links.Where(x => x.Proposal != l.Proposal), new(l.Proposal, l.Cycle, act)] },
                ReviewStep.Unlink u => next with { Links = [.. next.Links.Where(x => x.Proposal != u.Proposal)] },
                ReviewStep.Line l => next with { Lines = [.. next.Lines.Where(x => x.Line != l.Made), new(l.Made, l.Proposal, l.Cycle, l.Amounts, act)] },
                ReviewStep.Settle s => next with { State = s.To, Reason = s.Reason, StateAct = act },
                _ => next,
            };
            next = next with { LatestAct = Math.Max(next.LatestAct, act) };
        }

        return next;
    }
}
