using System.Text;
using Outturn.Core.Values;

namespace Outturn.Documents.Reading;

/// <summary>
/// Finds how a text's bytes stand for characters. Councils' CSV files come as UTF-8, as UTF-16 ("Unicode text"), in the
/// Windows code page 1252, in the DOS code page 850 and, from old Macs, in Mac Roman. The last three give any bytes some
/// meaning, so they are told apart by which one makes sense of pound signs, dashes, quotes and accents.
/// </summary>
internal static class TextEncodings
{
    public static (string Text, string Encoding) Decode(byte[] bytes)
    {
        var span = bytes.AsSpan();
        if (span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return (Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3), "UTF-8");
        }

        if (span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return (Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2), "UTF-16");
        }

        if (span.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return (Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2), "UTF-16");
        }

        if (FileKinds.HasZeroes(bytes, first: 1))
        {
            return (Encoding.Unicode.GetString(bytes), "UTF-16");
        }

        if (FileKinds.HasZeroes(bytes, first: 0))
        {
            return (Encoding.BigEndianUnicode.GetString(bytes), "UTF-16");
        }

        try
        {
            return (new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes), "UTF-8");
        }
        catch (DecoderFallbackException)
        {
            return ByContent(bytes);
        }
    }

    private static (string, string) ByContent(byte[] bytes)
    {
        var windows = 1; // Windows wins where nothing tells
        var dos = 0;
        var mac = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var b = bytes[i];
            var before = i > 0 ? bytes[i - 1] : (byte)' ';
            var after = i + 1 < bytes.Length ? bytes[i + 1] : (byte)' ';
            switch (b)
            {
                // £ is A3 in Windows and Mac, 9C in DOS; there A3 is ú, and 9C is œ in Windows.
                case 0xA3 when IsAmountStart(after) || IsGap(before):
                    windows += 5;
                    mac += 5;
                    break;
                case 0x9C when IsAmountStart(after) || IsGap(before):
                    dos += 5;
                    break;

                // ’ is 92 in Windows (Æ in DOS) and D5 in Mac (ı, Õ).
                case 0x92 when IsLower(before) && IsLower(after):
                case 0x91 or 0x93 when IsGap(before) && IsLetter(after):
                case 0x94 or 0x92 when IsLetter(before) && IsGap(after):
                    windows += 3;
                    break;
                case 0xD5 when IsLower(before) && IsLower(after):
                    mac += 3;
                    break;

                // – and — are 96 and 97 in Windows (û, ù in DOS), D0 and D1 in Mac.
                case 0x96 or 0x97 when IsGap(before) || IsGap(after) || (IsDigit(before) && IsDigit(after)):
                    windows += 3;
                    break;
                case 0xD0 or 0xD1 when IsGap(before) && IsGap(after):
                    mac += 3;
                    break;

                // é, è, ô and the like stand between letters: 82 8A 93 94 81 84 in DOS; 8E in Mac; E0 to FF in Windows.
                case 0x82 or 0x8A or 0x81 or 0x84 or 0x87 when IsLetter(before) && (IsLetter(after) || IsGap(after)):
                    dos += 3;
                    break;
                case 0x8E or 0x8F when IsLetter(before) && (IsLetter(after) || IsGap(after)):
                    mac += 3;
                    break;
                case >= 0xE0 when IsLetter(before) && (IsLetter(after) || IsGap(after)):
                    windows += 2;
                    break;

                // A direction column of a DOS program holds its arrow characters.
                case 0x18 or 0x19 or 0x1A or 0x1B or 0x1D:
                    dos += 2;
                    break;
            }
        }

        return dos > windows && dos >= mac ? (Arrows(Page(850).GetString(bytes)), "code page 850")
            : mac > windows ? (Page(10000).GetString(bytes), "Mac Roman")
            : (Page(1252).GetString(bytes), "Windows-1252");
    }

    public static Problem? Notice(string encoding, string fileName) => encoding is "UTF-8" or "UTF-16" ? null
        : Problem.Notice("text.encoding", fileName, $"The text was read as {encoding}, found from its content. If pound signs or accents look wrong, save it again as CSV UTF-8.");

    private static Encoding Page(int number) => CodePagesEncodingProvider.Instance.GetEncoding(number) ?? Encoding.Latin1;

    private static string Arrows(string text) => text.Replace('\u0018', '↑').Replace('\u0019', '↓').Replace('\u001A', '→').Replace('\u001B', '←').Replace('\u001D', '↔');

    private static bool IsAmountStart(byte b) => IsDigit(b) || b is (byte)'-' or (byte)'\'' or (byte)'(' or (byte)'.' or (byte)'k' or (byte)'m';

    private static bool IsDigit(byte b) => b is >= (byte)'0' and <= (byte)'9';

    private static bool IsLower(byte b) => b is >= (byte)'a' and <= (byte)'z';

    private static bool IsLetter(byte b) => IsLower((byte)(b | 0x20));

    private static bool IsGap(byte b) => b is (byte)' ' or (byte)',' or (byte)'"' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)';' or (byte)'.' or (byte)'(' or (byte)')' or (byte)'|';
}
