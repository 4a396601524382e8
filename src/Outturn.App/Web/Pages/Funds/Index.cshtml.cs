using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Funds;
using Outturn.Core.Funds;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Funds;

/// <summary>The council's funds.</summary>
public sealed class IndexModel(FundReads reads, WriteFundOperation write) : FundPage(reads, write)
{
    public Sheet Sheet { get; private set; } = null!;

    public IEnumerable<(Fund Fund, IEnumerable<(int Column, Cell Cell)> Cells)> Rows => Book.Funds.Zip(Sheet.Rows, (f, r) => (f, r.Cells.Index().Skip(2)));

    public async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } stop)
        {
            return stop;
        }

        Title = "Funds";
        Sheet = FundSheets.Funds(Book, MoneyStyle.Thousands);
        return Page();
    }
}
