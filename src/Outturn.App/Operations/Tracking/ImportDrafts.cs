using System.Text.Json;
using Outturn.Core.Values;
using Outturn.Data.Drafts;
using Outturn.Documents.Reading;

namespace Outturn.App.Operations.Tracking;

/// <summary>A file that waits to be confirmed, with what was said of it.</summary>
public sealed record ImportDraft(Guid Id, IncomingFile File, ImportChoices Choices);

/// <summary>Files between upload and confirmation. They are seen by the one who uploaded them, and kept for seven days.</summary>
public sealed class ImportDrafts(DraftStore drafts)
{
    /// <summary>What is worked out from a value is not kept with it: a financial year knows the next one, and so on without end.</summary>
    private static readonly JsonSerializerOptions Plain = new() { IgnoreReadOnlyProperties = true };

    /// <summary>Keeps a file that can be read; one that cannot is refused here, with what to do.</summary>
    public async Task<Result<Guid>> KeepAsync(Viewer viewer, IncomingFile file, ImportChoices choices, CancellationToken cancel)
    {
        if (Refusal(viewer) is { } refusal)
        {
            return Result.Refused<Guid>(refusal);
        }

        var book = GridReader.Read(file.Bytes, file.Name);
        return book.Ok
            ? Result.Ok(await drafts.PutAsync(file.Bytes, file.Name, viewer.Actor.Id, JsonSerializer.Serialize(choices, Plain), cancel))
            : Result.Refused<Guid>(book.Problems);
    }

    public async Task<Result<ImportDraft>> FindAsync(Viewer viewer, Guid id, CancellationToken cancel)
    {
        if (Refusal(viewer) is { } refusal)
        {
            return Result.Refused<ImportDraft>(refusal);
        }

        return await drafts.GetAsync(id, viewer.Actor.Id, cancel) is { } draft
            ? Result.Ok(new ImportDraft(id, new IncomingFile(draft.FileName, draft.Bytes), JsonSerializer.Deserialize<ImportChoices>(draft.OptionsJson, Plain) ?? new ImportChoices()))
            : Result.Refused<ImportDraft>(Problem.Error("import.draft-not-found", "file", "This preview is no longer kept: it was brought in already, or seven days have passed. Choose the file again."));
    }

    public Task ChooseAsync(Viewer viewer, Guid id, ImportChoices choices, CancellationToken cancel) => drafts.UpdateOptionsAsync(id, viewer.Actor.Id, JsonSerializer.Serialize(choices, Plain), cancel);

    public Task DropAsync(Viewer viewer, Guid id, CancellationToken cancel) => drafts.DeleteAsync(id, viewer.Actor.Id, cancel);

    private static Problem? Refusal(Viewer viewer) => viewer.Refusal(Area.Tracker, Level.Manage, "bring in a tracker");
}
