using Outturn.Core.Sheets;

namespace Outturn.Core.Reports.Planning;

/// <summary>
/// The revenue overview: what changes the net budget by section, the total, what pays for it where the plan knows, and the gap.
/// Sections without a line are left out; the total never is.
/// </summary>
public static class PlanOverview
{
    private static readonly PlanSection[] Sections = [.. Enum.GetValues<PlanSection>().Where(s => s != PlanSection.Funding)];

    private static readonly (string Key, string Heading)[] Groups = [.. Sections.Select(s => (s.Key(), s.Heading()))];

    public static PlanTable Of(PlanLedger ledger)
    {
        var placements = new Placements(ledger.Count);
        for (var entry = 0; entry < ledger.Count; entry++)
        {
            if (ledger.StandingOf(entry) == Standing.Net)
            {
                placements.Add(entry, (int)ledger.Facts(entry).Section);
            }
        }

        var sums = GroupSums.Of(ledger, placements, Groups.Length);
        var rows = PlanRows.OfGroups(sums, Groups, PlanPart.Budget, RowKind.Item, group => Note(ledger, sums, group));
        var budget = ledger.Budget;
        List<PlanRow> all = [.. budget.OpeningRow is { } opening ? [opening] : Array.Empty<PlanRow>(), .. rows, budget.Total];
        if (budget.NetBudget is { } net)
        {
            all.Add(net);
        }

        if (budget.Gap is { } gap)
        {
            all.AddRange([.. budget.FundingRows, budget.Funding!, gap]);
        }

        return new(ledger, PlanTableKind.Overview, all)
        {
            Beside = PlanRows.Beside(ledger),
            Lines = budget.Total.Lines.Count,
            Proposals = budget.Proposals,
            Footnotes = [.. budget.Footnotes()],
        };
    }

    internal static string Key(this PlanSection section) => PlanHeadings.Slug(section.Heading());

    private static string Note(PlanLedger ledger, GroupSums sums, int group)
    {
        var lines = sums.Lines(group).Length;
        return PlanRows.SectionNote((PlanSection)group, lines, sums.Size(group) - lines);
    }
}
