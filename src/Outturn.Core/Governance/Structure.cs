namespace Outturn.Core.Governance;

/// <summary>The parts of a council that change their names and shapes over time.</summary>
public enum UnitKind
{
    Directorate,
    Service,
    Committee,
    Post,
}

public enum StructureChangeKind
{
    /// <summary>A unit that was not there before.</summary>
    Opened,
    Renamed,

    /// <summary>Several became one.</summary>
    Merged,

    /// <summary>One became several.</summary>
    Split,

    /// <summary>Goes to another directorate.</summary>
    Moved,

    /// <summary>Ended, with nothing in its place.</summary>
    Closed,
}

/// <summary>One change of the council's structure, in force from a day on.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Change">What happened.</param>
/// <param name="From">The first day on which it holds.</param>
/// <param name="Before">The names that end; none for an opening.</param>
/// <param name="After">The names that begin; none for a closing.</param>
/// <param name="Directorate">Where a service belongs from this day; empty for not said.</param>
/// <param name="Why">In the council's words.</param>
public sealed record StructureChange(UnitKind Kind, StructureChangeKind Change, DateOnly From, IReadOnlyList<string> Before, IReadOnlyList<string> After, string Directorate, string Why)
{
    public long Act { get; init; }

    public bool Equals(StructureChange? other) => other is not null
        && Kind == other.Kind && Change == other.Change && From == other.From && Directorate == other.Directorate && Why == other.Why && Act == other.Act
        && Before.SequenceEqual(other.Before, StringComparer.Ordinal) && After.SequenceEqual(other.After, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Kind, Change, From, Directorate, Why);
}
