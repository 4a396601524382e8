using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>A plan line: what it is, its amounts as people type them, and how they were read.</summary>
public sealed class LineFormModel(PlanReads reads, WritePlanOperation write) : PlanPage(reads)
{
    public override bool ShowsAsAt => false;

    public Proposal Proposal { get; private set; } = null!;

    /// <summary>The line that is changed; null for a new one.</summary>
    public PlanLine? Known { get; private set; }

    public LineReadings Reading { get; private set; } = null!;

    public TypedLine Typed => Reading.Typed;

    public string Back => $"{Base}/proposals/{Proposal.Number}";

    public string Here => $"{Back}/lines/{Known?.Number.ToString(CultureInfo.InvariantCulture) ?? "new"}";

    /// <summary>The act that the form rests on: what stood when it was opened.</summary>
    public long Seen { get; private set; }

    /// <summary>What somebody else changed meanwhile: the field, theirs, yours.</summary>
    public IReadOnlyList<PlanFieldChange> Meanwhile { get; private set; } = [];

    public IReadOnlyList<string> Services { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Categories { get; } = [new("Choose", ""), .. Enum.GetValues<PlanCategory>().Select(c => new SelectListItem(c.Name(), TrackerQuery.Name(c)))];

    public IReadOnlyList<SelectListItem> Permanences { get; } =
    [
        new("Permanent: it stays", "permanent"), new("One-off: each year’s amount is for that year alone", "one-off"),
        new("Temporary until a year, then all of it reverses", "temporary"), new("Temporary until a year, then part of it stays", "then"),
    ];

    public IReadOnlyList<SelectListItem> Benefits { get; } =
    [
        new("Not a saving or income, or not said", ""),
        .. Enum.GetValues<BenefitClass>().Select(b => new SelectListItem(b.ChangesBudget() ? b.Name() : $"{b.Name()} (beside the plan, in no total)", TrackerQuery.Name(b))),
    ];

    public IReadOnlyList<SelectListItem> RolesOfLine { get; } = [new("Net: the line is the whole of it", "net"), new("Gross: other lines take from it", "gross"), new("Offset: it takes from a gross line", "offset")];

    public IReadOnlyList<SelectListItem> Confidences { get; } = [.. Enum.GetValues<Confidence>().Select(c => new SelectListItem(c.Name(), TrackerQuery.Name(c)))];

    public IReadOnlyList<SelectListItem> Statuses { get; } = [.. Enum.GetValues<FundingStatus>().Select(s => new SelectListItem(s.Name(), TrackerQuery.Name(s)))];

    public IReadOnlyList<SelectListItem> Decided { get; } =
    [
        new("Nobody has decided: the line counts as typed, and the true movement stands beside it", "undecided"),
        new("The earlier profile is in the base: the line counts as new less earlier", "in-base"),
        new("The earlier profile is not in the base: the line counts as typed", "not-in-base"),
    ];

    public bool HasErrors(params IEnumerable<string> names) => names.Any(n => ErrorOf(n) is not null);

    public string? ErrorOf(string name) => ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public async Task<IActionResult> OnGetAsync(string cycle, int number, int? line)
    {
        if (await LoadAsync(cycle, number, line) is { } stop)
        {
            return stop;
        }

        Show(TypedLine.Of(Known, Cycle, Proposal.Terms.Service));
        return Page();
    }

    /// <summary>Every button sends the whole form: nothing that was typed is lost, whichever is pressed.</summary>
    public async Task<IActionResult> OnPostAsync(string cycle, int number, int? line)
    {
        if (await LoadAsync(cycle, number, line) is { } stop)
        {
            return stop;
        }

        var typed = TypedLine.From(Request.Form, Cycle);
        Seen = long.TryParse(Request.Form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        switch (Request.Form["do"].ToString())
        {
            case "save":
                Show(typed);
                return await SaveAsync();
            case "reference":
                Show(NextReference(typed));
                return Page();
            case "before" or "after":
                Show(typed.WithYear(Cycle, before: Request.Form["do"] == "before"));
                return Page();
            default:
                Show(typed.Answered(Request.Form["fix"]));
                return Page();
        }
    }

    public async Task<IActionResult> OnPostStandingAsync(string cycle, int number, int? line)
    {
        if (await LoadAsync(cycle, number, line) is { } stop)
        {
            return stop;
        }

        Show(TypedLine.Of(Known, Cycle, Proposal.Terms.Service));
        var taken = Known is { Withdrawn: false };
        var reason = Request.Form["standing-reason"].ToString();
        if (taken && string.IsNullOrWhiteSpace(reason))
        {
            Show([Core.Values.Problem.Error("line.withdraw-reason", "standing-reason", "Say why the line is taken out. It stays in the record with its reason.")]);
            return Page();
        }

        return After(
            await write.RunAsync(Viewer, Cycle, taken ? "plan.withdraw" : "plan.restore", new WithdrawLine(Known?.Id ?? Guid.Empty, taken).Decide, reason, "page: plan line", position: null, Cancel),
            Back, taken ? "The line is taken out." : "The line is back.");
    }

    private async Task<IActionResult> SaveAsync()
    {
        var problems = new List<Problem>();
        var terms = Typed.Terms(problems);
        problems.AddRange(Reading.Problems);
        if (problems.Count > 0)
        {
            Show(problems, Field);
            return Page();
        }

        var id = Known?.Id ?? NewId();
        var done = await write.RunAsync(
            Viewer, Cycle, "plan.line",
            (plan, viewer) => plan.Lines.FirstOrDefault(l => l.Id == id) is { } now && now.Act != Seen
                ? Result.Refused<PlanChanges>(Core.Values.Problem.Error("line.meanwhile", "line", "Somebody else changed this line after you opened it. Their values and yours are below; save again to put yours in their place."))
                : new WriteLine(id, Proposal.Id, terms, Reading.Read.Amounts).Decide(plan, viewer),
            Typed.Reason, "page: plan line", position: null, Cancel);
        if (done.Problems.Any(p => p.Code == "line.meanwhile") && Known is not null)
        {
            Meanwhile = PlanLineWords.Changes(Known, Known with { Terms = terms, Typed = Reading.Read.Amounts });
            Seen = Known.Act;
        }

        return After(done, Back, Known is null ? "The line is added." : "The line is changed.", Field);
    }

    /// <summary>What is wrong with the directorate's letter stands at it; the rest of the form stays.</summary>
    private TypedLine NextReference(TypedLine typed)
    {
        var next = TrackerQuery.Named<PlanCategory>(typed.Category) is { } category
            ? PlanReferences.Next(Plan, typed.Directorate, category)
            : Result.Refused<string>(Core.Values.Problem.Error("line.category", "category", "Choose what the line is first: the reference says it."));
        Show(next.Problems, where => where == "references" ? "references" : where);
        return next.Ok ? typed.WithReference(next.Value) : typed;
    }

    private void Show(TypedLine typed) => Reading = LineReadings.Of(Plan, typed, Proposal, Known);

    /// <summary>The form's name of what a rule speaks of.</summary>
    private string Field(string where) => where switch
    {
        "amounts" => LineReadings.Box(Cycle.First),
        "until" or "category" or "benefit" or "references" => where,
        "earlier" => "e-" + Typed.Years[0],
        "partners" => "percent-1",
        _ when where.StartsWith("amounts.", StringComparison.Ordinal) => "a-" + where["amounts.".Length..],
        _ when where.StartsWith("sources", StringComparison.Ordinal) => "source-1",
        _ when FinancialYear.TryParse(where, out var year) => LineReadings.Box(year),
        _ => where,
    };

    private async Task<IActionResult?> LoadAsync(string cycle, int number, int? line)
    {
        if (Viewer.Refusal(Area.Plan, Level.Contribute, "change a plan line") is { } refusal)
        {
            return Refused([refusal]);
        }

        if (await LoadAsync(cycle, choose: false) is { } stop)
        {
            return stop;
        }

        if (Plan.Proposals.FirstOrDefault(p => p.Number == number) is not { } proposal)
        {
            return Refused([Core.Values.Problem.Error(PlanReads.NotFound, "proposal", $"There is no proposal {number} in {Cycle}.")]);
        }

        if ((PlanSight.Refusal(Viewer, proposal, "change the lines") ?? ProposalRules.Frozen(proposal)) is { } notNow)
        {
            return Refused([notNow]);
        }

        Proposal = proposal;
        Known = line is null ? null : Plan.LinesOf(proposal.Id).FirstOrDefault(l => l.Number == line);
        if (line is not null && Known is null)
        {
            return Refused([Core.Values.Problem.Error(PlanReads.NotFound, "line", $"{proposal.Terms.Name} has no line {line}.")]);
        }

        Seen = Known?.Act ?? 0;
        Title = Known is null ? "Add a plan line" : "Change a plan line";
        Services = [.. Plan.Opening.Select(o => o.Service).Concat(Plan.Lines.Select(l => l.Terms.Service)).Concat(Plan.Proposals.Select(p => p.Terms.Service)).Where(s => s.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
        return null;
    }
}
