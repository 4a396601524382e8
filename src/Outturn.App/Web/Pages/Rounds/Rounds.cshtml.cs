using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Rounds;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Rounds;

/// <summary>A year's rounds, and the form that opens the next.</summary>
public sealed class RoundsModel(RoundReads reads, RunRoundOperation run) : OutturnPage
{
    public FinancialYear Year { get; private set; }

    public YearRounds Rounds { get; private set; } = null!;

    public DateOnly Now { get; private set; }

    public Round? Open => Rounds.Rounds.Select(r => r.Round).FirstOrDefault(r => r.State == RoundState.Open);

    public bool MayOpen => Viewer.May(Area.Tracker, Level.Manage) && Open is null && Rounds.Choices.Count > 0 && Rounds.Lines > 0;

    [BindProperty]
    public string? Period { get; set; }

    [BindProperty]
    public string? Due { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(string year)
    {
        if (await LoadAsync(year) is { } stop)
        {
            return stop;
        }

        if (Rounds.Next is { } next)
        {
            Period = next.ToString();
            Due = NextRound.DefaultDue(next).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string year)
    {
        if (await LoadAsync(year) is { } stop)
        {
            return stop;
        }

        if (!FinancialMonth.TryParse(Period, out var period) || period.Year != Year)
        {
            ModelState.AddModelError(nameof(Period), $"Choose the month of {Year} that the round is for.");
        }

        if (!CouncilTime.TryParseDay(Due, out var due))
        {
            ModelState.AddModelError(nameof(Due), "Give the day by which owners submit, such as 7 February 2018.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var done = await run.OpenAsync(Viewer, new OpenRound(period, due), Reason?.Trim() ?? "", "page: rounds", Cancel);
        if (done.Ok)
        {
            return LocalRedirect($"/tracker/{Year}/rounds/{period}?done=opened");
        }

        if (done.Problems.Any(p => p.Code.StartsWith("permission.", StringComparison.Ordinal)))
        {
            return Refused(done.Problems);
        }

        Show(done.Problems, where => where == "due" ? nameof(Due) : nameof(Period));
        return Page();
    }

    private async Task<IActionResult?> LoadAsync(string year)
    {
        if (!FinancialYear.TryParse(year, out var parsed))
        {
            return NotFound();
        }

        Year = parsed;
        Title = $"Monthly rounds, {Year}";
        Now = reads.Today;
        var read = await reads.YearAsync(Viewer, Year, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Rounds = read.Value;
        return null;
    }
}
