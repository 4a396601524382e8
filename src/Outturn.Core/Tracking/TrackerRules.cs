using Outturn.Core.Values;

namespace Outturn.Core.Tracking;

/// <summary>When a line needs commentary: data, by council and date.</summary>
/// <param name="WhenRed">Where it is rated red.</param>
/// <param name="WhenMoved">In a file, where its direction of travel is better or worse.</param>
/// <param name="VarianceFrom">In a file, where its variance, either way, is this much or more.</param>
public sealed record CommentaryRule(bool WhenRed, bool WhenMoved, Money VarianceFrom)
{
    /// <summary>Where a person's rating stands in place of the rule's.</summary>
    public bool WhenOverridden { get; init; } = true;

    /// <summary>In a round, where the year's forecast has moved by this much or more since the last published position.</summary>
    public Money MovedBy { get; init; } = Money.FromThousands(10);

    /// <summary>When a round asks for it, such as "needed when red, overridden, or moved by £10k".</summary>
    public string InWords(RagRule labels) =>
        $"needed when {(WhenRed ? labels.Label(Rag.Red).ToLowerInvariant() + ", " : "")}{(WhenOverridden ? "overridden, " : "")}{(WhenRed || WhenOverridden ? "or " : "")}moved by {MoneyStyle.Words(MovedBy)}";

    public static CommentaryRule Shipped { get; } = new(WhenRed: true, WhenMoved: true, Money.FromThousands(10));
}

/// <summary>The rules by which a council judges its tracker, from a date on.</summary>
public sealed record TrackerRules(RagRule Rag, DirectionRule Direction, CommentaryRule Commentary)
{
    public static TrackerRules Shipped { get; } = new(RagRule.Shipped, DirectionRule.Shipped, CommentaryRule.Shipped);
}
