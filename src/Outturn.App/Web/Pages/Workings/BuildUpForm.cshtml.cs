using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Workings;
using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Core.Workings;

namespace Outturn.App.Web.Pages.Workings;

/// <summary>A build-up as a form, with what it comes to before anything is written.</summary>
public sealed class BuildUpFormModel(WorkingReads reads, WriteWorkingOperation write) : WorkingPage(reads)
{
    public override bool ShowsAsAt => false;

    public Working? Known { get; private set; }

    public TypedBuildUp Typed { get; private set; } = null!;

    /// <summary>What is typed, worked out; null where it cannot be read yet.</summary>
    public BuildUpResult? Result { get; private set; }

    public Sheet Sheet { get; private set; } = null!;

    public IReadOnlyList<FinancialYear> Years => Typed.AllYears(Cycle.First);

    public bool HasShares => Typed.Shares.Any(s => !string.IsNullOrWhiteSpace(s.Party)) || ModelState.Keys.Any(k => k.StartsWith("shares.", StringComparison.Ordinal) && ErrorOf(k) is not null);

    public string Back => Known is { } known ? string.Create(CultureInfo.InvariantCulture, $"{ProposalBase}/build-ups/{known.Number}") : ProposalBase + "/workings";

    public string Here => Known is null ? ProposalBase + "/build-ups/new" : Back + "/edit";

    public IReadOnlyList<SelectListItem> Kinds { get; } =
    [
        .. Enum.GetValues<BuildUpKind>().Select(k => new SelectListItem(
            k switch
            {
                BuildUpKind.Posts => "Posts",
                BuildUpKind.Days => "Days at a day rate",
                BuildUpKind.Volume => "Volume at a unit price",
                BuildUpKind.SchoolWeeks => "School weeks",
                BuildUpKind.AnnualAmount => "An amount a year",
                BuildUpKind.Amounts => "Amounts by year",
                _ => "A percentage of other rows",
            }, TrackerQuery.Name(k))),
    ];

    public IReadOnlyList<SelectListItem> Parts { get; } =
    [
        new("Counted", TrackerQuery.Name(BuildUpPart.Counted)), new("Taken off", TrackerQuery.Name(BuildUpPart.TakenOff)), new("Contingency, held apart", TrackerQuery.Name(BuildUpPart.Contingency)),
    ];

    public IReadOnlyList<SelectListItem> Prices => Choices(k => k is not (RateKind.OnCost or RateKind.PayAward or RateKind.Inflation));

    public IReadOnlyList<SelectListItem> OnCosts => Choices(k => k == RateKind.OnCost);

    public IReadOnlyList<SelectListItem> Uplifts => Choices(k => k.IsChange());

    public string? ErrorOf(string name) => ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public bool IsOpen(TypedBuildUpRow row) => new[] { "onCost", "onCost.own", "onCost.reason", "uplift", "uplift.own", "uplift.reason", "of", "less", "note" }.Any(b => row[b].Length > 0 || ErrorOf($"rows.{row.Key}.{b}") is not null);

    public async Task<IActionResult> OnGetAsync(string cycle, int number, int? of)
    {
        if (await LoadFormAsync(cycle, number, of) is { } stop)
        {
            return stop;
        }

        Typed = Known is { Content: BuildUp buildUp } ? TypedBuildUp.Of(Known.Title, buildUp, Worked.Rates).Numbered() : TypedBuildUp.New(Cycle.First, Cycle.Years);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string cycle, int number, int? of)
    {
        if (await LoadFormAsync(cycle, number, of) is { } stop)
        {
            return stop;
        }

        Typed = TypedBuildUp.From(Request.Form);
        var deed = Request.Form["do"].ToString();
        if (deed == "add" || deed.StartsWith("remove-", StringComparison.Ordinal))
        {
            Typed = deed == "add" ? Typed.WithRow() : Typed.Without(deed[7..]);
            return Page();
        }

        var problems = new List<Problem>();
        var buildUp = Typed.Read(Cycle.First, Worked.Rates, problems);
        if (problems.Count == 0)
        {
            var result = BuildUpSum.Of(buildUp, Worked.Rates);
            problems.AddRange(result.Problems.Where(p => p.Severity == Severity.Error));
            if (result.Ok)
            {
                Result = result;
                Sheet = BuildUpSheet.Of("result", Typed.Title.Trim().Length > 0 ? Typed.Title.Trim() : "The build-up", result);
            }
        }

        if (problems.Count > 0 || deed != "save")
        {
            Show(problems);
            return Page();
        }

        var id = Known?.Id ?? NewId();
        var next = Worked.Next<BuildUp>();
        return After(
            await write.RunAsync(Viewer, Cycle, "working.build-up", new WriteWorking(id, Proposal.Id, Typed.Title, buildUp) { Rests = Rests }.Decide, Typed.Reason, "page: build-up", position: null, Cancel),
            Known is null ? string.Create(CultureInfo.InvariantCulture, $"{ProposalBase}/build-ups/{next}") : Back, $"{Typed.Title.Trim()} is saved.");
    }

    private List<SelectListItem> Choices(Func<RateKind, bool> of) =>
    [
        new("None", ""),
        .. Worked.Rates.Where(t => of(t.Kind)).SelectMany(t => t.Names.Select(n => new SelectListItem($"{n}, {t.Name}", TypedBuildUp.Chosen(t, n)))),
    ];

    private async Task<IActionResult?> LoadFormAsync(string cycle, int number, int? of)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        if (WorkingSight.Refusal(Plan, Viewer, Proposal.Id, "change its calculations") is { } refusal)
        {
            return Refused([refusal]);
        }

        Known = of is { } n ? Worked.Find<BuildUp>(n) : null;
        if (of is not null && Known?.Proposal != Proposal.Id)
        {
            return Refused([NotThere($"There is no build-up {of} of {Proposal.Terms.Name}.")]);
        }

        Title = Known is null ? "Build a cost" : "Change " + Known.Title;
        return null;
    }
}
