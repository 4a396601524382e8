using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Planning;

public enum PlanMovementKind
{
    /// <summary>The same in amount and time.</summary>
    Same,
    Added,
    Removed,

    /// <summary>Comes to the same in the end and falls in other years.</summary>
    MovedInTime,
    Changed,

    /// <summary>The figures are the same; what is said of it is not.</summary>
    Reworded,
}

/// <summary>One line in two plans.</summary>
/// <param name="Line">As it stands in the later plan, or in the earlier where it left.</param>
/// <param name="From">Null where it was added.</param>
/// <param name="To">Null where it was removed.</param>
/// <param name="Difference">What the change does to the budget, as movements by year, reversals included; of ranges the smaller numbers.</param>
public sealed record ComparedLine(Proposal Proposal, PlanLine Line, PlanLine? From, PlanLine? To, PlanMovementKind Kind, Movements Difference);

/// <summary>A forecast that counts differently in two plans: another rate, another level, a later vintage.</summary>
/// <param name="Difference">Levels of the later plan less those of the earlier, by year of the cycle; years in which they agree are left out.</param>
public sealed record ComparedForecast(string Name, PlanCategory Category, IReadOnlyDictionary<FinancialYear, Money> Difference);

/// <summary>Two plans of one cycle side by side: two baselines, a baseline and today, the plan and a scenario.</summary>
public sealed record PlanComparison(Plan From, Plan To, IReadOnlyList<ComparedLine> Lines)
{
    /// <summary>What pays for the budget, and inflation and demography, where what counts of them differs.</summary>
    public IReadOnlyList<ComparedForecast> Forecasts { get; init; } = [];

    /// <summary>The sum of the lines' differences: always that of the two plans' totals.</summary>
    public Movements Difference => Lines.Aggregate(Movements.None, (sum, l) => sum + l.Difference);

    public IEnumerable<ComparedLine> Of(PlanMovementKind kind) => Lines.Where(l => l.Kind == kind);

    /// <summary>Lines count where their proposal does; one that stops counting is removed, one that begins to is added.</summary>
    public static PlanComparison Compare(Plan from, Plan to)
    {
        var before = Counting(from);
        var after = Counting(to);
        var lines = new List<ComparedLine>();
        foreach (var id in after.Keys.Union(before.Keys))
        {
            var (was, now) = (before.GetValueOrDefault(id), after.GetValueOrDefault(id));
            var proposal = (now.Proposal ?? was.Proposal)!;
            var difference = (now.Line?.Series.Low ?? Movements.None) + -(was.Line?.Series.Low ?? Movements.None);
            lines.Add(new(proposal, (now.Line ?? was.Line)!, was.Line, now.Line, KindOf(was.Line, was.Proposal, now.Line, now.Proposal, difference), difference));
        }

        return new(from, to, [.. lines.OrderBy(l => l.Proposal.Number).ThenBy(l => l.Line.Number)]) { Forecasts = Compare(Counted(from), Counted(to), to.Cycle) };
    }

    private static PlanMovementKind KindOf(PlanLine? was, Proposal? wasOf, PlanLine? now, Proposal? nowOf, Movements difference)
    {
        if (was is null)
        {
            return PlanMovementKind.Added;
        }

        if (now is null)
        {
            return PlanMovementKind.Removed;
        }

        if (!was.Counted.Equals(now.Counted) || difference.Count > 0)
        {
            // What is temporary comes to nothing in the end, so its typed amounts are compared.
            return was.Counted.IsKnown && now.Counted.IsKnown && was.Counted.Low.Sum == now.Counted.Low.Sum && !was.Counted.Low.Sum.IsZero
                && was.Terms.Permanence.GetType() == now.Terms.Permanence.GetType()
                ? PlanMovementKind.MovedInTime
                : PlanMovementKind.Changed;
        }

        return was.Terms == now.Terms && wasOf!.Terms == nowOf!.Terms && wasOf.Status == nowOf.Status ? PlanMovementKind.Same : PlanMovementKind.Reworded;
    }

    private static List<ComparedForecast> Compare(Dictionary<Guid, (string Name, PlanCategory Category, Forecast Forecast)> from, Dictionary<Guid, (string Name, PlanCategory Category, Forecast Forecast)> to, PlanCycle cycle)
    {
        var compared = new List<ComparedForecast>();
        foreach (var id in to.Keys.Union(from.Keys))
        {
            var was = from.TryGetValue(id, out var before) ? ForecastLevels.Of(before.Forecast, cycle) : null;
            var now = to.TryGetValue(id, out var after) ? ForecastLevels.Of(after.Forecast, cycle) : null;
            var difference = cycle.Each
                .Select(year => KeyValuePair.Create(year, (now?[year].Value ?? Money.Zero) - (was?[year].Value ?? Money.Zero)))
                .Where(d => !d.Value.IsZero)
                .ToDictionary(d => d.Key, d => d.Value);
            if (difference.Count > 0)
            {
                compared.Add(new((now is null ? before : after).Name, (now is null ? before : after).Category, difference));
            }
        }

        return compared;
    }

    private static Dictionary<Guid, (string Name, PlanCategory Category, Forecast Forecast)> Counted(Plan plan) =>
        plan.Assumptions.Select(a => (a.Id, a.Name, a.Category, a.Vintages))
            .Concat(plan.Sources.Where(s => s.MeetsBudget).Select(s => (s.Id, s.Name, Category: PlanCategory.Funding, s.Vintages)))
            .Select(f => (f.Id, f.Name, f.Category, Counts: Vintages.Of(f.Vintages)))
            .Where(f => f.Counts is not null)
            .Select(f => (f.Id, f.Name, f.Category, f.Counts!.Forecast))
            .Concat(plan.CountedSchemes.Select(s => (s.Id, Name: s.CostName, Category: CapitalScheme.CostCategory, Forecast: (Forecast)s.Cost)))
            .ToDictionary(f => f.Id, f => (f.Name, f.Category, f.Forecast));

    private static Dictionary<Guid, (PlanLine? Line, Proposal? Proposal)> Counting(Plan plan)
    {
        var proposals = plan.Proposals.Where(p => p.Status.Counts()).ToDictionary(p => p.Id);
        return plan.Lines.Where(l => l.EntersPlan && proposals.ContainsKey(l.Proposal)).ToDictionary(l => l.Id, l => ((PlanLine?)l, (Proposal?)proposals[l.Proposal]));
    }
}
