using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="Tag"/>.</summary>
public sealed record TagOptions : ContentOptions;

/// <summary>Renders a status. Guidance: an adjective in sentence case; the colour must not be the only sign.</summary>
public static class Tag
{
    public static IHtmlContent Render(TagOptions options) =>
        new Element("strong", "govuk-tag", options.Classes).Attributes(options.Attributes).Add(options.Content);
}
