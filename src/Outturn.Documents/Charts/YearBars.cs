using Outturn.Core.Values;

namespace Outturn.Documents.Charts;

/// <summary>For each year a bar, of which a darker bar is a part, or goes beyond it.</summary>
internal static class YearBars
{
    public static string Draw(string id, string title, string description, string whole, string part, int height, IReadOnlyList<(string Name, Money Whole, Money Part)> bars, MoneyStyle style)
    {
        const double Left = 1;
        const double Right = 99;
        const double Top = 58;
        const double Line = 18;
        var bottom = height - 24.0;
        var svg = new Svg(id, height, title, description);
        if (bars.Count == 0)
        {
            return svg.ToString();
        }

        var high = Math.Max(1, bars.Max(b => Math.Max(b.Whole.Pence, b.Part.Pence)));
        double Height(Money money) => Math.Max(0, money.Pence * (bottom - Top) / (double)high);
        var step = (Right - Left) / bars.Count;
        var half = Math.Min(step * 0.32, 8);
        svg.Text("soft", Left, 12, whole).Text("soft", Left, 28, part);
        for (var i = 0; i < bars.Count; i++)
        {
            var middle = Left + ((i + 0.5) * step);
            svg.Rect("band", middle - half, bottom - Height(bars[i].Whole), 2 * half, Height(bars[i].Whole))
                .Rect("band-mid", middle - half, bottom - Height(bars[i].Part), 2 * half, Height(bars[i].Part))
                .Text("soft m", middle, height - 6, bars[i].Name);

            // The taller says its figure above itself; the other within itself, or above itself within the taller. Where there is room for neither the table does.
            var (tall, low) = bars[i].Part > bars[i].Whole ? (bars[i].Part, bars[i].Whole) : (bars[i].Whole, bars[i].Part);
            svg.Text("m", middle, bottom - Height(tall) - 6, style.Text(tall));
            if (low != tall && !low.IsZero && (Height(low) > Line || Height(tall) - Height(low) > Line))
            {
                svg.Text("m", middle, bottom - Height(low) + (Height(low) > Line ? Line - 4 : -4), style.Text(low));
            }
        }

        return svg.Line("axis", Left, bottom, Right, bottom).ToString();
    }
}
