using Microsoft.AspNetCore.Html;
using Outturn.GovUk.Markup;

namespace Outturn.GovUk.Components;

/// <summary>Options of <see cref="NotificationBanner"/>.</summary>
public sealed record NotificationBannerOptions : ContentOptions
{
    /// <summary>"Success" or "Important" when not given.</summary>
    public string? TitleText { get; init; }

    /// <summary>Wins over <see cref="TitleText"/>.</summary>
    public IHtmlContent? TitleHtml { get; init; }

    /// <summary>2 when not given.</summary>
    public int? TitleHeadingLevel { get; init; }

    /// <summary><c>success</c> makes the green banner, an alert that takes the focus.</summary>
    public string? Type { get; init; }

    public string? Role { get; init; }

    public string? TitleId { get; init; }

    public bool? DisableAutoFocus { get; init; }
}

/// <summary>
/// Renders news about the service, or the success of what was just done. Guidance: at most one on a page, before the
/// <c>h1</c>; for errors use the error summary.
/// </summary>
public static class NotificationBanner
{
    public static IHtmlContent Render(NotificationBannerOptions options)
    {
        var success = options.Type == "success";
        var titleId = string.IsNullOrEmpty(options.TitleId) ? "govuk-notification-banner-title" : options.TitleId;
        var heading = FormattableString.Invariant($"h{options.TitleHeadingLevel ?? 2}");
        var content = options.Html
            ?? (string.IsNullOrEmpty(options.Text) ? null : new Element("p", "govuk-notification-banner__heading").Add(options.Text));
        return new Element("div", "govuk-notification-banner", success ? "govuk-notification-banner--success" : null, options.Classes)
            .Attribute("role", !string.IsNullOrEmpty(options.Role) ? options.Role : success ? "alert" : "region")
            .Attribute("aria-labelledby", titleId)
            .Attribute("data-module", "govuk-notification-banner")
            .Attribute("data-disable-auto-focus", options.DisableAutoFocus)
            .Attributes(options.Attributes)
            .Add(new Element("div", "govuk-notification-banner__header")
                .Add(new Element(heading, "govuk-notification-banner__title")
                    .Attribute("id", titleId)
                    .Add(Contents.Of(options.TitleHtml, options.TitleText) ?? new TextContent(success ? "Success" : "Important"))))
            .Add(new Element("div", "govuk-notification-banner__content").Add(content));
    }
}
