using System.Globalization;
using Outturn.Core.Papers;
using Outturn.Core.Values;

namespace Outturn.Documents.Reading.Pdf;

/// <summary>What a reader of the paper should know of how it was read.</summary>
internal static class PdfNotices
{
    /// <summary>The share of letters on a page that mean nothing, over which the page is named.</summary>
    private const double Unreadable = 0.1;

    public static string Scanned(int pages) =>
        $"The PDF is {Count(pages, "page", "pages")} of pictures with no text in {(pages == 1 ? "it" : "them")}, as a scanner makes them. Send the document that was scanned, as Word or text, or have its text recognised (OCR) first.";

    public static IEnumerable<Problem> Of(PopplerPages.Taken taken, List<Block> blocks, int leftovers, bool isWhole, string where)
    {
        var pages = taken.Pages;
        if (!isWhole)
        {
            yield return Problem.Warning("paper.cut-short", where, $"The PDF does not end as a PDF does: it was cut short or changed by hand, and its last pages may be missing. {Count(pages.Count, "page was", "pages were")} read. Download it again and compare.");
        }

        if (pages.FindAll(IsUnreadable) is { Count: > 0 } unreadable)
        {
            yield return Problem.Warning("paper.unreadable-font", where, $"Letters on {Named(unreadable)} mean nothing: the PDF has a font without saying which letters its shapes are. What was read there is not what is printed. Send the document as Word or text.");
        }

        if (pages.FindAll(IsPicture) is { Count: > 0 } pictures)
        {
            yield return Problem.Notice("paper.page-without-text", where, $"There is no text on {Named(pictures)}, only a picture. What {(pictures.Count == 1 ? "it shows" : "they show")} is not read: send {(pictures.Count == 1 ? "that page" : "those pages")} as Word or text if there is anything on {(pictures.Count == 1 ? "it" : "them")}.");
        }

        if (taken.Undrawn)
        {
            yield return Problem.Notice("paper.lines-unread", where, "The lines and pictures on some pages could not be read, so tables there were told by their columns alone. Compare the tables with the paper.");
        }

        if (pages.FindAll(p => p.RunsPastEdge) is { Count: > 0 } past)
        {
            yield return Problem.Notice("paper.past-edge", where, $"Words run past the right edge of {Named(past)}, where nobody sees them. They were read.");
        }

        if (blocks.OfType<PictureBlock>().Count() is > 0 and var count)
        {
            yield return Problem.Notice("paper.picture", where, $"The document holds {Count(count, "picture", "pictures")}. What they show is not read; their places are kept.");
        }

        if (leftovers > 0)
        {
            yield return Problem.Notice("text.markup", where, $"{Count(leftovers, "piece of text holds", "pieces of text hold")} tags or links in the signs of web pages, which a conversion left there. They were read as what they mean; the file keeps them.");
        }
    }

    private static bool IsPicture(PdfPage page) =>
        page.Words.Count == 0 ? page.Drawing.Pictures.Count > 0 || page.Drawing.Shapes > 20
        : page.Words.Count < 10 && page.Drawing.Pictures.Any(p => p.Width * p.Height > 0.6 * page.Width * page.Height);

    private static bool IsUnreadable(PdfPage page)
    {
        // Letters that have no meaning at all are left out by poppler: then there is something written, and no word.
        if (page.Words.Count == 0)
        {
            return page.Drawing.Texts > 5;
        }

        var (letters, odd) = (0, 0);
        foreach (var word in page.Words.Where(w => w.Text.Length > 1))
        {
            letters += word.Text.Length;
            odd += word.Text.Count(c => c is '\uFFFD' or (>= '\uE000' and <= '\uF8FF') or (>= '\u0080' and <= '\u009F'));
        }

        return odd + page.GuessedLetters > Unreadable * Math.Max(20, letters);
    }

    /// <summary>Such as "page 3" or "pages 2 to 4, 7 and 9".</summary>
    private static string Named(List<PdfPage> pages)
    {
        var runs = new List<(int First, int Last)>();
        foreach (var number in pages.Select(p => p.Number).Order())
        {
            if (runs.Count > 0 && number == runs[^1].Last + 1)
            {
                runs[^1] = (runs[^1].First, number);
            }
            else
            {
                runs.Add((number, number));
            }
        }

        string Of(int number) => number.ToString(CultureInfo.InvariantCulture);
        var names = runs.ConvertAll(r => r.First == r.Last ? Of(r.First) : r.Last == r.First + 1 ? $"{Of(r.First)} and {Of(r.Last)}" : $"{Of(r.First)} to {Of(r.Last)}");
        if (names.Count > 12)
        {
            names = [.. names.Take(12), $"{Of(names.Count - 12)} more runs of pages"];
        }

        return (pages.Count == 1 ? "page " : "pages ") + (names.Count == 1 ? names[0] : string.Join(", ", names.SkipLast(1)) + " and " + names[^1]);
    }

    private static string Count(int count, string one, string many) => $"{count.ToString("#,##0", CultureInfo.InvariantCulture)} {(count == 1 ? one : many)}";
}
