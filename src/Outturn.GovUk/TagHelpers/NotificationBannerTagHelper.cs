using Microsoft.AspNetCore.Razor.TagHelpers;
using Outturn.GovUk.Components;

namespace Outturn.GovUk.TagHelpers;

/// <summary>
/// Renders a notification banner: <c>text</c> for one line of heading, or any content between the tags.
/// <c>&lt;govuk-notification-banner success text="Proposal saved" /&gt;</c>.
/// </summary>
[HtmlTargetElement("govuk-notification-banner")]
public sealed class NotificationBannerTagHelper : TagHelper
{
    /// <summary>Green, and announced at once: something the reader did has succeeded.</summary>
    [HtmlAttributeName("success")]
    public bool Success { get; set; }

    /// <summary>"Success" or "Important" when not given.</summary>
    [HtmlAttributeName("title")]
    public string? Title { get; set; }

    [HtmlAttributeName("title-id")]
    public string? TitleId { get; set; }

    /// <summary>One line, used when nothing stands between the tags.</summary>
    [HtmlAttributeName("text")]
    public string? Text { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var passed = PassedAttributes.Of(output);
        output.Become(NotificationBanner.Render(new NotificationBannerOptions
        {
            Type = Success ? "success" : null,
            TitleText = Title,
            TitleId = TitleId,
            Text = Text,
            Html = await output.InnerHtml(),
            Classes = passed.Classes,
            Attributes = passed.Others,
        }));
    }
}
