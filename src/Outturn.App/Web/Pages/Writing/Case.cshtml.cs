using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Writing;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;

namespace Outturn.App.Web.Pages.Writing;

/// <summary>A proposal's case: how complete it is, its questions, its versions; or the way to begin it.</summary>
public sealed class CaseModel(WrittenCaseReads reads, WriteCaseOperation write) : WritingPage(reads)
{
    private const string Source = "page: case";

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? For { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>The newest version of each template.</summary>
    public IReadOnlyList<SelectListItem> Templates => [new("Choose", ""), .. Shown.Templates.GroupBy(t => t.Key.Name).Select(g => g.MaxBy(t => t.Key.Version)!).Select(t => new SelectListItem(t.Title, t.Key.ToString()))];

    public IReadOnlyList<SelectListItem> Gates { get; } = [.. Enum.GetValues<Gate>().Select(g => new SelectListItem(g.ToString(), TrackerQuery.Name(g)))];

    public async Task<IActionResult> OnGetAsync(string cycle, int number) => await LoadAsync(cycle, number, begun: false) ?? Page();

    public async Task<IActionResult> OnPostBeginAsync(string cycle, int number)
    {
        if (await LoadAsync(cycle, number, begun: false) is { } stop)
        {
            return stop;
        }

        if (!TemplateKey.TryParse(On, out var key) || Shown.Templates.FirstOrDefault(t => t.Key == key) is not { } template)
        {
            Show([Core.Values.Problem.Error("case.template", nameof(On), "Choose the template that the case is written on.")]);
            return Page();
        }

        var done = await write.RunAsync(Viewer, Cycle, Proposal.Id, "case.begin", (plan, known, viewer) => new BeginCase(Proposal.Id, template, null).Decide(plan, known, viewer), Source, Cancel);
        return After(done, Base, "The case is begun.", _ => nameof(On));
    }

    public async Task<IActionResult> OnPostSubmitAsync(string cycle, int number)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        if (TrackerQuery.Named<Gate>(For) is not { } gate)
        {
            Show([Core.Values.Problem.Error("case.gate", nameof(For), "Choose what the version is submitted for.")]);
            return Page();
        }

        var done = await write.RunAsync(Viewer, Cycle, Proposal.Id, "case.submit", (plan, known, viewer) => new SubmitCase(Proposal.Id, gate, Note ?? "").Decide(plan, known, viewer), Source, Cancel, Note ?? "");
        return After(done, Base, "The version is submitted. It never changes.", where => where == "note" ? nameof(Note) : nameof(For));
    }
}
