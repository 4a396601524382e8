using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="InsetText"/>.</summary>
public sealed record InsetTextOptions : ContentOptions
{
    public string? Id { get; init; }
}

/// <summary>Renders a block set apart from the text around it: a quotation, an example. Guidance: use it sparingly.</summary>
public static class InsetText
{
    public static IHtmlContent Render(InsetTextOptions options) =>
        new Element("div", "govuk-inset-text", options.Classes)
            .AttributeIfAny("id", options.Id)
            .Attributes(options.Attributes)
            .Add(options.Content);
}
