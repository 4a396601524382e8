using System.Globalization;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.Documents.Charts;

/// <summary>
/// Some lines with plan and forecast on one scale: a ring is the plan, a dot the forecast, and the line between them what is missing or over.
/// £000; savings are drawn to the right, as positive figures.
/// </summary>
public static class DotPlot
{
    private const int Row = 44;

    /// <summary>As much of a title as fits beside its figure on the narrowest window.</summary>
    private const int Narrow = 24;

    private const int Wide = 62;

    /// <summary>Where the scale lies, in per cent of the width.</summary>
    private const double Left = 1, Right = 97;

    /// <param name="id">Unique on the page.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="lines">The lines, in the order drawn.</param>
    public static string Draw(string id, string title, IReadOnlyList<TrackerLine> lines)
    {
        var style = MoneyStyle.Thousands;
        var figures = lines.SelectMany(l => new[] { Shown(l.Planned), Shown(l.Forecast) }).ToList();
        var (low, high, step) = Scale(figures.DefaultIfEmpty().Min(), figures.DefaultIfEmpty().Max());
        double At(decimal thousands) => Left + ((double)((thousands - low) / (high - low)) * (Right - Left));
        var foot = (lines.Count * Row) + 4;
        var svg = new Svg(
            id, foot + 18, title,
            string.Concat(lines.Select(l => $"{l.Details.Title}: plan {style.Text(-l.Planned.Low)}, forecast {style.Text(-l.Forecast.Low)}, {Words(l)}. ")) + "Amounts in £000; savings shown as positive.");
        for (var tick = low; tick <= high; tick += step)
        {
            svg.Line("hair", At(tick), 20, At(tick), foot);
            svg.Text(tick == low ? "soft" : tick == high ? "soft r" : "soft m", At(tick), foot + 16, tick.ToString("#,##0", CultureInfo.InvariantCulture));
        }

        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var y = (i * Row) + 30;
            var (plan, forecast) = (At(Shown(line.Planned)), At(Shown(line.Forecast)));
            svg.Line("hair", Left, y, Right, y).Line("link", plan, y, forecast, y).Dot("dot-plan", plan, y, 5).Dot("forecast", forecast, y, 5);
            var rating = line.Stated.Rag ?? Rag.NotRated;
            var name = line.Details.Title;
            var head = Cut(name, Narrow);
            svg.Spans(
                0, y - 17,
                ("", rating.Shape()), ("bold app-only-narrow", head), ("bold app-only-wide", Cut(name, Wide)), ("soft app-only-wide", line.Reference));
            svg.Text(rating == Rag.Red ? "r bold" : "r", 100, y - 17, Words(line));
        }

        return svg.ToString();
    }

    /// <summary>Such as "434 short", "67 over target", "as planned".</summary>
    public static string Words(TrackerLine line)
    {
        var style = MoneyStyle.Thousands;
        var variance = line.Forecast.Low - line.Planned.Low;
        var words = style.InUnit(variance) == 0 ? "as planned" : $"{style.Text(variance.Abs())} {(variance.Pence > 0 ? "short" : "over target")}";
        return words + (line.Planned.Unquantified + line.Forecast.Unquantified > 0 ? ", and some not quantified" : "");
    }

    private static decimal Shown(Total total) => -total.Low.Pounds / 1000m;

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)].TrimEnd() + "…";

    /// <summary>Round figures that take in all and zero, in at most five steps.</summary>
    private static (decimal Low, decimal High, decimal Step) Scale(decimal least, decimal most)
    {
        var (low, high) = (Math.Min(0, least), Math.Max(0, most));
        var span = Math.Max(1, high - low);
        var step = 1m;
        decimal[] round = [1, 2, 5];
        for (var power = 1m; ; power *= 10)
        {
            if (Array.Find(round, r => r * power * 5 >= span) is > 0 and var found)
            {
                step = found * power;
                break;
            }
        }

        return (Math.Floor(low / step) * step, Math.Ceiling(Math.Max(high, low + 1) / step) * step, step);
    }
}
