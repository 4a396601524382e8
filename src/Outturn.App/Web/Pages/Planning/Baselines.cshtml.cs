using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>The frozen plans of a cycle, each proved, and the form that freezes one.</summary>
public sealed class BaselinesModel(PlanReads reads, WritePlanOperation write) : PlanPage(reads)
{
    /// <summary>By number: whether the plan read again has the hash that was recorded.</summary>
    public IReadOnlyDictionary<int, bool> Proved { get; private set; } = new Dictionary<int, bool>();

    public bool MayFreeze => AsAt.IsNow && Viewer.May(Area.Plan, Level.Manage);

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public bool Approved { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(string cycle) => await LoadBaselinesAsync(cycle) ?? Page();

    public async Task<IActionResult> OnPostAsync(string cycle)
    {
        if (Viewer.Refusal(Area.Plan, Level.Manage, "freeze the plan") is { } refusal)
        {
            return Refused([refusal]);
        }

        if (await LoadBaselinesAsync(cycle) is { } stop)
        {
            return stop;
        }

        return After(
            await write.RunAsync(Viewer, Cycle, "plan.freeze", new FreezePlan(Name ?? "", Approved).Decide, Reason ?? "", "page: frozen plans", position: null, Cancel),
            Base + "/baselines", "It is frozen.", where => where == "approved" ? nameof(Approved) : nameof(Name));
    }

    private async Task<IActionResult?> LoadBaselinesAsync(string cycle)
    {
        if (await LoadAsync(cycle, choose: false) is { } stop)
        {
            return stop;
        }

        Title = $"Frozen plans, {Cycle}";
        Proved = await Reads.ProveAsync(Viewer, Plan, Cancel);
        return null;
    }
}
