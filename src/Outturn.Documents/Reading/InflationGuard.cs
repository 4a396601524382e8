using System.Globalization;
using System.IO.Compression;

namespace Outturn.Documents.Reading;

/// <summary>
/// Stands between a zip and whoever reads it. What a part claims of its size is checked before it is opened; what it really
/// holds is counted while it is unpacked, because a hostile file lies about the first.
/// </summary>
internal sealed class InflationGuard(string fileName, long maxInflated, int maxRatio, InflationGuard.Wording words)
{
    /// <summary>What the file is called in a refusal, and what to do about it.</summary>
    internal sealed record Wording(string Name, string Unneeded, string Program, string Copy)
    {
        public static Wording Workbook { get; } = new("workbook", "no tracker needs", "Excel", "opy the table into a new workbook and send that.");

        public static Wording Paper { get; } = new("document", "no paper needs", "Word", "opy the text into a new document and send that.");
    }

    public InflationGuard(string fileName, FileLimits limits)
        : this(fileName, limits.MaxInflatedBytes, limits.MaxRatio, Wording.Workbook)
    {
    }

    public InflationGuard(string fileName, PaperLimits limits)
        : this(fileName, limits.MaxInflatedBytes, limits.MaxRatio, Wording.Paper)
    {
    }

    // Small parts pack very well (a thousand equal rows), so the ratio counts only for what could hurt.
    private const long RatioMattersFrom = 1_000_000;

    private long _inflated;

    public void CheckClaims(ZipArchive zip)
    {
        long total = 0;
        foreach (var entry in zip.Entries)
        {
            CheckRatio(entry.FullName, entry.CompressedLength, entry.Length);
            total += entry.Length;
            if (total < 0 || total > maxInflated)
            {
                throw TooMuch();
            }
        }
    }

    public Stream Open(ZipArchiveEntry entry) => Counted(entry.Open(), entry.FullName, entry.CompressedLength, entry.Length);

    /// <summary>
    /// Counts what is really unpacked. This .NET cuts a part off at the size it claims (other versions and methods did not), so
    /// the count is a second lock.
    /// </summary>
    internal Stream Counted(Stream inner, string part, long packed, long claimed) => new Counting(inner, this, part, packed, claimed);

    private void CheckRatio(string part, long packed, long unpacked)
    {
        if (unpacked > RatioMattersFrom && unpacked / Math.Max(1, packed) > maxRatio)
        {
            throw UnreadableFileException.Of(
                "file.bomb",
                fileName,
                $"The file is a {words.Name} whose part {part} unpacks to more than {maxRatio.ToString(CultureInfo.InvariantCulture)} times its size, as a harmful file would. Open it in {words.Program}, c{words.Copy}");
        }
    }

    private UnreadableFileException TooMuch() => UnreadableFileException.Of(
        "file.bomb",
        fileName,
        $"The file unpacks to more than {(maxInflated / 1_000_000).ToString(CultureInfo.InvariantCulture)} MB, which {words.Unneeded}. C{words.Copy}");

    private sealed class Counting(Stream inner, InflationGuard guard, string part, long packed, long claimed) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _read; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Count(inner.Read(buffer));

        private int Count(int read)
        {
            _read += read;
            guard._inflated += read;
            if (guard._inflated > guard.Limit)
            {
                throw guard.TooMuch();
            }

            if (_read > claimed)
            {
                throw UnreadableFileException.Of(
                    "file.bomb", guard.FileName, $"The file's part {part} holds more than it says it does, as a harmful file would. C{guard.Words.Copy}");
            }

            guard.CheckRatio(part, packed, _read);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }

    private long Limit => maxInflated;

    private string FileName => fileName;

    private Wording Words => words;
}
