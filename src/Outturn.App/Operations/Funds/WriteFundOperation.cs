using Outturn.Core.Funds;
using Outturn.Core.Values;
using Outturn.Data.Funds;
using Outturn.Data.Record;

namespace Outturn.App.Operations.Funds;

/// <summary>Writes one decision about a fund by one act. The decision says who may.</summary>
public sealed class WriteFundOperation(FundStore store)
{
    /// <param name="kind">What is done, such as <c>fund.drawdown</c>.</param>
    /// <param name="decide">The decision, given the book as it stands under the write lock.</param>
    /// <param name="position">The day on which it stands; null for today.</param>
    public async Task<Result<ActReceipt>> RunAsync(Viewer viewer, string kind, Func<FundBook, Viewer, Result<FundChanges>> decide, string reason, string source, DateOnly? position, CancellationToken cancel) =>
        viewer.Refusal(Area.Funds, Level.Read, "read the funds") is { } refusal
            ? Result.Refused<ActReceipt>(refusal)
            : await store.WriteAsync(new ActRequest(kind, viewer.Actor, reason.Trim(), source, position), book => decide(book, viewer), cancel);
}
