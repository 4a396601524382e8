using Outturn.Core.Values;
using Outturn.Data.Engines;

namespace Outturn.Data.Record;

/// <summary>The act that is being written: its place in the record is settled, what it writes is not.</summary>
internal sealed record PendingAct(Session Session, long Number, Instant Recorded, DateOnly Position)
{
    /// <summary>The place of all of the act's facts in their histories.</summary>
    public long Order { get; } = FactOrder.Of(Position, Number).Value;

    /// <summary>A version 7 id of the act's time.</summary>
    public Guid NewId() => Guid.CreateVersion7(Recorded.Utc);
}
