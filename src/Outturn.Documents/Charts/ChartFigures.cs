using System.Globalization;
using Outturn.Core.Appraisal.Models;

namespace Outturn.Documents.Charts;

/// <summary>Figures of a model short enough to stand in a chart; the exact ones are in its description and in the table beneath.</summary>
internal static class ChartFigures
{
    /// <summary>Such as <c>2.71m</c>, <c>408k</c>, <c>780</c> or <c>12.5 %</c>.</summary>
    public static string Short(decimal plain, Unit unit)
    {
        var value = unit.CountsPounds ? plain : plain / unit.Scale;
        var text = Math.Abs(value) switch
        {
            >= 1_000_000m => (value / 1_000_000m).ToString("#,##0.##", CultureInfo.InvariantCulture) + "m",
            >= 10_000m => (value / 1_000m).ToString("#,##0.#", CultureInfo.InvariantCulture) + "k",
            _ => value.ToString("#,##0.##", CultureInfo.InvariantCulture),
        };
        return unit.CountsPounds ? (text.StartsWith('-') ? "-£" + text[1..] : "£" + text) : unit.IsPercent ? text + " %" : text;
    }
}
