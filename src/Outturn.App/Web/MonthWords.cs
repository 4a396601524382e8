using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>Months as people write them.</summary>
public static class MonthWords
{
    private static readonly string[] Forms = ["MMMM yyyy", "MMM yyyy", "MMM yy", "MMM-yy", "MMM-yyyy", "MM/yyyy", "M/yyyy", "yyyy-MM"];

    /// <summary>Such as <c>January 2022</c>.</summary>
    public static string Of(FinancialMonth month) => month.FirstDay.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Reads <c>January 2022</c>, <c>Jan 22</c>, <c>01/2022</c>, <c>2022-01</c>; null for anything else, and for a year that no plan is about.</summary>
    public static FinancialMonth? Read(string text) =>
        DateOnly.TryParseExact(text.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day) && day.Year is > 1950 and < 2150 ? FinancialMonth.Containing(day) : null;
}
