using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Rounds;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Rounds;

/// <summary>Leads to the round that is open, or says that none is.</summary>
public sealed class UpdateNowModel(RoundReads reads) : OutturnPage
{
    public FinancialYear Year { get; private set; }

    /// <summary>When the last round closed, in a sentence.</summary>
    public string Last { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string year)
    {
        if (!FinancialYear.TryParse(year, out var parsed))
        {
            return NotFound();
        }

        if (Viewer.Refusal(Area.Tracker, Level.Contribute, "update forecasts") is { } refusal)
        {
            return Refused([refusal]);
        }

        Year = parsed;
        Title = $"Update, {Year}";
        var facts = await reads.FactsAsync(Viewer, Year, Cancel);
        if (!facts.Ok)
        {
            return Refused(facts.Problems);
        }

        if (facts.Value.Rounds.FirstOrDefault(r => r.State == RoundState.Open) is { } open)
        {
            return LocalRedirect($"/tracker/{Year}/update/{open.Period}");
        }

        Last = facts.Value.Rounds.MaxBy(r => r.Latest.Number) is { } closed
            ? $"The last one, {closed.Name}, closed on {CouncilTime.Words(closed.Latest.Recorded.Day)}."
            : $"No round of {Year} was opened yet.";
        return Page();
    }
}
