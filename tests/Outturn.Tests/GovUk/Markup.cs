using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.Tests.GovUk;

/// <summary>HTML as a browser understands it, written so that equal meaning gives equal text.</summary>
internal static partial class Markup
{
    private static readonly HashSet<string> Inline = ["a", "abbr", "b", "code", "em", "i", "span", "strong"];

    public static string Written(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, MinimalEncoder.Instance);
        return writer.ToString();
    }

    public static IElement Parse(string html) => new HtmlParser().ParseDocument("<!DOCTYPE html><html><body>" + html).Body!;

    /// <summary>
    /// The tree, one node a line: attributes and class names as sets, text with its whitespace collapsed and its ends
    /// trimmed. The trimming would hide a missing space between inline elements, so the last line is all the
    /// text as a reader gets it, with such spaces.
    /// </summary>
    public static string Normalised(string html)
    {
        var body = Parse(html);
        var outline = new StringBuilder();
        foreach (var child in body.ChildNodes)
            Outline(child, 0, outline);
        var text = new StringBuilder();
        Text(body, text);
        return outline.Append("reads: ").Append(Collapsed(text.ToString())).Append('\n').ToString();
    }

    private static void Outline(INode node, int depth, StringBuilder outline)
    {
        if (node is IText text)
        {
            var words = text.ParentElement?.LocalName == "textarea" ? text.Data : Collapsed(text.Data);
            if (words.Length > 0)
                outline.Append(' ', depth * 2).Append('"').Append(words).Append("\"\n");
            return;
        }

        if (node is not IElement element)
            return;
        outline.Append(' ', depth * 2).Append(element.LocalName);
        foreach (var attribute in element.Attributes.OrderBy(a => a.Name, StringComparer.Ordinal))
        {
            var value = attribute.Name == "class"
                ? string.Join(' ', element.ClassList.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                : attribute.Value;
            outline.Append(' ').Append(attribute.Name).Append("=[").Append(value).Append(']');
        }

        outline.Append('\n');
        foreach (var child in element.ChildNodes)
            Outline(child, depth + 1, outline);
    }

    private static void Text(INode node, StringBuilder text)
    {
        if (node is IText words)
        {
            text.Append(words.Data);
            return;
        }

        var apart = node is IElement element && !Inline.Contains(element.LocalName);
        if (apart)
            text.Append(' ');
        foreach (var child in node.ChildNodes)
            Text(child, text);
        if (apart)
            text.Append(' ');
    }

    private static string Collapsed(string text) => Whitespace().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
