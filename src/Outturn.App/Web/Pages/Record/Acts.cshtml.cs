using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Publishing;
using Outturn.App.Operations.Record;
using Outturn.Data.Record;

namespace Outturn.App.Web.Pages.Record;

/// <summary>The acts, and the proof of their chain.</summary>
public sealed class ActsModel(RecordReads reads, ReportReads reports) : OutturnPage
{
    private const int PageSize = 100;

    public IReadOnlyList<ActEntry> Acts { get; private set; } = [];

    public Verification? Report { get; private set; }

    /// <summary>How each published report stood the proof; empty until it is asked for.</summary>
    public IReadOnlyList<ReportProof> Reports { get; private set; } = [];

    public long? Earlier { get; private set; }

    public async Task<IActionResult> OnGetAsync(long? before)
    {
        Title = "The record";
        var read = await reads.ActsAsync(Viewer, before, PageSize, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Acts = read.Value;
        Earlier = Acts.Count == PageSize && Acts[^1].Act.Number > 1 ? Acts[^1].Act.Number : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var proved = await reads.VerifyAsync(Viewer, expectedHead: null, Cancel);
        if (!proved.Ok)
        {
            return Refused(proved.Problems);
        }

        Report = proved.Value;
        var published = await reports.ProveAsync(Viewer, Cancel);
        if (!published.Ok)
        {
            return Refused(published.Problems);
        }

        Reports = published.Value;
        return await OnGetAsync(null);
    }
}
