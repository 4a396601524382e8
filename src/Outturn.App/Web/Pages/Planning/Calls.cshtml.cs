using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Values;
using Outturn.Documents.Charts;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>What is called on each source by year against what is there, as pictures and as a table; and how each came to be as firm as it is.</summary>
public sealed class CallsModel(PlanReads reads, StrategyReads sources) : PlanPage(reads)
{
    public SourceCalls Calls { get; private set; } = null!;

    public IReadOnlyList<string> Overdrawn { get; private set; } = [];

    public IReadOnlyList<(string Name, string Chart)> Charts { get; private set; } = [];

    public IReadOnlyList<SourceStanding> Standings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string cycle)
    {
        if (await LoadAsync(cycle) is { } stop)
        {
            return stop;
        }

        Title = $"Calls on each source, {Cycle}";
        Calls = SourceCalls.Of(PlanLedger.Of(Plan));
        Overdrawn = [.. Calls.Overdrawn];
        Charts = [.. Calls.All.Where(c => c.There is not null).Select((c, i) => (c.Name, SourceChart.Draw("calls-" + N(i), Cycle, c, MoneyStyle.Thousands)))];
        Standings = await sources.StandingsAsync(Viewer, Plan, Cancel);
        return Page();
    }
}
