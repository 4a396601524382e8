using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Assurance;
using Outturn.Core.Reports;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Tracking;

/// <summary>Everything that the checks find on a year's tracker.</summary>
public sealed class FindingsModel(TrackerReads reads) : OutturnPage
{
    public override bool ShowsAsAt => true;

    public FinancialYear Year { get; private set; }

    public CheckReport Report { get; private set; } = null!;

    public string Sentence => FindingWords.Sentence(Report.Findings);

    public async Task<IActionResult> OnGetAsync(string year)
    {
        if (!FinancialYear.TryParse(year, out var parsed))
        {
            return NotFound();
        }

        Year = parsed;
        Title = $"Findings on the tracker of {Year}";
        var read = await reads.ViewAsync(Viewer, Year, AsAt, new TrackerFilter(), Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Report = read.Value.Checks;
        Positions = read.Value.Positions;
        return Page();
    }
}
