using Outturn.Core.Papers;
using Outturn.Core.Values;

namespace Outturn.Documents.Reading;

/// <summary>Says that a PDF is not read.</summary>
internal static class PdfPaperReader
{
    public static Task<Result<Paper>> ReadAsync(byte[] bytes, string fileName, PaperLimits limits, CancellationToken cancel) => Task.FromResult(Result.Refused<Paper>(Problem.Error(
        "file.type", fileName, "The file is a PDF, which this version does not read. Give the same document as Word (.docx) or as text.")));
}
