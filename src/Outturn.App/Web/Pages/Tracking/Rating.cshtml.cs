using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Rounds;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Tracking;

/// <summary>A line's rating in place of the rule's, its basis, and whether it is complete.</summary>
public sealed class RatingModel(TrackerReads reads, ChangeLineOperation change, ReviewOperation review) : LineForm(reads)
{
    private const string ByRule = "rule";

    [BindProperty]
    public string? Rating { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public string? Basis { get; set; }

    [BindProperty]
    public string? CompleteReason { get; set; }

    public bool MaySignOff => Viewer.May(Area.SignOff, Level.Manage);

    public bool IsComplete => Line.Line.AsRecorded.Complete == true;

    public IEnumerable<SelectListItem> Ratings =>
    [
        new($"By the rule: {(Line.Line.Judged?.ByRule is { } rule ? Line.Rule.Label(rule) : "not known")}", ByRule),
        .. ChangeRules.RatingsOf(Line.Rule.Scheme).Where(r => r != Rag.Blue).Select(r => new SelectListItem($"{r.Shape()} {Line.Rule.Label(r)}", r.ToString())),
    ];

    public IEnumerable<SelectListItem> Bases { get; } = [new("Secured: the year’s budget was taken out at once", nameof(DeliveryBasis.Secured)), new("Accrued: earned as the year passes", nameof(DeliveryBasis.Accrued)), new("Not stated", nameof(DeliveryBasis.NotStated))];

    protected override string Deed => "Rating, basis and completion";

    protected override Problem? Refusal() => Viewer.Refusal(Area.Tracker, Level.Contribute, "change a rating");

    public override async Task<IActionResult> OnGetAsync(string year, string key)
    {
        var page = await base.OnGetAsync(year, key);
        return Line is not null && LineScope.Refusal(Viewer, Line.Line, "change the rating") is { } notOwn ? Refused([notOwn]) : page;
    }

    protected override void Fill()
    {
        Rating = Line.Line.Judged?.Override?.Rating?.ToString() ?? ByRule;
        Basis = Line.Line.Basis.ToString();
        Until = Line.Line.Judged?.Override?.Until?.ToString("d/M/yyyy", System.Globalization.CultureInfo.InvariantCulture);
    }

    public async Task<IActionResult> OnPostRateAsync(string year, string key)
    {
        if (await LoadAsync(year, key) is { } stop)
        {
            return stop;
        }

        Basis = Line.Line.Basis.ToString();
        if (!TryDay(Until, nameof(Until), out var until))
        {
            return Page();
        }

        var rating = Enum.TryParse<Rag>(Rating, out var given) ? given : (Rag?)null;
        return After(await change.RateAsync(Viewer, Year, new OverrideRating(Line.Line.Id, rating, Reason ?? "", until), "page: rating", Cancel), where => where switch { "reason" => nameof(Reason), "until" => nameof(Until), _ => nameof(Rating) });
    }

    public async Task<IActionResult> OnPostBasisAsync(string year, string key)
    {
        if (await LoadAsync(year, key) is { } stop)
        {
            return stop;
        }

        if (!Enum.TryParse<DeliveryBasis>(Basis, out var basis) || !Enum.IsDefined(basis))
        {
            Fill();
            Show([Core.Values.Problem.Error("basis.unknown", nameof(Basis), "Choose secured, accrued or not stated.")]);
            return Page();
        }

        return After(await change.BasisAsync(Viewer, Year, new SetBasis(Line.Line.Id, basis), "", "page: basis", Cancel), _ => nameof(Basis));
    }

    public async Task<IActionResult> OnPostCompleteAsync(string year, string key)
    {
        if (await LoadAsync(year, key) is { } stop)
        {
            return stop;
        }

        var typed = CompleteReason;
        Fill();
        CompleteReason = typed;
        return After(await review.CompleteAsync(Viewer, Year, new CompleteLine(Line.Line.Id, !IsComplete, CompleteReason ?? ""), "page: completion", Cancel), _ => nameof(CompleteReason));
    }
}
