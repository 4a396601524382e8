using System.Text.Json;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Drafts;

namespace Outturn.App.Operations.Rounds;

/// <summary>What people have typed in a round and not submitted. It keeps itself: a closed window loses nothing.</summary>
public sealed class RoundDrafts(RoundDraftStore store)
{
    /// <summary>The draft and when it was kept; an empty one where there is none.</summary>
    public async Task<(RoundDraft Draft, Instant? Saved)> OfAsync(Viewer viewer, FinancialMonth period, CancellationToken cancel) =>
        await store.GetAsync(viewer.Actor.Id, period, cancel) is { } kept ? (Read(kept.Json), kept.Saved) : (RoundDraft.Empty, null);

    /// <summary>Keeps the draft in place of the one before; one with nothing in it is taken away.</summary>
    public async Task<Instant?> KeepAsync(Viewer viewer, FinancialMonth period, RoundDraft draft, CancellationToken cancel)
    {
        var lines = draft.Lines.Where(l => !l.Value.IsEmpty).ToDictionary(l => l.Key, l => l.Value);
        if (lines.Count == 0)
        {
            await store.DeleteAsync(viewer.Actor.Id, period, cancel);
            return null;
        }

        return await store.PutAsync(viewer.Actor.Id, period, JsonSerializer.Serialize(lines), cancel);
    }

    private static RoundDraft Read(string json) => new(JsonSerializer.Deserialize<Dictionary<Guid, LineDraft>>(json, Options) ?? []);

    private static readonly JsonSerializerOptions Options = new();
}
