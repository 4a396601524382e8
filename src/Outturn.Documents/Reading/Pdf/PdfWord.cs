using Outturn.Core.Papers;

namespace Outturn.Documents.Reading.Pdf;

/// <summary>A word as it is printed: letters without a gap.</summary>
internal sealed class PdfWord(string text, Box box, int order)
{
    public string Text { get; } = text;

    public Box Box { get; } = box;

    /// <summary>Its number in the page's own order of drawing.</summary>
    public int Order { get; } = order;

    /// <summary>Of its letters, in points.</summary>
    public double Size { get; set; } = Math.Max(1, Math.Min(box.Width, box.Height) / 1.2);

    public SpanStyle Style { get; set; }

    public string? Link { get; set; }

    /// <summary>Whether a space is printed after it, at the end of a line; null where the program that wrote the PDF left no trace.</summary>
    public bool? SpaceAfter { get; set; }

    /// <summary>Whether dots led to it, as to a page number in a contents list.</summary>
    public bool IsAfterLeaders { get; set; }

    /// <summary>The same word with fewer letters.</summary>
    public PdfWord With(string letters) => new(letters, Box, Order) { Size = Size, Style = Style, Link = Link, SpaceAfter = SpaceAfter };

    /// <summary>Whether it runs up or down the page.</summary>
    public bool IsUpright => Text.Length > 2 && Box.Height > Box.Width * 1.8;
}
