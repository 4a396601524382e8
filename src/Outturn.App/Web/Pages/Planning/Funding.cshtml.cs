using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>What pays for the plan: the table of funding and calls, the sources with their rules, the assumptions, the opening budget.</summary>
public sealed class FundingModel(PlanReads reads) : PlanTablePage(reads)
{
    public override string Tab => "funding";

    public override PlanTableKind Kind => PlanTableKind.Funding;

    public override string Path => Base + "/funding";

    public TemporarySpending Spending { get; private set; } = null!;

    public bool MayManage => AsAt.IsNow && Shown.Choice == PlanChoice.Itself && Viewer.May(Area.Plan, Level.Manage);

    public string Rules(FundingSource source) => string.Join("; ", new[]
    {
        source.MeetsBudget ? "pays for the net budget" : "",
        source.OneOff ? "can be spent once" : "",
        source.Until is { } until ? $"to {until}" : "",
        source.Balance is { } balance ? $"holds {MoneyStyle.Words(balance)}" : "",
        source.RingFence.Length > 0 ? "for " + source.RingFence : "",
        source.Pool is { } pool ? string.Join(", ", pool.Partners.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name} {pool.PercentOf(p):0.#} % {p.Status.Name().ToLowerInvariant()}"))) : "",
        source.Receipts is { } receipts ? $"may pay for revenue from {receipts.From}, {(receipts.Agreed is { } on ? $"strategy agreed on {CouncilTime.Words(on)}" : "strategy not agreed")}" : source.Kind == SourceKind.CapitalReceipts ? "pays for capital only" : "",
    }.Where(t => t.Length > 0));

    public string RatesOf(Vintage vintage) => vintage.Forecast switch
    {
        Forecast.Grown grown => string.Join("; ", grown.Rates.Select(r => $"{r.Name} {string.Join(", ", Cycle.Each.Select(y => r.Percent.TryGetValue(y, out var p) ? p.ToString("0.##", CultureInfo.InvariantCulture) : "0"))} %")),
        _ => "levels stated",
    };

    public async Task<IActionResult> OnGetAsync(string cycle)
    {
        if (await LoadTableAsync(cycle) is { } stop)
        {
            return stop;
        }

        Title = $"Funding and calls on reserves, {Cycle}";
        Spending = TemporarySpending.Of(Ledger, Cycle.First);
        return Page();
    }
}
