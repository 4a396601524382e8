using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Funds;
using Outturn.Core.Funds;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Funds;

/// <summary>Each bid beside the tracker lines that its savings became.</summary>
public sealed class DeliveryModel(FundReads reads, WriteFundOperation write) : FundPage(reads, write)
{
    public IReadOnlyList<FinancialYear> Years { get; private set; } = [];

    public FinancialYear Of { get; private set; }

    public Sheet Sheet { get; private set; } = null!;

    /// <summary>Printed packages that reach the year, each beside the tracker.</summary>
    public IReadOnlyList<(string Title, Sheet Sheet)> Against { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int number, string? year)
    {
        if (await LoadAsync(number) is { } stop)
        {
            return stop;
        }

        Title = "Promised and delivered";
        var bids = Book.BidsOf(Fund);
        Years = [.. bids.SelectMany(b => b.Terms.Years.Select(y => y.Year).Concat(b.Terms.Lines.Select(l => l.Year))).Distinct().Order()];
        if (year is { Length: > 0 })
        {
            var problems = new List<Problem>();
            if (Year(year, "year", problems) is not { } named)
            {
                return Refused(problems);
            }

            Of = named;
        }
        else
        {
            // The latest year that any line is joined to says the most.
            Of = bids.SelectMany(b => b.Terms.Lines).Select(l => (FinancialYear?)l.Year).Max() ?? (Years.Count > 0 ? Years[0] : ThisYear);
        }

        var delivery = await Reads.DeliveryAsync(Viewer, bids, Of, AsAt, Cancel);
        Sheet = FundSheets.Delivery(Fund, bids, delivery, Of, MoneyStyle.Thousands);
        Against = [.. Book.PackagesOf(Fund).Where(p => Of >= p.Printed.First && Of <= p.Printed.Last).Select(p => (p.Title + ", as printed", FundSheets.Against(p, bids, delivery, Of, MoneyStyle.Thousands) with { Name = $"against-{p.Number}" }))];
        return Page();
    }
}
