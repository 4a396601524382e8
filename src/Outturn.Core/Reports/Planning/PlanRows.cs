using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Sheets;

namespace Outturn.Core.Reports.Planning;

/// <summary>Rows that several tables share.</summary>
internal static class PlanRows
{
    /// <summary>One row for each group that holds something, in the groups' order.</summary>
    public static List<PlanRow> OfGroups(GroupSums sums, IReadOnlyList<(string Key, string Heading)> groups, PlanPart part, RowKind kind, Func<int, string>? note = null, Func<int, IReadOnlyList<PlanRow>>? under = null)
    {
        var (proposals, shared, _) = sums.CountProposals();
        var rows = new List<PlanRow>();
        for (var group = 0; group < groups.Count; group++)
        {
            if (sums.IsEmpty(group))
            {
                continue;
            }

            var at = group;
            var lines = sums.Lines(group);
            rows.Add(new(groups[group].Key, groups[group].Heading, part, kind, sums.Movements(group), under: under is null ? null : () => under(at))
            {
                Lines = lines,
                Assumptions = sums.Size(group) - lines.Length,
                Proposals = proposals[group],
                Shared = shared[group],
                Note = note?.Invoke(group) ?? LineNote(lines.Length, sums.Size(group) - lines.Length, ""),
            });
        }

        return rows;
    }

    public static string LineNote(int lines, int worked, string permanence)
    {
        var parts = new List<string>();
        if (lines > 0)
        {
            parts.Add(PlanHeadings.Lines(lines));
        }

        if (worked > 0)
        {
            parts.Add(PlanHeadings.Counted(worked, "assumption"));
        }

        if (permanence.Length > 0)
        {
            parts.Add(permanence);
        }

        return string.Join(", ", parts);
    }

    public static string SectionNote(PlanSection section, int lines, int worked) => LineNote(lines, worked, section switch
    {
        PlanSection.Temporary => lines == 1 ? "reverses by itself when it ends" : "each reverses by itself when it ends",
        PlanSection.Funding => "",
        _ => lines > 0 ? "permanent" : "",
    });

    /// <summary>What stands beside the plan, by why it does.</summary>
    public static List<PlanRow> Beside(PlanLedger ledger)
    {
        var placements = new Placements(0);
        for (var entry = 0; entry < ledger.LineCount; entry++)
        {
            if (ledger.StandingOf(entry) == Standing.Beside)
            {
                placements.Add(entry, Why(ledger.Proposal(entry), ledger.Line(entry)!));
            }
        }

        return OfGroups(GroupSums.Of(ledger, placements, BesideGroups.Length), BesideGroups, PlanPart.Beside, RowKind.Item);
    }

    /// <summary>The key of the row in which a line beside the plan stands.</summary>
    public static string BesideKey(PlanLedger ledger, int entry) => BesideGroups[Why(ledger.Proposal(entry), ledger.Line(entry)!)].Key;

    private static readonly (string Key, string Heading)[] BesideGroups =
    [
        ("beside-capital", "Capital"), ("beside-avoided-demand", "Avoided demand"), ("beside-cost-avoidance", "Cost avoidance"),
        ("beside-wider-system", "Benefits to the wider system"), ("beside-social-value", "Social value"),
        ("beside-deferred", "Deferred"), ("beside-rejected", "Rejected"), ("beside-withdrawn", "Withdrawn"),
    ];

    private static int Why(Proposal? proposal, PlanLine line) => proposal?.Status switch
    {
        ProposalStatus.Deferred => 5,
        ProposalStatus.Rejected => 6,
        ProposalStatus.Withdrawn => 7,
        _ when line.Terms.Category == PlanCategory.Capital => 0,
        _ => line.Terms.Benefit switch
        {
            BenefitClass.AvoidedDemand => 1,
            BenefitClass.CostAvoidance => 2,
            BenefitClass.WiderSystem => 3,
            _ => 4,
        },
    };

    public static bool IsTemporary(this PlanLine line) => line.Terms.Permanence is not Permanence.Permanent;
}
