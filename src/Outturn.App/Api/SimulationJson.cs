using System.Text.Json;
using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Values;

namespace Outturn.App.Api;

/// <summary>
/// A run in JSON, the same from the command line and from the web. Money is a text of pounds with pence, signed as the plan is (a saving is negative, so p10 is
/// the good end and p90 the bad one); chances and shares are numbers from 0 to 1.
/// </summary>
public static class SimulationJson
{
    public static byte[] Write(SimulationResult result, IReadOnlyList<Problem> notices) => TrackerJson.Bytes(json => Write(json, result, notices));

    public static void Write(Utf8JsonWriter json, SimulationResult result, IReadOnlyList<Problem> notices)
    {
        json.WriteStartObject();
        json.WriteString("algorithm", result.Algorithm);
        json.WriteNumber("seed", result.Seed);
        json.WriteNumber("draws", result.Draws);
        json.WriteString("basis", SimulationWords.Slug(result.Basis));
        json.WriteString("year", result.Years.Count == 0 ? null : result.Years[result.Year].ToString());
        Spread(json, result.Whole, result.Draws);
        TrackerJson.Texts(json, "says", SimulationWords.Of(result));
        json.WriteStartArray("byYear");
        for (var y = 0; y < result.Movements.Count; y++)
        {
            json.WriteStartObject();
            json.WriteString("year", result.Years.Count == 0 ? null : result.Years[y].ToString());
            foreach (var (name, basis) in new[] { ("movements", SimulatedBasis.Movements), ("levels", SimulatedBasis.Levels), ("runningTotals", SimulatedBasis.RunningTotals) })
            {
                json.WriteStartObject(name);
                Spread(json, result.Of(basis)[y], result.Draws);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        Lines(json, result);
        json.WriteStartArray("causes");
        foreach (var cause in result.Causes)
        {
            json.WriteStartObject();
            json.WriteString("name", cause.Name);
            json.WriteNumber("share", Rounded(cause.Share));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("shortfalls");
        foreach (var shortfall in result.Shortfalls)
        {
            json.WriteStartObject();
            json.WriteString("above", shortfall.Above.ToString());
            json.WriteNumber("chance", decimal.Round((decimal)shortfall.Draws / result.Draws, 6));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("histogram");
        json.WriteString("from", result.Histogram.From.ToString());
        json.WriteString("step", result.Histogram.Step.ToString());
        json.WriteStartArray("counts");
        foreach (var count in result.Histogram.Counts)
        {
            json.WriteNumberValue(count);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("notSimulated");
        foreach (var left in result.Left)
        {
            json.WriteStartObject();
            json.WriteString("key", left.Key);
            json.WriteString("name", left.Name);
            json.WriteString("why", left.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        TrackerJson.Problems(json, notices);
        json.WriteEndObject();
    }

    private static void Lines(Utf8JsonWriter json, SimulationResult result)
    {
        json.WriteStartArray("lines");
        foreach (var line in result.Lines)
        {
            json.WriteStartObject();
            json.WriteString("key", line.Key);
            json.WriteString("name", line.Name);

            // One by one the lines are worked from fewer draws.
            Spread(json, line.Spread, Math.Min(result.Draws, Simulation.DrawsOfLines));
            json.WriteNumber("share", Rounded(line.Share));
            if (line.IfCertain is { } certain)
            {
                json.WriteStartObject("wholeIfCertain");
                json.WriteString("p10", certain.P10.ToString());
                json.WriteString("p50", certain.P50.ToString());
                json.WriteString("p90", certain.P90.ToString());
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>What both kinds of range have: planned, mean, standard deviation and percentiles.</summary>
    internal static void Percentiles(Utf8JsonWriter json, Spread spread)
    {
        json.WriteString("planned", spread.Planned.ToString());
        json.WriteString("mean", spread.Mean.ToString());
        json.WriteString("sd", spread.Deviation.ToString());
        foreach (var (i, percent) in Outturn.Core.Appraisal.Uncertainty.Spread.Percents.Index())
        {
            json.WriteString($"p{percent:00}", spread.Quantiles[i].ToString());
        }
    }

    private static void Spread(Utf8JsonWriter json, Spread spread, int draws)
    {
        Percentiles(json, spread);
        json.WriteString("best", spread.Least.ToString());
        json.WriteString("worst", spread.Most.ToString());
        json.WriteNumber("chanceOfPlan", decimal.Round((decimal)spread.Reaching / draws, 6));
    }

    internal static decimal Rounded(double share) => decimal.Round((decimal)share, 6);
}
