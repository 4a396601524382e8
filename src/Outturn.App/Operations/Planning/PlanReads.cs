using System.Globalization;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Data.Governance;
using Outturn.Data.Planning;

namespace Outturn.App.Operations.Planning;

/// <summary>Which plan is looked at: as the record has it, or a frozen one, or a what-if; under which names.</summary>
/// <param name="Baseline">A frozen plan by its number; null for the plan itself.</param>
/// <param name="Scenario">A what-if by its number; null for none.</param>
/// <param name="Structure">The day whose names of services, committees and posts are shown; null for the names in which things were recorded.</param>
public sealed record PlanChoice(int? Baseline = null, int? Scenario = null, DateOnly? Structure = null)
{
    public static PlanChoice Itself { get; } = new();
}

/// <summary>A plan as one viewer may see it.</summary>
/// <param name="Plan">What is shown and summed.</param>
/// <param name="Itself">The same without the scenario, under the same names: what stands beside it.</param>
/// <param name="Choice">What was asked for.</param>
/// <param name="Baseline">The frozen plan that is shown; null where it is not one.</param>
/// <param name="Scenario">The scenario that is shown; null where it is none.</param>
/// <param name="Stale">Changes of the scenario that have nothing to change any more.</param>
/// <param name="Positions">Days for the as-at control, newest first.</param>
/// <param name="StructureDays">Days on which names changed.</param>
public sealed record PlanShown(
    Plan Plan, Plan Itself, PlanChoice Choice, Baseline? Baseline, Scenario? Scenario, IReadOnlyList<Problem> Stale, IReadOnlyList<DateOnly> Positions, IReadOnlyList<DateOnly> StructureDays);

/// <summary>A cycle in the list.</summary>
/// <param name="Proposals">How many are in it; null for a viewer from whom some may be hidden.</param>
/// <param name="Lines">The same of lines.</param>
public sealed record CycleShown(PlanCycle Cycle, int? Proposals, int? Lines, DateOnly LatestPosition);

/// <summary>Everything that is read of plans. What a viewer may not see is not there for them.</summary>
public sealed class PlanReads(PlanStore store, StructureStore structures)
{
    /// <summary>The code of a problem that means "there is no such thing": pages answer 404.</summary>
    public const string NotFound = "plan.not-found";

    /// <summary>Every cycle. How much is in it is said only to those from whom nothing in it is hidden.</summary>
    public async Task<Result<IReadOnlyList<CycleShown>>> CyclesAsync(Viewer viewer, AsAt asAt, CancellationToken cancel) =>
        Refusal(viewer, asAt) is { } refusal
            ? Result.Refused<IReadOnlyList<CycleShown>>(refusal)
            : Result.Ok<IReadOnlyList<CycleShown>>(
                [.. (await store.CyclesAsync(asAt, cancel)).Select(c => new CycleShown(c.Cycle, PlanSight.SeesAll(viewer) ? c.Proposals : null, PlanSight.SeesAll(viewer) ? c.Lines : null, c.LatestPosition))]);

    public async Task<Result<PlanShown>> PlanAsync(Viewer viewer, PlanCycle cycle, AsAt asAt, PlanChoice choice, CancellationToken cancel)
    {
        if (Refusal(viewer, asAt) is { } refusal)
        {
            return Result.Refused<PlanShown>(refusal);
        }

        var now = await store.ReadAsync(cycle, asAt, cancel);
        if (!now.IsOpen)
        {
            return Result.Refused<PlanShown>(Problem.Error(NotFound, cycle.ToString(), $"There is no plan for {cycle}."));
        }

        var plan = now;
        Baseline? baseline = null;
        if (choice.Baseline is { } number)
        {
            baseline = now.Baselines.FirstOrDefault(b => b.Number == number);
            plan = baseline is null ? null : await store.BaselineAsync(cycle, number, cancel);
            if (plan is null)
            {
                return Result.Refused<PlanShown>(NoBaseline(cycle, number));
            }
        }

        // What became confidential since is not seen by looking back.
        var today = asAt.IsNow || PlanSight.SeesAll(viewer) ? now : await store.ReadAsync(cycle, AsAt.Now, cancel);
        plan = PlanSight.For(viewer, plan, today);
        var itself = plan;
        Scenario? scenario = null;
        IReadOnlyList<Problem> stale = [];
        if (choice.Scenario is { } wanted)
        {
            scenario = plan.Scenarios.FirstOrDefault(s => s.Number == wanted);
            if (scenario is null)
            {
                return Result.Refused<PlanShown>(NoScenario(cycle, wanted));
            }

            stale = ScenarioPlan.Stale(plan, scenario);
            plan = ScenarioPlan.Of(plan, scenario);
        }

        var structure = await structures.ReadAsync(cancel);
        if (choice.Structure is { } day)
        {
            itself = PlanUnderStructure.Show(itself, structure, day);
            plan = scenario is null ? itself : PlanUnderStructure.Show(plan, structure, day);
        }

        var positions = await store.PositionsAsync(cycle, cancel);
        return Result.Ok(new PlanShown(plan, itself, choice, baseline, scenario, stale, [.. positions.Select(p => p.Position)], structure.Days));
    }

    /// <summary>Everything that was stated of a proposal that the viewer was shown.</summary>
    public Task<ProposalHistory> HistoryAsync(Viewer viewer, Proposal proposal, AsAt asAt, CancellationToken cancel) =>
        PlanSight.MaySee(viewer, proposal) ? store.ProposalHistoryAsync(proposal.Id, asAt, cancel) : Task.FromResult(new ProposalHistory([], []));

    /// <summary>Of each frozen plan, by its number: whether what is read now has the hash that was recorded. Of the whole plan, whoever asks.</summary>
    public async Task<IReadOnlyDictionary<int, bool>> ProveAsync(Viewer viewer, Plan plan, CancellationToken cancel)
    {
        var proved = new Dictionary<int, bool>();
        if (viewer.May(Area.Plan, Level.Read))
        {
            foreach (var baseline in plan.Baselines)
            {
                proved.Add(baseline.Number, await store.BaselineAsync(plan.Cycle, baseline.Number, cancel) is { } frozen && PlanText.Digest(frozen) == baseline.Digest);
            }
        }

        return proved;
    }

    /// <summary>Two plans of a cycle, each named as <c>now</c>, <c>baseline-2</c> or <c>scenario-1</c>.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="shown">The plan itself, as <see cref="PlanAsync"/> gave it to this viewer: it is not read again.</param>
    public async Task<Result<PlanComparison>> CompareAsync(Viewer viewer, PlanShown shown, string from, string to, CancellationToken cancel)
    {
        var before = await SideAsync(viewer, shown.Plan, from, cancel);
        var after = from == to || !before.Ok ? before : await SideAsync(viewer, shown.Plan, to, cancel);
        return before.Ok && after.Ok
            ? Result.Ok(PlanComparison.Compare(before.Value, after.Value))
            : Result.Refused<PlanComparison>(before.Ok ? after.Problems : before.Problems);
    }

    private async Task<Result<Plan>> SideAsync(Viewer viewer, Plan plan, string side, CancellationToken cancel)
    {
        var (kind, number) = side.Split('-', 2) is [var k, var n] && int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? (k, read) : (side, 0);
        switch (kind)
        {
            case "now":
                return Result.Ok(plan);
            case "scenario":
                return plan.Scenarios.FirstOrDefault(s => s.Number == number) is { } scenario
                    ? Result.Ok(ScenarioPlan.Of(plan, scenario))
                    : Result.Refused<Plan>(NoScenario(plan.Cycle, number));
            case "baseline":
                return plan.Baselines.Any(b => b.Number == number) && await store.BaselineAsync(plan.Cycle, number, cancel) is { } frozen
                    ? Result.Ok(PlanSight.For(viewer, frozen, await TodayAsync(viewer, plan, cancel)))
                    : Result.Refused<Plan>(NoBaseline(plan.Cycle, number));
            default:
                return Result.Refused<Plan>(Problem.Error("plan.side", "compare", $"“{(side.Length > 40 ? side[..40] + "…" : side)}” is not a plan. Name one as now, baseline-2 or scenario-1."));
        }
    }

    /// <summary>The plan by which it is judged today what a viewer may see of a frozen one.</summary>
    private async Task<Plan?> TodayAsync(Viewer viewer, Plan plan, CancellationToken cancel) => PlanSight.SeesAll(viewer) ? null : await store.ReadAsync(plan.Cycle, AsAt.Now, cancel);

    private static Problem NoScenario(PlanCycle cycle, int number) => Problem.Error(NotFound, "scenario", $"There is no scenario {number} of {cycle}.");

    private static Problem NoBaseline(PlanCycle cycle, int number) => Problem.Error(NotFound, "baseline", $"There is no frozen plan {number} of {cycle}.");

    /// <summary>Reading by the clock is the auditor's: it needs the record as well as the plan.</summary>
    internal static Problem? Refusal(Viewer viewer, AsAt asAt) =>
        viewer.Refusal(Area.Plan, Level.Read, "read the plan")
        ?? (asAt.RecordedBy is null ? null : viewer.Refusal(Area.Record, Level.Read, "read by the clock"));
}
