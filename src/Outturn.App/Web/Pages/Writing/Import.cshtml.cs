using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Tracking;
using Outturn.App.Operations.Writing;
using Outturn.Core.Tracking;

namespace Outturn.App.Web.Pages.Writing;

/// <summary>Brings back a document that was taken out and changed: choose it, see each change, accept those that are meant.</summary>
[RequestSizeLimit(Tracking.ImportModel.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = Tracking.ImportModel.MostBytes)]
public sealed class ImportModel(WrittenCaseReads reads, ReturnCaseOperation bring) : WritingPage(reads)
{
    public override bool ShowsAsAt => false;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Draft { get; set; }

    /// <summary>The file that is looked at; null before one is chosen.</summary>
    public ReturnedFile? Came { get; private set; }

    public string Sentence => Came!.Changes.Count == 0
        ? "Nothing in it differs from what was taken out."
        : $"{TrackerWords.Upper(TrackerWords.Count(Came.Changes.Count, "field"))} {(Came.Changes.Count == 1 ? "differs" : "differ")} from what was taken out. Nothing is changed until you accept it.";

    public async Task<IActionResult> OnGetAsync(string cycle, int number)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        if (Draft is not { } id)
        {
            return Page();
        }

        var found = await bring.FindAsync(Viewer, Shown, id, Cancel);
        if (!found.Ok)
        {
            return Refused(found.Problems);
        }

        Came = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string cycle, int number)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        if (Upload is null)
        {
            Show([Core.Values.Problem.Error("file.none", nameof(Upload), "Choose the Word file that you changed.")]);
            return Page();
        }

        var bytes = new byte[Upload.Length];
        await using (var stream = Upload.OpenReadStream())
        {
            await stream.ReadExactlyAsync(bytes, Cancel);
        }

        var kept = await bring.KeepAsync(Viewer, Shown, new IncomingFile(Path.GetFileName(Upload.FileName), bytes), Cancel);
        if (!kept.Ok)
        {
            Show(kept.Problems, _ => nameof(Upload));
            return Page();
        }

        return LocalRedirect($"{Base}/import?draft={kept.Value}");
    }

    public async Task<IActionResult> OnPostAcceptAsync(string cycle, int number)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        var fields = Request.Form["field"].OfType<string>().ToList();
        var talk = await Reads.TalkAsync(Shown, Cancel);
        var done = await bring.AcceptAsync(Viewer, Shown, talk, Draft ?? Guid.Empty, fields, Cancel);
        if (!done.Ok)
        {
            return Refused(done.Problems);
        }

        var conflicts = done.Value.Where(d => d.Saved.Conflicts.Count > 0).Select(d => Template.NameOf(d.Change.Field)).ToList();
        var said = done.Value.Count == 0
            ? "Nothing was accepted: the case is as it was."
            : $"{TrackerWords.Upper(TrackerWords.Count(done.Value.Count, "change"))} accepted.{(conflicts.Count > 0 ? $" Others had changed the same words of {string.Join(", ", conflicts)}: theirs stand, and yours wait there as suggestions." : "")}";
        return LocalRedirect($"{Base}?done={Said.Write(HttpContext, said)}");
    }

    private async Task<IActionResult?> LoadAsync(string cycle, int number)
    {
        if (await base.LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        Title = $"Bring changes back: {Proposal.Terms.Name}";
        return Core.Writing.WritingSight.Refusal(Viewer, Proposal, "write the case") is { } refusal ? Refused([refusal]) : null;
    }
}
