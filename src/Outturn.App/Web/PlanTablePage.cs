using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;

namespace Outturn.App.Web;

/// <summary>A page that shows one of the plan's tables in one reading.</summary>
public abstract class PlanTablePage(PlanReads reads) : PlanPage(reads)
{
    /// <summary>The table's tab in the navigation.</summary>
    public abstract string Tab { get; }

    public abstract PlanTableKind Kind { get; }

    public abstract string Path { get; }

    public PlanGrouping Grouping { get; protected set; }

    public PlanBasis Basis { get; private set; }

    public PlanLedger Ledger { get; private set; } = null!;

    public PlanTable Table { get; private set; } = null!;

    /// <summary>The plan's own table, where a scenario is shown beside it.</summary>
    public PlanTable? Against { get; private set; }

    /// <summary>The row whose lines are open; null for none.</summary>
    public PlanRow? Open { get; private set; }

    public string? Vintage { get; private set; }

    /// <summary>The names of vintages to choose from.</summary>
    public IReadOnlyList<string> VintageNames => [.. Plan.Sources.SelectMany(s => s.Vintages).Concat(Plan.Assumptions.SelectMany(a => a.Vintages)).OrderBy(v => v.Dated).Select(v => v.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>The address of this table with another part of its query.</summary>
    public string TableAddress(PlanBasis? basis = null, string? open = null, PlanGrouping? group = null, string? path = null) => Address(path ?? Path, string.Join('&', new[]
    {
        (basis ?? Basis) == PlanBasis.Movements ? "" : "basis=" + (basis ?? Basis).Slug(),
        Kind == PlanTableKind.Proposals && path is null ? "group=" + (group ?? Grouping).Slug() : "",
        Vintage is null ? "" : "vintage=" + Uri.EscapeDataString(Vintage),
        open is null ? "" : "open=" + Uri.EscapeDataString(open),
    }.Where(t => t.Length > 0)));

    public string FileAddress(string format, string more = "") => Address($"{Base}.{format}", string.Join('&', new[]
    {
        "table=" + Kind.Slug(),
        "basis=" + Basis.Slug(),
        Kind == PlanTableKind.Proposals ? "group=" + Grouping.Slug() : "",
        Vintage is null ? "" : "vintage=" + Uri.EscapeDataString(Vintage),
        more,
    }.Where(t => t.Length > 0)));

    /// <summary>Loads the plan and the table; what stops the page where they cannot be shown.</summary>
    protected async Task<IActionResult?> LoadTableAsync(string cycle)
    {
        if (await LoadAsync(cycle) is { } stop)
        {
            return stop;
        }

        Basis = PlanTableQuery.Basis(Request.Query["basis"]) ?? PlanBasis.Movements;
        Grouping = PlanTableQuery.Grouping(Request.Query["group"]) ?? PlanGrouping.Service;
        Vintage = Request.Query["vintage"].ToString() is { Length: > 0 } vintage && VintageNames.Contains(vintage, StringComparer.Ordinal) ? vintage : null;
        Ledger = PlanLedger.Of(Plan, new PlanChoices(Vintage));
        if (Shown.Scenario is not null)
        {
            // Both tables cover both plans' years, so that they stand side by side.
            var beside = PlanLedger.Of(Shown.Itself, new PlanChoices(Vintage, Ledger.Years));
            Ledger = PlanLedger.Of(Plan, new PlanChoices(Vintage, beside.Years));
            Against = PlanTables.Of(beside, Kind, Grouping);
        }

        Table = PlanTables.Of(Ledger, Kind, Grouping);
        Open = Request.Query["open"].ToString() is { Length: > 0 } open ? Table.Row(open) : null;
        return null;
    }
}

/// <summary>The table, reading and grouping in an address and in a command.</summary>
public static class PlanTableQuery
{
    public static PlanBasis? Basis(string? text) => Find(Enum.GetValues<PlanBasis>(), text, b => b.Slug());

    public static PlanTableKind? Kind(string? text) => Find(Enum.GetValues<PlanTableKind>(), text, k => k.Slug());

    public static PlanGrouping? Grouping(string? text) => Find(Enum.GetValues<PlanGrouping>(), text, g => g.Slug());

    private static T? Find<T>(IEnumerable<T> values, string? text, Func<T, string> slug)
        where T : struct => values.Where(v => string.Equals(slug(v), text, StringComparison.OrdinalIgnoreCase)).Select(v => (T?)v).FirstOrDefault();
}
