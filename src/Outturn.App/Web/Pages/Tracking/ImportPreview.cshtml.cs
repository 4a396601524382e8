using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;
using Outturn.Data.Drafts;

namespace Outturn.App.Web.Pages.Tracking;

/// <summary>How a file was understood and what it would change; corrected here, and confirmed here.</summary>
public sealed class ImportPreviewModel(DraftStore drafts, ImportTrackerOperation import) : OutturnPage
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
        if (await DraftAsync(id) is not { } draft)
        {
            return Gone();
        }

        var read = ImportWords.Read(Year, Position, Unit, Savings, Choices(draft).Sheet);
        if (!read.Ok)
        {
            Show(read.Problems);
            return await ProposeAsync(id) ?? Page();
        }

        // Columns are by hand only where one differs from what the reader found.
        var before = await import.ProposeAsync(Viewer, Incoming(draft), Choices(draft), Cancel);
        if (!before.Ok)
        {
            return Refused(before.Problems);
        }

        var columns = Columns(before.Value.Reading.Columns);
        var choices = read.Value with { Columns = columns.Any(c => c.How == "by hand") || Choices(draft).Columns is not null ? columns : null };
        await drafts.UpdateOptionsAsync(id, Viewer.Actor.Id, JsonSerializer.Serialize(choices), Cancel);
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

        if (await DraftAsync(id) is not { } draft)
        {
            return Gone();
        }

        var done = await import.ConfirmAsync(
            Viewer,
            Incoming(draft),
            Choices(draft),
            new ImportConfirmation(Sha256 ?? "", LatestAct, Missing, AllMissing: null, WithdrawalReason ?? "", Reason?.Trim() ?? "", "page: bring in a tracker"),
            Cancel);
        if (!done.Ok)
        {
            Show(done.Problems, where => where == "reason" ? nameof(WithdrawalReason) : "missing");
            Year = Position = Unit = Savings = null;
            return await ProposeAsync(id) ?? Page();
        }

        await drafts.DeleteAsync(id, Viewer.Actor.Id, Cancel);
        var act = done.Value.Act?.ToString(CultureInfo.InvariantCulture) ?? "none";
        return LocalRedirect($"/tracker/{done.Value.Proposal.Year}?brought-in={act}");
    }

    private async Task<IActionResult?> ProposeAsync(Guid id)
    {
        if (await DraftAsync(id) is not { } draft)
        {
            return Gone();
        }

        var proposed = await import.ProposeAsync(Viewer, Incoming(draft), Choices(draft), Cancel);
        if (!proposed.Ok)
        {
            return Refused(proposed.Problems);
        }

        Proposal = proposed.Value;
        Title = "Preview of " + draft.FileName;
        return null;
    }

    private Task<Draft?> DraftAsync(Guid id) => drafts.GetAsync(id, Viewer.Actor.Id, Cancel);

    private static IncomingFile Incoming(Draft draft) => new(draft.FileName, draft.Bytes);

    private static ImportChoices Choices(Draft draft) => JsonSerializer.Deserialize<ImportChoices>(draft.OptionsJson) ?? new ImportChoices();

    private IActionResult Gone() => Refused([Core.Values.Problem.Error("import.draft-not-found", "file", "This preview is no longer kept: it was brought in already, or seven days have passed. Choose the file again.")]);

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
