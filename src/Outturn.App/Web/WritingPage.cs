using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Writing;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;
using Outturn.Data.Record;

namespace Outturn.App.Web;

/// <summary>A page about the case of one proposal.</summary>
public abstract class WritingPage(WrittenCaseReads reads) : OutturnPage
{
    protected WrittenCaseReads Reads => reads;

    public override bool ShowsAsAt => true;

    public CaseShown Shown { get; private set; } = null!;

    public WrittenKey Key => Shown.Key;

    public Proposal Proposal => Shown.Proposal;

    public PlanCycle Cycle => Shown.Key.Cycle;

    /// <summary>The case; only where <see cref="LoadAsync"/> was asked for one that is begun.</summary>
    public WrittenCase Case => Shown.Case!;

    public Template Template => Shown.Template!;

    /// <summary>The case's address.</summary>
    public string Base => Key.Link;

    /// <summary>What a page that was redirected to has to say, once.</summary>
    public string? Saved { get; private set; }

    public bool MayWrite => AsAt.IsNow && WritingSight.Refusal(Viewer, Proposal, "write the case") is null;

    /// <param name="begun">Whether a case that is not begun is answered with 404.</param>
    protected async Task<IActionResult?> LoadAsync(string cycle, int number, bool begun = true)
    {
        if (!PlanCycle.TryParse(cycle, out var parsed))
        {
            return NotFound();
        }

        var read = await reads.FindAsync(Viewer, parsed, number, AsAt, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Shown = read.Value;
        Title = Proposal.Terms.Title;
        Saved = Said.Read(HttpContext);
        Positions = [.. (Shown.Case?.Versions ?? []).Select(v => v.By.Position).Distinct().OrderDescending()];
        return begun && Shown.Template is null ? Refused([SubmitCase.NotBegun with { Code = "case.not-begun-not-found" }]) : null;
    }

    /// <summary>To an address where it was written, with what to say there; the form again, with its problems, where not.</summary>
    protected IActionResult After(Result<ActReceipt> done, string address, string said, Func<string, string>? field = null)
    {
        if (done.Ok)
        {
            return LocalRedirect($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}done={Said.Write(HttpContext, done.Value.Wrote ? said : "Nothing changed.")}");
        }

        Show([.. done.Problems.Where(p => p.Severity == Severity.Error)], field);
        return Page();
    }
}
