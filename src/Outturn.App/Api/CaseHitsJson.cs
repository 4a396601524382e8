using System.Text.Json;
using Outturn.Core.Cases.Searching;

namespace Outturn.App.Api;

/// <summary>What a search found, as JSON.</summary>
public static class CaseHitsJson
{
    public static void Write(Utf8JsonWriter json, CaseHits found)
    {
        json.WriteStartObject();
        json.WriteNumber("count", found.Count);
        json.WriteStartArray("hits");
        foreach (var hit in found.Hits)
        {
            json.WriteStartObject();
            json.WriteString("id", hit.Key.Number == 0 ? null : hit.Key.ToString());
            json.WriteNumber("paper", hit.Key.Paper);
            json.WriteString("cycle", hit.Cycle);
            json.WriteString("title", hit.Title);
            json.WriteString("references", hit.References);
            json.WriteStartArray("committees");
            foreach (var committee in hit.Committees)
            {
                json.WriteStringValue(committee);
            }

            json.WriteEndArray();
            json.WriteString("where", hit.Where);
            json.WriteString("link", hit.Link);
            json.WriteString("text", string.Concat(hit.Snippet.Select(s => s.Text)));
            json.WriteStartArray("marked");
            foreach (var piece in hit.Snippet.Where(s => s.Marked))
            {
                json.WriteStringValue(piece.Text);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
