using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>Every cycle, and the form that opens one.</summary>
public sealed class CyclesModel(PlanReads reads, WritePlanOperation write) : OutturnPage
{
    public override bool ShowsAsAt => true;

    public IReadOnlyList<CycleShown> Cycles { get; private set; } = [];

    /// <summary>Whether the viewer is told how much is in each.</summary>
    public bool Counts => Cycles.All(c => c.Proposals is not null);

    public bool MayOpen => AsAt.IsNow && Viewer.May(Area.Plan, Level.Manage);

    [BindProperty]
    public string? Cycle { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Viewer.Refusal(Area.Plan, Level.Manage, "open a cycle") is { } refusal)
        {
            return Refused([refusal]);
        }

        if (await LoadAsync() is { } stop)
        {
            return stop;
        }

        if (!PlanCycle.TryParse(Cycle, out var cycle))
        {
            Show([Core.Values.Problem.Error("cycle.unreadable", nameof(Cycle), string.IsNullOrWhiteSpace(Cycle) ? "Give the cycle’s years, such as 2022-27." : $"“{(Cycle.Length > 40 ? Cycle[..40] + "…" : Cycle)}” is not a cycle. Write it as 2022-27, of at most {PlanCycle.MostYears} years.")]);
            return Page();
        }

        var done = await write.RunAsync(Viewer, cycle, "plan.open", new OpenCycle().Decide, Reason ?? "", "page: business plans", position: null, Cancel);
        if (done.Ok)
        {
            return LocalRedirect($"/plan/{cycle}");
        }

        Show(done.Problems, _ => nameof(Cycle));
        return Page();
    }

    private async Task<IActionResult?> LoadAsync()
    {
        Title = "Business plans";
        var read = await reads.CyclesAsync(Viewer, AsAt, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Cycles = read.Value;
        return null;
    }
}
