using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>What each year has still to find, as a waterfall and as a table.</summary>
public sealed class GapModel(PlanReads reads) : PlanTablePage(reads)
{
    public override string Tab => "gap";

    public override PlanTableKind Kind => PlanTableKind.Gap;

    public override string Path => Base + "/gap";

    public PlanGap Gap { get; private set; } = null!;

    public string Answer => Gap.Remains switch
    {
        { Low.IsZero: true, High.IsZero: true, Unquantified: 0 } => $"{Gap.Year} balances.",
        { High.Pence: <= 0 } => $"{Gap.Year} has {MoneyStyle.Words(Gap.Remains.High)} left over{Unknown}.",
        _ => $"{MoneyStyle.Words(Gap.Remains.Low)} {(Gap.Remains.Low == Gap.Remains.High ? "" : $"to {MoneyStyle.Words(Gap.Remains.High)} ")}is to be found in {Gap.Year}{Unknown}.",
    };

    /// <summary>How many amounts have no figure, or two.</summary>
    public string UnknownInWords
    {
        get
        {
            var (without, ranges) = (Gap.Unknowns.Count(u => !u.IsRange), Gap.Unknowns.Count(u => u.IsRange));
            return TrackerWords.Upper(string.Join(" and ", new[]
            {
                without > 0 ? TrackerWords.Count(without, "amount") + " not quantified" : "",
                ranges > 0 ? TrackerWords.Count(ranges, "range") : "",
            }.Where(t => t.Length > 0))) + " in the plan";
        }
    }

    private string Unknown => Gap.Remains.Unquantified > 0 ? $", plus {N(Gap.Remains.Unquantified)} not quantified" : "";

    public async Task<IActionResult> OnGetAsync(string cycle)
    {
        if (await LoadTableAsync(cycle) is { } stop)
        {
            return stop;
        }

        Title = $"The gap, {Cycle}";
        Gap = PlanGap.Of(Table, FinancialYear.TryParse(Request.Query["year"], out var year) && Cycle.Contains(year) ? year : Cycle.First);
        return Page();
    }
}
