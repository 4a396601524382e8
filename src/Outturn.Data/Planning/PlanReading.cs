using Outturn.Core.Planning;

namespace Outturn.Data.Planning;

/// <summary>A plan as it was read, with the numbers under which the tables know what it holds.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Cycle">The cycle's number; null for one that is not open.</param>
/// <param name="Keys">The numbers, by id: of everything in the cycle, stated by the reader's date or not.</param>
internal sealed record PlanReading(Plan Plan, long? Cycle, PlanKeys Keys);

internal sealed class PlanKeys
{
    public Dictionary<Guid, long> Proposals { get; } = [];

    /// <summary>Filled only for writing: reading has no use for it.</summary>
    public Dictionary<Guid, long> Lines { get; } = [];

    public Dictionary<Guid, long> Sources { get; } = [];

    public Dictionary<Guid, long> Assumptions { get; } = [];

    public Dictionary<Guid, long> Schemes { get; } = [];

    public Dictionary<Guid, long> Scenarios { get; } = [];
}
