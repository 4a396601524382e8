using System.Globalization;
using System.IO.Compression;

namespace Outturn.Documents.Reading;

/// <summary>
/// Stands between a zip and whoever reads it. What a part claims of its size is checked before it is opened; what it really
/// holds is counted while it is unpacked, because a hostile file lies about the first.
/// </summary>
internal sealed class InflationGuard(string fileName, FileLimits limits)
{
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
            if (total < 0 || total > limits.MaxInflatedBytes)
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
        if (unpacked > RatioMattersFrom && unpacked / Math.Max(1, packed) > limits.MaxRatio)
        {
            throw UnreadableFileException.Of(
                "file.bomb",
                fileName,
                $"The file is a workbook whose part {part} unpacks to more than {limits.MaxRatio.ToString(CultureInfo.InvariantCulture)} times its size, as a harmful file would. Open it in Excel, copy the table into a new workbook and send that.");
        }
    }

    private UnreadableFileException TooMuch() => UnreadableFileException.Of(
        "file.bomb",
        fileName,
        $"The file unpacks to more than {(limits.MaxInflatedBytes / 1_000_000).ToString(CultureInfo.InvariantCulture)} MB, which no tracker needs. Copy the table into a new workbook and send that.");

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
                    "file.bomb", guard.FileName, $"The file's part {part} holds more than it says it does, as a harmful file would. Copy the table into a new workbook and send that.");
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

    private long Limit => limits.MaxInflatedBytes;

    private string FileName => fileName;
}
