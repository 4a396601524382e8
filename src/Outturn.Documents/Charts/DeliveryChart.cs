using System.Globalization;
using Outturn.Core.Forecasting;
using Outturn.Core.Values;

namespace Outturn.Documents.Charts;

/// <summary>
/// What parts of a year deliver, as shares of their plan: the band of eight draws in ten, within it that of five in ten, the middle draw as a bar, the owners'
/// sum as a dot and the plan as a dotted line at 100%. Delivery is drawn to the right.
/// </summary>
public static class DeliveryChart
{
    private const int Step = 52;

    /// <param name="id">Unique on the page.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="parts">The year first, then its parts. A part that plans no saving is left out: it has no share.</param>
    /// <param name="style">The unit of the figures in words.</param>
    public static string Draw(string id, string title, IReadOnlyList<PartForecast> parts, MoneyStyle style)
    {
        const double Left = 1;
        const double Right = 97;
        const double Top = 40;
        var shown = parts.Where(p => p.Spread.Planned.Sign < 0).ToList();
        var foot = Top + (shown.Count * Step);
        var svg = new Svg(
            id, (int)foot + 22, title,
            string.Concat(shown.Select(p => string.Create(
                CultureInfo.InvariantCulture, $"{p.Name}: planned {style.Text(-p.Spread.Planned)}, owners {style.Text(-p.Owners)}, P90 {style.Text(-p.Spread.P90)}, P50 {style.Text(-p.Spread.P50)}, P10 {style.Text(-p.Spread.P10)}. ")))
                + $"{style.UnitText}; savings shown as positive. P90 is the bad end.");
        if (shown.Count == 0)
        {
            return svg.ToString();
        }

        double Share(PartForecast part, Money money) => money.Pence / (double)part.Spread.Planned.Pence;
        var low = Math.Min(0, shown.Min(p => Math.Min(Share(p, p.Spread.P90), Share(p, p.Owners))));
        var high = Math.Max(1.1, shown.Max(p => Math.Max(Share(p, p.Spread.P10), Share(p, p.Owners))));
        double X(double share) => Left + ((share - low) * (Right - Left) / (high - low));

        // The plan and the axis first: words stand before them.
        svg.Line("gap", X(1), Top, X(1), foot).Text("soft m", X(1), foot + 16, "100% of plan").Line("axis", X(0), Top, X(0), foot).Text("soft", X(0), foot + 16, "nothing");
        svg.Text("soft", Left, 12, "Band: P90 to P10; darker: P75 to P25").Text("soft", Left, 28, "Bar: P50; dot: the owners’ sum; dotted: plan");
        foreach (var (i, part) in shown.Index())
        {
            var y = Top + (i * Step);
            var (bad, good) = (X(Share(part, part.Spread.P90)), X(Share(part, part.Spread.P10)));
            svg.Text(i == 0 ? "bold halo" : "halo", Left, y + 14, Cut(part.Name), dx: 4).Text("soft r halo", Right, y + 14, $"{style.Text(-part.Spread.P90)} to {style.Text(-part.Spread.P10)}")
                .Rect("band", bad, y + 22, good - bad, 16);
            var (from, to) = (X(Share(part, part.Spread.At(75))), X(Share(part, part.Spread.At(25))));
            svg.Rect("band-mid", from, y + 22, to - from, 16);
            var middle = X(Share(part, part.Spread.P50));
            svg.Line("middle", middle, y + 20, middle, y + 40).Dot("forecast", X(Share(part, part.Owners)), y + 30, 5);
        }

        return svg.ToString();
    }

    private static string Cut(string name) => name.Length > 30 ? string.Create(CultureInfo.InvariantCulture, $"{name.AsSpan(0, 29).TrimEnd()}…") : name;
}
