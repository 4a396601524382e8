using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Home;
using Outturn.Core.Reports;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Home;

/// <summary>The first page: what needs this viewer, the one picture that matters, what comes, what is new.</summary>
public sealed class IndexModel(HomeReads reads) : OutturnPage
{
    public override bool ShowsAsAt => Home is not null;

    public HomePage? Home { get; private set; }

    public int FirstToCome { get; private set; }

    /// <summary>The viewer's own lines, the largest shortfall first: the picture, and its table.</summary>
    public IReadOnlyList<TrackerLine> Mine { get; private set; } = [];

    public DateOnly Now => Home!.Now.Today;

    public async Task<IActionResult> OnGetAsync()
    {
        Title = "Home";
        if (!Viewer.May(Area.Tracker, Level.Read))
        {
            return Page();
        }

        var read = await reads.OfAsync(Viewer, AsAt, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Home = read.Value;
        if (Home is { } home)
        {
            Positions = home.Tracker.Positions;
            FirstToCome = Tracking.TrackerModel.FirstQuarterToCome(home.Now.Year, home.Tracker.View.Lines.Max(l => l.ForecastPosition) ?? home.Now.Year.LastDay);
            Mine = [.. home.Now.Mine.OrderByDescending(l => l.Variance.High).ThenBy(l => l.Key, StringComparer.Ordinal)];
        }

        return Page();
    }

    /// <summary>Where a need is met.</summary>
    public string LinkOf(Need need)
    {
        var at = $"/tracker/{Home!.Now.Year}";
        return need.Kind switch
        {
            NeedKind.UpdateForecasts or NeedKind.CorrectReturned => $"{at}/update",
            NeedKind.ReviewLines or NeedKind.ChaseOwners => $"{at}/rounds/{need.Period}{(need.Kind == NeedKind.ReviewLines ? "#lines" : "#owners")}",
            NeedKind.CloseRound => $"{at}/rounds/{need.Period}#close",
            NeedKind.CloseYear => $"/tracker/{need.Year}/close",
            NeedKind.OpenRound => $"{at}/rounds",
            NeedKind.PublishReport => $"{at}/publish",
            NeedKind.AssignOwners => $"{at}/owners?owner=not%20assigned",
            NeedKind.DecideBids or NeedKind.ReviewBid or NeedKind.ReportDecisions => need.Bid is { } bid ? string.Create(CultureInfo.InvariantCulture, $"/funds/{need.Fund}/bids/{bid}{(need.Kind == NeedKind.ReviewBid ? "#review" : "")}") : string.Create(CultureInfo.InvariantCulture, $"/funds/{need.Fund}#{(need.Kind == NeedKind.ReportDecisions ? "to-report" : "bids")}"),
            NeedKind.ReadFindings => $"{at}/findings",
            _ => $"{at}/line/{need.Line}",
        };
    }

    /// <summary>Where a piece of news is read; null where no page says more.</summary>
    public string? LinkOf(NewsItem item) =>
        item.Report is { } report ? $"/reports/{report}"
        : item.Line.Length > 0 ? $"/tracker/{Home!.Now.Year}/line/{item.Line}"
        : item.Period is { } period ? $"/tracker/{Home!.Now.Year}/rounds/{period}"
        : null;

    /// <summary>Such as "£0.9m of the £1.7m planned is forecast".</summary>
    public static string InSight(IReadOnlyList<TrackerLine> lines)
    {
        var plan = lines.Aggregate(Total.Zero, (sum, l) => sum + l.Planned);
        var forecast = lines.Aggregate(Total.Zero, (sum, l) => sum + l.Forecast);
        return $"{MoneyStyle.Words(forecast.Low)} of the {MoneyStyle.Words(plan.Low)} planned is forecast";
    }
}
