namespace Outturn.Core.Reports.Planning.Workbooks;

/// <summary>Which row of the table a line stands in, as the lines sheet says it and the table's formulas look for it.</summary>
internal static class RowKeys
{
    /// <summary>Empty for a line that stands in no row, in several, or in the sheet of sources.</summary>
    public static string Of(PlanWorkings workings, int entry)
    {
        var (ledger, table) = (workings.Ledger, workings.Table);
        return ledger.StandingOf(entry) switch
        {
            Standing.Beside => table.Kind == PlanTableKind.Funding ? "" : PlanRows.BesideKey(ledger, entry),
            Standing.Funding => table.Kind == PlanTableKind.Proposals || ledger.Budget.Funding is null ? "" : ledger.Budget.KeyOf(entry),
            _ => table.Kind switch
            {
                PlanTableKind.Overview => ledger.Facts(entry).Section.Key(),
                PlanTableKind.Gap => PlanGapTable.StepKey(ledger, entry),
                PlanTableKind.Proposals => workings.GroupOf(entry) is { } group ? Of(table.Grouping!.Value, group) : "",
                _ => "",
            },
        };
    }

    /// <summary>A group's key with its kind before it, so that no spreadsheet takes it for a number or a date.</summary>
    public static string Of(PlanGrouping grouping, string group) => $"{grouping.Slug()}-{group}";

    /// <summary>Whether the groups part proposals, whole.</summary>
    public static bool IsOfProposals(this PlanGrouping grouping) => grouping is PlanGrouping.Committee or PlanGrouping.Type or PlanGrouping.Status;
}
