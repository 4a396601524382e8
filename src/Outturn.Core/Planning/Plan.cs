using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>A frozen plan: everything that the record held when its act was written.</summary>
/// <param name="Number">From 1 within the cycle.</param>
/// <param name="Name">Such as "Adults and Health Committee, 9 December 2021".</param>
/// <param name="Approved">Whether it is the plan that Full Council set; else a draft.</param>
/// <param name="Act">The act that froze it: what it holds is what the record held up to and including this act.</param>
/// <param name="Position">The day on which it is stated to stand.</param>
/// <param name="Digest">SHA-256 of the plan's canonical JSON, in lower-case hex.</param>
public sealed record Baseline(int Number, string Name, bool Approved, long Act, DateOnly Position, string Digest);

/// <summary>A plan as at a date: what every table, gap and check is computed from.</summary>
/// <param name="Cycle">The cycle.</param>
/// <param name="AsAt">The reader's date.</param>
/// <param name="Proposals">In the order of their numbers; those that do not count are here too.</param>
/// <param name="Lines">In the order of proposal and line number; withdrawn lines are here too.</param>
public sealed record Plan(
    PlanCycle Cycle,
    AsAt AsAt,
    IReadOnlyList<OpeningBudget> Opening,
    IReadOnlyList<Proposal> Proposals,
    IReadOnlyList<PlanLine> Lines,
    IReadOnlyList<FundingSource> Sources,
    IReadOnlyList<CostAssumption> Assumptions,
    IReadOnlyList<Baseline> Baselines)
{
    /// <summary>Every scenario of the cycle, discarded and adopted ones too, in the order of their numbers.</summary>
    public IReadOnlyList<Scenario> Scenarios { get; init; } = [];

    /// <summary>Every capital scheme of the cycle, those that were taken out too.</summary>
    public IReadOnlyList<CapitalScheme> Schemes { get; init; } = [];

    /// <summary>The schemes that count: not taken out, and of no proposal or of one that counts.</summary>
    public IEnumerable<CapitalScheme> CountedSchemes => Schemes.Where(s => !s.Withdrawn && (s.Proposal is not { } of || Proposal(of)?.Status.Counts() == true));

    /// <summary>The newest act that anything here rests on.</summary>
    public long LatestAct { get; init; }

    public Proposal? Proposal(Guid id) => Proposals.FirstOrDefault(p => p.Id == id);

    /// <summary>The source of this name, in any case of letters; null for one that is not there.</summary>
    public FundingSource? Source(string name) => Sources.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase));

    public IEnumerable<PlanLine> LinesOf(Guid proposal) => Lines.Where(l => l.Proposal == proposal);

    /// <summary>The plan with what a decision changes.</summary>
    public Plan With(PlanChanges changes) => this with
    {
        Opening = Replaced(Opening, changes.Opening, o => o.Service),
        Proposals = [.. Replaced(Proposals, changes.Proposals, p => p.Id).OrderBy(p => p.Number)],
        Lines = Replaced(Lines, changes.Lines, l => l.Id),
        Sources = Replaced(Sources, changes.Sources, s => s.Id),
        Assumptions = Replaced(Assumptions, changes.Assumptions, a => a.Id),
        Scenarios = Replaced(Scenarios, changes.Scenarios, s => s.Id),
        Schemes = Replaced(Schemes, changes.Schemes, s => s.Id),
        UsedReferences = changes.Lines.Count == 0 ? UsedReferences : UsedWith(changes.Lines),
    };

    /// <summary>Whether the record holds the cycle at all, whatever the reader's date.</summary>
    public bool IsOpen { get; init; }

    /// <summary>
    /// Every reference that any version of any line of the cycle ever had, with the first line to have it: whatever the reader's date,
    /// and whether or not it still stands. Empty for a plan that was not read from the record.
    /// </summary>
    public IReadOnlyDictionary<string, Guid> UsedReferences { get; init; } = new Dictionary<string, Guid>(StringComparer.Ordinal);

    /// <summary>The highest numbers given so far, whatever the reader's date.</summary>
    public PlanNumbers Numbers { get; init; } = PlanNumbers.None;

    /// <summary>The number of the next proposal: what is stated for a later day than the reader's has its number too.</summary>
    public int NextProposal => 1 + Math.Max(Numbers.Proposals, Proposals.Select(p => p.Number).DefaultIfEmpty().Max());

    public int NextScenario => 1 + Math.Max(Numbers.Scenarios, Scenarios.Select(s => s.Number).DefaultIfEmpty().Max());

    public int NextBaseline => 1 + Math.Max(Numbers.Baselines, Baselines.Select(b => b.Number).DefaultIfEmpty().Max());

    /// <summary>The number of the next line of a proposal.</summary>
    public int NextLine(Guid proposal) =>
        1 + Math.Max(Numbers.Lines.GetValueOrDefault(proposal), Lines.Where(l => l.Proposal == proposal).Select(l => l.Number).DefaultIfEmpty().Max());

    public static Plan Empty(PlanCycle cycle) => new(cycle, AsAt.Now, [], [], [], [], [], []);

    private static List<T> Replaced<T, TKey>(IReadOnlyList<T> now, IReadOnlyList<T> changed, Func<T, TKey> key)
        where TKey : notnull
    {
        if (changed.Count == 0)
        {
            return [.. now];
        }

        var byKey = changed.GroupBy(key).ToDictionary(g => g.Key, g => g.Last());
        var known = now.Select(key).ToHashSet();
        return [.. now.Select(item => byKey.GetValueOrDefault(key(item), item)), .. changed.Where(item => !known.Contains(key(item)))];
    }

    private Dictionary<string, Guid> UsedWith(IEnumerable<PlanLine> lines)
    {
        var used = new Dictionary<string, Guid>(UsedReferences, StringComparer.Ordinal);
        foreach (var line in lines)
        {
            foreach (var code in line.Terms.References)
            {
                used.TryAdd(code, line.Id);
            }
        }

        return used;
    }
}

/// <summary>The highest numbers that a cycle has given, each from 1; 0 for none yet.</summary>
/// <param name="Lines">Of the lines of each proposal.</param>
public sealed record PlanNumbers(int Proposals, int Scenarios, int Baselines, IReadOnlyDictionary<Guid, int> Lines)
{
    public static PlanNumbers None { get; } = new(0, 0, 0, new Dictionary<Guid, int>());
}

/// <summary>What one act writes to a cycle. Only what is here becomes facts.</summary>
public sealed record PlanChanges
{
    public static PlanChanges None { get; } = new();

    /// <summary>Opens the cycle where it is not open.</summary>
    public bool Opens { get; init; }

    public IReadOnlyList<OpeningBudget> Opening { get; init; } = [];

    /// <summary>New ones and new versions alike: a proposal of a new id is made. A new proposal's number is given by the decision.</summary>
    public IReadOnlyList<Proposal> Proposals { get; init; } = [];

    /// <summary>New ones and new versions alike; <see cref="PlanLine.Withdrawn"/> takes one out.</summary>
    public IReadOnlyList<PlanLine> Lines { get; init; } = [];

    public IReadOnlyList<FundingSource> Sources { get; init; } = [];

    public IReadOnlyList<CostAssumption> Assumptions { get; init; } = [];

    /// <summary>New ones and new versions alike; <see cref="CapitalScheme.Withdrawn"/> takes one out.</summary>
    public IReadOnlyList<CapitalScheme> Schemes { get; init; } = [];

    /// <summary>New ones and new versions alike.</summary>
    public IReadOnlyList<Scenario> Scenarios { get; init; } = [];

    /// <summary>A baseline to freeze; its act and position are those of the act that is written.</summary>
    public Baseline? Freeze { get; init; }

    /// <summary>The file that the rest comes from, and how it was understood. A file that changes nothing writes nothing.</summary>
    public PlanImportRecord? Import { get; init; }

    /// <summary>The bytes of <see cref="Import"/>.</summary>
    public ReadOnlyMemory<byte> File { get; init; }

    public bool IsEmpty => !Opens && Opening.Count == 0 && Proposals.Count == 0 && Lines.Count == 0 && Sources.Count == 0 && Assumptions.Count == 0 && Scenarios.Count == 0 && Schemes.Count == 0 && Freeze is null;
}
