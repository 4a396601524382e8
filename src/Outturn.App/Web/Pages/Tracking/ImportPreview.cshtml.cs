using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Tracking;

/// <summary>How a file was understood and what it would change; corrected here, and confirmed here.</summary>
public sealed class ImportPreviewModel(ImportDrafts drafts, ImportTrackerOperation import) : OutturnPage
{
    public ImportProposal Proposal { get; private set; } = null!;

    [BindProperty]
    public string? Year { get; set; }

    [BindProperty]
    public string? Position { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty]
    public string? Savings { get; set; }

    [BindProperty]
    public string? Sha256 { get; set; }

    [BindProperty]
    public long LatestAct { get; set; }

    [BindProperty]
    public string? WithdrawalReason { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Answers given so far, by key.</summary>
    public Dictionary<string, MissingAnswer> Missing { get; } = new(StringComparer.OrdinalIgnoreCase);

    public string ShownUnit => Unit ?? Proposal.Reading.Unit switch { MoneyUnit.Pounds => "£", MoneyUnit.Thousands => "£000", MoneyUnit.Millions => "£m", _ => "" };

    public string ShownSavings => Savings ?? Proposal.Reading.Savings switch { SavingsSign.Negative => "negative", SavingsSign.Positive => "positive", _ => "" };

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
        var read = ImportWords.Read(Year, Position, Unit, Savings, draft.Choices.Sheet);
        if (!read.Ok)
        {
            Show(read.Problems);
            return await ProposeAsync(id) ?? Page();
        }

        // Columns are by hand only where one differs from what the reader found.
        var before = await import.ProposeAsync(Viewer, draft.File, draft.Choices, Cancel);
        if (!before.Ok)
        {
            return Refused(before.Problems);
        }

        var columns = Columns(before.Value.Reading.Columns);
        var choices = read.Value with { Columns = columns.Any(c => c.How == "by hand") || draft.Choices.Columns is not null ? columns : null };
        await drafts.ChooseAsync(Viewer, id, choices, Cancel);
        return LocalRedirect($"/tracker/import/{id}");
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid id)
    {
        foreach (var (name, value) in Request.Form)
        {
            if (name.StartsWith("missing-", StringComparison.Ordinal))
            {
                Missing[name["missing-".Length..]] = value == "withdraw" ? MissingAnswer.Withdraw : MissingAnswer.Keep;
            }
        }

        var found = await drafts.FindAsync(Viewer, id, Cancel);
        if (!found.Ok)
        {
            return Refused(found.Problems);
        }

        var draft = found.Value;
        var done = await import.ConfirmAsync(
            Viewer,
            draft.File,
            draft.Choices,
            new ImportConfirmation(Sha256 ?? "", LatestAct, Missing, AllMissing: null, WithdrawalReason ?? "", Reason?.Trim() ?? "", "page: bring in a tracker"),
            Cancel);
        if (!done.Ok)
        {
            Show(done.Problems, where => where == "reason" ? nameof(WithdrawalReason) : "missing");
            Year = Position = Unit = Savings = null;
            return await ProposeAsync(id) ?? Page();
        }

        await drafts.DropAsync(Viewer, id, Cancel);
        var act = done.Value.Act?.ToString(CultureInfo.InvariantCulture) ?? "none";
        return LocalRedirect($"/tracker/{done.Value.Proposal.Year}?brought-in={act}");
    }

    private async Task<IActionResult?> ProposeAsync(Guid id)
    {
        var found = await drafts.FindAsync(Viewer, id, Cancel);
        if (!found.Ok)
        {
            return Refused(found.Problems);
        }

        var draft = found.Value;
        var proposed = await import.ProposeAsync(Viewer, draft.File, draft.Choices, Cancel);
        if (!proposed.Ok)
        {
            return Refused(proposed.Problems);
        }

        Proposal = proposed.Value;
        Title = "Preview of " + draft.File.Name;
        return null;
    }

    private List<ColumnMapping> Columns(IReadOnlyList<ColumnMapping> found)
    {
        var columns = new List<ColumnMapping>();
        foreach (var column in found)
        {
            var chosen = ImportWords.ReadValue(Request.Form[string.Create(CultureInfo.InvariantCulture, $"column-{column.Column}")]);
            columns.Add(chosen is { } c && (c.Field != column.Field || c.Part != column.Part) ? column with { Field = c.Field, Part = c.Part, How = "by hand" } : column);
        }

        return columns;
    }
}
