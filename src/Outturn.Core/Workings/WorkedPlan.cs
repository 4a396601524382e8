using Outturn.Core.Appraisal;
using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.Core.Workings;

/// <summary>A plan with the calculations that are kept beside it, as at the same date.</summary>
/// <param name="Workings">In the order of kind and number; withdrawn ones are here too.</param>
public sealed record WorkedPlan(Plan Plan, IReadOnlyList<Working> Workings)
{
    /// <summary>The cycle's rate tables that stand, in the order of their numbers.</summary>
    public IReadOnlyList<RateTable> Rates => [.. Workings.Select(w => w.AsRates).OfType<RateTable>().Where(t => !t.Withdrawn)];

    /// <summary>Those that stand, of one kind.</summary>
    public IEnumerable<Working> Of<T>()
        where T : Calculation => Workings.Where(w => !w.Withdrawn && w.Content is T);

    public Working? Find(Guid id) => Workings.FirstOrDefault(w => w.Id == id);

    /// <summary>By kind and number, withdrawn ones too; null where there is none.</summary>
    public Working? Find<T>(int number)
        where T : Calculation => Workings.FirstOrDefault(w => w.Content is T && w.Number == number);

    /// <summary>The one that fills a line; null where none does.</summary>
    public Working? Filling(Guid line) => Workings.FirstOrDefault(w => !w.Withdrawn && w.Link?.Line == line);

    /// <summary>Highest numbers by kind of content, whatever the reader's date.</summary>
    public IReadOnlyDictionary<Type, int> Numbers { get; init; } = new Dictionary<Type, int>();

    public int Next<T>()
        where T : Calculation => Next(typeof(T));

    public int Next(Type kind) => 1 + Math.Max(Numbers.GetValueOrDefault(kind), Workings.Where(w => w.Content.GetType() == kind).Select(w => w.Number).DefaultIfEmpty().Max());

    /// <summary>What this viewer may see: a calculation of a proposal that they may not see is not there.</summary>
    public static WorkedPlan For(Viewer viewer, WorkedPlan plan, Plan? today = null)
    {
        var seen = PlanSight.For(viewer, plan.Plan, today);
        var known = plan.Plan.Proposals.Concat(today?.Proposals ?? []).Select(p => p.Id).ToHashSet();
        var there = seen.Proposals.Select(p => p.Id).ToHashSet();

        // A proposal that is not in the plan of that day hides nothing and shows nothing of its own.
        bool Shown(Guid proposal) => there.Contains(proposal) || (!known.Contains(proposal) && PlanSight.SeesAll(viewer));

        // Nor does a run of the whole plan tell of a proposal that is in it.
        return plan with { Plan = seen, Workings = [.. plan.Workings.Where(w => (w.Proposal is not { } p || Shown(p)) && (w.Content is not KeptRun run || run.Proposals.All(Shown)))] };
    }

    /// <summary>With what a decision changes.</summary>
    public WorkedPlan With(WorkingChanges changes)
    {
        var byId = changes.Workings.ToDictionary(w => w.Id);
        var known = Workings.Select(w => w.Id).ToHashSet();
        return this with { Plan = Plan.With(changes.Plan), Workings = [.. Workings.Select(w => byId.GetValueOrDefault(w.Id, w)), .. changes.Workings.Where(w => !known.Contains(w.Id))] };
    }
}

/// <summary>What one act writes to the calculations and to the plan. Only what is here becomes facts.</summary>
public sealed record WorkingChanges
{
    public static WorkingChanges None { get; } = new();

    /// <summary>New ones and new versions alike.</summary>
    public IReadOnlyList<Working> Workings { get; init; } = [];

    public PlanChanges Plan { get; init; } = PlanChanges.None;
}
