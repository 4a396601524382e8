using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Values;
using Outturn.Data.Planning;
using Outturn.Data.Tracking;

namespace Outturn.App.Operations.Planning;

/// <summary>What is read of sources beside the plan itself: strategies for receipts, and how sources came to be as firm as they are.</summary>
public sealed class StrategyReads(PlanStore plans, TrackerStore trackers, TimeProvider clock)
{
    /// <summary>
    /// The strategy of a source of the plan that is shown: beside it the plan as it stood when the strategy was agreed, and what trackers of begun years say to those who may read them.
    /// One statement for the plan then, and two for each begun year of the cycle.
    /// </summary>
    public async Task<ReceiptsStrategy> OfAsync(Viewer viewer, Plan plan, FundingSource source, CancellationToken cancel)
    {
        var ledger = PlanLedger.Of(plan);
        PlanLedger? then = null;
        if (source.Receipts is { Agreed: { } agreed } && await plans.ReadAsync(plan.Cycle, AsAt.Day(agreed), cancel) is { LatestAct: > 0 } known)
        {
            then = PlanLedger.Of(PlanSight.For(viewer, known, plan));
        }

        var strategy = ReceiptsStrategy.Of(ledger, source, then);
        return strategy.Projects.Count == 0 ? strategy : strategy with { Delivered = await DeliveredAsync(viewer, plan, [.. strategy.Projects.Select(p => p.Proposal.Id)], cancel) };
    }

    /// <summary>The receipts whose strategy is asked for: of this name, or the only ones, or the first.</summary>
    public static Result<FundingSource> Find(Plan plan, string? name)
    {
        var all = ReceiptsStrategy.SourcesOf(plan);
        var named = string.IsNullOrWhiteSpace(name) ? all.Count > 0 ? all[0] : null : all.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase));
        return named is not null ? Result.Ok(named)
            : Result.Refused<FundingSource>(Problem.Error(
                PlanReads.NotFound, "source", string.IsNullOrWhiteSpace(name)
                    ? $"No source of {plan.Cycle} has capital receipts that may pay for revenue, so there is no strategy."
                    : $"{plan.Cycle} has no capital receipts called “{(name.Length > 40 ? name[..40] + "…" : name)}” that may pay for revenue."));
    }

    /// <summary>Every status that each source had, as far as the reader's date sees. One statement.</summary>
    public async Task<IReadOnlyList<SourceStanding>> StandingsAsync(Viewer viewer, Plan plan, CancellationToken cancel) => viewer.May(Area.Plan, Level.Read)
        ? SourceStanding.Of(plan, [.. (await plans.SourceHistoryAsync(plan.Cycle, plan.AsAt, cancel)).Select(v => (v.Act.Position, v.Act.Reason, v.Value))])
        : [];

    private async Task<IReadOnlyList<ProjectDelivery>> DeliveredAsync(Viewer viewer, Plan plan, HashSet<Guid> projects, CancellationToken cancel)
    {
        var delivered = new List<ProjectDelivery>();
        var today = FinancialYear.Containing(plan.AsAt.Position ?? Instant.From(clock.GetUtcNow()).Day);
        foreach (var year in viewer.May(Area.Tracker, Level.Read) ? plan.Cycle.Each.Where(y => y <= today) : [])
        {
            var origins = (await plans.OriginsAsync(year, cancel)).Select(o => o.Value).Where(o => projects.Contains(o.Proposal) && o.LineId is not null).ToLookup(o => o.Proposal, o => o.LineId!.Value);
            if (origins.Count == 0)
            {
                continue;
            }

            var lines = (await trackers.ReadAsync(year, plan.AsAt, cancel)).Lines.ToDictionary(l => l.Id);
            foreach (var project in origins)
            {
                var of = project.Distinct().Where(lines.ContainsKey).Select(id => lines[id]).ToList();
                var complete = of.FindAll(l => l.Stated.Complete == true);
                delivered.Add(new(project.Key, year, of.Aggregate(Total.Zero, (sum, l) => sum + l.Forecast), complete.Count == 0 ? null : complete.Aggregate(Total.Zero, (sum, l) => sum + l.Forecast)));
            }
        }

        return delivered;
    }
}
