using Outturn.Core.Papers;
using Outturn.Documents.Reading.Text;

namespace Outturn.Documents.Reading.Word;

/// <summary>A paragraph while it is read: its spans, and what is to follow it.</summary>
internal sealed class WordParagraph(Place place)
{
    private readonly List<Span> _spans = [];
    private readonly System.Text.StringBuilder _run = new();
    private SpanStyle _style;
    private string? _link;
    private int _length;

    public Place Place { get; } = place;

    public string? Style { get; set; }

    public string? List { get; set; }

    public int? Level { get; set; }

    public int? Outline { get; set; }

    /// <summary>Whether its end was deleted, or it is one large letter: the next paragraph goes on with it.</summary>
    public bool GoesOn { get; set; }

    /// <summary>Text that tracked changes took out.</summary>
    public System.Text.StringBuilder Removed { get; } = new();

    /// <summary>Notes, comments, pictures and text boxes that stand in it: they come after it.</summary>
    public List<Block> After { get; } = [];

    public bool IsEmpty => _spans.Count == 0 && _run.Length == 0;

    /// <summary>Characters so far.</summary>
    public int Length => _length;

    public void Add(string text, SpanStyle style, string? link)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (_run.Length > 0 && (style != _style || !string.Equals(link, _link, StringComparison.Ordinal)))
        {
            Close();
        }

        _style = style;
        _link = link;
        _length += text.Length;
        _run.Append(text);
    }

    private void Close()
    {
        if (_run.Length > 0)
        {
            _spans.Add(new(_run.ToString(), _style, _link));
            _run.Clear();
        }
    }

    /// <summary>The spans without white space at the paragraph's ends, and without the tags that a conversion left in the text.</summary>
    public List<Span> Spans(WordSightings seen)
    {
        Close();
        return PaperSpans.Trim(_spans.Exists(s => HasLeftovers(s.Text)) ? [.. _spans.SelectMany(s => WithoutLeftovers(s, seen))] : _spans);
    }

    private static bool HasLeftovers(string text) => text.Contains('<', StringComparison.Ordinal) || text.Contains("](", StringComparison.Ordinal);

    private static IEnumerable<Span> WithoutLeftovers(Span span, WordSightings seen)
    {
        if (!HasLeftovers(span.Text))
        {
            return [span];
        }

        var lead = span.Text.Length - span.Text.TrimStart().Length;
        var tail = span.Text.Length - span.Text.TrimEnd().Length;
        var clean = InlineMarkup.Leftovers.Parse(span.Text);
        if (clean.Count == 1 && clean[0].Text == span.Text.Trim())
        {
            return [span];
        }

        seen.Leftovers++;
        return [.. lead > 0 ? [span with { Text = span.Text[..lead] }] : Array.Empty<Span>(), .. clean.Select(c => c with { Style = c.Style | span.Style, Link = c.Link ?? span.Link }), .. tail > 0 && lead < span.Text.Length ? [span with { Text = span.Text[^tail..] }] : Array.Empty<Span>()];
    }

    /// <summary>Takes over what an earlier paragraph, whose end was deleted, holds. What a paragraph is, its end says: so this one's style holds for both.</summary>
    public void GoOnFrom(WordParagraph earlier)
    {
        earlier.Close();
        foreach (var span in earlier._spans)
        {
            Add(span.Text, span.Style, span.Link);
        }

        Removed.Append(earlier.Removed);
        After.AddRange(earlier.After);
    }
}
