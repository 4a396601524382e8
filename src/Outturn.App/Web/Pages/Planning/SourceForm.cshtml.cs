using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>A funding source with its rules and a forecast of it.</summary>
public sealed class SourceFormModel(PlanReads reads, WritePlanOperation write) : PlanPage(reads)
{
    public override bool ShowsAsAt => false;

    public FundingSource? Known { get; private set; }

    public IReadOnlyList<SelectListItem> Kinds { get; } = [.. Enum.GetValues<SourceKind>().Select(k => new SelectListItem(k.Name(), TrackerQuery.Name(k)))];

    public IReadOnlyList<SelectListItem> Statuses { get; } = [.. Enum.GetValues<FundingStatus>().Select(s => new SelectListItem(s.Name(), TrackerQuery.Name(s)))];

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Status { get; set; }

    [BindProperty]
    public bool MeetsBudget { get; set; }

    [BindProperty]
    public bool OneOff { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public string? Balance { get; set; }

    [BindProperty]
    public string? RingFence { get; set; }

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

        Vintage = TypedVintage.Of(Known is null ? null : Vintages.Of(Known.Vintages), Cycle);
        Status = TrackerQuery.Name(FundingStatus.Assumed);
        if (Known is { } known)
        {
            (Name, Kind, Status, MeetsBudget, OneOff, RingFence) = (known.Name, TrackerQuery.Name(known.Kind), TrackerQuery.Name(known.Status), known.MeetsBudget, known.OneOff, known.RingFence);
            (Until, Balance) = (known.Until?.ToString(), known.Balance is { } balance ? MoneyStyle.Thousands.Text(balance) : null);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string cycle, Guid? id)
    {
        if (await LoadAsync(cycle, id) is { } stop)
        {
            return stop;
        }

        var problems = new List<Problem>();
        FinancialYear? until = null;
        if (!string.IsNullOrWhiteSpace(Until))
        {
            if (FinancialYear.TryParse(Until, out var year))
            {
                until = year;
            }
            else
            {
                problems.Add(Core.Values.Problem.Error("year.unreadable", nameof(Until), $"“{(Until.Length > 40 ? Until[..40] + "…" : Until)}” is not a financial year. Write it as {Cycle.Last}."));
            }
        }

        Money? balance = null;
        if (!string.IsNullOrWhiteSpace(Balance))
        {
            balance = AmountReader.Read(Balance, MoneyUnit.Thousands).Value?.Value;
            if (balance is null)
            {
                problems.Add(Core.Values.Problem.Error("amount.unreadable", nameof(Balance), "Type the balance in £000, such as 2,000."));
            }
        }

        var vintages = Known?.Vintages.ToList() ?? [];
        if (!Vintage.IsEmpty && Vintage.Read(Cycle, nameof(Vintage), problems) is { } vintage)
        {
            // One of the same name is stated anew; another name is a further forecast.
            vintages = [.. vintages.Where(v => v.Name != vintage.Name), vintage];
        }

        if (problems.Count > 0)
        {
            Show(problems);
            return Page();
        }

        var source = new FundingSource(
            Known?.Id ?? NewId(), Name ?? "", TrackerQuery.Named<SourceKind>(Kind) ?? SourceKind.Other, TrackerQuery.Named<FundingStatus>(Status) ?? FundingStatus.Assumed,
            MeetsBudget, OneOff, until, balance, RingFence ?? "", vintages);
        return After(
            await write.RunAsync(Viewer, Cycle, "plan.source", new WriteSource(source).Decide, Reason ?? "", "page: funding source", position: null, Cancel),
            Base + "/funding", $"{source.Name.Trim()} is saved.",
            where => where switch { "balance" => nameof(Balance), "vintage" => "Vintage.Name", "rates" => "Vintage.Rates[0].Percent[0]", "levels" => "Vintage.Levels[0]", _ => nameof(Name) });
    }

    private async Task<IActionResult?> LoadAsync(string cycle, Guid? id)
    {
        if (Viewer.Refusal(Area.Plan, Level.Manage, "change the funding") is { } refusal)
        {
            return Refused([refusal]);
        }

        if (await LoadAsync(cycle, choose: false) is { } stop)
        {
            return stop;
        }

        Known = id is null ? null : Plan.Sources.FirstOrDefault(s => s.Id == id);
        if (id is not null && Known is null)
        {
            return Refused([Core.Values.Problem.Error(PlanReads.NotFound, "source", $"There is no such source in {Cycle}.")]);
        }

        Title = Known is null ? "Add a funding source" : Known.Name;
        return null;
    }
}
