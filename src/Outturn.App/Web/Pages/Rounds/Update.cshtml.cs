using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Outturn.App.Operations.Rounds;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Rounds;

/// <summary>The monthly update grid. Every button posts the whole grid, and every post keeps the draft.</summary>
[RequestSizeLimit(Tracking.ImportModel.MostBytes)]
[RequestFormLimits(ValueCountLimit = GridForm.MostFields, MultipartBodyLengthLimit = Tracking.ImportModel.MostBytes)]
public sealed class UpdateModel(UpdateForecastsOperation update, TypedForms typedForms, TimeProvider clock) : OutturnPage
{
    private FinancialMonth period;

    public FinancialYear Year { get; private set; }

    public GridReadings Grid { get; private set; } = null!;

    public GridPage At => Grid.Page;

    public Round Round => At.Grid.Round;

    /// <summary>What was done by the post before, in a sentence.</summary>
    public string? Done { get; private set; }

    /// <summary>What could not be done, with the field it is about; beside what waits in the grid itself.</summary>
    public IReadOnlyList<(string Target, string Words)> Refusals { get; private set; } = [];

    /// <summary>What was not taken of a form or a workbook.</summary>
    public IReadOnlyList<string> NotTaken { get; private set; } = [];

    public string Address => $"/tracker/{Year}/update/{period}";

    public string OwnerSuffix => At.Owner.Length > 0 ? "?owner=" + Uri.EscapeDataString(At.Owner) : "";

    /// <summary>Such as "October", the month of the report that changes are measured from.</summary>
    public string Measured => At.Grid.Published is { } day ? day.ToString("MMMM", CultureInfo.InvariantCulture) : "On record";

    public string Heading => At.Grid.Rows.Count == 1 && !At.ShowsAll ? "Update your forecast"
        : At.ShowsAll ? At.Owner.Length > 0 ? $"Update the forecasts of {At.Owner}" : "Update forecasts"
        : $"Update your {TrackerWords.Count(At.Grid.Rows.Count)} forecasts";

    public string LinesWords => At.ShowsAll ? TrackerWords.Lines(At.Grid.Rows.Count) : At.Grid.Rows.Count == 1 ? "Your line" : $"Your {TrackerWords.Count(At.Grid.Rows.Count)} lines";

    public string DueWords
    {
        get
        {
            var late = Round.DaysLate(Instant.From(clock.GetUtcNow()).Day);
            return Round.State != RoundState.Open ? $"closed on {CouncilTime.Words(Round.Latest.Recorded.Day)}"
                : $"due {Round.Due.ToString("dddd d MMMM", CultureInfo.InvariantCulture)}{(late > 0 ? $", {(late == 1 ? "1 day" : $"{N(late)} days")} ago" : "")}";
        }
    }

    public bool IsClosed(int quarter) => UpdateGrid.IsClosed(period, quarter);

    public string Demand => At.Rules.Commentary.InWords(At.Rules.Rag);

    public async Task<IActionResult> OnGetAsync(string year, string month)
    {
        if (await LoadAsync(year, month) is { } stop)
        {
            return stop;
        }

        if (typedForms.Take(HttpContext) is { } typed)
        {
            var kept = await update.KeepAsync(Viewer, period, Owner, GridForm.Read(typed), answer: null, Cancel);
            if (kept.Ok)
            {
                Show(kept.Value);
                Done = "You were signed out while you typed. What you typed is back, and kept in your draft. Nothing was submitted.";
                return Page();
            }
        }

        Said();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string year, string month)
    {
        if (Route(year, month) is { } stop)
        {
            return stop;
        }

        var kept = await update.KeepAsync(Viewer, period, Owner, GridForm.Read(Request.Form), GridAnswer.Read(Request.Form["fix"]), Cancel);
        if (!kept.Ok)
        {
            return Refused(kept.Problems);
        }

        Show(kept.Value);
        NotTaken = [.. kept.Value.NotTaken.Select(p => p.Message)];
        if (Request.Form["do"] == "submit" && NotTaken.Count == 0)
        {
            var done = await update.SubmitAsync(Viewer, kept.Value, "page: update grid", Cancel);
            if (done.Ok)
            {
                return LocalRedirect($"{Address}{OwnerSuffix}{(OwnerSuffix.Length > 0 ? '&' : '?')}submitted={N(done.Value.Lines)}&act={done.Value.Act?.ToString(CultureInfo.InvariantCulture)}");
            }

            // Somebody may have changed a line between the reading and the writing: show it as it is now.
            var now = await update.OpenAsync(Viewer, period, Owner, Cancel);
            if (!now.Ok)
            {
                return Refused(now.Problems);
            }

            Show(now.Value);
            Refusals = [.. done.Problems.Where(p => !At.Grid.Problems.Any(g => g.Code == p.Code && g.Where == p.Where)).Select(p => ("grid", p.Message))];
            return Invalid();
        }

        if (NotTaken.Count > 0)
        {
            return Invalid();
        }

        var anchor = GridAnswer.Read(Request.Form["fix"]) is { } answer ? "#" + GridReadings.RowId(answer.Line) : Request.Form["do"] == "totals" ? "#totals" : "";
        return LocalRedirect(Address + OwnerSuffix + (Request.Form["do"] == "draft" ? (OwnerSuffix.Length > 0 ? "&" : "?") + "kept=1" : "") + anchor);
    }

    public async Task<IActionResult> OnPostUploadAsync(string year, string month, IFormFile? upload)
    {
        if (await LoadAsync(year, month) is { } stop)
        {
            return stop;
        }

        if (upload is null)
        {
            Refusals = [("upload", "Choose the workbook that you changed.")];
            return Invalid();
        }

        var bytes = new byte[upload.Length];
        await using (var stream = upload.OpenReadStream())
        {
            await stream.ReadExactlyAsync(bytes, Cancel);
        }

        var taken = await update.TakeBackAsync(Viewer, period, Owner, Path.GetFileName(upload.FileName), bytes, Cancel);
        if (!taken.Ok)
        {
            Refusals = [.. taken.Problems.Select(p => ("upload", p.Message))];
            return Invalid();
        }

        Show(taken.Value.Page);
        var returned = taken.Value.Returned;
        NotTaken = [.. returned.Problems.Select(p => p.Message)];
        Done = returned.Changed == 0
            ? "The file changes nothing: every cell is as it was when you got it."
            : $"{(returned.Changed == 1 ? "1 changed cell" : $"{N(returned.Changed)} changed cells")} of {TrackerWords.Lines(returned.Lines)} taken from the file into your draft. They are listed under “What this save will change”; nothing is written until you submit.";
        return Page();
    }

    private string Owner => Request.Query["owner"].ToString();

    private PageResult Invalid()
    {
        foreach (var (target, words) in Refusals.Concat(NotTaken.Select(n => ("grid", n))))
        {
            ModelState.AddModelError(target, words);
        }

        // What waits in the grid is said by the grid; the page's title says that something does.
        ModelState.AddModelError("grid", Grid.SummaryTitle);
        return Page();
    }

    private void Said()
    {
        if (Request.Query["submitted"].ToString() is { Length: > 0 } text && int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var count))
        {
            var left = At.Grid.Rows.Count(r => !r.Draft.IsEmpty);
            Done = $"{TrackerWords.Lines(count)} submitted to finance.{(left > 0 ? $" {TrackerWords.Lines(left)} still in your draft: tick {(left == 1 ? "it" : "them")} when ready." : "")}";
        }
        else if (Request.Query.ContainsKey("kept"))
        {
            Done = Grid.Kept.Length > 0 ? $"{Grid.Kept} It stays here until you submit it." : "There is nothing to keep: nothing differs from what is on record.";
        }
    }

    private async Task<IActionResult?> LoadAsync(string year, string month)
    {
        if (Route(year, month) is { } stop)
        {
            return stop;
        }

        var opened = await update.OpenAsync(Viewer, period, Owner, Cancel);
        if (!opened.Ok)
        {
            return Refused(opened.Problems);
        }

        Show(opened.Value);
        return null;
    }

    private IActionResult? Route(string year, string month)
    {
        var read = GridForm.PeriodOf(year, month);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        period = read.Value;
        Year = period.Year;
        return null;
    }

    private void Show(GridPage page)
    {
        Grid = GridReadings.Of(page);
        Title = $"{Heading}, {Round.Name}";
    }
}
