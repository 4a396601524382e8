using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Writing;
using Outturn.Core.Planning;
using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Data.Writing;

namespace Outturn.App.Web.Pages.Writing;

/// <summary>The benefits of a case over time: what was measured against the way to the target, and what brings about what.</summary>
public sealed class BenefitsModel(WrittenCaseReads reads, WriteCaseOperation write, TimeProvider clock) : WritingPage(reads)
{
    public IReadOnlyList<BenefitPath> Paths { get; private set; } = [];

    public IReadOnlyList<RecordedReading> Readings { get; private set; } = [];

    public BenefitMap Map { get; private set; } = null!;

    [BindProperty]
    public string? Benefit { get; set; }

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? ForYear { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    /// <summary>The years that can be reviewed: this one and the one before.</summary>
    public IReadOnlyList<FinancialYear> Years => [FinancialYear.Containing(Now), FinancialYear.Containing(Now).Previous];

    /// <summary>The years in which a benefit of an approved case has nothing said of it yet.</summary>
    public IReadOnlyList<FinancialYear> Due(BenefitPath path) => BenefitReview.IsFollowed(Proposal)
        ? [.. Years.Where(y => Reviews(y).Any(r => r.Path.Row.Id == path.Row.Id && r.State == BenefitReviewState.Due))]
        : [];

    public DateOnly Now => Instant.From(clock.GetUtcNow()).Day;

    public string Sentence => Paths.Count == 0 ? "The case names no benefit." : string.Join(", ", Paths.GroupBy(p => p.Track).OrderBy(g => g.Key).Select(g => $"{TrackerWords.Count(g.Count())} {g.Key switch { BenefitTrack.NotMeasured => "not measured", BenefitTrack.OnTrack => "on the way", BenefitTrack.Behind => "behind", _ => "reached" }}")) is var said ? $"{TrackerWords.Upper(TrackerWords.Count(Paths.Count, "benefit"))}: {said}." : "";

    public string? ErrorOf(string name) => ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public bool MayRecord(BenefitPath path) => AsAt.IsNow && (Viewer.Holds(path.Row["owner"]) || PlanSight.Refusal(Viewer, Proposal, "record what was measured") is null);

    public IEnumerable<RecordedReading> Of(BenefitPath path) => Readings.Where(r => r.Reading.Benefit == path.Row.Id).OrderByDescending(r => r.Reading.On);

    public async Task<IActionResult> OnGetAsync(string cycle, int number) => await LoadAsync(cycle, number) ?? Page();

    public async Task<IActionResult> OnPostAsync(string cycle, int number)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        var field = Paths.FirstOrDefault(p => p.Row.Id == Benefit)?.Field ?? "";
        if (!CouncilTime.TryParseDay(On, out var day))
        {
            Show([Core.Values.Problem.Error("benefit.day", "on-" + Benefit, "Give the day that the figure is of, such as 2018-01-31.")]);
            return Page();
        }

        var reading = new BenefitReading(field, Benefit ?? "", day, Value ?? "", From ?? "");
        var done = await write.RunAsync(Viewer, Cycle, Proposal.Id, "case.benefit", (plan, known, viewer) => new ReadBenefit(Proposal.Id, reading).Decide(plan, known, viewer, Template, Now), "page: benefits", Cancel);
        return After(done, Base + "/benefits", "Recorded.", where => $"{where}-{Benefit}");
    }

    public async Task<IActionResult> OnPostNotMeasuredAsync(string cycle, int number)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        if (!FinancialYear.TryParse(ForYear, out var year))
        {
            Show([Core.Values.Problem.Error("year.unreadable", "year-" + Benefit, "Choose the financial year, such as 2017-18.")]);
            return Page();
        }

        var field = Paths.FirstOrDefault(p => p.Row.Id == Benefit)?.Field ?? "";
        var command = new SayNotMeasured(Proposal.Id, field, Benefit ?? "", year, Because ?? "");
        var done = await write.RunAsync(Viewer, Cycle, Proposal.Id, "case.benefit-not-measured", (plan, known, viewer) => command.Decide(plan, known, viewer, Template, Reviews(year), Now), "page: benefits", Cancel);
        return After(done, Base + "/benefits", "Recorded.", where => $"{where}-{Benefit}");
    }

    private IReadOnlyList<BenefitReview> Reviews(FinancialYear year) =>
        BenefitReview.Of(BenefitPath.Of(Template, Case.Content, [.. Readings.Select(r => r.Reading)], Case.Since(year.FirstDay)), [.. Readings.Select(r => r.Reading)], year);

    private async Task<IActionResult?> LoadAsync(string cycle, int number)
    {
        if (await base.LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        Title = $"Benefits: {Proposal.Terms.Name}";
        Readings = await Reads.ReadingsAsync(Shown, AsAt, Cancel);
        Paths = BenefitPath.Of(Template, Case.Content, [.. Readings.Select(r => r.Reading)], Case.Since(Now));
        Map = BenefitMap.Of(Template, Case.Content);
        return null;
    }
}
