using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Tracking;

/// <summary>Finance corrects a line's forecast at a position, closed rounds included, with a reason.</summary>
public sealed class CorrectModel(TrackerReads reads, ChangeLineOperation change) : LineForm(reads)
{
    /// <summary>The line as it stands at the chosen position.</summary>
    public TrackerLine There { get; private set; } = null!;

    public DateOnly Position { get; private set; }

    public IReadOnlyList<ForecastCell> Cells { get; private set; } = [];

    /// <summary>Parts whose typed text was said to be meant.</summary>
    public IReadOnlyDictionary<int, string> Kept { get; private set; } = new Dictionary<int, string>();

    [BindProperty]
    public long Basis { get; set; }

    [BindProperty]
    public string? Commentary { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Every position that the year states something at, and the open round's.</summary>
    public IReadOnlyList<SelectListItem> Places =>
        [.. Line.Facts.Marks.Select(m => m.Position).Concat(Line.OpenRound is { } open ? [open.Position] : []).Append(Position).Distinct().OrderDescending().Select(d => new SelectListItem(CouncilTime.Words(d), d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))];

    protected override string Deed => "Correct the forecast";

    protected override Problem? Refusal() => Viewer.Refusal(Area.SignOff, Level.Manage, "correct a forecast");

    public override async Task<IActionResult> OnGetAsync(string year, string key)
    {
        if (await LoadAsync(year, key) is { } stop)
        {
            return stop;
        }

        if (await ThereAsync() is { } missing)
        {
            return missing;
        }

        Basis = There.Acts.Forecast;
        Commentary = There.AsRecorded.Commentary;
        Cells = new CorrectForecast(There.Id, Basis, new Dictionary<int, string>(), new Dictionary<int, string>(), "", "").Read(There);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string year, string key)
    {
        if (await LoadAsync(year, key) is { } stop)
        {
            return stop;
        }

        if (await ThereAsync() is { } missing)
        {
            return missing;
        }

        var parts = CorrectForecast.PartsOf(There).Select(p => p.Part).Where(p => Request.Form.ContainsKey(Field(p))).ToDictionary(p => p, p => Request.Form[Field(p)].ToString());
        Kept = parts.Where(p => Request.Form["keep"].Concat(Request.Form["keepnow"]).Contains(string.Create(CultureInfo.InvariantCulture, $"{p.Key}:{p.Value.Trim()}"))).ToDictionary(p => p.Key, p => p.Value.Trim());
        if (Request.Form["fix"].ToString().Split(':', 2) is [var part, var text] && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            parts[number] = text;
        }

        var command = new CorrectForecast(There.Id, Basis, parts, Kept, Commentary ?? "", Reason ?? "");
        Cells = command.Read(There);
        if (Request.Form.ContainsKey("fix") || Request.Form.ContainsKey("keepnow"))
        {
            return Page();
        }

        var done = await change.CorrectAsync(Viewer, Year, command, Position, "page: correction", Cancel);
        if (done.Problems.Any(p => p.Code == "forecast.changed-meanwhile"))
        {
            // Both are shown: what stands now in words, what was typed in the boxes. Saved again, it stands over what is shown.
            Basis = There.Acts.Forecast;
            ModelState.Remove(nameof(Basis));
        }

        return After(done, where => where switch
        {
            "reason" => nameof(Reason),
            "commentary" => nameof(Commentary),
            _ when where.Split('#') is [_, var cell] => "f" + cell,
            _ => "Position",
        });
    }

    public static string Field(int part) => "f" + part.ToString(CultureInfo.InvariantCulture);

    /// <summary>Such as "Quarter 3" or "October".</summary>
    public string NameOf(int part) => part == 0 ? "Year" : There.AsRecorded.Forecast.Kind == PhasingKind.Monthly ? new FinancialMonth(Year, part).FirstDay.ToString("MMMM", CultureInfo.InvariantCulture) : $"Quarter {part}";

    private async Task<IActionResult?> ThereAsync()
    {
        var asked = (Request.HasFormContentType ? Request.Form["position"].ToString() : Request.Query["position"].ToString()) is { Length: > 0 } text ? text : null;
        if (asked is not null && !CouncilTime.TryParseDay(asked, out _))
        {
            return Refused([Core.Values.Problem.Error("position.unreadable", "position", $"“{asked}” is not a date. Write it as 2017-10-31.")]);
        }

        Position = asked is not null && CouncilTime.TryParseDay(asked, out var day) ? day : Line.Line.ForecastPosition ?? Line.Facts.Marks[0].Position;
        var at = await Reads.LineAsync(Viewer, Year, Line.Line.Key, AsAt.Day(Position), Cancel);
        if (!at.Ok)
        {
            return Refused(at.Problems);
        }

        There = at.Value.Line;
        return null;
    }
}
