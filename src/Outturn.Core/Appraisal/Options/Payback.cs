namespace Outturn.Core.Appraisal.Options;

/// <summary>
/// How many years until what came in has made good what went out. Each row is a year. What is paid in year 0 is paid at its beginning, and its benefits
/// come evenly over the year, as the net of every later year does: so a payback of 3.9 is nine tenths into the fourth row.
/// </summary>
/// <param name="Years">Null where the years of the appraisal do not make it good, or nothing is ever paid out first.</param>
/// <param name="Needed">Whether anything had to be made good.</param>
/// <param name="LostIn">A later year at whose end more has gone out than come in again; null for none.</param>
public readonly record struct Payback(decimal? Years, bool Needed, int? LostIn)
{
    /// <param name="costs">By year from year 0, positive.</param>
    /// <param name="benefits">By the same years.</param>
    public static Payback Of(IReadOnlyList<decimal> costs, IReadOnlyList<decimal> benefits)
    {
        var needed = false;
        decimal? years = null;
        int? lost = null;
        var balance = 0m;
        for (var year = 0; year < costs.Count; year++)
        {
            var start = year == 0 ? -costs[0] : balance;
            balance += benefits[year] - costs[year];
            needed |= start < 0m || balance < 0m;
            if (years is null && start < 0m && balance >= 0m)
            {
                years = year + (-start / (balance - start));
            }
            else if (years is not null && lost is null && balance < 0m)
            {
                lost = year;
            }
        }

        return new(years, needed, lost);
    }

    public string InWords(int years) => Years is { } after
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{decimal.Round(after, 2, MidpointRounding.AwayFromZero):0.00} years") + (LostIn is { } year ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"; lost again in year {year}") : "")
        : Needed ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Not within {years} years") : "Nothing to pay back";
}
