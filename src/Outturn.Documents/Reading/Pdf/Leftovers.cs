using Outturn.Core.Papers;
using Outturn.Documents.Reading.Text;

namespace Outturn.Documents.Reading.Pdf;

/// <summary>Tags and links in the signs of web pages, which a conversion left in the text: read as what they mean, as in Word and in a text.</summary>
internal static class Leftovers
{
    /// <returns>The spans without them, and how many of the spans held some.</returns>
    public static (List<Span> Spans, int Held) Read(IReadOnlyList<Span> spans)
    {
        var read = new List<Span>(spans.Count);
        var held = 0;
        foreach (var span in spans)
        {
            var text = span.Text;
            if (!text.Contains('<', StringComparison.Ordinal) && !text.Contains("](", StringComparison.Ordinal))
            {
                read.Add(span);
                continue;
            }

            var clean = InlineMarkup.Leftovers.Parse(text);
            if (clean.Count == 0 || (clean.Count == 1 && clean[0].Text == text.Trim()))
            {
                read.Add(clean.Count == 0 ? span with { Text = "" } : span);
                continue;
            }

            held++;
            var lead = text.Length - text.TrimStart().Length;
            var tail = text.Length - text.TrimEnd().Length;
            if (lead > 0)
            {
                read.Add(span with { Text = text[..lead] });
            }

            read.AddRange(clean.Select(c => c with { Style = c.Style | span.Style, Link = c.Link ?? span.Link }));
            if (tail > 0)
            {
                read.Add(span with { Text = text[^tail..] });
            }
        }

        return (read, held);
    }
}
