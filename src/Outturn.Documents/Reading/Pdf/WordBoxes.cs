using System.Globalization;
using System.Net;
using System.Text;

namespace Outturn.Documents.Reading.Pdf;

/// <summary>Reads what <c>pdftotext -bbox</c> writes: pages, and on each the words with their boxes.</summary>
internal static class WordBoxes
{
    /// <summary>More words than small print fills a large page with: what takes words apart and together takes longer than their number.</summary>
    public const int MaxOnPage = 20_000;

    /// <param name="output">Of the program.</param>
    /// <param name="first">The number of its first page.</param>
    public static List<PdfPage> Read(Stream output, int first)
    {
        var pages = new List<PdfPage>();
        using var reader = new StreamReader(output, new UTF8Encoding(false, throwOnInvalidBytes: false), detectEncodingFromByteOrderMarks: false, 65_536);
        PdfPage? page = null;
        while (reader.ReadLine() is { } raw)
        {
            var line = raw.AsSpan().TrimStart();
            if (line.StartsWith("<word ") && page is not null)
            {
                Word(line, page);
            }
            else if (line.StartsWith("<page ") && Number(line, "width=\"") is { } width && Number(line, "height=\"") is { } height)
            {
                page = new(first + pages.Count, width, height);
                pages.Add(page);
            }
        }

        return pages;
    }

    private static void Word(ReadOnlySpan<char> line, PdfPage page)
    {
        if (Number(line, "xMin=\"") is not { } left || Number(line, "yMin=\"") is not { } top || Number(line, "xMax=\"") is not { } right || Number(line, "yMax=\"") is not { } bottom)
        {
            return;
        }

        var begin = line.IndexOf('>');
        var end = line.LastIndexOf("</word>");
        if (begin < 0 || end <= begin + 1)
        {
            return;
        }

        var text = line[(begin + 1)..end];
        var clean = Clean(text.Contains('&') ? WebUtility.HtmlDecode(text.ToString()) : text.ToString());
        if (clean.Length > 0)
        {
            if (page.Words.Count >= MaxOnPage)
            {
                throw new OutputTooLargeException();
            }

            page.Words.Add(new(clean, new(Math.Min(left, right), Math.Min(top, bottom), Math.Max(left, right), Math.Max(top, bottom)), page.Words.Count));
        }
    }

    /// <summary>Ligatures are letters again, control characters go, hard spaces part as soft ones do.</summary>
    private static string Clean(string text)
    {
        var odd = false;
        foreach (var c in text)
        {
            odd |= c is < ' ' or '\u007F' or '\u00A0' or (>= '\uFB00' and <= '\uFB06') or '\uFEFF' or '\u200B';
        }

        if (!odd)
        {
            return text;
        }

        var clean = new StringBuilder(text.Length + 2);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\uFB00' => clean.Append("ff"),
                '\uFB01' => clean.Append("fi"),
                '\uFB02' => clean.Append("fl"),
                '\uFB03' => clean.Append("ffi"),
                '\uFB04' => clean.Append("ffl"),
                '\uFB05' or '\uFB06' => clean.Append("st"),
                '\u00A0' => clean.Append(' '),
                '\uFEFF' or '\u200B' => clean,
                < ' ' or '\u007F' => clean,
                _ => clean.Append(c),
            };
        }

        return clean.ToString().Trim();
    }

    private static double? Number(ReadOnlySpan<char> line, string name)
    {
        var at = line.IndexOf(name);
        if (at < 0)
        {
            return null;
        }

        var rest = line[(at + name.Length)..];
        var end = rest.IndexOf('"');
        return end > 0 && double.TryParse(rest[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && Math.Abs(value) < 1e6 ? value : null;
    }
}
