using System.IO.Compression;

namespace Outturn.Data.Record;

/// <summary>How a kept file's bytes are stored: compressed where that makes them smaller (a workbook already is).</summary>
internal static class FileBytes
{
    private const string Plain = "plain";
    private const string Brotli = "brotli";

    public static (string Encoding, byte[] Bytes) Pack(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            stream.Write(bytes);
        }

        return packed.Length < bytes.Length ? (Brotli, packed.ToArray()) : (Plain, bytes.ToArray());
    }

    /// <summary>Throws <see cref="InvalidDataException"/> where the bytes are damaged. Never unpacks more than the stated size and one byte.</summary>
    public static byte[] Unpack(string encoding, byte[] stored, long size)
    {
        if (encoding == Plain)
        {
            return stored;
        }

        if (encoding != Brotli)
        {
            throw new InvalidDataException($"A file is kept as '{encoding}', which is not known here.");
        }

        if (size < 0 || size > Array.MaxLength)
        {
            throw new InvalidDataException("A kept file's size is not one.");
        }

        try
        {
            using var stream = new BrotliStream(new MemoryStream(stored), CompressionMode.Decompress);
            var bytes = new byte[size];
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return read == size && stream.ReadByte() < 0 ? bytes : throw new InvalidDataException("A kept file is not as long as it was.");
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidDataException("A kept file cannot be unpacked.", e);
        }
    }
}
