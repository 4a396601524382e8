using System.Data.Common;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Closing;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Tracking.Publishing;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Engines;
using Outturn.Data.Facts;
using Outturn.Data.Record;

namespace Outturn.Data.Tracking;

/// <summary>What stands around a year's lines: its rounds, allocations, reports, positions and imports, as few journeys to the database as may be.</summary>
internal static class YearQueries
{
    private const string ReportColumns =
        "r.number, r.year, r.position, r.title, r.digest, r.renderer, r.supersedes, (SELECT MIN(s.number) FROM reports s WHERE s.supersedes = r.number)";

    /// <summary>One command: positions, imports, rounds, reports and their files.</summary>
    public static async Task<YearFacts> FactsAsync(Session session, FinancialYear year, bool withImports, CancellationToken cancel)
    {
        var sql = string.Join(
            ";\n",
            [
                $"""
                SELECT {ActSql.Columns} FROM tracker_acts t JOIN acts a ON a.number = t.act {ActSql.Joins}
                WHERE t.year = @year AND t.fact_order IN (SELECT MAX(m.fact_order) FROM tracker_acts m WHERE m.year = @year GROUP BY m.fact_order >> 40)
                ORDER BY t.fact_order DESC
                """,
                $"SELECT {ActSql.Columns}, {ImportColumns.Names} FROM imports i JOIN acts a ON a.number = i.act {ActSql.Joins} WHERE i.year = @year{(withImports ? "" : " AND 1 = 0")} ORDER BY i.act DESC",
                RoundsSql, CoversSql("1 = 1"), ClosingsSql, ReportsSql("WHERE r.year = @year"), ReportFilesSql("WHERE r.year = @year"),
            ]);
        await using var reader = await session.QueryAsync(sql, cancel, ("year", (long)year.StartYear));
        var marks = await ListAsync(reader, (act, _) => new TrackerMark(act.Position, act), cancel);
        await reader.NextResultAsync(cancel);
        var imports = await ListAsync(reader, (act, row) => new FactVersion<ImportRecord>(act, ImportColumns.Read(row)), cancel);
        await reader.NextResultAsync(cancel);
        var rounds = Rounds(year, await ListAsync(reader, RoundRow.Read, cancel));
        await reader.NextResultAsync(cancel);
        var covers = await ListAsync(reader, ReadCover, cancel);
        await reader.NextResultAsync(cancel);
        var closings = await ListAsync(reader, (act, row) => ReadClosing(year, act, row), cancel);
        await reader.NextResultAsync(cancel);
        var reports = await ReportsAsync(reader, cancel);
        return new(marks, imports, rounds, reports) { CoverHistory = covers, Closings = closings };
    }

    /// <summary>One command: everything that a decision rests on beside the lines themselves.</summary>
    /// <param name="asAt">Limits allocations, replacements and re-profiles; rounds and reports stand as they are now.</param>
    public static async Task<YearState> StateAsync(Session session, TrackerPosition position, FinancialMonth period, AsAt asAt, CancellationToken cancel)
    {
        var year = position.Year;
        var limits = FactLimits.Of(asAt);
        var sql = string.Join(
            ";\n",
            [
                RoundsSql,
                $"""
                SELECT {ActSql.Columns}, l.id, x.state, x.reason FROM line_progress x JOIN tracker_lines l ON l.number = x.line
                JOIN acts a ON a.number = x.act {ActSql.Joins} WHERE l.year = @year AND x.period = @period ORDER BY x.act
                """,
                CoversSql(limits.Sql),
                $"""
                SELECT {ActSql.Columns}, l.id, t.id, x.ended, x.reason FROM line_replacements x JOIN tracker_lines l ON l.number = x.line JOIN tracker_lines t ON t.number = x.replaces
                JOIN acts a ON a.number = x.act {ActSql.Joins} WHERE t.year = @year AND {limits.Sql} ORDER BY x.fact_order
                """,
                $"""
                SELECT {ActSql.Columns}, l.id, x.to_year, x.to_key, x.moved, x.shortfall, x.reason, x.approver FROM line_reprofiles x JOIN tracker_lines l ON l.number = x.line
                JOIN acts a ON a.number = x.act {ActSql.Joins} WHERE l.year = @year AND {limits.Sql} ORDER BY x.fact_order
                """,
                $"""
                SELECT {ActSql.Columns}, l.year, l.key, l.id, x.to_year, x.to_key, x.moved, x.shortfall, x.reason, x.approver FROM line_reprofiles x JOIN tracker_lines l ON l.number = x.line
                JOIN acts a ON a.number = x.act {ActSql.Joins} WHERE x.to_year = @year AND {limits.Sql} ORDER BY x.fact_order
                """,
                ClosingsSql, "SELECT MAX(fact_order) FROM tracker_acts WHERE year = @year",
                ReportsSql("WHERE r.year = @year"), ReportFilesSql("WHERE r.year = @year"),
            ]);
        await using var reader = await session.QueryAsync(sql, cancel, limits.With(("year", (long)year.StartYear), ("period", (long)period.Number)));
        var rounds = Rounds(year, await ListAsync(reader, RoundRow.Read, cancel));
        await reader.NextResultAsync(cancel);
        var progress = new Dictionary<Guid, LineProgress>();
        foreach (var (act, line, state, reason) in await ListAsync(reader, (act, row) => (act, row.Id(), EnumText<ProgressState>.Read(row.Text()), row.Text()), cancel))
        {
            progress[line] = new(line, period, state, reason, act) { SubmittedBy = state == ProgressState.Submitted ? act : progress.GetValueOrDefault(line)?.SubmittedBy };
        }

        await reader.NextResultAsync(cancel);
        var covers = Latest(
            await ListAsync(reader, ReadCover, cancel),
            c => (c.Value.From, c.Value.To), c => !c.Value.Amount.IsZero);
        await reader.NextResultAsync(cancel);
        var replacements = Latest(
            await ListAsync(reader, (act, row) => new Recorded<Replacement>(act, new(row.Id(), row.Id(), row.Flag(), row.Text())), cancel),
            r => (r.Value.Line, r.Value.Replaces), r => !r.Value.Ended);
        await reader.NextResultAsync(cancel);
        var reprofiles = await ListAsync(reader, ReadReprofile, cancel);
        await reader.NextResultAsync(cancel);
        var movedIn = await ListAsync(reader, (act, row) => new MovedIn(new((int)row.Whole()), row.Text(), ReadReprofile(act, row)), cancel);
        await reader.NextResultAsync(cancel);
        var closings = await ListAsync(reader, (act, row) => ReadClosing(year, act, row), cancel);
        await reader.NextResultAsync(cancel);
        DateOnly? last = await reader.ReadAsync(cancel) && !reader.IsDBNull(0) ? new FactOrder(reader.GetInt64(0)).Position : null;
        await reader.NextResultAsync(cancel);
        return new(position, rounds, progress, covers, replacements, reprofiles, await ReportsAsync(reader, cancel)) { MovedIn = movedIn, Closings = closings, LastStated = last };
    }

    /// <summary>Reports, newest first, or the one of a number.</summary>
    public static async Task<IReadOnlyList<ReportEntry>> ReportsAsync(Session session, long? number, CancellationToken cancel)
    {
        var where = number is null ? "" : "WHERE r.number = @number";
        await using var reader = await session.QueryAsync($"{ReportsSql(where)};\n{ReportFilesSql(where)}", cancel, number is { } n ? [("number", n)] : []);
        return [.. (await ReportsAsync(reader, cancel)).OrderByDescending(r => r.Number)];
    }

    /// <summary>The posts that were reminded of a round, latest last.</summary>
    public static async Task<IReadOnlyList<Recorded<Chase>>> ChasesAsync(Session session, FinancialYear year, CancellationToken cancel)
    {
        await using var reader = await session.QueryAsync(
            $"SELECT {ActSql.Columns}, x.period, x.owner FROM round_chases x JOIN acts a ON a.number = x.act {ActSql.Joins} WHERE x.year = @year ORDER BY x.act",
            cancel, ("year", (long)year.StartYear));
        return await ListAsync(reader, (act, row) => new Recorded<Chase>(act, new(new(year, (int)row.Whole()), row.Text())), cancel);
    }

    /// <summary>One command: what became of each line in a year's rounds, or in one of them, and who was reminded; oldest act first.</summary>
    public static async Task<RoundHistory> HistoryAsync(Session session, FinancialYear year, FinancialMonth? period, CancellationToken cancel)
    {
        var only = period is null ? "" : " AND x.period = @period";
        await using var reader = await session.QueryAsync(
            $"""
            SELECT {ActSql.Columns}, l.id, x.period, x.state, x.reason FROM line_progress x JOIN tracker_lines l ON l.number = x.line
            JOIN acts a ON a.number = x.act {ActSql.Joins} WHERE l.year = @year{only} ORDER BY x.act;
            SELECT {ActSql.Columns}, x.period, x.owner FROM round_chases x JOIN acts a ON a.number = x.act {ActSql.Joins} WHERE x.year = @year{only} ORDER BY x.act
            """,
            cancel, period is { } one ? [("year", (long)year.StartYear), ("period", (long)one.Number)] : [("year", (long)year.StartYear)]);
        var steps = await ListAsync(reader, (act, row) => new LineProgress(row.Id(), new(year, (int)row.Whole()), EnumText<ProgressState>.Read(row.Text()), row.Text(), act), cancel);
        await reader.NextResultAsync(cancel);
        return new(steps, await ListAsync(reader, (act, row) => new Recorded<Chase>(act, new(new(year, (int)row.Whole()), row.Text())), cancel));
    }

    /// <summary>Every statement of every line's forecast in a year, oldest position first: what the year's path is drawn from.</summary>
    public static async Task<IReadOnlyList<ForecastStatement>> ForecastsAsync(Session session, FinancialYear year, AsAt asAt, CancellationToken cancel)
    {
        var limits = FactLimits.Of(asAt);
        await using var reader = await session.QueryAsync(
            $"""
            SELECT l.id, x.fact_order, {string.Join(", ", LineColumns.NamesOf(FactTables.LineForecasts).Select(c => "x." + c))}
            FROM line_forecasts x JOIN tracker_lines l ON l.number = x.line WHERE l.year = @year AND {limits.Sql} ORDER BY x.fact_order
            """,
            cancel, limits.With(("year", (long)year.StartYear)));
        var row = new FactCursor(reader);
        var list = new List<ForecastStatement>();
        while (await row.NextRowAsync(cancel))
        {
            list.Add(new(row.Id(), new(row.Whole()), LineColumns.Stated(row)));
        }

        return list;
    }

    /// <summary>Forecasts, plans and standings in one command.</summary>
    public static async Task<YearStatements> StatementsAsync(Session session, FinancialYear year, AsAt asAt, CancellationToken cancel)
    {
        var limits = FactLimits.Of(asAt);
        string Sql(FactTable table) =>
            $"""
            SELECT l.id, x.fact_order, {string.Join(", ", LineColumns.NamesOf(table).Select(c => "x." + c))}
            FROM {table.Name} x JOIN tracker_lines l ON l.number = x.line WHERE l.year = @year AND {limits.Sql} ORDER BY x.fact_order, l.number
            """;
        await using var reader = await session.QueryAsync(
            string.Join(";\n", [Sql(FactTables.LineForecasts), Sql(FactTables.LinePlans), Sql(FactTables.LineStandings)]), cancel, limits.With(("year", (long)year.StartYear)));
        var forecasts = await StatementsAsync(reader, LineColumns.Stated, cancel);
        await reader.NextResultAsync(cancel);
        var plans = await StatementsAsync(reader, LineColumns.Plan, cancel);
        await reader.NextResultAsync(cancel);
        return new(forecasts, plans, await StatementsAsync(reader, LineColumns.Standing, cancel));
    }

    private static async Task<List<LineStatement<T>>> StatementsAsync<T>(DbDataReader reader, Func<FactCursor, T> read, CancellationToken cancel)
    {
        var row = new FactCursor(reader);
        var list = new List<LineStatement<T>>();
        while (await row.NextRowAsync(cancel))
        {
            list.Add(new(row.Id(), new(row.Whole()), read(row)));
        }

        return list;
    }

    private const string RoundsSql =
        $"SELECT {ActSql.Columns}, x.period, x.state, x.due FROM rounds x JOIN acts a ON a.number = x.act {ActSql.Joins} WHERE x.year = @year ORDER BY x.act";

    private static string CoversSql(string within) =>
        $"""
        SELECT {ActSql.Columns}, l.id, t.id, x.amount, x.reason FROM line_covers x JOIN tracker_lines l ON l.number = x.line JOIN tracker_lines t ON t.number = x.covers
        JOIN acts a ON a.number = x.act {ActSql.Joins} WHERE l.year = @year AND {within} ORDER BY x.fact_order
        """;

    private const string ClosingsSql = $"SELECT {ActSql.Columns}, x.number, x.source FROM year_closings x JOIN acts a ON a.number = x.act {ActSql.Joins} WHERE x.year = @year ORDER BY x.number";

    private static YearClosing ReadClosing(FinancialYear year, Act act, FactCursor row) => new(year, (int)row.Whole(), row.Text(), act);

    private static Recorded<Reprofile> ReadReprofile(Act act, FactCursor row) =>
        new(act, new(row.Id(), new((int)row.Whole()), row.Text(), Money.FromPence(row.Whole()), Money.FromPence(row.Whole()), row.Text(), row.Text()));

    private static Recorded<Cover> ReadCover(Act act, FactCursor row) => new(act, new(row.Id(), row.Id(), Money.FromPence(row.Whole()), row.Text()));

    private static string ReportsSql(string where) => $"SELECT {ActSql.Columns}, {ReportColumns} FROM reports r JOIN acts a ON a.number = r.act {ActSql.Joins} {where} ORDER BY r.number";

    private static string ReportFilesSql(string where) => $"SELECT f.report, f.format, f.name, f.sha256, f.size FROM report_files f JOIN reports r ON r.number = f.report {where} ORDER BY f.report, f.format";

    private static List<Round> Rounds(FinancialYear year, IReadOnlyList<RoundRow> rows) =>
        [.. rows.GroupBy(r => r.Period).OrderBy(g => g.Key).Select(g => new Round(new(year, g.Key), g.Last().State, g.Last().Due, g.First().Act, g.Last().Act))];

    private static async Task<List<ReportEntry>> ReportsAsync(DbDataReader reader, CancellationToken cancel)
    {
        var reports = await ListAsync(
            reader,
            (act, row) => new ReportEntry(row.Whole(), new((int)row.Whole()), ActSql.DayOf(row.Text()), row.Text(), act, row.Text(), row.Text(), row.WholeOrNull(), row.WholeOrNull(), []),
            cancel);
        await reader.NextResultAsync(cancel);
        var row = new FactCursor(reader);
        var files = new List<(long Report, ReportFile File)>();
        while (await row.NextRowAsync(cancel))
        {
            files.Add((row.Whole(), new(row.Text(), row.Text(), row.Text(), row.Whole())));
        }

        var byReport = files.ToLookup(f => f.Report, f => f.File);
        return [.. reports.Select(r => r with { Files = [.. byReport[r.Number]] })];
    }

    private static List<Recorded<T>> Latest<T, TKey>(IReadOnlyList<Recorded<T>> all, Func<Recorded<T>, TKey> key, Func<Recorded<T>, bool> stands) =>
        [.. all.GroupBy(key).Select(g => g.Last()).Where(stands)];

    private static async Task<List<T>> ListAsync<T>(DbDataReader reader, Func<Act, FactCursor, T> read, CancellationToken cancel)
    {
        var row = new FactCursor(reader);
        var list = new List<T>();
        while (await row.NextRowAsync(cancel))
        {
            row.Skip(ActSql.Width);
            list.Add(read(ActSql.Read(reader), row));
        }

        return list;
    }

    private sealed record RoundRow(Act Act, int Period, RoundState State, DateOnly Due)
    {
        public static RoundRow Read(Act act, FactCursor row) => new(act, (int)row.Whole(), EnumText<RoundState>.Read(row.Text()), ActSql.DayOf(row.Text()));
    }
}
