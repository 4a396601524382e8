using System.Text.Json;
using Outturn.App.Web;

namespace Outturn.App.Api;

/// <summary>A typed plan line's readings in JSON, for the script that paints them: words and marks, no rule.</summary>
public static class LineJson
{
    public static byte[] Write(LineReadings line) => TrackerJson.Bytes(json =>
    {
        json.WriteStartObject();
        json.WriteString("summary", line.Summary);
        json.WriteStartArray("years");
        foreach (var year in line.Years)
        {
            Year(json, year);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Year(Utf8JsonWriter json, YearReading year)
    {
        json.WriteStartObject();
        json.WriteString("year", year.Year.ToString());
        json.WriteBoolean("typed", year.IsTyped);
        json.WriteString("place", year.Place);
        json.WriteString("mark", year.Mark);
        json.WriteString("how", year.How);
        json.WriteString("reversal", year.Reversal);
        Figure(json, "movement", year.Movement);
        Figure(json, "level", year.Level);
        Figure(json, "runningTotal", year.RunningTotal);
        if (year.Question is { } question)
        {
            json.WriteStartObject("question");
            json.WriteString("id", question.Id);
            json.WriteBoolean("ask", question.Ask);
            json.WriteString("said", question.Said);
            json.WriteStartArray("fixes");
            foreach (var (value, words) in question.Fixes)
            {
                json.WriteStartObject();
                json.WriteString("value", value);
                json.WriteString("words", words);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Figure(Utf8JsonWriter json, string name, YearFigure figure)
    {
        json.WriteStartObject(name);
        json.WriteString("text", figure.Text);
        json.WriteBoolean("zero", figure.Zero);
        json.WriteString("unknown", figure.Unknown);
        json.WriteEndObject();
    }
}
