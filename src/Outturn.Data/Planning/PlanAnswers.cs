using Outturn.Core.Planning;
using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Data.Cases;

namespace Outturn.Data.Planning;

/// <summary>A cycle that is open, within what the reader may look at.</summary>
/// <param name="Cycle">The cycle.</param>
/// <param name="Proposals">How many proposals it holds, those that do not count too.</param>
/// <param name="Lines">How many lines are in it.</param>
/// <param name="Withdrawn">How many lines were taken out.</param>
/// <param name="LatestPosition">The latest day for which anything is stated.</param>
/// <param name="LatestAct">The last act of that day's position.</param>
public sealed record PlanCycleEntry(PlanCycle Cycle, int Proposals, int Lines, int Withdrawn, DateOnly LatestPosition, long LatestAct);

/// <summary>A day for which a plan states something, and the last act that did.</summary>
public sealed record PlanMark(DateOnly Position, Act LastAct);

/// <summary>All that was ever stated of one proposal and of its lines, within what the reader may look at; each list oldest act first.</summary>
/// <param name="Versions">Of the proposal.</param>
/// <param name="Lines">Of every line of the proposal; those of one act in the order of their numbers.</param>
public sealed record ProposalHistory(IReadOnlyList<FactVersion<Proposal>> Versions, IReadOnlyList<FactVersion<PlanLine>> Lines)
{
    /// <summary>The business cases that are linked to it now.</summary>
    public IReadOnlyList<CaseLineEntry> Cases { get; init; } = [];
}
