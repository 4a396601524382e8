using Outturn.Core.Values;
using Outturn.Data.Record;

namespace Outturn.App.Operations.Record;

/// <summary>Reads the record of acts and proves it.</summary>
public sealed class RecordReads(ActLog log, FileStore files)
{
    public async Task<Result<IReadOnlyList<ActEntry>>> ActsAsync(Viewer viewer, long? before, int count, CancellationToken cancel) =>
        viewer.Refusal(Area.Record, Level.Read, "read the record") is { } refusal
            ? Result.Refused<IReadOnlyList<ActEntry>>(refusal)
            : Result.Ok(await log.ListAsync(count, before, cancel));

    public async Task<Result<Verification>> VerifyAsync(Viewer viewer, string? expectedHead, CancellationToken cancel) =>
        viewer.Refusal(Area.Record, Level.Read, "verify the record") is { } refusal
            ? Result.Refused<Verification>(refusal)
            : Result.Ok(await log.VerifyAsync(expectedHead, cancel));

    /// <summary>The bytes of an imported file, by its hash.</summary>
    public async Task<Result<byte[]>> FileAsync(Viewer viewer, string sha256, CancellationToken cancel) =>
        viewer.Refusal(Area.Tracker, Level.Read, "read imported files") is { } refusal ? Result.Refused<byte[]>(refusal)
        : await files.ReadAsync(sha256, cancel) is { } bytes ? Result.Ok(bytes)
        : Result.Refused<byte[]>(Problem.Error("file.not-found", sha256, "No file with this hash was imported."));
}
