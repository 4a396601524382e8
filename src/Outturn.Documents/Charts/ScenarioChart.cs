using System.Globalization;
using Outturn.Core.Appraisal.Models;

namespace Outturn.Documents.Charts;

/// <summary>One quantity of a model over its periods, a line for each scenario, named at its end. A line is broken where a figure is not known.</summary>
public static class ScenarioChart
{
    private const double Left = 1;
    private const double Right = 76;
    private const double Top = 22;
    private const double Bottom = 186;
    private const double Label = 16;

    public static string Draw(string id, ModelResult result, int quantity)
    {
        var model = result.Checked;
        var unit = model.Units[quantity];
        var name = model.Model.Quantities[quantity].Name.Trim();
        var span = model.Model.Span;
        var lines = result.Scenarios.Select(s => (s.Scenario, Figures: s.Figures[quantity])).ToList();
        var description = string.Concat(lines.Select(l => $"{l.Scenario}: {string.Join(", ", l.Figures.Select((f, i) => $"{span[i]} {FigureWords.Digits(f, unit)}"))}. ")) + $"In {unit}.";
        var svg = new Svg(id, 216, $"{name} by scenario", description);
        var known = lines.SelectMany(l => l.Figures).Select(f => f.Value).OfType<decimal>().ToList();
        if (known.Count == 0)
        {
            return svg.ToString();
        }

        // Nought is in the picture, so that a length means what it says.
        var (low, high) = ((double)Math.Min(0m, known.Min()), (double)Math.Max(0m, known.Max()));
        double Y(decimal value) => high == low ? Bottom : Bottom - (((double)value - low) * (Bottom - Top) / (high - low));
        double X(int period) => span.Count == 1 ? Left : Left + ((Right - Left) * period / (span.Count - 1));
        svg.Line("axis", Left, Y(0m), Right, Y(0m));
        if (known.Max() > 0m)
        {
            svg.Line("hair", Left, Y(known.Max()), Right, Y(known.Max())).Text("soft halo", Left, Y(known.Max()) - 5, ChartFigures.Short(known.Max(), unit));
        }

        if (known.Min() < 0m)
        {
            svg.Line("hair", Left, Y(known.Min()), Right, Y(known.Min())).Text("soft halo", Left, Y(known.Min()) + 14, ChartFigures.Short(known.Min(), unit));
        }

        svg.Text("soft", Left, 210, span[0].ToString()).Text("soft r", Right, 210, span[span.Count - 1].ToString());
        var ends = new List<(string Scenario, double X, double Y, int Style)>();
        foreach (var (i, (scenario, figures)) in lines.Index())
        {
            var last = -1;
            for (var t = 0; t < figures.Count; t++)
            {
                if (figures[t].Value is not { } value)
                {
                    last = -1;
                    continue;
                }

                if (last >= 0)
                {
                    svg.Line((string[])["gap", "line", "plan"] is var styles && lines.Count == 1 ? "line" : styles[i % 3], X(last), Y(figures[last].Value!.Value), X(t), Y(value));
                }

                last = t;
            }

            if (Enumerable.Range(0, figures.Count).LastOrDefault(t => figures[t].IsKnown, -1) is >= 0 and var end)
            {
                ends.Add((scenario, X(end), Y(figures[end].Value!.Value), i));
                svg.Dot(lines.Count == 1 || i % 3 == 1 ? "forecast" : "dot-plan", X(end), Y(figures[end].Value!.Value), 4);
            }
        }

        // Names at the ends of lines never stand on one another: from the lowest up, each at least a line's height above the one below it.
        var free = double.MaxValue;
        foreach (var (scenario, x, y, i) in ends.OrderByDescending(e => e.Y))
        {
            var at = Math.Min(y, free - Label);
            free = at;
            svg.Text(lines.Count == 1 || i % 3 == 1 ? "bold halo" : "soft halo", x, at + 4, scenario.Length > 14 ? string.Create(CultureInfo.InvariantCulture, $"{scenario[..13]}…") : scenario, dx: 9);
        }

        return svg.ToString();
    }
}
