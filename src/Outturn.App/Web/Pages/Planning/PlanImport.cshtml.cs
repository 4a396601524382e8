using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Planning;
using Outturn.App.Operations.Tracking;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>Takes a file of plan lines and keeps it as a draft; the next page shows how it was understood.</summary>
[RequestSizeLimit(Tracking.ImportModel.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = Tracking.ImportModel.MostBytes)]
public sealed class PlanImportModel(PlanImportDrafts drafts) : OutturnPage
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cycle { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty]
    public string? Savings { get; set; }

    [BindProperty]
    public string? Basis { get; set; }

    public IActionResult OnGet()
    {
        Title = "Bring in plan lines";
        return ImportPlanOperation.Refusal(Viewer) is { } refusal ? Refused([refusal]) : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Title = "Bring in plan lines";
        if (ImportPlanOperation.Refusal(Viewer) is { } refusal)
        {
            return Refused([refusal]);
        }

        var choices = PlanImportWords.Read(Cycle, Unit, Savings, Basis);
        Show(choices.Problems);
        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), "Choose a file.");
        }

        if (!choices.Ok || Upload is null)
        {
            return Page();
        }

        var bytes = new byte[Upload.Length];
        await using (var stream = Upload.OpenReadStream())
        {
            await stream.ReadExactlyAsync(bytes, Cancel);
        }

        // A file that cannot be read at all is said here, beside the field; one that can goes on, however odd.
        var kept = await drafts.KeepAsync(Viewer, new IncomingFile(Path.GetFileName(Upload.FileName), bytes), choices.Value, Cancel);
        if (!kept.Ok)
        {
            Show(kept.Problems, _ => nameof(Upload));
            return Page();
        }

        return LocalRedirect($"/plan/import/{kept.Value}");
    }
}
