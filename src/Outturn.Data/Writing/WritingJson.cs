using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;
using Outturn.Data.Facts;

namespace Outturn.Data.Writing;

/// <summary>A version as it is kept: the snapshot with the submitter's words.</summary>
internal sealed record StoredVersion(CaseSnapshot Snapshot, string Note);

/// <summary>
/// What is written in cases, as JSON that stays readable: money in pence, years by the one in which they start, enumerations by name. The form of a
/// version is part of the hash in the record, so what is stored is never written anew; members are added, never renamed.
/// </summary>
internal static class WritingJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new JsonStringEnumConverter(), new JsonPence(), new JsonStartYear(), new Cycle(), new Template(),
            new JsonByYear<PlanAmounts, Amount>(pairs => new(pairs)), new JsonByYear<Levels, Money>(pairs => new(pairs)), new JsonByYear<Movements, Money>(pairs => new(pairs)),
        },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers =
            {
                JsonKinds.Of(typeof(Amount), typeof(Amount.Known), typeof(Amount.Range), typeof(Amount.Unquantified)),
                JsonKinds.Of(typeof(Permanence), typeof(Permanence.Permanent), typeof(Permanence.OneOff), typeof(Permanence.TemporaryUntil), typeof(Permanence.TemporaryThenPermanent)),
            },
        },
    };

    public static string Write<T>(T value) => StoredText.Of(JsonSerializer.Serialize(value, Options));

    public static byte[] Bytes<T>(T value) => System.Text.Encoding.UTF8.GetBytes(Write(value));

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidDataException("What is stored is null.");

    public static T Read<T>(byte[] json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidDataException("What is stored is null.");

    private sealed class Cycle : JsonConverter<PlanCycle>
    {
        public override PlanCycle Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            PlanCycle.TryParse(reader.GetString(), out var cycle) ? cycle : throw new JsonException("This is no cycle.");

        public override void Write(Utf8JsonWriter writer, PlanCycle value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class Template : JsonConverter<TemplateKey>
    {
        public override TemplateKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TemplateKey.TryParse(reader.GetString(), out var key) ? key : throw new JsonException("This is no template.");

        public override void Write(Utf8JsonWriter writer, TemplateKey value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
