using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Planning;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Delivery;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>Brings what a year did not deliver into the plan as pressures.</summary>
public sealed class RollModel(PlanReads reads, DeliveryOperation delivery, TrackerReads trackers) : PlanPage(reads)
{
    public override bool ShowsAsAt => false;

    public FinancialYear Year { get; private set; }

    public IReadOnlyList<FinancialYear> Years { get; private set; } = [];

    public IReadOnlyList<RolledLine> Candidates { get; private set; } = [];

    /// <summary>Whether the year's outturn is recorded; otherwise what is left over rests on forecasts.</summary>
    public bool IsClosed => Candidates.Any(c => c.Line.Outturn is not null);

    public HashSet<Guid> Chosen { get; private set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    public string Sentence => Candidates.Count == 0
        ? $"Nothing that {Year} planned is left over."
        : $"{TrackerWords.Upper(TrackerWords.Lines(Candidates.Count))} of {Year} {(Candidates.Count == 1 ? "falls" : "fall")} short by {MoneyStyle.Words(Candidates.Aggregate(Money.Zero, (sum, c) => sum + c.Pressure))}.";

    public async Task<IActionResult> OnGetAsync(string cycle, string? year) => await LoadAsync(cycle, year) ?? Page();

    public async Task<IActionResult> OnPostAsync(string cycle, string? year)
    {
        if (await LoadAsync(cycle, year) is { } stop)
        {
            return stop;
        }

        Chosen = [.. Request.Form["Lines"].Select(l => Guid.TryParse(l, out var id) ? id : Guid.Empty)];
        var done = await delivery.RollAsync(
            Viewer, Cycle, new RollForward(Year, Chosen.ToDictionary(id => id, _ => (NewId(), NewId()))), Reason ?? "", "page: roll forward", Cancel);
        return After(done, $"{Base}/proposals", $"{TrackerWords.Upper(TrackerWords.Lines(Chosen.Count))} of {Year} returned as {(Chosen.Count == 1 ? "a pressure" : "pressures")}.", _ => "Lines");
    }

    private async Task<IActionResult?> LoadAsync(string cycle, string? year)
    {
        if (Viewer.Refusal(Area.Plan, Level.Manage, "bring a year’s outturn into the plan") is { } refusal)
        {
            return Refused([refusal]);
        }

        if (await LoadAsync(cycle, choose: false) is { } stop)
        {
            return stop;
        }

        var read = await trackers.YearsAsync(Viewer, AsAt.Now, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Years = [.. read.Value.Select(y => y.Year).Where(y => y < Cycle.First)];
        Year = FinancialYear.TryParse(year, out var parsed) ? parsed : Years.Count > 0 ? Years[0] : Cycle.Base;
        Title = $"What {Year} did not deliver";
        var undelivered = await delivery.UndeliveredAsync(Viewer, Cycle, Year, Cancel);
        if (!undelivered.Ok)
        {
            return Refused(undelivered.Problems);
        }

        Candidates = undelivered.Value.Candidates;
        return null;
    }
}
