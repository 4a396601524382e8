using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Publishing;
using Outturn.Core.Tracking.Publishing;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Publishing;

/// <summary>What publishing a position would freeze, and the confirmation.</summary>
public sealed class PublishModel(ReportReads reads, PublishReportOperation publish, IPagePrinter printer) : OutturnPage
{
    public FinancialYear Year { get; private set; }

    public PublishPreview Preview { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public string? Position { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The report that the reader saw standing when the page was drawn.</summary>
    [BindProperty]
    public long? Supersedes { get; set; }

    [BindProperty]
    public bool WithoutPdf { get; set; }

    public Task<IActionResult> OnGetAsync(string year) => LoadAsync(year);

    public async Task<IActionResult> OnPostAsync(string year)
    {
        var page = await LoadAsync(year);
        if (page is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult)
        {
            return page;
        }

        var day = Preview.Position;
        var path = string.Create(CultureInfo.InvariantCulture, $"/tracker/{Year}?as-at={day:yyyy-MM-dd}");
        var done = await publish.RunAsync(
            Viewer, Year, new PublishReport(day, Supersedes, Reason ?? ""), WithoutPdf ? null : c => printer.PrintAsync(HttpContext, path, c), "page: publish a report", Cancel);
        if (!done.Ok)
        {
            Show(done.Problems, where => where switch { "reason" => nameof(Reason), _ => nameof(Position) });
            return page;
        }

        return LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"/reports/{done.Value.Number}?published={(done.Problems.Any(p => p.Code == "report.no-pdf") ? "no-pdf" : "yes")}"));
    }

    private async Task<IActionResult> LoadAsync(string year)
    {
        if (!FinancialYear.TryParse(year, out var parsed))
        {
            return NotFound();
        }

        Year = parsed;
        Title = $"Publish a report, {Year}";
        DateOnly? day = null;
        if (!string.IsNullOrWhiteSpace(Position))
        {
            if (!CouncilTime.TryParseDay(Position, out var given))
            {
                return Refused([Core.Values.Problem.Error("position.unreadable", "position", $"“{Position}” is not a date. Write it as 2017-10-31.")]);
            }

            day = given;
        }

        var read = await reads.PreviewAsync(Viewer, Year, day, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Preview = read.Value;
        return Page();
    }
}
