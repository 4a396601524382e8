namespace Outturn.Core.Appraisal.Models;

/// <summary>
/// What one cell comes to: a figure, or why there is none. Not known is not nought: whatever rests on a figure that is not known is not known either, and says which.
/// </summary>
/// <param name="Value">In the plain unit: pounds, not £000; 0.3, not 30 %. Null where there is none.</param>
/// <param name="Because">What is not known, such as <c>unit price (not printed)</c>, in order; empty for a figure.</param>
/// <param name="Fails">The cell itself cannot be worked out, such as a division by nought.</param>
public sealed record ModelFigure(decimal? Value, IReadOnlyList<string> Because, bool Fails = false)
{
    /// <summary>More reasons than this are not named.</summary>
    private const int MostReasons = 5;

    /// <summary>The largest figure that is worked with: what is done with it afterwards, such as showing it in pence, then still fits.</summary>
    internal const decimal Largest = 1_000_000_000_000_000_000_000_000m;

    internal static ModelFigure TooLarge { get; } = Failed("The figure is too large to be worked with. Check the formula, or state figures in £m.");

    public static ModelFigure Known(decimal value) => new(value, []);

    public static ModelFigure Unknown(string because) => new(null, [because]);

    public static ModelFigure Failed(string because) => new(null, [because], Fails: true);

    public bool IsKnown => Value is not null;

    /// <summary>Such as <c>not known, because unit price (not printed) is not known</c>; empty for a figure.</summary>
    public string Why => IsKnown ? "" : Fails ? Because[0] : $"not known, because {string.Join(" and ", Because)} {(Because.Count == 1 ? "is" : "are")} not known";

    internal static ModelFigure Lacking(ModelFigure a, ModelFigure b) =>
        a.IsKnown ? b : b.IsKnown || ReferenceEquals(a, b) ? a
        : new(null, [.. a.Because.Concat(b.Because).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostReasons)]);
}
