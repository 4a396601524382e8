using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Planning.Reading;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>How a file of plan lines was understood and what it would change; corrected here, and confirmed here.</summary>
public sealed class PlanImportPreviewModel(PlanImportDrafts drafts, ImportPlanOperation import) : OutturnPage
{
    /// <summary>More rows than this are named by their number: a page that nobody can read helps nobody.</summary>
    public const int MostShown = 500;

    public PlanImportProposal Proposal { get; private set; } = null!;

    public PlanReading? Reading => Proposal.Read.Reading;

    [BindProperty]
    public string? Cycle { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty]
    public string? Savings { get; set; }

    [BindProperty]
    public string? Basis { get; set; }

    [BindProperty]
    public string? Sha256 { get; set; }

    [BindProperty]
    public long LatestAct { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<PlanImportRow> New => [.. Proposal.Preview?.Rows.Where(r => r.State == PlanRowState.New) ?? []];

    public IReadOnlyList<PlanImportRow> Changed => [.. Proposal.Preview?.Rows.Where(r => r.State == PlanRowState.Changed) ?? []];

    public IReadOnlyList<PlanImportRow> Unchanged => [.. Proposal.Preview?.Rows.Where(r => r.State == PlanRowState.Unchanged) ?? []];

    /// <summary>Lines that a returned workbook adds.</summary>
    public IReadOnlyList<PlanLine> Added => Proposal is { Returned: not null, Decided.Value: { } changes, Plan: { } plan } ? [.. changes.Lines.Where(l => plan.Lines.All(k => k.Id != l.Id))] : [];

    /// <summary>What stops the whole. A cell that two people changed is asked at the cell.</summary>
    public IReadOnlyList<Problem> Errors => [.. Proposal.Decided.Problems.Where(p => p.Severity == Severity.Error && p.Code != "plan.changed-meanwhile").DistinctBy(p => (p.Code, p.Where, p.Message))];

    /// <summary>What is worth knowing and stops nothing. A row that was not read stands apart.</summary>
    public IReadOnlyList<Problem> WorthKnowing =>
    [
        .. (Reading?.Problems ?? []).Concat(Proposal.Preview?.Problems ?? []).Concat(Proposal.Returned?.Problems ?? [])
            .Where(p => p.Severity != Severity.Error && Reading?.BadRows.Any(b => b.Problem.Message == p.Message) != true)
            .DistinctBy(p => (p.Code, p.Where, p.Message)).OrderByDescending(p => p.Severity),
    ];

    public PlanFileTotals Totals => Proposal.Returned is null ? PlanFileTotals.Of(Proposal.Items.Select(i => i.Line)) : new([], []);

    public string Sentence
    {
        get
        {
            if (Proposal.Returned is { } returned)
            {
                return returned.Cells.Count == 0 && Added.Count == 0
                    ? "Nothing in this workbook differs from the plan: bringing it in changes nothing."
                    : $"{TrackerWords.Count(returned.Cells.Count, "cell")} changed{(Added.Count > 0 ? $", {TrackerWords.Lines(Added.Count)} new" : "")}{(returned.Conflicts.Any() ? $"; {TrackerWords.Count(returned.Conflicts.Count(), "cell")} changed by somebody else too" : "")}.";
            }

            var read = $"{TrackerWords.Lines(Reading?.Lines.Count ?? 0)} read{(Reading?.BadRows.Count > 0 ? $", {TrackerWords.Count(Reading.BadRows.Count, "row")} not" : "")}.";
            return Proposal.Preview is not { Rows.Count: > 0 } preview ? read
                : preview.ChangesNothing ? $"{read} The plan already says all of it: bringing it in changes nothing."
                : $"{read} {TrackerWords.Lines(New.Count)} new, {N(Changed.Count)} changed, {N(Unchanged.Count)} the same{(preview.Absent.Count > 0 ? $"; {TrackerWords.Lines(preview.Absent.Count)} of the plan not in the file" : "")}.";
        }
    }

    public string ShownUnit => Unit ?? Reading?.Unit switch { MoneyUnit.Pounds => "£", MoneyUnit.Thousands => "£000", MoneyUnit.Millions => "£m", _ => "" };

    public string ShownSavings => Savings ?? Reading?.SavingsPositive switch { true => "positive", false => "negative", null => "" };

    public string ShownBasis => Basis ?? (Reading?.Basis == TypedBasis.Levels ? "levels" : "movements");

    public string ShownCycle => Cycle ?? Proposal.Read.Cycle?.ToString() ?? "";

    /// <summary>The form's name of a cell that two people changed.</summary>
    public string NameOf(PlanCellChange cell) => $"cell-{cell.Line.Id:N}-{cell.Key}";

    public string NameOf(PlanLine line) => Proposal.Plan?.Proposals.FirstOrDefault(p => p.Id == line.Proposal) is { } proposal ? NameOf(line, proposal) : string.Join(", ", line.Terms.References);

    public static string NameOf(PlanLine line, Proposal proposal) => string.Join(' ', new[] { string.Join(", ", line.Terms.References), PlanWords.NameOf(line, proposal) }.Where(t => t.Length > 0));

    /// <summary>What was chosen of such a cell so far: "mine", "theirs" or nothing.</summary>
    public string Chosen(PlanCellChange cell) => HttpMethods.IsPost(Request.Method) ? Request.Form[NameOf(cell)].ToString() : "";

    public async Task<IActionResult> OnGetAsync(Guid id) => await ProposeAsync(id) ?? Page();

    /// <summary>Reads the file again with what was corrected.</summary>
    public async Task<IActionResult> OnPostRemapAsync(Guid id)
    {
        var found = await drafts.FindAsync(Viewer, id, Cancel);
        if (!found.Ok)
        {
            return Refused(found.Problems);
        }

        var draft = found.Value;
        var read = PlanImportWords.Read(Cycle, Unit, Savings, Basis, draft.Choices.Sheet);
        if (!read.Ok)
        {
            Show(read.Problems);
            return await ProposeAsync(id) ?? Page();
        }

        var before = ImportPlanOperation.Read(draft.File, draft.Choices);
        if (!before.Ok)
        {
            return Refused(before.Problems);
        }

        // Columns are by hand only where one differs from what the reader found.
        var columns = before.Value.Reading is { } reading ? Columns(reading.Columns) : [];
        var byHand = before.Value.Reading is { } readBefore && !columns.Select(c => (c.Column, c.Field, c.Year)).SequenceEqual(readBefore.Columns.Select(c => (c.Column, c.Field, c.Year?.StartYear)));
        await drafts.ChooseAsync(Viewer, id, read.Value with { ChosenColumns = byHand || draft.Choices.ChosenColumns is not null ? columns : null }, Cancel);
        return LocalRedirect($"/plan/import/{id}");
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid id)
    {
        var found = await drafts.FindAsync(Viewer, id, Cancel);
        if (!found.Ok)
        {
            return Refused(found.Problems);
        }

        var draft = found.Value;
        var done = await import.ConfirmAsync(Viewer, draft.File, draft.Choices, new(Sha256 ?? "", LatestAct, TakeMine, Reason ?? "", "page: bring in plan lines"), Cancel);
        if (!done.Ok)
        {
            if (ProblemStatus.Of(done.Problems) == StatusCodes.Status403Forbidden)
            {
                return Refused(done.Problems);
            }

            Show(done.Problems, _ => "preview");
            Cycle = Unit = Savings = Basis = null;
            return await ProposeAsync(id) ?? Page();
        }

        await drafts.DropAsync(Viewer, id, Cancel);
        var said = done.Value.Act is { } act ? string.Create(CultureInfo.InvariantCulture, $"The file is brought in, as act {act}.") : "The plan already said all of it: nothing changed.";
        return LocalRedirect($"/plan/{done.Value.Proposal.Plan!.Cycle}/proposals?done={Said.Write(HttpContext, said)}");
    }

    private bool? TakeMine(PlanCellChange cell) => Chosen(cell) switch { "mine" => true, "theirs" => false, _ => null };

    private async Task<IActionResult?> ProposeAsync(Guid id)
    {
        var found = await drafts.FindAsync(Viewer, id, Cancel);
        if (!found.Ok)
        {
            return Refused(found.Problems);
        }

        var draft = found.Value;
        var proposed = await import.ProposeAsync(Viewer, draft.File, draft.Choices, TakeMine, Cancel);
        if (!proposed.Ok)
        {
            return Refused(proposed.Problems);
        }

        Proposal = proposed.Value;
        Title = "Preview of " + draft.File.Name;
        return null;
    }

    private List<ChosenPlanColumn> Columns(IReadOnlyList<PlanColumn> found)
    {
        var columns = new List<ChosenPlanColumn>();
        foreach (var column in found)
        {
            var chosen = PlanImportWords.ReadValue(Request.Form[string.Create(CultureInfo.InvariantCulture, $"column-{column.Column}")]) ?? (column.Field, column.Year);
            columns.Add(new(column.Column, column.Heading, chosen.Field, chosen.Year?.StartYear));
        }

        return columns;
    }
}
