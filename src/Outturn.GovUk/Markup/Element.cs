using System.Buffers;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Outturn.GovUk.Markup;

/// <summary>
/// One HTML element under construction. Text and attribute values are encoded; only <see cref="IHtmlContent"/> goes in as it is,
/// so there is no way to slip a string past the encoder.
/// </summary>
internal sealed class Element : IHtmlContent
{
    private static readonly HashSet<string> Void = ["br", "hr", "img", "input", "link", "meta"];

    // What HTML forbids in an attribute name; a name is the one part that cannot be encoded.
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(" \t\n\f\r\"'<>/=");

    private readonly string name;
    private readonly List<(string Name, string? Value)> attributes = [];
    private readonly List<IHtmlContent> children = [];

    public Element(string name, params ReadOnlySpan<string?> classes)
    {
        this.name = name;
        AttributeIfAny("class", ClassNames.Join(classes));
    }

    /// <summary>Sets an attribute; null leaves it out. The first value given to a name stays, as in a browser.</summary>
    public Element Attribute(string attribute, string? value) => value is null ? this : Set(attribute, value);

    /// <summary>Sets an attribute; null and the empty string leave it out.</summary>
    public Element AttributeIfAny(string attribute, string? value) => string.IsNullOrEmpty(value) ? this : Set(attribute, value);

    /// <summary>Sets an attribute to the word true or false; null leaves it out.</summary>
    public Element Attribute(string attribute, bool? value) =>
        value is null ? this : Set(attribute, value.Value ? "true" : "false");

    /// <summary>Sets an attribute that has no value (disabled, checked).</summary>
    public Element Flag(string attribute, bool present) => present ? Set(attribute, null) : this;

    /// <summary>Sets the attributes an author gave; a null value makes an attribute without a value.</summary>
    public Element Attributes(IReadOnlyDictionary<string, string?>? given)
    {
        foreach (var (attribute, value) in given ?? new Dictionary<string, string?>())
            Set(attribute, value);
        return this;
    }

    public Element Add(string? text)
    {
        if (!string.IsNullOrEmpty(text))
            children.Add(new TextContent(text));
        return this;
    }

    public Element Add(IHtmlContent? child)
    {
        if (child is not null)
            children.Add(child);
        return this;
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write('<');
        writer.Write(name);
        foreach (var (attribute, value) in attributes)
        {
            writer.Write(' ');
            writer.Write(attribute);
            if (value is null)
                continue;
            writer.Write("=\"");
            MinimalEncoder.Instance.Encode(writer, value);
            writer.Write('"');
        }

        writer.Write('>');
        if (Void.Contains(name))
            return;
        foreach (var child in children)
            child.WriteTo(writer, encoder);
        writer.Write("</");
        writer.Write(name);
        writer.Write('>');
    }

    private Element Set(string attribute, string? value)
    {
        if (attribute.Length == 0 || attribute.AsSpan().ContainsAny(Forbidden))
            throw new ArgumentException($"\"{attribute}\" cannot be the name of an HTML attribute.", nameof(attribute));
        if (!attributes.Exists(a => string.Equals(a.Name, attribute, StringComparison.OrdinalIgnoreCase)))
            attributes.Add((attribute, value));
        return this;
    }
}
