using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Reports;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Home;

/// <summary>The first page: what needs this viewer, and the one picture that matters.</summary>
public sealed class IndexModel(TrackerReads reads) : OutturnPage
{
    public TrackerPage? Latest { get; private set; }

    public int FirstToCome { get; private set; }

    public IReadOnlyList<(string What, string Detail, string Link, string Action)> ToDo { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        Title = "Home";
        if (!Viewer.May(Area.Tracker, Level.Read))
        {
            return Page();
        }

        var years = await reads.YearsAsync(Viewer, AsAt, Cancel);
        if (years is { Ok: true, Value: [var newest, ..] })
        {
            var read = await reads.ViewAsync(Viewer, newest.Year, AsAt, new TrackerFilter(), Cancel);
            Latest = read.Value;
            if (Latest is { } latest)
            {
                FirstToCome = Tracking.TrackerModel.FirstQuarterToCome(newest.Year, latest.View.Lines.Max(l => l.ForecastPosition) ?? newest.Year.LastDay);
                ToDo = [.. Needs(latest)];
            }
        }

        return Page();
    }

    private IEnumerable<(string What, string Detail, string Link, string Action)> Needs(TrackerPage page)
    {
        var link = $"/tracker/{page.View.Position.Year}";
        var unassigned = page.View.Lines.Count(l => l.Owner.Length == 0);
        if (unassigned > 0 && Viewer.May(Area.Tracker, Level.Manage))
        {
            yield return ("Owners", $"{TrackerWords.Lines(unassigned)} {(unassigned == 1 ? "has" : "have")} no owner.", link + "/owners?owner=not%20assigned", "Assign");
        }

        var mine = page.View.Lines.Where(l => l.Owner.Length > 0 && string.Equals(l.Owner, Viewer.Actor.Post, StringComparison.OrdinalIgnoreCase)).ToList();
        if (mine.Count > 0)
        {
            var red = mine.Count(l => l.Stated.Rag == Rag.Red);
            yield return ("Your lines", $"You answer for {TrackerWords.Lines(mine.Count)}, {TrackerWords.Count(red)} of them red.", link + "?owner=" + Uri.EscapeDataString(Viewer.Actor.Post), "Read");
        }

        var findings = page.Checks.Findings;
        if (findings.Count > 0)
        {
            yield return ("Findings", FindingWords.Sentence(findings), link + "/findings", "Look");
        }
    }
}
