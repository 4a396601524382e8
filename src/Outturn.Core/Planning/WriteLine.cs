using System.Globalization;
using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>Makes a plan line, or states it anew: its terms and all of its amounts.</summary>
/// <param name="Line">The line's id: a new one makes a line.</param>
/// <param name="Proposal">Its proposal.</param>
/// <param name="Terms">What it is.</param>
/// <param name="Typed">Its movements.</param>
public sealed record WriteLine(Guid Line, Guid Proposal, LineTerms Terms, PlanAmounts Typed)
{
    public Result<PlanChanges> Decide(Plan plan, Viewer viewer)
    {
        if (plan.Proposal(Proposal) is not { } proposal || !PlanSight.MaySee(viewer, proposal))
        {
            return Result.Refused<PlanChanges>(WriteProposal.NotThere);
        }

        if (PlanSight.Refusal(viewer, proposal, "change the lines") is { } refusal)
        {
            return Result.Refused<PlanChanges>(refusal);
        }

        if (ProposalRules.Frozen(proposal) is { } frozen)
        {
            return Result.Refused<PlanChanges>(frozen);
        }

        var known = plan.Lines.FirstOrDefault(l => l.Id == Line);
        var number = known?.Number ?? plan.NextLine(Proposal);
        var line = new PlanLine(Line, Proposal, number, Terms with { References = [.. Terms.References.Select(Tidy)] }, Typed);

        // A code that a proposal has which they may not see is taken, and no more is said.
        var problems = LineRules.Check(PlanSight.For(viewer, plan), proposal, line).ToList();
        return problems.Exists(p => p.Severity == Severity.Error)
            ? Result.Refused<PlanChanges>(problems)
            : Result.Ok(known is not null && (known with { Act = 0 }).Equals(line) ? PlanChanges.None : PlanChanges.None with { Lines = [line] }, problems);
    }

    private static string Tidy(string code) => Reference.From(code)?.Code ?? "";
}

/// <summary>Takes a line out, or puts it back. It stays in the record and its codes stay taken.</summary>
public sealed record WithdrawLine(Guid Line, bool Withdrawn)
{
    public Result<PlanChanges> Decide(Plan plan, Viewer viewer)
    {
        if (plan.Lines.FirstOrDefault(l => l.Id == Line) is not { } line || plan.Proposal(line.Proposal) is not { } proposal || !PlanSight.MaySee(viewer, proposal))
        {
            return Result.Refused<PlanChanges>(Problem.Error("plan.line-unknown", "line", "There is no such line in this plan. Look at the proposal again."));
        }

        var refusal = PlanSight.Refusal(viewer, proposal, "take lines out") ?? ProposalRules.Frozen(proposal);
        return refusal is not null ? Result.Refused<PlanChanges>(refusal)
            : Result.Ok(line.Withdrawn == Withdrawn ? PlanChanges.None : PlanChanges.None with { Lines = [line with { Withdrawn = Withdrawn }] });
    }
}

/// <summary>What is refused of a line, and what is asked: each at its field.</summary>
public static class LineRules
{
    /// <summary>Movements this many years before the base or after the cycle are a slip of the keyboard.</summary>
    public const int FarthestYears = 30;

    public static IEnumerable<Problem> Check(Plan plan, Proposal proposal, PlanLine line) => Check(plan, proposal, line, [.. Ends(line)]);

    private static IEnumerable<Problem> Check(Plan plan, Proposal proposal, PlanLine line, IReadOnlyList<Problem> ends) =>
    [
        .. Years(plan.Cycle, line),
        .. ends,
        .. Signs(line),
        .. Benefits(line),

        // Without an end that holds there is nothing to measure what sources pay against.
        .. ends.Count > 0 ? [] : SourceRules.Check(plan, line),
        .. Partners(line),
        .. PlanReferences.Check(plan, line),
        .. CapitalRules.IsCapital(line) && CapitalRules.NoFinancing(plan.With(PlanChanges.None with { Lines = [line] }), proposal.Id, Severity.Warning, "category") is { } unpaid ? [unpaid] : Array.Empty<Problem>(),
        .. proposal.Terms.Type == ProposalType.Capital && line.Terms.Category != PlanCategory.Capital
            ? [Problem.Warning("plan.category-disagrees", "category", $"{proposal.Terms.Name} is a capital proposal and the line is {line.Terms.Category.InSentence()}. It counts in the revenue plan.")]
            : Array.Empty<Problem>(),
    ];

    private static IEnumerable<Problem> Years(PlanCycle cycle, PlanLine line)
    {
        if (line.Typed.Count == 0)
        {
            yield return Problem.Error("plan.no-amount", "amounts", "Give an amount in at least one year. Where a figure is not known yet, write TBC: unknown is not nothing.");
        }

        foreach (var (year, _) in line.Typed)
        {
            if (cycle.Base - year > FarthestYears || year - cycle.Last > FarthestYears)
            {
                yield return Problem.Error("plan.year-far", Field(year), $"{year} is nowhere near {cycle}. Check the year.");
            }
            else if (year < cycle.First)
            {
                yield return Problem.Notice("plan.year-before", Field(year), $"What moves in {year} is in the opening budget of {cycle}: it is shown apart and does not count as a change of the cycle.");
            }
            else if (year > cycle.Last)
            {
                yield return Problem.Notice("plan.year-beyond", Field(year), $"What moves in {year} stands beyond {cycle}: it is shown and does not count in the cycle's years.");
            }
        }
    }

    /// <summary>The field of a year's amount.</summary>
    public static string Field(FinancialYear year) => "amounts." + year.ToString();

    private static IEnumerable<Problem> Ends(PlanLine line)
    {
        FinancialYear? until = line.Terms.Permanence switch
        {
            Permanence.TemporaryUntil t => t.LastYear,
            Permanence.TemporaryThenPermanent t => t.LastYear,
            _ => null,
        };
        if (until is not { } end)
        {
            yield break;
        }

        if (end == default)
        {
            yield return Problem.Error("plan.temporary-without-end", "until", "Say in which year the line ends. What is temporary reverses by itself after its last year.");
        }
        else if (line.Typed.First is { } first && end < first)
        {
            yield return Problem.Error("plan.ends-before-start", "until", $"The line ends in {end} and begins in {first}. It must end in the year in which it begins, or later.");
        }
        else if (line.Typed.Last is { } last && end < last)
        {
            yield return Problem.Error("plan.moves-after-end", Field(last), $"The line ends in {end}: it cannot move in {last}. The reversal after {end} is made by itself and is not typed.");
        }
        else if (line.Terms.Earlier?.Amounts.Last is { } earlier && end < earlier)
        {
            yield return Problem.Error("plan.earlier-after-end", "earlier", $"The line ends in {end}, and the profile that it replaces moves in {earlier}. Leave that year out of the earlier profile, or end the line later.");
        }
    }

    private static IEnumerable<Problem> Signs(PlanLine line)
    {
        if (line.Terms.Role == LineRole.Offset || line.Terms.Earlier is not null || line.Typed.First is not { } first || line.Typed[first] is not Amount.Known { Figure: var start })
        {
            yield break;
        }

        var takes = line.Terms.Category.TakesFromBudget();
        if (line.Terms.Category is not (PlanCategory.BaseAdjustment or PlanCategory.Capital) && start.Sign == (takes ? 1 : -1))
        {
            yield return Problem.Warning(
                "amount.sign-suspect", Field(first),
                $"{MoneyStyle.Words(start)} {(takes ? "adds to" : "takes from")} the budget, and the line is {line.Terms.Category.InSentence()}. Use {(takes ? "-" : "")}{MoneyStyle.Words(start)} if it is one; keep it if it is a reversal.");
        }
    }

    private static IEnumerable<Problem> Benefits(PlanLine line)
    {
        if (line.Terms.Benefit is { } benefit)
        {
            if (!line.Terms.Category.TakesFromBudget() && line.Terms.Category != PlanCategory.BaseAdjustment && benefit.ChangesBudget())
            {
                yield return Problem.Error("benefit.on-a-cost", "benefit", $"A line that is {line.Terms.Category.InSentence()} has no benefit of its own. Put what it brings on a line for the saving or income.");
            }
            else if (!benefit.ChangesBudget())
            {
                yield return Problem.Notice("benefit.beside", "benefit", $"{benefit.Name()} does not change a budget: the line is shown beside the plan and is in no total.");
            }
        }
        else if (line.Terms.Category is PlanCategory.Saving)
        {
            yield return Problem.Notice("benefit.not-said", "benefit", "Say which kind of benefit the saving is. Until then it counts as a saving of budget.");
        }
    }

    private static IEnumerable<Problem> Partners(PlanLine line)
    {
        if (line.Terms.Partners is not { } split)
        {
            yield break;
        }

        if (split.Shares.Any(s => s.Percent is <= 0 or > 100) || split.CouncilPercent < 0)
        {
            yield return Problem.Error("partners.percent", "partners", "The partners' shares must each be more than nothing and come to no more than 100 per cent.");
            yield break;
        }

        foreach (var (year, whole) in split.Whole)
        {
            if (whole is Amount.Known known && line.Typed[year] is Amount.Known share)
            {
                var due = known.Figure.Times(split.CouncilPercent / 100m, Rounding.HalfAwayFromZero);

                // Shares are agreed to the pound, so a pound either way is rounding.
                if ((due - share.Figure).Abs() > Money.FromPounds(1))
                {
                    yield return Problem.Error(
                        "partners.does-not-sum", Field(year),
                        $"{split.CouncilPercent.ToString("0.##", CultureInfo.InvariantCulture)} % of {MoneyStyle.Exactly(known.Figure)} is {MoneyStyle.Exactly(due)}, and the line says {MoneyStyle.Exactly(share.Figure)}. Change the line, the whole cost or the shares so that they agree.");
                }
            }
        }
    }
}
