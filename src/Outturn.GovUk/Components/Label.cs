using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="Label"/>.</summary>
public sealed record LabelOptions : ContentOptions
{
    /// <summary>The id of the field; components that hold a label set it themselves.</summary>
    public string? For { get; init; }

    /// <summary>The label is also the page's <c>h1</c>: where a page asks one question.</summary>
    public bool IsPageHeading { get; init; }
}

/// <summary>Renders the label of a field, or nothing when it has no text. Guidance: short, in sentence case, no colon.</summary>
public static class Label
{
    public static IHtmlContent Render(LabelOptions options)
    {
        if (!options.HasContent)
            return new Fragment();
        var label = new Element("label", "govuk-label", options.Classes)
            .Attributes(options.Attributes)
            .AttributeIfAny("for", options.For)
            .Add(options.Content);
        return options.IsPageHeading ? new Element("h1", "govuk-label-wrapper").Add(label) : label;
    }
}
