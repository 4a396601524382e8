using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>What the rules ask of proposals and lines that count, as they stand now: errors first.</summary>
public static class PlanQuestions
{
    public static IEnumerable<(Proposal Proposal, PlanLine? Line, Problem Problem)> Of(Plan plan)
    {
        var lines = plan.Lines.Where(l => !l.Withdrawn).ToLookup(l => l.Proposal);
        return plan.Proposals.Where(p => p.Status.Counts()).SelectMany(p =>
                ProposalRules.Check(plan, p).Select(problem => (p, (PlanLine?)null, problem))
                    .Concat(lines[p.Id].SelectMany(l => LineRules.Check(plan, p, l).Select(problem => (p, (PlanLine?)l, problem)))))
            .Where(q => q.problem.Severity > Severity.Notice)
            .OrderByDescending(q => q.problem.Severity);
    }
}
