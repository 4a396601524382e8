using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Cases;
using Outturn.Core.Cases;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Cases;

/// <summary>What is in the files that were uploaded, before any is kept.</summary>
public sealed class PaperPreviewModel(PaperDrafts drafts, ImportPapersOperation import) : OutturnPage
{
    public IReadOnlyList<PaperDraft> Drafts { get; private set; } = [];

    public IReadOnlyList<PaperOutcome> Outcomes { get; private set; } = [];

    public string Cycle => Drafts[0].Cycle;

    public int Cases => Outcomes.Sum(o => o.Read?.Pack.Cases.Count ?? 0);

    public bool MayKeep => Outcomes.Any(o => o.Read is not null);

    [BindProperty]
    public string? Reason { get; set; }

    public static IReadOnlyList<CaseTotal> TotalsOf(ReadPaper read) => CaseTotals.InAll(read.Pack.Cases.Select(c => (new CaseKey(0, c.Number), EffectiveCase.Of(c, CaseReview.None))));

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync(read: false) is { } stop)
        {
            return stop;
        }

        if (!PlanCycle.TryParse(Cycle, out var cycle))
        {
            return Refused([Core.Values.Problem.Error("cycle.unreadable", "cycle", $"“{Cycle}” is not a cycle. Write it as 2022-27.")]);
        }

        var kept = await import.KeepAsync(Viewer, [.. Drafts.Select(d => d.File)], cycle, Reason ?? "", "page: papers", Cancel);
        if (!kept.Ok)
        {
            return Refused(kept.Problems);
        }

        Outcomes = kept.Value;
        var papers = kept.Value.Where(o => o.Paper is not null).ToList();
        foreach (var (draft, outcome) in Drafts.Zip(kept.Value))
        {
            if (outcome.Paper is not null)
            {
                await drafts.DropAsync(Viewer, draft.Id, Cancel);
            }
        }

        if (papers.Count == kept.Value.Count && papers.Count > 0)
        {
            return LocalRedirect($"{(papers.Count == 1 ? $"/papers/{N(papers[0].Paper!.Value)}" : "/papers")}?done={Said.Write(HttpContext, Sentence(papers))}");
        }

        // Some were kept and some were not: what was not is said here, beside what was.
        Show([.. kept.Value.Where(o => o.Paper is null).SelectMany(o => o.Problems).Where(p => p.Severity == Severity.Error)], _ => "preview");
        return Page();
    }

    private static string Sentence(List<PaperOutcome> papers)
    {
        var cases = papers.Sum(p => p.Read?.Pack.Cases.Count ?? 0);
        return $"{N(cases)} {(cases == 1 ? "case is" : "cases are")} ready to review. No plan has changed.";
    }

    private async Task<IActionResult?> LoadAsync(bool read = true)
    {
        Title = "What is in these papers";
        var ids = Request.Query["draft"].Take(PaperDrafts.Most).Select(i => Guid.TryParse(i, out var id) ? id : Guid.Empty).ToList();
        var found = await drafts.FindAsync(Viewer, ids, Cancel);
        if (!found.Ok)
        {
            return Refused(found.Problems);
        }

        Drafts = found.Value;
        if (!read)
        {
            return null;
        }

        var proposed = await ImportPapersOperation.ProposeAsync(Viewer, [.. Drafts.Select(d => d.File)], Cancel);
        if (!proposed.Ok)
        {
            return Refused(proposed.Problems);
        }

        Outcomes = proposed.Value;
        return null;
    }
}
