using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>The opening budget of every service, typed in one table.</summary>
public sealed class OpeningModel(PlanReads reads, WritePlanOperation write) : PlanPage(reads)
{
    public override bool ShowsAsAt => false;

    [BindProperty]
    public List<string?> Services { get; set; } = [];

    [BindProperty]
    public List<string?> Budgets { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<string> ErrorsAt(int row) =>
        ModelState.TryGetValue("Opening." + row.ToString(CultureInfo.InvariantCulture), out var entry) ? [.. entry.Errors.Select(e => e.ErrorMessage)] : [];

    public async Task<IActionResult> OnGetAsync(string cycle)
    {
        if (await LoadOpeningAsync(cycle) is { } stop)
        {
            return stop;
        }

        Services = [.. Plan.Opening.Select(o => o.Service), null, null, null];
        Budgets = [.. Plan.Opening.Select(o => MoneyStyle.Thousands.Text(o.Budget)), null, null, null];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string cycle)
    {
        if (await LoadOpeningAsync(cycle) is { } stop)
        {
            return stop;
        }

        var opening = new List<OpeningBudget>();
        for (var i = 0; i < Services.Count; i++)
        {
            var typed = Budgets.ElementAtOrDefault(i);
            if (string.IsNullOrWhiteSpace(Services[i]) && string.IsNullOrWhiteSpace(typed))
            {
                continue;
            }

            // What is shown in thousands and not changed keeps its pounds.
            var known = Plan.Opening.FirstOrDefault(o => string.Equals(o.Service, Services[i]?.Trim(), StringComparison.OrdinalIgnoreCase));
            if (known is not null && MoneyStyle.Thousands.Text(known.Budget) == typed?.Trim())
            {
                opening.Add(known);
            }
            else if (AmountReader.Read(typed, MoneyUnit.Thousands).Value is { } budget)
            {
                opening.Add(new(Services[i]?.Trim() ?? "", budget));
            }
            else
            {
                Show([Core.Values.Problem.Error("amount.unreadable", "Opening." + i.ToString(CultureInfo.InvariantCulture), "Give the net budget in £000, such as 20,538, or TBC where it is not known.")]);
            }
        }

        return ModelState.IsValid
            ? After(await write.RunAsync(Viewer, Cycle, "plan.opening", new StateOpening(opening).Decide, Reason ?? "", "page: opening budget", position: null, Cancel), Base + "/funding", "The opening budget is saved.", _ => "Opening")
            : Page();
    }

    private async Task<IActionResult?> LoadOpeningAsync(string cycle)
    {
        if (Viewer.Refusal(Area.Plan, Level.Manage, "state the opening budget") is { } refusal)
        {
            return Refused([refusal]);
        }

        if (await LoadAsync(cycle, choose: false) is { } stop)
        {
            return stop;
        }

        Title = $"Opening budget, {Cycle}";
        return null;
    }
}
