namespace Outturn.Core.Papers;

/// <summary>One piece of a paper in reading order: some text, a table or a picture.</summary>
/// <param name="Place">Where it begins.</param>
public abstract record Block(Place Place);

public enum TextKind
{
    Paragraph,

    /// <summary>A heading by its style or its looks; <see cref="TextBlock.Level"/> is 1 for the largest, 0 where only its looks tell.</summary>
    Heading,

    /// <summary>A bullet or a numbered point; <see cref="TextBlock.Mark"/> is what is printed before it.</summary>
    ListItem,

    /// <summary>A footnote or endnote; <see cref="TextBlock.Mark"/> is its number.</summary>
    Note,

    /// <summary>Text that a tracked change took out. It is kept and shown, and no field is read from it.</summary>
    Removed,

    /// <summary>A running header or footer, a page number: printed on every page, of no case.</summary>
    Furniture,
}

[Flags]
public enum SpanStyle
{
    None = 0,
    Bold = 1,
    Italic = 2,
    Struck = 4,
}

/// <summary>A run of text in one look.</summary>
/// <param name="Text">As printed, with its spaces.</param>
/// <param name="Style">How it looks.</param>
/// <param name="Link">Where it leads; null where it is no link.</param>
public readonly record struct Span(string Text, SpanStyle Style = SpanStyle.None, string? Link = null);

/// <summary>A paragraph, heading, point of a list or note.</summary>
public sealed record TextBlock(Place Place, TextKind Kind, IReadOnlyList<Span> Spans) : Block(Place)
{
    private string? _text;

    /// <summary>Depth from 1 of a heading or of a point in a list; 0 where it is not known.</summary>
    public int Level { get; init; }

    /// <summary>The bullet, number or letter of a point; the number of a note; empty otherwise. It is not part of the text.</summary>
    public string Mark { get; init; } = "";

    /// <summary>The words without their looks. A line break inside the paragraph is a newline.</summary>
    public string Text => _text ??= Spans is [var one] ? one.Text : string.Concat(Spans.Select(s => s.Text));

    /// <summary>Whether every word is bold, as in a heading that is only typed to look like one.</summary>
    public bool IsBold => Spans.Any(s => !string.IsNullOrWhiteSpace(s.Text)) && Spans.All(s => s.Style.HasFlag(SpanStyle.Bold) || string.IsNullOrWhiteSpace(s.Text));

    public static TextBlock Plain(Place place, string text, TextKind kind = TextKind.Paragraph) => new(place, kind, [new(text)]);
}

/// <summary>A table as printed, before anyone says what it holds. A table that a page broke may still be several.</summary>
public sealed record TableBlock(Place Place, IReadOnlyList<PaperRow> Rows) : Block(Place)
{
    /// <summary>How many pieces on the paper it was joined from.</summary>
    public int Pieces { get; init; } = 1;

    /// <summary>The widest row, in columns.</summary>
    public int Columns => Rows.Count == 0 ? 0 : Rows.Max(r => r.Cells.Sum(c => c.Columns));
}

/// <param name="Place">Of the row.</param>
/// <param name="Cells">From the left; a cell over several columns is one cell.</param>
/// <param name="IsHeading">Whether the form marks the row as a heading.</param>
public sealed record PaperRow(Place Place, IReadOnlyList<PaperCell> Cells, bool IsHeading = false);

/// <param name="Text">Paragraphs parted by newlines; a point of a list begins with "- ". A table inside the cell is its rows, cells parted by tabs.</param>
/// <param name="Columns">How many columns it spans.</param>
public sealed record PaperCell(string Text, int Columns = 1)
{
    /// <summary>Where its links lead, in order.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];
}

/// <summary>A picture, chart or drawing: what it shows is not read. <paramref name="Description"/> is its alternative text or name; it may be empty.</summary>
public sealed record PictureBlock(Place Place, string Description) : Block(Place);
