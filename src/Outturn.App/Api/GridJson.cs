using System.Text.Json;
using Outturn.App.Web;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.App.Api;

/// <summary>The update grid's readings in JSON, for the script that paints them: words and marks, no rule.</summary>
public static class GridJson
{
    /// <param name="grid">The grid as read.</param>
    /// <param name="lines">The lines whose rows are wanted: those that were sent.</param>
    public static byte[] Write(GridReadings grid, IEnumerable<Guid> lines)
    {
        var wanted = lines.Select(l => l.ToString("N")).ToHashSet(StringComparer.Ordinal);
        return TrackerJson.Bytes(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("rows");
            foreach (var row in grid.Rows.Where(r => wanted.Contains(r.Id)))
            {
                Row(json, row);
            }

            json.WriteEndArray();
            json.WriteStartArray("totals");
            foreach (var total in grid.Totals)
            {
                Figure(json, null, total);
            }

            json.WriteEndArray();
            json.WriteString("notCounted", grid.NotCounted);
            json.WriteString("ready", grid.Ready);
            json.WriteString("summaryTitle", grid.SummaryTitle);
            json.WriteStartArray("summary");
            foreach (var (target, words) in grid.Summary)
            {
                json.WriteStartObject();
                json.WriteString("target", target);
                json.WriteString("words", words);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("changes");
            foreach (var change in grid.Changes)
            {
                json.WriteStartObject();
                json.WriteString("line", change.Line);
                json.WriteString("cell", change.Cell);
                json.WriteString("was", change.Was);
                json.WriteString("now", change.Now);
                json.WriteString("effect", change.Effect);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("was", grid.Was);
            json.WriteString("now", grid.Now);
            json.WriteString("effect", grid.Effect);
            json.WriteString("pledges", grid.Pledges);
            json.WriteString("changesWords", grid.ChangesWords);
            json.WriteString("waits", grid.Waits);
            json.WriteString("kept", grid.Kept);
            Problems(json, "notTaken", grid.Page.NotTaken);
            json.WriteEndObject();
        });
    }

    private static void Row(Utf8JsonWriter json, RowReading row)
    {
        json.WriteStartObject();
        json.WriteString("id", row.Id);
        json.WriteStartArray("cells");
        foreach (var cell in row.Cells)
        {
            json.WriteStartObject();
            json.WriteString("id", cell.Id);
            json.WriteNumber("part", cell.Part);
            json.WriteString("was", cell.Was);
            json.WriteString("mark", cell.Mark);
            json.WriteString("kept", cell.Kept);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Figure(json, "forecast", row.Forecast);
        Figure(json, "change", row.Change);
        Figure(json, "variance", row.Variance);
        json.WriteStartObject("rag");
        json.WriteString("css", TrackerMarkup.Css(row.Rating));
        json.WriteString("shape", row.Rating.Shape());
        json.WriteString("word", row.RatingWord);
        json.WriteString("note", row.RatingNote);
        json.WriteEndObject();
        json.WriteStartArray("problems");
        foreach (var problem in row.Problems)
        {
            json.WriteStartObject();
            json.WriteString("id", problem.Id);
            json.WriteString("for", problem.For);
            json.WriteBoolean("ask", problem.Ask);
            json.WriteString("said", problem.Said);
            json.WriteString("more", problem.More);
            json.WriteStartArray("fixes");
            foreach (var (value, words) in problem.Fixes)
            {
                json.WriteStartObject();
                json.WriteString("value", value);
                json.WriteString("words", words);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("versus");
            foreach (var (cell, theirs, yours) in problem.Versus)
            {
                json.WriteStartObject();
                json.WriteString("cell", cell);
                json.WriteString("theirs", theirs);
                json.WriteString("yours", yours);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Figure(Utf8JsonWriter json, string? name, FigureReading figure)
    {
        if (name is not null)
        {
            json.WritePropertyName(name);
        }

        json.WriteStartObject();
        json.WriteString("text", figure.Text);
        json.WriteBoolean("zero", figure.Zero);
        json.WriteEndObject();
    }

    private static void Problems(Utf8JsonWriter json, string name, IReadOnlyList<Problem> problems)
    {
        json.WriteStartArray(name);
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("code", problem.Code);
            json.WriteString("severity", problem.Severity.ToString().ToLowerInvariant());
            json.WriteString("where", problem.Where);
            json.WriteString("message", problem.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
