using System.Globalization;
using System.Xml;
using Outturn.Core.Papers;
using Outturn.Core.Values;

namespace Outturn.Documents.Reading;

/// <summary>
/// Reads a Word document, a PDF or a text as ordered blocks. What a file is, its content tells. Nothing throws for a bad file:
/// each refusal is a <see cref="Problem"/> with a code that begins with <c>file.</c> and a sentence that says what to do.
/// </summary>
public static class PaperReader
{
    private const string Forms = "Give a Word document (.docx), a PDF or a text file.";

    public static Task<Result<Paper>> ReadAsync(byte[] bytes, string fileName, CancellationToken cancel = default) =>
        ReadAsync(bytes, fileName, PaperLimits.Usual, cancel);

    /// <exception cref="OperationCanceledException">When <paramref name="cancel"/> asks for it, and for nothing else.</exception>
    public static async Task<Result<Paper>> ReadAsync(byte[] bytes, string fileName, PaperLimits limits, CancellationToken cancel = default)
    {
        if (bytes.Length > limits.MaxBytes)
        {
            return Result.Refused<Paper>(Problem.Error(
                "file.too-large", fileName, $"The file is larger than {(limits.MaxBytes / 1_000_000).ToString(CultureInfo.InvariantCulture)} MB. Split the pack and send its parts one by one."));
        }

        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (limits.MaxSeconds > 0)
        {
            time.CancelAfter(TimeSpan.FromSeconds(limits.MaxSeconds));
        }
        else
        {
            await time.CancelAsync().ConfigureAwait(false);
        }

        try
        {
            var (kind, what) = FileKinds.Of(bytes);
            return kind switch
            {
                FileKind.Other when IsPdfBehindOthers(bytes) => await PdfPaperReader.ReadAsync(bytes, fileName, limits, time.Token).ConfigureAwait(false),
                FileKind.Pdf => await PdfPaperReader.ReadAsync(bytes, fileName, limits, time.Token).ConfigureAwait(false),
                FileKind.Word => Read(WordPaperReader.Read(bytes, fileName, limits, time.Token), fileName),
                FileKind.Text => Read(TextPaperReader.Read(bytes, fileName, limits, time.Token), fileName),
                _ => Result.Refused<Paper>(Refusal(kind, what, bytes, fileName)),
            };
        }
        catch (UnreadableFileException e)
        {
            return Result.Refused<Paper>(e.Problem);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Result.Refused<Paper>(Problem.Error(
                "file.too-slow", fileName, $"The document was not read within {limits.MaxSeconds.ToString(CultureInfo.InvariantCulture)} seconds, so reading was stopped. Split it and send its parts one by one."));
        }
        catch (XmlException e)
        {
            return Result.Refused<Paper>(e.Message.Contains("DTD", StringComparison.Ordinal)
                ? Problem.Error("file.dtd", fileName, "The document holds a document type definition, which Word never writes and a harmful file may. Open it in Word, save it as a new document and send that.")
                : Broken(fileName));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or FormatException or OverflowException or NotSupportedException or InvalidOperationException or IndexOutOfRangeException)
        {
            return Result.Refused<Paper>(Broken(fileName));
        }
    }

    internal static UnreadableFileException NoDocument(string fileName) => UnreadableFileException.Of(
        "file.broken", fileName, "The file is packed like a Word document but has no text part in it. Open it in Word, save it again as .docx and send that.");

    internal static UnreadableFileException TooMuch(string fileName, string place, int limit, string what) => UnreadableFileException.Of(
        "file.too-large", fileName, $"{place} has more than {limit.ToString("#,##0", CultureInfo.InvariantCulture)} {what}, more than is read. Split the document and send its parts one by one.");

    private static Result<Paper> Read(Paper paper, string fileName) => paper.Blocks.Count > 0
        ? Result.Ok(paper, paper.Problems)
        : Result.Refused<Paper>([Problem.Error("file.empty", fileName, "The document holds no words, tables or pictures. Choose the file that holds the business case."), .. paper.Problems]);

    private static Problem Refusal(FileKind kind, string what, byte[] bytes, string fileName) => kind switch
    {
        FileKind.Empty => Problem.Error("file.empty", fileName, "The file is empty. Choose the file that holds the business case."),
        FileKind.EncryptedOffice => Problem.Error(
            "file.encrypted", fileName, "The document is protected by a password, so it cannot be read. Open it in Word, remove the password (File, Info, Protect Document) and send it again."),
        FileKind.Xlsx or FileKind.Xlsb or FileKind.Xls => Problem.Error(
            "file.type", fileName, "The file is a workbook, not a paper. Import it with --kind plan or --kind tracker; a business case comes as a Word document (.docx), a PDF or a text file."),
        FileKind.CutZip => Broken(fileName),
        _ => Problem.Error("file.type", fileName, $"The file is {Named(what, bytes)}{GridReader.Despite(fileName)}. {WhatToDo(what)}"),
    };

    /// <summary>Some programs write other bytes before a PDF's first; readers look for it in the first thousand (ISO 32000, implementation notes).</summary>
    private static bool IsPdfBehindOthers(byte[] bytes) => bytes.AsSpan(0, Math.Min(bytes.Length, 1_024)).IndexOf("%PDF-"u8) > 0;

    private static string Named(string what, byte[] bytes) => what == "not a workbook and not text" && bytes.Length > 0 ? "neither a document nor text" : what;

    private static string WhatToDo(string what) =>
        what.Contains("Word document", StringComparison.Ordinal) || what.Contains("rich text", StringComparison.Ordinal) || what.Contains("OpenDocument", StringComparison.Ordinal) || what.Contains("web page", StringComparison.Ordinal) || what.Contains("XML file", StringComparison.Ordinal)
            ? "Open it in Word or LibreOffice, save it as .docx and send that."
        : what.Contains("picture", StringComparison.Ordinal) ? "A picture holds no words that can be read. " + Forms
        : what.Contains("archive", StringComparison.Ordinal) ? "Unpack it and send the documents in it one by one."
        : Forms;

    private static Problem Broken(string fileName) => Problem.Error(
        "file.broken", fileName, "The file is damaged or was cut short, so it cannot be read. Download or save it again; if Word can repair it, send the repaired copy.");
}
