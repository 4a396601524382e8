using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>The scenarios of a cycle, and the form that branches one.</summary>
public sealed class ScenariosModel(PlanReads reads, WritePlanOperation write) : PlanPage(reads)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public bool MayWrite => AsAt.IsNow && Viewer.May(Area.Plan, Level.Read) && !Viewer.Roles.All(r => r == Roles.Public);

    public async Task<IActionResult> OnGetAsync(string cycle)
    {
        if (await LoadAsync(cycle, choose: false) is { } stop)
        {
            return stop;
        }

        Title = $"What if, {Cycle}";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string cycle)
    {
        if (await LoadAsync(cycle, choose: false) is { } stop)
        {
            return stop;
        }

        Title = $"What if, {Cycle}";
        var id = NewId();
        var number = 0;
        var done = await write.RunAsync(
            Viewer, Cycle, "plan.scenario",
            (plan, viewer) =>
            {
                var decided = new WriteScenario(id, Name ?? "", Why ?? "", []).Decide(plan, viewer);
                number = decided.Value?.Scenarios.FirstOrDefault()?.Number ?? 0;
                return decided;
            },
            "", "page: what if", position: null, Cancel);
        return After(done, $"{Base}/scenarios/{number}", "Branched. Now say what it changes.", where => where == "name" ? nameof(Name) : nameof(Why));
    }
}
