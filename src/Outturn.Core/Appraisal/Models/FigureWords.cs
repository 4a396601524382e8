using System.Globalization;

namespace Outturn.Core.Appraisal.Models;

/// <summary>Figures of a model for a person's eyes: pounds to the pound where they are whole and else to the penny, other figures to at most four places.</summary>
public static class FigureWords
{
    /// <summary>The digits in the unit's own scale, without the unit.</summary>
    public static string Digits(decimal plain, Unit unit)
    {
        var value = plain / unit.Scale;
        return value.ToString(unit is { CountsPounds: true, Scale: 1m } ? decimal.Round(value, 2, MidpointRounding.AwayFromZero) == decimal.Round(value, 0, MidpointRounding.AwayFromZero) ? "#,##0" : "#,##0.00" : "#,##0.####", CultureInfo.InvariantCulture);
    }

    public static string Digits(ModelFigure figure, Unit unit) => figure.Value is { } value ? Digits(value, unit) : "not known";

    /// <summary>Such as <c>£1,990,400</c>, <c>£850 per placement per week</c>, <c>30 %</c>, <c>780 placements</c>.</summary>
    public static string Of(decimal plain, Unit unit)
    {
        var words = unit.ToString();
        var digits = Digits(plain, unit);
        return unit.CountsPounds && unit.Scale == 1m && words.StartsWith('£') ? (digits.StartsWith('-') ? "-£" + digits[1..] : "£" + digits) + words[1..]
            : words == "number" ? digits : $"{digits} {words}";
    }

    public static string Of(ModelFigure figure, Unit unit) => figure.Value is { } value ? Of(value, unit) : figure.Why;
}
