using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Outturn.Data.Facts;

/// <summary>Lists inside one column, as JSON: money in pence, enumerations by name, text readable.</summary>
internal static class StoredJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(), new JsonPence() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidDataException("A stored list is null.");

    /// <summary>Null for an empty list, so that the common case takes no room.</summary>
    public static string? WriteList(IReadOnlyList<string> list) => list.Count == 0 ? null : Write(list.Select(StoredText.Of));

    public static string? WritePairs(IReadOnlyList<KeyValuePair<string, string>> pairs) =>
        pairs.Count == 0 ? null : Write(pairs.Select(p => new[] { StoredText.Of(p.Key), StoredText.Of(p.Value) }));

    public static IReadOnlyList<KeyValuePair<string, string>> ReadPairs(string json) =>
        [.. Read<string[][]>(json).Select(p => KeyValuePair.Create(p[0], p[1]))];
}
