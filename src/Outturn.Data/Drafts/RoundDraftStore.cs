using Outturn.Core.Values;
using Outturn.Data.Engines;

namespace Outturn.Data.Drafts;

/// <summary>What someone has typed in a round and not submitted, as JSON, and when it was kept.</summary>
public sealed record KeptRoundDraft(string Json, Instant Saved);

/// <summary>Drafts of rounds: one for each person, year and month. Not facts: they change as people type.</summary>
public sealed class RoundDraftStore
{
    private readonly Engine engine;
    private readonly TimeProvider clock;

    internal RoundDraftStore(Engine engine, TimeProvider clock)
    {
        this.engine = engine;
        this.clock = clock;
    }

    public async Task<KeptRoundDraft?> GetAsync(Guid owner, FinancialMonth period, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        await using var reader = await session.QueryAsync("SELECT json, saved FROM round_drafts WHERE owner = @owner AND year = @year AND period = @period", cancel, Key(owner, period));
        return await reader.ReadAsync(cancel) ? new(reader.GetString(0), new(reader.GetInt64(1))) : null;
    }

    /// <summary>Keeps the draft in place of the one before; gives when.</summary>
    public async Task<Instant> PutAsync(Guid owner, FinancialMonth period, string json, CancellationToken cancel = default)
    {
        var now = Instant.From(clock.GetUtcNow());
        await using var session = await engine.OpenAsync(cancel);
        await session.ExecuteAsync(
            "INSERT INTO round_drafts (owner, year, period, json, saved) VALUES (@owner, @year, @period, @json, @saved) ON CONFLICT (owner, year, period) DO UPDATE SET json = excluded.json, saved = excluded.saved",
            cancel, [.. Key(owner, period), ("json", json), ("saved", now.Microseconds)]);
        return now;
    }

    public async Task DeleteAsync(Guid owner, FinancialMonth period, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        await session.ExecuteAsync("DELETE FROM round_drafts WHERE owner = @owner AND year = @year AND period = @period", cancel, Key(owner, period));
    }

    private static (string, object?)[] Key(Guid owner, FinancialMonth period) => [("owner", owner), ("year", period.Year.StartYear), ("period", period.Number)];
}

/// <summary>When someone was last here, and how far the record had come.</summary>
/// <param name="Act">The last act before this visit: what came after it is news.</param>
/// <param name="At">When the visit before was; null on a first visit.</param>
public sealed record LastVisit(long Act, Instant? At);

/// <summary>Remembers visits, so that a first page can say what has happened since.</summary>
public sealed class VisitStore
{
    private readonly Engine engine;
    private readonly TimeProvider clock;

    internal VisitStore(Engine engine, TimeProvider clock)
    {
        this.engine = engine;
        this.clock = clock;
    }

    /// <summary>Looks that follow one another within this are one visit.</summary>
    public static TimeSpan OneVisit { get; } = TimeSpan.FromMinutes(30);

    /// <summary>Notes a look and says what the visit before had seen. One statement to read; one to write where it is a new visit or some minutes have passed.</summary>
    /// <param name="account">Who looks.</param>
    /// <param name="latestAct">The last act of the record now.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<LastVisit> LookAsync(Guid account, long latestAct, CancellationToken cancel = default)
    {
        var now = Instant.From(clock.GetUtcNow()).Microseconds;
        await using var session = await engine.OpenAsync(cancel);
        (long Act, long At, long ActBefore, long AtBefore)? row = null;
        await using (var reader = await session.QueryAsync("SELECT act, at, act_before, at_before FROM visits WHERE account = @account", cancel, ("account", account)))
        {
            if (await reader.ReadAsync(cancel))
            {
                row = (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
            }
        }

        if (row is not { } known)
        {
            await KeepAsync(session, account, latestAct, now, latestAct, 0, cancel);
            return new(latestAct, null);
        }

        var same = now - known.At < (long)OneVisit.TotalMicroseconds;
        var (before, at) = same ? (known.ActBefore, known.AtBefore) : (known.Act, known.At);
        if (!same || now - known.At > 60_000_000 || known.Act != latestAct)
        {
            await KeepAsync(session, account, latestAct, now, before, at, cancel);
        }

        return new(before, at == 0 ? null : new Instant(at));
    }

    private static Task<int> KeepAsync(Session session, Guid account, long act, long at, long actBefore, long atBefore, CancellationToken cancel) => session.ExecuteAsync(
        """
        INSERT INTO visits (account, act, at, act_before, at_before) VALUES (@account, @act, @at, @act_before, @at_before)
        ON CONFLICT (account) DO UPDATE SET act = excluded.act, at = excluded.at, act_before = excluded.act_before, at_before = excluded.at_before
        """,
        cancel, ("account", account), ("act", act), ("at", at), ("act_before", actBefore), ("at_before", atBefore));
}
