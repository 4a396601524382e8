using Outturn.Data.Engines;

namespace Outturn.Data.Record;

/// <summary>The bytes of files that came in with acts, kept once for each content under its SHA-256.</summary>
public sealed class FileStore
{
    private readonly Engine engine;

    internal FileStore(Engine engine) => this.engine = engine;

    /// <summary>The bytes as they came in; null where none are kept under this hash. Throws <see cref="InvalidDataException"/> where they are damaged.</summary>
    /// <param name="sha256">In lower-case hex.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<byte[]?> ReadAsync(string sha256, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        await using var reader = await session.QueryAsync("SELECT encoding, bytes, size FROM files WHERE sha256 = @sha256", cancel, ("sha256", sha256));
        return await reader.ReadAsync(cancel)
            ? FileBytes.Unpack(reader.GetString(0), (byte[])reader.GetValue(1), reader.GetInt64(2))
            : null;
    }
}
