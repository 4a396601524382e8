using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Data.Record;
using Outturn.Data.Tracking;

namespace Outturn.App.Operations.Tracking;

/// <summary>Gives lines to a post, many at a time.</summary>
public sealed class AssignOwnersOperation(TrackerStore store)
{
    /// <param name="position">The day from which it stands; null for today.</param>
    /// <returns>The act; null inside where nothing changed.</returns>
    public async Task<Result<ActReceipt>> RunAsync(Viewer viewer, FinancialYear year, AssignOwners command, DateOnly? position, string reason, string source, CancellationToken cancel) =>
        viewer.Refusal(Area.Tracker, Level.Manage, "assign owners") is { } refusal
            ? Result.Refused<ActReceipt>(refusal)
            : await store.WriteAsync(new ActRequest("tracker.owners", viewer.Actor, reason, source, position), year, command.Decide, cancel);
}
