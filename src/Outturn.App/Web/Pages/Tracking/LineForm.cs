using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;
using Outturn.Data.Record;

namespace Outturn.App.Web.Pages.Tracking;

/// <summary>A form about one line: it shows the line as it stands now, and goes back to it when something is written.</summary>
public abstract class LineForm(TrackerReads reads) : OutturnPage
{
    protected TrackerReads Reads => reads;

    public FinancialYear Year { get; private set; }

    public LinePage Line { get; private set; } = null!;

    public string LineAddress => TrackerModel.LineAddressOf(Year, Line.Line.Key);

    /// <summary>Such as "A/R.6.239 Review of top 50 placements".</summary>
    public string Name => Named(Line.Line);

    /// <summary>From when what is said here stands.</summary>
    public string Stands => Line.OpenRound is { } round ? $"It stands at {CouncilTime.Words(round.Position)}, the position of the {round.Name} round." : $"It stands from {Today}.";

    /// <summary>What the form is about, for its title.</summary>
    protected abstract string Deed { get; }

    /// <summary>Says whether this viewer may do it at all; null where they may.</summary>
    protected abstract Problem? Refusal();

    /// <summary>Fills what the form shows before anything is typed.</summary>
    protected virtual void Fill()
    {
    }

    public virtual async Task<IActionResult> OnGetAsync(string year, string key)
    {
        if (await LoadAsync(year, key) is { } stop)
        {
            return stop;
        }

        Fill();
        return Page();
    }

    public static string Named(TrackerLine line) => string.Join(' ', new[] { line.Reference, line.Details.Title }.Where(t => t.Length > 0));

    protected async Task<IActionResult?> LoadAsync(string year, string key)
    {
        if (!FinancialYear.TryParse(year, out var parsed))
        {
            return NotFound();
        }

        if (Refusal() is { } refusal)
        {
            return Refused([refusal]);
        }

        Year = parsed;
        var read = await reads.LineAsync(Viewer, parsed, key, AsAt.Now, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Line = read.Value;
        Title = $"{Deed}: {Name}";
        return null;
    }

    /// <summary>Back to the line where it was written; the form again, with its problems, where not.</summary>
    protected IActionResult After(Result<ActReceipt> done, Func<string, string> field)
    {
        if (done.Ok)
        {
            return LocalRedirect(LineAddress + (done.Value.Number is { } act ? $"?act={act}#acts" : "?act=none"));
        }

        Show(done.Problems, field);
        return Page();
    }

    /// <summary>Reads an amount in £000 as people type it; adds a problem beside the field where it is not one.</summary>
    protected Money? ReadAmount(string? typed, string field)
    {
        if (AmountReader.Read(typed, MoneyUnit.Thousands).Value?.Value is { } amount)
        {
            return amount;
        }

        Show([string.IsNullOrWhiteSpace(typed)
            ? Core.Values.Problem.Error("amount.missing", field, "Type an amount in £000, such as 96.")
            : Core.Values.Problem.Error("amount.unreadable", field, $"“{(typed.Trim().Length > 40 ? typed.Trim()[..40] + "…" : typed.Trim())}” is not one amount. Type it in £000, such as 96.")]);
        return null;
    }

    /// <summary>Reads a day that may be left empty; adds a problem beside the field where it is not one.</summary>
    protected bool TryDay(string? typed, string field, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrWhiteSpace(typed))
        {
            return true;
        }

        if (CouncilTime.TryParseDay(typed, out var read))
        {
            day = read;
            return true;
        }

        Show([Core.Values.Problem.Error("date.unreadable", field, $"“{(typed.Length > 40 ? typed[..40] + "…" : typed)}” is not a date. Write it as 31/1/2018.")]);
        return false;
    }

    protected IEnumerable<SelectListItem> LineChoices(Func<TrackerLine, bool> of, Func<TrackerLine, string> detail) =>
    [
        new("Choose a line", ""),
        .. Line.State.Position.Lines.Where(l => l.Id != Line.Line.Id && of(l)).Select(l => new SelectListItem($"{LineScope.Named(l)} {Short(l.Details.Title)}{detail(l)}", l.Id.ToString())),
    ];

    private static string Short(string title) => title.Length > 50 ? title[..50] + "…" : title;
}
