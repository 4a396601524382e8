using System.Globalization;
using Outturn.Core.Appraisal.Uncertainty;

namespace Outturn.Documents.Charts;

/// <summary>What drives the spread: a bar for each line or cause, with its share in words. A line that evens others out goes the other way, hatched by its minus.</summary>
public static class DriversChart
{
    /// <param name="id">Unique on the page.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="shares">Names and shares, the largest first.</param>
    public static string Draw(string id, string title, IReadOnlyList<(string Name, double Share)> shares)
    {
        const int Step = 40;
        const double Left = 1;
        const double Right = 86;
        var height = (shares.Count * Step) + 4;
        var svg = new Svg(id, Math.Max(height, 24), title, string.Concat(shares.Select(s => $"{s.Name}: {SimulationWords.Share(s.Share)}. ")).TrimEnd());
        if (shares.Count == 0)
        {
            return svg.ToString();
        }

        var low = Math.Min(0, shares.Min(s => s.Share));
        var high = Math.Max(0.0001, shares.Max(s => s.Share));
        double X(double share) => Left + ((share - low) * (Right - Left) / (high - low));
        for (var i = 0; i < shares.Count; i++)
        {
            var (name, share) = shares[i];
            var y = i * Step;
            var (from, to) = share < 0 ? (X(share), X(0)) : (X(0), X(share));
            svg.Text("", Left, y + 14, Cut(name)).Rect(share < 0 ? "band" : "forecast", from, y + 19, to - from, 12)
                .Text("bold", to, y + 30, SimulationWords.Share(share), dx: 5);
        }

        svg.Line("axis", X(0), 18, X(0), height - 4);
        return svg.ToString();
    }

    /// <summary>So long that it stands on a telephone; the table beneath has the whole name.</summary>
    private static string Cut(string name) => name.Length > 44 ? string.Create(CultureInfo.InvariantCulture, $"{name.AsSpan(0, 43).TrimEnd()}…") : name;
}
