using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Documents.Charts;

/// <summary>The bar under a variance: its size beside the largest shown; an outline where over target.</summary>
public static class VarianceBar
{
    public static string Draw(Money variance, Money largest)
    {
        if (variance.IsZero || largest.IsZero)
        {
            return "";
        }

        var width = Math.Max(2, 100.0 * Math.Abs(variance.Pence) / Math.Abs(largest.Pence));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg class=\"app-vbar\" aria-hidden=\"true\"><rect{(variance.Pence < 0 ? " class=\"over\"" : "")} x=\"{Svg.Percent(100 - width)}\" width=\"{Svg.Percent(width)}\" height=\"4\"/></svg>");
    }
}
