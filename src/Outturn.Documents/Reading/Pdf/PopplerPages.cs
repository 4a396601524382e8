using System.Globalization;

namespace Outturn.Documents.Reading.Pdf;

/// <summary>Runs poppler's programs side by side, the slow one in two halves of the document, and puts what they say of each page together.</summary>
internal static class PopplerPages
{
    /// <returns>Null where the document cannot be taken apart.</returns>
    public static async Task<List<PdfPage>?> ReadAsync(PdfTool tool, Poppler poppler, string file, int count, CancellationToken cancel)
    {
        var half = count >= 16 ? count / 2 : count;
        var drawn = new List<Task<ToolEnd<List<Drawing>>>> { DrawAsync(tool, poppler, file, 1, half, cancel) };
        if (half < count)
        {
            drawn.Add(DrawAsync(tool, poppler, file, half + 1, count, cancel));
        }

        var words = tool.RunAsync(poppler.Text, ["-bbox", "-raw", "-enc", "UTF-8", "-q", file, "-"], o => WordBoxes.Read(o, 1), cancel, cancel);
        var looks = tool.RunAsync(poppler.Html, ["-xml", "-i", "-hidden", "-nodrm", "-q", "-zoom", "3", "-nomerge", "-noroundcoord", "-fontfullname", "-enc", "UTF-8", "-stdout", file], Looks.Read, cancel, cancel);
        await Task.WhenAll([words, looks, .. drawn]).ConfigureAwait(false);
        if (!words.Result.Fine)
        {
            return null;
        }

        var pages = words.Result.Value!;
        var at = 0;
        foreach (var part in drawn)
        {
            var first = at;
            foreach (var drawing in part.Result.Value ?? [])
            {
                if (at < pages.Count)
                {
                    pages[at++].Drawing = drawing;
                }
            }

            at = first + half;
        }

        Parallel.ForEach(pages, page => Dressing.Dress(page, looks.Result.Value?.GetValueOrDefault(page.Number) ?? []));
        return pages;
    }

    private static Task<ToolEnd<List<Drawing>>> DrawAsync(PdfTool tool, Poppler poppler, string file, int first, int last, CancellationToken cancel)
    {
        string Of(int number) => number.ToString(CultureInfo.InvariantCulture);
        return tool.RunAsync(poppler.Cairo, ["-ps", "-origpagesizes", "-q", "-f", Of(first), "-l", Of(last), file, "-"], PostScriptDrawing.Read, cancel, cancel);
    }
}
