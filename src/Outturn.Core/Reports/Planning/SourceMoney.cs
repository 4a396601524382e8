using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>What comes into a source from which named lines and schemes draw, and what capital draws on it.</summary>
internal static class SourceMoney
{
    /// <summary>
    /// What comes in by a year, positive: nothing for a source that meets the budget, whose forecast is what it pays. After the cycle only what is stated counts: nobody has
    /// said that it goes on. Before forecasts of such sources had to be negative some were written positive: an amount is read in either sign.
    /// </summary>
    public static Total ComesIn(FundingSource source, FinancialYear year, PlanCycle cycle, string? vintage)
    {
        if (source.MeetsBudget || Vintages.Of(source.Vintages, vintage) is not { Forecast: var forecast } || (year > cycle.Last && !(forecast is Forecast.Stated stated && stated.Levels.ContainsKey(year))))
        {
            return Total.Zero;
        }

        var amount = ForecastLevels.Of(forecast, cycle)[year];
        return Total.Of(Total.Of(amount).High.Sign > 0 ? amount : amount.Negate());
    }

    /// <summary>What capital schemes draw on it in a year: what it pays of their spending, and what is borrowed from it.</summary>
    public static Money CapitalDraws(Plan plan, FundingSource source, FinancialYear year) =>
        DrawsOf(plan, year).Where(d => Is(source, d.Source)).Aggregate(Money.Zero, (sum, draw) => sum + draw.Drawn);

    /// <summary>Every draw of a scheme in a year, with how firm it is said to be; no source for what is borrowed without naming one.</summary>
    public static IEnumerable<(CapitalScheme Scheme, string Source, FundingStatus? Status, Money Drawn)> DrawsOf(Plan plan, FinancialYear year) => plan.CountedSchemes
        .SelectMany(scheme => scheme.Paid.Select(share => (scheme, share.Source, (FundingStatus?)share.Status, scheme.PaidIn(share, year)))
            .Append((scheme, scheme.BorrowsFrom, null, scheme.Borrowed[year])))
        .Where(d => !d.Item4.IsZero);

    public static bool Is(FundingSource source, string name) => string.Equals(source.Name, name, StringComparison.OrdinalIgnoreCase);
}
