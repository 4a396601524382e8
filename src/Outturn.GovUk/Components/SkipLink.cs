using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="SkipLink"/>.</summary>
public sealed record SkipLinkOptions : ContentOptions
{
    /// <summary>The id of <c>main</c>, as <c>#id</c>; <c>#content</c> when not given.</summary>
    public string? Href { get; init; }
}

/// <summary>Renders the link by which the keyboard passes over the header. It is the first thing in <c>body</c>.</summary>
public static class SkipLink
{
    public static IHtmlContent Render(SkipLinkOptions options) =>
        new Element("a", "govuk-skip-link", options.Classes)
            .Attribute("href", string.IsNullOrEmpty(options.Href) ? "#content" : options.Href)
            .Attributes(options.Attributes)
            .Attribute("data-module", "govuk-skip-link")
            .Add(options.Content);
}
