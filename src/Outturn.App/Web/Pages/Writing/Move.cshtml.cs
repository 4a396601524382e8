using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Writing;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;

namespace Outturn.App.Web.Pages.Writing;

/// <summary>Moves a case to another template: what becomes of each answer is said before anything is done.</summary>
public sealed class MoveModel(WrittenCaseReads reads, WriteCaseOperation write) : WritingPage(reads)
{
    public override bool ShowsAsAt => false;

    /// <summary>The template that is looked at; null before one is chosen.</summary>
    public Template? To { get; private set; }

    public MovedCase? Moved { get; private set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? Chosen { get; set; }

    public IReadOnlyList<SelectListItem> Others =>
    [
        new("Choose", ""),
        .. Shown.Templates.Where(t => t.Key != Template.Key).GroupBy(t => t.Key.Name).Select(g => g.MaxBy(t => t.Key.Version)!).Select(t => new SelectListItem(t.Key.Name == Template.Key.Name ? $"{t.Title}, version {t.Key.Version}" : t.Title, t.Key.ToString(), t.Key == To?.Key)),
    ];

    public int Count(MoveKind kind) => Moved!.Lines.Count(l => l.Kind == kind);

    public async Task<IActionResult> OnGetAsync(string cycle, int number) => await LookAsync(cycle, number) ?? Page();

    public async Task<IActionResult> OnPostAsync(string cycle, int number)
    {
        if (await LookAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        if (To is not { } to)
        {
            Show([Core.Values.Problem.Error("case.template", nameof(Chosen), "Choose the template that the case moves to.")]);
            return Page();
        }

        var done = await write.RunAsync(Viewer, Cycle, Proposal.Id, "case.move", (plan, known, viewer) => new MoveCase(Proposal.Id, Template, to).Decide(plan, known, viewer), "page: case template", Cancel);
        return After(done, Base, $"The case is on {to.Title} now. {(Count(MoveKind.Kept) > 0 ? "What has no place there is kept at its end." : "Every answer has its place.")}", _ => nameof(Chosen));
    }

    private async Task<IActionResult?> LookAsync(string cycle, int number)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        Title = $"Move to another template: {Proposal.Terms.Name}";
        if (WritingSight.Refusal(Viewer, Proposal, "move the case") is { } refusal)
        {
            return Refused([refusal]);
        }

        To = TemplateKey.TryParse(Chosen, out var key) ? Shown.Templates.FirstOrDefault(t => t.Key == key && t.Key != Template.Key) : null;
        Moved = To is null ? null : MovedCase.Of(Template, To, Case.Content);
        return null;
    }
}
