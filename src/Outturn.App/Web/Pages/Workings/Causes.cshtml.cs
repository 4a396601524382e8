using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Workings;
using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Workings;

namespace Outturn.App.Web.Pages.Workings;

/// <summary>What moves several lines together: the cycle's common causes, and which lines follow each.</summary>
public sealed class CausesModel(WorkingReads reads, WriteWorkingOperation write) : WorkingPage(reads)
{
    public IReadOnlyList<(Working Working, CommonCause Cause, IReadOnlyList<Working> Followers)> Causes { get; private set; } = [];

    /// <summary>The one that is changed; null for a new one.</summary>
    public Working? Known { get; private set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(string cycle, int? of)
    {
        if (await LoadCausesAsync(cycle, of) is { } stop)
        {
            return stop;
        }

        (Name, Description) = Known?.Content is CommonCause known ? (known.Name, known.Description) : (null, null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string cycle, int? of)
    {
        if (await LoadCausesAsync(cycle, of) is { } stop)
        {
            return stop;
        }

        if (WorkingSight.Refusal(Plan, Viewer, null, "change the common causes") is { } refusal)
        {
            return Refused([refusal]);
        }

        if (Request.Form["do"] == "remove" && Known is { } gone)
        {
            return After(await write.RunAsync(Viewer, Cycle, "working.withdraw", new WithdrawWorking(gone.Id, true).Decide, Reason ?? "", "page: common causes", position: null, Cancel), Base + "/causes", $"{gone.Title} is taken out.");
        }

        var cause = new CommonCause((Name ?? "").Trim(), (Description ?? "").Trim());
        return After(
            await write.RunAsync(Viewer, Cycle, "working.cause", new WriteCause(Known?.Id ?? NewId(), cause) { Rests = Rests }.Decide, Reason ?? "", "page: common causes", position: null, Cancel),
            Base + "/causes", $"{Known?.Title ?? cause.Name} is saved.", _ => nameof(Name));
    }

    private async Task<IActionResult?> LoadCausesAsync(string cycle, int? of)
    {
        if (await LoadAsync(cycle) is { } stop)
        {
            return stop;
        }

        Title = "Common causes";
        var estimates = Worked.Of<Estimate>().ToList();
        Causes = [.. Worked.Of<CommonCause>().Select(w => (w, (CommonCause)w.Content, (IReadOnlyList<Working>)[.. estimates.Where(e => ((Estimate)e.Content).Follows.Any(f => f.Cause == ((CommonCause)w.Content).Name))]))];
        Known = of is { } n ? Worked.Find<CommonCause>(n) : null;
        return of is not null && Known is null or { Withdrawn: true } ? Refused([NotThere($"There is no common cause {of} in {Cycle}.")]) : null;
    }
}
