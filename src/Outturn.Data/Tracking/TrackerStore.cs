using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Tracking.Publishing;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Engines;
using Outturn.Data.Facts;
using Outturn.Data.Record;

namespace Outturn.Data.Tracking;

/// <summary>
/// The trackers of all years. Nothing in them is ever changed: a line is what the latest facts about it say, each kind for
/// itself, within the position and the clock that the reader asks for.
/// </summary>
public sealed class TrackerStore
{
    private readonly Engine engine;
    private readonly ActLog log;

    internal TrackerStore(Engine engine, ActLog log)
    {
        this.engine = engine;
        this.log = log;
    }

    /// <summary>The years that have a tracker, latest first. One statement.</summary>
    public async Task<IReadOnlyList<TrackerYear>> YearsAsync(AsAt asAt, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        return await TrackerQueries.YearsAsync(engine, session, asAt, cancel);
    }

    /// <summary>
    /// A year's tracker as at a date. Lines stand in the order of their keys, by character code. A line of which nothing was
    /// stated by then is absent. One statement.
    /// </summary>
    public async Task<TrackerPosition> ReadAsync(FinancialYear year, AsAt asAt, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        return await TrackerQueries.PositionAsync(engine, session, year, asAt, cancel);
    }

    /// <summary>
    /// Writes one act to a year's tracker. <paramref name="decide"/> is given the tracker as at the request's position, under
    /// the write lock, so what it decides is true when it is written. Only the parts that are not null become facts. A change
    /// without a line id goes to the line of its key, which is made where the year has none. No change, no act.
    /// </summary>
    /// <returns>The receipt with the decision's warnings and notices, or the problems that refuse it.</returns>
    public Task<Result<ActReceipt>> WriteAsync(
        ActRequest request, FinancialYear year, Func<TrackerPosition, Result<TrackerChanges>> decide, CancellationToken cancel = default) =>
        log.WriteAsync(
            request,
            async (act, c) =>
            {
                var position = await TrackerQueries.PositionAsync(engine, act.Session, year, AsAt.Day(act.Position), c);
                var decided = decide(position);
                return decided.Ok
                    ? (await TrackerRows.OfAsync(act, position, decided.Value, c)) switch
                    {
                        { Ok: true } rows => Result.Ok(rows.Value, [.. decided.Problems, .. rows.Problems]),
                        var refused => refused,
                    }
                    : Result.Refused<FactRows>(decided.Problems);
            },
            cancel);

    /// <summary>
    /// The same, for decisions that rest on more than the lines: rounds, where lines are in the round of the position's month,
    /// allocations, reports. <paramref name="otherYear"/> is read too where the act may write to it.
    /// </summary>
    public Task<Result<ActReceipt>> WriteYearAsync(
        ActRequest request, FinancialYear year, Func<YearState, Result<TrackerChanges>> decide, FinancialYear? otherYear = null, CancellationToken cancel = default) =>
        WriteYearAsync(request, year, decide, otherYear, ownersToday: false, cancel);

    /// <summary>The same, for what is done in a round: each line has the owner that it has today, for that post answers for it in the round.</summary>
    public Task<Result<ActReceipt>> WriteRoundAsync(ActRequest request, FinancialYear year, Func<YearState, Result<TrackerChanges>> decide, CancellationToken cancel = default) =>
        WriteYearAsync(request, year, decide, otherYear: null, ownersToday: true, cancel);

    private Task<Result<ActReceipt>> WriteYearAsync(
        ActRequest request, FinancialYear year, Func<YearState, Result<TrackerChanges>> decide, FinancialYear? otherYear, bool ownersToday, CancellationToken cancel) =>
        log.WriteAsync(
            request,
            async (act, c) =>
            {
                var state = (await StateAsync(act.Session, year, AsAt.Day(act.Position), PeriodOf(year, act.Position), ownersToday, c)) with { Head = act.Number - 1 };
                if (otherYear is { } other)
                {
                    state = state with { OtherYear = await TrackerQueries.PositionAsync(engine, act.Session, other, AsAt.Now, c) };
                }

                var decided = decide(state);
                return decided.Ok
                    ? (await TrackerRows.OfAsync(act, state.Position, decided.Value, c)) switch
                    {
                        { Ok: true } rows => Result.Ok(rows.Value, [.. decided.Problems, .. rows.Problems]),
                        var refused => refused,
                    }
                    : Result.Refused<FactRows>(decided.Problems);
            },
            cancel);

    /// <summary>A year with everything that a decision at this position would rest on. Two statements.</summary>
    /// <param name="year">The year.</param>
    /// <param name="asAt">The position of the lines and of what stands between them.</param>
    /// <param name="period">The month whose progress is read.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<YearState> StateAsync(FinancialYear year, AsAt asAt, FinancialMonth period, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        return await StateAsync(session, year, asAt, period, ownersToday: false, cancel);
    }

    /// <summary>A year as it stands in a month's round: the lines at the month's last day, each with the owner that it has today. Two statements.</summary>
    public async Task<YearState> RoundStateAsync(FinancialMonth period, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        return await StateAsync(session, period.Year, AsAt.Day(period.LastDay), period, ownersToday: true, cancel);
    }

    /// <summary>The year's positions, imports, rounds and reports. One statement.</summary>
    public async Task<YearFacts> FactsAsync(FinancialYear year, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        return await YearQueries.FactsAsync(session, year, withImports: true, cancel);
    }

    /// <summary>The same without the imports, for what does not ask where figures came from: each import says a great deal. One statement.</summary>
    public async Task<YearFacts> CalendarAsync(FinancialYear year, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        return await YearQueries.FactsAsync(session, year, withImports: false, cancel);
    }

    /// <summary>Every published report, newest first. One statement.</summary>
    public async Task<IReadOnlyList<ReportEntry>> ReportsAsync(CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        return await YearQueries.ReportsAsync(session, null, cancel);
    }

    /// <summary>One report; null where there is none of that number.</summary>
    public async Task<ReportEntry?> ReportAsync(long number, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        return (await YearQueries.ReportsAsync(session, number, cancel)).SingleOrDefault();
    }

    /// <summary>Who was reminded of which round, oldest first.</summary>
    public async Task<IReadOnlyList<Recorded<Chase>>> ChasesAsync(FinancialYear year, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        return await YearQueries.ChasesAsync(session, year, cancel);
    }

    /// <summary>What became of lines in a year's rounds, or in one of them, and who was reminded; oldest first. One statement.</summary>
    public async Task<RoundHistory> RoundHistoryAsync(FinancialYear year, FinancialMonth? period, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        return await YearQueries.HistoryAsync(session, year, period, cancel);
    }

    /// <summary>Every statement of every line's forecast in a year, oldest position first. One statement.</summary>
    public async Task<IReadOnlyList<ForecastStatement>> ForecastsAsync(FinancialYear year, AsAt asAt, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        return await YearQueries.ForecastsAsync(session, year, asAt, cancel);
    }

    /// <summary>All that was stated of a year's forecasts, plans and standings, oldest position first: what the year's path is drawn from. One statement.</summary>
    public async Task<YearStatements> StatementsAsync(FinancialYear year, AsAt asAt, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        return await YearQueries.StatementsAsync(session, year, asAt, cancel);
    }

    private async Task<YearState> StateAsync(Session session, FinancialYear year, AsAt asAt, FinancialMonth period, bool ownersToday, CancellationToken cancel) =>
        await YearQueries.StateAsync(session, await TrackerQueries.PositionAsync(engine, session, year, asAt, ownersToday, cancel), period, asAt, cancel);

    /// <summary>The month of the year that a day falls in; the first or the last where it falls outside.</summary>
    private static FinancialMonth PeriodOf(FinancialYear year, DateOnly day) =>
        day < year.FirstDay ? new(year, 1) : day > year.LastDay ? new(year, 12) : FinancialMonth.Containing(day);

    /// <summary>All that was ever stated of a line; empty lists for a line that is not there. One journey to the database.</summary>
    public async Task<LineHistory> HistoryAsync(Guid lineId, AsAt asAt, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        return await HistoryQuery.RunAsync(session, lineId, asAt, cancel);
    }

    /// <summary>The id of the line that has this key in this year; null where there is none.</summary>
    public async Task<Guid?> FindAsync(FinancialYear year, string key, CancellationToken cancel = default) =>
        (await NameAsync("year = @year AND key = @key", cancel, ("year", (long)year.StartYear), ("key", key)))?.Id;

    /// <summary>The year, key and reference of a line; null where there is none of that id.</summary>
    public Task<LineName?> FindAsync(Guid lineId, CancellationToken cancel = default) => NameAsync("id = @id", cancel, ("id", lineId));

    /// <summary>What was imported into a year's tracker, newest first.</summary>
    public async Task<IReadOnlyList<FactVersion<ImportRecord>>> ImportsAsync(FinancialYear year, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        await using var reader = await session.QueryAsync(
            $"SELECT {ActSql.Columns}, {ImportColumns.Names} FROM imports i JOIN acts a ON a.number = i.act {ActSql.Joins} WHERE i.year = @year ORDER BY i.act DESC",
            cancel, ("year", (long)year.StartYear));
        var row = new FactCursor(reader);
        var imports = new List<FactVersion<ImportRecord>>();
        while (await row.NextRowAsync(cancel))
        {
            row.Skip(ActSql.Width);
            imports.Add(new(ActSql.Read(reader), ImportColumns.Read(row)));
        }

        return imports;
    }

    /// <summary>The days for which a year's tracker states something, latest first: what the as-at control offers.</summary>
    public async Task<IReadOnlyList<TrackerMark>> PositionsAsync(FinancialYear year, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        await using var reader = await session.QueryAsync(
            $"""
            SELECT {ActSql.Columns} FROM tracker_acts t JOIN acts a ON a.number = t.act {ActSql.Joins}
            WHERE t.year = @year AND t.fact_order IN (SELECT MAX(m.fact_order) FROM tracker_acts m WHERE m.year = @year GROUP BY m.fact_order >> 40)
            ORDER BY t.fact_order DESC
            """,
            cancel, ("year", (long)year.StartYear));
        var marks = new List<TrackerMark>();
        while (await reader.ReadAsync(cancel))
        {
            var act = ActSql.Read(reader);
            marks.Add(new(act.Position, act));
        }

        return marks;
    }

    private async Task<LineName?> NameAsync(string where, CancellationToken cancel, params (string Name, object? Value)[] parameters)
    {
        await using var session = await engine.OpenAsync(cancel);
        await using var reader = await session.QueryAsync($"SELECT id, year, key, reference FROM tracker_lines WHERE {where}", cancel, parameters);
        return await reader.ReadAsync(cancel)
            ? new(reader.GetGuid(0), new((int)reader.GetInt64(1)), reader.GetString(2), reader.GetString(3))
            : null;
    }
}
