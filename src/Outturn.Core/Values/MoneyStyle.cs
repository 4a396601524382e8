using System.Globalization;

namespace Outturn.Core.Values;

public enum MoneyUnit
{
    Pounds,
    Thousands,
    Millions,
}

/// <summary>
/// How a column shows money. The style belongs to the column, never to the amount. Rounding for display is one rule:
/// to the nearest shown place, halves away from zero.
/// </summary>
/// <param name="Unit">£, £000 or £m.</param>
/// <param name="Places">Decimal places shown.</param>
/// <param name="PlusSign">Whether a positive figure carries a + (variances do).</param>
public sealed record MoneyStyle(MoneyUnit Unit, int Places = 0, bool PlusSign = false)
{
    public static MoneyStyle Thousands { get; } = new(MoneyUnit.Thousands);

    public static MoneyStyle Variance { get; } = new(MoneyUnit.Thousands, PlusSign: true);

    public string UnitText => Unit switch { MoneyUnit.Pounds => "£", MoneyUnit.Thousands => "£000", _ => "£m" };

    public decimal PerUnit => Unit switch { MoneyUnit.Pounds => 1m, MoneyUnit.Thousands => 1_000m, _ => 1_000_000m };

    /// <summary>The figure in the column's unit, rounded as it is shown.</summary>
    public decimal InUnit(Money money) => decimal.Round(money.Pounds / PerUnit, Places, MidpointRounding.AwayFromZero);

    /// <summary>Such as <c>-20,538</c>; the minus is a plain hyphen so that a copied block pastes into a spreadsheet as numbers.</summary>
    public string Text(Money money)
    {
        var value = InUnit(money);
        var text = value.ToString("#,##0." + new string('0', Places), CultureInfo.InvariantCulture).TrimEnd('.');
        return PlusSign && value > 0 ? "+" + text : text;
    }

    public string Text(Amount amount) => amount switch
    {
        Amount.Known k => Text(k.Figure),
        Amount.Range r => $"{Text(r.Low)} to {Text(r.High)}",
        Amount.Unquantified u => u.Why,
        _ => "",
    };

    public string Text(Total total) =>
        (total.Low == total.High ? Text(total.Low) : $"{Text(total.Low)} to {Text(total.High)}")
        + (total.Unquantified > 0 ? $" plus {total.Unquantified.ToString(CultureInfo.InvariantCulture)} not quantified" : "");

    /// <summary>A figure to the penny for a sentence: <c>£1,354,204</c>, <c>-£12.50</c>.</summary>
    public static string Exactly(Money money) => (money.Pence < 0 ? "-£" : "£") + money.Abs().Pounds.ToString(money.Pence % 100 == 0 ? "#,##0" : "#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>A figure for a sentence: <c>£16.7m</c>, <c>£390k</c>, <c>£540</c>, never signed.</summary>
    public static string Words(Money money)
    {
        var pounds = Math.Abs(money.Pounds);
        return pounds switch
        {
            >= 999_500m => "£" + decimal.Round(pounds / 1_000_000m, 1, MidpointRounding.AwayFromZero).ToString("#,##0.0", CultureInfo.InvariantCulture) + "m",
            >= 1_000m => "£" + decimal.Round(pounds / 1_000m, 0, MidpointRounding.AwayFromZero).ToString("#,##0", CultureInfo.InvariantCulture) + "k",
            _ when pounds == decimal.Truncate(pounds) => "£" + pounds.ToString("#,##0", CultureInfo.InvariantCulture),
            _ => "£" + pounds.ToString("#,##0.00", CultureInfo.InvariantCulture),
        };
    }
}
