using System.Globalization;
using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Workings;

namespace Outturn.App.Operations.Workings;

/// <summary>What somebody asks to know of a plan, as it stands in an address, a form or a command.</summary>
/// <param name="Of">The choice of lines.</param>
/// <param name="Proposals">Numbers of proposals; where they are given they are the choice.</param>
public sealed record CertaintyQuestion(string? Of, string? Proposals, string? Seed, string? Draws, string? Basis, string? Year)
{
    /// <summary>What is asked, or what is wrong with it at its field.</summary>
    public Result<(CertaintyChoice Choice, SimulationOrder Order)> Read(PlanCycle cycle, int mostDraws)
    {
        var problems = new List<Problem>();
        var choice = string.IsNullOrWhiteSpace(Proposals) ? CertaintyChoice.Read(Of, "of") : CertaintyChoice.Read("proposals:" + Proposals.Replace("proposals:", "", StringComparison.Ordinal), "proposals");
        problems.AddRange(choice.Problems);
        var seed = Whole(Seed, SimulationOrder.UsualSeed, "simulation.seed", "seed", $"Give a whole number from 0 to {long.MaxValue.ToString(CultureInfo.InvariantCulture)}.", problems);
        var draws = Whole(Draws, SimulationOrder.UsualDraws, "simulation.draws", "draws", "Give a whole number from 1,000.", problems);
        if (draws > mostDraws)
        {
            problems.Add(Problem.Error("simulation.draws", "draws", string.Create(CultureInfo.InvariantCulture, $"{draws:#,##0} draws is more than is made here. Ask for {mostDraws:#,##0} or fewer; {SimulationOrder.UsualDraws:#,##0} is usual.")));
            draws = SimulationOrder.UsualDraws;
        }

        var basis = string.IsNullOrWhiteSpace(Basis) ? SimulatedBasis.Levels : SimulationWords.Basis(Basis.Trim());
        if (basis is null)
        {
            problems.Add(Problem.Error("simulation.basis", "basis", $"“{Short(Basis!)}” is not a basis. Write movements, levels or running-totals."));
        }

        var year = cycle.Last;
        if (!string.IsNullOrWhiteSpace(Year) && (!FinancialYear.TryParse(Year, out year) || !cycle.Contains(year)))
        {
            problems.Add(Problem.Error("simulation.year-outside", "year", $"“{Short(Year)}” is not a year of {cycle}. Choose one of {string.Join(", ", cycle.Each)}."));
            year = cycle.Last;
        }

        var order = new SimulationOrder(seed, (int)Math.Max(draws, int.MinValue), basis ?? SimulatedBasis.Levels, year - cycle.First);
        problems.AddRange(SimulationRules.Check(order));
        return problems.Count > 0 ? Result.Refused<(CertaintyChoice, SimulationOrder)>(problems) : Result.Ok((choice.Value!, order));
    }

    private static long Whole(string? text, long otherwise, string code, string where, string how, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return otherwise;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        problems.Add(Problem.Error(code, where, $"“{Short(text)}” is not a whole number. {how}"));
        return otherwise;
    }

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}

/// <summary>How sure a choice of a plan's lines is: what was asked, from which figures, and what it comes to.</summary>
public sealed record CertaintyRun(CertaintyChoice Choice, SimulationOrder Order, PlanUncertainty Of, SimulationResult Result)
{
    /// <summary>More is for the command line: a page answers while somebody waits.</summary>
    public const int MostDrawsOfPage = 1_000_000;

    public static Result<CertaintyRun> Work(WorkedPlan worked, CertaintyQuestion question, int mostDraws)
    {
        var asked = question.Read(worked.Plan.Cycle, mostDraws);
        if (!asked.Ok)
        {
            return Core.Values.Result.Refused<CertaintyRun>(asked.Problems);
        }

        var (choice, order) = asked.Value;
        var of = PlanUncertainty.Of(worked, choice);
        var problems = SimulationRules.Check(of.Input, order, _ => "of").ToList();
        return problems.Count > 0
            ? Core.Values.Result.Refused<CertaintyRun>(problems)
            : Core.Values.Result.Ok(new CertaintyRun(choice, order, of, Simulation.Run(of.Input, order, Environment.ProcessorCount)));
    }

    public KeptRun Kept => KeptRun.Of(Choice.Slug, Of.Proposals, Of.Input, Result);
}
