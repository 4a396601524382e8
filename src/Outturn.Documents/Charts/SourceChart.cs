using System.Globalization;
using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Values;

namespace Outturn.Documents.Charts;

/// <summary>Calls on one source by year.</summary>
public static class SourceChart
{
    /// <summary>For each year what is there as a bar, and what is drawn as a darker one: where the darker stands higher, the source does not cover it. Of ranges the smaller numbers.</summary>
    /// <param name="id">Unique on the page.</param>
    /// <param name="call">One that says how much is there.</param>
    public static string Draw(string id, PlanCycle cycle, SourceCall call, MoneyStyle style, int height = 190)
    {
        var years = cycle.Each.Select((year, i) => (Year: year, There: call.There![i].Low, Drawn: call.Drawn[i].Low, Left: call.Left![i].Low)).ToList();
        var description = string.Concat(years.Select(y => string.Create(
            CultureInfo.InvariantCulture, $"{y.Year}: {style.Text(y.There)} there, {style.Text(y.Drawn)} drawn, {(y.Left.Sign < 0 ? $"{style.Text(-y.Left)} short" : $"{style.Text(y.Left)} left")}. "))) + style.UnitText + ".";
        return YearBars.Draw(
            id, $"{call.Name}: calls by year", description, "Bar: there in the year", "Darker: drawn", height, [.. years.Select(y => (y.Year.ToString(), y.There, y.Drawn))], style);
    }
}
