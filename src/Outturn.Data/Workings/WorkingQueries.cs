using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Workings;
using Outturn.Data.Engines;
using Outturn.Data.Facts;
using Outturn.Data.Record;

namespace Outturn.Data.Workings;

/// <summary>Calculations as at a date: for each, the version with the greatest order within the limits.</summary>
internal static class WorkingQueries
{
    /// <summary>Everything that is kept beside a cycle's plan, with the highest number that each kind ever had. Two result sets of one command.</summary>
    public static async Task<(IReadOnlyList<Working> Workings, IReadOnlyDictionary<Type, int> Numbers)> OfCycleAsync(Engine engine, Session session, PlanCycle cycle, AsAt asAt, CancellationToken cancel)
    {
        var limits = FactLimits.Of(asAt);
        await using var reader = await session.QueryAsync(
            $"""
            SELECT w.id, w.kind, w.number, v.act, v.proposal, v.title, v.withdrawn, v.plan_line, v.accepted, v.json
            FROM workings w {engine.JoinLatest(FactTables.WorkingVersions, "v", "working", "w.id", limits.Sql)}
            WHERE w.cycle = @cycle AND v.working IS NOT NULL ORDER BY w.kind, w.number;
            SELECT w.kind, MAX(w.number) FROM workings w WHERE w.cycle = @cycle GROUP BY w.kind
            """,
            cancel, limits.With(("cycle", cycle.ToString())));
        var workings = new List<Working>();
        while (await reader.ReadAsync(cancel))
        {
            workings.Add(new(reader.GetGuid(0), (int)reader.GetInt64(2), reader.IsDBNull(4) ? null : reader.GetGuid(4), reader.GetString(5), WorkingJson.Read(reader.GetString(1), reader.GetString(9)))
            {
                Withdrawn = reader.GetBoolean(6),
                Link = reader.IsDBNull(7) ? null : WorkingJson.ReadLink(reader.GetGuid(7), reader.GetString(8)),
                Act = reader.GetInt64(3),
            });
        }

        var numbers = new Dictionary<Type, int>();
        await reader.NextResultAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            numbers[WorkingJson.TypeOf(reader.GetString(0))] = (int)reader.GetInt64(1);
        }

        return (workings, numbers);
    }
}
