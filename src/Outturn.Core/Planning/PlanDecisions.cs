using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>Several decisions by one act.</summary>
public static class PlanDecisions
{
    /// <summary>
    /// Each decision is given the plan as the ones before it leave it; the first that is refused refuses all. A later version of the
    /// same thing takes the place of an earlier one.
    /// </summary>
    public static Result<PlanChanges> All(Plan plan, Viewer viewer, params IReadOnlyList<Func<Plan, Viewer, Result<PlanChanges>>> decisions)
    {
        var changes = PlanChanges.None;
        var problems = new List<Problem>();
        foreach (var decide in decisions)
        {
            var decided = decide(plan, viewer);
            if (!decided.Ok)
            {
                return decided;
            }

            problems.AddRange(decided.Problems);
            plan = plan.With(decided.Value);
            changes = Both(changes, decided.Value);
        }

        return Result.Ok(changes, problems);
    }

    private static PlanChanges Both(PlanChanges a, PlanChanges b) => a with
    {
        Opens = a.Opens || b.Opens,
        Opening = Later(a.Opening, b.Opening, o => o.Service),
        Proposals = Later(a.Proposals, b.Proposals, p => p.Id),
        Lines = Later(a.Lines, b.Lines, l => l.Id),
        Sources = Later(a.Sources, b.Sources, s => s.Id),
        Assumptions = Later(a.Assumptions, b.Assumptions, s => s.Id),
        Schemes = Later(a.Schemes, b.Schemes, s => s.Id),
        Scenarios = Later(a.Scenarios, b.Scenarios, s => s.Id),
        Freeze = b.Freeze ?? a.Freeze,
    };

    private static IReadOnlyList<T> Later<T, TKey>(IReadOnlyList<T> a, IReadOnlyList<T> b, Func<T, TKey> key)
        where TKey : notnull
    {
        if (b.Count == 0)
        {
            return a;
        }

        var again = b.Select(key).ToHashSet();
        return [.. a.Where(x => !again.Contains(key(x))), .. b];
    }
}
