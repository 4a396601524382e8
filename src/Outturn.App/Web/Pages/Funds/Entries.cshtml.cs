using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Funds;
using Outturn.Core.Funds;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Funds;

/// <summary>A fund's entries, and paying in.</summary>
public sealed class EntriesModel(FundReads reads, WriteFundOperation write) : FundPage(reads, write)
{
    public Sheet Sheet { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Kinds { get; } = [new("Paid in", "contribution"), new("Taken out", "withdrawal"), new("Opening balance", "opening")];

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public new string? Year { get; set; }

    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public async Task<IActionResult> OnGetAsync(int number)
    {
        if (await LoadEntriesAsync(number) is { } stop)
        {
            return stop;
        }

        Year = ThisYear.ToString();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int number)
    {
        if (await LoadEntriesAsync(number) is { } stop)
        {
            return stop;
        }

        var problems = new List<Problem>();
        var (year, amount) = (FundPage.Year(Year, nameof(Year), problems), Pounds(Amount, nameof(Amount), problems));
        if (problems.Count > 0)
        {
            Show(problems);
            return Page();
        }

        var kind = Kind switch { "opening" => FundEntryKind.Opening, "withdrawal" => FundEntryKind.Withdrawal, _ => FundEntryKind.Contribution };
        return await DoAsync("fund." + Kind, new PayIn(Fund.Id, NewId(), kind, year!.Value, amount!.Value, Words ?? "").Decide, Words, Base + "/entries", "It is entered.", field => char.ToUpperInvariant(field[0]) + field[1..]);
    }

    private async Task<IActionResult?> LoadEntriesAsync(int number)
    {
        if (await LoadAsync(number) is { } stop)
        {
            return stop;
        }

        Title = "Entries";
        Sheet = FundSheets.Entries(Fund, Book, new MoneyStyle(MoneyUnit.Pounds));
        return null;
    }
}
