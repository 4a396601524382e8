using System.Globalization;
using Outturn.Core.Forecasting;

namespace Outturn.Documents.Charts;

/// <summary>
/// What happened of what was given each chance: a dot for each band of chances, larger for more lines, and the diagonal on which the two agree. Below it less
/// happened than was said.
/// </summary>
public static class CalibrationChart
{
    /// <param name="id">Unique on the page.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="bands">The bands; those without lines are left out.</param>
    public static string Draw(string id, string title, IReadOnlyList<CalibrationBand> bands)
    {
        const int Height = 300;
        const double Left = 12;
        const double Right = 96;
        const double Top = 30;
        const double Bottom = Height - 42;
        var shown = bands.Where(b => b.Lines > 0).ToList();
        double Reached(CalibrationBand band) => (double)band.Reached / band.Lines;
        var svg = new Svg(
            id, Height, title,
            string.Concat(shown.Select(b => string.Create(CultureInfo.InvariantCulture, $"Chance {b.Mean * 100:0}%: {b.Reached} of {b.Lines} lines reached it, {Reached(b) * 100:0}%. "))).TrimEnd());
        double X(double share) => Left + (share * (Right - Left));
        double Y(double share) => Bottom - (share * (Bottom - Top));
        foreach (var share in new[] { 0, 0.25, 0.5, 0.75, 1 })
        {
            svg.Line("hair", X(0), Y(share), X(1), Y(share)).Text("soft r", X(0), Y(share) + 4, string.Create(CultureInfo.InvariantCulture, $"{share * 100:0}%"), dx: -6)
                .Text("soft m", X(share), Bottom + 18, string.Create(CultureInfo.InvariantCulture, $"{share * 100:0}%"));
        }

        svg.Text("soft", 1, 14, "Reached 95% of plan").Text("soft r", X(1), Height - 6, "Chance given").Line("gap", X(0), Y(0), X(1), Y(1));
        var most = shown.Count == 0 ? 1 : shown.Max(b => b.Lines);
        foreach (var band in shown)
        {
            svg.Dot("forecast", X(band.Mean), Y(Reached(band)), 4 + (6 * Math.Sqrt((double)band.Lines / most)));
        }

        // Words after all dots, so that no dot covers them.
        foreach (var band in shown)
        {
            var isRight = band.Mean > 0.85;
            svg.Text(isRight ? "halo r" : "halo", X(band.Mean), Y(Reached(band)) + 4, band.Lines.ToString(CultureInfo.InvariantCulture), dx: isRight ? -13 : 13);
        }

        return svg.ToString();
    }
}
