using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Workings;

namespace Outturn.App.Web.Pages.Workings;

/// <summary>The language of models, from the reader's own lists.</summary>
public sealed class ModelLanguageModel(WorkingReads reads) : WorkingPage(reads)
{
    public override bool ShowsAsAt => false;

    public async Task<IActionResult> OnGetAsync(string cycle)
    {
        Title = "The language of models";
        return await LoadAsync(cycle) ?? Page();
    }
}
