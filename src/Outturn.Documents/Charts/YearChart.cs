using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Documents.Charts;

/// <summary>One month's plan and forecast; a month that is not there is still to come.</summary>
/// <param name="Month">1 is April.</param>
/// <param name="Planned">A saving is negative.</param>
/// <param name="Forecast">A saving is negative.</param>
public sealed record YearPoint(int Month, Money Planned, Money Forecast);

/// <summary>
/// How a year's forecast goes against the plan, month by month: the plan an outline, the forecast a solid line that ends in a dot. Savings
/// are drawn upwards from nothing, so that the picture keeps its proportion. £000.
/// </summary>
public static class YearChart
{
    private static readonly string[] Months = ["A", "M", "J", "J", "A", "S", "O", "N", "D", "J", "F", "M"];

    /// <param name="id">Unique on the page.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="points">Month by month.</param>
    /// <param name="height">In pixels.</param>
    public static string Draw(string id, string title, IReadOnlyList<YearPoint> points, int height = 200)
    {
        const double Left = 2;
        const double Step = 80.0 / 12;
        var top = 20.0;
        var bottom = height - 24.0;
        var style = MoneyStyle.Thousands;
        var description = string.Concat(points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{Name(p.Month)}: plan {style.Text(-p.Planned)}, forecast {style.Text(-p.Forecast)}. "))) + "Thousands of pounds, savings shown positive.";
        var svg = new Svg(id, height, title, description);
        if (points.Count == 0)
        {
            return svg.ToString();
        }

        // Both ends of the scale hold nothing, so that a bar of one committee means what a bar of another does.
        var high = points.Max(p => Math.Max(0, Math.Max(-p.Planned.Pence, -p.Forecast.Pence)));
        var low = points.Min(p => Math.Min(0, Math.Min(-p.Planned.Pence, -p.Forecast.Pence)));
        double Y(Money saving) => high == low ? bottom : bottom - ((-saving.Pence - low) * (bottom - top) / ((double)high - low));
        double X(int month) => Left + ((month - 0.5) * Step);
        svg.Line("axis", Left, Y(Money.Zero), Left + 80, Y(Money.Zero));
        for (var month = 1; month <= 12; month++)
        {
            svg.Text("soft m", X(month), height - 6, Months[month - 1]);
        }

        for (var i = 1; i < points.Count; i++)
        {
            svg.Line("gap", X(points[i - 1].Month), Y(points[i - 1].Planned), X(points[i].Month), Y(points[i].Planned));
            svg.Line("line", X(points[i - 1].Month), Y(points[i - 1].Forecast), X(points[i].Month), Y(points[i].Forecast));
        }

        var last = points[^1];
        var (plan, forecast) = (Y(last.Planned), Y(last.Forecast));

        // The two words never stand on each other.
        var apart = Math.Abs(plan - forecast) < 16 ? (16 - Math.Abs(plan - forecast)) / 2 : 0;
        var up = plan <= forecast ? -apart : apart;
        svg.Dot("dot-plan", X(last.Month), plan, 4).Dot("forecast", X(last.Month), forecast, 4)
            .Text("soft halo", X(last.Month), plan + up + 4, "plan " + style.Text(-last.Planned), dx: 9)
            .Text("bold halo", X(last.Month), forecast - up + 4, style.Text(-last.Forecast), dx: 9);
        return svg.ToString();
    }

    private static string Name(int month) => new DateOnly(2001, ((month + 2) % 12) + 1, 1).ToString("MMMM", CultureInfo.InvariantCulture);
}
