using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Publishing;
using Outturn.Core.Tracking.Publishing;

namespace Outturn.App.Web.Pages.Reports;

/// <summary>One published report, drawn from its kept bytes alone. For everybody, signed in or not.</summary>
public sealed class ReportModel(ReportReads reads) : OutturnPage
{
    public ReportPage Report { get; private set; } = null!;

    public ReportEntry Entry => Report.Entry;

    /// <summary>Whether it was published a moment ago by who looks.</summary>
    public bool JustPublished => Request.Query.ContainsKey("published");

    /// <summary>Whether the one who published was told that there is no PDF.</summary>
    public bool WithoutPdf => JustPublished && Request.Query["published"] == "no-pdf";

    public async Task<IActionResult> OnGetAsync(long number)
    {
        var read = await reads.OneAsync(Viewer, number, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Report = read.Value;
        Title = Entry.Title;
        return Page();
    }

    /// <summary>A size as people say it.</summary>
    public static string Size(long bytes) => bytes < 1_000_000 ? $"{Math.Max(1, bytes / 1_000)} KB" : $"{(bytes / 1_000_000m).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)} MB";
}
