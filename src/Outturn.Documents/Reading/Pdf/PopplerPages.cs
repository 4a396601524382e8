using System.Globalization;

namespace Outturn.Documents.Reading.Pdf;

/// <summary>Runs poppler's programs side by side, the slow one in two halves of the document, and puts what they say of each page together.</summary>
internal static class PopplerPages
{
    /// <param name="Pages">As far as they could be read.</param>
    /// <param name="Undrawn">Whether lines and pictures are missing on some pages: their program failed or took too long.</param>
    internal sealed record Taken(List<PdfPage> Pages, bool Undrawn);

    /// <returns>Null where the document cannot be taken apart.</returns>
    /// <exception cref="UnreadableFileException">When a page holds more words than are read.</exception>
    public static async Task<Taken?> ReadAsync(PdfTool tool, Poppler poppler, string file, string fileName, int count, int seconds, CancellationToken cancel)
    {
        // Lines are worth half of the time: without them tables are still told by their columns.
        using var drawing = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        drawing.CancelAfter(TimeSpan.FromSeconds(seconds / 2.0));
        var half = count >= 16 ? count / 2 : count;
        var drawn = new List<Task<ToolEnd<List<Drawing>>>> { DrawAsync(tool, poppler, file, 1, half, drawing.Token, cancel) };
        if (half < count)
        {
            drawn.Add(DrawAsync(tool, poppler, file, half + 1, count, drawing.Token, cancel));
        }

        var looking = tool.RunAsync(poppler.Html, ["-xml", "-i", "-hidden", "-nodrm", "-q", "-zoom", "3", "-nomerge", "-noroundcoord", "-fontfullname", "-enc", "UTF-8", "-stdout", file], Looks.Read, cancel, cancel);
        var listing = tool.RunAsync(poppler.Fonts, [file], FontList.Unknown, cancel, cancel);
        var reading = tool.RunAsync(poppler.Text, ["-bbox", "-raw", "-enc", "UTF-8", "-q", file, "-"], o => WordBoxes.Read(o, 1), cancel, cancel);
        await Task.WhenAny(reading).ConfigureAwait(false);
        if (!reading.IsCompletedSuccessfully || reading.Result.Value is null || reading.Result.Value.TrueForAll(p => p.Words.Count == 0))
        {
            // A scan: its pictures are large, and nobody waits for them.
            await drawing.CancelAsync().ConfigureAwait(false);
        }

        // All of them, whatever becomes of one: the file's folder goes when this ends.
        await Task.WhenAll([reading, looking, listing, .. drawn]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancel.ThrowIfCancellationRequested();
        var words = await reading.ConfigureAwait(false);
        var looks = await looking.ConfigureAwait(false);
        var unknown = (await listing.ConfigureAwait(false)).Value ?? [];
        var drawings = await Task.WhenAll(drawn).ConfigureAwait(false);
        if (words.State == ToolState.TooMuch)
        {
            throw UnreadableFileException.Of(
                "file.too-large", fileName, $"A page of the PDF has more than {WordBoxes.MaxOnPage.ToString("#,##0", CultureInfo.InvariantCulture)} words, or the PDF more text than is read. Split the document and send its parts one by one.");
        }

        if (!words.Fine)
        {
            return null;
        }

        var pages = words.Value!;
        var undrawn = Draw(pages, [.. drawings.Select(d => d.Value ?? [])], half);
        Parallel.ForEach(pages, new ParallelOptions { CancellationToken = cancel }, page => Dressing.Dress(page, looks.Value?.GetValueOrDefault(page.Number) ?? [], unknown));
        return new(pages, undrawn);
    }

    private static bool Draw(List<PdfPage> pages, List<List<Drawing>> parts, int half)
    {
        for (var i = 0; i < pages.Count; i++)
        {
            var (part, at) = i < half ? (0, i) : (1, i - half);
            if (part < parts.Count && at < parts[part].Count)
            {
                pages[i].Drawing = parts[part][at];
            }
        }

        return parts.Sum(p => p.Count) < pages.Count;
    }

    private static Task<ToolEnd<List<Drawing>>> DrawAsync(PdfTool tool, Poppler poppler, string file, int first, int last, CancellationToken time, CancellationToken cancel)
    {
        string Of(int number) => number.ToString(CultureInfo.InvariantCulture);
        return tool.RunAsync(poppler.Cairo, ["-ps", "-origpagesizes", "-q", "-f", Of(first), "-l", Of(last), file, "-"], PostScriptDrawing.Read, time, cancel);
    }
}
