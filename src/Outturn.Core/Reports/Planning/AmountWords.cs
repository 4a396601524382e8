using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>Totals in a sentence: never signed, and never without what they do not know.</summary>
internal static class AmountWords
{
    public static string Amount(Total total)
    {
        var (low, high) = (MoneyStyle.Words(total.Low), MoneyStyle.Words(total.High));
        var text = low == high ? low : total.Low.Abs() < total.High.Abs() ? $"between {low} and {high}" : $"between {high} and {low}";
        return total.Unquantified == 0 ? text : $"{text} plus {Unknown(total.Unquantified)}";
    }

    public static string Unknown(int count) => PlanHeadings.Counted(count, "amount") + " not quantified";
}
