using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>Two plans of a cycle side by side: frozen ones, the plan today, scenarios.</summary>
public sealed class PlanCompareModel(PlanReads reads) : PlanPage(reads)
{
    public PlanComparison Comparison { get; private set; } = null!;

    public IReadOnlyList<FinancialYear> Years { get; private set; } = [];

    public IReadOnlyList<(string Value, string Text)> Choices { get; private set; } = [];

    public string From { get; private set; } = "";

    public string To { get; private set; } = "";

    public int Same { get; private set; }

    public string NameOf(string choice) => Choices.FirstOrDefault(c => c.Value == choice).Text ?? "The plan";

    public string FileAddress(string format) => $"{Base}/compare.{format}?from={Uri.EscapeDataString(From)}&to={Uri.EscapeDataString(To)}";

    /// <summary>How many lines moved, and what that comes to in the first year.</summary>
    public string Sentence
    {
        get
        {
            var moved = Comparison.Lines.Count(l => l.Kind is not (PlanMovementKind.Same or PlanMovementKind.Reworded));
            var difference = Comparison.Difference[Cycle.First];
            var forecasts = Comparison.Forecasts.Count;
            return moved == 0
                ? forecasts == 0 ? "No amount differs." : $"No line differs, and {TrackerWords.Count(forecasts, "forecast")} {(forecasts == 1 ? "does" : "do")}."
                : $"{TrackerWords.Upper(TrackerWords.Lines(moved))} {(moved == 1 ? "differs" : "differ")}; {Cycle.First} {(difference.IsZero ? "comes to the same" : $"is {MoneyStyle.Words(difference)} {(difference.Pence > 0 ? "more" : "less")}")}.";
        }
    }

    public string Profile(PlanLine line) => string.Join(", ", line.Counted.Select(x => $"{MoneyStyle.Thousands.Text(x.Value)} in {x.Key}"));

    public Money Net(Plan plan, FinancialYear year)
    {
        var counting = plan.Proposals.Where(p => p.Status.Counts()).Select(p => p.Id).ToHashSet();
        return plan.Lines.Where(l => l.EntersPlan && counting.Contains(l.Proposal)).Aggregate(Money.Zero, (sum, l) => sum + l.Series.Low[year]);
    }

    public async Task<IActionResult> OnGetAsync(string cycle)
    {
        if (await LoadAsync(cycle, choose: false) is { } stop)
        {
            return stop;
        }

        Title = $"Compare, {Cycle}";
        Choices =
        [
            ("now", AsAt.IsNow ? "The plan today" : $"The plan as at {Today}"),
            .. Plan.Baselines.Reverse().Select(b => (string.Create(CultureInfo.InvariantCulture, $"baseline-{b.Number}"), b.Name)),
            .. Plan.Scenarios.Where(s => s.State != ScenarioState.Discarded).Select(s => (string.Create(CultureInfo.InvariantCulture, $"scenario-{s.Number}"), "What if: " + s.Name)),
        ];
        From = Request.Query["from"].ToString() is { Length: > 0 } from ? from : Request.Query["to"].ToString().Length > 0 ? "now" : Choices.Count > 1 ? Choices[1].Value : "now";
        To = Request.Query["to"].ToString() is { Length: > 0 } to ? to : "now";
        var compared = await Reads.CompareAsync(Viewer, Shown, From, To, Cancel);
        if (!compared.Ok)
        {
            return Refused(compared.Problems);
        }

        Comparison = compared.Value;
        Years = PlanComparisonSheet.YearsOf(Comparison);
        Same = Comparison.Of(PlanMovementKind.Same).Count();
        return Page();
    }
}
