using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Funds;
using Outturn.Core.Funds;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Documents.Charts;

namespace Outturn.App.Web.Pages.Funds;

/// <summary>One fund: its money by year, its bids, and what waits.</summary>
public sealed class FundModel(FundReads reads, WriteFundOperation write) : FundPage(reads, write)
{
    public FundBalances Balances { get; private set; } = null!;

    public Sheet ByYear { get; private set; } = null!;

    public string Chart { get; private set; } = "";

    public IReadOnlyList<Bid> Bids { get; private set; } = [];

    public IReadOnlyList<Bid> ToReport { get; private set; } = [];

    public IReadOnlyList<Bid> ToReview { get; private set; } = [];

    [BindProperty]
    public IReadOnlyList<Guid> Reported { get; set; } = [];

    [BindProperty]
    public string? Meeting { get; set; }

    /// <summary>What is ticked.</summary>
    public IReadOnlyList<string> Ticked => [.. Reported.Select(r => r.ToString())];

    public string Sentence
    {
        get
        {
            var headroom = Balances.Of(FundAccount.Available);
            return Balances.Years.Count == 0 ? "Nothing is in it yet." : $"{MoneyStyle.Words(-Balances.Of(FundAccount.PaidIn))} was paid in, {MoneyStyle.Words(Balances.Of(FundAccount.Approved) + Balances.Of(FundAccount.Committed) + Balances.Of(FundAccount.Drawn))} is approved for bids, {MoneyStyle.Words(Balances.Of(FundAccount.Drawn))} of that is drawn; {MoneyStyle.Words(headroom)} may still be promised.";
        }
    }

    public string Stands(Bid bid) => BidWords.Stands(bid);

    public async Task<IActionResult> OnGetAsync(int number) => await LoadFundAsync(number) ?? Page();

    public async Task<IActionResult> OnPostAsync(int number)
    {
        if (await LoadFundAsync(number) is { } stop)
        {
            return stop;
        }

        var problems = new List<Problem>();
        if (Day(Meeting, nameof(Meeting), problems) is not { } meeting)
        {
            Show(problems);
            return Page();
        }

        return await DoAsync("fund.report", new ReportDecisions(Fund.Id, Reported, meeting).Decide, "Reported to the meeting", Base, "The decisions are off the list.", field => field == "bids" ? nameof(Reported) : nameof(Meeting));
    }

    private async Task<IActionResult?> LoadFundAsync(int number)
    {
        if (await LoadAsync(number) is { } stop)
        {
            return stop;
        }

        Title = Fund.Terms.Name;
        Balances = Book.BalancesOf(Fund);
        ByYear = FundSheets.ByYear(Fund, Balances, MoneyStyle.Thousands);
        Chart = FundChart.Draw("fund-chart", $"{Fund.Terms.Name} by year", Balances, MoneyStyle.Thousands);
        Bids = Book.BidsOf(Fund);
        ToReport = Book.ToReport(Fund);
        ToReview = Book.ToReview(Fund, AsAt.Position ?? Instant.From(HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()).Day);
        return null;
    }
}
