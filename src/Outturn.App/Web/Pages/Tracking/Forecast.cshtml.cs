using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Forecasting;
using Outturn.Core.Forecasting;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Tracking;

/// <summary>What a year is likely to deliver, beside what its owners say, and how such forecasts did before.</summary>
public sealed class ForecastModel(ForecastReads reads) : OutturnPage
{
    /// <summary>How many lines the picture of the spread names.</summary>
    private const int MostDrivers = 8;

    public override bool ShowsAsAt => true;

    public FinancialYear Year { get; private set; }

    public ForecastInputs Inputs { get; private set; } = null!;

    /// <summary>Null where what is asked cannot be answered.</summary>
    public ForecastRun? Run { get; private set; }

    public string Seed { get; private set; } = "";

    public string Draws { get; private set; } = "";

    public string Here => $"/tracker/{Year}/forecast";

    /// <summary>What is asked, as the end of an address.</summary>
    public string Question => $"?seed={Uri.EscapeDataString(Seed)}&draws={Uri.EscapeDataString(Draws)}{AsAtSuffix('&')}";

    /// <summary>The year first, then its committees.</summary>
    public IReadOnlyList<PartForecast> Drawn => Run is { Forecast: var forecast } ? [forecast.Whole with { Name = $"The year {Year}" }, .. forecast.Committees] : [];

    /// <summary>The lines that drive the spread, the largest first.</summary>
    public IReadOnlyList<(string Name, double Share)> Drivers => [.. Run!.Forecast.Lines.Where(l => l.Share > 0).Take(MostDrivers).Select(l => (l.Line.Name, l.Share))];

    public async Task<IActionResult> OnGetAsync(string year)
    {
        if (!FinancialYear.TryParse(year, out var parsed))
        {
            return NotFound();
        }

        Year = parsed;
        Title = $"What {Year} is likely to deliver";
        var read = await reads.RunAsync(Viewer, Year, AsAt, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Inputs = read.Value;
        Positions = [.. Inputs.Facts.Marks.Select(m => m.Position)];
        string Said(string name, long usual) => Request.Query[name].ToString() is { Length: > 0 } asked ? asked : usual.ToString(CultureInfo.InvariantCulture);
        Seed = Said("seed", ForecastOrder.Usual.Seed);
        Draws = Said("draws", ForecastOrder.Usual.Draws);
        var order = ForecastOrder.Read(Seed, Draws, ForecastOrder.MostDrawsOfPage);
        var run = order.Ok ? Inputs.Work(order.Value) : Result.Refused<ForecastRun>(order.Problems);
        Run = run.Value;
        Show(run.Problems);
        return Page();
    }
}
