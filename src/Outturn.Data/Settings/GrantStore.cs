using Outturn.Core.Values;
using Outturn.Data.Facts;
using Outturn.Data.Record;

namespace Outturn.Data.Settings;

/// <summary>
/// What each role may do, as data. Read on every request, so it is remembered: a change by this process shows at once, one by
/// another process within <see cref="Remembered"/>.
/// </summary>
public sealed class GrantStore
{
    public const string Key = "grants";

    private readonly SettingStore settings;
    private readonly TimeProvider clock;
    private volatile Cached? cached;

    internal GrantStore(SettingStore settings, TimeProvider clock)
    {
        this.settings = settings;
        this.clock = clock;
    }

    /// <summary>How long a change by another process may stay unseen.</summary>
    public static TimeSpan Remembered { get; } = TimeSpan.FromSeconds(5);

    /// <summary>The council's grants, or <see cref="ShippedGrants"/> where it has settled none.</summary>
    public async Task<IReadOnlyList<Grant>> ReadAsync(CancellationToken cancel = default)
    {
        if (cached is { } known && clock.GetElapsedTime(known.At) < Remembered)
        {
            return known.Grants;
        }

        var at = clock.GetTimestamp();
        var grants = await ReadAsync(AsAt.Now, cancel);
        cached = new(grants, at);
        return grants;
    }

    /// <summary>The grants as at a date, not remembered.</summary>
    public async Task<IReadOnlyList<Grant>> ReadAsync(AsAt asAt, CancellationToken cancel = default) =>
        await settings.ReadAsync(Key, asAt, cancel) is { } json ? StoredJson.Read<Grant[]>(json) : ShippedGrants.All;

    /// <summary>Replaces all grants by one act.</summary>
    public async Task<Result<ActReceipt>> ReplaceAsync(ActRequest request, IReadOnlyList<Grant> grants, CancellationToken cancel = default)
    {
        var receipt = await settings.WriteAsync(request, Key, StoredJson.Write(grants), cancel);
        cached = null;
        return receipt;
    }

    private sealed record Cached(IReadOnlyList<Grant> Grants, long At);
}
