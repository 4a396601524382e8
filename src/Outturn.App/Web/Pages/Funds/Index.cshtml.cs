using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Funds;
using Outturn.Core.Funds;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Core.Writing;

namespace Outturn.App.Web.Pages.Funds;

/// <summary>The council's funds.</summary>
public sealed class IndexModel(FundReads reads, WriteFundOperation write) : FundPage(reads, write)
{
    public Sheet Sheet { get; private set; } = null!;

    /// <summary>The proposal for which a fund is chosen; null where somebody only looks.</summary>
    public WrittenKey? Asking { get; private set; }

    public IEnumerable<(Fund Fund, IEnumerable<(int Column, Cell Cell)> Cells)> Rows => Book.Funds.Zip(Sheet.Rows, (f, r) => (f, r.Cells.Index().Skip(2)));

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "for")] string? proposal)
    {
        if (await LoadAsync() is { } stop)
        {
            return stop;
        }

        Title = "Funds";
        Asking = MayBid && WrittenKey.TryParse(proposal, out var key) ? key : null;
        Sheet = FundSheets.Funds(Book, MoneyStyle.Thousands);
        return Page();
    }
}
