namespace Outturn.Core.Appraisal.Options;

/// <summary>
/// What somebody wrote, before anyone says what it means: a text, a list, or named fields, each with its place such as <c>options[1].flows[3].year</c>.
/// A file, a form and a pasted table all become one of these, and the same reader names what is wrong at the same places.
/// </summary>
/// <param name="Place">Empty for the whole.</param>
/// <param name="Text">Null where it is not a text.</param>
/// <param name="Items">Null where it is not a list.</param>
/// <param name="Fields">Null where it has no named fields.</param>
public sealed record TextNode(string Place, string? Text, IReadOnlyList<TextNode>? Items, IReadOnlyList<KeyValuePair<string, TextNode>>? Fields)
{
    public bool IsMissing => Text is null && Items is null && Fields is null;

    /// <summary>A field by its name, whatever its capitals; a missing node with the field's place where there is none.</summary>
    public TextNode this[string name]
    {
        get
        {
            foreach (var (key, node) in Fields ?? [])
            {
                if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
                {
                    return node;
                }
            }

            // A cell of a table is no field: "line 4, field 2, class" and not "field 2.class".
            return Missing(Place.Length == 0 ? name : Place.Contains(' ') ? $"{Place}, {name}" : $"{Place}.{name}");
        }
    }

    public static TextNode Missing(string place) => new(place, null, null, null);

    public static TextNode Of(string place, string text) => new(place, text, null, null);

    public static TextNode List(string place, IReadOnlyList<TextNode> items) => new(place, null, items, null);

    public static TextNode Named(string place, params IReadOnlyList<KeyValuePair<string, TextNode>> fields) => new(place, null, null, fields);

    /// <summary>The same with a field that it lacks; as it is where it has the field, or nothing is given.</summary>
    public TextNode With(string name, string? text, string place) =>
        text is null || Fields is null || !this[name].IsMissing ? this : this with { Fields = [.. Fields.Where(f => !string.Equals(f.Key, name, StringComparison.OrdinalIgnoreCase)), KeyValuePair.Create(name, Of(place, text))] };

    /// <summary>The same with a further cost in year 0 of every option.</summary>
    public TextNode WithCost(string? amount, string place)
    {
        if (amount is null || this["options"].Items is not { } options)
        {
            return this;
        }

        var flow = Named(place, KeyValuePair.Create("year", Of(place, "0")), KeyValuePair.Create("cost", Of(place, amount)), KeyValuePair.Create("label", Of(place, "cost given beside the file")));
        return this with
        {
            Fields =
            [
                .. Fields!.Where(f => !string.Equals(f.Key, "options", StringComparison.OrdinalIgnoreCase)),
                KeyValuePair.Create("options", List("options", [.. options.Select(o => o["flows"].Items is { } flows ? o with { Fields = [.. o.Fields!.Where(f => !string.Equals(f.Key, "flows", StringComparison.OrdinalIgnoreCase)), KeyValuePair.Create("flows", List(o["flows"].Place, [.. flows, flow]))] } : o)])),
            ],
        };
    }
}
