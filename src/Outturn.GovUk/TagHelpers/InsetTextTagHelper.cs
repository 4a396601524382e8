using Microsoft.AspNetCore.Razor.TagHelpers;
using Outturn.GovUk.Components;

namespace Outturn.GovUk.TagHelpers;

/// <summary>Renders what stands between the tags as a block set apart.</summary>
[HtmlTargetElement("govuk-inset-text")]
public sealed class InsetTextTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var passed = PassedAttributes.Of(output);
        output.Become(InsetText.Render(new InsetTextOptions
        {
            Html = await output.InnerHtml(),
            Classes = passed.Classes,
            Attributes = passed.Others,
        }));
    }
}
