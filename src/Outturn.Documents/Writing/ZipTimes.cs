using System.Buffers.Binary;

namespace Outturn.Documents.Writing;

/// <summary>Sets every time in a zip to the first that the format knows, in place: when a file was packed is nobody's business, and differs at each packing.</summary>
internal static class ZipTimes
{
    private const uint End = 0x06054b50;
    private const uint Central = 0x02014b50;
    private const int EndLength = 22;
    private const int CentralLength = 46;

    // 1 January 1980, midnight.
    private const uint Fixed = (1u << 21) | (1u << 16);

    /// <summary>Throws <see cref="InvalidDataException"/> where the bytes are no zip without a comment, of less than 4 GB.</summary>
    public static void Fix(Span<byte> zip)
    {
        var end = zip.Length - EndLength;
        if (end < 0 || Whole(zip, end) != End)
        {
            throw new InvalidDataException("There is no end of a zip here.");
        }

        int entries = BinaryPrimitives.ReadUInt16LittleEndian(zip[(end + 10)..]);
        var at = (int)Whole(zip, end + 16);
        for (var i = 0; i < entries; i++)
        {
            if (Whole(zip, at) != Central)
            {
                throw new InvalidDataException("There is no entry of a zip here.");
            }

            BinaryPrimitives.WriteUInt32LittleEndian(zip[(at + 12)..], Fixed);
            BinaryPrimitives.WriteUInt32LittleEndian(zip[((int)Whole(zip, at + 42) + 10)..], Fixed);
            at += CentralLength + Half(zip, at + 28) + Half(zip, at + 30) + Half(zip, at + 32);
        }
    }

    private static uint Whole(ReadOnlySpan<byte> zip, int at) => BinaryPrimitives.ReadUInt32LittleEndian(zip[at..]);

    private static int Half(ReadOnlySpan<byte> zip, int at) => BinaryPrimitives.ReadUInt16LittleEndian(zip[at..]);
}
