namespace Outturn.Core.Values;

public enum CellState
{
    /// <summary>As it stood.</summary>
    Same,

    Changed,

    /// <summary>Readable, and a person should say whether it is meant. The last good figure is counted meanwhile.</summary>
    Ask,

    /// <summary>Not to be read, or far too large. The last good figure is counted meanwhile.</summary>
    Wrong,
}

/// <summary>One press that settles a question.</summary>
/// <param name="Text">What the cell then holds.</param>
/// <param name="Keep">True where the typed figure is meant as it is.</param>
/// <param name="Words">On the button.</param>
public sealed record CellFix(string Text, bool Keep, string Words);
