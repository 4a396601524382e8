using System.IO.Compression;
using System.Text;

namespace Outturn.Documents.Reading;

/// <summary>What a file is, told by its content: names lie (an .xls that is a web page, a .csv that is a PDF).</summary>
internal enum FileKind
{
    Text,
    Xlsx,
    Xlsb,
    Xls,

    /// <summary>A workbook or document with a password: which of the two, only the password would tell.</summary>
    EncryptedOffice,
    Word,
    Pdf,

    /// <summary>A zip whose list of parts is lost.</summary>
    CutZip,
    Empty,

    /// <summary>Something that holds no table we read; the sentence names it.</summary>
    Other,
}

internal static class FileKinds
{
    private static readonly (byte[] Start, string What)[] Signatures =
    [
        ("%PDF-"u8.ToArray(), "a PDF"),
        ("{\\rtf"u8.ToArray(), "a rich text (RTF) document"),
        ([0x89, 0x50, 0x4E, 0x47], "a picture (PNG)"),
        ([0xFF, 0xD8, 0xFF], "a picture (JPEG)"),
        ("GIF8"u8.ToArray(), "a picture (GIF)"),
        ([0x1F, 0x8B], "a gzip archive"),
        ([0x37, 0x7A, 0xBC, 0xAF], "a 7-Zip archive"),
        ("Rar!"u8.ToArray(), "a RAR archive"),
        ("MZ"u8.ToArray(), "a program"),
    ];

    /// <summary>The kind and, for all but workbooks and text, what it is in words such as "a PDF".</summary>
    public static (FileKind Kind, string What) Of(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return (FileKind.Empty, "empty");
        }

        foreach (var (start, what) in Signatures)
        {
            if (bytes.AsSpan().StartsWith(start) && (start.Length > 2 || start[0] == 0x1F || LooksBinary(bytes)))
            {
                return (what == "a PDF" ? FileKind.Pdf : FileKind.Other, what);
            }
        }

        if (bytes.AsSpan().StartsWith("PK\u0003\u0004"u8) || bytes.AsSpan().StartsWith("PK\u0005\u0006"u8))
        {
            return OfZip(bytes);
        }

        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return OfCompound(bytes);
        }

        return OfText(bytes);
    }

    private static (FileKind, string) OfZip(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            string? found = null;
            var seen = 0;
            foreach (var entry in zip.Entries)
            {
                var name = entry.FullName.Replace('\\', '/');
                if (name.Equals("xl/workbook.bin", StringComparison.OrdinalIgnoreCase))
                {
                    return (FileKind.Xlsb, "");
                }

                if (name.StartsWith("xl/", StringComparison.OrdinalIgnoreCase))
                {
                    found = "xlsx";
                }
                else if (name.StartsWith("word/", StringComparison.OrdinalIgnoreCase))
                {
                    return (FileKind.Word, "a Word document");
                }
                else if (name.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase))
                {
                    return (FileKind.Other, "a PowerPoint presentation");
                }
                else if (name is "mimetype" or "content.xml")
                {
                    found ??= "an OpenDocument file (LibreOffice)";
                }

                if (++seen > 10_000)
                {
                    break;
                }
            }

            return found == "xlsx" ? (FileKind.Xlsx, "") : (FileKind.Other, found ?? "a zip archive");
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException)
        {
            // The list of parts stands at the end of a zip: a download cut short has lost it.
            var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 4_000));
            return head.Contains("xl/", StringComparison.Ordinal) || head.Contains("[Content_Types].xml", StringComparison.Ordinal)
                ? (FileKind.CutZip, "")
                : (FileKind.CutZip, "a zip archive that is cut short");
        }
    }

    private static (FileKind, string) OfCompound(byte[] bytes)
    {
        bool Holds(string name) => bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(name)) >= 0;
        return Holds("EncryptedPackage") ? (FileKind.EncryptedOffice, "")
            : Holds("WordDocument") ? (FileKind.Other, "an old Word document (.doc)")
            : Holds("PowerPoint Document") ? (FileKind.Other, "an old PowerPoint presentation (.ppt)")
            : Holds("__substg1.0_") ? (FileKind.Other, "an Outlook message")
            : Holds("Workbook") || Holds("Book") ? (FileKind.Xls, "")
            : (FileKind.Other, "an old Office file without a workbook in it");
    }

    private static (FileKind, string) OfText(byte[] bytes)
    {
        if (IsUtf16(bytes))
        {
            return (FileKind.Text, "");
        }

        // Excel 2 to 4 wrote its records without a container.
        if (bytes.Length > 8 && bytes[0] == 0x09 && bytes[1] is 0x00 or 0x02 or 0x04 && bytes[2] is 0x04 or 0x06 && bytes[3] == 0)
        {
            return (FileKind.Xls, "");
        }

        if (LooksBinary(bytes))
        {
            return (FileKind.Other, "not a workbook and not text");
        }

        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 2_000)).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');
        if (head.Length == 0 && Encoding.Latin1.GetString(bytes).Trim('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t', '\f').Length == 0)
        {
            return (FileKind.Empty, "empty");
        }

        return head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<table", StringComparison.OrdinalIgnoreCase)
                ? (FileKind.Other, "a web page")
            : head.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.OrdinalIgnoreCase) ? (FileKind.Other, "an XML spreadsheet of 2003")
            : head.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) ? (FileKind.Other, "an XML file")
            : (FileKind.Text, "");
    }

    internal static bool IsUtf16(byte[] bytes)
    {
        if (bytes.Length >= 2 && ((bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF)))
        {
            return true;
        }

        return HasZeroes(bytes, first: 1) || HasZeroes(bytes, first: 0);
    }

    /// <summary>Whether nearly every second byte is zero, as in UTF-16 of western text.</summary>
    internal static bool HasZeroes(byte[] bytes, int first)
    {
        var end = Math.Min(bytes.Length, 4_000);
        var zeroes = 0;
        var others = 0;
        for (var i = 0; i < end; i++)
        {
            if (bytes[i] == 0)
            {
                if (i % 2 == first)
                {
                    zeroes++;
                }
                else
                {
                    others++;
                }
            }
        }

        return end >= 8 && zeroes > end * 0.4 && others == 0;
    }

    private static bool LooksBinary(byte[] bytes)
    {
        // 0x18 to 0x1D are arrows in the DOS code pages and stand alone in direction columns.
        var end = Math.Min(bytes.Length, 8_000);
        var odd = 0;
        for (var i = 0; i < end; i++)
        {
            if (bytes[i] == 0)
            {
                return true;
            }

            if (bytes[i] < 0x20 && bytes[i] is not (0x09 or 0x0A or 0x0C or 0x0D or 0x0B or (>= 0x18 and <= 0x1D)))
            {
                odd++;
            }
        }

        return odd > 1 + (end / 100);
    }
}
