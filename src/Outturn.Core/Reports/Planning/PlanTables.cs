using Outturn.Core.Planning;

namespace Outturn.Core.Reports.Planning;

/// <summary>The plan's tables by name: what the page's control and the command's options ask for.</summary>
public static class PlanTables
{
    /// <param name="ledger">The plan, laid out.</param>
    /// <param name="kind">Which table.</param>
    /// <param name="grouping">How the proposals table parts its lines; other tables pay no heed to it.</param>
    public static PlanTable Of(PlanLedger ledger, PlanTableKind kind, PlanGrouping grouping = PlanGrouping.Service) => kind switch
    {
        PlanTableKind.Overview => PlanOverview.Of(ledger),
        PlanTableKind.Proposals => PlanProposals.Of(ledger, grouping),
        PlanTableKind.Funding => PlanFunding.Of(ledger),
        _ => PlanGapTable.Of(ledger),
    };

    public static PlanTable Of(Plan plan, PlanTableKind kind, PlanGrouping grouping = PlanGrouping.Service, PlanChoices? choices = null) => Of(PlanLedger.Of(plan, choices), kind, grouping);
}
