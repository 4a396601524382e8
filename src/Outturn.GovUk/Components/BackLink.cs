using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="BackLink"/>.</summary>
public sealed record BackLinkOptions : ContentOptions
{
    /// <summary>Where the link goes; <c>#</c> when not given.</summary>
    public string? Href { get; init; }
}

/// <summary>
/// Renders a link back to the previous page. It stands at the top of the page, before <c>main</c>, and never together with breadcrumbs.
/// </summary>
public static class BackLink
{
    public static IHtmlContent Render(BackLinkOptions options) =>
        new Element("a", "govuk-back-link", options.Classes)
            .Attribute("href", string.IsNullOrEmpty(options.Href) ? "#" : options.Href)
            .Attributes(options.Attributes)
            .Add(options.HasContent ? options.Content : new TextContent("Back"));
}
