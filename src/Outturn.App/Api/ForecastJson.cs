using System.Text.Json;
using Outturn.App.Operations.Forecasting;
using Outturn.Core.Forecasting;

namespace Outturn.App.Api;

/// <summary>
/// A delivery forecast in JSON, the same from the command line and from the web. Money is a text of pounds with pence, savings negative, so p10 is the good end
/// and p90 the bad one; chances and shares are numbers from 0 to 1.
/// </summary>
public static class ForecastJson
{
    public static byte[] Write(ForecastRun run) => TrackerJson.Bytes(json => Write(json, run));

    private static void Write(Utf8JsonWriter json, ForecastRun run)
    {
        var forecast = run.Forecast;
        var draws = forecast.Order.Draws;
        json.WriteStartObject();
        json.WriteString("algorithm", DeliveryModel.Method);
        json.WriteNumber("seed", forecast.Order.Seed);
        json.WriteNumber("draws", draws);
        json.WriteString("year", forecast.Position.Year.ToString());
        json.WriteString("asAt", forecast.Position.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteNumber("monthsLeft", forecast.Position.MonthsLeft);
        Part(json, forecast.Whole, draws);
        TrackerJson.Texts(json, "says", [.. ForecastWords.Of(forecast), .. ForecastWords.Rests(forecast)]);
        json.WriteStartObject("model");
        json.WriteNumber("closedYears", forecast.Model.Years);
        json.WriteNumber("closedLines", forecast.Model.Lines);
        json.WriteNumber("trust", SimulationJson.Rounded(forecast.Model.TrustWith(forecast.Position.MonthsLeft)));
        json.WriteNumber("yearEffect", SimulationJson.Rounded(forecast.Model.Loading));
        TrackerJson.Texts(json, "toldApartBy", forecast.Model.Splits);
        json.WriteEndObject();
        json.WriteStartObject("drivers");
        json.WriteNumber("year", SimulationJson.Rounded(forecast.YearShare));
        json.WriteNumber("council", SimulationJson.Rounded(forecast.LearningShare));
        json.WriteEndObject();
        Parts(json, "committees", forecast.Committees, draws);
        Parts(json, "services", forecast.Services, draws);
        json.WriteStartArray("lines");
        foreach (var line in forecast.Lines)
        {
            json.WriteStartObject();
            json.WriteString("key", line.Line.Key);
            json.WriteString("name", line.Line.Name);
            json.WriteString("rag", line.Line.Rag.ToString());
            json.WriteString("owner", line.Line.Forecast.ToString());
            SimulationJson.Percentiles(json, line.Spread);
            json.WriteNumber("chanceOf95", SimulationJson.Rounded(line.Reaching));
            json.WriteStartArray("chances");
            foreach (var chance in line.Chances)
            {
                json.WriteNumberValue(SimulationJson.Rounded(chance));
            }

            json.WriteEndArray();
            json.WriteNumber("share", SimulationJson.Rounded(line.Share));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("taken");
        foreach (var taken in forecast.Position.Taken)
        {
            json.WriteStartObject();
            json.WriteString("key", taken.Key);
            json.WriteString("name", taken.Name);
            json.WriteString("planned", taken.Planned.ToString());
            json.WriteString("owner", taken.Forecast.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("leftOut");
        foreach (var left in forecast.Position.Left)
        {
            json.WriteStartObject();
            json.WriteString("key", left.Key);
            json.WriteString("name", left.Name);
            json.WriteString("why", left.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Score(json, run.Score);
        json.WriteEndObject();
    }

    private static void Score(Utf8JsonWriter json, ForecastScore score)
    {
        json.WriteStartObject("score");
        json.WriteString("says", score.Sentence);
        json.WriteNumber("lines", score.Lines.Count);
        json.WriteNumber("brier", SimulationJson.Rounded(score.Brier));
        json.WriteNumber("baseRate", SimulationJson.Rounded(score.BaseBrier));
        json.WriteNumber("ratings", SimulationJson.Rounded(score.RatedBrier));
        json.WriteNumber("skillOnBaseRate", SimulationJson.Rounded(score.SkillOnBase));
        json.WriteNumber("skillOnRatings", SimulationJson.Rounded(score.SkillOnRated));
        json.WriteStartArray("years");
        foreach (var year in score.Years)
        {
            var one = new ForecastScore([year]);
            json.WriteStartObject();
            json.WriteString("year", year.Year.ToString());
            json.WriteNumber("closedYearsBefore", year.YearsBefore);
            json.WriteBoolean("outturnRecorded", year.IsRecorded);
            json.WriteNumber("notKnown", year.NotKnown);
            json.WriteNumber("lines", year.Lines.Count);
            json.WriteNumber("brier", SimulationJson.Rounded(one.Brier));
            json.WriteNumber("baseRate", SimulationJson.Rounded(one.BaseBrier));
            json.WriteNumber("ratings", SimulationJson.Rounded(one.RatedBrier));
            json.WriteString("owners", year.Whole.Owners.ToString());
            SimulationJson.Percentiles(json, year.Whole.Spread);
            json.WriteString("outturn", year.Outturn.ToString());
            json.WriteBoolean("within50", year.Inside[0]);
            json.WriteBoolean("within80", year.Inside[1]);
            json.WriteBoolean("within90", year.Inside[2]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("calibration");
        foreach (var band in score.Calibration)
        {
            json.WriteStartObject();
            json.WriteNumber("from", band.From);
            json.WriteNumber("to", band.To);
            json.WriteNumber("lines", band.Lines);
            json.WriteNumber("meanChance", SimulationJson.Rounded(band.Mean));
            json.WriteNumber("reached", band.Reached);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Parts(Utf8JsonWriter json, string name, IReadOnlyList<PartForecast> parts, int draws)
    {
        json.WriteStartArray(name);
        foreach (var part in parts)
        {
            json.WriteStartObject();
            json.WriteString("name", part.Name);
            json.WriteNumber("count", part.Lines);
            Part(json, part, draws);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Part(Utf8JsonWriter json, PartForecast part, int draws)
    {
        json.WriteString("owners", part.Owners.ToString());
        SimulationJson.Percentiles(json, part.Spread);
        json.WriteNumber("chanceOfOwners", decimal.Round((decimal)part.ReachingOwners / draws, 6));
        json.WriteNumber("chanceOfPlan", decimal.Round((decimal)part.Spread.Reaching / draws, 6));
    }
}
