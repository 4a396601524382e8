using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Outturn.Core.Values;

namespace Outturn.Data.Facts;

/// <summary>Money as whole pence.</summary>
internal sealed class JsonPence : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Money.FromPence(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Pence);
}

/// <summary>A financial year by the one in which it starts.</summary>
internal sealed class JsonStartYear : JsonConverter<FinancialYear>
{
    public override FinancialYear Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt32());

    public override void Write(Utf8JsonWriter writer, FinancialYear value, JsonSerializerOptions options) => writer.WriteNumberValue(value.StartYear);
}

/// <summary>A month of a financial year as <c>2022-04</c>.</summary>
internal sealed class JsonMonth : JsonConverter<FinancialMonth>
{
    public override FinancialMonth Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FinancialMonth.TryParse(reader.GetString(), out var month) ? month : throw new JsonException("This is no month.");

    public override void Write(Utf8JsonWriter writer, FinancialMonth value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>A series as year and value, in the order of years.</summary>
internal sealed class JsonByYear<TSeries, TValue>(Func<IEnumerable<KeyValuePair<FinancialYear, TValue>>, TSeries> make) : JsonConverter<TSeries>
    where TSeries : IEnumerable<KeyValuePair<FinancialYear, TValue>>
{
    public override TSeries Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        make((JsonSerializer.Deserialize<Item[]>(ref reader, options) ?? []).Select(i => KeyValuePair.Create(i.Year, i.Value)));

    public override void Write(Utf8JsonWriter writer, TSeries value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Select(p => new Item(p.Key, p.Value)), options);

    private sealed record Item(FinancialYear Year, TValue Value);
}

/// <summary>Facts that are kept as JSON which stays readable: money in pence, years by the one in which they start, enumerations by name.</summary>
internal static class ReadableJson
{
    public static JsonSerializerOptions Options(params IEnumerable<JsonConverter> more)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            IgnoreReadOnlyProperties = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Converters = { new JsonStringEnumConverter(), new JsonPence(), new JsonStartYear() },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver
            {
                Modifiers = { JsonKinds.Of(typeof(Amount), typeof(Amount.Known), typeof(Amount.Range), typeof(Amount.Unquantified)), JsonKinds.WithoutWorkedOut },
            },
        };
        foreach (var converter in more)
        {
            options.Converters.Add(converter);
        }

        return options;
    }
}

/// <summary>Which of several kinds a value is, as <c>$is</c> in its JSON.</summary>
internal static class JsonKinds
{
    /// <summary>What follows from other members is not kept: lists that are worked out, which <see cref="JsonSerializerOptions.IgnoreReadOnlyProperties"/> lets pass.</summary>
    public static void WithoutWorkedOut(JsonTypeInfo info)
    {
        foreach (var property in info.Properties.Where(p => p.AttributeProvider is PropertyInfo { SetMethod: null }).ToList())
        {
            info.Properties.Remove(property);
        }
    }

    public static Action<JsonTypeInfo> Of(Type of, params Type[] kinds) => info =>
    {
        if (info.Type == of)
        {
            info.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "$is", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization };
            foreach (var kind in kinds)
            {
                info.PolymorphismOptions.DerivedTypes.Add(new(kind, kind.Name));
            }
        }
    };
}
