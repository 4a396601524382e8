using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Closing;
using Outturn.Core.Values;
using Outturn.Data.Engines;
using Outturn.Data.Facts;
using Outturn.Data.Record;

namespace Outturn.Data.Tracking;

/// <summary>Trackers as at a date: for each kind of fact, the one with the greatest order within the limits.</summary>
internal static class TrackerQueries
{
    private static readonly (FactTable Table, string Alias)[] Parts =
    [
        (FactTables.LineDetails, "d"), (FactTables.LinePlans, "p"), (FactTables.LineForecasts, "f"), (FactTables.LineOwners, "o"), (FactTables.LineStandings, "s"),
        (FactTables.LineOverrides, "v"), (FactTables.LineBases, "b"), (FactTables.LineOutturns, "c"),
    ];

    private static readonly string PartColumns =
        string.Join(", ", Parts.Select(part => string.Join(", ", LineColumns.NamesOf(part.Table).Prepend("fact_order").Select(c => part.Alias + "." + c))));

    private static readonly int[] Widths = [.. Parts.Select(part => LineColumns.NamesOf(part.Table).Count())];

    public static Task<TrackerPosition> PositionAsync(Engine engine, Session session, FinancialYear year, AsAt asAt, CancellationToken cancel) =>
        PositionAsync(engine, session, year, asAt, ownersToday: false, cancel);

    /// <param name="ownersToday">Whether each line has the owner that it has now, whatever the date: who answers for a line answers for its round.</param>
    public static async Task<TrackerPosition> PositionAsync(Engine engine, Session session, FinancialYear year, AsAt asAt, bool ownersToday, CancellationToken cancel)
    {
        var limits = FactLimits.Of(asAt);
        var joins = string.Join('\n', Parts.Select(part => engine.JoinLatest(part.Table, part.Alias, "line", "l.number", ownersToday && part.Table == FactTables.LineOwners ? "1 = 1" : limits.Sql)));
        await using var reader = await session.QueryAsync(
            $"SELECT l.id, l.key, l.reference, {PartColumns}\nFROM tracker_lines l\n{joins}\nWHERE l.year = @year ORDER BY l.key",
            cancel, limits.With(("year", (long)year.StartYear)));
        var row = new FactCursor(reader);
        var columns = new LineColumns();
        var lines = new List<TrackerLine>();
        var withdrawn = new List<TrackerLine>();
        long latest = 0;
        while (await row.NextRowAsync(cancel))
        {
            if (Line(row, columns, year, ownersToday, ref latest) is { } line)
            {
                (line.Standing.Withdrawn ? withdrawn : lines).Add(line);
            }
        }

        InKeyOrder(lines);
        InKeyOrder(withdrawn);
        return new(year, asAt, lines, withdrawn) { LatestAct = latest };
    }

    public static async Task<IReadOnlyList<TrackerYear>> YearsAsync(Engine engine, Session session, AsAt asAt, CancellationToken cancel)
    {
        var limits = FactLimits.Of(asAt);

        // A line is made together with a fact, so without a limit every line has one.
        var stated = asAt.IsNow
            ? "1 = 1"
            : string.Join(" OR ", Parts.Select(part => $"EXISTS (SELECT 1 FROM {part.Table.Name} x WHERE x.line = l.number AND {limits.Sql})"));
        await using var reader = await session.QueryAsync(
            $"""
            SELECT y.year, y.latest, SUM(CASE WHEN s.withdrawn THEN 0 ELSE 1 END), SUM(CASE WHEN s.withdrawn THEN 1 ELSE 0 END),
                (SELECT MAX(x.fact_order) FROM year_closings x WHERE x.year = y.year AND {limits.Sql})
            FROM (SELECT x.year, MAX(x.fact_order) AS latest FROM tracker_acts x WHERE {limits.Sql} GROUP BY x.year) y
            JOIN tracker_lines l ON l.year = y.year
            {engine.JoinLatest(FactTables.LineStandings, "s", "line", "l.number", limits.Sql)}
            WHERE {stated}
            GROUP BY y.year, y.latest ORDER BY y.year DESC
            """,
            cancel, limits.With());
        var years = new List<TrackerYear>();
        while (await reader.ReadAsync(cancel))
        {
            var latest = new FactOrder(reader.GetInt64(1));
            years.Add(new(new((int)reader.GetInt64(0)), (int)reader.GetInt64(2), (int)reader.GetInt64(3), latest.Position, latest.Act)
            {
                Closed = reader.IsDBNull(4) ? null : new FactOrder(reader.GetInt64(4)).Position,
            });
        }

        return years;
    }

    private static TrackerLine? Line(FactCursor row, LineColumns columns, FinancialYear year, bool ownersToday, ref long latest)
    {
        var id = row.Id();
        var key = row.Text();
        var reference = row.Text();

        var detailsOrder = row.WholeOrNull();
        var details = detailsOrder is null ? Skip(0, LineDetails.Empty) : columns.Details(row);
        var planOrder = row.WholeOrNull();
        var plan = planOrder is null ? Skip(1, LinePlan.Empty) : LineColumns.Plan(row);
        var statedOrder = row.WholeOrNull();
        var stated = statedOrder is null ? Skip(2, LineForecast.Empty) : LineColumns.Stated(row);
        var ownerOrder = row.WholeOrNull();
        var owner = ownerOrder is null ? Skip(3, "") : row.Text();
        var standingOrder = row.WholeOrNull();
        var standing = standingOrder is null ? Skip(4, LineStanding.In) : LineColumns.Standing(row);

        var overrideOrder = row.WholeOrNull();
        var given = overrideOrder is null ? Skip(5, (LineOverride?)null) : LineColumns.Override(row);
        var basisOrder = row.WholeOrNull();
        var basis = basisOrder is null ? Skip(6, DeliveryBasis.NotStated) : LineColumns.Basis(row);

        var outturnOrder = row.WholeOrNull();
        var outturn = outturnOrder is null ? Skip(7, (LineOutturn?)null) : LineColumns.Outturn(row);

        if ((detailsOrder ?? planOrder ?? statedOrder ?? (ownersToday ? null : ownerOrder) ?? standingOrder) is null)
        {
            return null;
        }

        var acts = new LineActs(ActOf(detailsOrder), ActOf(planOrder), ActOf(statedOrder), ActOf(ownerOrder), ActOf(standingOrder)) { Override = ActOf(overrideOrder), Basis = ActOf(basisOrder), Outturn = ActOf(outturnOrder) };
        latest = Math.Max(latest, Math.Max(Math.Max(acts.Override, acts.Basis), acts.Outturn));
        latest = Math.Max(latest, Math.Max(Math.Max(Math.Max(acts.Details, acts.Plan), Math.Max(acts.Forecast, acts.Owner)), acts.Standing));
        return new(id, year, key, reference, details, plan, stated, owner, standing)
        {
            Acts = acts,
            Override = given,
            Basis = basis,
            Outturn = outturn,
            ForecastPosition = statedOrder is { } order ? new FactOrder(order).Position : null,
        };

        T Skip<T>(int part, T none)
        {
            row.Skip(Widths[part]);
            return none;
        }
    }

    private static long ActOf(long? order) => order is { } value ? new FactOrder(value).Act : 0;

    // The databases sort by bytes or by a language; readers are promised the order of character codes.
    private static void InKeyOrder(List<TrackerLine> lines)
    {
        for (var i = 1; i < lines.Count; i++)
        {
            if (string.CompareOrdinal(lines[i - 1].Key, lines[i].Key) > 0)
            {
                lines.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
                return;
            }
        }
    }
}
