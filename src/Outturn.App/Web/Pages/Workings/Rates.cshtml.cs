using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Planning;
using Outturn.App.Operations.Workings;
using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Workings;

namespace Outturn.App.Web.Pages.Workings;

/// <summary>The rates of a cycle, table by table.</summary>
public sealed class RatesModel(WorkingReads reads, WriteWorkingOperation write, PlanReads plans) : WorkingPage(reads)
{
    /// <summary>Each with how many build-ups that the viewer sees rest on it.</summary>
    public IReadOnlyList<(RateTable Table, int Users)> Tables { get; private set; } = [];

    /// <summary>Lines that wait to move.</summary>
    public int Waiting { get; private set; }

    /// <summary>Other cycles whose rates can be copied.</summary>
    public IReadOnlyList<SelectListItem> Others { get; private set; } = [];

    [BindProperty]
    public string? From { get; set; }

    public async Task<IActionResult> OnGetAsync(string cycle) => await LoadAllAsync(cycle) ?? Page();

    /// <summary>Copies the tables of another cycle that are not here yet.</summary>
    public async Task<IActionResult> OnPostAsync(string cycle)
    {
        if (await LoadAllAsync(cycle) is { } stop)
        {
            return stop;
        }

        if (!PlanCycle.TryParse(From, out var from) || from == Cycle)
        {
            Show([Core.Values.Problem.Error("rate.copy-cycle", nameof(From), "Choose the cycle whose rates are to be copied.")]);
            return Page();
        }

        var other = await Reads.ReadAsync(Viewer, from, AsAt.Now, Cancel);
        if (!other.Ok)
        {
            return Refused(other.Problems);
        }

        IReadOnlyList<(Guid Id, RateTable Table)> tables = [.. other.Value.Rates.Select(t => (NewId(), t))];
        return After(
            await write.RunAsync(Viewer, Cycle, "working.rates", (plan, viewer) => new CopyRates(tables).Decide(plan, viewer), $"Taken from {from}", "page: rates", position: null, Cancel),
            Base + "/rates", "The tables are copied.");
    }

    public string YearsOf(RateTable table) => table.Rates.Count == 0 ? "" : table.Rates.Min(r => r.Year) is var first && table.Rates.Max(r => r.Year) is var last && first == last ? first.ToString() : $"{first} to {last}";

    private async Task<IActionResult?> LoadAllAsync(string cycle)
    {
        if (await LoadAsync(cycle) is { } stop)
        {
            return stop;
        }

        Title = "Rates";
        Tables = [.. Worked.Rates.Select(t => (t, Worked.Of<BuildUp>().Count(w => ((BuildUp)w.Content).Uses(t.Id))))];
        Waiting = LineMovements.Of(Worked).Count(m => m.Moves);
        if (MayManage && Tables.Count == 0)
        {
            // Offered where there is none yet: that is when it is wanted.
            var cycles = await plans.CyclesAsync(Viewer, AsAt.Now, Cancel);
            Others = cycles.Ok ? [.. cycles.Value.Where(c => c.Cycle != Cycle).Select(c => new SelectListItem(c.Cycle.ToString(), c.Cycle.ToString()))] : [];
        }

        return null;
    }
}
