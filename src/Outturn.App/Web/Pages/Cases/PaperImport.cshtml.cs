using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Cases;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Planning;

namespace Outturn.App.Web.Pages.Cases;

/// <summary>Takes papers and keeps them as drafts; the next page says what is in each.</summary>
[RequestSizeLimit(Tracking.ImportModel.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = Tracking.ImportModel.MostBytes)]
public sealed class PaperImportModel(PaperDrafts drafts) : OutturnPage
{
    [BindProperty]
    public IFormFileCollection? Upload { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cycle { get; set; }

    public IActionResult OnGet()
    {
        Title = "Bring in papers";
        return ImportPapersOperation.Refusal(Viewer) is { } refusal ? Refused([refusal]) : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Title = "Bring in papers";
        if (ImportPapersOperation.Refusal(Viewer) is { } refusal)
        {
            return Refused([refusal]);
        }

        if (Upload is not { Count: > 0 })
        {
            ModelState.AddModelError(nameof(Upload), "Choose at least one file.");
        }
        else if (Upload.Count > PaperDrafts.Most)
        {
            ModelState.AddModelError(nameof(Upload), $"Choose no more than {N(PaperDrafts.Most)} files at once.");
        }

        if (!PlanCycle.TryParse(Cycle, out var cycle))
        {
            ModelState.AddModelError(nameof(Cycle), string.IsNullOrWhiteSpace(Cycle) ? "Say which cycle the papers belong to, such as 2022-27." : $"“{(Cycle.Length > 40 ? Cycle[..40] + "…" : Cycle)}” is not a cycle. Write it as 2022-27.");
        }

        if (!ModelState.IsValid || Upload is null)
        {
            return Page();
        }

        var ids = new List<Guid>();
        foreach (var file in Upload)
        {
            var bytes = new byte[file.Length];
            await using (var stream = file.OpenReadStream())
            {
                await stream.ReadExactlyAsync(bytes, Cancel);
            }

            var kept = await drafts.KeepAsync(Viewer, new IncomingFile(Path.GetFileName(file.FileName), bytes), cycle.ToString(), Cancel);
            if (!kept.Ok)
            {
                Show(kept.Problems, _ => nameof(Upload));
                return Page();
            }

            ids.Add(kept.Value);
        }

        return LocalRedirect("/papers/import/preview?" + string.Join('&', ids.Select(i => $"draft={i}")));
    }
}
