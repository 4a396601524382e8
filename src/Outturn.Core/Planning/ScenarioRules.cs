using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>Makes a scenario, renames it, or states its changes anew.</summary>
public sealed record WriteScenario(Guid Scenario, string Name, string Why, IReadOnlyList<ScenarioChange> Changes)
{
    public static Problem NotThere { get; } = Problem.Error("scenario.unknown", "scenario", "There is no such scenario in this plan.");

    public Result<PlanChanges> Decide(Plan plan, Viewer viewer)
    {
        if (viewer.Refusal(Area.Plan, Level.Read, "ask what if") is { } refusal)
        {
            return Result.Refused<PlanChanges>(refusal);
        }

        // What they may not see is not there to be changed.
        plan = PlanSight.For(viewer, plan);
        var known = plan.Scenarios.FirstOrDefault(s => s.Id == Scenario);
        if (known is { State: not ScenarioState.Open })
        {
            return Result.Refused<PlanChanges>(Problem.Error("scenario.closed", "scenario", $"{known.Name} is {known.State.ToString().ToLowerInvariant()}. Branch a new one from the plan."));
        }

        var name = Name.Trim();
        var scenario = new Scenario(Scenario, known?.Number ?? plan.NextScenario, name, Why.Trim(), ScenarioState.Open, Changes);
        var problems = new List<Problem>();
        if (name.Length is 0 or > 120)
        {
            problems.Add(Problem.Error("scenario.name", "name", name.Length == 0 ? "Name the scenario." : "Give the name in no more than 120 characters."));
        }
        else if (plan.Scenarios.Any(s => s.Id != Scenario && s.State != ScenarioState.Discarded && string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            problems.Add(Problem.Error("scenario.name-taken", "name", $"There is a scenario called {name} already."));
        }

        foreach (var slip in Changes.OfType<ScenarioChange.Slip>().Where(s => Math.Abs(s.Years) is 0 or > 10))
        {
            problems.Add(Problem.Error("scenario.slip", "years", slip.Years == 0 ? "Say by how many years the proposal slips." : "A proposal that slips by more than ten years is not in this plan any more: drop it."));
        }

        foreach (var add in Changes.OfType<ScenarioChange.Add>())
        {
            if (add.Title.Trim().Length == 0)
            {
                problems.Add(Problem.Error("scenario.add-title", "title", "Say what is added."));
            }

            var line = new PlanLine(add.Line, add.Proposal, 1, LineTerms.Of(add.Category, add.Permanence) with { Benefit = add.Benefit }, add.Amounts);
            problems.AddRange(LineRules.Check(plan, new(add.Proposal, plan.Cycle, 0, ProposalTerms.Of(add.Title, ProposalType.Mixed), ProposalStatus.Idea, ""), line).Where(p => p.Severity == Severity.Error));
        }

        // A slip can put a line where it makes no sense, and an amount behind a line's end: the lines are asked as the scenario has them.
        var changed = ScenarioPlan.Changes(plan, scenario);
        foreach (var line in changed.Lines.Where(l => plan.Lines.Any(p => p.Id == l.Id)))
        {
            var proposal = plan.Proposal(line.Proposal)!;
            problems.AddRange(LineRules.Check(plan, proposal, line).Where(p => p.Severity == Severity.Error && p.Code.StartsWith("plan.", StringComparison.Ordinal)));
        }

        problems.AddRange(ScenarioPlan.Stale(plan, scenario).Select(p => p with { Severity = known is null || Changes.Count > known.Changes.Count ? Severity.Error : p.Severity }));
        return problems.Exists(p => p.Severity == Severity.Error)
            ? Result.Refused<PlanChanges>(problems)
            : Result.Ok(known is not null && (known with { Act = 0 }).Equals(scenario) ? PlanChanges.None : PlanChanges.None with { Scenarios = [scenario] }, problems);
    }
}

/// <summary>Keeps a scenario, throws it away, or opens it again.</summary>
public sealed record MoveScenario(Guid Scenario, ScenarioState To)
{
    public Result<PlanChanges> Decide(Plan plan, Viewer viewer)
    {
        if (viewer.Refusal(Area.Plan, Level.Read, "ask what if") is { } refusal)
        {
            return Result.Refused<PlanChanges>(refusal);
        }

        return PlanSight.For(viewer, plan).Scenarios.FirstOrDefault(s => s.Id == Scenario) is not { } known ? Result.Refused<PlanChanges>(WriteScenario.NotThere)
            : known.State == ScenarioState.Adopted || To == ScenarioState.Adopted
                ? Result.Refused<PlanChanges>(Problem.Error("scenario.adopted", "scenario", known.State == ScenarioState.Adopted ? $"{known.Name} is adopted: its changes are the plan's. Undo them in the plan." : "A scenario is adopted by its own act."))
            : Result.Ok(known.State == To ? PlanChanges.None : PlanChanges.None with { Scenarios = [known with { State = To, Act = 0 }] });
    }
}

/// <summary>Makes a scenario's changes the plan's, in one act.</summary>
public sealed record AdoptScenario(Guid Scenario)
{
    public Result<PlanChanges> Decide(Plan plan, Viewer viewer)
    {
        if (viewer.Refusal(Area.Plan, Level.Manage, "adopt a scenario") is { } refusal)
        {
            return Result.Refused<PlanChanges>(refusal);
        }

        if (plan.Scenarios.FirstOrDefault(s => s.Id == Scenario) is not { } scenario)
        {
            return Result.Refused<PlanChanges>(WriteScenario.NotThere);
        }

        if (scenario.State is ScenarioState.Adopted or ScenarioState.Discarded)
        {
            return Result.Refused<PlanChanges>(Problem.Error("scenario.closed", "scenario", $"{scenario.Name} is {scenario.State.ToString().ToLowerInvariant()}. Branch a new one from the plan."));
        }

        var changes = ScenarioPlan.Changes(plan, scenario);
        var touched = changes.Lines.Select(l => l.Proposal).Concat(changes.Proposals.Select(p => p.Id)).Distinct();
        var problems = touched.Select(plan.Proposal).OfType<Proposal>().Select(ProposalRules.Frozen).OfType<Problem>().Concat(ScenarioPlan.Stale(plan, scenario)).ToList();
        return problems.Exists(p => p.Severity == Severity.Error)
            ? Result.Refused<PlanChanges>(problems)
            : Result.Ok(changes with { Scenarios = [scenario with { State = ScenarioState.Adopted, Act = 0 }] }, problems);
    }
}
