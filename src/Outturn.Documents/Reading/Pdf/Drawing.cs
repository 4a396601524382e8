namespace Outturn.Documents.Reading.Pdf;

/// <summary>A straight line along or down the page.</summary>
/// <param name="At">Its height on the page (of a line across) or its distance from the left (of a line down).</param>
/// <param name="From">Its smaller end.</param>
/// <param name="To">Its larger end.</param>
internal readonly record struct Ruling(double At, double From, double To)
{
    public double Length => To - From;
}

/// <summary>What is drawn on a page beside its words.</summary>
/// <param name="Across">Lines from left to right.</param>
/// <param name="Down">Lines from top to bottom.</param>
/// <param name="Shades">Rectangles filled with another colour than white.</param>
/// <param name="Pictures">Where pictures stand.</param>
internal sealed record Drawing(IReadOnlyList<Ruling> Across, IReadOnlyList<Ruling> Down, IReadOnlyList<Box> Shades, IReadOnlyList<Box> Pictures)
{
    /// <summary>Small round or square shapes: bullets, where a program draws them.</summary>
    public IReadOnlyList<Box> Dots { get; init; } = [];

    /// <summary>How many other shapes are drawn.</summary>
    public int Shapes { get; init; }

    /// <summary>How many pieces of text are drawn, readable or not.</summary>
    public int Texts { get; init; }

    public static Drawing None { get; } = new([], [], [], []);
}
