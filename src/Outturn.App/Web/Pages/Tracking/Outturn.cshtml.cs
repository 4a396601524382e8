using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Closing;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Tracking;

/// <summary>Records a year's outturn line by line, which closes it; afterwards, corrects what is recorded.</summary>
public sealed class OutturnModel(CloseYearOperation close) : OutturnPage
{
    public FinancialYear Year { get; private set; }

    public OutturnForm Form { get; private set; } = null!;

    public IReadOnlyList<OutturnCell> Cells { get; private set; } = [];

    /// <summary>What was taken from a file; null where none was.</summary>
    public string? Taken { get; private set; }

    /// <summary>Rows of the file that were not taken.</summary>
    public IReadOnlyList<string> NotTaken { get; private set; } = [];

    [BindProperty]
    public string? Position { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The recording and the act that were typed over.</summary>
    public int Over { get; private set; }

    public long Basis { get; private set; }

    public bool Corrects => Form.Over > 0;

    public string Here => $"/tracker/{Year}/close";

    public string? ErrorOf(string name) => ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public static string Field(TrackerLine line, string part) => $"{(part == "reason" ? "r" : "o")}-{line.Id:N}";

    public async Task<IActionResult> OnGetAsync(string year)
    {
        if (await LoadAsync(year) is { } stop)
        {
            return stop;
        }

        Show(Form);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string year)
    {
        if (await LoadAsync(year) is { } stop)
        {
            return stop;
        }

        var typed = Typed();
        Cells = new CloseYear(typed, Over, Basis, "", "").Read(Form.State.Position);
        if (!CouncilTime.TryParseDay(Position, out var position))
        {
            Show([Core.Values.Problem.Error("date.unreadable", nameof(Position), "Give the day at which the outturn is stated, such as 31 March 2018.")]);
            return Page();
        }

        var done = await close.RunAsync(Viewer, Year, new CloseYear(typed, Over, Basis, Source ?? "", Reason ?? ""), position, "page: year end", Cancel);
        if (done.Ok)
        {
            return LocalRedirect($"{Here}?done={Said.Write(HttpContext, !done.Value.Wrote ? "Nothing changed." : Over == 0 ? $"{Year} is closed: its outturn is recorded." : "The correction is recorded. What was said before stays in the record.")}");
        }

        if (ProblemStatus.Of(done.Problems) is StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound)
        {
            return Refused(done.Problems);
        }

        Show(done.Problems, Place);
        if (done.Problems.Any(p => p.Code is "close.meanwhile" or "close.changed-meanwhile"))
        {
            // What stands now is the new ground: after looking at it, the same form may be sent again.
            if (await LoadAsync(year) is { } gone)
            {
                return gone;
            }

            (Over, Basis) = (Form.Over, Form.State.Position.LatestAct);
            Cells = new CloseYear(typed, Over, Basis, "", "").Read(Form.State.Position);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostUploadAsync(string year, IFormFile? upload)
    {
        if (await LoadAsync(year) is { } stop)
        {
            return stop;
        }

        Show(Form);
        if (upload is null)
        {
            Show([Core.Values.Problem.Error("outturn.no-file", "upload", "Choose the file that you filled in.")]);
            return Page();
        }

        var bytes = new byte[upload.Length];
        await using (var stream = upload.OpenReadStream())
        {
            await stream.ReadExactlyAsync(bytes, Cancel);
        }

        var read = CloseYearOperation.TakeBack(Form, Path.GetFileName(upload.FileName), bytes);
        if (!read.Ok)
        {
            Show(read.Problems, _ => "upload");
            return Page();
        }

        Form = read.Value.Form;
        Show(Form);
        Taken = $"{TrackerWords.Lines(read.Value.Returned.Lines.Count)} taken from {Path.GetFileName(upload.FileName)} into the boxes below. Nothing is recorded until you press the button at the end.";
        NotTaken = [.. read.Value.Returned.Problems.Select(p => p.Message)];
        Show([.. Cells.SelectMany(c => new[] { c.Problem, c.ReasonProblem }).OfType<Problem>()], Place);
        return Page();
    }

    private void Show(OutturnForm form)
    {
        (Over, Basis) = (form.Over, form.State.Position.LatestAct);
        Position = form.Position.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        Source = form.State.Closings.Count > 0 ? form.State.Closings[^1].Source : "";
        Cells = form.Command("", "").Read(form.State.Position);
    }

    private Dictionary<Guid, TypedOutturn> Typed()
    {
        var kept = Request.Form["keep"].OfType<string>().ToHashSet(StringComparer.Ordinal);
        Over = int.TryParse(Request.Form["Over"], NumberStyles.None, CultureInfo.InvariantCulture, out var over) ? over : 0;
        Basis = long.TryParse(Request.Form["Basis"], NumberStyles.None, CultureInfo.InvariantCulture, out var basis) ? basis : 0;
        return Form.State.Position.Lines.ToDictionary(l => l.Id, l =>
        {
            var text = Request.Form[Field(l, "outturn")].ToString();
            return new TypedOutturn(text, Request.Form[Field(l, "reason")].ToString(), kept.Contains($"{l.Id:N}:{text.Trim()}"));
        });
    }

    private string Place(string where)
    {
        var parts = where.Split('#');
        var line = parts.Length == 2 ? Form.State.Position.Lines.FirstOrDefault(l => l.Key == parts[0]) : null;
        return line is not null ? Field(line, parts[1]) : where switch { "position" => nameof(Position), "source" => nameof(Source), "reason" => nameof(Reason), _ => "lines" };
    }

    private async Task<IActionResult?> LoadAsync(string year)
    {
        if (!FinancialYear.TryParse(year, out var parsed))
        {
            return NotFound();
        }

        Year = parsed;
        var opened = await close.OpenAsync(Viewer, Year, Cancel);
        if (!opened.Ok)
        {
            return Refused(opened.Problems);
        }

        Form = opened.Value;
        Title = Corrects ? $"Correct the outturn of {Year}" : $"Record the outturn of {Year}";
        return null;
    }
}
