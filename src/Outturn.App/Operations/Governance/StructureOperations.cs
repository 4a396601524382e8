using Outturn.Core.Governance;
using Outturn.Core.Values;
using Outturn.Data.Governance;
using Outturn.Data.Record;

namespace Outturn.App.Operations.Governance;

/// <summary>A unit that exists on a day.</summary>
/// <param name="Directorate">Of a service; empty where it was never said, and for every other kind.</param>
public sealed record UnitShown(string Name, string Directorate);

/// <summary>The council's structure: what changed, and who is what on a day.</summary>
/// <param name="Changes">Those that are stated, latest first.</param>
/// <param name="On">The day of the names.</param>
public sealed record StructureShown(IReadOnlyList<StructureChange> Changes, DateOnly On, IReadOnlyDictionary<UnitKind, IReadOnlyList<UnitShown>> Units);

/// <summary>Reads and writes the council's structure.</summary>
public sealed class StructureOperations(StructureStore store)
{
    /// <param name="on">The day whose names are wanted.</param>
    public async Task<Result<StructureShown>> ReadAsync(Viewer viewer, AsAt asAt, DateOnly on, CancellationToken cancel)
    {
        if ((viewer.Refusal(Area.Plan, Level.Read, "see the council's structure")
            ?? (asAt.RecordedBy is null ? null : viewer.Refusal(Area.Record, Level.Read, "read by the clock"))) is { } refusal)
        {
            return Result.Refused<StructureShown>(refusal);
        }

        var changes = await store.ReadAsync(asAt, cancel);
        var structure = new CouncilStructure(changes);
        return Result.Ok(new StructureShown(
            [.. changes.OrderByDescending(c => c.From).ThenByDescending(c => c.Act)],
            on,
            Enum.GetValues<UnitKind>().ToDictionary(
                kind => kind,
                kind => (IReadOnlyList<UnitShown>)[.. structure.NamesOn(kind, on).Select(name => new UnitShown(name, kind == UnitKind.Service ? structure.DirectorateOn(name, on) : ""))])));
    }

    /// <summary>Records a change by one act that stands from the day on which the change holds.</summary>
    public async Task<Result<ActReceipt>> ChangeAsync(Viewer viewer, ChangeStructure command, string source, CancellationToken cancel) =>
        viewer.Refusal(Area.Plan, Level.Manage, "change the council's structure") is { } refusal
            ? Result.Refused<ActReceipt>(refusal)
            : await store.WriteAsync(
                new ActRequest("structure.change", viewer.Actor, command.Change.Why.Trim(), source, command.Change.From), known => command.Decide(known, viewer), cancel);
}
