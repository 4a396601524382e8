using System.Globalization;
using Outturn.App.Cli;
using Outturn.App.Operations.Workings;
using Outturn.App.Web;
using Outturn.Core.Appraisal;
using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Appraisal.Models;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Workings;

namespace Outturn.App.Hosting;

/// <summary>The sample's rates and the sums that stand beside its lines, made through the real operations: two lines are filled from posts at a grade.</summary>
internal sealed class SampleWorkings(CouncilSession session, string folder, Viewer finance)
{
    private static readonly PlanCycle Cycle = new(new FinancialYear(2022), 5);

    private readonly WriteWorkingOperation write = session.Services.GetRequiredService<WriteWorkingOperation>();
    private readonly WorkingReads reads = session.Services.GetRequiredService<WorkingReads>();

    /// <summary>Null where all went well; otherwise what was refused.</summary>
    public async Task<IReadOnlyList<Problem>?> MakeAsync(CancellationToken cancel)
    {
        foreach (var (title, rates) in Tables(await SamplePlan.RowsAsync(folder, "rates.csv", cancel)))
        {
            if (await DoAsync("working.rates", new WriteRates(Guid.CreateVersion7(), title, rates, Accept: false).Decide, "Agreed with the services", cancel) is { } refused)
            {
                return refused;
            }
        }

        var grades = (await PlanAsync(cancel)).Rates.First(r => r.Kind == RateKind.GradeCost);
        BuildUpRow Post(string key, string title, decimal count, string grade) => BuildUpRow.New(key, title, BuildUpKind.Posts) with { Count = Quantity.Of(count), Price = RateUse.From(grades, grade) };
        return await FillAsync(
                "A/R.6.268", PlanCategory.Investment, "Posts of the transport programme", new(false, Cycle.First, 3, BuildUpGrain.Pounds, [Post("r1", "Route planners", 2m, "P1"), Post("r2", "Assistant", 1m, "Scale 4"), Post("r3", "Programme lead", 1m, "P1")], []), cancel)
            ?? await FillAsync(
                "A/R.4.040", PlanCategory.Pressure, "Posts of the young adults team", new(false, Cycle.First, 5, BuildUpGrain.Pounds, [Post("r1", "Senior social workers", 2m, "Senior social worker"), Post("r2", "Support co-ordinator", 1m, "Adult support co-ordinator")], []), cancel)
            ?? await KeepAsync("A/R.6.268", "working.appraisal", SampleAppraisal.Title, SampleAppraisal.Content, cancel)
            ?? await ModelAsync(cancel);
    }

    /// <summary>The tables of the file, in its order.</summary>
    private static IEnumerable<(string Title, Rates Rates)> Tables(List<Dictionary<string, string>> rows) => rows.GroupBy(r => r["Table"], StringComparer.Ordinal).Select(g => (
        g.Key,
        new Rates(
            TrackerQuery.Named<RateKind>(g.First()["Kind"]) ?? throw new InvalidDataException($"{g.First()["Kind"]} is no kind of rate."), g.First()["Unit"], "",
            [.. g.Select(r => new Rate(r["Name"], FinancialYear.TryParse(r["Year"], out var year) ? year : throw new InvalidDataException($"{r["Year"]} is no year."), decimal.Parse(r["Value"], CultureInfo.InvariantCulture), r["Source"]))])));

    /// <summary>Keeps a calculation of the proposal that has a line of this code, and gives its number back.</summary>
    public async Task<IReadOnlyList<Problem>?> KeepAsync(string code, string kind, string title, Calculation content, CancellationToken cancel) =>
        (await PlanAsync(cancel)).Plan.Lines.FirstOrDefault(l => l.Terms.References.Contains(code)) is { } line
            ? await DoAsync(kind, new WriteWorking(Guid.CreateVersion7(), line.Proposal, title, content).Decide, "Worked out with finance", cancel)
            : [Problem.Error("sample.line", "workings", $"The sample's plan has no line {code}.")];

    /// <summary>What the plan of 2020-21 expected of fewer placements, beside the line of today.</summary>
    private async Task<IReadOnlyList<Problem>?> ModelAsync(CancellationToken cancel)
    {
        var read = ModelText.Read(await File.ReadAllTextAsync(Path.Combine(folder, "..", "models", "care-placements.model"), cancel));
        return read.Ok ? await KeepAsync("A/R.6.255", "working.model", read.Value.Title, read.Value, cancel) : read.Problems;
    }

    private async Task<IReadOnlyList<Problem>?> FillAsync(string code, PlanCategory category, string title, BuildUp buildUp, CancellationToken cancel)
    {
        var line = (await PlanAsync(cancel)).Plan.Lines.First(l => l.Terms.References.Contains(code) && l.Terms.Category == category);
        var id = Guid.CreateVersion7();
        return await DoAsync("working.build-up", new WriteWorking(id, line.Proposal, title, buildUp).Decide, "Worked out with finance", cancel)
            ?? await DoAsync("working.fill", new FillLine(id, line.Id).Decide, "Worked out with finance", cancel);
    }

    private async Task<IReadOnlyList<Problem>?> DoAsync(string kind, Func<WorkedPlan, Viewer, Result<WorkingChanges>> decide, string reason, CancellationToken cancel)
    {
        var done = await write.RunAsync(finance, Cycle, kind, decide, reason, "sample", position: null, cancel);
        return done.Ok ? null : done.Problems;
    }

    private async Task<WorkedPlan> PlanAsync(CancellationToken cancel) => (await reads.ReadAsync(finance, Cycle, AsAt.Now, cancel)).Value ?? throw new InvalidDataException("The sample has no plan.");
}
