using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>The strategy for the flexible use of capital receipts: its projects, the receipts, and what became of what was promised.</summary>
public sealed class StrategyModel(PlanReads reads, StrategyReads strategies) : PlanPage(reads)
{
    public IReadOnlyList<FundingSource> Sources { get; private set; } = [];

    /// <summary>Null where no receipts may pay for revenue.</summary>
    public ReceiptsStrategy? Strategy { get; private set; }

    public IReadOnlyList<string> Missing { get; private set; } = [];

    public bool MayManage => AsAt.IsNow && Shown.Choice == PlanChoice.Itself && Viewer.May(Area.Plan, Level.Manage);

    public string File(string format) => Address($"{Base}/funding/strategy.{format}", Strategy is null || Sources.Count < 2 ? "" : "source=" + Uri.EscapeDataString(Strategy.Source.Name));

    public async Task<IActionResult> OnGetAsync(string cycle)
    {
        if (await LoadAsync(cycle) is { } stop)
        {
            return stop;
        }

        Title = $"Strategy for capital receipts, {Cycle}";
        Sources = ReceiptsStrategy.SourcesOf(Plan);
        if (Sources.Count > 0 || Request.Query["source"].ToString().Length > 0)
        {
            var source = StrategyReads.Find(Plan, Request.Query["source"].ToString());
            if (!source.Ok)
            {
                return Refused(source.Problems);
            }

            Strategy = await strategies.OfAsync(Viewer, Plan, source.Value, Cancel);
            Missing = [.. Strategy.Missing];
        }

        return Page();
    }
}
