using System.Text;

namespace Outturn.Data.Facts;

/// <summary>Remembers the texts of one query that rows have in common, so that a hundred thousand rows of forty services hold forty texts.</summary>
internal sealed class SharedTexts
{
    private const int Slots = 1024;

    private readonly string?[] texts = new string?[Slots];
    private readonly byte[]?[] bytes = new byte[]?[Slots];

    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return "";
        }

        var hash = new HashCode();
        hash.AddBytes(utf8);
        var slot = hash.ToHashCode() & (Slots - 1);
        if (bytes[slot] is { } known && utf8.SequenceEqual(known))
        {
            return texts[slot]!;
        }

        bytes[slot] = utf8.ToArray();
        return texts[slot] = Encoding.UTF8.GetString(utf8);
    }

    public string Of(string text)
    {
        var slot = text.GetHashCode(StringComparison.Ordinal) & (Slots - 1);
        return texts[slot] is { } known && known == text ? known : texts[slot] = text;
    }
}
