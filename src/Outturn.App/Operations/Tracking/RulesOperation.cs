using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Data.Record;
using Outturn.Data.Settings;

namespace Outturn.App.Operations.Tracking;

/// <summary>Reads and settles the rules by which the tracker is judged.</summary>
public sealed class RulesOperation(RulesStore store)
{
    /// <summary>The rules as at a date, and every version, in the order in which they hold.</summary>
    public async Task<Result<(TrackerRules Now, IReadOnlyList<FactVersion<TrackerRules>> Versions)>> ReadAsync(Viewer viewer, AsAt asAt, CancellationToken cancel) =>
        viewer.Refusal(Area.Tracker, Level.Read, "read the rules") is { } refusal
            ? Result.Refused<(TrackerRules, IReadOnlyList<FactVersion<TrackerRules>>)>(refusal)
            : Result.Ok((await store.ReadAsync(asAt, cancel), await store.HistoryAsync(cancel)));

    /// <summary>They hold from the day that was typed; what is shown as at earlier days keeps the rules of its day.</summary>
    public async Task<Result<ActReceipt>> ChangeAsync(Viewer viewer, ChangeRules command, string source, CancellationToken cancel)
    {
        if (viewer.Refusal(Area.SignOff, Level.Manage, "change the rules") is { } refusal)
        {
            return Result.Refused<ActReceipt>(refusal);
        }

        var decided = command.Decide();
        return decided.Ok
            ? await store.ReplaceAsync(new ActRequest("tracker.rules", viewer.Actor, command.Reason.Trim(), source, decided.Value.Rag.From), decided.Value, cancel)
            : Result.Refused<ActReceipt>(decided.Problems);
    }
}
