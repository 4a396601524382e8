namespace Outturn.Core.Appraisal.Costing;

/// <summary>What a rate table holds: it is kept as every other calculation is, version by version.</summary>
public sealed record Rates(RateKind Kind, string Unit, string Note, IReadOnlyList<Rate> Stated) : Calculation
{
    public bool Equals(Rates? other) => other is not null && Kind == other.Kind && Unit == other.Unit && Note == other.Note && Stated.SequenceEqual(other.Stated);

    public override int GetHashCode() => HashCode.Combine(Kind, Unit, Note, Stated.Count);
}
