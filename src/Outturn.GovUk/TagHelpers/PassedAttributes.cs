using System.Net;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.TagHelpers;

/// <summary>The attributes an author gave that no property takes: they go on to the element that is drawn.</summary>
internal sealed record PassedAttributes(string? Classes, IReadOnlyDictionary<string, string?> Others)
{
    public static PassedAttributes Of(TagHelperOutput output)
    {
        string? classes = null;
        var others = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var attribute in output.Attributes)
        {
            var value = attribute.ValueStyle == HtmlAttributeValueStyle.Minimized ? null : Plain(attribute.Value);
            if (string.Equals(attribute.Name, "class", StringComparison.OrdinalIgnoreCase))
                classes = value;
            else
                others.TryAdd(attribute.Name, value);
        }

        return new(classes, others);
    }

    // Razor hands attribute values over encoded already; the element encodes them again when it is written.
    private static string Plain(object? value)
    {
        if (value is not IHtmlContent html)
            return value?.ToString() ?? "";
        using var writer = new StringWriter();
        html.WriteTo(writer, MinimalEncoder.Instance);
        return WebUtility.HtmlDecode(writer.ToString());
    }
}
