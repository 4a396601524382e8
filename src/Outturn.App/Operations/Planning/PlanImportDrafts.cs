using System.Text.Json;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Values;
using Outturn.Data.Drafts;
using Outturn.Documents.Reading;

namespace Outturn.App.Operations.Planning;

/// <summary>A file of plan lines that waits to be confirmed, with what was said of it.</summary>
public sealed record PlanImportDraft(Guid Id, IncomingFile File, PlanImportChoices Choices);

/// <summary>Files between upload and confirmation. They are seen by the one who uploaded them, and kept for seven days.</summary>
public sealed class PlanImportDrafts(DraftStore drafts)
{
    private static readonly JsonSerializerOptions Plain = new() { IgnoreReadOnlyProperties = true };

    /// <summary>Keeps a file that can be read; one that cannot is refused here, with what to do.</summary>
    public async Task<Result<Guid>> KeepAsync(Viewer viewer, IncomingFile file, PlanImportChoices choices, CancellationToken cancel)
    {
        if (ImportPlanOperation.Refusal(viewer) is { } refusal)
        {
            return Result.Refused<Guid>(refusal);
        }

        var book = GridReader.Read(file.Bytes, file.Name);
        return book.Ok ? Result.Ok(await drafts.PutAsync(file.Bytes, file.Name, viewer.Actor.Id, Text(choices), cancel)) : Result.Refused<Guid>(book.Problems);
    }

    public async Task<Result<PlanImportDraft>> FindAsync(Viewer viewer, Guid id, CancellationToken cancel)
    {
        if (ImportPlanOperation.Refusal(viewer) is { } refusal)
        {
            return Result.Refused<PlanImportDraft>(refusal);
        }

        return await drafts.GetAsync(id, viewer.Actor.Id, cancel) is { } draft
            ? Result.Ok(new PlanImportDraft(id, new IncomingFile(draft.FileName, draft.Bytes), JsonSerializer.Deserialize<PlanImportChoices>(draft.OptionsJson, Plain) ?? new()))
            : Result.Refused<PlanImportDraft>(Problem.Error("import.draft-not-found", "file", "This preview is no longer kept: it was brought in already, or seven days have passed. Choose the file again."));
    }

    public Task ChooseAsync(Viewer viewer, Guid id, PlanImportChoices choices, CancellationToken cancel) => drafts.UpdateOptionsAsync(id, viewer.Actor.Id, Text(choices), cancel);

    public Task DropAsync(Viewer viewer, Guid id, CancellationToken cancel) => drafts.DeleteAsync(id, viewer.Actor.Id, cancel);

    private static string Text(PlanImportChoices choices) => JsonSerializer.Serialize(choices, Plain);
}
