using System.Globalization;
using Outturn.Core.Planning;
using Outturn.Core.Sheets;

namespace Outturn.Core.Reports.Planning;

/// <summary>
/// What changes the net budget, by proposal, in groups. A proposal of several committees stands in each of their groups and counts
/// once in the total; a line that several sources pay for stands with each source by what it pays, so those groups add up.
/// </summary>
public static class PlanProposals
{
    public static PlanTable Of(PlanLedger ledger, PlanGrouping grouping)
    {
        var groups = new Groups();
        var placements = Place(ledger, grouping, groups);
        var sums = GroupSums.Of(ledger, placements, groups.Count);
        var total = ledger.Budget.Total;
        var rows = PlanRows.OfGroups(sums, groups.Keys(), PlanPart.Budget, RowKind.Subtotal, under: group => Under(ledger, placements, sums.Placed(group)));
        return new(ledger, PlanTableKind.Proposals, [.. groups.InOrder(rows), total])
        {
            Grouping = grouping,
            Beside = PlanRows.Beside(ledger),
            Lines = total.Lines.Count,
            Proposals = total.Proposals,
            Footnotes = [.. Footnotes(grouping, sums)],
        };
    }

    /// <summary>Which lines stand in which groups, and the keys of the groups' rows.</summary>
    internal static (Placements Placements, IReadOnlyList<(string Key, string Heading)> Groups) Placed(PlanLedger ledger, PlanGrouping grouping)
    {
        var groups = new Groups();
        var placements = Place(ledger, grouping, groups);
        return (placements, groups.Keys());
    }

    private static Placements Place(PlanLedger ledger, PlanGrouping grouping, Groups groups)
    {
        var placements = new Placements(ledger.Count);
        var ofProposal = new int[]?[ledger.Plan.Proposals.Count];
        for (var entry = 0; entry < ledger.Count; entry++)
        {
            ref readonly var facts = ref ledger.Facts(entry);
            if (facts.Standing != Standing.Net)
            {
                continue;
            }

            if (grouping == PlanGrouping.FundingSource && facts.Sources > 0)
            {
                PlaceBySource(ledger, entry, groups, placements);
            }
            else if (grouping == PlanGrouping.Committee && ledger.ProposalOf(entry) is >= 0 and var proposal)
            {
                foreach (var group in ofProposal[proposal] ??= OfCommittees(ledger.Plan.Proposals[proposal].Terms.Committees, groups))
                {
                    placements.Add(entry, group);
                }
            }
            else
            {
                placements.Add(entry, OfLine(ledger, entry, grouping, groups));
            }
        }

        return placements;
    }

    /// <summary>A line that one source pays for in whole stands there as it is; any other by its parts.</summary>
    private static void PlaceBySource(PlanLedger ledger, int entry, Groups groups, Placements placements)
    {
        if (SourcePart.Whole(ledger.Line(entry)!) is { } whole)
        {
            placements.Add(entry, groups.Of(0, whole.Source));
            return;
        }

        foreach (var source in SourcePart.Of(ledger, entry).GroupBy(p => p.Share?.Source ?? "", StringComparer.OrdinalIgnoreCase))
        {
            placements.Add(entry, source.Key.Length == 0 ? groups.Of(1, NoSource) : groups.Of(0, source.Key), source.Aggregate((a, b) => a + b).Movements);
        }
    }

    private static int[] OfCommittees(IReadOnlyList<string> committees, Groups groups) => committees.Count switch
    {
        0 => groups.Alone(groups.Of(1, "No committee named")),
        1 => groups.Alone(groups.Of(0, committees[0])),
        _ => [.. committees.Select(c => groups.Of(0, c)).Distinct()],
    };

    private static int OfLine(PlanLedger ledger, int entry, PlanGrouping grouping, Groups groups)
    {
        ref readonly var facts = ref ledger.Facts(entry);
        switch (grouping)
        {
            case PlanGrouping.Service when ledger.Line(entry) is { } line:
                return OfService(line.Terms.Service.Length > 0 ? line.Terms.Service : ledger.Proposal(entry)?.Terms.Service ?? "", groups);
            case PlanGrouping.Service:
                return OfService(ledger.Worked(entry)!.Service, groups);
            case PlanGrouping.Permanence:
                return groups.OfKind(facts.Permanence, static kind => PlanHeadings.PermanenceGroups[kind]);
            case PlanGrouping.Category:
                return groups.OfKind((int)facts.Category, static kind => ((PlanCategory)kind).Name());
            case PlanGrouping.BenefitClass:
                return groups.OfKind(facts.Benefit is { } benefit ? (int)benefit : Groups.NoKind, static kind => kind == Groups.NoKind ? NoBenefit : ((BenefitClass)kind).Name());
            case PlanGrouping.Type when facts.Type is { } type:
                return groups.OfKind((int)type, static kind => ((ProposalType)kind).Name());
            case PlanGrouping.Status when facts.Status is { } status:
                return groups.OfKind((int)status, static kind => ((ProposalStatus)kind).Name());
            case PlanGrouping.FundingSource:
                return groups.OfKind(1, static _ => NoSource);
            default:
                return groups.OfKind(Groups.NoKind, static _ => NoProposal);
        }
    }

    private const string NoBenefit = "Costs, and no benefit class said";

    private const string NoSource = "No source named";

    private const string NoProposal = "No proposal";

    private static int OfService(string service, Groups groups) => service.Length == 0 ? groups.Of(1, "No service named") : groups.Of(0, service);

    /// <summary>The proposals of a group, each with the sum of its lines there.</summary>
    private static List<PlanRow> Under(PlanLedger ledger, Placements placements, IEnumerable<int> placed)
    {
        var index = new Dictionary<(int Proposal, int Worked), int>();
        var inside = new Placements(0);
        foreach (var placement in placed)
        {
            var entry = placements.Entry(placement);
            var proposal = ledger.ProposalOf(entry);
            var key = (proposal, proposal >= 0 ? -1 : entry);
            if (!index.TryGetValue(key, out var at))
            {
                index.Add(key, at = index.Count);
            }

            if (placements.Part(placement) is { } part)
            {
                inside.Add(entry, at, part);
            }
            else
            {
                inside.Add(entry, at);
            }
        }

        var sums = GroupSums.Of(ledger, inside, index.Count);
        return [.. index.Select(x => x.Key.Proposal >= 0
            ? OfProposal(ledger.Plan.Proposals[x.Key.Proposal], sums, x.Value)
            : new PlanRow(ledger.Id(x.Key.Worked).ToString("N"), ledger.Worked(x.Key.Worked)?.Name ?? NoProposal, PlanPart.Budget, RowKind.Item, sums.Movements(x.Value)) { Lines = sums.Lines(x.Value) })];
    }

    private static PlanRow OfProposal(Proposal proposal, GroupSums sums, int group)
    {
        var lines = sums.Lines(group);
        return new(string.Create(CultureInfo.InvariantCulture, $"proposal-{proposal.Number}"), proposal.Terms.Name, PlanPart.Budget, RowKind.Item, sums.Movements(group))
        {
            Lines = lines,
            Proposals = 1,
            Note = PlanHeadings.Lines(lines.Length),
        };
    }

    private static IEnumerable<string> Footnotes(PlanGrouping grouping, GroupSums sums)
    {
        var shared = sums.CountProposals().SharedInAll;
        if (shared == 0)
        {
            yield break;
        }

        var (are, they, count) = shared == 1 ? ("is", "it", "counts") : ("are", "they", "count");
        yield return grouping == PlanGrouping.Committee
            ? $"{PlanHeadings.Proposals(shared)} {are} in more than one committee; {they} {count} once in the total, so the committees together count more than the total does."
            : $"{PlanHeadings.Proposals(shared)} {are} paid for by more than one source, or in part by none; each source shows what it pays, so the sources add up to the total.";
    }

    /// <summary>Groups as they are met, by name without regard to case; shown by their order and then their name.</summary>
    private sealed class Groups
    {
        private readonly Dictionary<string, int> byName = new(StringComparer.OrdinalIgnoreCase);
        private readonly List<(int Order, string Name)> all = [];

        public const int NoKind = 31;

        private readonly int[] ofKind = [.. Enumerable.Repeat(-1, NoKind + 1)];

        private readonly Dictionary<int, int[]> alone = [];

        public int Count => all.Count;

        /// <summary>The list of one group, the same list each time.</summary>
        public int[] Alone(int group) => alone.TryGetValue(group, out var list) ? list : alone[group] = [group];

        /// <summary>The group of one of a few kinds, which are their own order.</summary>
        public int OfKind(int kind, Func<int, string> name) => ofKind[kind] is >= 0 and var group ? group : ofKind[kind] = Of(kind, name(kind));

        public int Of(int order, string name)
        {
            if (!byName.TryGetValue(name, out var group))
            {
                byName.Add(name, group = all.Count);
                all.Add((order, name));
            }

            return group;
        }

        public IReadOnlyList<(string Key, string Heading)> Keys()
        {
            var used = new HashSet<string>(StringComparer.Ordinal);
            return [.. all.Select(g => (PlanKeys.Unused(used, PlanHeadings.Slug(g.Name)), g.Name))];
        }

        public IEnumerable<PlanRow> InOrder(List<PlanRow> rows)
        {
            return rows.OrderBy(r => all[byName[r.Heading(PlanBasis.Movements)]].Order).ThenBy(r => r.Heading(PlanBasis.Movements), StringComparer.OrdinalIgnoreCase);
        }
    }
}
