using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Writing;

namespace Outturn.App.Web.Pages.Writing;

/// <summary>The templates that cases are written on, and copying one.</summary>
public sealed class TemplatesModel(TemplateOperation operation) : OutturnPage
{
    public IReadOnlyList<TemplateShown> Templates { get; private set; } = [];

    public string? Saved { get; private set; }

    public bool MayChange => TemplateOperation.Refusal(Viewer) is null;

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Called { get; set; }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } stop)
        {
            return stop;
        }

        if (TemplateOperation.Refusal(Viewer) is { } refusal)
        {
            return Refused([refusal]);
        }

        var copied = await operation.CopyAsync(Viewer, From ?? "", Name ?? "", Called ?? "", Cancel);
        if (!copied.Ok)
        {
            Show(copied.Problems, where => where switch { "name" => nameof(Name), "title" => nameof(Called), _ => nameof(From) });
            return Page();
        }

        return LocalRedirect($"/templates/{copied.Value.Key.Name}");
    }

    private async Task<IActionResult?> LoadAsync()
    {
        Title = "Templates of business cases";
        Saved = Said.Read(HttpContext);
        var all = await operation.ListAsync(Viewer, Cancel);
        if (!all.Ok)
        {
            return Refused(all.Problems);
        }

        Templates = all.Value;
        return null;
    }
}
