using Outturn.Core.Values;

namespace Outturn.Documents.Charts;

/// <summary>How much of a shortfall is covered, and by which lines; or how much of an over-delivery is allocated, and to which. £000.</summary>
public static class CoverChart
{
    /// <param name="id">Unique on the page.</param>
    /// <param name="whole">The shortfall or the over-delivery; positive.</param>
    /// <param name="parts">Each allocation with the other line's name; positive.</param>
    /// <param name="restWords">What the rest is called, such as "not covered".</param>
    public static string Draw(string id, Money whole, IReadOnlyList<(string Name, Money Amount)> parts, string restWords)
    {
        var style = MoneyStyle.Thousands;
        var given = parts.Aggregate(Money.Zero, (sum, p) => sum + p.Amount);
        var rest = whole - given;
        var longest = Math.Max(Math.Max(whole.Pence, given.Pence), 1);
        var words = parts.Select(p => $"{style.Text(p.Amount)} {p.Name}").Append($"{style.Text(rest)} {restWords}");
        var svg = new Svg(id, 24 + (18 * ((parts.Count + 1) / 2 + 1)), "How much is covered", $"Of {style.Text(whole)} thousand pounds: {string.Join(", ", words)}.");
        var x = 0.2;
        foreach (var (_, amount) in parts)
        {
            var width = amount.Pence * 99.6 / longest;
            svg.Rect("forecast", x, 2, width, 16);
            x += width;
        }

        if (rest.Pence > 0)
        {
            svg.Rect("plan", x, 2, rest.Pence * 99.6 / longest, 16);
        }

        for (var i = 0; i < parts.Count; i++)
        {
            svg.Text("bold", 0, 36 + (18 * i), $"{style.Text(parts[i].Amount)} {parts[i].Name}");
        }

        return svg.Text("bold r", 100, 36, $"{style.Text(rest)} {restWords}").ToString();
    }
}
