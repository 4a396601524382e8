using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>A link as it is typed.</summary>
public sealed class TypedLink
{
    public string? Kind { get; set; }

    public string? Earlier { get; set; }

    public string? Cycle { get; set; }

    public string? Reference { get; set; }

    public string? Note { get; set; }
}

/// <summary>The terms of a proposal, a new one's or a known one's.</summary>
public class ProposalFormModel(PlanReads reads, WritePlanOperation write) : PlanPage(reads)
{
    public override bool ShowsAsAt => false;

    /// <summary>The proposal whose terms are changed; null for a new one.</summary>
    public Proposal? Known { get; private set; }

    public string Back => Known is null ? Base + "/proposals" : $"{Base}/proposals/{Known.Number}";

    public IReadOnlyList<SelectListItem> Types { get; } = [new("Choose", ""), .. Enum.GetValues<ProposalType>().Select(t => new SelectListItem(t.Name(), TrackerQuery.Name(t)))];

    public IReadOnlyList<string> Services { get; private set; } = [];

    public IReadOnlyList<string> LinkErrors => ModelState.TryGetValue(nameof(Links), out var entry) ? [.. entry.Errors.Select(e => e.ErrorMessage)] : [];

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? ShortName { get; set; }

    [BindProperty]
    public string? Type { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public string? Service { get; set; }

    [BindProperty]
    public string? Committees { get; set; }

    [BindProperty]
    public string? Leads { get; set; }

    [BindProperty]
    public string? Sponsors { get; set; }

    [BindProperty]
    public string? Priorities { get; set; }

    [BindProperty]
    public string? Confidentiality { get; set; }

    [BindProperty]
    public List<TypedLink> Links { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(string cycle, int? number)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        if (Known?.Terms is { } terms)
        {
            (Name, ShortName, Type, Description, Service) = (terms.Title, terms.ShortName, TrackerQuery.Name(terms.Type), terms.Description, terms.Service);
            (Committees, Leads, Sponsors, Priorities) = (Lined(terms.Committees), Lined(terms.Leads), Lined(terms.Sponsors), Lined(terms.Priorities));
            Confidentiality = TrackerQuery.Name(terms.Confidentiality);
            Links = [.. terms.Links.Select(l => new TypedLink { Kind = TrackerQuery.Name(l.Kind), Earlier = l.Earlier?.ToString() ?? "", Cycle = l.Cycle, Reference = l.Reference, Note = l.Note })];
        }
        else
        {
            // Who proposes leads, unless they say otherwise.
            Leads = Viewer.ScopeFor(Area.Plan, Level.Contribute) == Scope.Own ? Viewer.Actor.Post : null;
            Confidentiality = TrackerQuery.Name(Core.Planning.Confidentiality.Open);
        }

        WithRoom();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string cycle, int? number)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        if (TrackerQuery.Named<ProposalType>(Type) is not { } type)
        {
            Show([Core.Values.Problem.Error("proposal.type", nameof(Type), "Choose what kind of proposal it is.")]);
            WithRoom();
            return Page();
        }

        var terms = new ProposalTerms(
            Name ?? "", ShortName ?? "", type, Description ?? "", Service ?? "", Names(Committees), Names(Leads), Names(Sponsors), Names(Priorities),
            TrackerQuery.Named<Confidentiality>(Confidentiality) ?? Core.Planning.Confidentiality.Open,
            [.. Links.Select(l => (Kind: TrackerQuery.Named<LinkKind>(l.Kind), Link: l)).Where(l => l.Kind is not null).Select(l => new ProposalLink(
                l.Kind!.Value, Guid.TryParse(l.Link.Earlier, out var earlier) ? earlier : null, l.Link.Cycle?.Trim() ?? "", l.Link.Reference?.Trim() ?? "", l.Link.Note?.Trim() ?? ""))]);
        var id = Known?.Id ?? NewId();
        var made = 0;
        var done = await write.RunAsync(
            Viewer, Cycle, Known is null ? "plan.propose" : "plan.terms",
            (plan, viewer) =>
            {
                var decided = new WriteProposal(id, terms).Decide(plan, viewer);
                made = decided.Value?.Proposals.FirstOrDefault()?.Number ?? Known?.Number ?? 0;
                return decided;
            },
            Reason ?? "", "page: proposal", position: null, Cancel);
        var answer = After(done, $"{Base}/proposals/{made}", (Known is null ? "Added. Now add what it costs or saves." : "The terms are changed.") + Like(id), Field);
        WithRoom();
        return answer;
    }

    /// <summary>Names the proposal of this plan that is most like this one, for those whose browser could not say so while they typed.</summary>
    private string Like(Guid id) => Known is null && Core.Writing.TitleLikeness.Of(Name ?? "", Plan.Proposals.Where(p => p.Id != id), p => p.Terms.Title) is [var first, ..]
        ? $" Its title is like that of “{first.Title}”: if they are the same, one is enough."
        : "";

    private static string Field(string where) => where switch
    {
        "title" => nameof(Name),
        "shortName" => nameof(ShortName),
        "leads" => nameof(Leads),
        "links" => nameof(Links),
        "names" => nameof(Committees),
        _ => nameof(Name),
    };

    // One empty row for a further link.
    private void WithRoom() => Links = [.. Links.Where(l => !string.IsNullOrEmpty(l.Kind)), new TypedLink()];

    private static string Lined(IReadOnlyList<string> names) => string.Join('\n', names);

    private async Task<IActionResult?> LoadAsync(string cycle, int? number)
    {
        if (Viewer.Refusal(Area.Plan, Level.Contribute, "propose") is { } refusal)
        {
            return Refused([refusal]);
        }

        if (await LoadAsync(cycle, choose: false) is { } stop)
        {
            return stop;
        }

        Known = number is null ? null : Plan.Proposals.FirstOrDefault(p => p.Number == number);
        if (number is not null && Known is null)
        {
            return Refused([Core.Values.Problem.Error(PlanReads.NotFound, "proposal", $"There is no proposal {number} in {Cycle}.")]);
        }

        if (Known is not null && PlanSight.Refusal(Viewer, Known, "change the terms") is { } notOwn)
        {
            return Refused([notOwn]);
        }

        Title = Known is null ? "Add a proposal" : $"Change the terms of {Known.Terms.Name}";
        Services = [.. Plan.Opening.Select(o => o.Service).Concat(Plan.Proposals.Select(p => p.Terms.Service)).Where(s => s.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
        return null;
    }
}
