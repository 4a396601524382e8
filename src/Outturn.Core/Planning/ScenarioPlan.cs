using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>The plan as a scenario would have it.</summary>
public static class ScenarioPlan
{
    /// <summary>
    /// Applies the changes in their order. What a change speaks of and the plan no longer holds is left out: <see cref="Stale"/>
    /// says which.
    /// </summary>
    public static Plan Of(Plan plan, Scenario scenario) => plan.With(Changes(plan, scenario));

    /// <summary>What the scenario would write to the plan: what adopting it does.</summary>
    public static PlanChanges Changes(Plan plan, Scenario scenario)
    {
        var proposals = new Dictionary<Guid, Proposal>();
        var lines = new Dictionary<Guid, PlanLine>();
        var sources = new Dictionary<Guid, FundingSource>();
        var assumptions = new Dictionary<Guid, CostAssumption>();
        var next = plan.NextProposal;
        foreach (var change in scenario.Changes)
        {
            switch (change)
            {
                case ScenarioChange.Drop drop when ProposalOf(drop.Proposal) is { } proposal:
                    proposals[proposal.Id] = proposal with { Status = ProposalStatus.Withdrawn, StatusReason = scenario.Name, Act = 0 };
                    break;
                case ScenarioChange.Slip slip:
                    foreach (var line in plan.Lines.Where(l => l.Proposal == slip.Proposal && !l.Withdrawn).Select(l => LineOf(l.Id)!))
                    {
                        lines[line.Id] = Slipped(line, slip.Years);
                    }

                    break;
                case ScenarioChange.SetAmount set when LineOf(set.Line) is { } line:
                    lines[line.Id] = line with { Typed = line.Typed.With(set.Year, set.Amount), Act = 0 };
                    break;
                case ScenarioChange.SetRate set:
                    Restate(set.Of, f => f is Forecast.Grown grown ? grown with { Rates = [.. grown.Rates.Select(r => r.Name == set.Rate ? r with { Percent = With(r.Percent, set.Year, set.Percent) } : r)] } : f);
                    break;
                case ScenarioChange.SetLevel set:
                    Restate(set.Of, f => f is Forecast.Stated stated ? new Forecast.Stated(With(stated.Levels, set.Year, set.Level)) : f);
                    break;
                case ScenarioChange.Add add:
                    var type = add.Category switch
                    {
                        PlanCategory.Saving => ProposalType.Saving,
                        PlanCategory.Income => ProposalType.Income,
                        PlanCategory.Investment => ProposalType.Investment,
                        PlanCategory.Pressure => ProposalType.Pressure,
                        PlanCategory.Capital => ProposalType.Capital,
                        _ => ProposalType.Technical,
                    };
                    proposals[add.Proposal] = new(
                        add.Proposal, plan.Cycle, plan.Proposal(add.Proposal)?.Number ?? next++,
                        ProposalTerms.Of(add.Title, type) with { Service = add.Service, Committees = add.Committee.Length > 0 ? [add.Committee] : [] }, ProposalStatus.Idea, "");
                    lines[add.Line] = new(add.Line, add.Proposal, 1, LineTerms.Of(add.Category, add.Permanence) with { Service = add.Service, Benefit = add.Benefit }, add.Amounts);
                    break;
                default:
                    break;
            }
        }

        return PlanChanges.None with { Proposals = [.. proposals.Values], Lines = [.. lines.Values], Sources = [.. sources.Values], Assumptions = [.. assumptions.Values] };

        Proposal? ProposalOf(Guid id) => proposals.GetValueOrDefault(id) ?? plan.Proposal(id);

        PlanLine? LineOf(Guid id) => lines.GetValueOrDefault(id) ?? plan.Lines.FirstOrDefault(l => l.Id == id);

        void Restate(Guid of, Func<Forecast, Forecast> change)
        {
            if ((sources.GetValueOrDefault(of) ?? plan.Sources.FirstOrDefault(s => s.Id == of)) is { } source)
            {
                sources[of] = source with { Vintages = Changed(source.Vintages, change, scenario, plan), Act = 0 };
            }
            else if ((assumptions.GetValueOrDefault(of) ?? plan.Assumptions.FirstOrDefault(a => a.Id == of)) is { } assumption)
            {
                assumptions[of] = assumption with { Vintages = Changed(assumption.Vintages, change, scenario, plan), Act = 0 };
            }
        }
    }

    /// <summary>Changes that no longer have anything to change.</summary>
    public static IReadOnlyList<Problem> Stale(Plan plan, Scenario scenario)
    {
        var problems = new List<Problem>();
        foreach (var (index, change) in scenario.Changes.Index())
        {
            var gone = change switch
            {
                ScenarioChange.Drop d => plan.Proposal(d.Proposal) is null ? "the proposal that it drops" : null,
                ScenarioChange.Slip s => plan.Proposal(s.Proposal) is null ? "the proposal that it slips" : null,
                ScenarioChange.SetAmount a => plan.Lines.Any(l => l.Id == a.Line && !l.Withdrawn) ? null : "the line whose amount it changes",
                ScenarioChange.SetRate r => Rates(plan, r.Of).Contains(r.Rate, StringComparer.Ordinal) ? null : "the rate that it changes",
                ScenarioChange.SetLevel l => Rates(plan, l.Of) is not null && (plan.Sources.Any(s => s.Id == l.Of) || plan.Assumptions.Any(a => a.Id == l.Of)) ? null : "the source that it changes",
                _ => null,
            };
            if (gone is not null)
            {
                problems.Add(Problem.Warning("scenario.stale", $"changes.{index + 1}", $"{scenario.Name}: {gone} is no longer in the plan. Take the change out."));
            }
        }

        return problems;
    }

    private static IEnumerable<string> Rates(Plan plan, Guid of) =>
        (plan.Sources.FirstOrDefault(s => s.Id == of)?.Vintages ?? plan.Assumptions.FirstOrDefault(a => a.Id == of)?.Vintages ?? [])
        .Select(v => v.Forecast).OfType<Forecast.Grown>().SelectMany(g => g.Rates).Select(r => r.Name);

    private static Dictionary<FinancialYear, T> With<T>(IReadOnlyDictionary<FinancialYear, T> values, FinancialYear year, T value) => new(values) { [year] = value };

    /// <summary>A forecast that a scenario changes is a vintage of its own, made on the day after the one that counted.</summary>
    private static List<Vintage> Changed(IReadOnlyList<Vintage> vintages, Func<Forecast, Forecast> change, Scenario scenario, Plan plan)
    {
        var counts = Vintages.Of(vintages) ?? new Vintage(scenario.Name, plan.Cycle.First.FirstDay, new Forecast.Stated(new Dictionary<FinancialYear, Amount>()), scenario.Why);
        var own = counts.Name == scenario.Name ? counts : counts with { Name = scenario.Name, Dated = counts.Dated.AddDays(1), Why = scenario.Why };
        return [.. vintages.Where(v => v.Name != scenario.Name), own with { Forecast = change(own.Forecast) }];
    }

    private static PlanLine Slipped(PlanLine line, int years) => line with
    {
        Typed = line.Typed.Moved(years),
        Terms = line.Terms with
        {
            Permanence = line.Terms.Permanence switch
            {
                Permanence.TemporaryUntil t => new Permanence.TemporaryUntil(t.LastYear + years),
                Permanence.TemporaryThenPermanent t => t with { LastYear = t.LastYear + years },
                var p => p,
            },
            Sources = [.. line.Terms.Sources.Select(s => s.Pays is { } pays ? s with { Pays = new Levels(pays.Select(p => KeyValuePair.Create(p.Key + years, p.Value))) } : s)],
            Partners = line.Terms.Partners is { } split ? split with { Whole = split.Whole.Moved(years) } : null,
        },
        Act = 0,
    };
}
