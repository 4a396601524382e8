using System.Globalization;
using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Values;

namespace Outturn.Documents.Charts;

/// <summary>How the draws lie: a column for each step, with P10, P50, P90 and the planned figure marked. Larger savings to the left.</summary>
public static class SpreadChart
{
    /// <param name="id">Unique on the page.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="result">The run.</param>
    /// <param name="style">The unit of the figures.</param>
    public static string Draw(string id, string title, SimulationResult result, MoneyStyle style)
    {
        const int Height = 250;
        const double Left = 3;
        const double Right = 97;
        const double Top = 86;
        const double Bottom = Height - 24;
        var whole = result.Whole;
        var histogram = result.Histogram;
        var svg = new Svg(id, Height, title, string.Create(
            CultureInfo.InvariantCulture, $"P10 {style.Text(whole.P10)}, P50 {style.Text(whole.P50)}, P90 {style.Text(whole.P90)}, planned {style.Text(whole.Planned)}, mean {style.Text(whole.Mean)}. {SimulationWords.Chance(whole.Reaching, result.Draws)} of {result.Draws:#,##0} draws reach the plan. {style.UnitText}; savings are negative."));
        var (from, to) = (Math.Min(histogram.From.Pence, whole.Planned.Pence), Math.Max(histogram.From.Pence + (histogram.Step.Pence * histogram.Counts.Count), whole.Planned.Pence));
        double X(long pence) => to == from ? 50 : Left + ((pence - from) * (Right - Left) / ((double)to - from));
        var most = histogram.Counts.Max();
        for (var i = 0; i < histogram.Counts.Count; i++)
        {
            var at = histogram.From.Pence + (i * histogram.Step.Pence);
            var tall = (Bottom - Top) * histogram.Counts[i] / most;

            // Steps that are wholly at or below P10 or above P90 are the ends: lighter, so that the middle eight in ten stand out.
            var isEnd = at + histogram.Step.Pence <= whole.P10.Pence || at > whole.P90.Pence;
            svg.Rect(isEnd ? "band" : "band-mid", X(at), Bottom - tall, X(at + histogram.Step.Pence) - X(at), tall);
        }

        svg.Line("axis", Left, Bottom, Right, Bottom).Text("soft", Left, Height - 6, style.Text(Money.FromPence(from))).Text("soft r", Right, Height - 6, style.Text(Money.FromPence(to)));
        (string Words, Money Money, string Css)[] marks = [("P10", whole.P10, "middle"), ("P50", whole.P50, "middle"), ("P90", whole.P90, "middle"), ("planned", whole.Planned, "gap")];

        // Each mark's words stand on a line of their own, so that none stands on another.
        foreach (var (row, (words, money, css)) in marks.OrderBy(m => m.Money.Pence).Index())
        {
            var x = X(money.Pence);
            var y = 16 + (row * 18);
            svg.Line(css, x, y + 4, x, Bottom).Text(x > 60 ? "halo r" : "halo", x, y, $"{words} {style.Text(money)}", dx: x > 60 ? -3 : 3);
        }

        svg.Dot("dot-plan", X(whole.Planned.Pence), Bottom, 4);
        return svg.ToString();
    }
}
