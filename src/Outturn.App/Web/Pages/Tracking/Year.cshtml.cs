using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Reports;
using Outturn.Core.Values;
using Outturn.Documents.Charts;

namespace Outturn.App.Web.Pages.Tracking;

/// <summary>The year whole: the forecast's path against the plan, what is banked, what rests on the end, what nobody looks at.</summary>
public sealed class YearModel(YearReads reads) : OutturnPage
{
    public override bool ShowsAsAt => true;

    public FinancialYear Year { get; private set; }

    public YearPath Path { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string year)
    {
        if (!FinancialYear.TryParse(year, out var parsed))
        {
            return NotFound();
        }

        Year = parsed;
        Title = $"The year {Year}";
        var read = await reads.RunAsync(Viewer, Year, AsAt, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Path = read.Value.Path;
        Positions = [.. read.Value.Facts.Marks.Select(m => m.Position)];
        return Page();
    }

    /// <summary>The points that can be drawn: one for each month of the year, where the totals are one figure.</summary>
    public IReadOnlyList<YearPoint> Drawn(CommitteePath path) =>
    [
        .. path.Points.Where(p => Year.Contains(p.Day) && p is { Planned.IsExact: true, Forecast.IsExact: true })
            .GroupBy(p => FinancialMonth.NumberOf(p.Day)).Select(g => new YearPoint(g.Key, g.Last().Planned.Low, g.Last().Forecast.Low)),
    ];
}
