using Microsoft.AspNetCore.Razor.TagHelpers;
using Outturn.GovUk.Components;

namespace Outturn.GovUk.TagHelpers;

/// <summary>Renders the link back. <c>&lt;govuk-back-link href="/bids" /&gt;</c>; other words than "Back" stand between the tags.</summary>
[HtmlTargetElement("govuk-back-link")]
public sealed class BackLinkTagHelper : TagHelper
{
    [HtmlAttributeName("href")]
    public string? Href { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var passed = PassedAttributes.Of(output);
        output.Become(BackLink.Render(new BackLinkOptions
        {
            Href = Href,
            Html = await output.InnerHtml(),
            Classes = passed.Classes,
            Attributes = passed.Others,
        }));
    }
}
