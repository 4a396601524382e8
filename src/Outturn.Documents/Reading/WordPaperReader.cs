using System.IO.Compression;
using Outturn.Core.Papers;

namespace Outturn.Documents.Reading;

/// <summary>Reads a Word document (.docx, .docm) as blocks.</summary>
internal static class WordPaperReader
{
    public static Paper Read(byte[] bytes, string fileName, PaperLimits limits, CancellationToken cancel)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        throw PaperReader.NoDocument(fileName);
    }
}
