using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Outturn.Core.Appraisal.Discounting;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Values;
using Outturn.Documents.Reading;

namespace Outturn.App.Web;

/// <summary>A council's own rates, carried through the form as they stand in a file: they come with a file and are not typed.</summary>
internal static class OwnRatesJson
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Empty where there are none.</summary>
    public static string Write(IReadOnlyList<DiscountVintage> vintages)
    {
        if (vintages.Count == 0)
        {
            return "";
        }

        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Relaxed))
        {
            json.WriteStartObject();
            List(json, "vintages", vintages, v => Vintage(json, v));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The list as a reader takes it; a missing one where there is none.</summary>
    public static Result<TextNode> Node(string text)
    {
        if (text.Length == 0)
        {
            return Result.Ok(TextNode.Missing("vintages"));
        }

        var read = AppraisalFile.Read(Encoding.UTF8.GetBytes(text), "vintages");
        return read.Ok ? Result.Ok(read.Value["vintages"]) : read;
    }

    /// <summary>The rates themselves; none where they cannot be read.</summary>
    public static IReadOnlyList<DiscountVintage> Read(string text) =>
        text.Length == 0 ? [] : Node(text) is { Ok: true } node ? AppraisalReader.OwnVintages(node.Value) : [];

    private static void Vintage(Utf8JsonWriter json, DiscountVintage vintage)
    {
        json.WriteString("name", vintage.Name);
        json.WriteString("title", vintage.Title);
        json.WriteString("published", vintage.Published);
        json.WriteString("source", vintage.Source);
        json.WriteBoolean("active", vintage.Active);
        json.WriteString("standing", vintage.Standing);
        List(json, "schedules", vintage.Schedules, s =>
        {
            json.WriteString("name", s.Name);
            json.WriteString("title", s.Title);
            if (s.LastYear is { } last)
            {
                json.WriteNumber("lastYear", last);
            }

            List(json, "bands", s.Bands, b =>
            {
                json.WriteNumber("from", b.FromYear);
                json.WriteNumber("rate", b.Rate);
            });
        });
    }

    private static void List<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
