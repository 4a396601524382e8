using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Papers;
using Outturn.Core.Values;
using Outturn.Data.Facts;

namespace Outturn.Data.Cases;

/// <summary>
/// What was read, as JSON that stays readable: money in pence, years by the one in which they start, enumerations by name. The form is part
/// of the hash in the record, so what is stored is never written anew; members are added, never renamed.
/// </summary>
internal static class CaseJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(), new JsonPence(), new JsonStartYear(), new Code(), new At(), new Run() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers =
            {
                Kinds(typeof(Block), typeof(TextBlock), typeof(TableBlock), typeof(PictureBlock)),
                Kinds(typeof(Amount), typeof(Amount.Known), typeof(Amount.Range), typeof(Amount.Unquantified)),
                Kinds(
                    typeof(CellValue), typeof(CellValue.Rag), typeof(CellValue.Date), typeof(CellValue.Money), typeof(CellValue.Number), typeof(CellValue.Percent), typeof(CellValue.Score),
                    typeof(CellValue.NotGiven)),
            },
        },
    };

    /// <summary>The pack without its cases, which are kept one by one.</summary>
    public static byte[] Write(CasePack pack) => JsonSerializer.SerializeToUtf8Bytes(pack with { Cases = [] }, Options);

    public static CasePack ReadPack(byte[] json) => Read<CasePack>(json);

    public static byte[] Write(ReadCase read) => JsonSerializer.SerializeToUtf8Bytes(StoredCase.Of(read), Options);

    public static ReadCase ReadCase(byte[] json) => Read<StoredCase>(json).ToCase();

    public static string Write(CaseHead head) => JsonSerializer.Serialize(head, Options);

    public static CaseHead ReadHead(string json) => JsonSerializer.Deserialize<CaseHead>(json, Options) ?? throw new InvalidDataException("A case's head is null.");

    public static string Write<T>(T said) => JsonSerializer.Serialize(said, Options);

    public static T Said<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidDataException("What was said is null.");

    private static T Read<T>(byte[] json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidDataException("A reading is null.");

    private static Action<JsonTypeInfo> Kinds(Type of, params Type[] kinds) => info =>
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

    /// <summary>A case whose sections name the blocks of the case by their place, for both hold the same ones.</summary>
    private sealed record StoredCase(ReadCase Case, IReadOnlyList<StoredSection> Sections)
    {
        public static StoredCase Of(ReadCase read)
        {
            var places = new Dictionary<Block, int>(ReferenceEqualityComparer.Instance);
            foreach (var (i, block) in read.Blocks.Index())
            {
                places.TryAdd(block, i);
            }

            return new(
                read with { Sections = [] },
                [.. read.Sections.Select(s => new StoredSection(
                    s.Key, s.Heading, s.State, s.Place, s.Sure, s.Also, s.Above, [.. s.Blocks.Select(b => places.TryGetValue(b, out var at) ? new StoredBlock(at, null) : new StoredBlock(null, b))]))]);
        }

        public ReadCase ToCase() => Case with
        {
            Sections = [.. Sections.Select(s => new ReadSection(s.Key, s.Heading, s.State, s.Place, [.. s.Blocks.Select(b => b.Own ?? Case.Blocks[b.At ?? 0])]) { Sure = s.Sure, Also = s.Also, Above = s.Above })],
        };
    }

    private sealed record StoredSection(string Key, string Heading, SectionState State, Place Place, Sureness Sure, IReadOnlyList<string> Also, IReadOnlyList<TextBlock> Above, IReadOnlyList<StoredBlock> Blocks);

    private sealed record StoredBlock(int? At, Block? Own);

    /// <summary>A reference by what the document says, from which its code follows.</summary>
    private sealed class Code : JsonConverter<Reference>
    {
        public override Reference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Reference.From(reader.GetString()) ?? throw new JsonException("A reference is blank.");

        public override void Write(Utf8JsonWriter writer, Reference value, JsonSerializerOptions options) => writer.WriteStringValue(value.AsWritten);
    }

    /// <summary>A place as page and number.</summary>
    private sealed class At : JsonConverter<Place>
    {
        public override Place Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray || !reader.Read())
            {
                throw new JsonException("A place is two numbers.");
            }

            var page = reader.GetInt32();
            reader.Read();
            var number = reader.GetInt32();
            reader.Read();
            return new(page, number);
        }

        public override void Write(Utf8JsonWriter writer, Place value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Page);
            writer.WriteNumberValue(value.Number);
            writer.WriteEndArray();
        }
    }

    /// <summary>A run of plain text is its text.</summary>
    private sealed class Run : JsonConverter<Span>
    {
        public override Span Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                return new(reader.GetString() ?? "");
            }

            var parts = JsonSerializer.Deserialize<string?[]>(ref reader, options);
            return parts is [var text, var style, var link] ? new(text ?? "", Enum.TryParse<SpanStyle>(style, out var s) ? s : SpanStyle.None, link) : throw new JsonException("A run is a text, a style and a link.");
        }

        public override void Write(Utf8JsonWriter writer, Span value, JsonSerializerOptions options)
        {
            if (value is { Style: SpanStyle.None, Link: null })
            {
                writer.WriteStringValue(value.Text);
                return;
            }

            writer.WriteStartArray();
            writer.WriteStringValue(value.Text);
            writer.WriteStringValue(value.Style.ToString());
            writer.WriteStringValue(value.Link);
            writer.WriteEndArray();
        }
    }
}
