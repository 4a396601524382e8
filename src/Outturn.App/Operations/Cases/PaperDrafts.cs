using Outturn.App.Operations.Tracking;
using Outturn.Core.Values;
using Outturn.Data.Drafts;

namespace Outturn.App.Operations.Cases;

/// <summary>A file that waits to be kept.</summary>
/// <param name="Cycle">The cycle that was named for it.</param>
public sealed record PaperDraft(Guid Id, IncomingFile File, string Cycle);

/// <summary>Papers between upload and keeping. They are seen by the one who uploaded them, and kept for seven days.</summary>
public sealed class PaperDrafts(DraftStore drafts)
{
    /// <summary>How many files are taken at once.</summary>
    public const int Most = 20;

    private const string Mark = "paper:";

    public async Task<Result<Guid>> KeepAsync(Viewer viewer, IncomingFile file, string cycle, CancellationToken cancel) =>
        ImportPapersOperation.Refusal(viewer) is { } refusal ? Result.Refused<Guid>(refusal) : Result.Ok(await drafts.PutAsync(file.Bytes, file.Name, viewer.Actor.Id, Mark + cycle, cancel));

    /// <summary>The files of these ids that are still there, in this order.</summary>
    public async Task<Result<IReadOnlyList<PaperDraft>>> FindAsync(Viewer viewer, IEnumerable<Guid> ids, CancellationToken cancel)
    {
        if (ImportPapersOperation.Refusal(viewer) is { } refusal)
        {
            return Result.Refused<IReadOnlyList<PaperDraft>>(refusal);
        }

        var found = new List<PaperDraft>();
        foreach (var id in ids.Distinct().Take(Most))
        {
            if (await drafts.GetAsync(id, viewer.Actor.Id, cancel) is { } draft && draft.OptionsJson.StartsWith(Mark, StringComparison.Ordinal))
            {
                found.Add(new(id, new IncomingFile(draft.FileName, draft.Bytes), draft.OptionsJson[Mark.Length..]));
            }
        }

        return found.Count > 0
            ? Result.Ok<IReadOnlyList<PaperDraft>>(found)
            : Result.Refused<IReadOnlyList<PaperDraft>>(Problem.Error("import.draft-not-found", "file", "This preview is no longer kept: it was brought in already, or seven days have passed. Choose the file again."));
    }

    public Task DropAsync(Viewer viewer, Guid id, CancellationToken cancel) => drafts.DeleteAsync(id, viewer.Actor.Id, cancel);
}
