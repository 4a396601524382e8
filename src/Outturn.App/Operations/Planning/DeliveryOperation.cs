using Outturn.Core.Delivery;
using Outturn.Core.Planning;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Planning;
using Outturn.Data.Record;
using Outturn.Data.Tracking;

namespace Outturn.App.Operations.Planning;

/// <summary>What a year's tracker would take from the plan.</summary>
public sealed record DeliveryShown(Plan Plan, FinancialYear Year, IReadOnlyList<TrackerCandidate> Candidates);

/// <summary>What a year did not deliver, and whether the next cycle has it.</summary>
public sealed record RollShown(Plan Next, FinancialYear Year, IReadOnlyList<RolledLine> Candidates);

/// <summary>From the plan into the year's tracker, and from the year's outturn into the next plan.</summary>
public sealed class DeliveryOperation(PlanStore plans, TrackerStore trackers)
{
    public async Task<Result<DeliveryShown>> CandidatesAsync(Viewer viewer, PlanCycle cycle, FinancialYear year, CancellationToken cancel)
    {
        if ((viewer.Refusal(Area.Plan, Level.Manage, "open the tracker from the plan") ?? viewer.Refusal(Area.Tracker, Level.Manage, "open the tracker from the plan")) is { } refusal)
        {
            return Result.Refused<DeliveryShown>(refusal);
        }

        var plan = await plans.ReadAsync(cycle, AsAt.Now, cancel);
        return Result.Ok(new DeliveryShown(plan, year, OpenTracker.Candidates(plan, year, await trackers.ReadAsync(year, AsAt.Now, cancel), await OpenedAsync(year, cancel))));
    }

    /// <summary>Opens the lines as at the year's first day, or today where the year has begun.</summary>
    public async Task<Result<ActReceipt>> OpenAsync(Viewer viewer, PlanCycle cycle, OpenTracker command, string reason, string source, CancellationToken cancel)
    {
        var opened = await OpenedAsync(command.Year, cancel);

        // The plan is asked as it stands now; the lines stand from the year's first day, when nothing else has been said of them.
        var plan = await plans.ReadAsync(cycle, AsAt.Now, cancel);
        var seen = (await trackers.ReadAsync(command.Year, AsAt.Day(command.Year.FirstDay), cancel)).LatestAct;
        return await plans.WriteAsync(
            new ActRequest("plan.deliver", viewer.Actor, reason.Trim(), source, command.Year.FirstDay), cycle, command.Year,
            (_, tracker) =>
            {
                if (tracker.LatestAct != seen)
                {
                    return Result.Refused<(PlanChanges, TrackerChanges)>(Problem.Error("delivery.meanwhile", "year", $"Somebody wrote to the tracker of {command.Year} at this moment. Look at the list again."));
                }

                var decided = command.Decide(plan, tracker, opened, viewer);

                // What has a line in a tracker is in delivery.
                return decided.Select(lines => (PlanChanges.None with { Proposals = OpenTracker.Begun(plan, lines, command.Year) }, TrackerChanges.None with
                {
                    Lines = [.. lines.Select(l => l.Change)],
                    Origins = [.. lines.Select(l => new LineOrigin(l.Change.LineId, l.Change.Key, l.PlanLine, l.Proposal, cycle.ToString()))],
                }));
            },
            cancel);
    }

    public async Task<Result<RollShown>> UndeliveredAsync(Viewer viewer, PlanCycle next, FinancialYear year, CancellationToken cancel)
    {
        if ((viewer.Refusal(Area.Plan, Level.Manage, "bring a year's outturn into the plan") ?? viewer.Refusal(Area.Tracker, Level.Read, "read the tracker")) is { } refusal)
        {
            return Result.Refused<RollShown>(refusal);
        }

        var plan = await plans.ReadAsync(next, AsAt.Now, cancel);
        return Result.Ok(new RollShown(plan, year, RollForward.Candidates(plan, await StateAsync(year, cancel), await OriginsAsync(year, cancel))));
    }

    /// <summary>What a later cycle has, or could have, of what a year did not deliver, as far as the viewer may see its proposals. Two statements.</summary>
    public async Task<IReadOnlyList<RolledLine>> CarriedAsync(Viewer viewer, PlanCycle next, YearState state, AsAt asAt, CancellationToken cancel) =>
        RollForward.Candidates(PlanSight.For(viewer, await plans.ReadAsync(next, asAt, cancel)), state, await OriginsAsync(state.Position.Year, cancel));

    public async Task<Result<ActReceipt>> RollAsync(Viewer viewer, PlanCycle next, RollForward command, string reason, string source, CancellationToken cancel)
    {
        var state = await StateAsync(command.Year, cancel);
        var origins = await OriginsAsync(command.Year, cancel);
        return await plans.WriteAsync(new ActRequest("plan.roll", viewer.Actor, reason.Trim(), source), next, plan => command.Decide(plan, state, origins, viewer), cancel);
    }

    private Task<YearState> StateAsync(FinancialYear year, CancellationToken cancel) => trackers.StateAsync(year, AsAt.Now, new FinancialMonth(year, 12), cancel);

    private async Task<HashSet<Guid>> OpenedAsync(FinancialYear year, CancellationToken cancel) => [.. (await plans.OriginsAsync(year, cancel)).Select(o => o.Value.PlanLine)];

    private async Task<Dictionary<Guid, Guid>> OriginsAsync(FinancialYear year, CancellationToken cancel)
    {
        var origins = new Dictionary<Guid, Guid>();
        foreach (var origin in await plans.OriginsAsync(year, cancel))
        {
            if (origin.Value.LineId is { } line)
            {
                origins.TryAdd(line, origin.Value.Proposal);
            }
        }

        return origins;
    }
}
