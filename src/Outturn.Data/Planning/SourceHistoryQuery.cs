using Outturn.Core.Planning;
using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Data.Engines;
using Outturn.Data.Facts;
using Outturn.Data.Record;

namespace Outturn.Data.Planning;

/// <summary>All versions of the sources of one cycle, each with the act that stated it, in the order of acts.</summary>
internal static class SourceHistoryQuery
{
    public static async Task<IReadOnlyList<FactVersion<FundingSource>>> RunAsync(Session session, PlanCycle cycle, AsAt asAt, CancellationToken cancel)
    {
        var limits = FactLimits.Of(asAt);
        await using var reader = await session.QueryAsync(
            $"""
            SELECT {ActSql.Columns}, e.id, {string.Join(", ", PlanColumns.NamesOf(FactTables.FundingSourceVersions).Select(c => "x." + c))}
            FROM funding_sources e JOIN plan_cycles c ON c.number = e.cycle JOIN funding_source_versions x ON x.source = e.number
            JOIN acts a ON a.number = x.act {ActSql.Joins} WHERE c.first_year = @first AND c.years = @years AND {limits.Sql} ORDER BY x.act
            """,
            cancel, limits.With(("first", (long)cycle.First.StartYear), ("years", (long)cycle.Years)));
        var row = new FactCursor(reader);
        var versions = new List<FactVersion<FundingSource>>();
        while (await row.NextRowAsync(cancel))
        {
            row.Skip(ActSql.Width);
            var act = ActSql.Read(reader);
            versions.Add(new(act, PlanColumns.Source(row, row.Id(), act.Number)));
        }

        return versions;
    }
}
