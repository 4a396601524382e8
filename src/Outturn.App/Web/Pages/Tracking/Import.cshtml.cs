using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;
using Outturn.Data.Drafts;
using Outturn.Documents.Reading;

namespace Outturn.App.Web.Pages.Tracking;

/// <summary>Takes a file and keeps it as a draft; the next page shows how it was understood.</summary>
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class ImportModel(DraftStore drafts) : OutturnPage
{
    /// <summary>A little over the file limit, so that a file at the limit still fits with its form.</summary>
    public const long MostBytes = 51L * 1024 * 1024;

    [BindProperty]
    public IFormFile? File { get; set; }

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
        if (File is null)
        {
            ModelState.AddModelError(nameof(File), "Choose a file.");
        }

        if (!choices.Ok || File is null)
        {
            return Page();
        }

        var bytes = new byte[File.Length];
        await using (var stream = File.OpenReadStream())
        {
            await stream.ReadExactlyAsync(bytes, Cancel);
        }

        // A file that cannot be read at all is said here, beside the field; one that can goes on, however odd.
        var book = GridReader.Read(bytes, File.FileName);
        if (!book.Ok)
        {
            Show(book.Problems, _ => nameof(File));
            return Page();
        }

        var id = await drafts.PutAsync(bytes, Path.GetFileName(File.FileName), Viewer.Actor.Id, JsonSerializer.Serialize(choices.Value), Cancel);
        return LocalRedirect($"/tracker/import/{id}");
    }
}
