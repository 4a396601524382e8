using System.Globalization;
using System.Net;
using System.Text;
using Outturn.Core.Papers;

namespace Outturn.Documents.Reading.Pdf;

/// <summary>A run of text in one or several looks, on one line.</summary>
/// <param name="Box">In points.</param>
/// <param name="Size">Of its letters, in points.</param>
/// <param name="Text">With its spaces.</param>
/// <param name="Pieces">Where in the text each look begins.</param>
/// <param name="Font">The name of the first font.</param>
internal sealed record LookRun(Box Box, double Size, string Text, IReadOnlyList<LookPiece> Pieces, string Font);

internal readonly record struct LookPiece(int Start, SpanStyle Style, string? Link);

/// <summary>Reads what <c>pdftohtml -xml</c> writes: runs of text with font, weight and link.</summary>
internal static class Looks
{
    /// <summary>The scale that the program is asked for, its largest: font sizes come as whole numbers.</summary>
    public const double Zoom = 3;

    public static Dictionary<int, List<LookRun>> Read(Stream output)
    {
        var pages = new Dictionary<int, List<LookRun>>();
        var fonts = new Dictionary<int, (double Size, SpanStyle Style, string Name)>();
        using var reader = new StreamReader(output, new UTF8Encoding(false, throwOnInvalidBytes: false), detectEncodingFromByteOrderMarks: false, 65_536);
        List<LookRun>? page = null;
        while (reader.ReadLine() is { } line)
        {
            var start = line.AsSpan().TrimStart();
            if (start.StartsWith("<text ") && page is not null)
            {
                if (Run(line, fonts) is { } run)
                {
                    page.Add(run);
                }
            }
            else if (start.StartsWith("<fontspec ") && Attribute(line, "id") is { } id && Attribute(line, "size") is { } size)
            {
                fonts[(int)Number(id)] = (Number(size) / Zoom, StyleOf(Attribute(line, "family") ?? ""), Attribute(line, "family") ?? "");
            }
            else if (start.StartsWith("<page ") && Attribute(line, "number") is { } number)
            {
                page = [];
                pages[(int)Number(number)] = page;
            }
        }

        return pages;
    }

    private static LookRun? Run(string line, Dictionary<int, (double Size, SpanStyle Style, string Name)> fonts)
    {
        var begin = line.IndexOf('>', StringComparison.Ordinal);
        var end = line.LastIndexOf("</text>", StringComparison.Ordinal);
        if (begin < 0 || end <= begin)
        {
            return null;
        }

        var head = line[..begin];
        var (left, top) = (Number(Attribute(head, "left")) / Zoom, Number(Attribute(head, "top")) / Zoom);
        var (width, height) = (Number(Attribute(head, "width")) / Zoom, Number(Attribute(head, "height")) / Zoom);
        var (size, fontStyle, font) = fonts.GetValueOrDefault((int)Number(Attribute(head, "font")));

        // The font named is that of the first piece: where tags say what each piece is, they know better.
        if (line.AsSpan(begin).Contains("<b>", StringComparison.Ordinal) || line.AsSpan(begin).Contains("<i>", StringComparison.Ordinal))
        {
            fontStyle = SpanStyle.None;
        }

        var text = new StringBuilder();
        var pieces = new List<LookPiece>();
        var style = fontStyle;
        string? link = null;
        var at = begin + 1;
        while (at < end)
        {
            if (line[at] == '<')
            {
                var close = line.IndexOf('>', at);
                if (close < 0 || close > end)
                {
                    break;
                }

                var tag = line.AsSpan(at + 1, close - at - 1);
                (style, link) = Tag(tag, style, link, fontStyle);
                pieces.Add(new(text.Length, style, link));
                at = close + 1;
                continue;
            }

            var next = line.IndexOf('<', at);
            next = next < 0 || next > end ? end : next;
            if (pieces.Count == 0)
            {
                pieces.Add(new(0, style, link));
            }

            text.Append(WebUtility.HtmlDecode(line[at..next]));
            at = next;
        }

        return text.Length == 0 ? null : new(new(left, top, left + width, top + height), size, text.ToString(), pieces, font ?? "");
    }

    private static (SpanStyle Style, string? Link) Tag(ReadOnlySpan<char> tag, SpanStyle style, string? link, SpanStyle font) => tag switch
    {
        "b" => (style | SpanStyle.Bold, link),
        "/b" => ((style & ~SpanStyle.Bold) | (font & SpanStyle.Bold), link),
        "i" => (style | SpanStyle.Italic, link),
        "/i" => ((style & ~SpanStyle.Italic) | (font & SpanStyle.Italic), link),
        "/a" => (style, null),
        _ when tag.StartsWith("a ") => (style, WebUtility.HtmlDecode(Attribute(tag.ToString(), "href"))),
        _ => (style, link),
    };

    /// <summary>The tags say bold and italic by the plain names only; a font's own name says the others.</summary>
    private static SpanStyle StyleOf(string family)
    {
        bool Says(string part) => family.Contains(part, StringComparison.OrdinalIgnoreCase);
        return (Says("bold") || Says("black") || Says("heavy") || Says("-Demi") ? SpanStyle.Bold : SpanStyle.None)
            | (Says("italic") || Says("oblique") ? SpanStyle.Italic : SpanStyle.None);
    }

    private static string? Attribute(string tag, string name)
    {
        var at = tag.IndexOf(' ' + name + "=\"", StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var begin = at + name.Length + 3;
        var end = tag.IndexOf('"', begin);
        return end < 0 ? null : tag[begin..end];
    }

    private static double Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1e6 ? value : 0;
}
