using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Documents.Charts;

/// <summary>Plan and forecast by quarter: plan an outline, forecast solid, pale where the quarter is still to come. Savings are drawn upwards, £000.</summary>
public static class QuarterChart
{
    /// <param name="id">Unique on the page.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="quarters">Plan and forecast of each quarter, signed by the product's convention, and whether the quarter has ended.</param>
    /// <param name="barHeight">The tallest bar, in pixels.</param>
    public static string Draw(string id, string title, IReadOnlyList<(Money Plan, Money Forecast, bool Ended)> quarters, int barHeight = 150)
    {
        var style = MoneyStyle.Thousands;
        // A saving is negative and drawn upwards; a reversal or cost goes below the line.
        var values = quarters.SelectMany(q => new[] { -q.Plan.Pence, -q.Forecast.Pence }).ToList();
        var up = Math.Max(0, values.Max());
        var down = Math.Max(0, -values.Min());
        var scale = up + down == 0 ? 0 : barHeight / (double)(up + down);
        var top = 20.0;
        var zero = top + (up * scale);
        var foot = zero + (down * scale) + (down > 0 ? 16 : 0);
        var description = string.Join(" ", quarters.Select((q, i) => string.Create(CultureInfo.InvariantCulture, $"Quarter {i + 1}: plan {style.Text(-q.Plan)}, forecast {style.Text(-q.Forecast)}.")))
            + " Amounts in £000; savings drawn upwards.";
        var svg = new Svg(id, (int)Math.Ceiling(foot + 42), title, description);
        for (var i = 0; i < quarters.Count; i++)
        {
            var (plan, forecast, ended) = quarters[i];
            var x = 2 + (i * 25);
            Bar(svg, "plan", "soft m", x, -plan.Pence, scale, zero, style.Text(-plan));
            Bar(svg, ended ? "forecast" : "to-come", "bold m", x + 10.5, -forecast.Pence, scale, zero, style.Text(-forecast));
            svg.Text("bold m", x + 9.75, foot + 18, string.Create(CultureInfo.InvariantCulture, $"Q{i + 1}"));
            var variance = forecast - plan;
            svg.Text("soft m", x + 9.75, foot + 35, style.InUnit(variance) == 0 ? "as planned" : $"{style.Text(variance.Abs())} {(variance.Pence > 0 ? "short" : "ahead")}");
        }

        return svg.Line("axis", 0, zero, 98, zero).ToString();
    }

    private static void Bar(Svg svg, string css, string textCss, double x, long value, double scale, double zero, string label)
    {
        var height = Math.Abs(value) * scale;
        var y = value >= 0 ? zero - height : zero;
        if (value != 0)
        {
            svg.Rect(css, x, Math.Round(y), 9, Math.Max(1, Math.Round(height)));
        }

        svg.Text(textCss, x + 4.5, value >= 0 ? Math.Round(y) - 5 : Math.Round(zero + height) + 13, label);
    }
}
