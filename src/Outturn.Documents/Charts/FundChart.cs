using System.Globalization;
using Outturn.Core.Funds;
using Outturn.Core.Values;

namespace Outturn.Documents.Charts;

/// <summary>A fund's money in pictures.</summary>
public static class FundChart
{
    /// <summary>
    /// For each year's end the money in the fund as a bar, of which the headroom is the darker part: between the two stands what is promised and not drawn yet.
    /// </summary>
    /// <param name="id">Unique on the page.</param>
    public static string Draw(string id, string title, FundBalances balances, MoneyStyle style, int height = 250)
    {
        FinancialYear[] years = [.. balances.Years];
        var description = string.Concat(years.Select(y => string.Create(CultureInfo.InvariantCulture, $"{y}: {style.Text(balances.Balance(y))} in the fund, headroom {style.Text(balances.Headroom(y))}. "))) + style.UnitText + ".";
        return Bars(
            id, title, description, "Bar: money in the fund at the year’s end", "Darker: headroom, promised to nobody", height,
            [.. years.Select(y => (y.ToString(), balances.Balance(y), balances.Headroom(y)))], style);
    }

    /// <summary>For each year's end what was approved up to then as a bar, of which the darker part is drawn.</summary>
    public static string Drawdown(string id, string title, Bid bid, FundBalances balances, MoneyStyle style, int height = 200)
    {
        var last = balances.Years.LastOrDefault(y => Enum.GetValues<FundAccount>().Any(a => !balances.In(a, y, bid.Id).IsZero));
        FinancialYear[] years = [.. balances.Years.SkipWhile(y => Given(y).IsZero && Drawn(y).IsZero).TakeWhile(y => y <= last)];
        Money Drawn(FinancialYear year) => balances.Of(FundAccount.Drawn, year, bid.Id);
        Money Given(FinancialYear year) => balances.Of(FundAccount.Approved, year, bid.Id) + balances.Of(FundAccount.Committed, year, bid.Id) + Drawn(year);
        var description = string.Concat(years.Select(y => string.Create(CultureInfo.InvariantCulture, $"By the end of {y}: {style.Text(Given(y))} approved, {style.Text(Drawn(y))} drawn. "))) + style.UnitText + ".";
        return Bars(id, title, description, "Bar: approved up to the year’s end", "Darker: drawn", height, [.. years.Select(y => (y.ToString(), Given(y), Drawn(y)))], style);
    }

    private static string Bars(string id, string title, string description, string whole, string part, int height, IReadOnlyList<(string Name, Money Whole, Money Part)> bars, MoneyStyle style)
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
                .Text("m", middle, bottom - Height(bars[i].Whole) - 6, style.Text(bars[i].Whole)).Text("soft m", middle, height - 6, bars[i].Name);

            // The part says its figure within itself, or above itself within the bar; where there is room for neither the table does.
            var (dark, light) = (Height(bars[i].Part), Height(bars[i].Whole) - Height(bars[i].Part));
            if (bars[i].Part != bars[i].Whole && !bars[i].Part.IsZero && (dark > Line || light > Line))
            {
                svg.Text("m", middle, bottom - dark + (dark > Line ? Line - 4 : -4), style.Text(bars[i].Part));
            }
        }

        return svg.Line("axis", Left, bottom, Right, bottom).ToString();
    }
}
