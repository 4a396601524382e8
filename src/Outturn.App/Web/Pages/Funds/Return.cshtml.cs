using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Closing;
using Outturn.App.Operations.Funds;
using Outturn.Core.Reports.Closing;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Funds;

/// <summary>What a fund brought back by the end of a closed year.</summary>
public sealed class ReturnModel(FundReads reads, WriteFundOperation write, YearEndReads ends) : FundPage(reads, write)
{
    /// <summary>The years that are closed, latest first.</summary>
    public IReadOnlyList<FinancialYear> Years { get; private set; } = [];

    /// <summary>Null where no year is closed.</summary>
    public FundReturn? Back { get; private set; }

    public async Task<IActionResult> OnGetAsync(int number, string? year)
    {
        if (await LoadAsync(number) is { } stop)
        {
            return stop;
        }

        Title = "Return";
        FinancialYear? asked = null;
        if (year is { Length: > 0 })
        {
            var problems = new List<Problem>();
            if (Year(year, "year", problems) is not { } named)
            {
                return Refused(problems);
            }

            asked = named;
        }

        Years = [.. (await ends.ClosedAsync(AsAt, Cancel)).Reverse()];
        var read = await ends.ReturnAsync(Viewer, number, asked, AsAt, Cancel);
        if (!read.Ok && read.Problems[0].Code != YearEndReads.NothingClosed)
        {
            return Refused(read.Problems);
        }

        Back = read.Value;
        return Page();
    }
}
