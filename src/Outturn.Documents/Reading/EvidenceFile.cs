using Outturn.Core.Values;

namespace Outturn.Documents.Reading;

/// <summary>Whether a file may be kept as evidence, told from its bytes and not from its name.</summary>
public static class EvidenceFile
{
    public const int MostBytes = 25 * 1024 * 1024;

    private static readonly byte[][] Pictures = [[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], [0xFF, 0xD8, 0xFF]];

    /// <summary>Null where it may; else why not.</summary>
    public static Problem? Refusal(byte[] bytes, string name)
    {
        if (bytes.Length == 0)
        {
            return Problem.Error("evidence.empty", "file", $"{name} is empty. Choose the file again.");
        }

        if (bytes.Length > MostBytes)
        {
            return Problem.Error("evidence.large", "file", $"{name} is larger than 25 MB. Attach the part that matters, or give a link to the whole.");
        }

        return TypeOf(bytes) is null
            ? Problem.Error("evidence.type", "file", $"{name} is none of the kinds that are kept: PDF, Word, Excel, text or CSV, PNG or JPEG. Save it as a PDF and attach that.")
            : null;
    }

    /// <summary>The type that the bytes are served as; null for a kind that is not kept.</summary>
    public static string? TypeOf(byte[] bytes) => FileKinds.Of(bytes).Kind switch
    {
        FileKind.Pdf => "application/pdf",
        FileKind.Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileKind.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileKind.Xls => "application/vnd.ms-excel",
        FileKind.Text when !LooksLikeMarkup(bytes) => "text/plain; charset=utf-8",
        _ when Pictures[0].AsSpan().SequenceEqual(bytes.AsSpan(0, Math.Min(bytes.Length, 8))) => "image/png",
        _ when bytes.AsSpan().StartsWith(Pictures[1]) => "image/jpeg",
        _ => null,
    };

    /// <summary>A page of the web or a drawing can carry a script: a browser would run it.</summary>
    private static bool LooksLikeMarkup(byte[] bytes)
    {
        var start = System.Text.Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, 1_024)).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return start.StartsWith('<') || start.StartsWith("#!", StringComparison.Ordinal);
    }
}
