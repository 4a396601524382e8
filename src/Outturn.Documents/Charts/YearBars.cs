using Outturn.Core.Values;

namespace Outturn.Documents.Charts;

/// <summary>For each year a bar, of which a darker bar is a part, or goes beyond it.</summary>
internal static class YearBars
{
    public static string Draw(string id, string title, string description, string whole, string part, int height, IReadOnlyList<(string Name, Money Whole, Money Part, string Label)> bars)
    {
        const double Left = 1;
        const double Right = 99;
        const double Top = 58;
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
                .Text("m", middle, bottom - Math.Max(Height(bars[i].Whole), Height(bars[i].Part)) - 6, bars[i].Label).Text("soft m", middle, height - 6, bars[i].Name);
        }

        return svg.Line("axis", Left, bottom, Right, bottom).ToString();
    }
}
