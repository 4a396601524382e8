using Microsoft.AspNetCore.Razor.TagHelpers;
using Outturn.GovUk.Components;

namespace Outturn.GovUk.TagHelpers;

/// <summary>Renders content that a reader may open. <c>&lt;govuk-details summary="How this is worked out"&gt;…&lt;/govuk-details&gt;</c>.</summary>
[HtmlTargetElement("govuk-details")]
public sealed class DetailsTagHelper : TagHelper
{
    [HtmlAttributeName("summary")]
    public string? Summary { get; set; }

    [HtmlAttributeName("open")]
    public bool Open { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(Summary))
            throw new InvalidOperationException("<govuk-details> needs a \"summary\" attribute.");
        var passed = PassedAttributes.Of(output);
        output.Become(Details.Render(new DetailsOptions
        {
            SummaryText = Summary,
            Open = Open,
            Html = await output.InnerHtml(),
            Classes = passed.Classes,
            Attributes = passed.Others,
        }));
    }
}
