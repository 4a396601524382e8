using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Outturn.Data.Facts;

/// <summary>
/// The bytes that are hashed. Each row is its table's name and a line feed, then for each hashed column that is not null
/// <c>name=value</c> and a line feed, then an empty line. A whole number is its digits, an id its 36 lower-case characters, a
/// flag 0 or 1, bytes lower-case hex, and a text the number of its UTF-8 bytes, a colon and the bytes, so that nothing in a
/// text can pass for the next field. The rows of an act stand in the order of <see cref="FactTables.Contents"/>.
/// </summary>
internal sealed class CanonicalForm : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly Dictionary<FactTable, (byte[] Head, byte[][] Names)> names = [];

    public void Add(FactTable table, object?[] row)
    {
        if (!names.TryGetValue(table, out var known))
        {
            names.Add(table, known = (Encoding.UTF8.GetBytes(table.Name + "\n"), [.. table.Columns.Select(c => Encoding.UTF8.GetBytes(c.Name + "="))]));
        }

        buffer.Write(known.Head);
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] is { } value && table.Columns[i].Hashed)
            {
                buffer.Write(known.Names[i]);
                Write(value);
                buffer.Write("\n"u8);
            }
        }

        buffer.Write("\n"u8);
        if (buffer.WrittenCount > 1 << 15)
        {
            Flush();
        }
    }

    /// <summary>The SHA-256 of what was added; then begins again.</summary>
    public byte[] Digest()
    {
        Flush();
        return hash.GetHashAndReset();
    }

    public void Dispose() => hash.Dispose();

    private void Flush()
    {
        hash.AppendData(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }

    private void Write(object value)
    {
        switch (value)
        {
            case long number:
                WriteNumber(number);
                break;
            case bool flag:
                buffer.Write(flag ? "1"u8 : "0"u8);
                break;
            case Guid id:
                Utf8Formatter.TryFormat(id, buffer.GetSpan(36), out var written);
                buffer.Advance(written);
                break;
            case string text:
                WriteNumber(Encoding.UTF8.GetByteCount(text));
                buffer.Write(":"u8);
                buffer.Advance(Encoding.UTF8.GetBytes(text, buffer.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
                break;
            case byte[] bytes:
                buffer.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes)));
                break;
            default:
                throw new InvalidOperationException($"A fact cannot hold a {value.GetType().Name}.");
        }
    }

    private void WriteNumber(long number)
    {
        Utf8Formatter.TryFormat(number, buffer.GetSpan(20), out var written);
        buffer.Advance(written);
    }
}
