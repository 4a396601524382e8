namespace Outturn.Core.Values;

/// <summary>How savings are signed in a file.</summary>
public enum SavingsSign
{
    Negative,
    Positive,
}
