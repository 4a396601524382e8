using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Documents;
using Outturn.App.Operations.Tracking;
using Outturn.App.Web.Pages.Tracking;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Documents;

/// <summary>Checks a file and shows what was found; keeps nothing.</summary>
[RequestSizeLimit(ImportModel.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = ImportModel.MostBytes)]
public sealed class CheckModel : OutturnPage
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty]
    public string? Savings { get; set; }

    public CheckedFile? Checked { get; private set; }

    public IActionResult OnGet()
    {
        Title = "Check a tracker file";
        return Viewer.Refusal(Area.Documents, Level.Read, "check a document") is { } refusal ? Refused([refusal]) : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Title = "Check a tracker file";
        var choices = ImportWords.Read(null, null, Unit, Savings);
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

        var done = CheckFileOperation.Run(Viewer, new IncomingFile(Path.GetFileName(Upload.FileName), bytes), choices.Value);
        if (!done.Ok)
        {
            if (ProblemStatus.Of(done.Problems) == StatusCodes.Status403Forbidden)
            {
                return Refused(done.Problems);
            }

            Show(done.Problems, _ => nameof(Upload));
            return Page();
        }

        Checked = done.Value;
        Title = FindingWords.Sentence(Checked.Report.Findings);
        return Page();
    }
}
