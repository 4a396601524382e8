using System.Globalization;
using System.Xml;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Documents.Reading;

/// <summary>
/// Reads a council's workbook, CSV or pasted table as rows of cells. Nothing is interpreted here and nothing throws for a
/// bad file: each refusal is a <see cref="Problem"/> with a code that begins with <c>file.</c> and a sentence that says what to do.
/// </summary>
public static class GridReader
{
    /// <summary>Reads a stream to its end, or until it is larger than the limits allow.</summary>
    public static Result<GridBook> Read(Stream stream, string fileName, FileLimits? limits = null)
    {
        limits ??= FileLimits.Usual;
        using var memory = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            memory.Write(buffer, 0, read);
            if (memory.Length > limits.MaxBytes)
            {
                return TooLarge(fileName, limits);
            }
        }

        return Read(memory.ToArray(), fileName, limits);
    }

    public static Result<GridBook> Read(byte[] bytes, string fileName, FileLimits? limits = null)
    {
        limits ??= FileLimits.Usual;
        if (bytes.Length > limits.MaxBytes)
        {
            return TooLarge(fileName, limits);
        }

        try
        {
            var (kind, what) = FileKinds.Of(bytes);
            var book = kind switch
            {
                FileKind.Empty => throw UnreadableFileException.Of("file.empty", fileName, "The file is empty. Choose the file that holds the tracker."),
                FileKind.Other or FileKind.Word or FileKind.Pdf or FileKind.CutZip when what.Length > 0 => throw UnreadableFileException.Of(
                    "file.type", fileName, $"The file is {what}{Despite(fileName)}. Give an Excel workbook (.xlsx or .xls), a CSV file or text with tabs."),
                FileKind.EncryptedOffice => throw Encrypted(fileName),
                FileKind.Xlsx or FileKind.CutZip => XlsxReader.Read(bytes, fileName, limits),
                FileKind.Xls or FileKind.Xlsb => XlsReader.Read(bytes, fileName, limits),
                _ => TextTableReader.Read(bytes, fileName, limits),
            };
            return book.Grids.All(g => g.Rows.Count == 0)
                ? Result.Refused<GridBook>(Problem.Error("file.empty", fileName, "The file holds no cells with anything in them. Choose the file that holds the tracker."))
                : Result.Ok(book, book.Problems);
        }
        catch (UnreadableFileException e)
        {
            return Result.Refused<GridBook>(e.Problem);
        }
        catch (XmlException e)
        {
            return Result.Refused<GridBook>(e.Message.Contains("DTD", StringComparison.Ordinal)
                ? Problem.Error("file.dtd", fileName, "The workbook holds a document type definition, which Excel never writes and a harmful file may. Copy the table into a new workbook and send that.")
                : Broken(fileName));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or FormatException or OverflowException or NotSupportedException or InvalidOperationException or IndexOutOfRangeException)
        {
            return Result.Refused<GridBook>(Broken(fileName));
        }
    }

    internal static UnreadableFileException Encrypted(string fileName) => UnreadableFileException.Of(
        "file.encrypted", fileName, "The workbook is protected by a password, so it cannot be read. Open it in Excel, remove the password (File, Info, Protect Workbook) and send it again.");

    internal static UnreadableFileException TooMany(string fileName, string place, int limit, string what) => UnreadableFileException.Of(
        "file.too-large", fileName, $"{place} has more than {limit.ToString("#,##0", CultureInfo.InvariantCulture)} {what}, more than a tracker needs. Copy the tracker's own table into a new workbook and send that.");

    private static Problem Broken(string fileName) => Problem.Error(
        "file.broken", fileName, "The file is damaged or was cut short, so it cannot be read. Download or save it again; if Excel can repair it, send the repaired copy.");

    private static Result<GridBook> TooLarge(string fileName, FileLimits limits) => Result.Refused<GridBook>(Problem.Error(
        "file.too-large", fileName, $"The file is larger than {(limits.MaxBytes / 1_000_000).ToString(CultureInfo.InvariantCulture)} MB. Copy the tracker's own table into a new workbook and send that."));

    internal static string Despite(string fileName)
    {
        var extension = Path.GetExtension(fileName);
        return extension.Length > 1 ? $", although its name ends in {extension.ToLowerInvariant()}" : "";
    }
}
