using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Values;

namespace Outturn.Core.Workings;

/// <summary>States how sure a line is, or anew. One estimate a line.</summary>
public sealed record WriteEstimate(Guid Id, Guid Proposal, string Title, Estimate Estimate)
{
    /// <summary>As <see cref="WriteWorking.Rests"/>.</summary>
    public long? Rests { get; init; }

    public Result<WorkingChanges> Decide(WorkedPlan plan, Viewer viewer)
    {
        var written = new WriteWorking(Id, Proposal, Title, Estimate) { Rests = Rests }.Decide(plan, viewer);
        if (!written.Ok)
        {
            return written;
        }

        var problems = SimulationRules.Check(Estimate, [.. PlanUncertainty.Causes(plan).Select(c => c.Name)]).ToList();
        if (Estimate.Line is { } line && !plan.Plan.Lines.Any(l => l.Id == line && l.Proposal == Proposal && !l.Withdrawn))
        {
            problems.Add(Problem.Error("plan.line-unknown", "line", "There is no such line in this proposal. Choose one of its lines, or add one first."));
        }

        if (Estimate.Line is { } taken && PlanUncertainty.EstimateOf(plan, taken) is { } other && other.Id != Id)
        {
            problems.Add(Problem.Error("estimate.line-twice", "line", "The line has an estimate already. Change that one, so that the line has one."));
        }

        foreach (var year in Estimate.Years.Where(y => !plan.Plan.Cycle.Contains(y.Year)))
        {
            problems.Add(Problem.Error("estimate.year-outside", $"{year.Year}.low", $"{year.Year} is not a year of {plan.Plan.Cycle}. Estimate its years only."));
        }

        return problems.Count > 0 ? Result.Refused<WorkingChanges>(problems) : written;
    }
}

/// <summary>States a common cause of the cycle, or anew. Its name stays: estimates and draws hang on it.</summary>
public sealed record WriteCause(Guid Id, CommonCause Cause)
{
    /// <summary>As <see cref="WriteWorking.Rests"/>.</summary>
    public long? Rests { get; init; }

    public Result<WorkingChanges> Decide(WorkedPlan plan, Viewer viewer)
    {
        var cause = plan.Find(Id)?.Content is CommonCause known ? Cause with { Name = known.Name } : Cause;
        var others = plan.Workings.Where(w => w.Id != Id && w.Content is CommonCause).Select(w => (CommonCause)w.Content);
        var problems = SimulationRules.Check([.. others, cause], _ => "name").ToList();

        // Who may not change it is told that, before what is wrong with it.
        var written = new WriteWorking(Id, null, cause.Name.Length > 0 ? cause.Name : "A cause", cause) { Rests = Rests }.Decide(plan, viewer);
        return written.Ok && problems.Count > 0 ? Result.Refused<WorkingChanges>(problems) : written;
    }
}

/// <summary>Keeps a run. Everybody who may change a proposal may keep one; it changes nothing in the plan.</summary>
public sealed record KeepRun(Guid Id, string Title, KeptRun Run)
{
    public Result<WorkingChanges> Decide(WorkedPlan plan, Viewer viewer)
    {
        if (viewer.Refusal(Area.Plan, Level.Contribute, "keep a run") is { } refusal)
        {
            return Result.Refused<WorkingChanges>(refusal);
        }

        if (Run.Proposals.Any(p => WorkingSight.IsHidden(plan.Plan, viewer, p)))
        {
            return Result.Refused<WorkingChanges>(WriteWorking.NotThere);
        }

        var title = Title.Trim().Length is 0 or > WriteWorking.LongestTitle ? "A run" : Title.Trim();
        return Result.Ok(WorkingChanges.None with { Workings = [new Working(Id, plan.Next<KeptRun>(), null, title, Run)] });
    }
}
