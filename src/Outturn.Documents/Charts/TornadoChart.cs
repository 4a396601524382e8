using Outturn.Core.Appraisal.Models;

namespace Outturn.Documents.Charts;

/// <summary>
/// A tornado: for each input a bar from the result where it is moved down to the result where it is moved up, the widest first, about a line at the result as it
/// stands. The light part is the way down, the dark part the way up.
/// </summary>
public static class TornadoChart
{
    private const double Row = 44;
    private const double Bar = 16;

    // Room at both ends for a short figure at the narrowest width.
    private const double Left = 17;
    private const double Right = 83;

    /// <summary>Bars beyond this are in the table only.</summary>
    private const int MostBars = 12;

    public static string Draw(string id, Tornado tornado)
    {
        var model = tornado.Checked;
        var unit = model.Units[tornado.Result.Quantity];
        var bars = tornado.Bars.Where(b => b.Width is not null).Take(MostBars).ToList();
        string Name(TornadoBar bar) => model.Model.Quantities[bar.Input].Name.Trim();
        var description = $"{FigureWords.Of(tornado.Now, unit)} as it stands. " + string.Concat(bars.Select(b => $"{Name(b)}: {FigureWords.Of(b.AtDown, unit)} at {b.Down}, {FigureWords.Of(b.AtUp, unit)} at {b.Up}. "));
        var height = (int)((bars.Count * Row) + 26);
        var svg = new Svg(id, height, $"{tornado.Result.Words(model)}: what it hangs on", description.TrimEnd());
        if (bars.Count == 0 || tornado.Now.Value is not { } now)
        {
            return svg.ToString();
        }

        var ends = bars.SelectMany(b => new[] { b.AtDown.Value!.Value, b.AtUp.Value!.Value }).Append(now).ToList();
        var (low, high) = ((double)ends.Min(), (double)ends.Max());
        double X(decimal value) => high == low ? (Left + Right) / 2 : Left + (((double)value - low) * (Right - Left) / (high - low));
        foreach (var (i, bar) in bars.Index())
        {
            var top = (i * Row) + 18;
            var (down, up) = (bar.AtDown.Value!.Value, bar.AtUp.Value!.Value);
            svg.Text("bold", 0, top - 5, Name(bar));
            Part("to-come", down);
            Part("forecast", up);
            var (least, most) = (Math.Min(Math.Min(down, up), now), Math.Max(Math.Max(down, up), now));
            svg.Text("soft r", X(least), top + 13, ChartFigures.Short(least, unit), dx: -5).Text("soft", X(most), top + 13, ChartFigures.Short(most, unit), dx: 5);

            void Part(string css, decimal end) => svg.Rect(css, Math.Min(X(now), X(end)), top, Math.Abs(X(end) - X(now)), Bar);
        }

        svg.Line("axis", X(now), 16, X(now), height - 20).Text("bold m", X(now), height - 5, ChartFigures.Short(now, unit));
        return svg.ToString();
    }
}
