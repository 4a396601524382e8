using System.Globalization;
using Outturn.Core.Values;
using Outturn.Core.Writing;

namespace Outturn.Documents.Charts;

/// <summary>A benefit over time: the way to its target dotted, what was measured solid.</summary>
public static class BenefitChart
{
    public static string Draw(string id, BenefitPath path)
    {
        const double Top = 22;
        const double Bottom = 118;
        const double Left = 2;
        const double Right = 90;
        var description = $"Baseline {path.Row["baseline"]}; target {path.Row["target"]} by {path.Row["by"]}. " + string.Join(" ", path.Points.Select(p => $"{CouncilTime.Words(p.On)}: {p.Typed}."));
        var svg = new Svg(id, 150, $"{path.Row["benefit"]}: measured against the way to its target", description);
        if (path.Points.Count == 0 || path.Baseline is not { } baseline || path.Target is not { } target)
        {
            return svg.ToString();
        }

        var end = new[] { path.By ?? path.From, path.Points[^1].On }.Max();
        var days = Math.Max(1, end.DayNumber - path.From.DayNumber);
        var values = path.Points.Select(p => p.Value).Append(baseline).Append(target).ToList();
        var (low, high) = (values.Min(), values.Max());
        double X(DateOnly day) => Left + ((Right - Left) * Math.Clamp(day.DayNumber - path.From.DayNumber, 0, days) / days);
        double Y(decimal value) => high == low ? (Top + Bottom) / 2 : Bottom - ((double)((value - low) / (high - low)) * (Bottom - Top));
        svg.Line("axis", Left, Bottom + 6, Right, Bottom + 6);
        if (path.By is { } by && by > path.From)
        {
            svg.Line("gap", X(path.From), Y(baseline), X(by), Y(target)).Text("soft", X(by), Y(target) - 6, "target " + Number(target), dx: X(by) > 70 ? -70 : 4);
        }

        for (var i = 0; i < path.Points.Count; i++)
        {
            var (on, value, _) = path.Points[i];
            if (i > 0)
            {
                svg.Line("line", X(path.Points[i - 1].On), Y(path.Points[i - 1].Value), X(on), Y(value));
            }

            svg.Dot("forecast", X(on), Y(value), 4);
        }

        var last = path.Points[^1];
        svg.Text("bold halo", X(last.On), Y(last.Value) + (Y(last.Value) > Bottom - 16 ? -10 : 18), Number(last.Value), dx: X(last.On) > 80 ? -8 : 6)
            .Text("soft", Left, 144, path.From.ToString("MMM yyyy", CultureInfo.InvariantCulture)).Text("soft r", Right, 144, end.ToString("MMM yyyy", CultureInfo.InvariantCulture));
        return svg.ToString();
    }

    private static string Number(decimal value) => value.ToString("#,##0.##", CultureInfo.InvariantCulture);
}
