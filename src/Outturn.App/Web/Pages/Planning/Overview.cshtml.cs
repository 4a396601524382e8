using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Values;
using Outturn.Documents.Charts;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>The revenue overview: what the plan does to the budget, by section and year.</summary>
public sealed class OverviewModel(PlanReads reads) : PlanTablePage(reads)
{
    public static IReadOnlyList<PlanGrouping> Groupings { get; } = Enum.GetValues<PlanGrouping>();

    public override string Tab => "overview";

    public override PlanTableKind Kind => PlanTableKind.Overview;

    public override string Path => Base;

    public PlanSentence Sentence { get; private set; } = null!;

    public IReadOnlyList<WaterfallStep> Steps { get; private set; } = [];

    public IReadOnlyList<PlanUnknown> Unknowns { get; private set; } = [];

    public IReadOnlyList<PlanRestatement> Restated { get; private set; } = [];

    public TemporarySpending Spending { get; private set; } = null!;

    /// <summary>What the rules ask of lines that count, the first twenty.</summary>
    public IReadOnlyList<(Proposal Proposal, PlanLine? Line, Problem Problem)> Questions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string cycle)
    {
        if (await LoadTableAsync(cycle) is { } stop)
        {
            return stop;
        }

        Title = $"Revenue overview {Cycle}, {Basis.Heading().ToLowerInvariant()}";
        Sentence = PlanSentence.Of(Ledger);
        Unknowns = PlanUnknowns.Of(Ledger);
        Restated = PlanRestatement.Of(Ledger);
        Spending = TemporarySpending.Of(Ledger, Cycle.First);
        Steps = [.. Table.Rows.Where(r => r.Part == PlanPart.Budget).Select(r => new WaterfallStep(r.Heading(PlanBasis.Movements), r.Movements[Cycle.First].Low)).Where(s => !s.Movement.IsZero)];
        Questions = [.. PlanQuestions.Of(Plan).Take(20)];
        return Page();
    }
}
