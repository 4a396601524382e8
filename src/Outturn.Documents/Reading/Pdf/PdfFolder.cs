namespace Outturn.Documents.Reading.Pdf;

/// <summary>A folder of one reading that only its owner may open, with the file in it. It goes when the reading ends.</summary>
internal sealed class PdfFolder : IDisposable
{
    private PdfFolder(string path)
    {
        Path = path;
        File = System.IO.Path.Combine(path, "paper.pdf");
    }

    public string Path { get; }

    public string File { get; }

    public static async Task<PdfFolder> WithAsync(byte[] bytes, string? root, CancellationToken cancel)
    {
        // The framework makes its own with mode 700.
        var folder = new PdfFolder(root is null
            ? Directory.CreateTempSubdirectory("outturn-pdf-").FullName
            : Directory.CreateDirectory(System.IO.Path.Combine(root, System.IO.Path.GetRandomFileName())).FullName);
        try
        {
            await System.IO.File.WriteAllBytesAsync(folder.File, bytes, cancel).ConfigureAwait(false);
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A virus scanner may hold it for a moment; the system clears its own folder.
        }
    }
}
