using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Data.Facts;
using Outturn.Data.Record;

namespace Outturn.Data.Settings;

/// <summary>
/// The rules by which the council judges its tracker, each version from a day on. Read with every tracker, so all versions are
/// remembered: a change by this process shows at once, one by another process within <see cref="GrantStore.Remembered"/>.
/// </summary>
public sealed class RulesStore
{
    public const string Key = "tracker-rules";

    private readonly SettingStore settings;
    private readonly TimeProvider clock;
    private volatile Cached? cached;

    internal RulesStore(SettingStore settings, TimeProvider clock)
    {
        this.settings = settings;
        this.clock = clock;
    }

    /// <summary>The rules as at a date; the shipped ones where the council has settled none by then.</summary>
    public async Task<TrackerRules> ReadAsync(AsAt asAt, CancellationToken cancel = default) =>
        (await HistoryAsync(cancel)).LastOrDefault(v => (asAt.Position is not { } day || v.Position <= day) && (asAt.RecordedBy is not { } by || v.Act.Recorded <= by))?.Value
        ?? TrackerRules.Shipped;

    /// <summary>Every version, in the order in which they hold.</summary>
    public async Task<IReadOnlyList<FactVersion<TrackerRules>>> HistoryAsync(CancellationToken cancel = default)
    {
        if (cached is { } known && clock.GetElapsedTime(known.At) < GrantStore.Remembered)
        {
            return known.Versions;
        }

        var at = clock.GetTimestamp();
        IReadOnlyList<FactVersion<TrackerRules>> versions =
            [.. (await settings.HistoryAsync(Key, cancel)).Select(v => new FactVersion<TrackerRules>(v.Act, StoredJson.Read<TrackerRules>(v.Value)))];
        cached = new(versions, at);
        return versions;
    }

    /// <summary>Makes the next reading ask the database: what is frozen must not rest on what another process has changed since.</summary>
    public void Forget() => cached = null;

    /// <summary>Settles the rules from the request's position on, by one act.</summary>
    public async Task<Result<ActReceipt>> ReplaceAsync(ActRequest request, TrackerRules rules, CancellationToken cancel = default)
    {
        var receipt = await settings.WriteAsync(request, Key, StoredJson.Write(rules), cancel);
        cached = null;
        return receipt;
    }

    private sealed record Cached(IReadOnlyList<FactVersion<TrackerRules>> Versions, long At);
}
