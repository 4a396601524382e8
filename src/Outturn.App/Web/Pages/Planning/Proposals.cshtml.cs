using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>The proposals of a cycle, filtered by the address.</summary>
public sealed class ProposalsModel(PlanReads reads) : PlanPage(reads)
{
    public ProposalFilter Filter { get; private set; } = new();

    public IReadOnlyList<ProposalRow> Rows { get; private set; } = [];

    public IReadOnlyList<Total> Totals { get; private set; } = [];

    public Total LastLevel { get; private set; }

    public bool MayImport => MayWrite && Viewer.May(Area.Plan, Level.Manage);

    public bool MayWrite => AsAt.IsNow && Shown.Choice == PlanChoice.Itself && Viewer.May(Area.Plan, Level.Contribute);

    /// <summary>How many there are and how far they have come.</summary>
    public string Sentence
    {
        get
        {
            var counting = Plan.Proposals.Count(p => p.Status.Counts());
            var states = Plan.Proposals.Where(p => p.Status.Counts()).GroupBy(p => p.Status).OrderBy(g => g.Key).Select(g => $"{TrackerWords.Count(g.Count())} {g.Key.Name().ToLowerInvariant()}");
            return counting == 0 ? "No proposal counts in this plan yet." : $"{TrackerWords.Upper(TrackerWords.Count(counting, "proposal"))}: {string.Join(", ", states)}.";
        }
    }

    public async Task<IActionResult> OnGetAsync(string cycle)
    {
        if (await LoadAsync(cycle) is { } stop)
        {
            return stop;
        }

        Title = $"Proposals, {Cycle}";
        var query = Request.Query;
        Filter = new(
            query["committee"].ToString(), query["service"].ToString(), TrackerQuery.Named<ProposalType>(query["type"]), TrackerQuery.Named<ProposalStatus>(query["status"]),
            query["lead"].ToString(), query["q"].ToString().Trim(), query["all"] == "yes");
        Rows = [.. Filter.Of(Plan).Select(p => ProposalRow.Of(Plan, p))];
        Totals = [.. Enumerable.Range(0, Cycle.Years).Select(i => Rows.Aggregate(Total.Zero, (sum, r) => sum + r.Years[i]))];
        LastLevel = Rows.Aggregate(Total.Zero, (sum, r) => sum + r.Level);
        return Page();
    }
}
