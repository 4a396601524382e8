using System.Globalization;
using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Values;

namespace Outturn.Documents.Charts;

/// <summary>
/// How wide a plan fans out: for each year the band of eight draws in ten, within it that of five in ten, the middle draw as a bar across, and the planned
/// figure as a ring on a dotted line. Savings are below nothing, as in the plan: the top of a band is its bad end.
/// </summary>
public static class FanChart
{
    /// <param name="id">Unique on the page.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="years">A name and a spread for each year.</param>
    /// <param name="style">The unit of the figures.</param>
    /// <param name="height">In pixels.</param>
    public static string Draw(string id, string title, IReadOnlyList<(string Year, Spread Spread)> years, MoneyStyle style, int height = 316)
    {
        const double Left = 1;
        const double Right = 99;
        const double Top = 56;
        var bottom = height - 42.0;
        var description = string.Concat(years.Select(y => string.Create(
            CultureInfo.InvariantCulture, $"{y.Year}: P10 {style.Text(y.Spread.P10)}, P50 {style.Text(y.Spread.P50)}, P90 {style.Text(y.Spread.P90)}, planned {style.Text(y.Spread.Planned)}. "))) + $"{style.UnitText}; savings are negative, so P90 is the bad end.";
        var svg = new Svg(id, height, title, description);
        if (years.Count == 0)
        {
            return svg.ToString();
        }

        var low = Math.Min(0, years.Min(y => Math.Min(y.Spread.P10.Pence, y.Spread.Planned.Pence)));
        var high = Math.Max(0, years.Max(y => Math.Max(y.Spread.P90.Pence, y.Spread.Planned.Pence)));
        double Y(Money money) => high == low ? bottom : Top + ((high - money.Pence) * (bottom - Top) / ((double)high - low));
        var step = (Right - Left) / years.Count;
        double X(int year) => Left + ((year + 0.5) * step);
        var half = Math.Min(step * 0.3, 7);

        // Two short lines: they stand on a telephone too.
        svg.Text("soft", Left, 12, "Band: P10 to P90; darker: P25 to P75").Text("soft", Left, 28, "Bar across: P50; ring: planned");
        for (var i = 0; i < years.Count; i++)
        {
            var (year, spread) = years[i];
            svg.Rect("band", X(i) - half, Y(spread.P90), 2 * half, Y(spread.P10) - Y(spread.P90))
                .Rect("band-mid", X(i) - (half * 0.6), Y(spread.At(75)), 1.2 * half, Y(spread.At(25)) - Y(spread.At(75)));
            if (i > 0)
            {
                svg.Line("gap", X(i - 1), Y(years[i - 1].Spread.Planned), X(i), Y(spread.Planned));
            }

            svg.Text("soft m", X(i), height - 6, year);
        }

        svg.Line("axis", Left, Y(Money.Zero), Right, Y(Money.Zero));
        for (var i = 0; i < years.Count; i++)
        {
            var spread = years[i].Spread;
            var (bad, middle, good) = (Y(spread.P90), Y(spread.P50), Y(spread.P10));
            svg.Line("middle", X(i) - half, middle, X(i) + half, middle).Dot("dot-plan", X(i), Y(spread.Planned), 4);

            // The middle's figure stands inside the band where there is room; each end's beyond its end.
            svg.Text("soft m halo", X(i), bad - 6, style.Text(spread.P90)).Text("soft m halo", X(i), good + 15, style.Text(spread.P10));
            if (good - bad > 44 && Math.Abs(Y(spread.Planned) - (middle - 10)) > 12)
            {
                svg.Text("bold m halo", X(i), middle - 5, style.Text(spread.P50));
            }
        }

        return svg.ToString();
    }
}
