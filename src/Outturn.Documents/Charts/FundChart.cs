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
        return YearBars.Draw(
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
        return YearBars.Draw(id, title, description, "Bar: approved up to the year’s end", "Darker: drawn", height, [.. years.Select(y => (y.ToString(), Given(y), Drawn(y)))], style);
    }
}
