namespace Outturn.Core.Values;

/// <summary>What a check tried and how many agreed: what was proved is said too.</summary>
public sealed record Proof(string What, int Tried, int Agreed)
{
    public bool Holds => Tried == Agreed;
}
