using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Cases;
using Outturn.Core.Cases;
using Outturn.Data.Cases;

namespace Outturn.App.Web.Pages.Cases;

/// <summary>The papers that were read, and what came of each.</summary>
public sealed class PapersModel(CaseReads reads) : OutturnPage
{
    public override bool ShowsAsAt => true;

    public IReadOnlyList<PaperLine> Papers { get; private set; } = [];

    public string? Saved { get; private set; }

    public bool MayImport => AsAt.IsNow && ImportPapersOperation.Refusal(Viewer) is null;

    public int ToReview => Papers.Sum(p => p.Cases.Count(c => c.State == ReviewState.ToReview));

    /// <summary>The first case that waits.</summary>
    public CaseLineEntry? First => Papers.SelectMany(p => p.Cases).FirstOrDefault(c => c.State == ReviewState.ToReview);

    public async Task<IActionResult> OnGetAsync()
    {
        Title = "Papers";
        var read = await reads.PapersAsync(Viewer, AsAt, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Papers = read.Value;
        Positions = [.. read.Value.Select(p => p.By.Position).Distinct().OrderDescending()];
        Saved = Said.Read(HttpContext);
        return Page();
    }
}
