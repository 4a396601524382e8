using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.Core.Intake;

/// <summary>A proposal that a case is tied to, as far as it says who may see it.</summary>
/// <param name="Case">The case's number in the store.</param>
/// <param name="Paper">The paper's number.</param>
public sealed record TiedCase(long Case, int Paper, Proposal Proposal);

/// <summary>
/// Who sees which cases. A case that nobody has tied to a proposal yet is seen by those who may read documents: nobody has said whether it
/// is confidential. A case that is tied is seen by whoever may see everything that it is tied to. What somebody may not see is in no hit,
/// count, list, total or file.
/// </summary>
public sealed class CaseSight
{
    private readonly HashSet<long> hidden;
    private readonly HashSet<long> shown;
    private readonly HashSet<int> partly;

    private CaseSight(bool readsDocuments, HashSet<long> hidden, HashSet<long> shown, HashSet<int> partly)
    {
        ReadsDocuments = readsDocuments;
        this.hidden = hidden;
        this.shown = shown;
        this.partly = partly;
    }

    /// <summary>Whether the viewer sees what is tied to nothing.</summary>
    public bool ReadsDocuments { get; }

    /// <summary>With <see cref="ReadsDocuments"/> the cases that are not seen; without, see <see cref="Shown"/>.</summary>
    public IReadOnlyCollection<long> Hidden => hidden;

    /// <summary>Tied cases that are seen.</summary>
    public IReadOnlyCollection<long> Shown => shown;

    /// <summary>Papers of which something is not seen: what stands around their cases is not shown either, for it names them.</summary>
    public IReadOnlyCollection<int> Partly => partly;

    public static CaseSight Of(Viewer viewer, IEnumerable<TiedCase> ties)
    {
        var byCase = ties.GroupBy(t => (t.Case, t.Paper)).Select(g => (g.Key, Seen: g.All(t => PlanSight.MaySee(viewer, t.Proposal)))).ToList();
        return new(
            viewer.May(Area.Documents, Level.Read),
            [.. byCase.Where(c => !c.Seen).Select(c => c.Key.Case)],
            [.. byCase.Where(c => c.Seen).Select(c => c.Key.Case)],
            [.. byCase.Where(c => !c.Seen).Select(c => c.Key.Paper)]);
    }

    public bool MaySee(long @case) => !hidden.Contains(@case) && (ReadsDocuments || shown.Contains(@case));

    /// <summary>Whether the paper may be shown as it came: its file, its contents list, what stands around its cases.</summary>
    public bool MaySeeWhole(int paper) => ReadsDocuments && !partly.Contains(paper);
}
