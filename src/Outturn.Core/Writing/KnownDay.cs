namespace Outturn.Core.Writing;

/// <summary>A day that a case's times may be counted from and that the case itself does not set.</summary>
/// <param name="Name">As it is shown, such as "Approval".</param>
/// <param name="Keys">One of these must be said to mean it, such as "approval" or "decision".</param>
/// <param name="Beside">Words that may stand beside it, such as the committee's name. Any other word means something else: the approval of a contract is not this one.</param>
public sealed record KnownDay(string Name, DateOnly Day, IReadOnlyList<string> Keys, IReadOnlyList<string> Beside)
{
    private static readonly string[] Common = ["approval", "approve", "decision", "agree", "agreement", "endorsement", "sign", "off", "business", "case", "proposal", "meeting", "formal", "member", "members"];

    /// <summary>The day on which a committee decides.</summary>
    /// <param name="committee">Its name; may be empty.</param>
    /// <param name="day">Of its meeting.</param>
    public static KnownDay Approval(string committee, DateOnly day) => new("Approval", day, ["approval", "approve", "decision", "agree", "agreement", "committee"], [.. Common, committee]);

    /// <summary>The day on which full Council sets the budget.</summary>
    public static KnownDay Council(DateOnly day) => new("Full Council", day, ["council", "budget"], [.. Common, "full", "council", "budget", "set", "setting", "county"]);

    internal bool IsMeantBy(HashSet<string> stems) =>
        stems.Overlaps(Keys.SelectMany(PlainWords.Stems)) && stems.IsSubsetOf(Keys.Concat(Beside).SelectMany(PlainWords.Stems).ToHashSet(StringComparer.Ordinal));
}
