using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Tracking;

/// <summary>Moves what a line does not deliver to another year, or says that it is lost.</summary>
public sealed class MoveModel(TrackerReads reads, ChangeLineOperation change) : LineForm(reads)
{
    [BindProperty]
    public string? ToYear { get; set; }

    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public bool RestIsShortfall { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Approver { get; set; }

    protected override string Deed => "Re-profile to another year";

    protected override Problem? Refusal() => Viewer.Refusal(Area.Tracker, Level.Manage, "re-profile a saving");

    protected override void Fill()
    {
        ToYear = Year.Next.ToString();
        Amount = Line.Undelivered is { Open.IsZero: false } open ? MoneyStyle.Thousands.Text(open.Open) : null;
    }

    public async Task<IActionResult> OnPostAsync(string year, string key)
    {
        if (await LoadAsync(year, key) is { } stop)
        {
            return stop;
        }

        var amount = ReadAmount(Amount, nameof(Amount));
        if (!FinancialYear.TryParse(ToYear, out var to))
        {
            Show([Core.Values.Problem.Error("year.unreadable", nameof(ToYear), $"“{ToYear}” is not a financial year. Write it as {Year.Next}.")]);
        }

        return ModelState.IsValid
            ? After(
                await change.MoveAsync(Viewer, Year, new MoveToYear(Line.Line.Id, to, amount!.Value, RestIsShortfall, Reason ?? "", Approver ?? ""), "page: re-profile", Cancel),
                where => where switch { "year" => nameof(ToYear), "rest" => nameof(RestIsShortfall), "reason" => nameof(Reason), "approver" => nameof(Approver), _ => nameof(Amount) })
            : Page();
    }
}
