using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Tracking;
using Outturn.Data.Tracking;

namespace Outturn.App.Web.Pages.Tracking;

public sealed class YearsModel(TrackerReads reads) : OutturnPage
{
    public override bool ShowsAsAt => true;

    public IReadOnlyList<TrackerYear> Years { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        Title = "Savings trackers";
        var read = await reads.YearsAsync(Viewer, AsAt, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Years = read.Value;
        return Page();
    }
}
