using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Components;

namespace Outturn.Tests.GovUk;

/// <summary>
/// Reads a fixture's options into an options record. Strict about names, so that an option we do not know fails the
/// test; lenient about JavaScript's ways: numbers for strings, and false or the empty string for "nothing".
/// </summary>
internal static class FixtureOptions
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters =
        {
            new TextConverter(),
            new HtmlConverter(),
            new DateInputItemConverter(),
            new FalsyItemConverter<CheckboxesItem>(),
            new FalsyItemConverter<RadiosItem>(),
            new FalsyItemConverter<SelectItem>(),
            new FalsyItemConverter<SummaryListRow>(),
            new FalsyItemConverter<TabsItem>(),
        },
    };

    public static T Read<T>(JsonElement options) => options.Deserialize<T>(Json)!;

    private static bool IsFalsy(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Null or JsonTokenType.False
        || (reader.TokenType == JsonTokenType.String && reader.GetString()!.Length == 0);

    private sealed class TextConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.Number => reader.GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => reader.GetString(),
        };

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => throw new NotSupportedException();
    }

    private sealed class HtmlConverter : JsonConverter<IHtmlContent>
    {
        public override IHtmlContent? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            IsFalsy(ref reader) ? null : new HtmlString(reader.GetString());

        public override void Write(Utf8JsonWriter writer, IHtmlContent value, JsonSerializerOptions options) => throw new NotSupportedException();
    }

    /// <summary>A falsy item in a list is passed over.</summary>
    private class FalsyItemConverter<T> : JsonConverter<T>
        where T : class
    {
        public override bool HandleNull => true;

        protected virtual T? Falsy => null;

        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            IsFalsy(ref reader) ? Falsy : JsonSerializer.Deserialize<T>(ref reader, Without(options));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException();

        private JsonSerializerOptions Without(JsonSerializerOptions options)
        {
            var others = new JsonSerializerOptions(options);
            others.Converters.Remove(this);
            return others;
        }
    }

    /// <summary>The design system leaves a box out by <c>day: false</c>.</summary>
    private sealed class DateInputItemConverter : FalsyItemConverter<DateInputItem>
    {
        protected override DateInputItem Falsy => DateInputItem.Omitted;
    }
}
