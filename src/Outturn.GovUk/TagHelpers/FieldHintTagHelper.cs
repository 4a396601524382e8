using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Outturn.GovUk.TagHelpers;

/// <summary>The place that a field leaves for a hint of more than plain text.</summary>
internal sealed class HintSlot
{
    public IHtmlContent? Html { get; set; }

    /// <summary>Runs what stands inside a field, which may leave a hint.</summary>
    public static async Task<IHtmlContent?> Filled(TagHelperContext context, TagHelperOutput output)
    {
        var slot = context.Offer(new HintSlot());
        await output.GetChildContentAsync();
        return slot.Html;
    }
}

/// <summary>Renders the hint of the field around it, as HTML. Guidance: no links in hints; for those use a paragraph before the field.</summary>
[HtmlTargetElement("govuk-field-hint")]
public sealed class FieldHintTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Within<HintSlot>("a field, such as <govuk-input>").Html = await output.InnerHtml();
        output.SuppressOutput();
    }
}
