using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>Inflation or demography on a service, with a forecast of it.</summary>
public sealed class AssumptionFormModel(PlanReads reads, WritePlanOperation write) : PlanPage(reads)
{
    public override bool ShowsAsAt => false;

    public CostAssumption? Known { get; private set; }

    public IReadOnlyList<SelectListItem> Services { get; private set; } = [];

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Category { get; set; }

    [BindProperty]
    public string? Service { get; set; }

    // Named, or a form without one would be read as if its own name were the forecast's.
    [BindProperty(Name = nameof(Vintage))]
    public TypedVintage Vintage { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(string cycle, Guid? id)
    {
        if (await LoadAsync(cycle, id) is { } stop)
        {
            return stop;
        }

        (Name, Category, Service) = (Known?.Name, TrackerQuery.Name(Known?.Category ?? PlanCategory.Inflation), Known?.Service);
        Vintage = TypedVintage.Of(Known is null ? null : Vintages.Of(Known.Vintages), Cycle);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string cycle, Guid? id)
    {
        if (await LoadAsync(cycle, id) is { } stop)
        {
            return stop;
        }

        // A rate grows the service's opening budget, unless another base is typed.
        if (Vintage.Method == "grown" && string.IsNullOrWhiteSpace(Vintage.Base)
            && Plan.Opening.FirstOrDefault(o => string.Equals(o.Service, Service, StringComparison.OrdinalIgnoreCase)) is { Budget.Value: { } budget })
        {
            Vintage.Base = MoneyStyle.Thousands.Text(budget);
        }

        var problems = new List<Problem>();
        var vintage = Vintage.Read(Cycle, nameof(Vintage), problems);
        if (problems.Count > 0)
        {
            Show(problems);
            return Page();
        }

        var assumption = new CostAssumption(
            Known?.Id ?? NewId(), Name ?? "", TrackerQuery.Named<PlanCategory>(Category) ?? PlanCategory.Saving, Service ?? "",
            [.. (Known?.Vintages ?? []).Where(v => v.Name != vintage!.Name), vintage!]);
        return After(
            await write.RunAsync(Viewer, Cycle, "plan.assumption", new WriteAssumption(assumption).Decide, Reason ?? "", "page: assumption", position: null, Cancel),
            Base + "/funding", $"{assumption.Name.Trim()} is saved.",
            where => where switch { "category" => nameof(Category), "service" => nameof(Service), "vintage" => "Vintage.Name", "rates" => "Vintage.Rates[0].Percent[0]", "levels" => "Vintage.Levels[0]", _ => nameof(Name) });
    }

    private async Task<IActionResult?> LoadAsync(string cycle, Guid? id)
    {
        if (Viewer.Refusal(Area.Plan, Level.Manage, "change the assumptions") is { } refusal)
        {
            return Refused([refusal]);
        }

        if (await LoadAsync(cycle, choose: false) is { } stop)
        {
            return stop;
        }

        Known = id is null ? null : Plan.Assumptions.FirstOrDefault(a => a.Id == id);
        if (id is not null && Known is null)
        {
            return Refused([Core.Values.Problem.Error(PlanReads.NotFound, "assumption", $"There is no such assumption in {Cycle}.")]);
        }

        Title = Known is null ? "Add an assumption" : Known.Name;
        Services = [new("Choose", ""), .. Plan.Opening.Select(o => new SelectListItem(o.Service, o.Service))];
        return null;
    }
}
