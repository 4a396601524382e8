using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="WarningText"/>.</summary>
public sealed record WarningTextOptions : ContentOptions
{
    /// <summary>Read out in place of the icon; "Warning" when not given.</summary>
    public string? IconFallbackText { get; init; }
}

/// <summary>Renders a warning of something important, such as the consequence of not acting.</summary>
public static class WarningText
{
    public static IHtmlContent Render(WarningTextOptions options) =>
        new Element("div", "govuk-warning-text", options.Classes)
            .Attributes(options.Attributes)
            .Add(new Element("span", "govuk-warning-text__icon").Attribute("aria-hidden", "true").Add("!"))
            .Add(" ")
            .Add(new Element("strong", "govuk-warning-text__text")
                .Add(new Element("span", "govuk-visually-hidden")
                    .Add(string.IsNullOrEmpty(options.IconFallbackText) ? "Warning" : options.IconFallbackText))
                .Add(" ")
                .Add(options.Content));
}
