using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="Fieldset"/>.</summary>
public sealed record FieldsetOptions : ComponentOptions
{
    /// <summary>Ids of elements that describe the group, separated by spaces.</summary>
    public string? DescribedBy { get; init; }

    public string? Role { get; init; }

    public LegendOptions? Legend { get; init; }

    /// <summary>What stands inside, after the legend.</summary>
    public IHtmlContent? Html { get; init; }
}

/// <summary>The legend of a fieldset: the question that its fields answer together.</summary>
public sealed record LegendOptions
{
    public string? Text { get; init; }

    /// <summary>Wins over <see cref="Text"/>.</summary>
    public IHtmlContent? Html { get; init; }

    public string? Classes { get; init; }

    /// <summary>The legend is also the page's <c>h1</c>: where a page asks one question.</summary>
    public bool IsPageHeading { get; init; }
}

/// <summary>Renders a group of fields with a legend that describes them all.</summary>
public static class Fieldset
{
    public static IHtmlContent Render(FieldsetOptions options) =>
        new Element("fieldset", "govuk-fieldset", options.Classes)
            .AttributeIfAny("role", options.Role)
            .AttributeIfAny("aria-describedby", options.DescribedBy)
            .Attributes(options.Attributes)
            .Add(options.Legend is { } legend ? Legend(legend) : null)
            .Add(options.Html);

    private static Element? Legend(LegendOptions options)
    {
        if (Contents.Of(options.Html, options.Text) is not { } content)
            return null;
        return new Element("legend", "govuk-fieldset__legend", options.Classes)
            .Add(options.IsPageHeading ? new Element("h1", "govuk-fieldset__heading").Add(content) : content);
    }
}
