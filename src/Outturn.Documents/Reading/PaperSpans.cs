using Outturn.Core.Papers;

namespace Outturn.Documents.Reading;

/// <summary>What both Word and text do with the spans of a paragraph.</summary>
internal static class PaperSpans
{
    /// <summary>Without white space at the ends; nothing where there is nothing else.</summary>
    public static List<Span> Trim(List<Span> spans)
    {
        while (spans.Count > 0 && spans[0].Text.TrimStart() is var start && start.Length < spans[0].Text.Length)
        {
            spans[0] = spans[0] with { Text = start };
            if (start.Length > 0)
            {
                break;
            }

            spans.RemoveAt(0);
        }

        while (spans.Count > 0 && spans[^1].Text.TrimEnd() is var end && end.Length < spans[^1].Text.Length)
        {
            spans[^1] = spans[^1] with { Text = end };
            if (end.Length > 0)
            {
                break;
            }

            spans.RemoveAt(spans.Count - 1);
        }

        return spans;
    }

    /// <summary>Without the first <paramref name="count"/> characters, and without white space after them.</summary>
    public static List<Span> After(IReadOnlyList<Span> spans, int count)
    {
        var rest = new List<Span>();
        foreach (var span in spans)
        {
            if (count >= span.Text.Length)
            {
                count -= span.Text.Length;
                continue;
            }

            rest.Add(count > 0 ? span with { Text = span.Text[count..] } : span);
            count = 0;
        }

        return Trim(rest);
    }

    /// <summary>The first <paramref name="count"/> characters.</summary>
    public static List<Span> Before(IReadOnlyList<Span> spans, int count)
    {
        var first = new List<Span>();
        foreach (var span in spans)
        {
            if (count <= 0)
            {
                break;
            }

            first.Add(count < span.Text.Length ? span with { Text = span.Text[..count] } : span);
            count -= span.Text.Length;
        }

        return Trim(first);
    }
}
