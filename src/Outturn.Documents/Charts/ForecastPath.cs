using System.Globalization;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.Documents.Charts;

/// <summary>How a line's forecast has moved, position by position. A smaller saving is further down the page. £000.</summary>
public static class ForecastPath
{
    public static string Draw(string id, Money plan, IReadOnlyList<ForecastStep> steps)
    {
        const double Top = 18;
        const double Bottom = 110;
        var style = MoneyStyle.Thousands;
        var known = steps.Where(s => s.Forecast.Value is not null).Select(s => (s.Position, Value: s.Forecast.Low)).ToList();
        var description = string.Join(" ", known.Select(s => $"{CouncilTime.Words(s.Position)}: {style.Text(-s.Value)}.")) + $" Plan {style.Text(-plan)}. Thousands of pounds, savings shown positive.";
        var svg = new Svg(id, 156, "Forecast for the year, position by position", description);
        if (known.Count == 0)
        {
            return svg.ToString();
        }

        var best = known.Select(s => s.Value.Pence).Append(plan.Pence).Min();
        var worst = known.Select(s => s.Value.Pence).Append(plan.Pence).Max();
        double Y(Money value) => worst == best ? Top : Top + ((value.Pence - best) * (Bottom - Top) / (worst - best));
        var step = 96.0 / (known.Count + 0.5);
        svg.Line("gap", 4, Y(plan), 100, Y(plan)).Text("soft r", 100, Y(plan) - 6, "plan " + style.Text(-plan));
        for (var i = 0; i < known.Count; i++)
        {
            var (position, value) = known[i];
            var x = 4 + (i * step);
            var last = i == known.Count - 1;
            var y = Y(value);
            svg.Line("line", x, y, x + (last ? step / 2 : step), y);
            if (i > 0 && known[i - 1].Value != value)
            {
                svg.Line("line", x, Y(known[i - 1].Value), x, y);
            }

            if (i == 0 || known[i - 1].Value != value || last)
            {
                svg.Text(last ? "bold halo" : "halo", x + 0.5, y + 17, style.Text(-value));
            }

            svg.Text("soft m", x + (step / 2), 150, position.ToString(known.Count > 8 ? "MMM" : "d MMM", CultureInfo.InvariantCulture));
            if (last)
            {
                svg.Dot("forecast", x + (step / 2), y, 4);
            }
        }

        return svg.ToString();
    }

    /// <summary>The same path as a word-sized picture; it alone has a viewBox.</summary>
    public static string Spark(string id, IReadOnlyList<ForecastStep> steps)
    {
        var values = steps.Where(s => s.Forecast.Value is not null).Select(s => s.Forecast.Low.Pence).ToList();
        if (values.Count == 0)
        {
            return "";
        }

        var (best, worst) = (values.Min(), values.Max());
        string Point(int i) => string.Create(
            CultureInfo.InvariantCulture, $"{Svg.N(2 + (values.Count == 1 ? 0 : i * 112.0 / (values.Count - 1)))},{Svg.N(worst == best ? 14 : 4 + ((values[i] - best) * 20.0 / (worst - best)))}");
        var end = Point(values.Count - 1).Split(',');
        var style = MoneyStyle.Thousands;
        return $"<svg class=\"app-chart app-spark\" viewBox=\"0 0 120 28\" role=\"img\" aria-labelledby=\"{id}-t\"><title id=\"{id}-t\">Forecast from {style.Text(Money.FromPence(-values[0]))} to {style.Text(Money.FromPence(-values[^1]))} thousand pounds</title><polyline class=\"line\" points=\"{string.Join(' ', Enumerable.Range(0, values.Count).Select(Point))}\"/><circle class=\"forecast\" cx=\"{end[0]}\" cy=\"{end[1]}\" r=\"3\"/></svg>";
    }
}
