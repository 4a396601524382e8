using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Options;

/// <summary>How the figures of an appraisal are written for people.</summary>
public static class AppraisalWords
{
    /// <summary>Such as <c>£2,216,296</c> or <c>-£40,000 to £12,500 plus 1 not quantified</c>: whole pounds, halves away from zero.</summary>
    public static string Money(Total total) =>
        (total.Low == total.High ? Money(total.Low) : $"{Money(total.Low)} to {Money(total.High)}")
        + (total.Unquantified > 0 ? string.Create(CultureInfo.InvariantCulture, $" plus {total.Unquantified} not quantified") : "");

    public static string Money(Money money)
    {
        var pounds = decimal.Round(money.Pounds, 0, MidpointRounding.AwayFromZero);
        return (pounds < 0m ? "-£" : "£") + Math.Abs(pounds).ToString("#,##0", CultureInfo.InvariantCulture);
    }

    /// <summary>Three places; from low to high where they differ; the reason where there is none.</summary>
    public static string Ratio(decimal? low, decimal? high, string none) => (low, high) switch
    {
        (null, null) => none,
        ({ } a, { } b) when a == b => Number(a),
        _ => $"{(low is { } x ? Number(x) : none)} to {(high is { } y ? Number(y) : none)}",
    };

    /// <summary>An option's BCR for a sentence, such as <c>3.770, with an NPSV of £2,216,296</c>: a ratio says nothing of size, so it is never said alone.</summary>
    public static string Bcr(OptionResult option) => option.Low.Bcr is null && option.High.Bcr is null
        ? "no cost to divide by"
        : $"{Ratio(option.Low.Bcr, option.High.Bcr, "no cost to divide by")}, with an NPSV of {Money(option.Npsv)}";

    public static string Payback(Payback worse, Payback better, int years) =>
        worse == better ? worse.InWords(years) : $"{better.InWords(years)} at best, {Lower(worse.InWords(years))} at worst";

    private static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];

    private static string Number(decimal value) => decimal.Round(value, 3, MidpointRounding.AwayFromZero).ToString("0.000", CultureInfo.InvariantCulture);
}
