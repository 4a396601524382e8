using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Intake;

/// <summary>What the figures of a header are. A paper seldom says, so a person is asked.</summary>
public enum IntakeBasis
{
    /// <summary>Each is the change from the year before.</summary>
    Movement,

    /// <summary>Each is the effect in its year against the budget before the first.</summary>
    Level,

    /// <summary>Each is for its year alone and reverses in the next.</summary>
    OneOff,
}

/// <summary>How long what is not one-off lasts.</summary>
public enum IntakeLasting
{
    Permanent,
    Temporary,
}

/// <summary>What a paper does not say and a person answers, before its figures are plan lines.</summary>
/// <param name="Basis">Null where it is not answered.</param>
/// <param name="Lasting">Null where it is not answered; not asked of what is one-off.</param>
/// <param name="Until">The last year of what is temporary.</param>
/// <param name="Service">The service whose budget it changes.</param>
/// <param name="OwnBudget">Whether the council's own budget pays, or saves; null where it is not answered.</param>
/// <param name="Source">The source that pays, where it is not the own budget.</param>
/// <param name="Status">How firm the source is.</param>
/// <param name="Years">The year of each amount whose year the paper does not name, by its place in the case.</param>
public sealed record IntakeAnswers(
    IntakeBasis? Basis, IntakeLasting? Lasting, FinancialYear? Until, string Service, bool? OwnBudget, string Source, FundingStatus Status, BenefitClass? Benefit, IReadOnlyDictionary<int, FinancialYear> Years);

/// <summary>Makes one plan line of one or more confirmed headline amounts of a case, each of its own year.</summary>
/// <param name="Line">The id of the new line.</param>
/// <param name="Proposal">The proposal, which the case is tied to.</param>
/// <param name="Amounts">Places in the case, from 0.</param>
public sealed record MakeLine(Guid Line, Guid Proposal, IReadOnlyList<int> Amounts, IntakeAnswers Answers)
{
    public Result<IntakeChanges> Decide(EffectiveCase standing, Plan plan, Viewer viewer)
    {
        if (ReviewRules.SetAside(standing) is { } aside)
        {
            return Result.Refused<IntakeChanges>(aside);
        }

        if (standing.Review.Links.All(l => l.Proposal != Proposal))
        {
            return Result.Refused<IntakeChanges>(Problem.Error("intake.not-tied", "proposal", "The case is not linked to this proposal. Link it first, or make a proposal of it."));
        }

        var chosen = Amounts.Distinct().Where(i => i >= 0 && i < standing.Amounts.Count).Select(i => standing.Amounts[i]).ToList();
        var problems = Check(standing, plan, chosen).ToList();
        if (problems.Count > 0)
        {
            return Result.Refused<IntakeChanges>(problems);
        }

        var byYear = chosen.ToDictionary(YearOf, a => a.Now.Amount);
        var typed = Answers.Basis == IntakeBasis.Level ? FromLevels(byYear) : new PlanAmounts(byYear);
        Permanence permanence = Answers.Basis == IntakeBasis.OneOff ? new Permanence.OneOff()
            : Answers.Lasting == IntakeLasting.Temporary ? new Permanence.TemporaryUntil(Answers.Until!.Value)
            : new Permanence.Permanent();
        var first = chosen[0].Now;
        var terms = LineTerms.Of(AmountIntake.CategoryOf(first, standing), permanence) with
        {
            References = standing.References,
            Service = Answers.Service.Trim(),
            Benefit = AmountIntake.BenefitOf(first) ?? (first.Role is AmountRole.Saving or AmountRole.Income ? Answers.Benefit : null),
            Sources = Answers.OwnBudget == true ? [] : [new(Answers.Source.Trim(), Answers.Status, null)],
        };
        var written = new WriteLine(Line, Proposal, terms, typed).Decide(plan, viewer);
        return written.Select(changes => new IntakeChanges(changes, [new ReviewStep.Line(Line, Proposal, plan.Cycle.ToString(), [.. chosen.Select(a => a.Index)])]));
    }

    private FinancialYear YearOf(EffectiveAmount amount) => amount.Now.Year ?? Answers.Years[amount.Index];

    private IEnumerable<Problem> Check(EffectiveCase standing, Plan plan, List<EffectiveAmount> chosen)
    {
        if (chosen.Count == 0)
        {
            yield return Problem.Error("intake.no-amount", "amounts", "Choose the amounts that make the line.");
            yield break;
        }

        var barred = false;
        foreach (var bar in chosen.Select(AmountIntake.Bar).OfType<Problem>())
        {
            barred = true;
            yield return bar;
        }

        foreach (var amount in chosen.Where(a => standing.Review.Lines.Any(l => l.Amounts.Contains(a.Index) && plan.Lines.Any(p => p.Id == l.Line && !p.Withdrawn))))
        {
            barred = true;
            yield return Problem.Error("intake.twice", ReviewRules.Where(amount.Index), $"“{amount.Read.Raw}” is in the plan already. Money counts once: change the line that holds it.");
        }

        if (barred)
        {
            yield break;
        }

        if (chosen.Select(a => a.Now.Role).Distinct().Count() > 1)
        {
            yield return Problem.Error("intake.roles", "amounts", "These amounts are of different kinds. Make a line for each kind: a saving and the investment that brings it are two lines.");
        }

        var unnamed = chosen.Where(a => a.Now.Year is null && !Answers.Years.ContainsKey(a.Index)).ToList();
        foreach (var amount in unnamed)
        {
            yield return Problem.Error("intake.year", "year-" + ReviewRules.Where(amount.Index), $"The paper does not say in which year “{amount.Read.Raw}” falls. Say the year.");
        }

        if (unnamed.Count == 0)
        {
            foreach (var twice in chosen.GroupBy(YearOf).Where(g => g.Count() > 1))
            {
                yield return Problem.Error("intake.same-year", "amounts", $"Two of these amounts are of {twice.Key}. A line has one amount a year: make two lines, or choose the one that holds.");
            }

            if (Answers.Basis == IntakeBasis.Level)
            {
                var years = chosen.Select(YearOf).Distinct().Order().ToList();
                for (var i = 1; i < years.Count; i++)
                {
                    if (years[i] != years[i - 1].Next)
                    {
                        yield return Problem.Error("intake.gap", "basis", $"Nothing is said of {years[i - 1].Next}, between {years[i - 1]} and {years[i]}. Give each as the change from the year before, or make the line by hand.");
                    }
                }
            }
        }

        if (Answers.Basis is null)
        {
            yield return Problem.Error("intake.basis", "basis", "Say what the figure is: the change from the year before, the effect in the year, or for that year alone. The paper does not say.");
        }
        else if (Answers.Basis != IntakeBasis.OneOff && Answers.Lasting is null)
        {
            yield return Problem.Error("intake.lasting", "lasting", "Say whether it is permanent or temporary.");
        }
        else if (Answers.Basis != IntakeBasis.OneOff && Answers.Lasting == IntakeLasting.Temporary && Answers.Until is null)
        {
            yield return Problem.Error("plan.temporary-without-end", "until", "Say in which year the line ends. What is temporary reverses by itself after its last year.");
        }

        if (string.IsNullOrWhiteSpace(Answers.Service))
        {
            yield return Problem.Error("intake.service", "service", "Say which service’s budget it changes.");
        }

        if (Answers.OwnBudget is null)
        {
            yield return Problem.Error("intake.funding", "funding", "Say what pays for it: the council’s own budget, or a source of its own.");
        }
        else if (Answers.OwnBudget == false && string.IsNullOrWhiteSpace(Answers.Source))
        {
            yield return Problem.Error("intake.source", "source", "Name the source that pays for it.");
        }
    }

    /// <summary>Movements from levels of years that follow one another. Where a level is not quantified, neither is the step into it nor out of it.</summary>
    private static PlanAmounts FromLevels(Dictionary<FinancialYear, Amount> levels)
    {
        var movements = new List<KeyValuePair<FinancialYear, Amount>>();
        Amount before = Amount.Zero;
        foreach (var (year, level) in levels.OrderBy(l => l.Key))
        {
            movements.Add(new(year, Step(before, level)));
            before = level;
        }

        return new(movements);
    }

    private static Amount Step(Amount from, Amount to) => (from, to) switch
    {
        (_, Amount.Unquantified) => to,
        (Amount.Unquantified, _) => from,
        _ when from.Equals(to) => Amount.Zero,
        _ => Total.Of(to) - Total.Of(from) is var step ? Amount.Between(step.Low, step.High) : to,
    };
}
