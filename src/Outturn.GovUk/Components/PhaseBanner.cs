using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="PhaseBanner"/>.</summary>
public sealed record PhaseBannerOptions : ContentOptions
{
    /// <summary>The phase: "Alpha", "Beta".</summary>
    public TagOptions? Tag { get; init; }
}

/// <summary>Renders the phase of the service and where to send feedback. Guidance: directly under the header, until the service is live.</summary>
public static class PhaseBanner
{
    public static IHtmlContent Render(PhaseBannerOptions options) =>
        new Element("div", "govuk-phase-banner", "govuk-width-container", options.Classes)
            .Attributes(options.Attributes)
            .Add(new Element("p", "govuk-phase-banner__content")
                .Add(Tag.Render(new TagOptions
                {
                    Text = options.Tag?.Text,
                    Html = options.Tag?.Html,
                    Classes = ClassNames.Join("govuk-phase-banner__content__tag", options.Tag?.Classes),
                }))
                .Add(" ")
                .Add(new Element("span", "govuk-phase-banner__text").Add(options.Content)));
}
