namespace Outturn.Core.Reports.Planning;

/// <summary>Which lines stand in which groups. A line may stand in several; where it stands with a part of its money only, that part is given.</summary>
internal sealed class Placements(int capacity)
{
    private readonly List<int> entries = new(capacity);
    private readonly List<int> groups = new(capacity);
    private Dictionary<int, PlanMovements>? parts;

    public int Count => entries.Count;

    public void Add(int entry, int group)
    {
        entries.Add(entry);
        groups.Add(group);
    }

    public void Add(int entry, int group, PlanMovements part)
    {
        (parts ??= []).Add(entries.Count, part);
        Add(entry, group);
    }

    public int Entry(int placement) => entries[placement];

    public int Group(int placement) => groups[placement];

    public PlanMovements? Part(int placement) => parts?.GetValueOrDefault(placement);
}

/// <summary>The sums of each group, in one pass over the ledger, and what stands in each.</summary>
internal sealed class GroupSums
{
    private readonly PlanLedger ledger;
    private readonly Placements placements;
    private readonly long[] low;
    private readonly long[] high;
    private readonly UnknownLines?[] unknown;
    private readonly int[] start;
    private readonly int[] order;

    private GroupSums(PlanLedger ledger, Placements placements, int groups)
    {
        this.ledger = ledger;
        this.placements = placements;
        var width = ledger.Years.Count;
        low = new long[groups * width];
        high = ledger.Ranged ? new long[groups * width] : low;
        unknown = new UnknownLines?[groups];
        start = new int[groups + 1];
        order = new int[placements.Count];
        for (var i = 0; i < placements.Count; i++)
        {
            var (entry, group) = (placements.Entry(i), placements.Group(i));
            start[group + 1]++;
            var part = placements.Part(i);
            YearColumns.Add(low.AsSpan(group * width, width), part is null ? ledger.Low(entry) : part.Low);
            if (ledger.Ranged)
            {
                YearColumns.Add(high.AsSpan(group * width, width), part is null ? ledger.High(entry) : part.High);
            }

            if (part is null ? ledger.IsUnknown(entry) : part.Unknown is not null)
            {
                var counts = unknown[group] ??= new(ledger.Years);
                if (part is null)
                {
                    ledger.AddUnknown(entry, counts);
                }
                else
                {
                    counts.Add(part.Unknown!);
                }
            }
        }

        for (var group = 0; group < groups; group++)
        {
            start[group + 1] += start[group];
        }

        var next = start.AsSpan(0, groups).ToArray();
        for (var i = 0; i < placements.Count; i++)
        {
            order[next[placements.Group(i)]++] = i;
        }
    }

    public static GroupSums Of(PlanLedger ledger, Placements placements, int groups) => new(ledger, placements, groups);

    /// <summary>All that has the standing, as one group: 0.</summary>
    public static GroupSums All(PlanLedger ledger, Standing standing)
    {
        var all = new Placements(ledger.Count);
        for (var entry = 0; entry < ledger.Count; entry++)
        {
            if (ledger.StandingOf(entry) == standing)
            {
                all.Add(entry, 0);
            }
        }

        return new(ledger, all, 1);
    }

    public PlanMovements Movements(int group) => new(ledger.Years, low, high, group * ledger.Years.Count, unknown[group]);

    public bool IsEmpty(int group) => start[group] == start[group + 1];

    public int Size(int group) => start[group + 1] - start[group];

    public IEnumerable<int> Placed(int group)
    {
        for (var i = start[group]; i < start[group + 1]; i++)
        {
            yield return order[i];
        }
    }

    /// <summary>The plan lines of a group, in the plan's order; what is worked out from assumptions is not among them.</summary>
    public Guid[] Lines(int group)
    {
        var ids = new Guid[Size(group)];
        var count = 0;
        for (var i = start[group]; i < start[group + 1]; i++)
        {
            if (placements.Entry(order[i]) is var entry && entry < ledger.LineCount)
            {
                ids[count++] = ledger.Id(entry);
            }
        }

        return count == ids.Length ? ids : ids[..count];
    }

    /// <summary>How many proposals stand in each group, and how many of them have a line that stands in another group too.</summary>
    public (int[] Proposals, int[] Shared, int SharedInAll) CountProposals()
    {
        var groups = start.Length - 1;
        var counts = new int[groups];
        var shared = new int[groups];
        var seen = new int[ledger.Plan.Proposals.Count];
        Array.Fill(seen, -1);
        bool[]? sharing = SharingProposals();
        for (var group = 0; group < groups; group++)
        {
            for (var i = start[group]; i < start[group + 1]; i++)
            {
                if (ledger.ProposalOf(placements.Entry(order[i])) is >= 0 and var proposal && seen[proposal] != group)
                {
                    seen[proposal] = group;
                    counts[group]++;
                    shared[group] += sharing?[proposal] == true ? 1 : 0;
                }
            }
        }

        return (counts, shared, sharing?.Count(s => s) ?? 0);
    }

    private bool[]? SharingProposals()
    {
        var places = new byte[ledger.Count];
        bool[]? sharing = null;
        for (var i = 0; i < placements.Count; i++)
        {
            ref var place = ref places[placements.Entry(i)];
            if (place < 2 && ++place == 2 && ledger.ProposalOf(placements.Entry(i)) is >= 0 and var proposal)
            {
                (sharing ??= new bool[ledger.Plan.Proposals.Count])[proposal] = true;
            }
        }

        return sharing;
    }
}
