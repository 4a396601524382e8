using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Planning;
using Outturn.Core.Delivery;
using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>Opens a year's tracker from the approved plan, asking for the phasing.</summary>
public sealed class DeliverModel(PlanReads reads, DeliveryOperation delivery) : PlanPage(reads)
{
    public static IReadOnlyList<(string Value, string Text)> Ways { get; } = [("equal", "In equal quarters"), ("own", "In my own quarters"), ("unphased", "Not phased")];

    public override bool ShowsAsAt => false;

    public FinancialYear Year { get; private set; }

    public IReadOnlyList<TrackerCandidate> Open { get; private set; } = [];

    public IReadOnlyList<TrackerCandidate> Done { get; private set; } = [];

    [BindProperty]
    public bool EqualForTheRest { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public string Sentence => Open.Count == 0
        ? Done.Count == 0 ? $"No approved saving or income moves in {Year}." : $"Everything that is approved for {Year} is in its tracker."
        : $"{TrackerWords.Upper(TrackerWords.Count(Open.Count, "approved line"))} {(Open.Count == 1 ? "moves" : "move")} {MoneyStyle.Words(Open.Aggregate(Money.Zero, (sum, c) => sum + Total.Of(c.Year).Low))} in {Year}.";

    public string Typed(string name) => Request.HasFormContentType ? Request.Form[name].ToString() : "";

    public IReadOnlyList<string> ErrorsOf(Guid line) => ModelState.TryGetValue("line-" + line, out var entry) ? [.. entry.Errors.Select(e => e.ErrorMessage)] : [];

    public async Task<IActionResult> OnGetAsync(string cycle, string? year) => await LoadAsync(cycle, year) ?? Page();

    public async Task<IActionResult> OnPostAsync(string cycle, string? year)
    {
        if (await LoadAsync(cycle, year) is { } stop)
        {
            return stop;
        }

        var answers = new Dictionary<Guid, PhasingAnswer>();
        foreach (var candidate in Open.Where(c => c.Year.IsKnown))
        {
            var id = candidate.Line.Id;
            switch (Typed("falls-" + id))
            {
                case "equal":
                case "" when EqualForTheRest:
                    answers[id] = new PhasingAnswer.Equal();
                    break;
                case "unphased":
                    answers[id] = new PhasingAnswer.Unphased();
                    break;
                case "own":
                    var quarters = Enumerable.Range(1, 4).Select(q => Typed($"q{q}-{id}") is { Length: > 0 } text ? AmountReader.Read(text, MoneyUnit.Thousands).Value : Amount.Zero).ToList();
                    if (quarters.Any(q => q is null))
                    {
                        Show([Core.Values.Problem.Error("amount.unreadable", "line-" + id, $"{candidate.Key}: a quarter is not an amount. Type each in £000, such as -95.")]);
                    }
                    else
                    {
                        answers[id] = new PhasingAnswer.Quarters([.. quarters.Select(q => q!)]);
                    }

                    break;
                default:
                    break;
            }
        }

        return ModelState.IsValid
            ? After(
                await delivery.OpenAsync(Viewer, Cycle, new OpenTracker(Year, answers), Reason ?? "", "page: into delivery", Cancel),
                $"{Base}/deliver?year={Year}", $"The tracker of {Year} is open.", where => Guid.TryParse(where, out _) ? "line-" + where : "Lines")
            : Page();
    }

    private async Task<IActionResult?> LoadAsync(string cycle, string? year)
    {
        if (Viewer.Refusal(Area.Plan, Level.Manage, "open the tracker from the plan") is { } refusal)
        {
            return Refused([refusal]);
        }

        if (await LoadAsync(cycle, choose: false) is { } stop)
        {
            return stop;
        }

        Year = FinancialYear.TryParse(year, out var parsed) && Cycle.Contains(parsed) ? parsed : Cycle.First;
        Title = $"Into delivery, {Year}";
        var read = await delivery.CandidatesAsync(Viewer, Cycle, Year, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Open = [.. read.Value.Candidates.Where(c => !c.IsOpen)];
        Done = [.. read.Value.Candidates.Where(c => c.IsOpen)];
        return null;
    }
}
