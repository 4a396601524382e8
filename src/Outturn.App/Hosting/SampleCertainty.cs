using Outturn.App.Cli;
using Outturn.App.Operations.Workings;
using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Workings;

namespace Outturn.App.Hosting;

/// <summary>How sure the sample's lines are: two common causes, some estimates, and a run that was kept.</summary>
internal sealed class SampleCertainty(CouncilSession session, Viewer finance)
{
    private static readonly PlanCycle Cycle = new(new FinancialYear(2022), 5);

    private readonly WriteWorkingOperation write = session.Services.GetRequiredService<WriteWorkingOperation>();
    private readonly WorkingReads reads = session.Services.GetRequiredService<WorkingReads>();

    /// <summary>Null where all went well; otherwise what was refused.</summary>
    public async Task<IReadOnlyList<Problem>?> MakeAsync(CancellationToken cancel) =>
        await CauseAsync("Demand", "More people need a service than was expected: savings shrink and pressures grow", cancel)
        ?? await CauseAsync("Pay", "The national pay award, above what is in the plan", cancel)
        ?? await EstimateAsync("A/R.6.268", PlanCategory.Saving, 0.9m, [new("Demand", 0.5m)], "Routes can be planned again only when contracts end; the low needs every school to agree", "Head of transport, workshop of October", cancel, (-400, -380, -150), (-600, -570, -250), (-380, -345, -100))
        ?? await EstimateAsync("A/R.6.255", PlanCategory.Saving, 1m, [new("Demand", 0.8m)], "The number of children in care in each of the last five winters", "Placements forecast", cancel, (-800, -600, -100))
        ?? await EstimateAsync("A/R.6.290", PlanCategory.Income, 0.7m, [], "Fees depend on a contract that is not signed", "Finance business partner", cancel, (-260, -200, -80))
        ?? await EstimateAsync("A/R.5.011", PlanCategory.Investment, 1m, [new("Pay", 0.6m), new("Demand", 0.3m)], "Providers ask for pay first; take-up follows", "Fair cost of care exercise", cancel, (1_000, 1_187, 1_600), (3_900, 4_408, 5_900), (3_200, 3_619, 4_800), (300, 409, 700), (400, 543, 900))
        ?? await EstimateAsync("A/R.4.039", PlanCategory.Pressure, 1m, [new("Demand", 0.7m)], "The first year is known from the forecast; what goes back is not", "Service forecast", cancel, (350, 400, 700), (-150, -100, 0), (-150, -100, 0))
        ?? await KeepAsync("A/R.6.268", "Transport, for the committee of December", cancel);

    private Task<IReadOnlyList<Problem>?> CauseAsync(string name, string description, CancellationToken cancel) =>
        DoAsync("working.cause", new WriteCause(Guid.CreateVersion7(), new(name, description)).Decide, "Agreed with the services", cancel);

    private async Task<IReadOnlyList<Problem>?> EstimateAsync(
        string code, PlanCategory category, decimal chance, IReadOnlyList<CauseShare> follows, string reason, string source, CancellationToken cancel, params (int Low, int Likely, int High)[] thousands)
    {
        var plan = await PlanAsync(cancel);
        var line = plan.Plan.Lines.First(l => l.Terms.References.Contains(code) && l.Terms.Category == category);
        var years = thousands.Select((t, i) => new EstimatedYear(Cycle.First + i, ThreePoint.Pert(Money.FromThousands(t.Low), Money.FromThousands(t.Likely), Money.FromThousands(t.High))));
        return await DoAsync(
            "working.estimate", new WriteEstimate(Guid.CreateVersion7(), line.Proposal, LineName.Among(plan.Plan.Proposal(line.Proposal)!, line), new(line.Id, [.. years], chance, follows, reason, source)).Decide, "Workshop of October", cancel);
    }

    private async Task<IReadOnlyList<Problem>?> KeepAsync(string code, string title, CancellationToken cancel)
    {
        var plan = await PlanAsync(cancel);
        var proposal = plan.Plan.Proposal(plan.Plan.Lines.First(l => l.Terms.References.Contains(code)).Proposal)!;
        var run = CertaintyRun.Work(plan, new(CertaintyChoice.Of(proposal.Number).Slug, null, null, null, null, null), CertaintyRun.MostDrawsOfPage);
        return run.Ok ? await DoAsync("working.run", new KeepRun(Guid.CreateVersion7(), title, run.Value.Kept).Decide, "For the committee", cancel) : run.Problems;
    }

    private async Task<IReadOnlyList<Problem>?> DoAsync(string kind, Func<WorkedPlan, Viewer, Result<WorkingChanges>> decide, string reason, CancellationToken cancel)
    {
        var done = await write.RunAsync(finance, Cycle, kind, decide, reason, "sample", position: null, cancel);
        return done.Ok ? null : done.Problems;
    }

    private async Task<WorkedPlan> PlanAsync(CancellationToken cancel) => (await reads.ReadAsync(finance, Cycle, AsAt.Now, cancel)).Value ?? throw new InvalidDataException("The sample has no plan.");
}
