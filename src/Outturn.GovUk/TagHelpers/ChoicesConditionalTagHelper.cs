using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Outturn.GovUk.TagHelpers;

/// <summary>The place that a choice leaves for what it reveals.</summary>
internal sealed class ConditionalSlot
{
    public IHtmlContent? Html { get; set; }
}

/// <summary>
/// Renders fields that belong to the choice around it. Guidance: one simple question at most; the server must not demand an answer when the
/// choice is not taken. Without JavaScript the fields always show.
/// </summary>
[HtmlTargetElement("govuk-radios-conditional")]
[HtmlTargetElement("govuk-checkboxes-conditional")]
public sealed class ChoicesConditionalTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Within<ConditionalSlot>("<govuk-radios-item> or <govuk-checkboxes-item>").Html = await output.InnerHtml();
        output.SuppressOutput();
    }
}
