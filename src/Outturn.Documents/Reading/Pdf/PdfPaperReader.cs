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

        using var folder = await PdfFolder.WithAsync(bytes, cancel).ConfigureAwait(false);
        var tool = new PdfTool(poppler, folder.Path, limits);
        var info = await tool.RunAsync(poppler.Info, [folder.File], ReadAll, cancel, cancel).ConfigureAwait(false);
        if (!info.Fine)
        {
            throw info.Complaint.Contains("password", StringComparison.OrdinalIgnoreCase) ? Encrypted(fileName) : Broken(fileName);
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

        var read = await PopplerPages.ReadAsync(tool, poppler, folder.File, count, cancel).ConfigureAwait(false) ?? throw Broken(fileName);
        return Made(read, fileName);
    }

    private static Result<Paper> Made(List<PdfPage> pages, string fileName)
    {
        var layouts = pages.AsParallel().AsOrdered().Select(PageLayout.Of).ToList();
        var blocks = BlockMaker.Make(layouts);
        return Result.Ok(new Paper(PaperForm.Pdf, fileName, blocks) { Pages = pages.Count });
    }

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
