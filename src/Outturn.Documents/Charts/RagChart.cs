using Outturn.Core.Reports;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.Documents.Charts;

/// <summary>Delivery by RAG and value: the outline is what was planned, the bar what is forecast. £000.</summary>
public static class RagChart
{
    public static string Draw(string id, IReadOnlyList<RagCount> counts, RagRule rule)
    {
        var style = MoneyStyle.Thousands;
        var largest = counts.SelectMany(c => new[] { Math.Abs(c.Planned.Low.Pence), Math.Abs(c.Forecast.Low.Pence) }).Append(1).Max();
        var description = string.Join(" ", counts.Select(c => $"{rule.Label(c.Rag)}: {TrackerWords.Lines(c.Lines)}, {style.Text(-c.Forecast.Low)} of {style.Text(-c.Planned.Low)} thousand pounds."));
        var svg = new Svg(id, Math.Max(1, counts.Count) * 46, "Planned and forecast value by RAG rating", description);
        for (var i = 0; i < counts.Count; i++)
        {
            var count = counts[i];
            var y = i * 46;
            svg.Spans(0, y + 14, ("", count.Rag.Shape()), ("bold", rule.Label(count.Rag)), ("soft", TrackerWords.Lines(count.Lines)));
            svg.Text("r", 100, y + 14, $"{style.Text(-count.Forecast.Low)} of {style.Text(-count.Planned.Low)}");
            var plan = Math.Abs(count.Planned.Low.Pence) * 99.6 / largest;
            var forecast = Math.Abs(count.Forecast.Low.Pence) * 99.6 / largest;
            if (plan == 0 && forecast == 0)
            {
                svg.Line("hair", 0.2, y + 21, 0.2, y + 33);
                continue;
            }

            svg.Rect("plan", 0.2, y + 21, plan, 12);
            svg.Rect(Css(count.Rag), 0.2, y + 21, forecast, 12);
        }

        return svg.ToString();
    }

    private static string Css(Rag rag) => rag switch
    {
        Rag.Red or Rag.RedAmber => "red",
        Rag.Amber or Rag.AmberGreen => "amber",
        Rag.Green => "green",
        _ => "forecast",
    };

    /// <summary>Where a line's shortfall falls on the council's rule.</summary>
    public static string Rule(string id, RagRule rule, Money shortfall)
    {
        var style = MoneyStyle.Thousands;
        var end = Math.Max(Math.Max(rule.RedBeyond.Pence, 1) * 1.6, shortfall.Pence * 1.1);
        double At(Money money) => 1 + (Math.Clamp(money.Pence, 0, end) / end * 97);
        var here = At(shortfall);
        var says = shortfall.Pence > 0 ? $"{style.Text(shortfall)} short" : shortfall.IsZero ? "as planned" : $"{style.Text(shortfall.Abs())} ahead";
        var bands = string.Join(", ", rule.Bands.Select(b => $"{rule.Label(b.Rating)} up to {style.Text(b.UpTo)} thousand pounds short"));
        var svg = new Svg(id, 56, "Where this line falls on the RAG rule", $"{bands}, {rule.Label(Rag.Red)} beyond. This line: {says}.");
        svg.Text("soft", 1, 50, "0");
        var from = 1.0;
        foreach (var band in rule.Bands)
        {
            var to = At(band.UpTo);
            svg.Rect(Css(band.Rating), from, 24, Math.Max(0, to - from), 8);
            svg.Text("soft m", to, 50, style.Text(band.UpTo), dx: from > 1 && to - from < 8 ? 8 : 0);
            from = to;
        }

        svg.Rect("red", from, 24, 98 - from, 8);
        svg.Line("axis", here, 16, here, 40);
        return svg.Text(here > 60 ? "bold r" : here < 20 ? "bold" : "bold m", here, 12, says).ToString();
    }
}
