using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Tracking;

/// <summary>Takes a file and keeps it as a draft; the next page shows how it was understood.</summary>
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class ImportModel(ImportDrafts drafts) : OutturnPage
{
    /// <summary>A little over the file limit, so that a file at the limit still fits with its form.</summary>
    public const long MostBytes = 51L * 1024 * 1024;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public string? Year { get; set; }

    [BindProperty]
    public string? Position { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty]
    public string? Savings { get; set; }

    public IReadOnlyList<SelectListItem> Units { get; } = ImportWords.Units;

    public IReadOnlyList<SelectListItem> Signs { get; } = ImportWords.Signs;

    public IActionResult OnGet()
    {
        Title = "Bring in a tracker";
        return Viewer.Refusal(Area.Tracker, Level.Manage, "bring in a tracker") is { } refusal ? Refused([refusal]) : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Title = "Bring in a tracker";
        if (Viewer.Refusal(Area.Tracker, Level.Manage, "bring in a tracker") is { } refusal)
        {
            return Refused([refusal]);
        }

        var choices = ImportWords.Read(Year, Position, Unit, Savings);
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

        return LocalRedirect($"/tracker/import/{kept.Value}");
    }
}
