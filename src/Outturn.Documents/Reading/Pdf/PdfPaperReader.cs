using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Core.Papers;
using Outturn.Core.Values;
using Outturn.Documents.Reading.Pdf;

namespace Outturn.Documents.Reading;

/// <summary>
/// Reads a PDF as blocks. Poppler's programs take the file apart (words in boxes, their looks, what is drawn); lines, paragraphs,
/// headings, lists and tables are put together here. Attachments, forms and scripts are left alone.
/// </summary>
internal static partial class PdfPaperReader
{
    public static Task<Result<Paper>> ReadAsync(byte[] bytes, string fileName, PaperLimits limits, CancellationToken cancel) =>
        ReadAsync(bytes, fileName, limits, Poppler.Find(Environment.GetEnvironmentVariable("PATH")), cancel);

    internal static async Task<Result<Paper>> ReadAsync(byte[] bytes, string fileName, PaperLimits limits, Poppler? poppler, CancellationToken cancel)
    {
        if (poppler is null)
        {
            return Result.Refused<Paper>(Problem.Error(
                "file.pdf-tool-missing", fileName, "PDFs are read with poppler, which this machine does not have. Install poppler-utils (on Debian: apt-get install poppler-utils), or send the document as Word or text."));
        }

        using var folder = await PdfFolder.WithAsync(bytes, poppler.TempRoot, cancel).ConfigureAwait(false);
        var tool = new PdfTool(poppler, folder.Path, limits);
        var info = await tool.RunAsync(poppler.Info, [folder.File], ReadAll, cancel, cancel).ConfigureAwait(false);
        if (!info.Fine)
        {
            throw info.Complaint.Contains("password", StringComparison.OrdinalIgnoreCase) || info.Complaint.Contains("security handler", StringComparison.OrdinalIgnoreCase) ? Encrypted(fileName) : Broken(fileName);
        }

        var count = PageCount().Match(info.Value!) is { Success: true } found && int.TryParse(found.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var pages) ? pages : 0;
        if (count < 1)
        {
            throw Broken(fileName);
        }

        if (count > limits.MaxPages)
        {
            throw UnreadableFileException.Of(
                "file.too-large", fileName, $"The PDF has {Count(count)} pages, more than the {Count(limits.MaxPages)} that are read. Split it and send its parts one by one.");
        }

        var taken = await PopplerPages.ReadAsync(tool, poppler, folder.File, fileName, count, limits.MaxSeconds, cancel).ConfigureAwait(false) ?? throw Broken(fileName);
        return Made(taken, bytes, fileName, cancel);
    }

    private static Result<Paper> Made(PopplerPages.Taken taken, byte[] bytes, string fileName, CancellationToken cancel)
    {
        var pages = taken.Pages;
        if (pages.TrueForAll(p => p.Words.Count == 0))
        {
            throw pages.Count == 0 ? Broken(fileName) : UnreadableFileException.Of("file.scanned", fileName, PdfNotices.Scanned(pages.Count));
        }

        var layouts = pages.AsParallel().AsOrdered().WithCancellation(cancel).Select(PageLayout.Of).ToList();
        var (blocks, leftovers) = BlockMaker.Make(layouts);
        var problems = PdfNotices.Of(taken, blocks, leftovers, IsWhole(bytes), fileName).ToList();
        return Result.Ok(new Paper(PaperForm.Pdf, fileName, blocks) { Pages = pages.Count, Problems = problems }, problems);
    }

    /// <summary>Whether the file ends as a PDF does. Poppler reads one that was cut as far as it goes and says nothing.</summary>
    private static bool IsWhole(byte[] bytes) => bytes.AsSpan(Math.Max(0, bytes.Length - 2_048)).IndexOf("%%EOF"u8) >= 0;

    private static string ReadAll(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Count(int number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    private static UnreadableFileException Encrypted(string fileName) => UnreadableFileException.Of(
        "file.encrypted", fileName, "The PDF is protected by a password, so it cannot be read. Open it, save or print it as a PDF without a password and send that.");

    private static UnreadableFileException Broken(string fileName) => UnreadableFileException.Of(
        "file.broken", fileName, "The PDF is damaged or was cut short, so it cannot be read. Download or save it again and send that copy.");

    [GeneratedRegex(@"^Pages:\s+(\d{1,9})", RegexOptions.Multiline)]
    private static partial Regex PageCount();
}
