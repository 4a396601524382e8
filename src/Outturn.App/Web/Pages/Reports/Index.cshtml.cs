using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Publishing;
using Outturn.Core.Tracking.Publishing;

namespace Outturn.App.Web.Pages.Reports;

/// <summary>Every published report, newest first. For everybody, signed in or not.</summary>
public sealed class IndexModel(ReportReads reads) : OutturnPage
{
    public IReadOnlyList<ReportEntry> Reports { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        Title = "Published reports";
        var read = await reads.AllAsync(Viewer, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Reports = read.Value;
        return Page();
    }
}
