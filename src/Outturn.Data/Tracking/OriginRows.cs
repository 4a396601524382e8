using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Data.Facts;
using Outturn.Data.Record;

namespace Outturn.Data.Tracking;

/// <summary>Turns what a decision says of where tracker lines come from into rows. A tie that is there already is not written again.</summary>
internal static class OriginRows
{
    public static async Task AddAsync(
        FactRows rows, PendingAct act, FinancialYear year, IReadOnlyList<LineOrigin> origins, KnownLines known, List<Problem> problems, CancellationToken cancel)
    {
        if (origins.Count == 0)
        {
            return;
        }

        var tied = new HashSet<(long Line, Guid PlanLine)>();
        await using (var reader = await act.Session.QueryAsync(
            "SELECT x.line, x.plan_line FROM line_origins x JOIN tracker_lines l ON l.number = x.line WHERE l.year = @year", cancel, ("year", (long)year.StartYear)))
        {
            while (await reader.ReadAsync(cancel))
            {
                tied.Add((reader.GetInt64(0), reader.GetGuid(1)));
            }
        }

        foreach (var origin in origins)
        {
            if (known.Find(origin.LineId, StoredText.Of(origin.Key)) is not { } line)
            {
                problems.Add(Problem.Error(
                    "tracker.line-unknown", origin.Key, $"The tracker for {year} has no line {origin.Key} to tie a plan line to. Read the tracker again and repeat the change."));
            }
            else if (tied.Add((line, origin.PlanLine)))
            {
                rows.Add(FactTables.LineOrigins, line, origin.PlanLine, act.Order, act.Number, origin.Proposal, origin.Cycle);
            }
        }
    }
}
