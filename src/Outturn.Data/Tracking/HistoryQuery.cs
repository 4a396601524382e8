using System.Data.Common;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Closing;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Engines;
using Outturn.Data.Facts;
using Outturn.Data.Record;

namespace Outturn.Data.Tracking;

/// <summary>All versions of all kinds of fact about one line, as result sets of one command.</summary>
internal static class HistoryQuery
{
    public static async Task<LineHistory> RunAsync(Session session, Guid lineId, AsAt asAt, CancellationToken cancel)
    {
        var limits = FactLimits.Of(asAt);
        var sql = string.Join(
            ";\n",
            [
                Versions(FactTables.LineDetails, limits), Versions(FactTables.LinePlans, limits), Versions(FactTables.LineForecasts, limits),
                Versions(FactTables.LineOwners, limits), Versions(FactTables.LineStandings, limits),
                Versions(FactTables.LineSources, limits, ", " + ImportColumns.Names, "JOIN imports i ON i.act = x.act"),
                Versions(FactTables.LineOverrides, limits), Versions(FactTables.LineBases, limits), Versions(FactTables.LineProgress, limits),
                Versions(FactTables.LineOutturns, limits),
            ]);
        await using var reader = await session.QueryAsync(sql, cancel, limits.With(("line", lineId)));
        var columns = new LineColumns();
        var details = await ListAsync(reader, (act, row) => new FactVersion<LineDetails>(act, columns.Details(row)), cancel);
        var plan = await NextAsync(reader, (act, row) => new FactVersion<LinePlan>(act, LineColumns.Plan(row)), cancel);
        var stated = await NextAsync(reader, (act, row) => new FactVersion<LineForecast>(act, LineColumns.Stated(row)), cancel);
        var owner = await NextAsync(reader, (act, row) => new FactVersion<string>(act, row.Text()), cancel);
        var standing = await NextAsync(reader, (act, row) => new FactVersion<LineStanding>(act, LineColumns.Standing(row)), cancel);
        var provenance = await NextAsync(
            reader,
            (act, row) =>
            {
                var source = LineColumns.Source(row);
                return new LineProvenance(act, ImportColumns.Read(row), source);
            },
            cancel);
        var overrides = await NextAsync(reader, (act, row) => new FactVersion<LineOverride>(act, LineColumns.Override(row)), cancel);
        var bases = await NextAsync(reader, (act, row) => new FactVersion<DeliveryBasis>(act, LineColumns.Basis(row)), cancel);
        var progress = await NextAsync(
            reader,
            (act, row) => new FactVersion<LineProgress>(act, new(lineId, FinancialMonth.Containing(act.Position), EnumText<ProgressState>.Read(row.Text()), row.Text(), act)),
            cancel);
        var outturns = await NextAsync(reader, (act, row) => new FactVersion<LineOutturn>(act, LineColumns.Outturn(row)), cancel);
        return new(details, plan, stated, owner, standing, provenance) { Override = overrides, Basis = bases, Progress = progress, Outturn = outturns };
    }

    private static string Versions(FactTable table, FactLimits limits, string more = "", string join = "") =>
        $"""
        SELECT {ActSql.Columns}, {string.Join(", ", LineColumns.NamesOf(table).Select(c => "x." + c))}{more}
        FROM {table.Name} x JOIN acts a ON a.number = x.act {join} {ActSql.Joins}
        WHERE x.line = (SELECT l.number FROM tracker_lines l WHERE l.id = @line) AND {limits.Sql} ORDER BY x.act
        """;

    private static async Task<IReadOnlyList<T>> NextAsync<T>(DbDataReader reader, Func<Act, FactCursor, T> read, CancellationToken cancel)
    {
        await reader.NextResultAsync(cancel);
        return await ListAsync(reader, read, cancel);
    }

    private static async Task<IReadOnlyList<T>> ListAsync<T>(DbDataReader reader, Func<Act, FactCursor, T> read, CancellationToken cancel)
    {
        // A cursor belongs to one result set.
        var row = new FactCursor(reader);
        var list = new List<T>();
        while (await row.NextRowAsync(cancel))
        {
            row.Skip(ActSql.Width);
            list.Add(read(ActSql.Read(reader), row));
        }

        return list;
    }
}
