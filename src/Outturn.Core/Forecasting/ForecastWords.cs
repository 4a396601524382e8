using System.Globalization;
using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Values;

namespace Outturn.Core.Forecasting;

/// <summary>What a delivery forecast says, in sentences.</summary>
public static class ForecastWords
{
    /// <summary>The owners' sum, the range, and the chance of the owners' sum.</summary>
    public static IReadOnlyList<string> Of(DeliveryForecast forecast)
    {
        var (whole, spread) = (forecast.Whole, forecast.Whole.Spread);
        List<string> said = [$"The owners’ forecasts add up to {Comes(whole.Owners)}; {Comes(spread.Planned)} was planned."];
        if (spread.Least == spread.Most)
        {
            said.Add("No planned saving has a figure to forecast, so there is no range.");
        }
        else
        {
            said.Add($"There is a nine in ten chance of at least {Saves(spread.P90)} (P90, the bad end).");
            said.Add($"It is as likely as not that it comes to at least {Saves(spread.P50)} (P50), and there is a one in ten chance of at least {Saves(spread.P10)} (P10, the good end).");
            said.Add($"{Draws(whole.ReachingOwners, forecast.Order.Draws)} of the draws come to the owners’ sum or do better.");
        }

        if (forecast.Position.Left.Count > 0)
        {
            var left = forecast.Position.Left;
            said.Add($"{(left.Count == 1 ? "1 line is" : N(left.Count) + " lines are")} in none of this: {string.Join(", ", left.Take(5).Select(l => $"{l.Name} ({l.Why})"))}{(left.Count > 5 ? $" and {N(left.Count - 5)} more" : "")}.");
        }

        return said;
    }

    /// <summary>What it rests on.</summary>
    public static IReadOnlyList<string> Rests(DeliveryForecast forecast)
    {
        var model = forecast.Model;
        var months = forecast.Position.MonthsLeft;
        return
        [
            model.Years == 0 ? "No year of this council has closed at this point of its year, so the forecast rests on published histories alone."
                : $"Learned from {(model.Years == 1 ? "1 closed year" : N(model.Years) + " closed years")} and {N(model.Lines)} lines at the same point of their years, with published histories where these say little.",
            string.Create(CultureInfo.InvariantCulture, $"With {(months == 1 ? "1 month" : $"{months} months")} left an owner’s forecast is taken {model.TrustWith(months) * 100:0}% at its word; the rest is how savings came before."),
            model.Splits.Count > 0 ? $"Lines are told apart by {string.Join(" and ", model.Splits)} too: the closed years bear it out."
                : "Rating, basis and kind tell nothing more than the forecast itself, as far as the closed years show.",
        ];
    }

    /// <summary>Such as 37%, and never 0% or 100% where that is not wholly so.</summary>
    public static string Draws(int draws, int of) => SimulationWords.Chance(draws, of) switch { "none" => "None", "all" => "All", var some => some };

    private static string Comes(Money money) => money.Sign <= 0 ? $"{MoneyStyle.Words(money.Abs())} saved" : $"{MoneyStyle.Words(money)} of cost";

    private static string Saves(Money money) => money.Sign <= 0 ? MoneyStyle.Words(money.Abs()) : $"a cost of no more than {MoneyStyle.Words(money)}";

    private static string N(int number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
