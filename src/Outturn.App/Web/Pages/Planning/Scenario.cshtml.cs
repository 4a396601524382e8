using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>One scenario: what it changes, what that comes to, and what becomes of it.</summary>
public sealed class ScenarioModel(PlanReads reads, WritePlanOperation write) : PlanPage(reads)
{
    public Scenario Scenario { get; private set; } = null!;

    public PlanNet Now { get; private set; } = null!;

    public PlanNet Would { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Things { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Categories { get; } =
        [new("Choose", ""), .. Enum.GetValues<PlanCategory>().Where(c => c is not (PlanCategory.Funding or PlanCategory.Capital)).Select(c => new SelectListItem(c.Name(), TrackerQuery.Name(c)))];

    public bool MayWrite => AsAt.IsNow && Viewer.May(Area.Plan, Level.Read) && !Viewer.Roles.All(r => r == Roles.Public);

    public bool MayChange => MayWrite && Scenario.State == ScenarioState.Open;

    public bool MayAdopt => AsAt.IsNow && Viewer.May(Area.Plan, Level.Manage);

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Of { get; set; }

    [BindProperty]
    public string? Year { get; set; }

    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public string? NewTitle { get; set; }

    [BindProperty]
    public string? Category { get; set; }

    [BindProperty]
    public string? Service { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    private string Here => $"{Base}/scenarios/{Scenario.Number}";

    public async Task<IActionResult> OnGetAsync(string cycle, int number) => await LoadAsync(cycle, number) ?? Page();

    public async Task<IActionResult> OnPostAddAsync(string cycle, int number)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        return ReadChange() is { } change ? await ChangeAsync([.. Scenario.Changes, change], "The change is added.") : Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string cycle, int number, int at)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        return await ChangeAsync([.. Scenario.Changes.Where((_, i) => i != at)], "The change is taken out.");
    }

    public async Task<IActionResult> OnPostMoveAsync(string cycle, int number, string? to)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        var state = TrackerQuery.Named<ScenarioState>(to) ?? Scenario.State;
        return After(
            await write.RunAsync(Viewer, Cycle, "plan.scenario", new MoveScenario(Scenario.Id, state).Decide, "", "page: what if", position: null, Cancel),
            Here, state switch { ScenarioState.Kept => "It is kept as it is.", ScenarioState.Discarded => "It is thrown away. The record keeps it.", _ => "It is open again." }, _ => nameof(Kind));
    }

    public async Task<IActionResult> OnPostAdoptAsync(string cycle, int number)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        return After(
            await write.RunAsync(Viewer, Cycle, "plan.adopt", new AdoptScenario(Scenario.Id).Decide, Reason ?? "", "page: what if", position: null, Cancel),
            Here, "Adopted: its changes are the plan’s now.", _ => nameof(Reason));
    }

    /// <summary>A change in words.</summary>
    public string Words(ScenarioChange change) => change switch
    {
        ScenarioChange.Drop d => $"Leave out {NameOf(d.Proposal)}",
        ScenarioChange.Slip s => $"Slip {NameOf(s.Proposal)} by {s.Years.ToString(CultureInfo.InvariantCulture)} {(s.Years == 1 ? "year" : "years")}",
        ScenarioChange.SetAmount a => $"{LineName(a.Line)}: {MoneyStyle.Thousands.Text(a.Amount)} in {a.Year}{Was(a)}",
        ScenarioChange.SetRate r => $"{ThingName(r.Of)}, {r.Rate}: {r.Percent.ToString("0.##", CultureInfo.InvariantCulture)} % in {r.Year}",
        ScenarioChange.SetLevel l => $"{ThingName(l.Of)}: {MoneyStyle.Thousands.Text(l.Level)} in {l.Year}",
        ScenarioChange.Add a => $"Add {a.Title}: {string.Join(", ", a.Amounts.Select(x => $"{MoneyStyle.Thousands.Text(x.Value)} in {x.Key}"))}",
        _ => "",
    };

    private string Was(ScenarioChange.SetAmount change) =>
        Plan.Lines.FirstOrDefault(l => l.Id == change.Line) is { } line ? $" (the plan has {MoneyStyle.Thousands.Text(line.Typed[change.Year])})" : "";

    private string NameOf(Guid proposal) => Plan.Proposal(proposal)?.Terms.Name ?? "a proposal that is not in the plan";

    private string LineName(Guid id) => Plan.Lines.FirstOrDefault(l => l.Id == id) is { } line && Plan.Proposal(line.Proposal) is { } proposal
        ? $"{string.Join(", ", line.Terms.References)} {PlanWords.NameOf(line, proposal)}, {line.Terms.Category.Name().ToLowerInvariant()}".Trim()
        : "a line that is not in the plan";

    private string ThingName(Guid id) => Plan.Sources.FirstOrDefault(s => s.Id == id)?.Name ?? Plan.Assumptions.FirstOrDefault(a => a.Id == id)?.Name ?? "a source that is not in the plan";

    private ScenarioChange? ReadChange()
    {
        var (of, part) = (Of ?? "").Split('|', 2) is [var first, var second] ? (first, second) : (Of ?? "", "");
        var id = Guid.TryParse(of[(of.IndexOf(':', StringComparison.Ordinal) + 1)..], out var parsed) ? parsed : Guid.Empty;
        bool Is(string kind) => of.StartsWith(kind + ":", StringComparison.Ordinal);
        switch (Kind)
        {
            case "drop" when Is("proposal"):
                return new ScenarioChange.Drop(id);
            case "slip" when Is("proposal"):
                return int.TryParse(Amount, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var years)
                    ? new ScenarioChange.Slip(id, years)
                    : No("scenario.slip", nameof(Amount), "Say by how many years, as a whole number.");
            case "amount" when Is("line"):
                return (ReadYear(), ReadAmount()) is ({ } year, { } amount) ? new ScenarioChange.SetAmount(id, year, amount) : null;
            case "rate" when Is("rate"):
                return ReadYear() is not { } of1 ? null
                    : decimal.TryParse(Amount?.TrimEnd('%', ' '), NumberStyles.Number, CultureInfo.InvariantCulture, out var percent)
                    ? new ScenarioChange.SetRate(id, part, of1, percent)
                    : No("scenario.rate", nameof(Amount), "Give the rate in per cent, such as 2.5.");
            case "level" when Is("level"):
                return (ReadYear(), ReadAmount()) is ({ } levelYear, { } level) ? new ScenarioChange.SetLevel(id, levelYear, level) : null;
            case "add":
                return TrackerQuery.Named<PlanCategory>(Category) is not { } category ? No("scenario.category", nameof(Category), "Say what it is: a saving, an investment or something else.")
                    : (ReadYear(), ReadAmount()) is not ({ } start, { } added) ? null
                    : new ScenarioChange.Add(
                        NewId(), NewId(), NewTitle ?? "", category, Service?.Trim() ?? "", "", new Permanence.Permanent(), category == PlanCategory.Saving ? BenefitClass.CashableReduction : category == PlanCategory.Income ? BenefitClass.Income : null,
                        new PlanAmounts([KeyValuePair.Create(start, added)]));
            case null or "":
                return No("scenario.kind", nameof(Kind), "Choose what to change.");
            default:
                return No("scenario.of", nameof(Of), Kind switch
                {
                    "drop" or "slip" => "Choose a proposal.",
                    "amount" => "Choose a line.",
                    "rate" => "Choose a rate.",
                    _ => "Choose a source whose levels are stated.",
                });
        }
    }

    private ScenarioChange? No(string code, string field, string message)
    {
        Show([Core.Values.Problem.Error(code, field, message)]);
        return null;
    }

    private FinancialYear? ReadYear()
    {
        if (FinancialYear.TryParse(Year, out var year))
        {
            return year;
        }

        Show([Core.Values.Problem.Error("year.unreadable", nameof(Year), string.IsNullOrWhiteSpace(Year) ? $"Give the year, such as {Cycle.First}." : $"“{(Year.Length > 40 ? Year[..40] + "…" : Year)}” is not a financial year. Write it as {Cycle.First}.")]);
        return null;
    }

    private Amount? ReadAmount()
    {
        if (AmountReader.Read(Amount, MoneyUnit.Thousands).Value is { } amount)
        {
            return amount;
        }

        Show([Core.Values.Problem.Error("amount.unreadable", nameof(Amount), string.IsNullOrWhiteSpace(Amount) ? "Give the amount in £000, or TBC where it is not known." : $"“{(Amount.Length > 40 ? Amount[..40] + "…" : Amount)}” is not one amount. Type it in £000, such as -96.")]);
        return null;
    }

    private async Task<IActionResult> ChangeAsync(IReadOnlyList<ScenarioChange> changes, string said) => After(
        await write.RunAsync(Viewer, Cycle, "plan.scenario", new WriteScenario(Scenario.Id, Scenario.Name, Scenario.Why, changes).Decide, "", "page: what if", position: null, Cancel),
        Here, said, where => where switch { "years" => nameof(Amount), "title" => nameof(NewTitle), _ when where.StartsWith("amounts", StringComparison.Ordinal) => nameof(Amount), _ => nameof(Kind) });

    private async Task<IActionResult?> LoadAsync(string cycle, int number)
    {
        if (await LoadAsync(cycle, choose: false) is { } stop)
        {
            return stop;
        }

        if (Plan.Scenarios.FirstOrDefault(s => s.Number == number) is not { } scenario)
        {
            return Refused([Core.Values.Problem.Error(PlanReads.NotFound, "scenario", $"There is no scenario {number} of {Cycle}.")]);
        }

        Scenario = scenario;
        Title = $"What if: {scenario.Name}";
        Now = PlanNet.Of(Plan);
        Would = PlanNet.Of(ScenarioPlan.Of(Plan, scenario));
        Things =
        [
            new("Choose", ""),
            .. Plan.Proposals.Where(p => p.Status.Counts()).Select(p => new SelectListItem("Proposal: " + p.Terms.Name, "proposal:" + p.Id)),
            .. Plan.Lines.Where(l => !l.Withdrawn).Select(l => new SelectListItem("Line: " + LineName(l.Id), "line:" + l.Id)),
            .. Plan.Sources.Select(s => (s.Id, s.Name, s.Vintages)).Concat(Plan.Assumptions.Select(a => (a.Id, a.Name, a.Vintages))).SelectMany(Forecasts),
        ];
        return null;
    }

    private static IEnumerable<SelectListItem> Forecasts((Guid Id, string Name, IReadOnlyList<Vintage> Vintages) thing) => Vintages.Of(thing.Vintages)?.Forecast switch
    {
        Forecast.Grown grown => grown.Rates.Select(r => new SelectListItem($"Rate: {thing.Name}, {r.Name}", $"rate:{thing.Id}|{r.Name}")),
        Forecast.Stated => [new($"Level: {thing.Name}", "level:" + thing.Id)],
        _ => [],
    };
}
